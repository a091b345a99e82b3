"""Projections: from who was where to who works with whom.

Each is a one-mode projection of a two-mode (bipartite) network of actors and occasions. Two actors are
joined when they share an occasion. An actor that shares none is a node without edges; who took part in
nothing is not in the network. Both weightings stand on every edge; one of them is `weight`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING

import networkx as nx

from kg.errors import InputError
from kg.network.affiliation import PROJECTIONS, STATED, Presence, affiliations
from kg.network.reading import choose, labels, members
from kg.network.selection import EVERYTHING, Selection, narrowed, select

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.network.affiliation import Affiliations
    from kg.store import GraphStore

Pair = tuple[str, str]

# How an edge is weighted; the text is for people.
WEIGHTINGS = {
    "count": "the number of occasions that two share",
    "newman": "the sum over the occasions that two share of 1 / (n - 1), where n took part (Newman 2001)",
}


@dataclass(frozen=True, slots=True)
class Definition:
    """Which network is meant, so that the same can be projected, resampled and followed over time.

    Attributes:
        projection: one of `PROJECTIONS`: `agencies`, `officials`, `provinces` or `interlocks`.
        weighting: `count`, or `newman`, which lets a large meeting join its many participants less.
        selection: dates, place, zone, kind and confidence that count.
        presence: how collectives and those who stood for an agency count.
    """

    projection: str = "agencies"
    weighting: str = "count"
    selection: Selection = EVERYTHING
    presence: Presence = STATED

    @property
    def kind(self) -> str:
        """The class of the nodes, a local name of `coop:`."""
        return PROJECTIONS[self.projection][1]

    def affiliations(self, store: GraphStore) -> Affiliations:
        """Who was where, as far as it counts.

        Raises:
            InputError: an unknown projection, or a name in the selection that fits nothing or several.
        """
        return select(store, affiliations(store, self.projection, self.presence), self.selection)

    def project(self, store: GraphStore) -> nx.Graph[str]:
        """The one-mode network; see `project`."""
        graph = fold(self.affiliations(store), self.weighting)
        return self._described(store, graph)

    def two_mode(self, store: GraphStore) -> nx.Graph[str]:
        """The two-mode network itself: actors (`bipartite` 0) and occasions (`bipartite` 1), edges of weight 1.

        Labels, kinds and errors as for `project`; `graph.graph["weighting"]` is `two-mode`.
        """
        found = self.affiliations(store)
        at = found.occasions()
        graph: nx.Graph[str] = nx.Graph(projection=self.projection, weighting="two-mode", occasions=len(at))
        graph.add_nodes_from(found.ties, bipartite=0)
        graph.add_nodes_from(at, bipartite=1)
        graph.add_edges_from(((actor, occasion) for actor, met in found.ties.items() for occasion in met), weight=1)
        return self._described(store, graph)

    def _described(self, store: GraphStore, graph: nx.Graph[str]) -> nx.Graph[str]:
        describe(store, graph, self.kind)
        graph.graph |= {"selection": str(self.selection), "period": self.selection.period}
        return graph


def project(
    store: GraphStore,
    projection: str = "agencies",
    *,
    weighting: str = "count",
    selection: Selection = EVERYTHING,
    presence: Presence = STATED,
    **parts: object,
) -> nx.Graph[str]:
    """The network of one projection; the arguments are those of `Definition`.

    `parts` are those of a `Selection`, given by their names.

    >>> import kg
    >>> kg.project(kg.open("exports"), "provinces", zone="northwest police").graph["selection"]
    'zone northwest police'

    Returns:
        A graph whose nodes are IRIs with `label` and `kind` (local name of the class), and whose edges have
        `count` (shared occasions), `newman`, `weight` (the one of these that was chosen) and `meetings` (IRIs of
        the occasions, sorted). Nodes and edges are in sorted order. `graph.graph` has `projection`,
        `weighting`, `selection` (in words), `period` (its dates) and `occasions`, how many are behind the network.

    Raises:
        InputError: an unknown projection or weighting, or a name in the selection that fits nothing or several.
    """
    return Definition(projection, weighting, narrowed(selection, parts), presence).project(store)


def fold(found: Affiliations, weighting: str = "count") -> nx.Graph[str]:
    """The one-mode network of affiliations, as `project` gives it but without labels; raises InputError."""
    if weighting not in WEIGHTINGS:
        message = f"no weighting is called {weighting!r}; there are {', '.join(WEIGHTINGS)}"
        raise InputError(message)
    at = found.occasions()
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for occasion, actors in at.items():
        for pair in combinations(actors, 2):
            shared[pair].append(occasion)
    portions = {occasion: 1 / (len(actors) - 1) for occasion, actors in at.items() if len(actors) > 1}
    graph: nx.Graph[str] = nx.Graph(projection=found.projection, weighting=weighting, occasions=len(at))
    graph.add_nodes_from(found.ties)
    by_count = weighting == "count"
    for (one, other), occasions in sorted(shared.items()):
        count, newman = len(occasions), sum(map(portions.__getitem__, occasions))
        weight = count if by_count else newman
        graph.add_edge(one, other, weight=weight, count=count, newman=newman, meetings=tuple(occasions))
    return graph


def weights(occasions: Mapping[str, Sequence[str]], share: Mapping[str, float] | None = None) -> dict[Pair, float]:
    """The weight of each pair of actors that share an occasion, and nothing else of the network.

    `occasions` are the sorted actors of each, as `Affiliations.occasions` gives them; `share` is what each
    occasion adds to a pair, 1 unless given.
    """
    if share is None:
        return dict(Counter(chain.from_iterable(combinations(actors, 2) for actors in occasions.values())))
    found: dict[Pair, float] = defaultdict(float)
    for occasion, actors in occasions.items():
        for pair in combinations(actors, 2):
            found[pair] += share[occasion]
    return dict(found)


def describe(store: GraphStore, graph: nx.Graph[str], kind: str) -> None:
    """Give each node its `label` and its `kind`; `kind` is that of a node that no other class claims."""
    names = labels(store)
    others = {
        iri: other
        for other in ("Meeting", "Official", "CooperationZone", "Collective")
        for iri in members(store, other)
    }
    for node, attributes in graph.nodes.items():
        attributes["label"] = choose(names.get(node, {}), node)
        attributes["kind"] = others.get(node, kind)


def extent(graph: nx.Graph[str]) -> str:
    """One line that says how large the network is, and warns where it is too small to rank by.

    Ten occasions are few: one more document can then turn the order round.
    """
    occasions = graph.graph["occasions"]
    parts = nx.number_connected_components(graph) if graph else 0
    line = (
        f"{graph.graph['projection']}: {len(graph)} nodes, {graph.number_of_edges()} edges, "
        f"{occasions} shared occasions, {parts} connected parts"
    )
    return line if occasions >= 10 else f"{line}; so small a network ranks by chance as much as by role"
