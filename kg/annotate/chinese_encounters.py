"""Calls and encounters that only a verb tells in Chinese: 甲拜会乙, 甲与乙会面."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.chinese_gatherings import LANGUAGE, MEET

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.mentions import Item

_WITH = frozenset("与同和跟")
_NEAR = 12


def encounters(items: list[Item], lexicon: Lexicon) -> list[Item]:
    """The items; a call on somebody, or an encounter of two sides, becomes a trigger `V` of meeting."""
    people = next((n for n, i in enumerate(items) if i.tag == "N"), None)
    if people is None:
        return items
    calls, mutual = lexicon.words("calling", LANGUAGE), lexicon.words("encounter", LANGUAGE)
    found = items
    for index in range(people + 1, len(items)):
        item = items[index]
        if (item.text in calls and _calls(items, index)) or (item.text in mutual and _meets(items, index)):
            found = list(found) if found is items else found
            found[index] = replace(item, tag="V", value=MEET)
    return found


def _calls(items: list[Item], index: int) -> bool:
    """Whether somebody or a body stands behind the verb, and the sentence goes on to no talk of another name."""
    ahead = items[index + 1 : index + _NEAR]
    stop = next((n for n, i in enumerate(ahead) if i.tag in ",.;V"), len(ahead))
    called = any(i.tag in "NKG" or (i.tag == "A") for i in ahead[:stop])
    before = items[index - 1]
    attribute = before.text == "的" or (bool(ahead) and ahead[0].text == "的")
    return called and not attribute and not any(i.tag in "HE" for i in items[index:])


def _meets(items: list[Item], index: int) -> bool:
    """Whether the verb ends the clause and 与 stands before one of those who met."""
    after = items[index + 1] if index + 1 < len(items) else None
    if after is not None and after.tag not in ",.;":
        return False
    before = items[max(0, index - 2 * _NEAR) : index]
    joined = next((n for n in range(len(before) - 1, -1, -1) if before[n].text in _WITH), None)
    return joined is not None and any(i.tag == "N" for i in before[joined:])
