"""Ranks: the nodes of a network by a measure, with shared ranks where values are equal.

Values are compared and written with six significant digits, so that what differs by rounding alone, or by
which library computed it, is a tie.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.measures import MEASURES, compute, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx


@dataclass(frozen=True, slots=True)
class Score:
    """The value of one measure for one node.

    `rank` counts from 1, the notable end first: the highest value, for constraint the lowest. Nodes with
    equal values share a rank and are `tied`, and the ranks that they use up are skipped (1, 2, 2, 4).
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


def significant(value: float) -> float:
    """The value to six significant digits, and to ten decimals at most.

    Ten digits come first: they take away the last bits, in which equal values may differ, so that a
    value halfway between two roundings goes the same way each time. What is below 1e-10 is nought: the
    solvers of eigenvectors go no further.
    """
    return float(f"{round(float(f'{value:.10g}'), 10):.6g}")


def ranks(values: Mapping[str, float], *, low_first: bool = False) -> dict[str, int]:
    """Rank of each node from 1, in order of rank and then of the node; equal values share one."""
    sign = 1 if low_first else -1
    found: dict[str, int] = {}
    first: dict[float, int] = {}
    for rank, node in enumerate(sorted(values, key=lambda node: (sign * values[node], node)), start=1):
        found[node] = first.setdefault(values[node], rank)
    return found


def centrality(
    graph: nx.Graph[str], measures: Iterable[str] = tuple(MEASURES), *, using: str | None = None
) -> list[Score]:
    """All nodes of a projection by all measures, in the order of `measures`, then by rank, then by IRI.

    A node that a measure is not defined for is left out. `using` and errors as for `compute`.
    """
    projection, found = graph.graph["projection"], []
    for measure in measures:
        values = {node: significant(value) for node, value in compute(graph, measure, using=using).items()}
        shared = Counter(values.values())
        for node, rank in ranks(values, low_first=named(measure).low_first).items():
            value, about = values[node], graph.nodes[node]
            label, kind = about["label"], about["kind"]
            found.append(Score(node, label, kind, projection, measure, value, rank, shared[value] > 1))
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
