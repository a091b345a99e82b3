"""A ranking as a frame: values, ranks, and between which ranks a node lies where the documents are resampled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.frames import Frame
from kg.network.centrality import centrality
from kg.network.projection import Definition, extent
from kg.network.robustness import affordable, intervals
from kg.network.selection import narrowed

if TYPE_CHECKING:
    from kg.store import GraphStore


def rank(
    store: GraphStore,
    projection: str = "agencies",
    measure: str = "strength",
    *,
    weighting: str = "count",
    resamples: int | None = None,
    definition: Definition | None = None,
    **parts: object,
) -> Frame:
    """The nodes of a network by a measure, with the interval of each rank.

    Args:
        store: the graph.
        projection: which network, as for `project`.
        measure: one of `MEASURES`.
        weighting: as for `project`.
        resamples: of the documents, behind the intervals; 200 unless the network is large, 0 for none.
        definition: the network in full, in place of the projection, the weighting and the parts.
        parts: `since`, `until`, `place`, `zone`, `kind` and `confidence`, as for `project`.

    Returns:
        Columns `rank` (equal values share one), `label`, `value`, `low` and `high` (the ranks in the middle 95 % of
        resamples, None without), `node` (IRI) and `kind`; by rank, then by IRI.

    Raises:
        InputError: as `project` and `compute`.

    >>> import kg
    >>> kg.rank(kg.open("exports"), "provinces", "degree").columns
    ['rank', 'label', 'value', 'low', 'high', 'node', 'kind']
    """
    chosen = definition or Definition(projection, weighting, narrowed(Definition().selection, parts))
    network = chosen.project(store)
    scores = centrality(network, [measure])
    times = affordable(network, measure) if resamples is None else resamples
    found = intervals(store, chosen, measure, resamples=times)
    ends = {node: (interval.low, interval.high) for node, interval in found.items()}
    rows = tuple((x.rank, x.label, x.value, *ends.get(x.node, (None, None)), x.node, x.kind) for x in scores)
    types = {"rank": int, "label": str, "value": float, "low": int, "high": int, "node": str, "kind": str}
    note = extent(network) + (f"; {network.graph['selection']}" if network.graph["selection"] else "")
    return Frame(types, rows, frozenset({"node", "kind"}), f"by {measure}; {note}")
