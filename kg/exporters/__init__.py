"""A dataset into bytes: one module a format.

A module here, or an outside one under the entry-point group `kg.exporters`, has `SUFFIX`, the ending of
its files with the dot, and `write(store: GraphStore) -> bytes`. Its docstring's first line is shown to
users. The same dataset gives the same bytes.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store import GraphStore

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def merged(store: GraphStore) -> list[ox.Triple]:
    """The triples of the default graph, sorted; a thing's classes come first."""
    found = store.native.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return [quad.triple for quad in sorted(found, key=_order)]


def everything(store: GraphStore) -> list[ox.Quad]:
    """The quads of all graphs, sorted; the default graph comes first."""
    return sorted(store.native, key=_order)


def prefixes(statements: list[ox.Triple] | list[ox.Quad]) -> dict[str, str]:
    """Those of the project's prefixes that these statements use."""
    iris = {
        term.value
        for statement in statements
        for term in (statement.subject, statement.predicate, statement.object)
        if isinstance(term, ox.NamedNode)
    }
    iris |= {s.object.datatype.value for s in statements if isinstance(s.object, ox.Literal)}
    return {name: space for name, space in PREFIXES.items() if any(iri.startswith(space) for iri in iris)}


def serialize(statements: list[ox.Triple] | list[ox.Quad], format_: ox.RdfFormat) -> bytes:
    """The statements in this format, with the prefixes that they use declared in alphabetical order."""
    data = ox.serialize(statements, format=format_, prefixes=prefixes(statements)) or b""
    # The library's own order of declarations is that of a hash table.
    lines = data.split(b"\n")
    count = next((n for n, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"\n".join([*sorted(lines[:count]), *([b""] if count else []), *lines[count:]])


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """CSV (RFC 4180) in UTF-8 with a header; lines end in a line feed alone, as in the other exports."""
    buffer = io.StringIO()
    # The csv module quotes what the end of a line holds: with this one, a bare carriage return as well.
    writer = csv.writer(buffer, lineterminator="\r\n")
    lines = []
    for row in (columns, *rows):
        writer.writerow(row)
        lines.append(buffer.getvalue().removesuffix("\r\n") + "\n")
        buffer.seek(0)
        buffer.truncate()
    return "".join(lines).encode("utf-8")


def _order(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)
    predicate = quad.predicate.value
    return graph, str(quad.subject), predicate != TYPE, predicate, str(quad.object)
