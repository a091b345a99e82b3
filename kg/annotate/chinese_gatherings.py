"""What is held is a meeting, whatever it is called: the end of the object of 召开, or of the subject of 在某地举行."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.mentions import Entry, Item, entries

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

LANGUAGE = "zh-hans"
_MEETING = "https://w3id.org/coopkg/meeting-kind/meeting"
_SYMPOSIUM = "https://w3id.org/coopkg/meeting-kind/symposium"
_SPEAK = (Entry("V", "https://w3id.org/coopkg/frame/speak", "prefLabel", "active"),)
MEET = (Entry("V", "https://w3id.org/coopkg/frame/meet", "prefLabel", "active"),)
_ATTEND = (Entry("V", "https://w3id.org/coopkg/frame/attend", "prefLabel", "active"),)
_ORGANIZE = (Entry("V", "https://w3id.org/coopkg/frame/organize", "prefLabel", "active"),)
_HELD = frozenset({"organize", "take-place"})
_ENDS = ",.;:"
_LONGEST = 30
# What between a verb of holding and the end of its object is no verb of its own: 协议签订会, 警务技能观摩会.
_WORDS = frozenset("VvcCdbm")


def frames(item: Item) -> set[str]:
    """The names of the frames that a trigger may evoke."""
    readings = entries(item) if item.tag == "V" else ()
    return {e.iri.rsplit("/", 1)[-1] for e in readings if e.tag == "V"}


def gatherings(items: list[Item], lexicon: Lexicon) -> list[Item]:
    """The items with what was held, or talked over, as heads of meetings."""
    return _held(_talks(_speeches(items, lexicon), lexicon), lexicon)


def _speeches(items: list[Item], lexicon: Lexicon) -> list[Item]:
    """作了经验交流, 做了热情洋溢的欢迎辞: a noun of speech behind 作了 tells a speech."""
    found = items
    for index, item in enumerate(items[:-1]):
        if item.text not in ("作", "作了", "做", "做了"):
            continue
        for at in range(index + 1, min(len(items), index + 4)):
            last = items[at]
            after = items[at + 1] if at + 1 < len(items) else None
            ends = after is None or after.tag in ",.;" or after.text == "并"
            if last.tag == "w" and ends and last.text.endswith(tuple(lexicon.words("speech-noun", LANGUAGE))):
                spoken = replace(last, tag="V", value=_SPEAK)
                found = [*found[:at], spoken, *found[at + 1 :]]
            if last.tag in ",.;VNA":
                break
    return found


def _talks(items: list[Item], lexicon: Lexicon) -> list[Item]:
    """进行了深入座谈: the noun of talking becomes the head `H` of a meeting, and the verb holds it."""
    light = lexicon.words("light-verb", LANGUAGE)
    visits = tuple(lexicon.words("exchange-visit", LANGUAGE))
    items = [_received(items, i) if items[i].tag == "H" else _came(items, i, visits) for i in range(len(items))]
    at = next((i for i, item in enumerate(items) if item.text in light), None)
    if at is None:
        return items
    nouns, found = lexicon.words("talk-noun", LANGUAGE), list(items)
    for index in range(len(found) - 1, at, -1):
        item = found[index]
        after = found[index + 1] if index + 1 < len(found) else None
        if item.tag not in "wHV" or (after is not None and after.tag not in ",.;" and after.text != "并"):
            continue
        size = _ending(item.text, nouns)
        verb = next((i for i in range(index - 1, max(-1, index - 4), -1) if found[i].text in light), None)
        if not size or verb is None or any(i.tag in ",.;NAQ" for i in found[verb + 1 : index]):
            continue
        cut = item.end - size
        head = Item("H", cut, item.end, item.value if item.tag == "H" else _SYMPOSIUM, item.text[-size:])
        rest = [Item("w", item.start, cut, None, item.text[:-size])] if cut > item.start else []
        held = replace(found[verb], tag="V", value=_ORGANIZE)
        found[verb : index + 1] = [held, *found[verb + 1 : index], *rest, head]
    return found


def _received(items: list[Item], index: int) -> Item:
    """会见 between two people is a verb, not the head of a name."""
    item = items[index]
    while_ = index + 2 < len(items) and items[index + 1].tag == "N" and items[index + 2].text.startswith("时")
    if while_ and (index == 0 or items[index - 1].tag in ",s"):
        return replace(item, tag="V", value=MEET)  # 会见某人时，他表示
    if item.text not in ("会见", "会见了") or not any(i.tag == "N" for i in items[max(0, index - _LONGEST) : index]):
        return item
    before = items[index - 1]
    ahead = items[index + 1 : index + _LONGEST]
    stop = next((n for n, i in enumerate(ahead) if i.tag in ",.;V"), len(ahead))
    received = any(i.tag == "N" for i in ahead[:stop]) and before.tag != "V" and before.text not in ("在", "的", "参加")
    return replace(item, tag="V", value=MEET) if received else item


def _came(items: list[Item], index: int, visits: tuple[str, ...]) -> Item:
    """到某局调研座谈, 赴某市考察交流: the visitors sat down with those whom they called on."""
    item = items[index]
    if item.tag != "w" or not item.text.endswith(("座谈", *visits)) or len(item.text) < 4:
        return item
    if items[index + 1 : index + 2] and items[index + 1].tag not in ",.;":
        return item
    came = any(i.text in ("到", "赴", "来", "前往", "来到") for i in items[max(0, index - 6) : index])
    return replace(item, tag="V", value=_ATTEND) if came else item


def _held(items: list[Item], lexicon: Lexicon) -> list[Item]:
    """The items; words that end the name of what was held become the head `H` of a meeting."""
    if not any(frames(i) & _HELD or _convenes(i) for i in items):
        return items
    ends, others = lexicon.words("gathering-ending", LANGUAGE), lexicon.words("no-gathering", LANGUAGE)
    found = list(items)
    for index in range(len(found) - 1, -1, -1):
        item = found[index]
        if item.tag != "w":
            continue
        size = _ending(item.text, ends)
        if not size or item.text.endswith(tuple(others)):
            continue
        start = object_of_holding(found, index) if closes(found, index) else None
        start = start if start is not None else subject_of_holding(found, index)
        if start is None or (start == index and len(item.text) == size):
            continue
        cut = item.end - size
        head = Item("H", cut, item.end, _MEETING, item.text[-size:])
        inner = [replace(i, tag="w", value=None) if i.tag in _WORDS else i for i in found[start:index]]
        rest = [Item("w", item.start, cut, None, item.text[:-size])] if cut > item.start else []
        found[start : index + 1] = [*inner, *rest, head]
    return found


def _ending(text: str, words: frozenset[str]) -> int:
    """The length of the longest of the words with which a text ends."""
    return next((n for n in range(min(5, len(text)), 0, -1) if text[-n:] in words), 0)


def _convenes(item: Item) -> bool:
    return item.tag == "V" and "召开" in item.text


def closes(items: list[Item], index: int) -> bool:
    """Whether the noun phrase ends here: before a stop, a joined verb, or the end."""
    after = items[index + 1] if index + 1 < len(items) else None
    return after is None or after.tag in ',.;:、"( V' or after.text in ("并", "，", "上", "后", "期间", "时")


def object_of_holding(items: list[Item], index: int) -> int | None:
    """Where the object of a verb of holding begins that ends here."""
    for at in range(index - 1, max(-1, index - _LONGEST), -1):
        item = items[at]
        if item.tag in _ENDS or item.tag in "HN" or item.text == "的":
            return at + 1 if item.text == "的" and object_of_holding(items, at) is not None else None
        if frames(item) & _HELD or _convenes(item):
            return at + 1
    return None


def subject_of_holding(items: list[Item], index: int) -> int | None:
    """Where the noun phrase begins that ends here, if the clause goes on to a verb of its being held."""
    for at in range(index + 1, min(len(items), index + _LONGEST)):
        item = items[at]
        if frames(item) & _HELD:
            break
        if item.tag in ",.;:、HvV" or (item.tag == "s" and item.text not in ("在", "于", "由")) or item.tag == "m":
            return None
        if at == index + 1 and item.tag not in "sdDtAPV":
            return None
    else:
        return None
    start = index
    while start > 0:
        before = items[start - 1]
        if before.tag in ",.;:DtHsN" or frames(before) & _HELD:
            break
        start -= 1
    return start
