"""Measures of a two-mode network, which know that an actor can only touch occasions and the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from kg.errors import InputError
from kg.network import accelerated, reference
from kg.network.measures import check, guard

if TYPE_CHECKING:
    from collections.abc import Mapping

# The definitions of Borgatti and Everett (1997), each normalised by what the two modes allow; range 0 to 1,
# closeness in a network of several parts beyond.
MEASURES = {
    "degree": "degree, the share of the nodes of the other mode that a node is joined to",
    "betweenness": "betweenness, divided by the highest value that a node of its mode can have",
    "closeness": "closeness, divided by the highest value that a node of its mode can have, times the share of the "
    "others that can be reached",
    "clustering": "clustering, the mean overlap of a node's neighbours with those of the others of its mode that share "
    "one (Latapy et al. 2008)",
}


def compute(graph: nx.Graph[str], name: str, *, using: str | None = None) -> dict[str, float]:
    """The values of one measure for the nodes of both modes, in their order.

    Args:
        graph: a network as `projection.two_mode` gives it.
        name: one of `MEASURES`.
        using: `networkx` or `igraph`; what is installed unless given.

    Raises:
        InputError: as `measures.compute`.
    """
    using = check(graph, using)
    if name not in MEASURES:
        message = f"no measure of a two-mode network is called {name!r}; there are {', '.join(MEASURES)}"
        raise InputError(message)
    actors = [node for node, about in graph.nodes.items() if about["bipartite"] == 0]
    if not actors:
        return {}
    found: Mapping[str, float]
    if name == "degree":
        found = nx.bipartite.degree_centrality(graph, actors)
    elif name == "clustering":
        found = nx.bipartite.latapy_clustering(graph)
    else:
        guard(graph, name, using)
        found = _betweenness(graph, actors, using) if name == "betweenness" else _closeness(graph, actors, using)
    return {node: float(found[node]) for node in graph}


def _betweenness(graph: nx.Graph[str], actors: list[str], using: str) -> Mapping[str, float]:
    n, m, inside = len(actors), len(graph) - len(actors), set(actors)
    backend = accelerated if using == "igraph" else reference
    pairs = (len(graph) - 1) * (len(graph) - 2) / 2
    most = {True: _highest(n, m), False: _highest(m, n)}
    raw = backend.betweenness(graph)
    return {node: raw[node] * pairs / top if (top := most[node in inside]) else 0.0 for node in graph}


def _highest(own: int, other: int) -> float:
    """Highest number of shortest paths through a node of a mode of `own` nodes (Borgatti and Everett 1997)."""
    s, t = divmod(own - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


def _closeness(graph: nx.Graph[str], actors: list[str], using: str) -> Mapping[str, float]:
    n, m, inside = len(actors), len(graph) - len(actors), set(actors)
    reached = {node: len(part) - 1 for part in nx.connected_components(graph) for node in part}
    backend = accelerated if using == "igraph" else reference
    # Of one mode the value is the inverse of the mean distance; here it is the least total distance there could be.
    least = {True: m + 2 * (n - 1), False: n + 2 * (m - 1)}
    raw = backend.closeness(graph)
    return {node: raw[node] * least[node in inside] / reached[node] if reached[node] else 0.0 for node in graph}
