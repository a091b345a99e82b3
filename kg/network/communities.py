"""Communities: groups of nodes that share more occasions with each other than with the rest."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from kg.network import accelerated
from kg.network.exact import exact
from kg.network.measures import check

if TYPE_CHECKING:
    from collections.abc import Iterable

SEED = 20240911
# Until nothing changes would be for ever where two partitions are equally good.
ITERATIONS = 10


@dataclass(frozen=True, slots=True)
class Partition:
    """Groups that every node is in exactly one of.

    Attributes:
        communities: the nodes of each, sorted; the largest first, then by their first node.
        modularity: share of the weight of edges within groups, less what chance would put there (Newman and
            Girvan 2004). Range: -0.5 to 1; 0 for a network without edges.
        method: the algorithm and the library that found them.
    """

    communities: tuple[tuple[str, ...], ...]
    modularity: float
    method: str


def communities(graph: nx.Graph[str], *, seed: int = SEED, using: str | None = None) -> Partition:
    """The groups of a network by weight, the same for the same network, seed and library.

    Leiden (Traag, Waltman and van Eck 2019) where igraph is installed, else Louvain (Blondel et al. 2008), both
    for the highest modularity that they find. `using` and errors as for `measures.compute`. A node without edges
    is a group of its own.
    """
    using = check(graph, using)
    if not graph.number_of_edges():
        return Partition(tuple((node,) for node in sorted(graph)), 0.0, "none: no edges")
    if using == "igraph":
        found, method = _leiden(graph, seed), "Leiden (igraph)"
    else:
        found, method = _louvain(graph, seed), "Louvain (networkx)"
    groups = sorted((tuple(sorted(group)) for group in found), key=lambda group: (-len(group), group))
    modularity = nx.community.modularity(graph, [set(group) for group in groups], weight="weight")
    return Partition(tuple(groups), modularity, f"{method}, seed {seed}")


def _leiden(graph: nx.Graph[str], seed: int) -> Iterable[Iterable[str]]:
    import igraph

    nodes = list(graph)
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - not for secrets
    try:
        found = accelerated.converted(graph).community_leiden(
            objective_function="modularity", weights="weight", n_iterations=ITERATIONS
        )
    finally:
        igraph.set_random_number_generator(random)
    return [[nodes[index] for index in group] for group in found]


def _louvain(graph: nx.Graph[str], seed: int) -> Iterable[Iterable[str]]:
    found: Iterable[Iterable[str]] = nx.community.louvain_communities(exact(graph), weight="weight", seed=seed)
    return found
