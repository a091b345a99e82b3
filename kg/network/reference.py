"""The measures as networkx computes them: what defines them here."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Mapping


def degree(graph: nx.Graph[str]) -> Mapping[str, float]:
    """Number of other nodes that a node shares an occasion with. Range: 0 to n - 1; not normalised."""
    return {node: float(value) for node, value in graph.degree()}


def strength(graph: nx.Graph[str]) -> Mapping[str, float]:
    """Sum of the weights of a node's edges (Barrat et al. 2004). Range: 0 upwards; not normalised."""
    return {node: float(value) for node, value in graph.degree(weight="weight")}


def betweenness(graph: nx.Graph[str]) -> Mapping[str, float]:
    """Share of the shortest paths between two other nodes that pass through a node (Freeman 1977).

    Every edge has length 1: the number of shared meetings is closeness of contact, not a distance.
    Range: 0 to 1, normalised by the (n - 1)(n - 2) / 2 pairs of other nodes. Brandes' algorithm (2001).
    """
    found: Mapping[str, float] = nx.betweenness_centrality(graph, normalized=True)
    return found


def closeness(graph: nx.Graph[str]) -> Mapping[str, float]:
    """Inverse of the mean distance to the nodes that can be reached (Freeman 1979), every edge of length 1.

    Range: 0 to 1, with the correction of Wasserman and Faust (1994) for networks in several parts: the
    value is multiplied by the share of the other nodes that can be reached.
    """
    found: Mapping[str, float] = nx.closeness_centrality(graph, wf_improved=True)
    return found


def largest_parts(graph: nx.Graph[str]) -> list[nx.Graph[str]]:
    """The connected parts of more than one node that no other part exceeds: one, save where several are as large."""
    parts = [part for part in nx.connected_components(graph) if len(part) > 1]
    most = max(map(len, parts), default=0)
    return [graph.subgraph(part) for part in parts if len(part) == most]


def eigenvector(graph: nx.Graph[str]) -> Mapping[str, float]:
    """A node is central as its neighbours are, by weight (Bonacich 1987), on the largest connected part.

    Between parts that do not touch the values are not comparable, so nodes outside the largest have 0; where
    several parts are the largest, each is measured by itself. Range: 0 to 1, of Euclidean norm 1 in a part.
    """
    values: dict[str, float] = {}
    for part in largest_parts(graph):
        # The sparse solver asks for more nodes than two; two are alike.
        pair = len(part) == 2
        found = dict.fromkeys(part, math.sqrt(0.5)) if pair else nx.eigenvector_centrality_numpy(part, weight="weight")
        values.update(found)
    return {node: values.get(node, 0.0) for node in graph}


def pagerank(graph: nx.Graph[str]) -> Mapping[str, float]:
    """Chance to stand at a node on a random walk along edges by their weight (Brin and Page 1998).

    Damping 0.85, jumps go to all nodes alike. Range: 0 to 1; the values of a network sum to 1.
    """
    # The tolerance is for the sum of all differences; six digits of the smallest value need it this low.
    found: Mapping[str, float] = nx.pagerank(graph, alpha=0.85, tol=1e-13, max_iter=1000, weight="weight")
    return found


def core(graph: nx.Graph[str]) -> Mapping[str, float]:
    """Largest k such that a node is among nodes with k edges to each other (Seidman 1983). Range: 0 to n - 1."""
    return {node: float(value) for node, value in nx.core_number(graph).items()}


def constraint(graph: nx.Graph[str]) -> Mapping[str, float]:
    """How far a node's contacts lead back to each other, by weight (Burt 2004). Low where a node bridges.

    Range: above 0, mostly to 1, in small dense networks a little more; NaN for a node without edges.
    """
    if not graph.number_of_edges():
        return dict.fromkeys(graph, math.nan)
    found: Mapping[str, float] = nx.constraint(graph, weight="weight")
    return found


def effective_size(graph: nx.Graph[str]) -> Mapping[str, float]:
    """Contacts less the mean number of ties among them (Burt 1992), by the formula of Borgatti (1997): k - 2t / k.

    `t` is the number of ties among the k contacts, the node's triangles; weights do not count.
    Range: 1 to n - 1; NaN for a node without edges.
    """
    ties = cast("Mapping[str, int]", nx.triangles(graph))
    return {node: k - 2 * ties[node] / k if k else math.nan for node, k in graph.degree()}
