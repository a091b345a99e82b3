"""An English sentence as typed items: the cascade's first layer, where clashes between readings are settled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate import dates, english_names
from kg.annotate.gazetteer import Entry, Match, fold, gazetteer
from kg.mentions import AgencyRef, AgreementRef, Item, PersonRef, PlaceRef, ZoneRef

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|\S")
_QUOTE = re.compile(r"[“\"«《]([^“”\"«»《》]{3,220})[”\"»》]")
_POSSESSIVE = re.compile(r"['’]s$")
_PUNCTUATION = {",": ",", "、": ",", "(": "(", ")": ")", "（": "(", "）": ")", "&": "a", "/": ","}
# Which reading a label of several classes gets first; the grammar may still choose another.
_ORDER = "VXGKRPU#MTZHCJSn"


def base(text: str, lexicon: Lexicon) -> list[Item]:
    """The sentence's first layer of items, in order, not overlapping."""
    candidates = _candidates(text, lexicon)
    candidates.sort(key=lambda c: (-c[0], c[1].start - c[1].end, c[1].start))
    taken = bytearray(len(text))
    chosen = []
    for _, item in candidates:
        if not any(taken[item.start : item.end]):
            taken[item.start : item.end] = b"\1" * (item.end - item.start)
            chosen.append(item)
    chosen.extend(_rest(text, taken, lexicon))
    chosen.sort(key=lambda item: item.start)
    return chosen


def _candidates(text: str, lexicon: Lexicon) -> list[tuple[int, Item]]:
    """Items with a rank: what is nearly certain first, then gazetteer labels by their length."""
    found: list[tuple[int, Item]] = []
    matches = gazetteer(lexicon, "en").scan(text)
    for quoted in _QUOTE.finditer(text):
        inner = quoted.group(1)
        heads = [m for m in gazetteer(lexicon, "en").scan(inner) if any(e.tag == "C" for e in m.entries)]
        titled = heads and (inner[0].isupper() or inner[0].isdigit()) and len(inner.split()) > 1
        value = AgreementRef(inner.strip(" ,.")) if titled else None
        found.append((9, Item("Q" if titled else "q", *quoted.span(), value, inner)))
    found.extend((8, item) for item in dates.english(text, lexicon))
    starts = {m.start for m in matches if any(e.tag in "TKHUM" for e in m.entries)}
    labels = [(m.start, m.end) for m in matches if any(e.tag in "KUGHX" for e in m.entries)]
    names = [
        n
        for n in english_names.honoured(text, lexicon)
        if not any(n.start < s < n.end for s in starts) and not any(a < n.start < b for a, b in labels)
    ]
    words = {m.start: m.end for m in matches if any(e.tag in "KTUMH" for e in m.entries)}
    names += [
        _trim(n, words) for n in english_names.chinese(text, lexicon) if n.start + n.text.find(" ") + 1 not in words
    ]
    longer = [(m.start, m.end) for m in matches if _solid(text, m)]
    found.extend(
        (7, n) for n in names if not any(a <= n.start and n.end <= b and b - a > n.end - n.start for a, b in longer)
    )
    beside = _Beside(matches, text)
    for match in matches:
        item = _item(text, match, lexicon, beside)
        if item is not None:
            found.append((5, item))
    return found


def _trim(name: Item, words: dict[int, int]) -> Item:
    """A name without the title that its capital made part of it: "Commissioner Tang Ka-ming"."""
    end = words.get(name.start)
    if end is None or end + 1 >= name.end:
        return name
    text = name.text[end + 1 - name.start :]
    return Item("N", end + 1, name.end, PersonRef(text, chinese=True), text)


def _solid(text: str, match: Match) -> bool:
    """Whether a label is a named body, place or region that a name inside it must give way to."""
    return any(e.tag in "GXRP" for e in match.entries) and text[match.start].isupper()


def _item(text: str, match: Match, lexicon: Lexicon, beside: _Beside) -> Item | None:
    entries = [e for e in match.entries if _fits(text, match, e, beside)]
    if not entries:
        return None
    entries.sort(key=lambda e: (_ORDER.find(e.tag), e.form != "prefLabel"))
    tag = entries[0].tag
    if tag == "H" and all(e.voice == "plural" for e in entries):
        return None
    if tag == "C":
        concept = lexicon[entries[0].iri]
        tag = "C" if concept.flag("signable") else "c" if concept.flag("titled") else "w"
    same = tuple(e for e in entries if e.tag == tag) or tuple(entries[:1])
    wording = text[match.start : match.end]
    value: object = entries if tag in "KUTMV" else None
    if tag == "P":
        value = PlaceRef(tuple(e.iri for e in same), wording, all(e.form == "ambiguousLabel" for e in same))
    elif tag == "G" and lexicon[same[0].iri].flag("actsAsPlace"):
        value, tag = PlaceRef((same[0].iri,), wording), "P"
    elif tag == "G":
        value = AgencyRef(named=same[0].iri, wording=wording)
        tag = "A"
    elif tag == "X":
        value = ZoneRef(wording, same[0].iri)
    elif tag in "HCcZR":
        value = same[0].iri
    elif tag == "n":
        value = _count(same[0].iri, wording, lexicon)
    elif tag == "J":
        value = same[0].iri.removeprefix("level-")
    return Item(tag, match.start, match.end, value, wording)  # type: ignore[arg-type]  # lists of entries live until the next pass


def _count(name: str, wording: str, lexicon: Lexicon) -> object:
    """A number's value, or the level that a noun of places counts: "16", "cities"."""
    if name != "number":
        return name.removeprefix("plural-")
    return lexicon.concepts["https://w3id.org/coopkg/words/number"].said("word", "en").index(fold(wording)) + 1


class _Beside:
    """Where labels end and begin that let an ambiguous label beside them stand."""

    def __init__(self, matches: list[Match], text: str) -> None:
        self.place_ends = {m.end for m in matches if any(e.tag == "P" for e in m.entries) and text[m.start].isupper()}
        self.place_ends |= {
            m.end for m in matches if any(e.tag == "J" for e in m.entries) and m.start - 1 in self.place_ends
        }
        self.title_starts = {m.start for m in matches if any(e.tag in "KUTM" for e in m.entries)}
        self.kind_starts = {m.start for m in matches if any(e.tag in "KU" for e in m.entries)}

    def allows(self, match: Match, entry: Entry) -> bool:
        """An ambiguous place before a kind, an ambiguous kind after a place."""
        if entry.form == "demonym":
            return match.end + 1 in self.title_starts
        if entry.tag == "P":
            return match.end + 1 in self.kind_starts
        return match.start - 1 in self.place_ends


def _fits(text: str, match: Match, entry: Entry, beside: _Beside) -> bool:
    """Places, regions and named bodies are capitalised in English; an abbreviation keeps its capitals."""
    wording = text[match.start : match.end]
    if entry.tag in "PRGX" and not wording[0].isupper() and not (entry.tag == "R" and len(wording) > 6):
        return False
    if entry.abbreviation and not wording.isupper():
        return False
    if entry.form in ("ambiguousLabel", "demonym") and not beside.allows(match, entry):
        return False
    return not (entry.tag in "GUP" and len(wording) <= 5 and wording.islower())


def _rest(text: str, taken: bytearray, lexicon: Lexicon) -> list[Item]:
    stop = lexicon.words("stop", "en")
    determiners = lexicon.words("determiner", "en")
    found = []
    for token in _TOKEN.finditer(text):
        a, b = token.span()
        while a < b and taken[a]:
            a += 1
        if a == b:
            continue
        word = text[a:b]
        if word in ("'s", "’s"):
            found.append(Item("'", a, b, None, word))
            continue
        if _POSSESSIVE.search(word) and len(word) > 2:
            found.append(Item("'", b - 2, b, None, word[-2:]))
            b -= 2
            word = text[a:b]
        found.append(Item(_tag(word, stop, determiners), a, b, _number(word), word))
    return found


def _tag(word: str, stop: frozenset[str], determiners: frozenset[str]) -> str:
    low = fold(word)
    if low in _PUNCTUATION:
        return _PUNCTUATION[low]
    if low == "of":
        return "o"
    if low == "and":
        return "a"
    if low in determiners:
        return "t"
    if low in stop:
        return "s"
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", low):
        return "#"
    if word[0].isdigit():
        return "n"
    if word[0].isalpha():
        return "W" if word[0].isupper() else "w"
    return "-" if word in "-–—" else "."


def _number(word: str) -> int | None:
    digits = re.match(r"\d{1,6}", word.replace(",", ""))
    return int(digits.group()) if digits else None
