"""Places that the name of a zone lists: 甲、乙、丙三省合作机制."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg import identity
from kg.annotate.chinese_dates import number

if TYPE_CHECKING:
    from kg.discourse.reading import Reading
    from kg.mentions import ZoneRef
    from kg.model import Entity

_COUNTED = re.compile(r"([两二三四五六七八九十]{1,3})(?:省|市|县|地|区|州|国|城)")


def places_of(ref: ZoneRef, reading: Reading) -> list[Entity]:
    """The places that a zone's name lists, in their order."""
    lexicon = reading.lexicon
    places = [r for r in ref.regions if r in lexicon.concepts and "Place" in lexicon[r].classes]
    return [identity.place(p, lexicon) for p in dict.fromkeys(places)]


def members(ref: ZoneRef, reading: Reading) -> list[Entity]:
    """The places of a zone whose name lists and counts them: its members."""
    counted = _COUNTED.search(ref.wording)
    places = places_of(ref, reading)
    return places if len(places) > 2 and counted and number(counted[1]) == len(places) else []
