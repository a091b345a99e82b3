"""Dates in English text and stamps, as written: nothing is filled in here."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.mentions import DateRef, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.lexicon import Lexicon

_ISO = r"(?<!\d)(?P<year>20\d\d|19\d\d)\s?[-/.年]\s?(?P<number>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})(?!\d)"
_DAY = r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MORE = r"(?:\s*(?:to|and|until|[-–—~])\s*(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?)?"
_YEAR = r"(?:\s*,?\s*(?:of\s+)?(?P<year>(?:19|20)\d\d))?"
_DIGIT = re.compile(r"\d")
_WORDED = slice(5, 7)  # the patterns of dates without a figure
_OFFSETS = {"today": 0, "yesterday": -1, "tomorrow": 1}


@cache
def _tables(lexicon: Lexicon) -> tuple[dict[str, int], dict[str, int], tuple[re.Pattern[str], ...]]:
    """Months and weekdays by name, and the patterns in the order in which they are tried."""

    def ordered(name: str) -> list[str]:
        return lexicon.concepts[f"https://w3id.org/coopkg/words/{name}"].said("word", "en")

    months = {m: i for name in ("month", "month-short") for i, m in enumerate(ordered(name), 1)} | {"sep": 9}
    days = {d: i for i, d in enumerate(ordered("weekday"))}
    month = rf"(?P<month>{'|'.join(sorted(months, key=len, reverse=True))})\b\.?"
    patterns = (
        _ISO,
        r"(?<!\d)(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"\b{month}\s+{_DAY}(?!\d|,\d){_MORE}{_YEAR}",
        rf"\b{_DAY}{_MORE}\s+(?:day\s+)?(?:of\s+)?{month}{_YEAR}",
        rf"\b{month}\s*,?\s*(?:of\s+)?(?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<weekday>{'|'.join(days)})\b",
        rf"\b(?P<offset>{'|'.join(_OFFSETS)})\b",
        r"\bon\s+the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b",
    )
    return months, days, tuple(re.compile(p, re.IGNORECASE) for p in patterns)


def english(text: str, lexicon: Lexicon) -> Iterator[Item]:
    """The dates of an English text as items `D` (or `y` for a bare weekday), not overlapping."""
    months, days, patterns = _tables(lexicon)
    taken: list[tuple[int, int]] = []
    figures = _DIGIT.search(text) is not None
    for pattern in patterns if figures else patterns[_WORDED]:
        for match in pattern.finditer(text):
            ref = _reference(match.groupdict(), months, days)
            if ref is None or any(match.start() < b and a < match.end() for a, b in taken):
                continue
            taken.append(match.span())
            yield Item("y" if ref.weekday is not None else "D", *match.span(), ref, match.group())


def _reference(found: dict[str, str | None], months: dict[str, int], days: dict[str, int]) -> DateRef | None:
    """What the groups of a match say, or None where it is no date ("may" as a verb, a 32nd)."""
    if weekday := found.get("weekday"):
        return DateRef(weekday=days[weekday.lower()])
    if offset := found.get("offset"):
        return DateRef(offset=_OFFSETS[offset.lower()])
    name = found.get("month")
    if name and name[0].islower() and name in ("may", "mar", "march"):
        return None
    month = months[name.lower()] if name else int(found["number"] or 0) if found.get("number") else None
    year, day = (int(value) if (value := found.get(key)) else None for key in ("year", "day"))
    possible = (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31)
    return DateRef(year, month, day) if possible and (year is None or year > 1948) else None
