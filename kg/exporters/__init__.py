"""A dataset into bytes: one module a format.

A module here, or an outside one under the entry-point group `kg.exporters`, has `SUFFIX`, the ending of
its files with the dot, and `write(store: GraphStore) -> bytes`. A format of several files has in its
place `files(store) -> dict[str, bytes]`, from names to content, and an empty `SUFFIX`. One that can hold
a network of one kind has `project(graph: nx.Graph[str])` too, which gives what the other gives. The
docstring's first line is shown to users. The same dataset gives the same bytes.
"""

from __future__ import annotations

import io
import re
from csv import writer as csv_writer
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from kg.store import GraphStore

# No XML 1.0 document can hold these, not even escaped.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# The colours of kinds, as in the picture.
COLOURS = {
    "Agency": "#2b6ca8",
    "Official": "#e39a2d",
    "Meeting": "#b0477d",
    "CooperationZone": "#17806d",
    "Agreement": "#7a5c3e",
    "Place": "#68b3de",
    "Collective": "#74777f",
}

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def several(plugin: ModuleType) -> bool:
    """Whether a format is several files."""
    return not hasattr(plugin, "write")


def written(plugin: ModuleType, store: GraphStore) -> bytes | dict[str, bytes]:
    """The dataset in a format: one file, or several by name."""
    found: bytes | dict[str, bytes] = plugin.files(store) if several(plugin) else plugin.write(store)
    return found


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
    writer = csv_writer(buffer, lineterminator="\r\n")
    lines = []
    for row in (columns, *rows):
        writer.writerow(row)
        lines.append(buffer.getvalue().removesuffix("\r\n") + "\n")
        buffer.seek(0)
        buffer.truncate()
    return "".join(lines).encode("utf-8")


def expressible(text: str) -> str:
    """The text with U+FFFD in place of each character that XML has no form for, as network files write it.

    RDF is for exchange without loss: there such a text is refused.
    """
    return FORBIDDEN.sub("\ufffd", text)


def returns_kept(data: bytes) -> bytes:
    """XML whose carriage returns are escaped; a reader turns bare ones into line feeds."""
    return data.replace(b"\r", b"&#13;")


def _order(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)
    predicate = quad.predicate.value
    return graph, str(quad.subject), predicate != TYPE, predicate, str(quad.object)
