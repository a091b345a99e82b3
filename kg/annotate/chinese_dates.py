"""Dates and numbers in Chinese text, as written: nothing is filled in here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.mentions import DateRef, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "O": 0, "两": 2, "Ｏ": 0}
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?P<year>(?:19|20)\d\d|[一二][零〇○OＯ九][零〇○OＯ一二三四五六七八九]{2})\s?年"
_TO = r"(?:(?:[至到－\-~～、和]{1,2}|—)"
_DAY = rf"(?P<day>{_N})\s?[日号](?!报(?!道))(?:{_TO}(?:{_N}月)?{_N}[日号])?)?"
_DAYS = rf"(?P<from>{_N}){_TO}{_N}[日号])"
_PATTERNS = tuple(
    re.compile(p)
    for p in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"{_YEAR}(?P<month>{_N})\s?月\s?(?:{_DAYS}|{_DAY}|[上中下]旬|底|初|份)?",
        rf"(?<![\d一二三四五六七八九十])(?P<month>{_N})\s?月\s?(?:{_DAYS}|{_DAY})",
        rf"(?<![\d一二三四五六七八九十月年第])(?P<nth>\d{{1,2}})[日号](?!报(?!道))(?:{_TO}\d{{1,2}}[日号])?)?(?=[，上下晚，在）)]|召|举|，)",
        r"(?P<offset>今天|今日|昨天|昨日|明天)",
        r"(?:星期|[本上下]周|(?<=[（(])周)(?P<weekday>[一二三四五六日天])(?![年期报])",
    )
)
_OFFSETS = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "明天": 1}


def number(text: str) -> int | None:
    """A cardinal below a hundred in figures or characters, or a year digit by digit.

    >>> number("三十五"), number("12"), number("二〇二四"), number("两")
    (35, 12, 2024, 2)
    """
    if text.isdecimal() and text.isascii():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
    values = [_DIGITS.get(c) for c in text]
    if not values or any(v is None for v in values):
        return None
    return int("".join(str(v) for v in values))


def dates(text: str) -> Iterator[Item]:
    """The dates of a text as items `D` (`y` for a bare weekday), not overlapping; of a range the first day."""
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for m in pattern.finditer(text):
            if any(m.start() < b and a < m.end() for a, b in taken):
                continue
            ref = _ref({k: v for k, v in m.groupdict().items() if v})
            if ref is not None:
                taken.append(m.span())
                yield Item("y" if ref.weekday is not None else "D", *m.span(), ref, m.group())


def _ref(parts: dict[str, str]) -> DateRef | None:
    if "offset" in parts:
        return DateRef(offset=_OFFSETS[parts["offset"]])
    if "weekday" in parts:
        return DateRef(weekday="一二三四五六日天".index(parts["weekday"]) % 7 if parts["weekday"] != "天" else 6)
    year, month = (number(parts[k]) if k in parts else None for k in ("year", "month"))
    day = number(parts.get("day") or parts.get("from") or parts.get("nth") or "") if parts else None
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    if year is not None and not 1949 < year < 2100:
        return None
    return DateRef(year, month, day)
