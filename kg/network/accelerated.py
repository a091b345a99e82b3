"""The measures as igraph computes them, rescaled to networkx's definitions; many times faster.

Imported where it is used, since igraph is an extra.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from kg.network.reference import largest_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

# One conversion for all the measures of a network; a network that grew since is converted again.
_KNOWN: WeakKeyDictionary[nx.Graph[str], tuple[tuple[int, int], Any]] = WeakKeyDictionary()


def converted(graph: nx.Graph[str]) -> Any:  # noqa: ANN401 - igraph has no types
    """The network as igraph has it: vertices in the order of the nodes, `weight` on the edges."""
    import igraph

    size = len(graph), graph.number_of_edges()
    known = _KNOWN.get(graph)
    if known is not None and known[0] == size:
        return known[1]
    at = {node: index for index, node in enumerate(graph)}
    weighted = list(graph.edges(data="weight", default=1))
    found = igraph.Graph(n=len(at), edges=[(at[one], at[other]) for one, other, _ in weighted])
    found.es["weight"] = [weight for _, _, weight in weighted]
    _KNOWN[graph] = size, found
    return found


def _values(graph: nx.Graph[str], values: Iterable[float]) -> dict[str, float]:
    return dict(zip(graph, map(float, values), strict=True))


def betweenness(graph: nx.Graph[str]) -> Mapping[str, float]:
    """As `reference.betweenness`: igraph counts paths, which are divided by the pairs of other nodes."""
    pairs = (len(graph) - 1) * (len(graph) - 2) / 2
    return _values(graph, (value / pairs if pairs > 0 else 0.0 for value in converted(graph).betweenness()))


def closeness(graph: nx.Graph[str]) -> Mapping[str, float]:
    """As `reference.closeness`: igraph looks at a node's own part, so the share of it is multiplied in."""
    found = converted(graph)
    parts = found.connected_components()
    reached = [parts.size(part) - 1 for part in parts.membership]
    others = max(1, len(graph) - 1)
    raw = found.closeness(normalized=True)
    return _values(graph, (0.0 if not n else value * n / others for value, n in zip(raw, reached, strict=True)))


def eigenvector(graph: nx.Graph[str]) -> Mapping[str, float]:
    """As `reference.eigenvector`: igraph scales the largest value to 1, which is made norm 1."""
    values: dict[str, float] = {}
    for part in largest_parts(graph):
        raw = [0.5, 0.5] if len(part) == 2 else converted(part).eigenvector_centrality(weights="weight")
        norm = math.hypot(*raw)
        values.update(zip(part, (value / norm for value in raw), strict=True))
    return {node: values.get(node, 0.0) for node in graph}


def pagerank(graph: nx.Graph[str]) -> Mapping[str, float]:
    """As `reference.pagerank`."""
    return _values(graph, converted(graph).pagerank(damping=0.85, weights="weight"))


def core(graph: nx.Graph[str]) -> Mapping[str, float]:
    """As `reference.core`."""
    return _values(graph, converted(graph).coreness())


def constraint(graph: nx.Graph[str]) -> Mapping[str, float]:
    """As `reference.constraint`."""
    return _values(graph, converted(graph).constraint(weights="weight"))
