"""How central the nodes of the picture are, and the groups that they fall into.

igraph computes those of a large network where it is installed (the extra `network`), networkx all others; both
give the same betweenness and PageRank up to rounding, but groups may differ.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    from types import ModuleType

    from kg.network.typed import TypedGraph

# Nodes times links up to which networkx is as fast as loading igraph is, so that a small picture is the same
# with and without it, and above which networkx's betweenness takes more than some seconds.
SMALL = 50_000
PATIENCE = 4_000_000


def igraph() -> ModuleType | None:
    """The library, or None where it is not installed."""
    try:
        import igraph as found
    except ImportError:
        return None
    return found  # type: ignore[no-any-return]


def _fast(graph: TypedGraph) -> ModuleType | None:
    return igraph() if len(graph.nodes) * len(graph.links) > SMALL else None


def between(graph: TypedGraph) -> list[float] | None:
    """Betweenness of each node, from 0 to 1; None where it would take too long without igraph.

    The share of shortest paths between two others that pass through it (Freeman 1977), every link of length 1.
    """
    size, pairs = len(graph.nodes), list(graph.links)
    if (library := _fast(graph)) is not None:
        most = max(1, (size - 1) * (size - 2) / 2)
        return [value / most for value in library.Graph(n=size, edges=pairs).betweenness()]
    if size * len(pairs) > PATIENCE:
        return None
    values = nx.betweenness_centrality(_networkx(graph))
    return [float(values[node]) for node in range(size)]


def pagerank(graph: TypedGraph) -> list[float]:
    """PageRank of each node by the number of facts that link two (Brin and Page 1998); the values sum to 1."""
    if not graph.nodes:
        return []
    if (library := _fast(graph)) is not None:
        net = library.Graph(n=len(graph.nodes), edges=list(graph.links))
        weights = [len(facts) for facts in graph.links.values()]
        return [float(value) for value in net.pagerank(weights=weights)]
    values = nx.pagerank(_networkx(graph), tol=1e-12, max_iter=1000, weight="weight")
    return [float(values[node]) for node in range(len(graph.nodes))]


def groups(graph: TypedGraph) -> list[int]:
    """The group of each node, the largest being 0: communities by the Louvain method (Blondel et al. 2008).

    Nodes of one group are linked to each other more than chance would have it. The method draws lots; they are
    the same each time.
    """
    size = len(graph.nodes)
    if not graph.links:
        found: list[Any] = [{node} for node in range(size)]
    elif (library := _fast(graph)) is not None:
        library.set_random_number_generator(random.Random(0))  # noqa: S311 - for the same groups each time
        net = library.Graph(n=size, edges=list(graph.links))
        found = list(net.community_multilevel(weights=[len(facts) for facts in graph.links.values()]))
        library.set_random_number_generator(random)
    else:
        found = list(nx.community.louvain_communities(_networkx(graph), weight="weight", seed=0))
    of = [0] * size
    for number, members in enumerate(sorted(map(sorted, found), key=lambda group: (-len(group), group))):
        for node in members:
            of[node] = number
    return of


def _networkx(graph: TypedGraph) -> nx.Graph[int]:
    net: nx.Graph[int] = nx.Graph()
    net.add_nodes_from(range(len(graph.nodes)))
    net.add_weighted_edges_from((one, other, len(facts)) for (one, other), facts in graph.links.items())
    return net
