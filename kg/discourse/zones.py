"""The cooperation zones of a document: which mentions are one, and what it is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg import identity
from kg.annotate.gazetteer import fold
from kg.annotate.kinds import function_of
from kg.discourse.meetings import MOST
from kg.mentions import MeetingRef, ZoneRef
from kg.model import Entity, Label
from kg.namespaces import mint

if TYPE_CHECKING:
    from kg.annotate import Passage
    from kg.lexicon import Lexicon


def _language(wording: str) -> str:
    return "zh-hans" if re.search(r"[㐀-鿿]", wording) else "en"


class Zones:
    """Gives every mention of a zone the same node."""

    def __init__(self, passages: list[Passage], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._forms = {fold(w) for language in ("en", "zh-hans") for w in lexicon.words("zone-form", language)}
        self._formal = {fold(w) for w in lexicon.words("zone-form", "en")} | lexicon.words("stop", "en")
        self._zones = self._zones_named(passages)
        self._zone_of: dict[ZoneRef, Entity] = {}

    def of(self, ref: ZoneRef) -> Entity:
        """The zone or mechanism: a named one, else by its region and subject."""
        if ref.named:
            concept = self.lexicon[ref.named]
            return Entity(ref.named, "CooperationZone", identity.labels(concept))
        if ref not in self._zone_of:
            self._zone_of[ref] = self._zone(ref)
        return self._zone_of[ref]

    def _zone(self, ref: ZoneRef) -> Entity:
        words = self._significant(ref.words)
        same = [known for known, theirs in self._zones.items() if self._one_zone(words, theirs)]
        named = max([*same, ref], key=lambda known: min(len(known.words), 8))
        names = dict.fromkeys(re.sub(r"^(?:the|The)\s+", "", known.wording) for known in (named, ref))
        labels = [Label(n, _language(n), "altLabel" if i else "prefLabel") for i, n in enumerate(names)]
        first = self._zones[same[0]] if same else words
        known = next((key for zone in (ref, *same) if (key := self._key(zone))), None)
        iri = mint("zone", *known) if known else mint("zone", " ".join(sorted(first)) or ref.wording)
        return Entity(iri, "CooperationZone", tuple(labels))

    def _key(self, ref: ZoneRef) -> tuple[str, str] | None:
        """Region and subject, where a name says nothing else: the same for 西北警务协作区 and its English names."""
        if not ref.regions or not ref.kinds or ref.rest - self._forms:
            return None
        kinds = {function_of(kind, self.lexicon).rsplit("/", 1)[-1] for kind in ref.kinds}
        regions = {region.rsplit("/", 1)[-1] for region in ref.regions}
        return " ".join(sorted(regions)), " ".join(sorted(kinds))

    def _one_zone(self, one: frozenset[str], other: frozenset[str]) -> bool:
        return bool(one and other) and (one <= other or other <= one)

    def _zones_named(self, passages: list[Passage]) -> dict[ZoneRef, frozenset[str]]:
        """The zones mentioned, in the order of the text, and what their names say: the first full name is to show."""
        found: dict[ZoneRef, frozenset[str]] = {}
        for passage in passages:
            for item in passage.items:
                ref = item.value.zone if isinstance(item.value, MeetingRef) else item.value
                if isinstance(ref, ZoneRef) and not ref.named and ref not in found and len(found) < MOST:
                    found[ref] = self._significant(ref.words)
        return found

    def _significant(self, words: frozenset[str]) -> frozenset[str]:
        return words - self._formal
