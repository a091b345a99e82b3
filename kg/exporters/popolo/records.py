"""Persons, organizations, posts, memberships and areas as Popolo has them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.namespaces import ID, digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.network.entities import Entities, Key, Thing

Record = dict[str, object]

CLASSIFICATION = {"Agency": "agency", "Collective": "collective", "CooperationZone": "cooperation zone"}


class Records:
    """The records of a graph; each is given as a dictionary without empty fields."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self._bodies = entities.objects("postIn")
        self._homes = self._first("jurisdiction", {"Place"})
        self._documents = entities.named_in()

    def persons(self) -> Iterator[Record]:
        """The officials."""
        yield from (self.named(thing) for thing in self.entities.of("Official"))

    def organizations(self) -> Iterator[Record]:
        """Agencies, zones, and several bodies named together."""
        parents = self._first("partOf", set(CLASSIFICATION))
        areas = self._member_areas()
        for kind, called in CLASSIFICATION.items():
            for thing in self.entities.of(kind):
                kinds = self.entities.values["kind"].get(thing.iri, [])
                yield full(
                    {
                        **self.named(thing),
                        "classification": kinds[0] if kinds else called,
                        "parent_id": parents.get(thing.iri),
                        "area_id": self._homes.get(thing.iri),
                        "member_areas": areas.get(thing.iri),
                    }
                )

    def posts(self) -> Iterator[Record]:
        """The posts: `label` is the title with the body, `role` the title alone."""
        for post in self.entities.of("Role"):
            bodies = self._bodies[post.iri]
            label, *others = self.entities.titles(post, bodies)
            body = next((x for x in bodies if self.entities.things[x].kind in CLASSIFICATION), None)
            yield full(
                {
                    "id": post.iri,
                    "label": label,
                    "other_label": others,
                    "role": post.name,
                    "organization_id": body,
                    "area_id": self._homes.get(body or ""),
                    "sources": self._derived(post.iri),
                }
            )

    def memberships(self) -> Iterator[Record]:
        """Who holds which post, and which body belongs to which zone or is one of several."""
        things = self.entities.things
        for person, post in self.entities.pairs["holds"]:
            if (things[person].kind, things[post].kind) != ("Official", "Role"):
                continue
            body = next((x for x in self._bodies[post] if things[x].kind in CLASSIFICATION), None)
            label = self.entities.titles(things[post], self._bodies[post])[0]
            held: Record = {"person_id": person, "organization_id": body, "post_id": post, "role": things[post].name}
            yield self._membership(("holds", person, post), {"label": label, **held}, (person, "holds", post))
        for member, zone in self.entities.pairs["memberOf"]:
            if things[member].kind in CLASSIFICATION and things[zone].kind in CLASSIFICATION:
                belongs: Record = {"member": self._member(member), "organization_id": zone, "role": "member"}
                yield self._membership(("memberOf", member, zone), belongs, (member, "memberOf", zone))
        for several, member in self.entities.pairs["hasMember"]:
            if things[member].kind in CLASSIFICATION and things[several].kind in CLASSIFICATION:
                belongs = {"member": self._member(member), "organization_id": several, "role": "member"}
                yield self._membership(("hasMember", several, member), belongs)

    def areas(self) -> Iterator[Record]:
        """The places, with their official code as the identifier."""
        parents = self._first("within", {"Place"})
        for place in self.entities.of("Place"):
            codes = self.entities.values["code"].get(place.iri, [])
            yield full(
                {**self.named(place), "identifier": codes[0] if codes else None, "parent_id": parents.get(place.iri)}
            )

    def named(self, thing: Thing) -> Record:
        """The id of a thing, its names in every language, and the documents that it is named in."""
        others = [
            full({"name": name, "lang": language, "note": "multilingual"})
            for language, name in thing.labels.items()
            if name != thing.name
        ]
        others += [full({"name": name, "lang": language}) for language, name in thing.others]
        return full({"id": thing.iri, "name": thing.name, "other_names": others, "sources": self._derived(thing.iri)})

    def sources(self, *facts: Key) -> list[Record]:
        """The quotes for any of these facts as links: the document's address or IRI, and the quote with its place."""
        links: list[Record] = []
        for quote in self.entities.behind(*facts):
            source = self.entities.sources[quote.source]
            place = ", ".join(filter(None, (source.path, quote.where)))
            links.append({"url": source.web or source.iri, "note": f"{quote.text} ({place})"})
        return links

    def _derived(self, iri: str) -> list[Record]:
        return [{"url": x.web or x.iri, "note": x.path} for x in self._documents[iri]]

    def _member_areas(self) -> dict[str, list[Record]]:
        pairs = self.entities.pairs
        found = defaultdict(list)
        for place, body in (*pairs["memberOf"], *((member, several) for several, member in pairs["hasMember"])):
            thing = self.entities.things[place]
            if thing.kind == "Place":
                sources = self.sources((place, "memberOf", body))
                found[body].append(full({"area_id": place, "name": thing.name, "sources": sources}))
        return found

    def _member(self, iri: str) -> Record:
        return {"@type": "Organization", "id": iri, "name": self.entities.things[iri].name}

    def _membership(self, parts: tuple[str, ...], record: Record, *facts: Key) -> Record:
        return full({"id": ID + "membership/" + digest(*parts), **record, "sources": self.sources(*facts)})

    def _first(self, relation: str, kinds: set[str]) -> dict[str, str]:
        pairs = self.entities.pairs[relation]
        return {x: y for x, y in reversed(pairs) if x != y and self.entities.things[y].kind in kinds}


def full(record: Record) -> Record:
    """The record without empty fields."""
    return {name: value for name, value in record.items() if value not in (None, "", [])}
