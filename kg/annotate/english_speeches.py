"""Speeches in English said with a light verb and a noun: "gave a short welcome address", "a report was made by"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.mentions import Entry, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.lexicon import Lexicon

_FRAME = "https://w3id.org/coopkg/frame/speak"
_BETWEEN = r"(?:(?:an?|the|his|her|their|its|some|brief|short)\s+)*(?:[a-z][\w’'-]*\s+){0,3}?"


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The active and the passive wording."""
    verbs = "|".join(sorted(lexicon.words("light-verb", "en"), key=len, reverse=True)) or "(?!)"
    nouns = "|".join(sorted(lexicon.words("speech-noun", "en"), key=len, reverse=True)) or "(?!)"
    active = rf"\b(?:{verbs})\s+{_BETWEEN}(?:{nouns})\b(?!\s+of\s+(?:understanding|intent))"
    passive = rf"\b(?:{nouns})\s+(?:was|were|is)\s+(?:\w+ly\s+|also\s+)?(?:{verbs})\s+by\b"
    opening = "|".join(sorted(lexicon.words("speech-part", "en"), key=len, reverse=True)) or "(?!)"
    noun = rf"\b(?:(?:{opening})\s+(?:{nouns})|(?:remarks|presentations)|(?<=with )(?:{nouns}))\s+(?:by|from)\b"
    return re.compile(active), re.compile(rf"{passive}|{noun}")


def speeches(text: str, lexicon: Lexicon) -> Iterator[Item]:
    """Triggers `V` of the frame of speaking."""
    active, passive = _patterns(lexicon)
    for voice, pattern in (("active", active), ("passive", passive)):
        for found in pattern.finditer(text):
            trigger = (Entry("V", _FRAME, "prefLabel", voice),)
            yield Item("V", *found.span(), trigger, found.group())
