"""A first look at the meetings of Chinese passages: which were held, which were only studied, which is the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.mentions import MeetingRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate import Passage
    from kg.discourse.meetings import Meeting
    from kg.discourse.reading import Reading
    from kg.mentions import Item

_WITH_MEETING = frozenset({"attend", "preside", "organize", "take-place"})


def frames(item: Item, reading: Reading) -> dict[str, str]:
    """The names of the frames that a trigger may evoke, each with its voice."""
    found: dict[str, str] = {}
    for entry in item.value or ():  # type: ignore[union-attr]  # a trigger carries its readings
        if entry.tag == "V":
            found.setdefault(entry.iri.rsplit("/", 1)[-1], entry.voice)
    return found


def chinese(reading: Reading) -> Iterator[Passage]:
    """The Chinese passages that are read: no stamps, no bylines."""
    for passage in reading.passages:
        if passage.sentence.language == "zh" and passage.sentence.role not in ("stamp", "byline"):
            yield passage


def survey(reading: Reading) -> None:
    """Gather the meetings of the document and choose the one that bare words such as 会议 mean."""
    held: list[Meeting] = []
    other: list[Meeting] = []
    bare: list[MeetingRef] = []
    for passage in chinese(reading):
        studying = planned = speech = False
        for index, item in enumerate(passage.items):
            if item.tag == "V":
                found = frames(item, reading)
                studying = "convey" in found or (studying and not found.keys() & {"organize", "take-place", "attend"})
                speech = speech or "say" in found
            elif item.tag == "v" and item.text in ("贯彻", "落实", "贯彻落实", "根据", "按照"):
                studying = True
            elif item.tag == "m":
                planned = True
            elif item.tag in ".;":
                studying = planned = False
            if not isinstance(item.value, MeetingRef):
                continue
            told = not (speech or planned or studying) and _told(passage, index, reading)
            if item.value.generic:
                if told:
                    bare.append(item.value)
                continue
            after = next((i.text for i in passage.items[index + 1 : index + 2]), "")
            spirit = after.startswith(("精神", "部署", "要求", "上的重要讲话", "重要讲话", "决策"))
            meeting = reading.meetings.of(item.value)
            if meeting is None:
                continue
            fresh = len(meeting.mentions) == 1
            if (studying or spirit) and fresh:
                meeting.studied = True
            elif not speech and not planned:
                meeting.studied = meeting.studied and (studying or spirit)
                takes_place = _takes_place(passage.items, index, reading)
                if takes_place:
                    held.append(meeting)
                elif takes_place is False and told:
                    other.append(meeting)
    held = [m for m in held if not m.studied]
    other = [m for m in other if not m.studied]
    if reading.meetings.main is None:
        reading.meetings.main = _main(held, other)
    if reading.meetings.main is None and bare:
        reading.meetings.main = reading.meetings.of(_specific(bare))
    for meeting in [*held, *([reading.meetings.main] if reading.meetings.main else [])]:
        meeting.held = True


def _main(held: list[Meeting], other: list[Meeting]) -> Meeting | None:
    return held[0] if held else other[0] if other else None


def _specific(bare: list[MeetingRef]) -> MeetingRef:
    """The fullest of the bare wordings, as the name of a meeting that has no other."""
    best = max(bare, key=lambda ref: (len(ref.wording), -bare.index(ref)))
    return MeetingRef(best.wording, best.head, best.ordinal, best.zone, best.words, year=best.year, level=best.level)


def _told(passage: Passage, index: int, reading: Reading) -> bool:
    """Whether a mention tells of a meeting that was: its own clause begins with it, or somebody came to it."""
    items = passage.items
    before = items[index - 1] if index else None
    if passage.sentence.role == "headline" or any(i.tag == "e" for i in items[:index]):
        return passage.sentence.role == "headline"
    if any(i.tag == "V" and frames(i, reading).keys() & _WITH_MEETING for i in items[max(0, index - 3) : index]):
        return before is not None and before.text != "的"
    after = items[index + 1] if index + 1 < len(items) else None
    opens = before is None or before.tag in ',;.:t"' or before.text in ("在", "本次", "此次", "这次", "是次")
    return (
        opens
        and after is not None
        and (after.tag in "Vds," or after.text.startswith(("上", "现场", "前", "后")) or after.tag == "v")
    )


def _takes_place(items: list[Item], index: int, reading: Reading) -> bool | None:
    """Whether a verb of holding stands near the mention, in its clause; None where it is planned."""
    for item in [*items[index + 1 : index + 9], *reversed(items[max(0, index - 3) : index])]:
        if item.tag == "m" and item.start > items[index].start:
            return None
        if item.tag == "V" and frames(item, reading).keys() & {"organize", "take-place"}:
            return True
    return False
