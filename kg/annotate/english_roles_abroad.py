"""Titles in English that pages from abroad have: envoys, sheriffs, titles beside letters that nobody explains."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import cover
from kg.annotate.kinds import is_plural, reading
from kg.mentions import AgencyRef, Item, PlaceRef, RoleRef, entries

if TYPE_CHECKING:
    import re

    from kg.lexicon import Lexicon

_MISSIONS = {"Ambassador": "Embassy", "High Commissioner": "High Commission"}
# Letters that may stand for anything.
_SHORT = 3


class RolesAbroad:
    """The rules for such titles: each makes a role `B` of the items that it matched."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.honours = {word.upper() for word in lexicon.words("honour", "en")}

    def sheriff(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A sheriff of a county that no gazetteer has: the sheriff's office is the body."""
        title, county = reading(entries(part[-1]), "T"), next(i for i in part if i.tag == "J")
        house = self.lexicon[title].first("house") if title else None
        if title is None or house is None or county.text not in ("County", "Parish"):
            return None
        agency = AgencyRef(None, level="open", wording=f"{text[part[0].start : county.end]} {house}")
        first = part[part.index(county) + 1]
        return cover("B", part, text, RoleRef(title, self._modifiers(part), agency, text[first.start : part[-1].end]))

    def envoy(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """An ambassador of one state to another: the embassy is the body."""
        title = next(i for i in part if i.tag == "T")
        name = reading(entries(title), "T")
        house = self.lexicon[name].label("en") if name else None
        places = [cast("PlaceRef", i.value) for i in part if i.tag == "P"]
        mission = _MISSIONS.get(house or "")
        if name is None or mission is None or len(places) != 2 or part[-2].text.lower() not in ("to", "in", "the"):
            return None
        sender, host = (self._state(p) for p in places)
        wording = f"{mission} of {sender} in {host}"
        ref = AgencyRef(None, replace(places[0], wording=sender), level="open", wording=wording)
        first = next((i for i in part if i.tag == "M"), title)
        role = RoleRef(name, self._modifiers(part), ref, text[first.start : title.end], own=True)
        return cover("B", part, text, role)

    def _state(self, place: PlaceRef) -> str:
        """A state's name as the text has it, not its people's."""
        concept = self.lexicon[place.iri]
        people = place.wording in concept.said("demonym", "en")
        return (concept.label("en") or place.wording) if people else place.wording

    def _modifiers(self, part: list[Item]) -> tuple[str, ...]:
        return tuple(m for i in part if i.tag == "M" and (m := reading(entries(i), "M")))

    def beside_unknown(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A title with a place that no gazetteer has behind it: "DGP Telengana"."""
        title = reading(entries(part[-2]), "T")
        if title is None or self.lexicon[title].flag("honorific") or not part[-2].text.isupper():
            return None
        agency = AgencyRef(None, level="proper", wording=part[-1].text)
        return cover("B", part, text, RoleRef(title, self._modifiers(part), agency, text[part[0].start : part[-2].end]))

    def of_letters(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A title before letters that nobody explains: "DG KBS Ann Jones", "head of KBS"."""
        at = next(i for i, item in enumerate(part) if item.tag == "T")
        title, letters = reading(entries(part[at]), "T"), part[-1].text
        if title is None or self.lexicon[title].flag("honorific") or is_plural(entries(part[at])):
            return None
        if not letters.isupper() or len(letters) < _SHORT or letters in self.honours:
            return None
        agency = AgencyRef(None, level="open", wording=letters)
        return cover("B", part, text, RoleRef(title, self._modifiers(part), agency, text[part[0].start : part[at].end]))

    def acronym(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A title behind letters that nobody explains: "BGB Director General"."""
        title = reading(entries(part[-1]), "T")
        letters = part[0].text
        if title is None or not letters.isupper() or len(letters) < 3 or self.lexicon[title].flag("honorific"):
            return None
        agency = AgencyRef(None, level="open", wording=part[0].text)
        modifiers = tuple(m for i in part[1:-1] if (m := reading(entries(i), "M")))
        return cover("B", part, text, RoleRef(title, modifiers, agency, text[part[1].start : part[-1].end]))
