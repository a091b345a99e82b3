"""Which part of the graph a network is made of: dates, place, zone, kind of agency, confidence."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph as ox

from kg.errors import InputError
from kg.labels import label, named
from kg.namespaces import NS, PREFIXES
from kg.network.affiliation import PART, posts
from kg.network.facets import above, homes, zones
from kg.network.reading import dates, members, pairs, statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.network.affiliation import Affiliations, Statement
    from kg.store import GraphStore

DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

SUPPORT = """
SELECT ?subject ?predicate ?object ?document ?confidence {
  GRAPH ?document {
    ?evidence a coop:Evidence ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object .
    OPTIONAL { ?evidence coop:confidence ?confidence }
  }
}"""


@dataclass(frozen=True, slots=True)
class Selection:
    """What counts; with none of these, everything.

    Attributes:
        since: first year, month or day (`2021`, `2021-06`, `2021-06-30`) of the meetings that count.
        until: the last one, included. With either bound a meeting counts if one of its dates may lie within; a
            meeting without a known year does not, nor does belonging to a zone. An official who joins two
            agencies (`interlocks`) counts if a meeting that the official took part in does.
        place: IRI, code or label of a place: actors of it and of the places within it.
        zone: IRI or label of a zone: its sessions, and belonging to it.
        kind: IRI or label of a kind of agency, such as `public security organ`: agencies of it.
        confidence: least confidence of a statement that counts, 0 to 1.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    zone: str | None = None
    kind: str | None = None
    confidence: float = 0.0

    def __post_init__(self) -> None:
        """Raises InputError for a date of another form and for a confidence out of range."""
        for name, day in (("since", self.since), ("until", self.until)):
            if day is not None and not DAY.fullmatch(day):
                message = f"{name}: {day!r} is no date; write 2021, 2021-06 or 2021-06-30"
                raise InputError(message)
        if self.since and self.until and not _reaches(self.until, self.since, None):
            message = f"nothing lies between {self.since} and {self.until}: since comes after until"
            raise InputError(message)
        if not 0 <= self.confidence <= 1:
            message = f"confidence: {self.confidence:g} is not from 0 to 1"
            raise InputError(message)

    @property
    def period(self) -> str:
        """The dates as an ISO 8601 interval, `2019/2021-06`, an open end as `..`; empty without dates."""
        return f"{self.since or '..'}/{self.until or '..'}" if self.since or self.until else ""

    def __str__(self) -> str:
        """The selection in words, empty where everything counts."""
        named = {name: getattr(self, name) for name in ("since", "until", "place", "zone", "kind")}
        parts = [f"{name} {value}" for name, value in named.items() if value]
        return ", ".join([*parts, f"confidence from {self.confidence:g}"] if self.confidence else parts)


EVERYTHING = Selection()


def narrowed(selection: Selection, parts: Mapping[str, object]) -> Selection:
    """A selection with some of its parts given by name; a year may be a number, a day a `datetime.date`.

    Raises InputError for a part that there is not, and as `Selection`.

    >>> narrowed(EVERYTHING, {"since": 2021, "zone": "northwest"}).since
    '2021'
    """
    names = [field.name for field in fields(Selection)]
    unknown = sorted(parts.keys() - set(names))
    if unknown:
        message = f"nothing is selected by {unknown[0]!r}; there are {', '.join(names)}"
        raise InputError(message)
    given: dict[str, Any] = {name: part if part is None else str(part) for name, part in parts.items()}
    try:
        if "confidence" in given:
            given["confidence"] = float(given["confidence"] or 0)
    except ValueError as error:
        message = f"confidence: {parts['confidence']!r} is no number"
        raise InputError(message) from error
    return replace(selection, **given)


def select(store: GraphStore, found: Affiliations, selection: Selection) -> Affiliations:
    """The affiliations that a selection keeps; raises InputError where a name in it is unknown or fits several."""
    if selection.confidence:
        known = support(store)
        found = found.within(statements=lambda said: max(known.get(said, {"": 1.0}).values()) >= selection.confidence)
    if selection.since or selection.until:
        days = _days(store, found.projection)
        found = found.within(
            occasions=lambda at: any(_reaches(day, selection.since, selection.until) for day in days.get(at, ()))
        )
    if selection.zone:
        zone, of = _named(store, selection.zone, "CooperationZone", "zone"), zones(store)
        found = found.within(occasions=lambda at: at == zone or zone in of.get(at, ()))
    if selection.place:
        inside, bodies = _inside(store, _named(store, selection.place, "Place", "place")), _bodies(store)
        found = found.within(actors=lambda actor: not inside.isdisjoint({actor, *bodies.get(actor, ())}))
    if selection.kind:
        kind = _named(store, selection.kind, "AgencyKind", "kind of agency")
        fits, bodies = {agency for agency, of in pairs(store, "kind") if of == kind}, _bodies(store)
        found = found.within(actors=lambda actor: not fits.isdisjoint({actor, *bodies.get(actor, ())}))
    return found


def support(store: GraphStore) -> dict[Statement, dict[str, float]]:
    """Statement -> IRI of each document that makes it -> the highest confidence of its evidence there, 0 to 1.

    Evidence without a confidence counts as certain.
    """
    found: dict[Statement, dict[str, float]] = defaultdict(dict)
    for row in cast("ox.QuerySolutions", store.native.query(SUPPORT, prefixes=PREFIXES)):
        key = row["subject"].value, row["predicate"].value.removeprefix(NS), row["object"].value
        confidence = float(row["confidence"].value) if row["confidence"] is not None else 1.0
        document = row["document"].value
        found[key][document] = max(confidence, found[key].get(document, 0.0))
    return dict(found)


def _reaches(date: str, since: str | None, until: str | None) -> bool:
    """Whether a date may lie within, compared to the precision that both sides have."""
    return (
        not date.startswith("-")
        and (since is None or date[: len(since)] >= since[: len(date)])
        and (until is None or date[: len(until)] <= until[: len(date)])
    )


def _days(store: GraphStore, projection: str) -> dict[str, list[str]]:
    held = dates(store)
    if projection != "interlocks":
        return held
    found: dict[str, list[str]] = defaultdict(list)
    for relation in PART:
        for official, meeting in pairs(store, relation):
            found[official] += held.get(meeting, [])
    return found


def _inside(store: GraphStore, place: str) -> set[str]:
    """The place, what lies within it, and the agencies of both."""
    places = {within for within, chain in above(store).items() if place in chain} | {place}
    return places | {agency for agency, home in homes(store).items() if home in places}


def _bodies(store: GraphStore) -> dict[str, set[str]]:
    """Official -> the agencies of the official's posts; collective -> its members."""
    found: dict[str, set[str]] = defaultdict(set)
    bodies = posts(store)
    for official, role in pairs(store, "holds"):
        found[official].update(bodies.get(role, ()))
    for collective, member in pairs(store, "hasMember"):
        found[collective].add(member)
    return found


def _named(store: GraphStore, text: str, kind: str, about: str) -> str:
    """The IRI of the one instance of a class that is meant, by IRI, code or label."""
    known = members(store, kind)
    found = {thing for thing, code in statements(store, NS + "code") if code.value == text} & known
    found = found or {node.value for node in named(store, text)} & known
    if len(found) == 1:
        return found.pop()
    if not found:
        message = f"no {about} in the graph is called {text!r}"
        raise InputError(message)
    names = sorted(label(store, ox.NamedNode(iri)) for iri in found)
    shown = ", ".join(names[:5]) + (" ..." if len(names) > 5 else "")
    message = f"{text!r} fits {len(names)} of the graph: {shown}; give the whole name"
    raise InputError(message)
