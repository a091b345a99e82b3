"""An answer as a researcher meets it: a table in a notebook, and typed columns for pandas and polars."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from rdflib import XSD, BNode, Literal
from rdflib.query import Result

from kg.frames import SHOWN, Frame, html
from kg.query.answers import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import pandas as pd
    import polars as pl
    from rdflib.term import Identifier

    from kg.frames import Cell

# What a frame's column of integers holds; a greater one is kept as text, with all its digits.
MOST = 2**63


class Answer(Result):
    """The answer to a query: rdflib's Result, read to its end, which shows itself in a notebook.

    Attributes and iteration are rdflib's: `vars` and `bindings` of SELECT, `askAnswer`, `graph` of CONSTRUCT.
    """

    @classmethod
    def of(cls, result: Result) -> Answer:
        """What rdflib or its store answered; raises what reading it to its end raises."""
        found = cls(result.type)
        found.vars, found.askAnswer, found.graph = result.vars, result.askAnswer, result.graph
        if result.type == "SELECT":
            # An unbound variable comes as None, which rdflib's writers do not take.
            found.bindings = [{v: term for v, term in row.items() if term is not None} for row in result.bindings]
        return found

    def frame(self) -> Frame:
        """The answer in typed columns.

        A column is of integers, numbers (also decimals), truth values, days, or times in UTC where every literal
        in it is well formed and of that type. Any other holds text: full IRIs, strings without their language, and
        the lexical forms of what is known in part, such as a meeting's `2023-06`, or mixed. What is not bound is
        None. ASK gives one cell, CONSTRUCT and DESCRIBE give triples in sorted order.
        """
        if self.type == "ASK":
            return Frame({"answer": bool}, ((bool(self.askAnswer),),))
        rows: list[list[Identifier | None]]
        if self.type == "SELECT":
            rows = [[row.get(variable) for variable in self.vars or []] for row in self.bindings]
        else:
            triples = cast("Iterable[Sequence[Identifier]]", self.graph or ())
            rows = [list(triple) for triple in sorted(triples, key=lambda triple: [x.n3() for x in triple])]
        names = self._names()
        columns = [_column([row[at] for row in rows]) for at in range(len(names))]
        cells = zip(*(column for _, column in columns), strict=True) if names else (() for _ in rows)
        return Frame({name: kind for name, (kind, _) in zip(names, columns, strict=True)}, tuple(cells))

    def to_pandas(self) -> pd.DataFrame:
        """The frame as a pandas DataFrame; raises MissingExtra."""
        return self.frame().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """The frame as a polars DataFrame; raises MissingExtra."""
        return self.frame().to_polars()

    def __repr__(self) -> str:
        if self.type == "ASK":
            return f"<Answer: {'yes' if self.askAnswer else 'no'}>"
        # Kept cheap: rdflib puts it into the message for each attribute that a notebook asks for in vain.
        return f"<Answer: {len(self)} row{'' if len(self) == 1 else 's'} of {', '.join(self._names())}>"

    def _repr_html_(self) -> str:
        first = self._first(SHOWN) if self.type == "SELECT" else self
        shown, kinds = table(first), list(first.frame().types.values())
        right = [at for at, kind in enumerate(kinds) if kind in {int, float}]
        return html(shown.columns, shown.rows[:SHOWN], len(self), right)

    def _names(self) -> list[str]:
        """The columns of SELECT, or of triples."""
        if self.type == "SELECT":
            return [str(variable) for variable in self.vars or []]
        return ["subject", "predicate", "object"]

    def _first(self, count: int) -> Answer:
        found = Answer(self.type)
        found.vars, found.bindings = self.vars, self.bindings[:count]
        return found


def _column(terms: Sequence[Identifier | None]) -> tuple[type, list[Cell]]:
    """The type that all terms of a column share, and its cells."""
    bound = [term for term in terms if term is not None]
    literals = [term for term in bound if isinstance(term, Literal)]
    if bound and len(literals) == len(bound):
        types = {term.datatype for term in literals}
        for kind, datatypes, read in _READERS:
            if types <= datatypes:
                cells = [None if term is None else read(term) for term in terms]
                if cells.count(None) == len(terms) - len(bound):
                    return kind, cells
    return str, [None if term is None else term.n3() if isinstance(term, BNode) else str(term) for term in terms]


def _integer(term: Identifier) -> int | None:
    value = _value(term)
    return value if isinstance(value, int) and -MOST <= value < MOST else None


def _number(term: Identifier) -> float | None:
    value = _value(term)
    if isinstance(value, float | Decimal):
        return float(value)
    whole = _integer(term)
    return None if whole is None else float(whole)


def _truth(term: Identifier) -> bool | None:
    value = _value(term)
    return value if isinstance(value, bool) else None


def _day(term: Identifier) -> date | None:
    value = _value(term)
    return value if isinstance(value, date) else None


def _time(term: Identifier) -> datetime | None:
    value = _value(term)
    # One without a zone is no moment: it stays as it is written.
    return value.astimezone(UTC) if isinstance(value, datetime) and value.tzinfo else None


def _value(term: Identifier) -> object:
    return term.value if isinstance(term, Literal) else None


_INTEGERS = frozenset(
    XSD[name]
    for name in (
        *("integer", "int", "long", "short", "byte", "positiveInteger", "nonNegativeInteger", "negativeInteger"),
        *("nonPositiveInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"),
    )
)
_READERS: Iterable[tuple[type, frozenset[Identifier], Callable[[Identifier], Cell]]] = (
    (int, _INTEGERS, _integer),
    (float, _INTEGERS | {XSD.decimal, XSD.double, XSD.float}, _number),
    (bool, frozenset({XSD.boolean}), _truth),
    (date, frozenset({XSD.date}), _day),
    (datetime, frozenset({XSD.dateTime, XSD.dateTimeStamp}), _time),
)
