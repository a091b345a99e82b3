"""Which day an English sentence means: the date beside a verb, with the year that the text gives it elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.discourse.calendar import resolve
from kg.mentions import DateRef, Item

if TYPE_CHECKING:
    from kg.discourse.reading import Reading
    from kg.model import Value

_RANGE = re.compile(r"\d\s*(?:to|and|until|[-–—~])\s*\d")


def date(items: list[Item], item: Item) -> Item | None:
    """The date nearest to a verb: behind it first; a bare weekday only where there is nothing better."""
    dates = [i for i in items if isinstance(i.value, DateRef)]
    after = [i for i in dates if i.start > item.start]
    before = [i for i in reversed(dates) if i.start < item.start]
    near = [i for i in [*after, *before] if i.tag == "D"]
    told = next((i for i in near if isinstance(i.value, DateRef) and i.value.month), None)  # "yesterday (May 20)"
    return told or next(iter(near), next(iter([*after, *before]), None))


def closes(item: Item, date: Item, reading: Reading) -> bool:
    """Whether a date is that of a meeting's end alone: of several days the first counts."""
    ended = item.text.lower() in reading.lexicon.words("closing-verb", "en")
    return ended and not _RANGE.search(date.text)


def same_day(items: list[Item], reading: Reading) -> bool:
    """Whether a sentence begins with an hour of a day that an earlier one named: "In the afternoon, ..."."""
    words = " ".join(i.text.lower() for i in items[:4])
    return any(words.startswith(cue) for cue in reading.lexicon.words("same-day", "en"))


def dated(ref: DateRef, reading: Reading) -> DateRef:
    """A day with the year that the text gives it elsewhere, as in a caption."""
    if ref.year is not None or ref.month is None or ref.day is None:
        return ref
    year = reading.years.get((ref.month, ref.day))
    if year is None and reading.setting.published is None:  # "from July 16 to 17, 2019 ...; on July 17"
        year = reading.years.get((ref.month, None))
    return replace(ref, year=year) if year is not None else ref


def value_of(date: Item, reading: Reading, year: int | None = None) -> Value | None:
    """The day as a value; None where the document does not tell it. `year` is that of the meeting's name."""
    if not isinstance(date.value, DateRef):
        return None
    return resolve(dated(date.value, reading), reading.setting.published, year)


def remember(item: Item, reading: Reading) -> None:
    """Keep the last day named, for "in the afternoon" further on."""
    if item.tag == "D" and isinstance(item.value, DateRef) and item.value.day:
        reading.last_day = value_of(item, reading) or reading.last_day
