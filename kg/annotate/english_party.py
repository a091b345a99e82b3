"""The Communist Party's name in English before the place of one of its committees, short, in full, or both."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.mentions import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.lexicon import Lexicon


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
