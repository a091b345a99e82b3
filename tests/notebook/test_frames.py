"""Frames have the types that they say, in pandas and in polars, whatever stands in their cells."""

import sys
from datetime import UTC, date, datetime

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import MissingExtra
from kg.frames import LONGEST, SHOWN, Frame

CELLS = {
    str: st.text(st.characters(exclude_categories=["Cs"])),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
}


@st.composite
def frames(draw):
    names = draw(st.lists(st.text(min_size=1, max_size=8), max_size=6, unique=True))
    types = {name: draw(st.sampled_from(list(CELLS))) for name in names}
    row = st.tuples(*(st.none() | CELLS[kind] for kind in types.values()))
    return Frame(types, tuple(draw(st.lists(row, max_size=5)) if types else ()))


@settings(deadline=None, max_examples=60)
@given(frames())
def test_every_cell_reaches_polars_and_pandas_as_it_is(frame):
    polars, pandas = frame.to_polars(), frame.to_pandas()
    assert polars.rows() == list(frame)
    assert list(pandas.columns) == polars.columns == frame.columns
    for name, kind in frame.types.items():
        cells = [None if pd.isna(cell) else cell for cell in pandas[name]]
        if kind is date:
            cells = [cell and cell.date() for cell in cells]
        assert cells == frame[name]


def test_the_types_are_the_same_with_and_without_rows():
    types = {kind.__name__: kind for kind in CELLS}
    full = Frame(types, (("a", 1, 0.5, True, date(2024, 9, 11), datetime(2024, 9, 11, tzinfo=UTC)),))
    for frame in (full, Frame(types, ()), Frame(types, ((None,) * 6,))):
        assert [str(kind) for kind in frame.to_pandas().dtypes] == [
            "string",
            "Int64",
            "float64",
            "boolean",
            "datetime64[s]",
            "datetime64[us, UTC]",
        ]
        assert frame.to_polars().dtypes == [
            pl.String,
            pl.Int64,
            pl.Float64,
            pl.Boolean,
            pl.Date,
            pl.Datetime("us", "UTC"),
        ]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_not_installed_is_named_with_its_extra(library, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra) as caught:
        getattr(Frame({"a": int}, ()), f"to_{library}")()
    assert str(caught.value) == f"{library} is not installed; run: pip install 'coopkg[{library}]'"


def test_a_frame_is_read_without_either():
    frame = Frame({"place": str, "meetings": int}, (("Gansu", 2), ("Qinghai", None)))
    assert (len(frame), list(frame), frame["place"]) == (2, [("Gansu", 2), ("Qinghai", None)], ["Gansu", "Qinghai"])
    with pytest.raises(KeyError):
        frame["places"]


def test_a_long_table_shows_its_beginning_and_says_so():
    html = Frame({"n": int}, tuple((n,) for n in range(SHOWN + 5)))._repr_html_()
    assert html.count("<td") == SHOWN
    assert f"{SHOWN + 5} rows, the first {SHOWN} shown" in html


def test_a_long_cell_is_cut_and_what_is_hidden_is_not_shown():
    html = Frame({"quote": str, "iri": str}, (("x" * 1000, "https://e.org/"),), frozenset({"iri"}))._repr_html_()
    assert "x" * (LONGEST - 1) + "…<" in html
    assert "e.org" not in html
    assert "1 row<" in html


def test_the_note_stands_below_in_lines():
    assert Frame({}, (), note="one\n<two>")._repr_html_().endswith("<p>one</p><p>&lt;two&gt;</p></div>")
