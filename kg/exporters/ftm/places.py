"""Places as FollowTheMoney has them: divisions are Territories, and where something was held is an Address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.exporters.ftm import values
from kg.exporters.ftm.entity import entity, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.exporters.ftm.entity import Entity, Properties
    from kg.network.entities import Entities, Thing


class Places:
    """What is known of the places of a graph; a place that no code, body or member makes a division is a venue."""

    def __init__(self, entities: Entities) -> None:
        self._things = entities.things
        self._codes = {iri: found[0] for iri, found in entities.values["code"].items()}
        self._above = dict(reversed(entities.pairs["within"]))
        self._homes = dict(reversed(entities.pairs["jurisdiction"]))
        self._held = sorted({place for _, place in entities.pairs["heldAt"] if entities.things[place].kind == "Place"})
        acting = {iri for relation in ("memberOf", "signed") for iri, _ in entities.pairs[relation]}
        acting |= {iri for _, iri in entities.pairs["hasMember"]}
        divisions = self._codes.keys() | set(self._above.values()) | set(self._homes.values()) | acting
        self._territories = {place.iri for place in entities.of("Place")} & divisions
        self._countries = {iri: values.country(code) for iri, code in self._codes.items()}
        # A state is named as what its divisions lie within, often without its code.
        for below, above in sorted(self._above.items()):
            if values.country(self._codes.get(below, "")):
                self._countries.setdefault(above, values.country(self._codes[below]))

    def country(self, iri: str | None) -> str:
        """The country of a place, or of the place of an agency; empty where it is not known."""
        home = self._homes.get(iri or "", iri or "")
        return next((self._countries[place] for place in self._chain(home) if self._countries.get(place)), "")

    def local(self, agency: str) -> str:
        """The name of the place of an agency that is not one of a whole state; else empty."""
        home = self._homes.get(agency, "")
        return self._things[home].name if len(self._codes.get(home, "")) > 2 else ""

    def address(self, iri: str) -> str:
        """The id of the Address of a place."""
        return values.link_id("address", iri) if iri in self._territories else values.entity_id(iri)

    def full(self, iri: str) -> list[str]:
        """A place with those that it lies within, in each language of its name.

        Chinese goes from the greatest to the smallest without a sign between, anything else the other way with commas.
        """
        chain = [self._things[place] for place in self._chain(iri) if place in self._things]
        found = []
        for language in self._things[iri].labels or [""]:
            named = [thing.labels[language] for thing in chain if language in thing.labels] or [self._things[iri].name]
            parts = list(dict.fromkeys(named))
            found.append("".join(reversed(parts)) if language.startswith("zh") else ", ".join(parts))
        return list(map(values.address, found))

    def one(self, place: Thing, known: Properties) -> Entity:
        """The Territory or, for a venue, the Address of a place; `known` are the properties of any thing."""
        country, code = [self.country(place.iri)], self._codes.get(place.iri, "")
        if place.iri not in self._territories:
            return entity(values.entity_id(place.iri), "Address", full=self.full(place.iri), **known, country=country)
        above = self._above.get(place.iri, place.iri)
        return entity(
            values.entity_id(place.iri),
            "Territory",
            **known,
            country=country,
            territoryCode=[code.lower()] if re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", code) else [],
            keywords=[f"GB/T 2260: {code}"] if re.fullmatch(r"\d{6}", code) else [],
            level=[_level(code)],
            partOf=[values.entity_id(above)] if above != place.iri and above in self._territories else [],
        )

    def addresses(self) -> Iterator[Entity]:
        """A Territory is no address: where something was held in one, that is an entity of its own."""
        for iri in self._held:
            if iri in self._territories:
                place = {**names(self._things[iri]), "full": self.full(iri), "country": [self.country(iri)]}
                yield entity(self.address(iri), "Address", **place)

    def _chain(self, iri: str) -> list[str]:
        found = [iri]
        while (above := self._above.get(found[-1])) is not None and above not in found:
            found.append(above)
        return found


def _level(code: str) -> str:
    """The level that a code itself tells; those of ISO 3166-2 do not."""
    if re.fullmatch(r"[A-Z]{2}", code):
        return "country"
    match = re.fullmatch(r"\d\d(\d\d)(\d\d)", code)
    if not match or (match[1] == "90" and match[2] != "00"):  # counties without a prefecture
        return ""
    return "adm1" if match[0].endswith("0000") else "adm2" if match[2] == "00" else "adm3"
