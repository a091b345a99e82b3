"""Organisations of states, which are zones that others belong to, and bodies that act themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.gazetteer import fold
from kg.mentions import AgencyRef

if TYPE_CHECKING:
    from kg.discourse.reading import Reading
    from kg.mentions import ZoneRef
    from kg.model import Entity

_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z]+)\)$")
_CHINA = "https://w3id.org/coopkg/id/place/cn"


def organisation(ref: ZoneRef, reading: Reading) -> Entity | None:
    """The body that acts under a zone's name, where the zone is an organisation and no plan or region."""
    concept = reading.lexicon.get(ref.named) if ref.named else None
    if concept is not None and (concept.first("jurisdiction") or "").startswith(_CHINA):
        return None
    bare = re.sub(r"^(?:the|The) ", "", _ACRONYM.sub("", ref.wording))
    heads = reading.lexicon.words("zone-head", "en")
    if bare[0].islower() or " " not in bare or not set(fold(bare).split()) & heads:
        return None  # "ASEAN" alone is more often its states, or a word before another
    return reading.bodies.resolve(AgencyRef(None, level="open", wording=bare))
