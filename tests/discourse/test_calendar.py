"""What day a wording means: the stamp fills in the year, and none is made up."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.discourse.calendar import resolve
from kg.mentions import DateRef
from kg.model import Value

STAMP = DateRef(2024, 3, 15)  # a Friday
CASES = [
    (DateRef(2024, 2, 29), None, None, ("2024-02-29", "date")),
    (DateRef(2023, 2, 29), None, None, None),
    (DateRef(2024, 5), None, None, ("2024-05", "gYearMonth")),
    (DateRef(None, 9, 11), None, None, ("--09-11", "gMonthDay")),
    (DateRef(None, 2, 29), None, None, ("--02-29", "gMonthDay")),
    (DateRef(None, 2, 30), None, None, None),
    (DateRef(None, 9, 11), None, 2021, ("2021-09-11", "date")),
    (DateRef(None, 2, 29), None, 2021, None),
    (DateRef(None, 3, 14), STAMP, None, ("2024-03-14", "date")),
    (DateRef(None, 3, 16), STAMP, None, ("2024-03-16", "date")),
    (DateRef(None, 9, 11), STAMP, None, ("2023-09-11", "date")),
    (DateRef(None, 3, 20), STAMP, None, ("--03-20", "gMonthDay")),
    (DateRef(None, 9), STAMP, None, None),
    (DateRef(day=11), STAMP, None, ("2024-03-11", "date")),
    (DateRef(day=31), STAMP, None, None),
    (DateRef(day=11), None, 2024, None),
    (DateRef(weekday=0), STAMP, None, ("2024-03-11", "date")),
    (DateRef(weekday=4), STAMP, None, ("2024-03-15", "date")),
    (DateRef(weekday=0), None, None, None),
    (DateRef(offset=-1), STAMP, None, ("2024-03-14", "date")),
    (DateRef(offset=1), DateRef(2024, 2, 29), None, ("2024-03-01", "date")),
    (DateRef(offset=-1), DateRef(2024, 2, 31), None, None),
    (DateRef(), STAMP, None, None),
]


@pytest.mark.parametrize(("ref", "published", "year", "expected"), CASES)
def test_resolve(ref, published, year, expected):
    assert resolve(ref, published, year) == (Value(*expected) if expected else None)


PARTS = st.none() | st.integers(1, 31)
REFS = st.builds(
    DateRef,
    st.none() | st.integers(1949, 2099),
    st.none() | st.integers(1, 12),
    PARTS,
    st.none() | st.integers(0, 6),
    st.none() | st.integers(-1, 1),
)
STAMPS = st.none() | st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)).map(lambda d: DateRef(d.year, d.month, d.day))


@given(REFS, STAMPS, st.none() | st.integers(1950, 2099))
def test_what_comes_out_is_a_day_of_the_calendar(ref, published, year):
    found = resolve(ref, published, year)
    if found is None:
        return
    whole = {"date": "{}", "gYearMonth": "{}-01", "gMonthDay": "2000{}"}[found.datatype]
    day = dt.date.fromisoformat(whole.format(found.lexical.removeprefix("-")))
    assert ref.month in (None, day.month)
    if ref.year:
        assert found.datatype in ("date", "gYearMonth")
        assert day.year == ref.year or ref.month is None


@given(st.integers(1, 12), st.integers(1, 31), STAMPS)
def test_a_year_is_only_given_to_a_day_near_before_the_stamp(month, day, published):
    found = resolve(DateRef(None, month, day), published)
    if found is not None and found.datatype == "date":
        assert published is not None
        stamp = dt.date(published.year, published.month, published.day)
        assert -1 <= (stamp - dt.date.fromisoformat(found.lexical)).days <= 330
