"""A Chinese sentence as typed items: the best path through the lattice of labels, names, dates and counts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import ahocorasick_rs

from kg.annotate.chinese_spans import special
from kg.annotate.gazetteer import Match, gazetteer
from kg.mentions import AgencyRef, Entry, Item, PlaceRef, Value, ZoneRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.lexicon import Lexicon

LANGUAGE = "zh-hans"
# Which reading a label of several classes gets.
_ORDER = "SVXGKUTMHZCPRJnaspetvw#"
_HEADS = frozenset("KTMUPpJ")
_WORDS = {
    "conjunction": "a", "companion": "b", "particle": "s", "adverb": "d", "modal": "m", "earlier": "e",
    "time-word": "t", "clause-verb": "v", "plain-word": "w", "member-word": "i",
}  # fmt: skip
_PUNCTUATION = {
    "，": ",",
    "、": "、",
    "：": ":",
    "。": ".",
    "！": ".",
    "？": ".",
    "；": ";",
    "（": "(",
    "）": ")",
    " ": " ",
}
# What may stand right before a short place name in a list: 社会安定、人民安宁 names none.
_BOUNDS = frozenset((*_PUNCTUATION, *"和与及由在赴到自是", ""))
_PUNCTUATION |= dict.fromkeys("“”‘’「」『』\"'【】[]", '"')
# What follows a short name that is that of a town, not of a county.
_SMALL = ("镇", "乡", "村", "路")
# What follows the short name of a body where a trade is meant.
_TRADES = ("业", "事业", "产业", "工作", "系统")
_GATHERING = re.compile(r"会(?=[，。；、上前后期在由暨”』」]|$)")
_MEETING = "https://w3id.org/coopkg/meeting-kind/meeting"


@cache
def _words(lexicon: Lexicon) -> dict[str, tuple[Entry, ...]]:
    """The reading of each function word; a later list does not take a word from an earlier one."""
    found: dict[str, tuple[Entry, ...]] = {}
    for name, tag in _WORDS.items():
        for word in sorted(lexicon.words(name, LANGUAGE)):
            found.setdefault(word, (Entry(tag, "", "prefLabel"),))
    return found


@cache
def _word_automaton(lexicon: Lexicon) -> tuple[list[tuple[Entry, ...]], ahocorasick_rs.AhoCorasick]:
    ordered = sorted(_words(lexicon).items())
    return [entries for _, entries in ordered], ahocorasick_rs.AhoCorasick([word for word, _ in ordered] or ["\0"])


def scan(text: str, lexicon: Lexicon) -> list[Match]:
    """Every label of the lexicon in the text, overlapping ones included, function words too."""
    found = gazetteer(lexicon, LANGUAGE).scan(text)
    words, automaton = _word_automaton(lexicon)
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        found.append(Match(start, end, words[index], words[index][0].tag))
    return found


def base(text: str, lexicon: Lexicon, matches: list[Match], names: Iterable[Item]) -> list[Item]:
    """The sentence's first layer of items, in order, not overlapping; `names` are candidates that win over labels."""
    candidates: list[tuple[int, Item]] = [(2 * (n.end - n.start) + 6, n) for n in names]
    candidates.extend(special(text, lexicon))
    candidates.extend(_labels(text, matches, lexicon))
    chosen = _best(candidates, len(text))
    return list(_filled(text, chosen))


@cache
def _acting(lexicon: Lexicon) -> frozenset[str]:
    """What may stand before a body: agencies that take kinds as a place does, and 原, 时任."""
    formers = (c.iri for c in lexicon.of_class("TitleModifier") if c.flag("former"))
    return frozenset((*formers, *(c.iri for c in lexicon.of_class("Agency") if c.flag("actsAsPlace"))))


def _labels(text: str, matches: list[Match], lexicon: Lexicon) -> Iterator[tuple[int, Item]]:
    acts, plain = _acting(lexicon), lexicon.words("place-like", LANGUAGE)
    committees = lexicon.words("place-committee", LANGUAGE)
    heads = {m.start for m in matches if not _HEADS.isdisjoint(m.tags)}
    places = {m.end for m in matches if "P" in m.tags or "p" in m.tags}
    matches = [m for m in matches if not _is_plain(text, m, plain, heads, places)]
    places_at = {m.start for m in matches if "P" in m.tags}
    titles = {m.start for m in matches if "T" in m.tags or "M" in m.tags}
    for match in matches:
        if "Z" in match.tags and _GATHERING.match(text, match.end):
            end = match.end + 1
            yield 2 * (end - match.start), Item("H", match.start, end, _MEETING, text[match.start : end])
        if match.start in places_at and not match.tags.strip("T"):
            continue
        if "U" in match.tags and text[match.start] in "厅局院署" and match.end - match.start > 2:
            continue
        if "K" in match.tags and match.end - match.start == 2 and text.startswith(_TRADES, match.end):
            continue  # 民航业发展
        if (item := _item(text, match, heads, places, titles, acts)) is not None:
            length = match.end - match.start
            whole = item.tag not in "KTHUV" or (item.tag == "T" and item.text[:2] in committees)
            yield 2 * length - whole + 2 * ("G" in match.tags), item


def _beside(text: str, match: Match, heads: set[int], places: set[int]) -> bool:
    """Whether an ambiguous name of a place stands beside a place or a body, or in a list."""
    after, before = text[match.end : match.end + 1], text[match.start - 1 : match.start]
    listed = "、" in (after, before) and before in _BOUNDS
    return match.end in heads or match.start in places or listed


def _is_plain(text: str, match: Match, plain: frozenset[str], heads: set[int], places: set[int]) -> bool:
    """Whether a short name of a place is a plain word here: 社会安定、人民安宁."""
    if (
        not match.tags.strip("Pp")
        and text[match.end : match.end + 1] in _SMALL
        and text[match.end - 1] not in "市县区州省"
    ):
        return True  # 城关镇 is no 城关区
    if match.tags.strip("Pp") or text[match.start : match.end] not in plain:
        return False
    return text[match.start - 1 : match.start] not in tuple("在于赴到") and not _beside(text, match, heads, places)


@cache
def _ranked(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The readings of a label in the order in which they are taken."""
    return tuple(sorted(entries, key=lambda e: (_ORDER.find(e.tag), e.form != "prefLabel", e.form != "altLabel")))


def _item(
    text: str, match: Match, heads: set[int], places: set[int], titles: set[int], acts: frozenset[str]
) -> Item | None:
    wording = text[match.start : match.end]
    entries = _ranked(match.entries)
    if "M" in match.tags and match.end not in titles:
        former = match.end in heads
        entries = tuple(e for e in entries if e.tag != "M" or (former and e.iri in acts))
        if not entries:
            return None
    ambiguous = entries[0].tag == "P" and all(e.form == "ambiguousLabel" for e in entries)
    if ambiguous and not _beside(text, match, heads, places):
        return None
    tag = entries[0].tag
    same = tuple(e for e in entries if e.tag == tag)
    value: Value = entries if tag in "KUTMV" else None
    if tag == "P":
        value = PlaceRef(tuple(e.iri for e in same), wording, all(e.form == "ambiguousLabel" for e in same))
    elif tag == "G":
        acting = next((e.iri for e in same if e.iri in acts), None)
        tag, value = (
            ("P", PlaceRef((acting,), wording)) if acting else ("A", AgencyRef(named=same[0].iri, wording=wording))
        )
    elif tag == "X":
        value = ZoneRef(wording, same[0].iri)
    elif tag in "HCZR":
        value = same[0].iri
    elif tag == "J":
        if len(wording) == 1 and match.end not in heads and text[match.end : match.end + 1] not in ("委", "直"):
            return None
        value = same[0].iri.removeprefix("level-")
    elif tag in "n#":
        return None
    return Item(tag, match.start, match.end, value, wording)


def _best(candidates: list[tuple[int, Item]], length: int) -> list[Item]:
    """The path of the highest sum of scores from left to right."""
    ending: dict[int, list[tuple[int, Item]]] = {}
    for score, item in candidates:
        ending.setdefault(item.end, []).append((score, item))
    best = [0] * (length + 1)
    taken: list[Item | None] = [None] * (length + 1)
    for end in range(1, length + 1):
        best[end] = best[end - 1]
        for score, item in ending.get(end, ()):
            if best[item.start] + score > best[end]:
                best[end], taken[end] = best[item.start] + score, item
    chosen: list[Item] = []
    position = length
    while position:
        step = taken[position]
        if step is None:
            position -= 1
        else:
            chosen.append(step)
            position = step.start
    chosen.reverse()
    return chosen


def _filled(text: str, chosen: list[Item]) -> Iterator[Item]:
    """The items with what lies between them: punctuation one by one, other text as runs `w`."""
    position = 0
    ends: list[Item | None] = [*chosen, None]
    for item in ends:
        end = item.start if item else len(text)
        while position < end:
            tag = _PUNCTUATION.get(text[position])
            if tag:
                yield Item(tag, position, position + 1, None, text[position])
                position += 1
                continue
            start = position
            while position < end and text[position] not in _PUNCTUATION:
                position += 1
            yield Item("w", start, position, None, text[start:position])
        if item:
            yield item
            position = item.end
