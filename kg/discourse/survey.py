"""A first look at a document's meetings: which mentions are one, which are only studied, which is the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.mentions import MeetingRef

if TYPE_CHECKING:
    from kg.annotate.gazetteer import Entry
    from kg.discourse.reading import Reading
    from kg.lexicon import Concept
    from kg.mentions import Item


def frame_of(item: Item, reading: Reading) -> tuple[Concept, str]:
    """The frame that a trigger evokes, and its voice: active, passive or inverted."""
    entry: Entry = item.value[0]  # type: ignore[index, assignment]  # a trigger carries its readings
    return reading.lexicon[entry.iri], entry.voice


def survey(reading: Reading) -> None:
    """The meetings first: which mentions are one, which are only studied, and which one the document is about."""
    for passage in reading.passages:
        if passage.sentence.role in ("stamp", "byline"):
            continue
        convey = False
        for index, item in enumerate(passage.items):
            if item.tag == "V":
                frame, _ = frame_of(item, reading)
                convey = frame.name == "convey"
                if frame.flag("speech"):
                    break
            if isinstance(item.value, MeetingRef) and not item.value.generic:
                meeting = reading.meetings.of(item.value)
                if meeting is None:
                    continue
                meeting.studied = meeting.studied or (convey and len(meeting.mentions) == 1)
                around = [i for i in passage.items[max(0, index - 3) : index + 3] if i.tag == "V"]
                if not convey and any(
                    frame_of(v, reading)[0].name in ("take-place", "organize") for v in around
                ):
                    meeting.held = True
                    if reading.meetings.main is None:
                        reading.meetings.main = meeting
    if reading.meetings.main is None:
        reading.meetings.main = next((m for m in reading.meetings.all if not m.studied), None)
    if reading.meetings.main is not None:
        reading.meetings.main.held = True
