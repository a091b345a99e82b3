"""Bodies that only their own words name: "the Kenya Ports Authority", a ministry that no lexicon has."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kg import identity
from kg.annotate.gazetteer import fold
from kg.model import Entity, Label
from kg.namespaces import mint

if TYPE_CHECKING:
    from kg.discourse.setting import Setting
    from kg.lexicon import Concept, Lexicon
    from kg.mentions import AgencyRef

_HAN = re.compile(r"[㐀-鿿]")
_OFFICE = re.compile(r"(?:the )?(?:Ministry|Department|Office|Bureau|Secretariat)\b", re.IGNORECASE)
# No read-out names so many bodies; a directory does, of which only the last are looked through.
_MOST = 200
_LONGEST = 90


def as_worded(ref: AgencyRef) -> tuple[Label, ...]:
    """The English name in capitals that a text has for a body: "the Ministry of Public Security"."""
    bare = re.sub(r"^(?:the|The) ", "", ref.wording)
    proper = not ref.units and not _HAN.search(bare) and " " in bare and bare[0].isupper() and len(bare) < _LONGEST
    return (Label(bare, "en", "altLabel"),) if proper else ()


class Worded:
    """The bodies of a document that its own words name, known again by the name or its end."""

    def __init__(self, lexicon: Lexicon, setting: Setting) -> None:
        self.lexicon = lexicon
        self.setting = setting
        self.scope = ""
        self._known: dict[tuple[str, str], Entity] = {}

    def abroad(self, place: str) -> bool:
        """Whether a place is a state other than China."""
        return self.lexicon.level(place) == "State" and place != self.setting.country

    def by_name(self, ref: AgencyRef) -> Entity | None:
        """The body of a reference that the lexicon names, or whose words alone do; None where neither does."""
        if ref.named:
            own = as_worded(ref)
            if ref.units and _HAN.search(ref.wording):
                own = (Label(ref.wording, "zh-hans", "altLabel"),)
            return identity.agency(self.lexicon, named=ref.named, units=ref.units, wordings=own)
        if ref.level == "proper":
            return self.in_place(ref)
        return self.open(ref) if ref.level == "open" else None

    def _at(self, ref: AgencyRef) -> Concept | None:
        return self.lexicon.get(self.setting.pick(ref.place)) if ref.place else None

    def in_place(self, ref: AgencyRef) -> Entity | None:
        """A body in a place that is told: "Ministry of Development" of Brunei."""
        at = self._at(ref)
        if at is None and ref.wording.startswith("Ministry of "):
            if not self.setting.sure:
                return self.open(ref)
            at = self.lexicon.get(self.setting.at("state"))
        name = at.label("en") if at is not None else None
        if at is None or name is None or (ref.wording == "Government" and not self.abroad(at.iri)):
            return None
        bare = ref.wording.removeprefix("the ")
        forms: tuple[Label, ...] = (Label(f"{bare} of {name}", "en"), Label(f"{name} {bare}", "en", "altLabel"))
        short = [x.text for x in at.labels if x.language == "en" and x.form == "altLabel"][:3]
        forms += tuple(Label(f"{bare} of {other}", "en", "altLabel") for other in short)
        forms += tuple(Label(f"{people} {bare}", "en", "altLabel") for people in at.said("demonym", "en")[:1])
        labels = (*forms, Label(bare, "en", "altLabel")) if bare.startswith("Ministry") else forms
        statements = (("jurisdiction", identity.place(at.iri, self.lexicon)),)
        return Entity(mint("agency", at.name, ref.wording), "Agency", labels, statements)

    def open(self, ref: AgencyRef) -> Entity:
        """A body by the name that the text gives it, in its place where one is told."""
        bare = re.sub(r"^the ", "", ref.wording, flags=re.IGNORECASE)
        at = self._at(ref)
        for (wording, where), known in islice(reversed(self._known.items()), _MOST):
            if (wording == bare or wording.endswith(f" {bare}")) and (at is None or at.name == where):
                return known
        name = at.label("en") if at is not None else None
        labels = [Label(bare, "en")]
        if at is not None and name is not None and ref.place and ref.place.wording not in bare:
            short = [x.text for x in at.labels if x.language == "en" and x.form != "hiddenLabel"][:3]
            people = at.said("demonym", "en")[:1]
            labels = [Label(f"{bare} of {name}", "en"), Label(bare, "en", "altLabel")]
            labels += [Label(f"{bare} of {other}", "en", "altLabel") for other in short if other != name]
            labels += [Label(f"{other} {bare}", "en", "altLabel") for other in (*short, *people)]
        statements = (("jurisdiction", identity.place(at.iri, self.lexicon)),) if at is not None else ()
        iri = mint("agency", at.name if at is not None else self.scope, bare)
        body = self._known[bare, at.name if at is not None else ""] = Entity(iri, "Agency", tuple(labels), statements)
        return body

    def again(self, ref: AgencyRef) -> Entity | None:
        """A body by its name whose last words a text has again: "the corporation"."""
        form = fold(ref.wording)
        if not ref.unresolved or ref.place is not None or not form:
            return None
        known = islice(reversed(self._known.items()), _MOST)
        return next((body for (name, _), body in known if fold(name).endswith(f" {form}")), None)

    def stateless(self, ref: AgencyRef) -> Entity | None:
        """A ministry of a state that the text leaves open: a body of this document, by its name."""
        told = ref.level == "state" and as_worded(ref) and _OFFICE.match(ref.wording)
        return self.open(replace(ref, level="open", place=None)) if told else None
