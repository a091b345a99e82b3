"""A first look at a document's meetings: which mentions are one, which are only studied, which is the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse import chinese_survey
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
    """Find the document's meetings, and set the main one: the first that is said to be held, else the first named."""
    chinese_survey.survey(reading)
    for passage in reading.passages:
        if passage.sentence.role not in ("stamp", "byline") and passage.sentence.language == "en":
            _survey(passage.items, reading)
    meetings = reading.meetings
    if meetings.main is None:
        meetings.main = next((m for m in meetings.all if not m.studied), None)
    if meetings.main is not None:
        meetings.main.held = True


def _survey(items: list[Item], reading: Reading) -> None:
    frames = {i: frame_of(item, reading) for i, item in enumerate(items) if item.tag == "V"}
    for index, item in enumerate(items):
        before = [i for i in frames if i < index]
        if before and frames[before[-1]][0].flag("speech"):
            return
        if not isinstance(item.value, MeetingRef) or item.value.generic:
            continue
        meeting = reading.meetings.of(item.value)
        if meeting is None:
            continue
        after = next((i for i in frames if i > index), None)
        studied = bool(before) and frames[before[-1]][0].name == "convey" and frames[before[-1]][1] == "active"
        studied = studied or (after is not None and frames[after][0].name == "convey" and frames[after][1] == "passive")
        meeting.studied = meeting.studied or (studied and len(meeting.mentions) == 1)
        near = {frames[i][0].name for i in frames if -3 <= i - index <= 2}
        if not studied and near & {"take-place", "organize"}:
            meeting.held = True
            reading.meetings.main = reading.meetings.main or meeting
