"""Turtle: the merged facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.exporters import merged, serialize

if TYPE_CHECKING:
    from kg.store import GraphStore

SUFFIX = ".ttl"


def write(store: GraphStore) -> bytes:
    """The default graph as sorted Turtle."""
    return serialize(merged(store), ox.RdfFormat.TURTLE)
