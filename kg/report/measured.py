"""The network of the page, measured once: ranks with intervals, communities, and why something was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import network
from kg.network import measures, robustness
from kg.network.selection import support

if TYPE_CHECKING:
    import networkx as nx

    from kg.network import Partition, Score
    from kg.network.affiliation import Affiliations
    from kg.network.robustness import Interval
    from kg.report.options import Options
    from kg.store import GraphStore

LARGE = "the network is large, so that they take a while (--resamples 200 makes them)"


@dataclass(frozen=True, slots=True)
class Ranking:
    """The ranks by one measure. `intervals` are empty, and `why` says why, where they were not made."""

    measure: str
    scores: tuple[Score, ...]
    intervals: dict[str, Interval]
    resamples: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """The network with what was computed of it.

    Attributes:
        graph: as `kg.network.project` gives it.
        affiliations: who was where, behind it.
        documents: IRIs of the documents that state the ties, by actor.
        rankings: one for each measure that was computed.
        left: measure -> why it was not.
        partition: the communities.
        using: the library that computed, `networkx` or `igraph`.
    """

    graph: nx.Graph[str]
    affiliations: Affiliations
    documents: dict[str, frozenset[str]]
    rankings: tuple[Ranking, ...]
    left: dict[str, str]
    partition: Partition
    using: str


def measure(store: GraphStore, options: Options) -> Measured:
    """Measure the network that the options define; raises InputError for an unknown name in them."""
    for name in options.measures:
        measures.named(name)
    graph, using = options.network.project(store), measures.backend()
    found, known = options.network.affiliations(store), support(store)
    documents = {
        actor: frozenset(document for said in at.values() for one in said for document in known.get(one, ()))
        for actor, at in found.ties.items()
    }
    rankings, left = [], {}
    for name in options.measures if graph.number_of_edges() else ():
        if not measures.is_quick(graph, name, using):
            left[name] = "the network is too large for the paths between all pairs"
        else:
            rankings.append(_ranking(store, options, graph, name, len(frozenset[str]().union(*documents.values()))))
    partition = network.communities(graph)
    return Measured(graph, found, documents, tuple(rankings), left, partition, using)


def _ranking(store: GraphStore, options: Options, graph: nx.Graph[str], name: str, documents: int) -> Ranking:
    scores = tuple(network.centrality(graph, [name]))
    times = robustness.affordable(graph, name) if options.resamples is None else options.resamples
    why = "" if times else LARGE if options.resamples is None else "they were not asked for"
    if documents < 2:
        times, why = 0, "one document cannot be resampled" if documents else "the graph has no evidence"
    between = robustness.intervals(store, options.network, name, resamples=times) if times else {}
    return Ranking(name, scores, between, times, why)
