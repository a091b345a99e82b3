"""Projections: from statements of who was where to a network of who works with whom.

Each is a one-mode projection of a two-mode (bipartite) network of actors and occasions. Two actors are
joined when they share an occasion; the weight of the edge is the number of occasions that they share.
An actor that shares none is a node without edges; who took part in nothing is not in the network.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx

from kg.errors import InputError
from kg.namespaces import NS
from kg.network.reading import choose, dates, labels, members, pairs, statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.store import GraphStore

# Actor IRI -> IRIs of the occasions (meetings, zones) that it took part in.
Incidence = dict[str, set[str]]

# GB/T 2260 codes of the first level end in four noughts; ISO 3166-2 codes are a state, a hyphen, a division.
FIRST_LEVEL = re.compile(r"\d\d0000|[A-Z]{2}-[A-Z0-9]{1,3}")


def attendance(store: GraphStore, relations: Iterable[str], kinds: Iterable[str]) -> Incidence:
    """Which instances of `kinds` are in one of `relations` to which meetings."""
    actors = {iri for kind in kinds for iri in members(store, kind)}
    found: Incidence = defaultdict(set)
    for relation in relations:
        for actor, meeting in pairs(store, relation):
            if actor in actors:
                found[actor].add(meeting)
    return found


def agencies(store: GraphStore, *, collectives: bool = False) -> Incidence:
    """Agencies and the meetings that they are said to have attended.

    Only `coop:attended` counts: who organised a meeting, or whose official spoke there, is not said to
    have attended. A collective ("the six provinces' departments") is a node only with `collectives`.
    """
    return attendance(store, ["attended"], ["Agency", "Collective"] if collectives else ["Agency"])


def officials(store: GraphStore, *, collectives: bool = False) -> Incidence:  # noqa: ARG001 - one signature
    """Officials and the meetings that they attended, spoke at or presided over."""
    return attendance(store, ["attended", "spokeAt", "presidedOver"], ["Official"])


def provinces(store: GraphStore, *, collectives: bool = False) -> Incidence:
    """First-level divisions, the zones that they belong to and the meetings that their agencies attended.

    A place or agency of a lower level counts for the division that it lies `coop:within`. A division is
    known by its code (GB/T 2260, ISO 3166-2); a place without such a division above it is left out.
    """
    codes = {place: code.value for place, code in statements(store, NS + "code")}
    above = dict(pairs(store, "within"))
    home = dict(pairs(store, "jurisdiction"))

    def division(place: str | None) -> str | None:
        seen: set[str] = set()
        while place is not None and place not in seen:
            if FIRST_LEVEL.fullmatch(codes.get(place, "")):
                return place
            seen.add(place)
            place = above.get(place)
        return None

    found: Incidence = defaultdict(set)
    attended = [(home.get(agency), met) for agency, met in agencies(store, collectives=collectives).items()]
    joined = [(home.get(member, member), {zone}) for member, zone in pairs(store, "memberOf")]
    for place, occasions in (*attended, *joined):
        top = division(place)
        if top is not None:
            found[top] |= occasions
    return found


PROJECTIONS: dict[str, Callable[..., Incidence]] = {
    "agencies": agencies,
    "officials": officials,
    "provinces": provinces,
}
KINDS = {"agencies": "Agency", "officials": "Official", "provinces": "Place"}


def project(
    store: GraphStore,
    projection: str,
    *,
    collectives: bool = False,
    since: str | None = None,
    until: str | None = None,
) -> nx.Graph[str]:
    """The network of one projection.

    Args:
        store: the dataset; only its default graph is read.
        projection: `agencies`, `officials` or `provinces`.
        collectives: let a collective that attended be a node too.
        since: first day, month or year (`2021`, `2021-06`, `2021-06-30`) of the meetings that count.
        until: last day, month or year, included. With either bound a meeting counts if one of its dates
            may lie within; a meeting without a known year does not count, nor does belonging to a zone.

    Returns:
        A graph whose nodes are IRIs with `label` and `kind` (local name of the class) and whose edges
        have `weight` (number of shared occasions) and `meetings` (their IRIs, sorted; for provinces
        zones as well). Nodes and edges are in sorted order. `graph.graph` has `projection` and
        `occasions`, the number of occasions behind the network.

    Raises:
        InputError: there is no projection of that name.
    """
    if projection not in PROJECTIONS:
        message = f"no projection is called {projection!r}; there are {', '.join(PROJECTIONS)}"
        raise InputError(message)
    incidence = PROJECTIONS[projection](store, collectives=collectives)
    if since is not None or until is not None:
        kept = {meeting for meeting, held in dates(store).items() if _within(held, since, until)}
        incidence = {actor: met & kept for actor, met in incidence.items() if met & kept}
    graph = _one_mode(incidence)
    names, groups = labels(store), members(store, "Collective")
    for node, attributes in graph.nodes.items():
        attributes["label"] = choose(names.get(node, {}), node)
        attributes["kind"] = "Collective" if node in groups else KINDS[projection]
    graph.graph["projection"] = projection
    graph.graph["occasions"] = len(set().union(*incidence.values()))
    return graph


def _within(held: list[str], since: str | None, until: str | None) -> bool:
    """Whether one of the dates may lie within, compared to the precision that both sides have."""

    def reaches(date: str) -> bool:
        return (since is None or date[: len(since)] >= since[: len(date)]) and (
            until is None or date[: len(until)] <= until[: len(date)]
        )

    return any(reaches(date) for date in held if not date.startswith("-"))


def _one_mode(incidence: Incidence) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(incidence))
    present: dict[str, list[str]] = defaultdict(list)
    for actor in sorted(incidence):
        for occasion in incidence[actor]:
            present[occasion].append(actor)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for occasion in sorted(present):
        for pair in combinations(present[occasion], 2):
            shared[pair].append(occasion)
    for (one, other), occasions in sorted(shared.items()):
        graph.add_edge(one, other, weight=len(occasions), meetings=tuple(occasions))
    return graph


def extent(graph: nx.Graph[str]) -> str:
    """One line that says how large the network is, and warns where it is too small to rank by.

    Ten meetings are few: one more document can then turn the order round.
    """
    occasions = graph.graph["occasions"]
    parts = nx.number_connected_components(graph) if graph else 0
    line = (
        f"{graph.graph['projection']}: {len(graph)} nodes, {graph.number_of_edges()} edges, "
        f"{occasions} shared occasions, {parts} connected parts"
    )
    return line if occasions >= 10 else f"{line}; so small a network ranks by chance as much as by role"
