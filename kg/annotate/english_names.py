"""People's names in English text: pinyin's closed syllables, Cantonese spellings, names after honorifics."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.mentions import Item, PersonRef

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from kg.lexicon import Lexicon

_UPPER = "A-Z" + "".join(chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
_CAPITAL = r"[A-Z][a-z]+"
_PARTICLE = r"(?:bin|al|von|van|de|da|ibn|binti|der|del|di|ur|ul|s/o)"
_INITIALLED = re.compile(
    rf"\b(?:[{_UPPER}][\w’'-]+\s[{_UPPER}]\.\s|(?:[{_UPPER}]\.\s?){{1,3}})[{_UPPER}][a-zà-ÿ]{{2,}}(?:[-\s][{_UPPER}][a-zà-ÿ]+)?\b"
)


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A pinyin name, a Cantonese name with a hyphen, and a name behind an honorific."""
    syllable = "|".join(sorted(lexicon.words("syllable", "en"), key=len, reverse=True))
    surname = "|".join(sorted(lexicon.words("surname-latin", "en"), key=len, reverse=True))
    elsewhere = "|".join(
        sorted({*lexicon.words("surname-elsewhere", "en"), *surname.split("|")}, key=len, reverse=True)
    )
    given = rf"(?=[A-Z])(?i:(?:{syllable})(?:['’-]?(?:{syllable})){{0,2}})"
    pinyin = rf"\b(?=[A-Z])({surname}|{surname.upper()})\s({given})(?![\w-])"
    cantonese = rf"\b(?=[A-Z])(?:{_CAPITAL}\s)?(?:{elsewhere})\s{_CAPITAL}-[A-Za-z][a-z]+\b"
    listed = sorted(_honorifics(lexicon), key=len, reverse=True)
    honorific = "|".join(_loose(h) for h in listed)
    word = rf"(?:[{_UPPER}](?:(?!['’]s\b)[\w'’-])*|[{_UPPER}]\.|Mo?h?d\.?|{_PARTICLE}\b)"
    titled = rf"\b(?=[A-Z])(?:(?:(?i:{honorific})|HE),?\s+)+({word}(?:\s+(?:{_PARTICLE}\s+)?{word}){{0,4}})"
    return re.compile(pinyin), re.compile(cantonese), re.compile(titled)


def _loose(honorific: str) -> str:
    """A pattern for a form of address with its stops or without: "Lt Gen", "Lt. Gen."; but "He" is not "H.E."."""
    words = [re.escape(word) for word in honorific.split(" ")]
    return r"[\s-]".join(re.sub(r"\\\.$", r"\\.?", word) if len(word) > 4 or words[1:] else word for word in words)


def _honorifics(lexicon: Lexicon) -> set[str]:
    """Forms of address, and the ranks among the titles: they stand before a name and name no post."""
    ranks = (c for c in lexicon.of_class("RoleTitle") if c.flag("honorific"))
    named = (x.text.lower() for c in ranks for x in c.labels if x.language == "en")
    return {*lexicon.words("honorific", "en"), *named}


def chinese(text: str, lexicon: Lexicon) -> Iterator[Item]:
    """Names that surname and syllables make nearly certain, as items `N`."""
    pinyin, cantonese, _ = _patterns(lexicon)
    taken: list[tuple[int, int]] = []
    for match in cantonese.finditer(text) if "-" in text else ():
        taken.append(match.span())
        yield Item("N", *match.span(), PersonRef(match.group(), chinese=True), match.group())
    for match in pinyin.finditer(text):
        start, end = match.span()
        if any(start < b and a < end for a, b in taken):
            continue
        end = _third(text, match, lexicon)
        yield Item("N", start, end, PersonRef(text[start:end], chinese=True), text[start:end])


@cache
def _lowered(lexicon: Lexicon) -> re.Pattern[str]:
    """A name whose surname a machine left in lower case."""
    plain = lexicon.words("surname-plain", "en")
    surname = "|".join(sorted({s.lower() for s in lexicon.words("surname-latin", "en")} - plain, key=len, reverse=True))
    syllable = "|".join(sorted(lexicon.words("syllable", "en"), key=len, reverse=True))
    return re.compile(rf"\b({surname})\s((?=[A-Z])(?i:(?:{syllable})(?:{syllable})?))(?![\w-])")


def lowered(text: str, lexicon: Lexicon, ends: AbstractSet[int]) -> Iterator[Item]:
    """Such names behind a title, whose `ends` are given, as items `N`: "director qin Zhongping"."""
    for match in _lowered(lexicon).finditer(text) if ends else ():
        if match.start() - 1 in ends:
            name = match.group()[0].upper() + match.group()[1:]
            yield Item("N", *match.span(), PersonRef(name, chinese=True), match.group())


def _third(text: str, match: re.Match[str], lexicon: Lexicon) -> int:
    """The end of the name, with a second given syllable that stands apart: "Wang Hai Bin"."""
    if match.group(2).lower() not in lexicon.words("syllable", "en"):
        return match.end()
    after = re.compile(rf"\s({_CAPITAL})(?![\w-])").match(text, match.end())
    apart = after and len(after.group(1)) > 1 and after.group(1).lower() in lexicon.words("syllable", "en")
    return after.end() if after and apart else match.end()


def initialled(text: str) -> Iterator[Item]:
    """Names with initials, as items `N`: "Simon N. Otieno", "A. B. Karimov"."""
    for match in _INITIALLED.finditer(text):
        yield Item("N", *match.span(), PersonRef(match.group()), match.group())


def without(name: Item, labels: Container[int]) -> Item:
    """A name with initials without a place or title that its pattern took in: "Mongolia G. Batsaikhan"."""
    first, _, rest = name.text.partition(" ")
    if name.start not in labels or rest[1:2] != ".":
        return name
    start = name.start + len(first) + 1
    return Item("N", start, name.end, PersonRef(rest), rest)


def honoured(
    text: str, lexicon: Lexicon, starts: AbstractSet[int] = frozenset(), inside: AbstractSet[int] = frozenset()
) -> Iterator[Item]:
    """Names after an honorific or a military rank, as items `N`; the honorific is inside the span.

    A name ends where a title or body begins: `starts` are the offsets of the lexicon's labels. `inside` are those
    within a longer title, whose last word is no honorific: "Attorney General".
    """
    for match in _patterns(lexicon)[2].finditer(text):
        begin, end = match.span(1)
        end = min((s for s in starts if begin <= s < end), default=end)
        name = text[begin:end].rstrip(" .,")
        if name:
            pinyin, cantonese, _ = _patterns(lexicon)
            chinese_ = bool(pinyin.fullmatch(name) or cantonese.fullmatch(name))
            end = begin + len(name)
            start = begin if match.start() in inside else match.start()
            yield Item("N", start, end, PersonRef(name, chinese=chinese_), text[start:end])


def short_forms(items: Iterable[Item]) -> frozenset[str]:
    """The words by which a text may call people again: a Chinese surname, the last word of another name."""
    found = set()
    for item in items:
        if isinstance(item.value, PersonRef) and not item.value.partial:
            words = item.value.name.split()
            if len(words) > 1:
                found.add(words[0] if item.value.chinese else words[-1])
    return frozenset(word for word in found if len(word) > 1)


def full_names(items: Iterable[Item]) -> dict[str, list[tuple[str, ...]]]:
    """The full names that their form alone does not give away, by their first words."""
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for item in items:
        if isinstance(item.value, PersonRef) and not item.value.partial and not item.value.chinese:
            words = tuple(item.value.name.split())
            if len(words) > 1:
                found.setdefault(words[0], {})[words] = None
    return {first: list(names) for first, names in found.items()}


def _in_full(items: list[Item], full: Mapping[str, list[tuple[str, ...]]]) -> list[Item]:
    """Join the words of known full names."""
    out: list[Item] = []
    i = 0
    while i < len(items):
        listed = full.get(items[i].text, ()) if items[i].tag in "WPs" else ()
        name = next((n for n in listed if tuple(x.text for x in items[i : i + len(n)]) == n), None)
        if name is None:
            out.append(items[i])
            i += 1
        else:
            last = items[i + len(name) - 1]
            wording = " ".join(name)
            out.append(Item("N", items[i].start, last.end, PersonRef(wording), wording))
            i += len(name)
    return out


def recall(
    items: list[Item], short: frozenset[str], full: Mapping[str, list[tuple[str, ...]]] | None = None
) -> list[Item]:
    """Turn capitalised words that are known names, whole or alone, into names `N`."""
    out = _in_full(items, full) if full else list(items)
    for i, item in enumerate(out):
        if item.tag in "WP" and item.text in short:
            beside = [out[j].tag for j in (i - 1, i + 1) if 0 <= j < len(out)]
            if not set(beside) & set("WPKHZCRU"):
                out[i] = Item("N", item.start, item.end, PersonRef(item.text, partial=True), item.text)
    return out
