"""How alike two names are: whether a found label and an annotated one can mean the same thing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from kg.evaluate import words

if TYPE_CHECKING:
    from collections.abc import Iterable

# From which likeness on two labels name one thing of that kind. People and places allow no slip.
ENOUGH = {
    "Official": 100,
    "Place": 100,
    "Agency": 92,
    "CooperationZone": 85,
    "Meeting": 78,
    "Agreement": 75,
    "Role": 88,
}
SAME = 100.0
# Below this two words are different words, not one inflected.
INFLECTED = 75

_POSSESSIVE = re.compile(r"[‘’']s\b")
_WORD = re.compile(r"[^\W_]+")
_NTH = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_SESSION = re.compile(r"([一二三四五六七八九十\d]+)[届屆]|第([一二三四五六七八九十\d]+)次")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HAN = re.compile(r"[一-鿿]")
_UNITS = "一二三四五六七八九"


@cache
def normalise(label: str) -> str:
    """Words in lower case and NFKC, one space apart, without punctuation and fillers.

    >>> normalise("The Department’s Ninth  Meeting, of Police")
    'department ninth meeting police'
    """
    text = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", label).casefold())
    fillers = words.load().fillers
    return " ".join(word for word in _WORD.findall(text) if word not in fillers)


def ordinals(text: str) -> frozenset[str]:
    """The numbers that tell one session from the next in a normalised label.

    >>> ordinals("ninth meeting") == ordinals("9th meeting") == ordinals("第九次会议")
    True
    >>> set(ordinals("第三十五次工作会晤"))
    {'35'}
    """
    named = words.load().ordinals
    found = {str(named[word]) for word in text.split() if word in named}
    return frozenset([*found, *_NTH.findall(text), *(_number("".join(match)) for match in _SESSION.findall(text))])


def _number(numeral: str) -> str:
    """A number below 100 in Chinese numerals, in Arabic ones; what is in Arabic ones stays as it is."""
    if numeral.isdigit():
        return numeral
    tens, ten, ones = numeral.rpartition("十")
    value = _UNITS.find(ones) + 1 if ones else 0
    return str(value + 10 * (_UNITS.find(tens) + 1 or 1) if ten else value)


def likeness(one: str, other: str, kind: str) -> float:
    """From 0 to 100, how alike two labels of things of this kind (a key of `ENOUGH`) are.

    Labels that differ in session, year or region are 0, and so are titles of different ranks.
    The rest is the share of letters in common, in English whatever the order of the words.

    >>> likeness("Health Commission of Gansu Province", "Gansu Provincial Health Commission", "Agency")
    100.0
    >>> likeness("Deputy Director", "Director", "Role")
    0.0
    """
    a, b = normalise(one), normalise(other)
    if not a or not b:
        return 0.0
    if a.replace(" ", "") == b.replace(" ", ""):
        return SAME
    if kind == "Role":
        if _ranks(a) != _ranks(b):
            return 0.0
        a, b = _with_one_word_a_rank(a), _with_one_word_a_rank(b)
    elif apart(a, b, kind):
        return 0.0
    elif kind == "Agency":
        a, b = _without_level(a), _without_level(b)
    a, b = _with_numbers(a), _with_numbers(b)
    # Chinese has no spaces to sort words by.
    return fuzz.ratio(a, b) if _HAN.search(a + b) else fuzz.token_sort_ratio(a, b)


def apart(a: str, b: str, kind: str) -> bool:
    """Whether two normalised labels differ in what tells one thing of a kind from another.

    That is the session, the year or the region where both name one; of agencies also a word on each side that has no
    counterpart on the other.
    """
    if any(ours and theirs and ours != theirs for ours, theirs in zip(_marks(a), _marks(b), strict=True)):
        return True
    if kind != "Agency" or not (a.isascii() and b.isascii()):
        return False
    left, right = Counter(a.split()), Counter(b.split())
    only_a, only_b = left - right, right - left
    return bool(only_a and only_b) and not any(fuzz.ratio(x, y) >= INFLECTED for x in only_a for y in only_b)


@cache
def _marks(text: str) -> tuple[frozenset[str], ...]:
    """The sessions, years and regions that a normalised label names."""
    return ordinals(text), frozenset(_YEAR.findall(text)), frozenset(_holds(text, words.load().regions))


def _holds(text: str, marks: Iterable[str]) -> set[str]:
    """Which of the marks stand in the text: in English as whole words, in Chinese anywhere."""
    parts = text.split()
    return {mark for mark in marks if mark in (parts if mark.isascii() else text)}


def _ranks(text: str) -> set[str]:
    ranks = words.load().ranks
    return {ranks[mark] for mark in _holds(text, ranks)}


def _with_one_word_a_rank(text: str) -> str:
    ranks = words.load().ranks
    return " ".join(ranks.get(word, word) if word.isascii() else word for word in text.split())


def _without_level(text: str) -> str:
    levels = words.load().levels
    return " ".join(word for word in text.split() if word not in levels) or text


def _with_numbers(text: str) -> str:
    named = words.load().ordinals
    return _NTH.sub(r"\1", " ".join(str(named.get(word, word)) for word in text.split()))
