"""A first look at the meetings of Chinese passages: which were held, which were only studied, which is the main one."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from kg.discourse.chinese_receptions import meetings_at, receives
from kg.mentions import MeetingRef, entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate import Passage
    from kg.discourse.meetings import Meeting
    from kg.discourse.reading import Reading
    from kg.mentions import Item

_SYMPOSIUM = "https://w3id.org/coopkg/meeting-kind/symposium"
_CEREMONY = "https://w3id.org/coopkg/meeting-kind/unveiling-ceremony"
_VISIT = "https://w3id.org/coopkg/meeting-kind/meeting"
# A ceremony or a visit that nothing names is the document's only where its first sentences tell it.
_LEAD = 3
_WITH_MEETING = frozenset({"attend", "preside", "organize", "take-place"})


def frames(item: Item) -> dict[str, str]:
    """The names of the frames that a trigger may evoke, each with its voice."""
    found: dict[str, str] = {}
    for entry in entries(item):
        if entry.tag == "V":
            found.setdefault(entry.iri.rsplit("/", 1)[-1], entry.voice)
    return found


def chinese(reading: Reading) -> Iterator[Passage]:
    """The Chinese passages that are read: no stamps, no bylines."""
    for passage in reading.passages:
        if passage.sentence.language == "zh" and passage.sentence.role not in ("stamp", "byline"):
            yield passage


@dataclass(slots=True)
class _Found:
    """What the first look has gathered."""

    headed: list[Meeting] = field(default_factory=list)
    held: list[Meeting] = field(default_factory=list)
    told: list[Meeting] = field(default_factory=list)
    bare: list[MeetingRef] = field(default_factory=list)


def survey(reading: Reading) -> None:
    """Gather the meetings of the document and choose the one that bare words such as 会议 mean."""
    found = _Found()
    for passage in chinese(reading):
        _look(passage, reading, found)
    _join_headline(reading, found)
    held = [m for m in found.held if not m.studied]
    told = [m for m in found.told if not m.studied]
    meetings = reading.meetings
    if meetings.main is None:
        meetings.main = next(iter([*held, *told]), None)
    named = [ref for ref in found.bare if "会见" not in ref.wording]
    if meetings.main is None and not named:
        meetings.main = _received(reading)
    if meetings.main is None and found.bare:
        meetings.main = meetings.of(_specific(found.bare))
    if meetings.main is None:
        meetings.main = _sat_down(reading) or _unveiled(reading) or _visited(reading)
    for meeting in [*held, *([meetings.main] if meetings.main else [])]:
        meeting.held = True


def _received(reading: Reading) -> Meeting | None:
    """The first reception of a document that tells of no other meeting."""
    for passage in [p for p in chinese(reading) if p.sentence.role == "body"]:
        for index, item in enumerate(passage.items):
            if receives(item) and (found := meetings_at(passage, index, reading)):
                return found[0][0]
    return None


def _sat_down(reading: Reading) -> Meeting | None:
    """The meeting of a document that only says who 参加座谈."""
    for passage in chinese(reading):
        if any(i.tag == "V" and i.text.endswith("座谈") and "attend" in frames(i) for i in passage.items):
            words = frozenset(("座谈",))
            return reading.meetings.begin(MeetingRef("座谈", _SYMPOSIUM, words=words))
    return None


def _unveiled(reading: Reading) -> Meeting | None:
    """The ceremony of a document that only calls it so: 某办公室揭牌, 多人出席仪式."""
    if not any(i.tag == "V" and i.text.endswith("仪式") for p in chinese(reading) for i in p.items):
        return None
    stems = reading.lexicon.words("ceremony-stem", "zh-hans")
    for passage in islice(chinese(reading), _LEAD):
        stem = next((s for i in passage.items for s in sorted(stems) if i.text.startswith(s)), None)
        if stem is not None:
            words = frozenset((stem,))
            return reading.meetings.begin(MeetingRef("揭牌仪式", _CEREMONY, words=words))
    return None


def _visited(reading: Reading) -> Meeting | None:
    """The visit of a document that tells of no meeting: 某局一行赴某市考察交流."""
    visits = reading.lexicon.words("exchange-visit", "zh-hans")
    for passage in islice((p for p in chinese(reading) if p.sentence.role == "body"), _LEAD):
        for item in passage.items:
            if item.tag == "V" and item.text in visits and "attend" in frames(item):
                return reading.meetings.begin(MeetingRef(item.text, _VISIT, words=frozenset((item.text,))))
    return None


def _join_headline(reading: Reading, found: _Found) -> None:
    """A headline names the first sentence's meeting in other words: 局长联席会议, 联席会议第一次全体会议."""
    if len(found.held) < 2 or not found.headed or found.headed[0] is found.held[1]:
        return
    headed, told = found.headed[0], found.held[1]
    if found.held[0] is not headed or headed.ordinal or (headed.year and told.year and headed.year != told.year):
        return
    common = len(headed.words & told.words) / (min(len(headed.words), len(told.words)) or 1)
    if common >= 0.4 and told in reading.meetings.all:
        reading.meetings.join(headed, told)
        found.held = [m for m in found.held if m is not told]
        found.told = [m for m in found.told if m is not told]


def _look(passage: Passage, reading: Reading, found: _Found) -> None:
    """One sentence: what stands under studied, planned or spoken words was not held."""
    study = reading.lexicon.words("studying", "zh-hans")
    studying = planned = speech = False
    for index, item in enumerate(passage.items):
        if item.tag == "V":
            names = frames(item).keys()
            studying = "convey" in names or (studying and not names & _WITH_MEETING)
            speech = speech or "say" in names
        elif item.tag == "v" and item.text in study:
            studying = True
        elif item.tag == "m":
            planned = True
        elif item.tag in ".;":
            studying = planned = False
        elif isinstance(item.value, MeetingRef):
            told = not (speech or planned or studying) and _told(passage, index)
            if item.value.generic:
                found.bare += [item.value] if told else []
            else:
                _mention(passage, index, reading, found, (studying, told, speech or planned))


def _mention(passage: Passage, index: int, reading: Reading, found: _Found, heard: tuple[bool, bool, bool]) -> None:
    """A meeting by its name: only studied, held, told of, or none of these."""
    studying, told, unreal = heard
    item = passage.items[index]
    meeting = reading.meetings.of(item.value)  # type: ignore[arg-type]  # the caller has looked
    if meeting is None:
        return
    after = next((i.text for i in passage.items[index + 1 : index + 2]), "")
    studied = studying or after.startswith(tuple(reading.lexicon.words("spirit", "zh-hans")))
    if studied and len(meeting.mentions) == 1:
        meeting.studied = True
    elif not unreal:
        meeting.studied = meeting.studied and studied
        takes_place = _takes_place(passage.items, index)
        if takes_place:
            found.held += [] if meeting in found.held else [meeting]
            found.headed += [meeting] if passage.sentence.role == "headline" else []
        elif takes_place is False and told:
            found.told.append(meeting)


def _specific(bare: list[MeetingRef]) -> MeetingRef:
    """The fullest of the bare wordings, as the name of a meeting that has no other."""
    best = max(bare, key=lambda ref: (len(ref.wording), -bare.index(ref)))
    return MeetingRef(best.wording, best.head, best.ordinal, best.zone, best.words, year=best.year, level=best.level)


def _told(passage: Passage, index: int) -> bool:
    """Whether a mention tells of a meeting that was: its own clause begins with it, or somebody came to it."""
    items = passage.items
    before = items[index - 1] if index else None
    if passage.sentence.role == "headline" or any(i.tag == "e" for i in items[:index]):
        return passage.sentence.role == "headline"
    if any(i.tag == "V" and frames(i).keys() & _WITH_MEETING for i in items[max(0, index - 5) : index]):
        return before is not None and before.text != "的"
    after = items[index + 1] if index + 1 < len(items) else None
    opens = before is None or before.tag in ',;.:t"' or before.text in ("在", "本次", "此次", "这次", "是次")
    return (
        opens
        and after is not None
        and (after.tag in "Vds," or after.text.startswith(("上", "现场", "前", "后")) or after.tag == "v")
    )


def _takes_place(items: list[Item], index: int) -> bool | None:
    """Whether a verb of holding stands near the mention, in its clause; None where it is planned."""
    for item in [*items[index + 1 : index + 9], *reversed(items[max(0, index - 3) : index])]:
        if item.tag == "m" and item.start > items[index].start:
            return None
        if item.tag == "V" and frames(item).keys() & {"organize", "take-place"}:
            return True
    return False
