"""The Communist Party's name in English where it stands for one of its committees, short, in full, or both."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.cascade import cover
from kg.mentions import Entry, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.lexicon import Lexicon

_COMMITTEE = "https://w3id.org/coopkg/kind/party-committee"


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """A name of the party that a place and "Committee" follow: "Communist Party of China (CPC) Gansu Provincial"."""
    names = "|".join(re.escape(name) for name in sorted(lexicon.words("party-name", "en"), key=len, reverse=True))
    return re.compile(
        rf"\b(?:{names or '(?!)'})(?:\s\([A-Z]{{3}}\))?(?=\s(?!Central\b)(?:[A-Z][\w'’-]+\s){{1,4}}Committee\b)"
    )


def party_names(text: str, lexicon: Lexicon) -> Iterator[Item]:
    """Such names, as words `W`: they say no more than that the committee is the party's."""
    if "Party" in text:
        for found in _pattern(lexicon).finditer(text):
            yield Item("W", *found.span(), None, found.group())


def of_party(part: list[Item], text: str, lexicon: Lexicon) -> Item | None:
    """The party's name before a place says no more than that the committee is the party's."""
    named = part[0].text.split(" (")[0] in lexicon.words("party-name", "en")
    return cover(part[1].tag, part, text, part[1].value) if named else None


def party_alone(part: list[Item], text: str) -> Item | None:
    """The party's committee in a place, before a deputy's title: "Gansu Provincial Party Deputy Secretary"."""
    return cover("K", part, text, (Entry("K", _COMMITTEE, "altLabel"),)) if part[0].text == "Party" else None
