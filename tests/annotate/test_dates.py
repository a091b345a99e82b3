"""Dates in English as written: what is there, and what is no date."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import lexicon
from kg.annotate.dates import english
from kg.mentions import DateRef

CASES = [
    ("on September 11, 2024", [("September 11, 2024", DateRef(2024, 9, 11))]),
    ("11 September", [("11 September", DateRef(None, 9, 11))]),
    ("the 5th of May 2023", [("the 5th of May 2023", DateRef(2023, 5, 5))]),
    ("on the 5th day of May, 2023", [("the 5th day of May, 2023", DateRef(2023, 5, 5))]),
    ("Sept. 5", [("Sept. 5", DateRef(None, 9, 5))]),
    ("from March 3-5, 2024", [("March 3-5, 2024", DateRef(2024, 3, 3))]),
    ("from 5 to 6 May 2024", [("5 to 6 May 2024", DateRef(2024, 5, 5))]),
    ("30 June to 2 July 2025", [("30 June", DateRef(None, 6, 30)), ("2 July 2025", DateRef(2025, 7, 2))]),
    ("in May 2024", [("May 2024", DateRef(2024, 5))]),
    ("on the 11th", [("on the 11th", DateRef(day=11))]),
    ("2024-09-11", [("2024-09-11", DateRef(2024, 9, 11))]),
    ("2024/9/11 10:30", [("2024/9/11", DateRef(2024, 9, 11))]),
    ("Monday, 9 September", [("Monday", DateRef(weekday=0)), ("9 September", DateRef(None, 9, 9))]),
    ("yesterday", [("yesterday", DateRef(offset=-1))]),
    ("which may attend 5 meetings", []),
    ("the march 5 abreast", []),
    ("12,000 people in 2024", []),
    ("September 32", []),
    ("September 11,000", []),
    ("11/09/2024", []),
    ("1945-05-05", []),
]
MONTHS = (
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug"
    " Sep Oct Nov Dec"
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_dates(text, expected):
    found = sorted(english(text, lexicon.load()), key=lambda item: item.start)
    assert [(item.text, item.value) for item in found] == expected
    for item in found:
        assert text[item.start : item.end] == item.text
        assert item.tag == ("y" if item.value.weekday is not None else "D")


def test_a_bare_weekday_is_marked_apart():
    assert [item.tag for item in english("on Monday", lexicon.load())] == ["y"]


@given(
    st.integers(1950, 2099),
    st.sampled_from(list(enumerate(MONTHS.split()[:12], 1))),
    st.integers(1, 31),
    st.sampled_from(["{month} {day}, {year}", "{day} {month} {year}", "the {day}th of {month}, {year}"]),
)
def test_every_day_is_read_in_every_order(year, month, day, order):
    number, name = month
    (found,) = english("It was held on " + order.format(year=year, month=name, day=day) + ".", lexicon.load())
    assert found.value == DateRef(year, number, day)


@given(
    st.lists(
        st.sampled_from([*MONTHS.split(), "11", "2024", "5th", "on the", "of", "to", "-", ",", "Monday"]), max_size=12
    )
)
def test_dates_do_not_overlap(words):
    text = " ".join(words)
    spans = sorted((item.start, item.end) for item in english(text, lexicon.load()))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
