"""What one can choose by in the picture: place, zone, year and confidence, for each node or fact."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network import facets
from kg.network.reading import labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.network.typed import Names, Statement, TypedGraph
    from kg.store import GraphStore


@dataclass(frozen=True, slots=True)
class Choice:
    """A place or zone with its labels by language."""

    iri: str
    labels: Names


@dataclass(frozen=True, slots=True)
class Choices:
    """First-level divisions and zones; which of them each node belongs to; the years of each fact.

    `places` and `zones` are in order of IRI. `place_of` and `zone_of` hold indices of them for each node, `years`
    the years of each statement, all sorted; an empty list says that nothing is known.
    """

    places: list[Choice]
    zones: list[Choice]
    place_of: list[list[int]]
    zone_of: list[list[int]]
    years: list[list[int]]


def read(store: GraphStore, graph: TypedGraph) -> Choices:
    """The choices for the nodes and statements of `graph`, which is the dataset's typed graph or a part of it.

    An official belongs where its posts do, a meeting where it was held. A fact is of the years of the meeting at
    either end; one without a dated meeting of the years of the agreement's meeting; any other of the years in
    which the documents that state it were published.
    """
    names = labels(store)
    divided = {iri: {place} for iri, place in facets.divisions(store).items()}
    zoned: dict[str, set[str]] = {node.iri: {node.iri} for node in graph.nodes if node.kind == "CooperationZone"}
    places, place_of = _indexed(_inherited(graph, divided))
    zones, zone_of = _indexed(_inherited(graph, facets.zones(store) | zoned))

    def called(iris: list[str]) -> list[Choice]:
        return [Choice(iri, names.get(iri, {"": iri})) for iri in iris]

    return Choices(called(places), called(zones), place_of, zone_of, _years(graph, facets.years(store)))


def _inherited(graph: TypedGraph, known: Mapping[str, set[str]]) -> list[set[str]]:
    """For each node what is known of itself, else what is known of its posts or of where it was held."""
    found: list[set[str]] = [set(known.get(node.iri, ())) for node in graph.nodes]
    gained: dict[int, set[str]] = defaultdict(set)
    for fact in graph.statements:
        if fact.relation in {"holds", "heldAt"} and fact.target is not None and not found[fact.source]:
            gained[fact.source] |= found[fact.target]
    for node, more in gained.items():
        found[node] |= more
    return found


def _indexed(found: list[set[str]]) -> tuple[list[str], list[list[int]]]:
    order = sorted({iri for each in found for iri in each})
    at = {iri: index for index, iri in enumerate(order)}
    return order, [sorted(at[iri] for iri in each) for each in found]


def _years(graph: TypedGraph, held: Mapping[str, Iterable[int]]) -> list[list[int]]:
    of_node = {index: set(held[node.iri]) for index, node in enumerate(graph.nodes) if node.iri in held}
    adopted: dict[int, set[int]] = defaultdict(set)
    for fact in graph.statements:
        if fact.relation == "adoptedAt" and fact.target in of_node:
            adopted[fact.source] |= of_node[fact.target]
    published = [
        int(document["published"][:4]) if document.get("published", "")[:4].isdecimal() else None
        for document in graph.documents
    ]

    def years(fact: Statement) -> set[int]:
        for known in (of_node, adopted):
            for end in (fact.source, fact.target):
                if end in known:
                    return known[end]
        return {year for quote in fact.quotes if (year := published[quote.document]) is not None}

    return [sorted(years(fact)) for fact in graph.statements]
