"""One entity of FollowTheMoney, and the properties that say where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.exporters.ftm import values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.network.entities import Entities, Quote, Thing
    from kg.network.sources import Source

Entity = dict[str, object]
Properties = dict[str, list[str]]

SCHEMATA = {
    "Agency": "PublicBody",
    "Agreement": "Document",
    "Collective": "LegalEntity",
    "CooperationZone": "Organization",
    "Meeting": "Event",
    "Official": "Person",
    "Role": "Position",
}
ORGANIZATIONS = {"Agency", "CooperationZone"}
LEGAL_ENTITIES = {"Agency", "Collective", "CooperationZone", "Official"}


def entity(id_: str, schema: str, **properties: Iterable[str]) -> Entity:
    """An entity with each value once; a property without one is left out."""
    kept: Properties = {name: list(dict.fromkeys(filter(None, found))) for name, found in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: found for name, found in kept.items() if found}}


def names(thing: Thing) -> Properties:
    """The names of a thing in every language, the one for people first, and its aliases."""
    preferred = list(filter(None, map(values.name, (thing.name, *thing.labels.values())))) or [values.name(thing.iri)]
    others = [values.name(name) for _, name in thing.others]
    return {"name": preferred, "alias": [name for name in others if name not in preferred]}


def sources(documents: list[Source]) -> Properties:
    """The documents as `proof`, and their addresses."""
    return {
        "proof": [values.entity_id(source.iri) for source in documents],
        "sourceUrl": [source.web for source in documents],
    }


def testimony(entities: Entities, quotes: list[Quote]) -> Properties:
    """The quotes, each with its place, beside the documents that they stand in."""
    return {
        **sources([entities.sources[iri] for iri in dict.fromkeys(quote.source for quote in quotes)]),
        "description": [values.text(_worded(entities, quote)) for quote in quotes],
        "recordId": [values.text(quote.evidence, values.STRING) for quote in quotes],
    }


def _worded(entities: Entities, quote: Quote) -> str:
    place = ", ".join(filter(None, (entities.sources[quote.source].path, quote.where)))
    return f"{quote.text}\n({place})"
