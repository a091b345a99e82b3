"""CSV of centrality: one row for each node and measure of each network."""

from __future__ import annotations

import logging
from itertools import chain
from typing import TYPE_CHECKING

from kg import network
from kg.exporters import table
from kg.network import measures
from kg.network.centrality import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from kg.store import GraphStore

SUFFIX = ".csv"

logger = logging.getLogger("kg")


def write(store: GraphStore) -> bytes:
    """Every measure for every node of every projection, as CSV in UTF-8, edges weighted by their count.

    The columns are those of `kg.network.centrality`; a projection comes whole before the next. What would take
    long in a large network is left out and logged as a warning.
    """
    return table(COLUMNS, network.rows(chain.from_iterable(map(_scores, _networks(store)))))


def _networks(store: GraphStore) -> Iterator[nx.Graph[str]]:
    yield from (network.project(store, name) for name in network.PROJECTIONS)


def _scores(graph: nx.Graph[str]) -> list[network.Score]:
    left = [name for name in network.MEASURES if not measures.is_quick(graph, name)]
    if left:
        logger.warning(
            "%s: %d nodes and %d edges are many, so %s are left out; `kg rank --measure` computes them",
            graph.graph["projection"],
            len(graph),
            graph.number_of_edges(),
            " and ".join(left),
        )
    return network.centrality(graph, [name for name in network.MEASURES if name not in left])
