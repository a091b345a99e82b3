"""Dates as RDF writes them, in the forms that other formats take."""

from __future__ import annotations

import calendar
import re
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Period = tuple[str, str]

_ZONE = r"(?:Z|[+-]\d\d:\d\d)?"
_DATE = re.compile(rf"(\d{{4}})(?:-(\d\d))?(?:-(\d\d))?{_ZONE}", re.ASCII)
_KNOWN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MONTH_DAY = re.compile(rf"--(\d\d)-(\d\d){_ZONE}", re.ASCII)


def iso(value: str) -> str:
    """A date of ISO 8601 to the day, month or year, as it is known; empty for one without a year or that is none.

    >>> iso("2024-09-11Z"), iso("2024-09"), iso("--09-11"), iso("2024-02-30")
    ('2024-09-11', '2024-09', '', '')
    """
    match = _DATE.fullmatch(value)
    if not match or match[1] <= "1000":
        return ""
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return ""
    return "-".join(part for part in match.groups() if part)


def yearless(value: str) -> str:
    """A day whose year is not known, in words; empty for any other.

    >>> yearless("--09-11")
    '11 September, the year is not stated'
    """
    match = _MONTH_DAY.fullmatch(value)
    if not match or not 1 <= int(match[1]) <= 12:
        return ""
    return f"{int(match[2])} {calendar.month_name[int(match[1])]}, the year is not stated"


def agreed(values: Iterable[str]) -> str:
    """The one date of several, as exact as all of them allow; empty where they do not even share a year.

    >>> agreed(["2016-08", "2016-08-17"]), agreed(["2016-08-17", "2016-08-18"]), agreed(["2016-08-17", "2017"])
    ('2016-08-17', '2016-08', '')
    """
    known = {found for found in map(iso, values) if found}
    exact = [found for found in known if not any(other != found and other.startswith(found) for other in known)]
    if len(exact) < 2:
        return "".join(exact)
    levels = zip(*(found.split("-") for found in exact), strict=False)
    return "-".join(parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, levels))


def period(written: str) -> Period | None:
    """First and last day, `YYYY-MM-DD`, of a date known to the day, the month or the year.

    None for what has no year or is no date.

    >>> period("2024-02"), period("2024-02-01"), period("--09-11")
    (('2024-02-01', '2024-02-29'), ('2024-02-01', '2024-02-01'), None)
    """
    known = _KNOWN.fullmatch(written)
    if known is None:
        return None
    year, month, day = (int(part) if part else None for part in known.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = date(first.year, month or 12, day or calendar.monthrange(first.year, month or 12)[1])
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def periods(written: Iterable[str]) -> list[Period]:
    """The periods of these dates, sorted, each once; dates without a year are left out."""
    return sorted({found for each in written if (found := period(each)) is not None})
