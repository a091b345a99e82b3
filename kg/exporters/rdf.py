"""RDF/XML: the merged facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import OutputError
from kg.exporters import FORBIDDEN, merged, returns_kept, serialize

if TYPE_CHECKING:
    from kg.store import GraphStore

SUFFIX = ".rdf"


def write(store: GraphStore) -> bytes:
    """The default graph as sorted RDF/XML.

    Raises OutputError where a text holds a control character, which XML cannot express.
    """
    triples = merged(store)
    for triple in triples:
        if isinstance(triple.object, ox.Literal) and FORBIDDEN.search(triple.object.value):
            message = f"a control character in a text of {triple.subject} has no form in RDF/XML; use ttl"
            raise OutputError(message)
    return returns_kept(serialize(triples, ox.RdfFormat.RDF_XML))
