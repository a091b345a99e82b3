"""CSV of centrality: one row for each node and measure of each network."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kg import network
from kg.exporters import table
from kg.network.centrality import COLUMNS

if TYPE_CHECKING:
    from kg.store import GraphStore

SUFFIX = ".csv"


def write(store: GraphStore) -> bytes:
    """Every measure for every node of every projection, as CSV in UTF-8.

    The columns are those of `kg.network.centrality`; a projection comes whole before the next.
    """
    scores = (network.centrality(network.project(store, name)) for name in network.PROJECTIONS)
    return table(COLUMNS, network.rows(chain.from_iterable(scores)))
