"""Answers as rows of text and as files."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import BNode, URIRef

from kg.errors import QueryError
from kg.labels import shorten
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.query import Result

FORMATS = ("csv", "json", "xml", "ttl")


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as rows of text; an unbound value is the empty string."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(result: Result) -> Table:
    """The answer as text: IRIs of known prefixes shortened, literals without their language and datatype."""
    if result.type == "ASK":
        return Table(("answer",), (("yes" if result.askAnswer else "no",),))
    if result.type == "SELECT":
        variables = list(result.vars or [])
        rows = ([row.get(variable) for variable in variables] for row in result.bindings)
        return Table(tuple(str(variable) for variable in variables), _rows(rows))
    return Table(("subject", "predicate", "object"), tuple(sorted(_rows(result.graph or ()))))


def _rows(rows: Iterable[Iterable[object]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_shown(term) for term in row) for row in rows)


def _shown(term: object) -> str:
    if isinstance(term, URIRef):
        return shorten(str(term))
    return "" if term is None else term.n3() if isinstance(term, BNode) else str(term)


def write(result: Result, format_: str) -> bytes:
    """The answer as a file: `csv`, `json` or `xml` (SPARQL 1.1 results) of rows, `ttl` of triples.

    Raises QueryError where the format does not fit the kind of query.
    """
    fits = ("ttl",) if result.type in {"CONSTRUCT", "DESCRIBE"} else ("csv", "json", "xml")
    if format_ not in fits:
        message = f"a {result.type} query has no answer as {format_!r}; use {' or '.join(fits)}"
        raise QueryError(message)
    if result.type == "ASK" and format_ == "csv":
        return f"answer\r\n{str(result.askAnswer).lower()}\r\n".encode()
    target = io.BytesIO()
    if format_ == "ttl" and result.graph is not None:
        for prefix, namespace in PREFIXES.items():
            result.graph.bind(prefix, namespace)
        # rdflib's own writer sorts: the same answer gives the same bytes.
        result.graph.serialize(target, format="turtle")
    else:
        result.serialize(target, format=format_)
    return target.getvalue()
