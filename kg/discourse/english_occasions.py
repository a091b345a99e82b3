"""When and where a meeting was, by an English sentence: with a verb of holding, or in a phrase of its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.discourse import english_days as days
from kg.discourse import english_venues as venues
from kg.mentions import DateRef, MeetingRef, PlaceRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate import Passage
    from kg.discourse.meetings import Meeting
    from kg.discourse.reading import Reading
    from kg.mentions import Item
    from kg.model import Entity, Value

_HELD = frozenset({"held", "convened", "which was held", "that was held", "was held", "hosted"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a sentence says of a meeting: `heldOn` or `heldAt`, its value, the mentions that say so, a confidence."""

    meeting: Meeting
    relation: str
    value: Entity | Value
    mentions: tuple[Item, ...]
    confidence: float


def told(passage: Passage, reading: Reading, meeting: Meeting, index: int) -> Iterator[Occasion]:
    """The date and the venue that stand with the verb of holding at `index`."""
    yield from _day(passage, reading, meeting, index)
    items, item = passage.items, passage.items[index]
    spot = venues.venue(passage, index, reading)
    where = venues.place(spot, reading) if spot is not None else None
    if spot is not None and where is not None:
        stands = spot.tag == "h" or any(spot is i for i in items)  # a dateline stands elsewhere
        mentions = (spot, item) if stands else (item,)
        yield Occasion(meeting, "heldAt", where, mentions, 0.95 if spot.tag in "Ph" else 0.8)


def _day(passage: Passage, reading: Reading, meeting: Meeting, index: int) -> Iterator[Occasion]:
    items, item = passage.items, passage.items[index]
    date = days.date(items, item)
    if meeting.date is not None or (date is not None and days.closes(item, date, reading)):
        return
    if date is None:
        meeting.date = reading.last_day if days.same_day(items, reading) else None
        mentions, confidence = (items[0], item), 0.75
    else:
        meeting.date = days.value_of(date, reading, meeting.year)
        mentions, confidence = (date, item), 0.95 if date.tag == "D" else 0.85
    if meeting.date is not None:
        yield Occasion(meeting, "heldOn", meeting.date, mentions, confidence)


def in_passing(passage: Passage, reading: Reading) -> Iterator[Occasion]:
    """When and where another meeting was, in a phrase of its own: "since the second meeting, held in A"."""
    items = passage.items
    for n, item in enumerate(items[:-2]):
        if item.tag != "E" or not isinstance(item.value, MeetingRef) or item.value.generic:
            continue
        verb = n + 1 + (items[n + 1].tag == ",")
        meeting = reading.meetings.of(item.value) if items[verb].text.lower() in _HELD else None
        if meeting is not None and meeting is not reading.meetings.at_hand:
            yield from _phrase(items, item, verb, meeting, reading)


def _phrase(items: list[Item], item: Item, verb: int, meeting: Meeting, reading: Reading) -> Iterator[Occasion]:
    phrase = items[verb + 1 : verb + 7]
    stop = next((k for k, i in enumerate(phrase) if i.tag not in "PDtso,"), len(phrase))
    for before, part in pairwise(phrase[:stop]):
        where = reading.place(part.value) if isinstance(part.value, PlaceRef) else None
        if where is not None and before.text.lower() in ("in", "at") and where.kind == "Place":
            yield Occasion(meeting, "heldAt", where, (item, part), 0.85)
        if isinstance(part.value, DateRef) and meeting.date is None:
            meeting.date = days.value_of(part, reading)
            if meeting.date is not None:
                yield Occasion(meeting, "heldOn", meeting.date, (item, part), 0.85)


def day_of_lead(reading: Reading) -> tuple[Passage, Item, Value] | None:
    """The one day that the first sentence tells of."""
    lead = next((p for p in reading.passages if p.sentence.role == "body" and p.sentence.language == "en"), None)
    found = [i for i in lead.items if i.tag == "D" and isinstance(i.value, DateRef) and i.value.day] if lead else []
    value = days.value_of(found[0], reading) if len(found) == 1 else None
    return (lead, found[0], value) if lead is not None and value is not None else None
