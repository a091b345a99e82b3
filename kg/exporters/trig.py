"""TriG: the merged facts, and each document's with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.exporters import everything, serialize

if TYPE_CHECKING:
    from kg.store import GraphStore

SUFFIX = ".trig"


def write(store: GraphStore) -> bytes:
    """All graphs as sorted TriG, the default graph first."""
    return serialize(everything(store), ox.RdfFormat.TRIG)
