"""Which day an English sentence means: the date beside a verb, with the year that the text gives it elsewhere."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.discourse.calendar import resolve
from kg.mentions import DateRef, Item

if TYPE_CHECKING:
    from kg.discourse.reading import Reading
    from kg.model import Value

_LONG = 14  # days
_DIGITS = 4
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


def tells_of_earlier(items: list[Item], reading: Reading) -> bool:
    """Whether the sentence, which names no meeting, begins with a time well before the meeting at hand."""
    meeting = reading.meetings.at_hand
    if meeting is None or any(i.tag == "E" for i in items):
        return False
    held = meeting.date.lexical if meeting.date and meeting.date.datatype == "date" else ""
    stamp = reading.setting.published
    year = int(held[:4]) if held else stamp.year if stamp else None
    told = next((i for i in items[:4] if i.tag in "nD"), None)
    if told is None or items[0].text.lower() not in ("in", "on", "since", told.text.lower()):
        return False
    if isinstance(told.value, DateRef):
        day = resolve(told.value, stamp)
        if day is None or day.datatype != "date" or not held:
            return told.value.year is not None and year is not None and told.value.year < year
        return (dt.date.fromisoformat(held) - dt.date.fromisoformat(day.lexical)).days > _LONG
    return told.text.isdecimal() and len(told.text) == _DIGITS and (year is None or int(told.text) < year)
