"""The part of a large graph that a picture can show: the most linked nodes and what joins them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from kg.network.typed import Statement, TypedGraph

LINKS = 10_000  # more than a page can draw while one drags it
NODES = 10_000


@dataclass(frozen=True, slots=True)
class Part:
    """The graph to show, and of the whole: the numbers of nodes and links, and each shown node's measures.

    `degree` is the number of other nodes that a node is linked to, `strength` the number of facts that link it.
    """

    graph: TypedGraph
    nodes: int
    links: int
    degree: list[int]
    strength: list[int]

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return len(self.graph.nodes) == self.nodes and len(self.graph.links) == self.links


def central(graph: TypedGraph, links: int = LINKS, nodes: int = NODES) -> Part:
    """The graph itself, or where it has more links or nodes than that, its most central part.

    Nodes are taken in by degree, the first in order where it is equal, as long as the links among them are not
    more than `links`. What then has lost its links is left out, unless it never had any.
    """
    size, many = len(graph.nodes), len(graph.links)
    ends = np.fromiter((end for pair in graph.links for end in pair), dtype=np.int64, count=2 * many).reshape(-1, 2)
    counts = np.fromiter((len(facts) for facts in graph.links.values()), dtype=np.int64, count=many)
    degree = np.bincount(ends.ravel(), minlength=size)
    strength = np.zeros(size, dtype=np.int64)
    np.add.at(strength, ends.ravel(), np.repeat(counts, 2))
    if many <= links and size <= nodes:
        return Part(graph, size, many, degree.tolist(), strength.tolist())

    order = np.lexsort((np.arange(size), -degree))
    rank = np.empty(size, dtype=np.int64)
    rank[order] = np.arange(size)
    # A link is there once the later of its ends is.
    enters = rank[ends].max(axis=1)
    limit = min(nodes, size, int(np.sort(enters)[links]) if many > links else size)
    shown = enters < limit
    joined = np.zeros(size, dtype=bool)
    joined[ends[shown].ravel()] = True
    kept = np.flatnonzero((rank < limit) & (joined | (degree == 0)))
    return Part(_within(graph, kept.tolist()), size, many, degree[kept].tolist(), strength[kept].tolist())


def _within(graph: TypedGraph, kept: list[int]) -> TypedGraph:
    """The graph of these nodes alone, in their order, with everything numbered anew."""
    at = {node: position for position, node in enumerate(kept)}
    statements: list[Statement] = []
    renumbered: dict[int, int] = {}
    for number, fact in enumerate(graph.statements):
        if fact.source in at and (fact.target is None or fact.target in at):
            renumbered[number] = len(statements)
            target = None if fact.target is None else at[fact.target]
            statements.append(replace(fact, source=at[fact.source], target=target))
    links = {
        (at[one], at[other]): [renumbered[number] for number in facts]
        for (one, other), facts in graph.links.items()
        if one in at and other in at
    }
    return replace(graph, nodes=[graph.nodes[node] for node in kept], statements=statements, links=links)
