"""People's names in English text: pinyin's closed syllables, Cantonese spellings, names after honorifics."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.mentions import Item, PersonRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.lexicon import Lexicon

_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’`][a-z]+|['’`](?=[A-Z]))?")
_GIVEN = re.compile(r"[A-Z][a-z]+-[A-Za-z][a-z]+")


@cache
def _data(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str], re.Pattern[str], re.Pattern[str]]:
    syllables = sorted(lexicon.words("syllable", "en"), key=len, reverse=True)
    given = re.compile(rf"(?:(?:{'|'.join(syllables)})['’-]?){{1,3}}", re.IGNORECASE)
    honorifics = sorted(lexicon.words("honorific", "en"), key=len, reverse=True)
    titled = re.compile(
        rf"\b(?i:{'|'.join(re.escape(h) for h in honorifics)})\s+"
        r"((?:[A-Z][\w'’-]*\.?|bin|al|von|van|de)(?:\s+(?:[A-Z][\w'’-]+|[A-Z]\.|bin|al|von|van|de)){0,4})"
    )
    return lexicon.words("surname-latin", "en"), lexicon.words("surname-elsewhere", "en"), given, titled


def chinese(text: str, lexicon: Lexicon) -> Iterator[Item]:
    """Names that surname and syllables make nearly certain, as items `N`."""
    surnames, elsewhere, given, _ = _data(lexicon)
    words = list(_WORD.finditer(text))
    skip = -1
    for i, word in enumerate(words[:-1]):
        if word.start() < skip or not word[0][0].isupper():
            continue
        following = words[i + 1]
        if text[word.end() : following.start()] != " ":
            continue
        surname = word[0].capitalize()
        hyphenated = _GIVEN.match(text, following.start())
        if hyphenated and (surname in elsewhere or surname in surnames):
            start = word.start()
            if (
                i
                and words[i - 1][0][0].isupper()
                and text[words[i - 1].end() : start] == " "
                and words[i - 1][0].isalpha()
            ):
                start = word.start()
            yield Item(
                "N",
                start,
                hyphenated.end(),
                PersonRef(text[start : hyphenated.end()]),
                text[start : hyphenated.end()],
            )
            skip = hyphenated.end()
            continue
        second = following[0]
        if surname not in surnames or not second[0].isupper() or not given.fullmatch(second):
            continue
        if (
            word[0].isupper()
            and len(word[0]) > 2
            and not second.isupper()
            and len(second) > 3
            and second[1:].islower() is False
        ):
            continue
        end = following.end()
        if end < len(text) and text[end] == "-":
            continue
        third = words[i + 2] if i + 2 < len(words) else None
        if (
            third
            and text[end : third.start()] == " "
            and len(second) <= 5
            and _one(given, second)
            and third[0][0].isupper()
        ):
            if third[0].lower() in lexicon.words("syllable", "en") and len(third[0]) > 1:
                end = third.end()
        yield Item("N", word.start(), end, PersonRef(text[word.start() : end]), text[word.start() : end])
        skip = end


def short_forms(items: Iterable[Item]) -> frozenset[str]:
    """The words by which a text may call people again: a Chinese surname, the last word of another name."""
    found = set()
    for item in items:
        if isinstance(item.value, PersonRef) and not item.value.partial:
            words = item.value.name.split()
            if len(words) > 1:
                found |= {words[0], words[-1]}
    return frozenset(word for word in found if len(word) > 1)


def recall(items: list[Item], short: frozenset[str]) -> list[Item]:
    """Turn capitalised words that are known names and stand alone into names `N`."""
    out = list(items)
    for i, item in enumerate(out):
        if item.tag in "WP" and item.text in short:
            beside = [out[j].tag for j in (i - 1, i + 1) if 0 <= j < len(out)]
            if not set(beside) & set("WPKHZCRU"):
                out[i] = Item("N", item.start, item.end, PersonRef(item.text, partial=True), item.text)
    return out


def _one(given: re.Pattern[str], word: str) -> bool:
    return len(word) <= 6


def honoured(text: str, lexicon: Lexicon) -> Iterator[Item]:
    """Names after an honorific or a military rank, as items `N`; the honorific is inside the span."""
    *_, titled = _data(lexicon)
    for match in titled.finditer(text):
        if match.group(0)[0].isupper():
            yield Item(
                "N", match.start(), match.end(1), PersonRef(match.group(1).rstrip(".")), match.group(0)
            )
