"""Centrality in a network of cooperation, with the definitions that a paper has to state.

networkx is the reference. Nodes and edges come in sorted order, so that sums are made in the same order
each time; values are compared and written with six significant digits, so that what differs by rounding
alone is a tie.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Score:
    """The value of one measure for one node.

    `rank` counts from 1, highest value first; nodes with equal values share a rank and are `tied`, and
    the ranks that they use up are skipped (1, 2, 2, 4).
    """

    node: str
    label: str
    kind: str
    projection: str
    measure: str
    value: float
    rank: int
    tied: bool

    @property
    def place(self) -> str:
        """The rank to show: `3`, or `3=` where it is shared."""
        return f"{self.rank}=" if self.tied else str(self.rank)


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


def pagerank(graph: nx.Graph[str]) -> Mapping[str, float]:
    """Chance to stand at a node on a random walk along edges by their weight (Brin and Page 1998).

    Damping 0.85, jumps go to all nodes alike. Range: 0 to 1; the values of a network sum to 1.
    """
    # The tolerance is for the sum of all differences; six digits of the smallest value need it this low.
    found: Mapping[str, float] = nx.pagerank(graph, alpha=0.85, tol=1e-13, max_iter=1000, weight="weight")
    return found


MEASURES: dict[str, Callable[[nx.Graph[str]], Mapping[str, float]]] = {
    "degree": degree,
    "strength": strength,
    "betweenness": betweenness,
    "closeness": closeness,
    "pagerank": pagerank,
}


def significant(value: float) -> float:
    """The value to six significant digits.

    Ten digits come first: they take away the last bits, in which equal values may differ, so that a
    value halfway between two roundings goes the same way each time.
    """
    return float(f"{float(f'{value:.10g}'):.6g}")


def _ordered(values: Mapping[str, float]) -> list[str]:
    return sorted(values, key=lambda node: (-values[node], node))


def centrality(graph: nx.Graph[str], measures: Iterable[str] = tuple(MEASURES)) -> list[Score]:
    """All nodes of a projection by all measures, in the order of `measures`, then by rank, then by IRI.

    Raises:
        InputError: a measure that is not in `MEASURES`.
    """
    projection, found = graph.graph["projection"], []
    for measure in measures:
        if measure not in MEASURES:
            message = f"no measure is called {measure!r}; there are {', '.join(MEASURES)}"
            raise InputError(message)
        values = {node: significant(value) for node, value in MEASURES[measure](graph).items()}
        shared = Counter(values.values())
        ranks: dict[float, int] = {}
        for rank, node in enumerate(_ordered(values), start=1):
            value, about = values[node], graph.nodes[node]
            first = ranks.setdefault(value, rank)
            label, kind = about["label"], about["kind"]
            found.append(Score(node, label, kind, projection, measure, value, first, shared[value] > 1))
    return found


COLUMNS = ("node", "label", "kind", "projection", "measure", "value", "rank")


def rows(scores: Iterable[Score]) -> Iterator[tuple[str, ...]]:
    """The rows of a CSV file with the header `COLUMNS`; values with six significant digits."""
    for score in scores:
        yield (
            score.node,
            score.label,
            score.kind,
            score.projection,
            score.measure,
            f"{score.value:.6g}",
            str(score.rank),
        )
