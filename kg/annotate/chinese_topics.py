"""What was only talked about: in 就开展联合行动进行了交流 nobody has done it yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.mentions import Item

LANGUAGE = "zh-hans"
_ENDS = ",.;:"


def topics(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """The items; verbs between 就, 对 and 进行, 达成 of the same clause tell no event."""
    opening, closing = lexicon.words("topic", LANGUAGE), lexicon.words("topic-end", LANGUAGE)
    found = list(items)
    start: int | None = None
    for index, item in enumerate(items):
        if item.tag in _ENDS:
            start = None
        elif item.text in opening:
            start = index
        elif item.tag == "V" and start is not None:
            end = next((i.start for i in items[index + 1 :] if i.tag in _ENDS), len(text))
            if any(word in text[item.end : end] for word in closing):
                found[index] = replace(item, tag="v", value=None)
    return found
