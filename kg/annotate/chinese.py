"""A Chinese sentence as typed items: the best path through the lattice of labels, names, dates and counts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import ahocorasick_rs

from kg.annotate.chinese_dates import dates, number
from kg.annotate.gazetteer import Entry, Match, gazetteer
from kg.mentions import AgencyRef, AgreementRef, Item, PlaceRef, ZoneRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.lexicon import Lexicon

LANGUAGE = "zh-hans"
# Which reading a label of several classes gets.
_ORDER = "SVXGKUTMHZCPRJnaspetvw#"
_HEADS = frozenset("KTMUPpJ")
_COMMITTEES = frozenset(("省委", "市委", "县委", "区委", "州委", "旗委", "盟委"))
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
_TITLED = re.compile(r"《([^《》]{2,120}(?:《[^《》]+》[^《》]*)?)》")
_BYLINE = re.compile(r"（[^（）]{0,14}(?:记者|通讯员|摄影|供图|撰稿|编辑|责编|图/|文/|审核)[^（）]*）")
_COUNT = re.compile(
    r"(?P<again>上述|以上|这)?(?P<number>\d{1,3}|[两二三四五六七八九十]{1,3})(?:个|家|大)?"
    r"(?P<noun>省（区、市）|省（自治区、直辖市）|省（区）|省（市）|省区市|省区|省市(?!场)|设区市|设区的市|地级市|市（州）|市州|州市|盟市|旗县区?|县市区|县（市、区）|"
    r"县（市）|县（区）|县区|县市|区县|区市县|地市|市县|成员单位|个?单位|个?部门|省|市(?!场)|县|区(?!域)|地(?!区)|地区|方(?![面案针位法便向式])|国|州|家|城)"
)
_ETC = re.compile(
    r"(?<=等)(?:省（区、市）|省（区）|省（市）|省区市|省区|省市(?!场)|市州|市（州）|县区|县（区）|县（市、区）|县（市）|单位|省|地(?!区|方)|市(?!场))"
)
_GATHERING = re.compile(r"会(?=[，。；、上前后期在由暨”』」]|$)")
_MEETING = "https://w3id.org/coopkg/meeting-kind/meeting"
_EACH = re.compile(
    r"各(?:设区市|市州|市（州）|县（市、区）|县（市）|县（区）|县区|县市区|区县|市县|地市|州市|盟市|市（区）|县|区|市(?!场)|州|盟|省|地(?!区))"
)
_SUM = re.compile(r"([一二两三四五六七八九])省(?:区)?([一二两三四五六七八九])市")
_PAIR = re.compile(r"双方|两家|各方")
_ORDINAL = re.compile(r"第(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>届|次|期|轮|场)|(?P<first>首届|首次)")
_POINTED = re.compile(r"(?:该|我|本|贵)(厅|局|院|委|署|关|总队|支队|大队|处|办|站|总站|分局)(?!长)")
_FORM = re.compile(
    r"(?:(?<=[^㐀-鿿])|^|(?<=[由和与及领率对在]))(厅|局|院|委|总队|支队|部|署)"
    r"(?=党委|党组|机关|直属|有关|相关|领导|各|主要|纪委|政治部|办公室|法制|刑侦|指挥|班子|党支部|执行局|治安|经侦)"
)
_LEVELS = {"state": "state", "provincial": "provincial", "municipal": "municipal", "county": "county"}


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
    candidates.extend(_special(text))
    candidates.extend(_labels(text, matches, _acting(lexicon)))
    chosen = _best(candidates, len(text))
    return list(_filled(text, chosen))


def _special(text: str) -> Iterator[tuple[int, Item]]:
    for m in _TITLED.finditer(text):
        yield 400, Item("Q", *m.span(), AgreementRef(m.group(1)), m.group())
    for m in _BYLINE.finditer(text):
        yield 300, Item(".", *m.span(), None, m.group())
    for item in dates(text):
        dateline = item.tag == "D" and re.match(r"[讯电消]|报道[：:]", text[item.end :]) is not None
        yield 100, Item("y" if dateline else item.tag, item.start, item.end, item.value, item.text)
    for m in _COUNT.finditer(text):
        yield 2 * len(m.group()), Item("n", *m.span(), number(m["number"]), m.group())
    for m in _EACH.finditer(text):
        yield 2 * len(m.group()) + 1, Item("n", *m.span(), None, m.group())
    for m in _SUM.finditer(text):
        total = (number(m[1]) or 0) + (number(m[2]) or 0)
        yield 2 * len(m.group()) + 2, Item("n", *m.span(), total, m.group())
    for m in _ETC.finditer(text):
        yield 2 * len(m.group()), Item("n", *m.span(), None, m.group())
    for m in _PAIR.finditer(text):
        yield 2 * len(m.group()), Item("n", *m.span(), 2 if m.group() != "各方" else None, m.group())
    for m in _ORDINAL.finditer(text):
        value = 1 if m["first"] else number(m["n"])
        yield 2 * len(m.group()) + 1, Item("#", *m.span(), value, m.group())
    for pattern in (_POINTED, _FORM):
        for m in pattern.finditer(text):
            near = m.group().startswith("该")
            ref = AgencyRef(None, level=None if near else "home", wording=m.group(1), unresolved=True)
            yield 2 * len(m.group()), Item("A", *m.span(), ref, m.group())


@cache
def _acting(lexicon: Lexicon) -> frozenset[str]:
    """What may stand before a body: agencies that take kinds as a place does, and 原, 时任."""
    formers = (c.iri for c in lexicon.of_class("TitleModifier") if c.flag("former"))
    return frozenset((*formers, *(c.iri for c in lexicon.of_class("Agency") if c.flag("actsAsPlace"))))


def _labels(text: str, matches: list[Match], acts: frozenset[str]) -> Iterator[tuple[int, Item]]:
    places_at = {m.start for m in matches if "P" in m.tags}
    heads = {m.start for m in matches if not _HEADS.isdisjoint(m.tags)}
    titles = {m.start for m in matches if "T" in m.tags or "M" in m.tags}
    places = {m.end for m in matches if "P" in m.tags or "p" in m.tags}
    for match in matches:
        if "Z" in match.tags and _GATHERING.match(text, match.end):
            end = match.end + 1
            yield 2 * (end - match.start), Item("H", match.start, end, _MEETING, text[match.start : end])
        if match.start in places_at and not match.tags.strip("T"):
            continue
        if "U" in match.tags and text[match.start] in "厅局院署" and match.end - match.start > 2:
            continue
        if (item := _item(text, match, heads, places, titles, acts)) is not None:
            length = match.end - match.start
            whole = item.tag not in "KTHUV" or (item.tag == "T" and item.text[:2] in _COMMITTEES)
            yield 2 * length - whole + 2 * ("G" in match.tags), item


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
    if entries[0].tag == "P" and all(e.form == "ambiguousLabel" for e in entries):
        after, before = text[match.end : match.end + 1], text[match.start - 1 : match.start]
        listed = "、" in (after, before) and (before in _BOUNDS or match.start in places)
        if not (match.end in heads or match.start in places or listed):
            return None
    tag = entries[0].tag
    same = tuple(e for e in entries if e.tag == tag)
    value: object = entries if tag in "KUTMV" else None
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
    return Item(tag, match.start, match.end, value, wording)  # type: ignore[arg-type]  # entries live until the next pass


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
