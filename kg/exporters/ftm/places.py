"""Places as FollowTheMoney has them: an Address each, with the country and the places around it.

Its Territory would say more, but only version 4.11 has it, and an older reader refuses a file with a schema that it
does not know.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.exporters.ftm import values
from kg.exporters.ftm.entity import entity

if TYPE_CHECKING:
    from kg.exporters.ftm.entity import Entity, Properties
    from kg.network.entities import Entities, Thing


class Places:
    """What is known of the places of a graph."""

    def __init__(self, entities: Entities) -> None:
        self._things = entities.things
        self._codes = {iri: found[0] for iri, found in entities.values["code"].items()}
        self._above = dict(reversed(entities.pairs["within"]))
        self._homes = dict(reversed(entities.pairs["jurisdiction"]))
        self._countries = {iri: values.country(code) for iri, code in self._codes.items()}
        # A state is named as what its divisions lie within, often without its code.
        for below, above in sorted(self._above.items()):
            self._countries[above] = self._countries.get(above) or self._countries.get(below, "")

    def country(self, iri: str) -> str:
        """The country of a place, or of the place of an agency; empty where it is not known."""
        around = self._around(self._homes.get(iri, iri))
        return next((self._countries[place] for place in around if self._countries.get(place)), "")

    def local(self, agency: str) -> str:
        """The name of the place of an agency where that is a part of a state; else empty."""
        home = self._homes.get(agency, "")
        return self._things[home].name if len(self._codes.get(home, "")) > 2 else ""

    def full(self, iri: str) -> list[str]:
        """A place with those that it lies within, in each language of its name.

        Chinese goes from the greatest to the smallest without a sign between, anything else the other way with commas.
        """
        around = [self._things[place] for place in self._around(iri)]
        found = []
        for language in self._things[iri].labels or [""]:
            named = [thing.labels[language] for thing in around if language in thing.labels] or [self._things[iri].name]
            parts = list(dict.fromkeys(named))
            found.append("".join(reversed(parts)) if language.startswith("zh") else ", ".join(parts))
        return list(map(values.address, found))

    def one(self, place: Thing, known: Properties) -> Entity:
        """The Address of a place; `known` are the properties of any thing."""
        code = self._codes.get(place.iri, "")
        scheme = "GB/T 2260" if re.fullmatch(r"\d{6}", code) else "ISO 3166"
        return entity(
            values.entity_id(place.iri),
            "Address",
            **known,
            full=self.full(place.iri),
            country=[self.country(place.iri)],
            keywords=[values.text(f"{scheme}: {code}", values.STRING)] if values.country(code) else [],
        )

    def _around(self, iri: str) -> list[str]:
        """A place and those that it lies within, from the nearest to the farthest."""
        found = [iri]
        while (above := self._above.get(found[-1])) is not None and above not in found:
            found.append(above)
        return found
