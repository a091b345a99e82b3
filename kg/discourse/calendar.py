"""A date as written, and what the document adds: the year of a day that has none, the day of a weekday."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Value

if TYPE_CHECKING:
    from kg.mentions import DateRef


def _day(ref: DateRef | None) -> dt.date | None:
    if ref is None or not (ref.year and ref.month and ref.day):
        return None
    try:
        return dt.date(ref.year, ref.month, ref.day)
    except ValueError:
        return None


def resolve(ref: DateRef, published: DateRef | None, year: int | None = None) -> Value | None:
    """The most exact date that the words and the stamp give; None where they give none, or no day of the calendar.

    A day without a year is taken to be the last such day on or before the stamp, if within 330 days
    of it. Without a stamp the year that the text itself gives is used, and else none is made up.
    """
    stamp = _day(published)
    if ref.month is None:
        return _relative(ref, stamp)
    if ref.year is None and ref.day is not None:
        found = _year_before(ref, stamp) if stamp else year
        if found is None:
            leap = _day(replace(ref, year=2000))
            return Value(f"--{leap:%m-%d}", "gMonthDay") if leap else None
        return _date(_day(replace(ref, year=found)))
    if ref.year is None:
        return None
    if ref.day is None:
        return Value(f"{ref.year:04d}-{ref.month:02d}", "gYearMonth")
    return _date(_day(ref))


def _date(day: dt.date | None) -> Value | None:
    return Value(day.isoformat(), "date") if day else None


def _year_before(ref: DateRef, stamp: dt.date) -> int | None:
    for year in (stamp.year, stamp.year - 1):
        try:
            day = dt.date(year, ref.month or 1, ref.day or 1)
        except ValueError:
            continue
        if -1 <= (stamp - day).days <= 330:
            return year
    return None


def _relative(ref: DateRef, stamp: dt.date | None) -> Value | None:
    if stamp is None:
        return None
    if ref.offset is not None:
        day = stamp + dt.timedelta(days=ref.offset)
    elif ref.weekday is not None:
        day = stamp - dt.timedelta(days=(stamp.weekday() - ref.weekday) % 7)
    elif ref.day is not None:
        day = stamp
        while day.day != ref.day:
            day -= dt.timedelta(days=1)
            if (stamp - day).days > 31:
                return None
    else:
        return None
    return Value(day.isoformat(), "date")
