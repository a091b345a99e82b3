"""What is held is a meeting, whatever it is called: the end of the object of 召开, or of the subject of 在某地举行."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.mentions import Item

if TYPE_CHECKING:
    from kg.annotate.gazetteer import Entry
    from kg.lexicon import Lexicon

LANGUAGE = "zh-hans"
_MEETING = "https://w3id.org/coopkg/meeting-kind/meeting"
_HELD = frozenset({"organize", "take-place"})
_ENDS = ",.;:"
_LONGEST = 30
# What between a verb of holding and the end of its object is no verb of its own: 协议签订会, 警务技能观摩会.
_WORDS = frozenset("VvcCdbm")


def _frames(item: Item) -> set[str]:
    entries = cast("tuple[Entry, ...]", item.value or ())
    return {e.iri.rsplit("/", 1)[-1] for e in entries if e.tag == "V"} if item.tag == "V" else set()


def gatherings(items: list[Item], lexicon: Lexicon) -> list[Item]:
    """The items; words that end the name of what was held become the head `H` of a meeting."""
    if not any(_frames(i) & _HELD or _convenes(i) for i in items):
        return items
    ends, others = lexicon.words("gathering-ending", LANGUAGE), lexicon.words("no-gathering", LANGUAGE)
    found = list(items)
    for index in range(len(found) - 1, -1, -1):
        item = found[index]
        if item.tag != "w":
            continue
        size = next((n for n in (3, 2, 1) if item.text[-n:] in ends), 0)
        if not size or item.text.endswith(tuple(others)):
            continue
        start = _object(found, index) if _closes(found, index) else None
        start = start if start is not None else _subject(found, index)
        if start is None or (start == index and len(item.text) == size):
            continue
        cut = item.end - size
        head = Item("H", cut, item.end, _MEETING, item.text[-size:])
        inner = [replace(i, tag="w", value=None) if i.tag in _WORDS else i for i in found[start:index]]
        rest = [Item("w", item.start, cut, None, item.text[:-size])] if cut > item.start else []
        found[start : index + 1] = [*inner, *rest, head]
    return found


def _convenes(item: Item) -> bool:
    return item.tag == "V" and "召开" in item.text


def _closes(items: list[Item], index: int) -> bool:
    """Whether the noun phrase ends here: before a stop, a joined verb, or the end."""
    after = items[index + 1] if index + 1 < len(items) else None
    return after is None or after.tag in ',.;:、"( V' or after.text in ("并", "，", "上", "后", "期间", "时")


def _object(items: list[Item], index: int) -> int | None:
    """Where the object of a verb of holding begins that ends here."""
    for at in range(index - 1, max(-1, index - _LONGEST), -1):
        item = items[at]
        if item.tag in _ENDS or item.tag in "HN" or item.text == "的":
            return at + 1 if item.text == "的" and _object(items, at) is not None else None
        if _frames(item) & _HELD or _convenes(item):
            return at + 1
    return None


def _subject(items: list[Item], index: int) -> int | None:
    """Where the noun phrase begins that ends here, if the clause goes on to a verb of its being held."""
    for at in range(index + 1, min(len(items), index + _LONGEST)):
        item = items[at]
        if _frames(item) & _HELD:
            break
        if item.tag in ",.;:、HvV" or (item.tag == "s" and item.text not in ("在", "于", "由")) or item.tag in "m":
            return None
        if at == index + 1 and item.tag not in "sdDtAPV":
            return None
    else:
        return None
    start = index
    while start > 0:
        before = items[start - 1]
        if before.tag in ",.;:DtHsN" or _frames(before) & _HELD:
            break
        start -= 1
    return start
