"""Weights whose sums are exact, so that an algorithm that compares gains does not go round for ever."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from numbers import Rational

# Shares of occasions, 1 / (n - 1), and their sums have small denominators; a float of one is its nearest fraction.
DENOMINATOR = 1_000_000


class Exact(Fraction):
    """A fraction whose sums stay fractions, also with a float that is added to.

    networkx's Louvain takes a gain of 1e-17, which is nought but for rounding, for a reason to move a node,
    and may move nodes to and fro without end (five nodes are enough). With exact sums
    each move is a real gain, so there is a last one.
    """

    __slots__ = ()

    def __add__(self, other: Rational | float) -> Exact:  # type: ignore[override] # always one of its kind
        """The sum, a float taken as the fraction that it is exactly."""
        return Exact(Fraction(self) + Fraction(other))

    __radd__ = __add__  # type: ignore[assignment] # as above


def exact(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The same nodes and edges with `weight` as `Exact`."""
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(graph)
    found.add_edges_from(
        (one, other, {"weight": Exact(Fraction(weight).limit_denominator(DENOMINATOR) or Fraction(weight))})
        for one, other, weight in graph.edges(data="weight", default=1)
    )
    return found
