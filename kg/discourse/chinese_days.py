"""Which day a Chinese sentence means: not that of the report; a bare day has the month of the dateline."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from kg.discourse.calendar import resolve
from kg.mentions import DateRef, Item, MeetingRef

if TYPE_CHECKING:
    from kg.discourse.reading import Reading
    from kg.model import Value

_YEAR = re.compile(r"(?:早在)?((?:19|20)\d\d)年")
_REPORTED = re.compile(
    r"(?:上午|下午|晚)?，?(?:本报|本网|笔者|记者|从[^，]{2,20}(?:获悉|了解到)|据[^，]{2,20}(?:消息|介绍|通报|透露))"
)


def days(items: list[Item]) -> list[Item]:
    """The days of a sentence, that of the report left out."""
    return [i for i in items if i.tag == "D" and isinstance(i.value, DateRef) and not _reported(items, i)]


def day_near(items: list[Item], index: int) -> Item | None:
    """The day before the verb at `index`, the nearest; else the first behind it."""
    found = days(items)
    before = [i for i in found if i.start < items[index].start]
    return before[-1] if before else next(iter(found), None)


def value_of(date: Item, reading: Reading) -> Value | None:
    """The day as a value, or None where the document does not tell it."""
    return resolve(_whole(date, reading), reading.setting.published)


def _reported(items: list[Item], date: Item) -> bool:
    """Whether a day is that of the report: 4月3日，记者获悉; 发表时间：4月3日."""
    before = "".join(i.text for i in items[max(0, items.index(date) - 2) : items.index(date)])
    if before.endswith(("时间：", "日期：")):
        return True
    ahead = items[items.index(date) + 1 :][:7]
    return bool(_REPORTED.match("".join(i.text for i in ahead)))


def _whole(date: Item, reading: Reading) -> DateRef:
    ref = date.value
    assert isinstance(ref, DateRef)  # noqa: S101  # D holds a date
    if ref.offset in (0, -1) and reading.setting.published is None:
        return _by_dateline(ref, reading)
    if ref.month is not None or ref.day is None:
        return ref
    for item in (i for passage in reading.passages for i in passage.items if i.tag == "y"):
        line = item.value
        if isinstance(line, DateRef) and line.month and line.day and line.day >= ref.day > line.day - 15:
            return DateRef(line.year, line.month, ref.day)
    return ref


def _by_dateline(ref: DateRef, reading: Reading) -> DateRef:
    """今天 of a report whose dateline tells the day: 某网11月10日讯."""
    lines = (i.value for passage in reading.passages for i in passage.items if i.tag == "y")
    line = next((v for v in lines if isinstance(v, DateRef) and v.month and v.day), None)
    day = line.day + (ref.offset or 0) if line is not None and line.day else 0
    return DateRef(line.year, line.month, day) if line is not None and day > 0 else ref


def tells_of_earlier(items: list[Item], reading: Reading) -> bool:
    """Whether a sentence without a meeting's name begins with a day or year well before the main meeting."""
    if any(isinstance(i.value, MeetingRef) and not i.value.generic for i in items):
        return False
    main = reading.meetings.main
    stamp = reading.setting.published
    year = int(main.date.lexical[:4]) if main and main.date and main.date.lexical[:4].isdecimal() else None
    year = year or (stamp.year if stamp else None)
    for item in items[:2]:
        if isinstance(item.value, DateRef):
            day = value_of(item, reading)
            return day is not None and main is not None and _before(day, main.date)
        if item.tag == "w" and (told := _YEAR.fullmatch(item.text)):
            return year is None or int(told[1]) < year
    return False


def _before(day: Value, held: Value | None) -> bool:
    """Whether a day lies more than a month before the other; False where either is not known in full."""
    if held is None or not day.datatype == held.datatype == "date":
        return False
    return (dt.date.fromisoformat(held.lexical) - dt.date.fromisoformat(day.lexical)).days > 31
