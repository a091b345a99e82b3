"""CSV of the facts: one row for each quote that states one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import evidence
from kg.exporters import table
from kg.labels import label, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import GraphStore

SUFFIX = ".csv"

COLUMNS = ("subject", "relation", "object", "document", "quote", "start", "end", "confidence")


def write(store: GraphStore) -> bytes:
    """The evidence as CSV in UTF-8, in the order of the documents and of the quotes in them.

    Subject and object are labels, a role with the body that it is a post in; `start` and `end` count
    code points of the document's text. A quote stands as in its document, even where it begins with a
    sign that a spreadsheet reads as a formula: import the columns as text.
    """
    found = sorted(set(rows(store)), key=lambda row: (row[3], int(row[5] or 0), int(row[6] or 0), row))
    return table(COLUMNS, found)


def rows(store: GraphStore) -> Iterator[tuple[str, ...]]:
    """One row for each Evidence, as `COLUMNS` says; what a damaged graph lacks is left empty."""
    # A thing is named again in each of its facts, and a meeting that many documents tell of has many quads to search.
    name = cache(lambda term: label(store, term) if term else "")
    for document in evidence.documents(store):
        for found in evidence.read(store, document):
            subject, relation, value = found.statement or (None, None, None)
            source = ox.NamedNode(found.source) if found.source else None
            yield (
                name(subject),
                local(relation.value) if relation else "",
                name(value),
                name(source),
                *("" if x is None else str(x) for x in (found.quote, found.start, found.end)),
                "" if found.confidence is None else f"{found.confidence:g}",
            )
