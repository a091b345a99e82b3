"""An English sentence as typed items: the cascade's first layer, where clashes between readings are settled."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.annotate import dates, english_names
from kg.annotate.cascade import cover, rewrite
from kg.annotate.english_bodies import subjects
from kg.annotate.english_labels import fitting, read, solid
from kg.annotate.english_party import party_names
from kg.annotate.english_speeches import speeches
from kg.annotate.gazetteer import Match, fold, gazetteer
from kg.mentions import AgreementRef, Entry, Item, PersonRef, entries

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

_TOKEN = re.compile(r"[A-Z]{2,}\d{1,2}\b|[^\W\d_]+(?:['’][a-z]+)?|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|\S")
_QUOTE = re.compile(r"[“\"«《]([^“”\"«»《》]{3,220})[”\"»》]")
_ATTEND = "https://w3id.org/coopkg/frame/attend"
_PUNCTUATION = {",": ",", "、": ",", "(": "(", ")": ")", "（": "(", "）": ")", "&": "a", "/": ",", ";": ";"}


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
    chosen = rewrite(chosen, r"W-W(?:-W)?", _hyphened, text)
    chosen = rewrite(chosen, r"W-P", _prefixed, text)
    particles = lexicon.words("particle", "en")
    chosen = rewrite(chosen, r"(?<=W)w{1,2}W", lambda part, _, text: _particled(part, text, particles), text)
    chosen = rewrite(chosen, r"V[twWPMTnJRAUKGoa'-]{0,9}S(?:o[tPAKJW]+)?", _led, text)
    made = lexicon.words("made-of", "en")
    return rewrite(chosen, r"S(?:o?t?P)?s?[wV]o?", lambda part, _, text: _made_of(part, text, made), text)


def _hyphened(part: list[Item], _: re.Match[str], text: str) -> Item | None:
    """One word of two that a hyphen joins: "Karl-Heinz"."""
    return cover("W", part, text) if " " not in text[part[0].start : part[-1].end] else None


def _prefixed(part: list[Item], _: re.Match[str], text: str) -> Item | None:
    """A prefix before a people: "Sino-Serbian"."""
    return cover("w", part, text) if " " not in text[part[0].start : part[-1].end] else None


def _particled(part: list[Item], text: str, particles: frozenset[str]) -> Item | None:
    """A name's word with its particle: "bin Faisal", "de la Cruz"."""
    return cover("W", part, text) if all(i.text in particles for i in part[:-1]) else None


def _made_of(part: list[Item], text: str, verbs: frozenset[str]) -> list[Item] | None:
    """Whom a delegation is made of was there: "the Ugandan delegation included A and B"."""
    at = next(i for i, item in enumerate(part[1:], 1) if item.tag in "wV")
    verb = fold(text[part[at].start : part[-1].end])
    if not part[0].text.lower().endswith(("delegation", "delegations", "team")) or verb not in verbs:
        return None
    there = Entry("V", _ATTEND, "prefLabel", "inverted")
    return [*part[:at], cover("V", part[at:], text, (there,))]


def _led(part: list[Item], _: re.Match[str], text: str) -> Item | None:
    """Whoever leads a delegation acts, not the delegation: "led a 30-member delegation of the bureau to attend"."""
    verb = entries(part[0])[0]
    group = part[-1].tag == "S" or any(i.tag == "S" and i.text.lower().startswith("delegation") for i in part)
    lead = verb.iri.endswith("/lead") and verb.voice == "active"
    if not (group and lead and "delegation" in text[part[0].end : part[-1].end].lower()):
        return None
    return cover("V", part, text, part[0].value)


def _candidates(text: str, lexicon: Lexicon) -> list[tuple[int, Item]]:
    """Items with a rank: what is nearly certain first, then gazetteer labels by their length."""
    found: list[tuple[int, Item]] = []
    matches = fitting(text, gazetteer(lexicon, "en").scan(text), subjects(lexicon))
    for quoted in _QUOTE.finditer(text):
        inner = quoted.group(1)
        heads = [m for m in gazetteer(lexicon, "en").scan(inner) if m.has("C")]
        titled = heads and (inner[0].isupper() or inner[0].isdigit()) and len(inner.split()) > 1
        value = AgreementRef(inner.strip(" ,.")) if titled else None
        found.append((9, Item("Q" if titled else "q", *quoted.span(), value, inner)))
    found.extend((8, day) for day in dates.english(text, lexicon))
    longer = [(m.start, m.end) for m in matches if solid(text, m)]
    found.extend(
        (7, n)
        for n in _names(text, matches, lexicon)
        if not any(a <= n.start and n.end <= b and b - a >= n.end - n.start for a, b in longer)
    )
    found.extend((6, name) for name in party_names(text, lexicon))
    found.extend((5, speech) for speech in speeches(text, lexicon))
    found.extend((5, label) for m in matches if (label := read(text, m, lexicon)) is not None)
    return found


def _names(text: str, matches: list[Match], lexicon: Lexicon) -> list[Item]:
    """People's names that their form gives away, none across the beginning of a title or body."""
    starts = {m.start for m in matches if m.has("TKHUM")}
    labels = [(m.start, m.end) for m in matches if m.has("KUGHX")]
    titles = [(m.start, m.end) for m in matches if m.has("TM")]
    inside = {i for a, b in titles for i in range(a + 1, b)}
    words = {m.start: m.end for m in matches if m.has("KTUMH")}
    honoured = english_names.honoured(text, lexicon, starts, inside)
    found = [n for n in honoured if not any(a < n.start < b for a, b in labels)]
    names = {m.start for m in matches if m.has("PGKX")}
    initialled = [english_names.without(n, words | dict.fromkeys(names, 0)) for n in english_names.initialled(text)]
    found += [n for n in initialled if n.start not in names and not starts & {*range(n.start, n.end)}]
    found += [
        _trim(n, words, subjects(lexicon))
        for n in english_names.chinese(text, lexicon)
        if n.start + n.text.find(" ") + 1 not in words
    ]
    found += english_names.lowered(text, lexicon, {m.end for m in matches if m.has("T")})
    return found


def _trim(name: Item, words: dict[int, int], nouns: frozenset[str]) -> Item:
    """A name without the title or subject that its capital made part of it: "Commissioner Tang Ka-ming"."""
    end = words.get(name.start)
    first = name.text.split(" ", 1)[0]
    if end is None and name.text.count(" ") > 1 and fold(first) in nouns:
        end = name.start + len(first)  # "Minister of Environment Han Min-jun"
    if end is None or end + 1 >= name.end:
        return name
    text = name.text[end + 1 - name.start :]
    return Item("N", end + 1, name.end, PersonRef(text, chinese=True), text)


def _rest(text: str, taken: bytearray, lexicon: Lexicon) -> list[Item]:
    found = []
    for token in _TOKEN.finditer(text):
        a, b = token.span()
        while a < b and taken[a]:
            a += 1
        if a == b:
            continue
        word = text[a:b]
        if word in ("'s", "’s") or (word in "'’" and text[a - 1 : a] == "s" and text[b : b + 1] == " "):
            found.append(Item("'", a, b, None, word))
            continue
        if word.endswith(("'s", "’s")) and len(word) > 2:
            found.append(Item("'", b - 2, b, None, word[-2:]))
            b -= 2
            word = text[a:b]
        found.append(Item(_tag(word, lexicon), a, b, _number(word), word))
    return found


@lru_cache(maxsize=1 << 16)
def _tag(word: str, lexicon: Lexicon) -> str:
    low = fold(word)
    if low in _PUNCTUATION:
        return _PUNCTUATION[low]
    if low == "of":
        return "o"
    if low == "and":
        return "a"
    if low in lexicon.words("determiner", "en"):
        return "t"
    if low in lexicon.words("stop", "en"):
        return "s"
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", low):
        return "#"
    if word[0].isdigit():
        return "n"
    if word[0].isalpha():
        return "W" if word[0].isupper() else "w"
    return "-" if word in "-–—" else "."


def _number(word: str) -> int | None:
    digits = re.match(r"\d{1,6}", word.replace(",", "")) if word[0].isdecimal() else None
    return int(digits.group()) if digits else None
