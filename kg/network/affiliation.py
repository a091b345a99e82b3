"""Affiliations: who took part in what, each tie with the statements that say so.

A two-mode network of actors and occasions, from which the one-mode projections are made. Only what is
stated in the merged graph counts; each option here says what it adds.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from kg.errors import InputError
from kg.namespaces import NS, PREFIXES
from kg.network.facets import divisions
from kg.network.reading import members, pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.store import GraphStore

# Subject IRI, local name of the relation, object IRI.
Statement = tuple[str, str, str]
# Actor, occasion, and the statement that joins them.
Tie = tuple[str, str, Statement]

COLLECTIVES = ("leave", "node", "members")
PART = ("attended", "spokeAt", "presidedOver")

REPRESENTED = """
SELECT DISTINCT ?agency ?official ?relation ?meeting {
  GRAPH ?document {
    ?official coop:holds/org:postIn ?agency ; ?relation ?meeting .
    VALUES ?relation { coop:attended coop:spokeAt coop:presidedOver }
  }
}"""
STOOD_FOR = """
SELECT DISTINCT ?agency ?official ?meeting {
  ?representation coop:represents ?agency ; coop:representedBy ?official ; coop:atMeeting ?meeting .
}"""


@dataclass(frozen=True, slots=True)
class Affiliations:
    """Actor IRI -> occasion IRI -> the statements that join the two; all in sorted order.

    Occasions are meetings, for `provinces` zones as well, for `interlocks` the officials that two agencies
    share.
    """

    projection: str
    ties: dict[str, dict[str, tuple[Statement, ...]]]

    def occasions(self) -> dict[str, list[str]]:
        """Occasion IRI -> its actors; both sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for actor, at in self.ties.items():
            for occasion in at:
                found[occasion].append(actor)
        return dict(sorted(found.items()))

    def within(
        self,
        *,
        actors: Callable[[str], bool] = lambda _: True,
        occasions: Callable[[str], bool] = lambda _: True,
        statements: Callable[[Statement], bool] = lambda _: True,
    ) -> Affiliations:
        """The ties that pass all three; an actor that keeps none is gone."""
        ties = {}
        for actor, at in self.ties.items():
            kept = {occasion: tuple(filter(statements, said)) for occasion, said in at.items() if occasions(occasion)}
            kept = {occasion: said for occasion, said in kept.items() if said}
            if kept and actors(actor):
                ties[actor] = kept
        return replace(self, ties=ties)


@dataclass(frozen=True, slots=True)
class Presence:
    """What counts as being there.

    Attributes:
        collectives: bodies that a document names as one ("the six provinces' departments"): `leave` them
            out, let each be a `node`, or count its `members` where the graph lists them.
        representatives: an agency also counts where an official took part whose post in it is stated by
            the same document, and where a `coop:Representation` says that it was represented.
    """

    collectives: str = "leave"
    representatives: bool = False

    def __post_init__(self) -> None:
        """Raises InputError for an unknown way to treat collectives."""
        if self.collectives not in COLLECTIVES:
            message = f"collectives cannot be treated as {self.collectives!r}; use {', '.join(COLLECTIVES)}"
            raise InputError(message)


STATED = Presence()


def _took_part(store: GraphStore, relations: Iterable[str], kinds: Iterable[str]) -> Iterator[Tie]:
    actors = {iri for kind in kinds for iri in members(store, kind)}
    for relation in relations:
        for actor, meeting in pairs(store, relation):
            if actor in actors:
                yield actor, meeting, (actor, relation, meeting)


def _agencies(store: GraphStore, presence: Presence) -> Iterator[Tie]:
    kinds = ["Agency", "Collective"] if presence.collectives == "node" else ["Agency"]
    yield from _took_part(store, ["attended"], kinds)
    if presence.collectives == "members":
        agencies, attended = members(store, "Agency"), defaultdict(list)
        for actor, meeting in pairs(store, "attended"):
            attended[actor].append(meeting)
        for collective, member in pairs(store, "hasMember"):
            if member in agencies:
                yield from ((member, at, (collective, "attended", at)) for at in attended[collective])
    if presence.representatives:
        yield from _represented(store)


def _represented(store: GraphStore) -> Iterator[Tie]:
    agencies = members(store, "Agency")
    for row in cast("ox.QuerySolutions", store.native.query(REPRESENTED, prefixes=PREFIXES)):
        agency, official, meeting = (row[name].value for name in ("agency", "official", "meeting"))
        if agency in agencies:
            yield agency, meeting, (official, row["relation"].value.removeprefix(NS), meeting)
    for row in cast("ox.QuerySolutions", store.native.query(STOOD_FOR, prefixes=PREFIXES)):
        agency, official, meeting = (row[name].value for name in ("agency", "official", "meeting"))
        if agency in agencies:
            yield agency, meeting, (official, "attended", meeting)


def _officials(store: GraphStore, _: Presence) -> Iterator[Tie]:
    yield from _took_part(store, PART, ["Official"])


def _provinces(store: GraphStore, presence: Presence) -> Iterator[Tie]:
    top = divisions(store)
    joined = ((member, zone, (member, "memberOf", zone)) for member, zone in pairs(store, "memberOf"))
    for actor, occasion, statement in (*_agencies(store, presence), *joined):
        if actor in top:
            yield top[actor], occasion, statement


def _interlocks(store: GraphStore, _: Presence) -> Iterator[Tie]:
    bodies, agencies = posts(store), members(store, "Agency")
    for official, role in pairs(store, "holds"):
        for body in bodies.get(role, ()):
            if body in agencies:
                yield body, official, (official, "holds", role)


def posts(store: GraphStore) -> dict[str, list[str]]:
    """Role IRI -> the IRIs of the bodies that it is a post in."""
    found: dict[str, list[str]] = defaultdict(list)
    post_in = ox.NamedNode(PREFIXES["org"] + "postIn")
    for quad in store.native.quads_for_pattern(None, post_in, None, ox.DefaultGraph()):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            found[quad.subject.value].append(quad.object.value)
    return found


# What is joined by what, and the class of the actors. The first line of each is for people.
PROJECTIONS: dict[str, tuple[Callable[[GraphStore, Presence], Iterator[Tie]], str, str]] = {
    "agencies": (_agencies, "Agency", "agencies, by the meetings that both are said to have attended"),
    "officials": (_officials, "Official", "officials, by the meetings that both attended, spoke at or presided over"),
    "provinces": (
        _provinces,
        "Place",
        "first-level divisions, by the zones that both belong to and the meetings that agencies of both attended",
    ),
    "interlocks": (_interlocks, "Agency", "agencies, by the officials who are said to hold a post in both"),
}


def affiliations(store: GraphStore, projection: str, presence: Presence = STATED) -> Affiliations:
    """The two-mode network behind a projection; `PROJECTIONS` says what joins whom.

    Raises:
        InputError: there is no projection of that name.
    """
    if projection not in PROJECTIONS:
        message = f"no projection is called {projection!r}; there are {', '.join(PROJECTIONS)}"
        raise InputError(message)
    found: dict[str, dict[str, set[Statement]]] = defaultdict(lambda: defaultdict(set))
    for actor, occasion, statement in PROJECTIONS[projection][0](store, presence):
        found[actor][occasion].add(statement)
    ties = {a: {o: tuple(sorted(said)) for o, said in sorted(at.items())} for a, at in sorted(found.items())}
    return Affiliations(projection, ties)
