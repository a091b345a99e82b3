"""How far a rank can be trusted: its interval over resamples of the documents (bootstrap, Efron 1979).

A corpus is a sample of what was written. Drawing as many documents from it with replacement, many times,
and ranking each time, shows which ranks rest on one document.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from kg.network.centrality import ranks, significant
from kg.network.communities import SEED
from kg.network.measures import compute, named
from kg.network.projection import weights
from kg.network.selection import support

if TYPE_CHECKING:
    from kg.network.affiliation import Affiliations, Statement
    from kg.network.projection import Definition
    from kg.store import GraphStore

RESAMPLES = 200
# Edges, or for what needs all paths nodes times edges, above which intervals are made only when asked for.
EDGES, PATHS = 10_000, 3_000_000
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """The ranks that a node has in the middle 95 % of resamples, from `low` (nearest the top) to `high`.

    In a resample where a node is not there, or the measure says nothing of it, it shares the rank after all others.
    """

    low: int
    high: int


def intervals(
    store: GraphStore,
    network: Definition,
    measure: str,
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    using: str | None = None,
) -> dict[str, Interval]:
    """Node -> the interval of its rank over resampled documents, the same for the same dataset and seed.

    A tie between an actor and an occasion is there in a resample if one of the documents that state it was drawn.
    An occasion counts as often as the documents that tell of it were drawn on average, so that weights are
    expected to be what they are in the whole. Ties that no document states (a graph without evidence) are always
    there. `using` and errors as for `compute`.
    """
    found = network.affiliations(store)
    known = support(store)
    documents = sorted({document for at in known.values() for document in at})
    draw = random.Random(seed)  # noqa: S311 - not for secrets
    seen: dict[str, list[int]] = {actor: [] for actor in found.ties}
    low_first = named(measure).low_first
    for _ in range(resamples):
        drawn = Counter(draw.choices(documents, k=len(documents))) if documents else Counter[str]()
        graph = _resampled(found, known, drawn, network.weighting)
        values = {node: significant(value) for node, value in compute(graph, measure, using=using).items()}
        placed = ranks(values, low_first=low_first)
        for actor, places in seen.items():
            places.append(placed.get(actor, len(graph) + 1))
    return {actor: _middle(places) for actor, places in seen.items() if places}


def _resampled(
    found: Affiliations, known: dict[Statement, dict[str, float]], drawn: Counter[str], weighting: str
) -> nx.Graph[str]:
    present: dict[str, list[str]] = defaultdict(list)
    sources: dict[str, set[str]] = defaultdict(set)
    for actor, at in found.ties.items():
        for occasion, statements in at.items():
            documents = {document for said in statements for document in known.get(said, ())}
            sources[occasion] |= documents
            if not documents or any(document in drawn for document in documents):
                present[occasion].append(actor)
    share = {}
    for occasion, actors in present.items():
        said = sources[occasion]
        times = sum(drawn[document] for document in said) / len(said) if said else 1.0
        share[occasion] = times / max(1, len(actors) - 1) if weighting == "newman" else times
    graph: nx.Graph[str] = nx.Graph(projection=found.projection)
    graph.add_nodes_from(sorted({actor for actors in present.values() for actor in actors}))
    graph.add_weighted_edges_from((*pair, weight) for pair, weight in sorted(weights(present, share).items()))
    return graph


def _middle(places: list[int]) -> Interval:
    """The ranks between which at least `LEVEL` of them lie, as many left out below as above."""
    places = sorted(places)
    out = int(len(places) * (1 - LEVEL) / 2)
    return Interval(places[out], places[-1 - out])


def affordable(network: nx.Graph[str], measure: str) -> int:
    """How many resamples a network bears without being asked for: none where it is large."""
    edges = network.number_of_edges()
    large = len(network) * edges > PATHS if named(measure).paths else edges > EDGES
    return 0 if large else RESAMPLES
