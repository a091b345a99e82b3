"""How central the nodes of the picture are, and the groups that they fall into, as `kg.network` computes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from kg.network import communities, compute
from kg.network.measures import backend

if TYPE_CHECKING:
    from kg.network.typed import TypedGraph

# Nodes times links up to which networkx is as fast as loading igraph is, so that a small picture is the same
# with and without it, and above which networkx's betweenness takes more than some seconds.
SMALL = 50_000
PATIENCE = 4_000_000


def weighted(graph: TypedGraph) -> nx.Graph[str]:
    """The typed graph as a simple network: nodes by number, links weighted by the facts behind them."""
    net: nx.Graph[str] = nx.Graph()
    net.add_nodes_from(map(str, range(len(graph.nodes))))
    net.add_weighted_edges_from((str(one), str(other), len(facts)) for (one, other), facts in graph.links.items())
    return net


def using(net: nx.Graph[str]) -> str:
    """The library that computes: networkx for a small network, igraph for others where it is installed."""
    return "networkx" if len(net) * net.number_of_edges() <= SMALL else backend()


def measures(net: nx.Graph[str]) -> dict[str, list[float]]:
    """PageRank and betweenness, for each node in order; see `kg.network.measures` for what they are.

    Betweenness is left out where it would take long: in a large network without igraph.
    """
    library, found = using(net), ["pagerank"]
    if library == "igraph" or len(net) * net.number_of_edges() <= PATIENCE:
        found.append("betweenness")
    return {name: list(compute(net, name, using=library).values()) for name in found}


def groups(net: nx.Graph[str]) -> tuple[list[int], str]:
    """The group of each node, the largest being 0, and the method that found them."""
    found = communities(net, using=using(net))
    of = [0] * len(net)
    for number, members in enumerate(found.communities):
        for node in members:
            of[int(node)] = number
    return of, found.method
