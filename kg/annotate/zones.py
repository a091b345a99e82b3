"""What a zone's name is made of: regions and places, the kind, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.mentions import PlaceRef, ZoneRef

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.mentions import Item


def zone_ref(wording: str, words: frozenset[str], items: Iterable[Item]) -> ZoneRef:
    """The reference to a zone by its wording and the items that it is made of."""
    regions, kinds, rest = [], [], []
    for item in items:
        if item.tag == "P" and isinstance(item.value, PlaceRef):
            regions.append(item.value.iri)
        elif item.tag == "R":
            regions.append(str(item.value))
        elif item.tag == "Z":
            kinds.append(str(item.value))
        elif item.tag in "wWKUTCGJ":
            rest.append(item.text.lower())
    return ZoneRef(wording, None, words, tuple(regions), tuple(kinds), frozenset(rest))
