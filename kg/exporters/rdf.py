"""RDF/XML: the merged facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import OutputError
from kg.exporters import merged, serialize

if TYPE_CHECKING:
    from kg.store import GraphStore

SUFFIX = ".rdf"

# No XML 1.0 document can hold these, not even escaped.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(store: GraphStore) -> bytes:
    """The default graph as sorted RDF/XML.

    Raises OutputError where a text holds a control character, which XML cannot express.
    """
    triples = merged(store)
    for triple in triples:
        if isinstance(triple.object, ox.Literal) and FORBIDDEN.search(triple.object.value):
            message = f"a control character in a text of {triple.subject} has no form in RDF/XML; use ttl"
            raise OutputError(message)
    # A reader of XML turns a bare carriage return into a line feed.
    return serialize(triples, ox.RdfFormat.RDF_XML).replace(b"\r", b"&#13;")
