"""One document as read: its passages, and the things that their mentions mean."""

from __future__ import annotations

import logging
import re
from collections import deque
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg import identity
from kg.discourse import english_posts
from kg.discourse.bodies import Bodies
from kg.discourse.meetings import MOST, Meeting, Meetings
from kg.discourse.meetings import entity as meeting_entity
from kg.discourse.people import People, Person
from kg.discourse.people import entity as person_entity
from kg.discourse.setting import Setting
from kg.discourse.zones import Zones
from kg.mentions import AgreementRef, DateRef, GroupRef, Item, PlaceRef, RoleRef, ZoneRef
from kg.model import Document, Entity, Label, Value
from kg.namespaces import document_iri, mint

if TYPE_CHECKING:
    from kg.annotate import Passage
    from kg.discourse.encounters import Encounter
    from kg.lexicon import Lexicon


# "BINTULU (ANI): " and "SAN PEDRO – "; not "NEWS: ".
_DATELINE = re.compile(r"([A-Z]{4,}(?: [A-Z]{3,})?)(?:,? ?\([A-Za-z ]+\))?(?: ?:| [–—-]) (?=[A-Z])")
_LEAD = 3  # sentences among which a dateline may stand
_LOG = logging.getLogger("kg")
_DATELINES = 3  # a caption or a list of links may stand before the article's own
_PLACES = frozenset({"provincial", "municipal", "county", "state"})


def _begun(passage: Passage) -> Item | None:
    """The place in capitals with which a newspaper's sentence begins; one that no gazetteer has as an item `h`."""
    found = _DATELINE.match(passage.sentence.text) if passage.sentence.language == "en" else None
    if found is None:
        return None
    place = next((i for i in passage.items[:1] if i.tag == "P"), None)
    return place or Item("h", *found.span(1), None, found.group(1).title())


def _language(wording: str) -> str:
    return "zh-hans" if re.search(r"[㐀-鿿]", wording) else "en"


Referent = Entity | Meeting | Person | Value


@dataclass(frozen=True, slots=True)
class Claim:
    """What an extractor read, before its referents are settled as nodes.

    `ranges` are half-open ranges of characters in the passage's cleaned text: the trigger and the
    arguments; the quotes are made of the sentence pieces that hold them.
    """

    subject: Referent
    relation: str
    object: Referent
    passage: Passage
    ranges: tuple[tuple[int, int], ...]
    confidence: float
    extractor: str


def _spot(items: list[Item]) -> Item | None:
    """The place of a dateline; a town that no gazetteer has before its state, as an item `h`: "KARAKOL, Kyrgyzstan"."""
    at = next((n for n, item in enumerate(items) if item.tag == "P"), None)
    if at is None:
        return None
    if [i.tag for i in items[:at]] == ["W", ","] and items[0].text.isupper():
        return Item("h", items[0].start, items[0].end, None, items[0].text.title())
    return items[at]


class Reading:
    """Gives every extractor the same referents for the same mentions."""

    def __init__(self, document: Document, passages: list[Passage], lexicon: Lexicon) -> None:
        self.document = document
        self.passages = passages
        self.lexicon = lexicon
        self.iri = document_iri(document.path, document.digest)
        self.setting = Setting(passages, lexicon)
        self.bodies = Bodies(lexicon, self.setting)
        self.bodies.scope = self.bodies.worded.scope = self.iri.rsplit("/", 1)[-1]
        self.people = People()
        self.meetings = Meetings()
        self._lists: deque[list[Entity]] = deque(maxlen=MOST)
        self._noted: set[str] = set()
        self._zones = Zones(passages, lexicon)
        self._agreements: dict[str, Entity] = {}
        self.last_agreement: Entity | None = None
        self.last_day: Value | None = None
        self.present: set[str] = set()
        self.venues: dict[int, dict[str, None]] = {}
        self.encounters: dict[int, list[Encounter]] = {}

    @cached_property
    def years(self) -> dict[tuple[int | None, int | None], int]:
        """The first year that the document gives a month and day, and a month alone."""
        found: dict[tuple[int | None, int | None], int] = {}
        for date in (i.value for p in self.passages for i in p.items if isinstance(i.value, DateRef)):
            if date.year and date.month:
                found.setdefault((date.month, date.day), date.year)
                found.setdefault((date.month, None), date.year)
        return found

    @property
    def dateline(self) -> Item | None:
        """The place with which a newspaper's first sentence begins: what "here" means."""
        body = next((n for n, p in enumerate(self.passages) if p.sentence.role == "body"), len(self.passages))
        lead = range(max(0, body - 1), len(self.passages) - 1)
        stamps = [n for n in lead if self.passages[n].sentence.role == "stamp"]
        lines = {p.sentence.paragraph for p in self.passages[body:] if p.sentence.role == "body"}
        for n in stamps[:_DATELINES]:
            before, behind = self.passages[n].sentence, self.passages[n + 1].sentence
            led = n == body - 1 or (behind.role == "body" and before.paragraph == behind.paragraph in lines)
            if led and (spot := _spot(self.passages[n].items)) is not None:
                return spot
        return next((i for p in self.passages[body : body + _LEAD] if (i := _begun(p))), None)

    @cached_property
    def ministry(self) -> Entity | None:
        """Whose a bare "Vice Minister" is."""
        return english_posts.ministry(self)

    def place(self, ref: PlaceRef) -> Entity:
        """The place, the candidate nearest to the document's home; an agency that acts as one stays an agency."""
        iri = self.setting.pick(ref)
        if "Agency" in self.lexicon[iri].classes:
            return identity.agency(self.lexicon, named=iri)
        return identity.place(iri, self.lexicon)

    def listed(self, item: Item) -> Entity:
        """The place of an item in a list of places."""
        value = item.value
        ref = value.agency.place if isinstance(value, RoleRef) and value.agency else value
        assert isinstance(ref, PlaceRef)  # noqa: S101  # place_lists gives nothing else
        return self.place(ref)

    def remember(self, entities: list[Entity]) -> None:
        """Keep a list of three or more things, for "the six provinces" further on."""
        if len(entities) > 1:
            self._lists.append(entities)
        kinds = [e.iri.rsplit("/", 1)[-1] for e in entities]
        for kind in dict.fromkeys(kinds):
            same = [e for e, its in zip(entities, kinds, strict=True) if its == kind]
            if 1 < len(same) < len(entities):
                self._lists.append(same)

    @cached_property
    def only_agreement(self) -> AgreementRef | None:
        """The agreement of a document that gives just one a title."""
        refs = (i.value for p in self.passages for i in p.items)
        titled = {r.wording: r for r in refs if isinstance(r, AgreementRef) and not r.generic}
        return next(iter(titled.values())) if len(titled) == 1 else None

    def last_list(self) -> list[Entity]:
        """The list of bodies or places named last."""
        return self._lists[-1] if self._lists else []

    def group(self, ref: GroupRef) -> list[Entity]:
        """A group of bodies: the members of a list that it takes up, else one collective node.

        "The six provinces" after a list of six places means those; "the public security bureaus of 16
        cities" is a collective, with its members where the lexicon gives exactly that number.
        """
        taken = self._taken_up(ref)
        for unit in ref.units:
            taken = [identity.unit(body, unit, self.lexicon) for body in taken if body.kind == "Agency"]
        if taken or ref.kind is None or ref.units:
            return taken
        level = {"municipal": "Municipal", "county": "County", "provincial": "Provincial"}.get(ref.level or "")
        above = {"Municipal": "provincial", "County": "municipal", "Provincial": "state"}.get(level or "")
        where = self.setting.pick(ref.place) if ref.place else self.setting.at(above)
        if where is None or level is None:
            return []
        found = identity.collective(ref, where, level, self.lexicon)
        if ref.count is None or any(name == "hasMember" for name, _ in found.statements):
            return [found]
        place = self.lexicon[where].label("en")
        self.note(f'"{ref.wording}": the lexicon has another number of them in {place}; left out')
        return []

    def note(self, message: str) -> None:
        """Report once what the document says and could not be made out."""
        if message not in self._noted:
            self._noted.add(message)
            _LOG.warning("%s: %s", self.document.path, message)

    def _as_places(self, entities: list[Entity]) -> list[Entity]:
        """The places whose bodies they are: "the nine provinces" after nine departments."""
        found = []
        for entity in entities:
            place = next((v for n, v in entity.statements if n == "jurisdiction" and isinstance(v, Entity)), entity)
            found.append(entity if entity.kind == "Place" else place)
        return found

    def _above_cities(self, place: Entity) -> bool:
        return self.lexicon.level(place.iri) in ("Provincial", "State")

    def _taken_up(self, ref: GroupRef) -> list[Entity]:
        for entities in reversed(self._lists):
            if ref.count != len(entities):
                continue
            if ref.kind is None and ref.level in _PLACES:
                found = self._as_places(entities)
                if ref.level == "municipal" and any(self._above_cities(place) for place in found):
                    continue  # "the two cities" are no city and its province
                return found
            if ref.kind is None:
                return entities
            places = [e.iri for e in entities if e.kind == "Place"]
            if len(places) == len(entities):
                return [identity.agency(self.lexicon, kind=ref.kind, where=p) for p in places]
            if all(e.iri.rsplit("/", 1)[-1] == ref.kind.rsplit("/", 1)[-1] for e in entities):
                return entities
        return []

    def zone(self, ref: ZoneRef) -> Entity:
        """The zone or mechanism: a named one, else by its region and subject."""
        return self._zones.of(ref)

    def agreement(self, ref: AgreementRef) -> Entity | None:
        """The agreement of that title; a common noun means the last one named, if any."""
        if ref.generic and ref.wording.lower().startswith(("the ", "this ", "该")):
            if self.last_agreement is not None:
                return self.last_agreement
            if len(ref.wording.split()) < 3:
                return None
        wording = re.sub(r"^(?:the|a|an|The|A|An)\s+", "", ref.wording).strip(" ,.")
        language = "zh-hans" if re.search(r"[㐀-鿿]", wording) else "en"
        scope = (self.iri.rsplit("/", 1)[-1],) if ref.generic else ()
        entity = Entity(mint("agreement", *scope, wording), "Agreement", (Label(wording, language),))
        self.last_agreement = self._agreements.setdefault(entity.iri, entity)
        return self.last_agreement

    def settle(self, referent: Referent, language: str = "en") -> Entity | Value:
        """The node of a referent, once everything has been read."""
        if isinstance(referent, Meeting):
            zone = self.zone(referent.zone) if referent.zone else None
            return meeting_entity(referent, zone, language, self.iri, self.lexicon)
        if isinstance(referent, Person):
            return person_entity(referent, self.iri)
        return referent
