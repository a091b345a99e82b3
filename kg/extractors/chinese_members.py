"""Who belongs to a zone, in Chinese: lists before 成员单位, 由…组成, counts that take a list up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse.chinese_survey import chinese, frames
from kg.discourse.chinese_zones import members
from kg.discourse.reading import Claim, Reading
from kg.mentions import AgencyRef, GroupRef, Item, MeetingRef, PlaceRef, ZoneRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate import Passage
    from kg.model import Entity

NAME = "chinese_members"


def extract(reading: Reading) -> Iterator[Claim]:
    """`sessionOf` for numbered sessions, `memberOf` where membership is said."""
    for passage in chinese(reading):
        yield from _sessions(passage, reading)
        zone = _zone(passage, reading)
        if zone is None:
            continue
        for item in passage.items:
            if isinstance(item.value, ZoneRef):
                for place in members(item.value, reading):
                    whole = ((item.start, item.end),)
                    yield Claim(place, "memberOf", reading.zone(item.value), passage, whole, 0.85, NAME)
        found = [*_before_word(passage, reading), *_founded(passage, reading)]
        found += [*_said(passage, reading), *_told(passage, reading)]
        for member, item, word, confidence in found:
            spans = ((item.start, item.end), (word.start, word.end))
            yield Claim(member, "memberOf", zone, passage, spans, confidence, NAME)


def _sessions(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """`sessionOf` for numbered sessions of a zone that their name names."""
    for item in passage.items:
        ref = item.value
        if isinstance(ref, MeetingRef) and ref.zone is not None and ref.ordinal:
            meeting = reading.meetings.of(ref)
            if meeting is not None and not meeting.studied:
                zone = reading.zone(meeting.zone or ref.zone)
                yield Claim(meeting, "sessionOf", zone, passage, ((item.start, item.end),), 0.9, NAME)


def _zone(passage: Passage, reading: Reading) -> Entity | None:
    """The zone of the passage, else the document's."""
    refs: list[ZoneRef] = []
    for item in passage.items:
        if isinstance(item.value, ZoneRef):
            refs.append(item.value)
        elif isinstance(item.value, MeetingRef) and item.value.zone:
            refs.append(item.value.zone)
    main = reading.meetings.main
    if main is not None and main.zone is not None:
        refs.append(main.zone)
    return reading.zone(refs[0]) if refs else None


def _entities(item: Item, reading: Reading) -> list[Entity]:
    value = item.value
    if isinstance(value, AgencyRef):
        body = reading.bodies.resolve(value)
        return [body] if body else []
    if isinstance(value, GroupRef):
        return [e for e in reading.group(value) if e.kind != "Collective"]
    if isinstance(value, PlaceRef):
        return [reading.place(value)]
    if item.tag == "n" and isinstance(value, int):
        return reading.group(GroupRef(None, None, None, value, item.text))
    return []


def _list_before(items: list[Item], end: int) -> list[Item]:
    """The members of the list that ends before a position: a coordination of one kind of thing."""
    found: list[Item] = []
    for item in reversed(items[:end]):
        if item.tag in "APL" or (item.tag == "n" and not found):
            found.insert(0, item)
        elif item.tag not in "、aSZX" and item.text not in ("等", "共同"):
            break
    return found


def _before_word(passage: Passage, reading: Reading) -> Iterator[tuple[Entity, Item, Item, float]]:
    items = passage.items
    for index, item in enumerate(items):
        counted = item.tag == "n" and "成员" in item.text and isinstance(item.value, int)
        grown = item.tag == "n" and index > 1 and items[index - 1].text == "由" and "成员" in items[index - 2].text
        if counted or grown:
            for member in _entities(item, reading):
                yield member, item, item, 0.85
        elif item.tag == "i":
            listed = _list_before(items, index)
            if len(listed) > 1 and items[index - 1].tag not in "、a":
                for part in listed:
                    for member in _entities(part, reading):
                        yield member, part, item, 0.88


def _founded(passage: Passage, reading: Reading) -> Iterator[tuple[Entity, Item, Item, float]]:
    """由甲、乙、丙共同建立."""
    items = passage.items
    founding = tuple(reading.lexicon.words("founding", "zh-hans"))
    for index, item in enumerate(items):
        if not item.text.startswith(founding) or item.tag not in "wvV":
            continue
        stop = index
        while stop and (items[stop - 1].tag in "dDn" or items[stop - 1].text == "于" or _year(items[stop - 1])):
            stop -= 1
        listed = _list_before(items, stop)
        start = items.index(listed[0]) if listed else 0
        if len(listed) > 1 and start > 0 and items[start - 1].text == "由":
            inmost = [
                p for p, after in zip(listed, [*listed[1:], None], strict=True) if not (after and p.end == after.start)
            ]
            for part in inmost:
                for member in _entities(part, reading):
                    yield member, part, item, 0.9


def _year(item: Item) -> bool:
    return item.tag == "w" and item.text.removesuffix("年").isdecimal()


def _said(passage: Passage, reading: Reading) -> Iterator[tuple[Entity, Item, Item, float]]:
    """成员单位包括甲、乙; 吸纳甲为协作区成员单位."""
    items = passage.items
    for index, item in enumerate(items):
        if item.tag != "V":
            continue
        found = frames(item)
        member_word = next((i for i in items[index + 1 :] if i.tag == "i" or "成员" in i.text), None)
        if "belong" in found and member_word is not None:
            stop = items.index(member_word)
            for part in items[index + 1 : stop]:
                for member in _entities(part, reading):
                    yield member, part, item, 0.9
        elif "comprise" in found and index and ("成员" in item.text or items[index - 1].tag in "iX"):
            for part in items[index + 1 :]:
                if part.tag in ".;V":
                    break
                for member in _entities(part, reading):
                    yield member, part, item, 0.9


def _told(passage: Passage, reading: Reading) -> Iterator[tuple[Entity, Item, Item, float]]:
    """淮海经济区地处三省交界，包括甲、乙、丙: a region whose name the zone bears."""
    items = passage.items
    for index, item in enumerate(items):
        if item.tag == "V" and "comprise" in frames(item) and _names_zone(items, index, passage, reading):
            for part in _row(items[index + 1 :]):
                for member in _entities(part, reading):
                    yield member, part, item, 0.85


def _names_zone(items: list[Item], index: int, passage: Passage, reading: Reading) -> bool:
    """Whether the sentence is about a region whose name the zone bears, and lists three places or more."""
    zone = _zone(passage, reading)
    region = next((i.text for i in items[:index] if i.tag != "t"), "") if items[0].tag in "Rt" else ""
    named = zone is not None and bool(region) and any(x.text.startswith(region) for x in zone.labels)
    return named and len(_row(items[index + 1 :])) > 2


def _row(items: list[Item]) -> list[Item]:
    """The places of the list that begins here."""
    stop = next((n for n, i in enumerate(items) if i.tag not in "P、a"), len(items))
    return [i for i in items[:stop] if i.tag == "P"]
