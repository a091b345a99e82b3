"""Dates in running text and stamps, as written: nothing is filled in here."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.mentions import DateRef, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.lexicon import Lexicon

_ISO = re.compile(r"(?<!\d)(20\d\d|19\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_DAY = r"(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?"
_MORE = r"(?:\s*(?:to|and|until|[-–—~])\s*(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?)?"
_YEAR = r"(?:\s*,?\s*(?:of\s+)?((?:19|20)\d\d))?"


def _ordered(lexicon: Lexicon, name: str) -> list[str]:
    return lexicon.concepts[f"https://w3id.org/coopkg/words/{name}"].said("word", "en")


@cache
def _english(lexicon: Lexicon) -> tuple[dict[str, int], dict[str, int], list[tuple[str, re.Pattern[str]]]]:
    months = {m: i for i, m in enumerate(_ordered(lexicon, "month"), 1)}
    months |= {m: i for i, m in enumerate(_ordered(lexicon, "month-short"), 1)}
    months["sep"] = 9
    days = {d: i for i, d in enumerate(_ordered(lexicon, "weekday"))}
    month = rf"({'|'.join(sorted(months, key=len, reverse=True))})\b\.?"
    patterns = [
        ("mdy", rf"\b{month}\s+{_DAY}(?!\d|,\d){_MORE}{_YEAR}"),
        ("dmy", rf"\b{_DAY}{_MORE}\s+(?:day\s+)?(?:of\s+)?{month}{_YEAR}"),
        ("my", rf"\b{month}\s*,?\s*(?:of\s+)?((?:19|20)\d\d)\b"),
        ("weekday", rf"\b({'|'.join(days)})\b"),
        ("offset", r"\b(today|yesterday|tomorrow)\b"),
        (
            "nth",
            r"\bthe\s+(\d{1,2})(?:st|nd|rd|th)\b(?!\s+\w+ (?:meeting|session|conference|anniversary|congress))",
        ),
    ]
    return months, days, [(name, re.compile(p, re.IGNORECASE)) for name, p in patterns]


def _range(year: int | None, month: int | None, day: int | None) -> bool:
    return (
        (month is None or 1 <= month <= 12)
        and (day is None or 1 <= day <= 31)
        and (year is None or year > 1948)
    )


def english(text: str, lexicon: Lexicon) -> Iterator[Item]:
    """The dates of an English text as items `D` (or `y` for a bare weekday), not overlapping."""
    months, days, patterns = _english(lexicon)
    taken: list[tuple[int, int]] = []

    def free(m: re.Match[str]) -> bool:
        return not any(m.start() < b and a < m.end() for a, b in taken)

    for m in _ISO.finditer(text):
        parts = [int(g) for g in m.groups()]
        if _range(*parts):
            taken.append(m.span())
            yield Item("D", *m.span(), DateRef(*parts), m.group())
    for name, pattern in patterns:
        for m in pattern.finditer(text):
            if not free(m):
                continue
            if name == "mdy":
                if m.group(1).lower() in ("may", "mar") and not m.group(1)[0].isupper():
                    continue
                ref = DateRef(int(m[3]) if m[3] else None, months[m[1].lower()], int(m[2]))
            elif name == "dmy":
                ref = DateRef(int(m[3]) if m[3] else None, months[m[2].lower()], int(m[1]))
            elif name == "my":
                ref = DateRef(int(m[2]), months[m[1].lower()])
            elif name == "weekday":
                ref = DateRef(weekday=days[m[1].lower()])
            elif name == "offset":
                ref = DateRef(offset={"today": 0, "yesterday": -1, "tomorrow": 1}[m[1].lower()])
            else:
                ref = DateRef(day=int(m[1]))
            if _range(ref.year, ref.month, ref.day):
                taken.append(m.span())
                yield Item("y" if name == "weekday" else "D", *m.span(), ref, m.group())
