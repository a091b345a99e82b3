"""Documents and things as entities of FollowTheMoney."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.exporters.ftm import values
from kg.exporters.ftm.entity import LEGAL_ENTITIES, ORGANIZATIONS, SCHEMATA, entity, names, sources, testimony
from kg.exporters.ftm.places import Places
from kg.network.days import iso, yearless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.exporters.ftm.entity import Entity, Properties
    from kg.network.entities import Entities, Thing
    from kg.network.sources import Source

CLASSIFICATION = {"Collective": "collective", "CooperationZone": "cooperation zone"}
INVOLVED = ("attended", "presidedOver", "spokeAt")


def things(entities: Entities) -> Iterator[Entity]:
    """The documents, then every thing but a series of meetings."""
    yield from (_article(source) for source in entities.sources.values())
    describe = _Things(entities)
    yield from (describe.one(thing) for thing in entities.things.values() if thing.kind != "MeetingSeries")


def _article(source: Source) -> Entity:
    return entity(
        values.entity_id(source.iri),
        "Article",
        title=[values.text(source.title, values.STRING)],
        fileName=[values.text(source.path, values.STRING)],
        publisher=[values.text(source.publisher, values.STRING)],
        publishedAt=[iso(source.published)],
        sourceUrl=[source.web],
        language=map(values.language, source.languages),
        mimeType=[source.media_type] if re.fullmatch(r"(text|application)/[a-z0-9.+-]+", source.media_type) else [],
        notes=[values.text(f"SHA-256 {source.digest}")] if source.digest else [],
    )


class _Things:
    """What the description of one thing needs of the others."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self.places = Places(entities)
        self.bodies = entities.objects("postIn")
        self.posts = entities.objects("holds")
        self.venues = entities.objects("heldAt")
        self.series = entities.objects("inSeries")
        self.parties = {relation: entities.subjects(relation) for relation in ("organized", *INVOLVED)}
        self.documents = entities.named_in()

    def one(self, thing: Thing) -> Entity:
        """The entity of a thing that is no series."""
        known: Properties = {**names(thing), **sources(self.documents[thing.iri])}
        if thing.kind == "Place":
            return self.places.one(thing, known)
        if thing.kind in {"Agency", "Collective", "CooperationZone"}:
            known |= self._body(thing)
        elif thing.kind == "Agreement":
            known |= {"title": known["name"], "fileName": known["name"][:1]}
        elif thing.kind == "Meeting":
            known |= self._meeting(thing)
        elif thing.kind == "Official":
            known |= self._official(thing)
        elif thing.kind == "Role":
            known |= self._post(thing)
        return entity(values.entity_id(thing.iri), SCHEMATA[thing.kind], **known)

    def _body(self, thing: Thing) -> Properties:
        values_of = self.entities.values
        counts = values_of["statedCount"].get(thing.iri, [])
        notes = ["several bodies that a document names together", *(f"{count} by its count" for count in counts)]
        return {
            "jurisdiction": [self.places.country(thing.iri)],
            "classification": [
                CLASSIFICATION.get(thing.kind, ""),
                *map(values.text, values_of["kind"].get(thing.iri, [])),
            ],
            "notes": ["; ".join(notes)] if thing.kind == "Collective" else [],
        }

    def _official(self, thing: Thing) -> Properties:
        held = [self.entities.things[post] for post in self.posts[thing.iri]]
        return {
            "position": [
                values.text(title, values.STRING)
                for post in held
                for title in self.entities.titles(post, self.bodies[post.iri])
            ],
            "country": [self.places.country(body) for post in held for body in self.bodies[post.iri]],
        }

    def _post(self, thing: Thing) -> Properties:
        bodies = self.bodies[thing.iri]
        within = [body for body in bodies if self.entities.things[body].kind in ORGANIZATIONS]
        return {
            "name": [values.name(title) for title in self.entities.titles(thing, bodies)],
            "organization": [values.entity_id(body) for body in within],
            "country": [self.places.country(body) for body in bodies],
            "subnationalArea": [values.text(self.places.local(body), values.STRING) for body in bodies],
        }

    def _meeting(self, thing: Thing) -> Properties:
        entities, iri = self.entities, thing.iri
        days, venues = entities.values["heldOn"].get(iri, []), self.venues[iri]
        facts = [(iri, "heldOn", day) for day in days] + [(iri, "heldAt", place) for place in venues]
        written = testimony(entities, entities.behind(*facts))
        places = [place for place in venues if entities.things[place].kind == "Place"]
        return {
            # Lists of events show `date`; what reckons with time takes the other.
            "date": [iso(day) for day in days],
            "startDate": [iso(day) for day in days],
            "summary": [yearless(day) for day in days],
            "location": [full for place in places for full in self.places.full(place)],
            "addressEntity": [values.entity_id(place) for place in places],
            "organizer": self._parties("organized", iri),
            "involved": [party for relation in INVOLVED for party in self._parties(relation, iri)],
            "keywords": [values.text(entities.things[series].name, values.STRING) for series in self.series[iri]],
            "description": written["description"],
            "recordId": written["recordId"],
        }

    def _parties(self, relation: str, meeting: str) -> list[str]:
        found = self.parties[relation][meeting]
        return [values.entity_id(iri) for iri in found if self.entities.things[iri].kind in LEGAL_ENTITIES]
