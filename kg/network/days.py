"""Dates as they are known, as periods of whole days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

KNOWN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")

Period = tuple[str, str]


def period(written: str) -> Period | None:
    """First and last day, `YYYY-MM-DD`, of a date known to the day, the month or the year.

    None for what has no year or is no date.

    >>> period("2024-02"), period("2024-02-01"), period("--09-11")
    (('2024-02-01', '2024-02-29'), ('2024-02-01', '2024-02-01'), None)
    """
    known = KNOWN.fullmatch(written)
    if known is None:
        return None
    year, month, day = (int(part) if part else None for part in known.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = date(first.year, month or 12, day or monthrange(first.year, month or 12)[1])
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def periods(written: Iterable[str]) -> list[Period]:
    """The periods of these dates, sorted, each once; dates without a year are left out."""
    return sorted({found for each in written if (found := period(each)) is not None})
