"""N-Triples: the merged facts, one triple a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.exporters import merged, serialize

if TYPE_CHECKING:
    from kg.store import GraphStore

SUFFIX = ".nt"


def write(store: GraphStore) -> bytes:
    """The default graph as sorted N-Triples."""
    return serialize(merged(store), ox.RdfFormat.N_TRIPLES)
