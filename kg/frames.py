"""Frames: typed columns that show themselves in a notebook and go to pandas or polars.

A notebook renders what `_repr_html_` gives as markup and sets what stands between dollar signs as formulas.
Here every cell is text: escaped, and of a class that MathJax passes over.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import TYPE_CHECKING

from kg.errors import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd
    import polars as pl

Cell = str | int | float | bool | date | datetime | None

# Rows that a notebook shows, and characters of a cell.
SHOWN = 20
LONGEST = 400
# Nullable where pandas' plain type has no place for what is unknown; the same in pandas 2 and 3.
PANDAS: dict[type, str] = {
    # Kept by Python whether or not pyarrow is there.
    str: "string[python]",
    int: "Int64",
    float: "float64",
    bool: "boolean",
    date: "datetime64[s]",
    datetime: "datetime64[us, UTC]",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """A table with a type for each column.

    Attributes:
        types: name of each column -> the type of its cells: str, int, float, bool, date, or datetime in UTC.
        rows: the cells of each row in the order of the columns; None where a value is not known.
        hidden: columns that a notebook does not show, since they are long: IRIs.
        note: what stands below the table in a notebook.

    >>> frame = Frame({"place": str, "meetings": int}, (("Gansu", 2), ("Qinghai", None)))
    >>> frame
    <Frame: 2 rows of place, meetings>
    >>> frame["meetings"]
    [2, None]
    """

    types: Mapping[str, type]
    rows: tuple[tuple[Cell, ...], ...]
    hidden: frozenset[str] = frozenset()
    note: str = ""

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return list(self.types)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return iter(self.rows)

    def __getitem__(self, column: str) -> list[Cell]:
        """The cells of a column; raises KeyError."""
        if column not in self.types:
            raise KeyError(column)
        at = self.columns.index(column)
        return [row[at] for row in self.rows]

    def to_pandas(self) -> pd.DataFrame:
        """The same as a pandas DataFrame; raises MissingExtra.

        Text is `string`, a count `Int64`, a number `float64`, truth `boolean`, a day `datetime64[s]`, a time
        `datetime64[us, UTC]`; what is not known is missing.

        >>> print(Frame({"place": str, "meetings": int}, (("Gansu", 2), ("Qinghai", None))).to_pandas())
             place  meetings
        0    Gansu         2
        1  Qinghai      <NA>
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise MissingExtra(lacking("pandas")) from error
        return pd.DataFrame(
            {name: pd.Series(self[name], dtype=PANDAS[kind]) for name, kind in self.types.items()},
            columns=pd.Index(self.columns),
        )

    def to_polars(self) -> pl.DataFrame:
        """The same as a polars DataFrame; raises MissingExtra. Types are polars' own, what is not known is null.

        >>> Frame({"place": str, "meetings": int}, (("Gansu", 2), ("Qinghai", None))).to_polars().dtypes
        [String, Int64]
        """
        try:
            import polars as pl
        except ImportError as error:
            raise MissingExtra(lacking("polars")) from error
        known = {
            str: pl.String(),
            int: pl.Int64(),
            float: pl.Float64(),
            bool: pl.Boolean(),
            date: pl.Date(),
            datetime: pl.Datetime("us", "UTC"),
        }
        schema = {name: known[kind] for name, kind in self.types.items()}
        return pl.DataFrame({name: self[name] for name in schema}, schema=schema)

    def __repr__(self) -> str:
        return f"<Frame: {len(self)} rows of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        shown = [name for name in self.columns if name not in self.hidden]
        at = [self.columns.index(name) for name in shown]
        rows = [[text(row[number]) for number in at] for row in self.rows[:SHOWN]]
        right = [number for number, name in enumerate(shown) if self.types[name] in {int, float}]
        return html(shown, rows, len(self), right, self.note)


def lacking(library: str) -> str:
    """What is said where a library is not installed that is named as its extra is."""
    return f"{library} is not installed; run: pip install 'coopkg[{library}]'"


def text(cell: Cell) -> str:
    """A cell for people: numbers with six significant digits, what is not known empty.

    >>> text(0.1 + 0.2), text(None), text(True), text(date(2024, 9, 11))
    ('0.3', '', 'true', '2024-09-11')
    """
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else f"{cell:.6g}" if isinstance(cell, float) else str(cell)


def html(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    count: int | None = None,
    right: Iterable[int] = (),
    note: str = "",
) -> str:
    """Rows of text as a table in HTML; nothing in a cell is markup or a formula.

    `count` is how many rows there are, of which `rows` are the first; it is not said where it is None. Columns at
    `right` hold numbers, `note` stands below.
    """
    numeric = set(right)
    sides = ["right" if number in numeric else "left" for number in range(len(columns))]
    rows = list(rows)
    head = "".join(_cell("th", side, column) for side, column in zip(sides, columns, strict=True))
    body = "".join(
        "<tr>" + "".join(_cell("td", side, cell) for side, cell in zip(sides, row, strict=True)) + "</tr>"
        for row in rows
    )
    lines = note.splitlines()
    if count is not None:
        more = f", the first {len(rows)} shown" if len(rows) < count else ""
        lines.insert(0, f"{count:,} row{'' if count == 1 else 's'}{more}")
    below = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f'<div class="tex2jax_ignore mathjax_ignore"><table class="dataframe"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>{below}</div>"
    )


def _cell(tag: str, side: str, shown: str) -> str:
    cut = shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"
    return f'<{tag} style="text-align:{side}">{escape(cut)}</{tag}>'
