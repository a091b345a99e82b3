"""Leaders whose written instructions a Chinese meeting heard: what they point out there, they did not say at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse.chinese_survey import chinese, frames
from kg.mentions import PersonRef

if TYPE_CHECKING:
    from kg.discourse.reading import Reading
    from kg.mentions import Item

LANGUAGE = "zh-hans"
_NEAR = 5


def directing(reading: Reading) -> frozenset[str]:
    """The names of those who gave instructions and are nowhere said to have been present."""
    wrote: set[str] = set()
    came: set[str] = set()
    words = tuple(reading.lexicon.words("directive", LANGUAGE))
    for items in (passage.items for passage in chinese(reading)):
        for index, item in enumerate(items):
            if not isinstance(item.value, PersonRef):
                continue
            if _instructs(items[index + 1 : index + 1 + _NEAR], words):
                wrote.add(item.value.name)
            elif _present(items, index):
                came.add(item.value.name)
    return frozenset(wrote - came)


def _instructs(after: list[Item], words: tuple[str, ...]) -> bool:
    """Whether what follows a name is an instruction of theirs: 在批示中指出, 作出批示; others may stand between."""
    for item in after:
        if any(word in item.text for word in words):
            return True
        if item.tag not in "saNw、dV" or (item.tag == "V" and "say" in frames(item)):
            return False
    return False


def _present(items: list[Item], index: int) -> bool:
    """Whether a verb of presence is the next one behind a name."""
    verb = next((i for i in items[index + 1 :] if i.tag in "V.;"), None)
    return verb is not None and bool(frames(verb).keys() & {"attend", "preside", "speak"})
