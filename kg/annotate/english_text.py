"""What newspapers and bad extraction do to English text: datelines before a sentence, words glued together."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

_UPPER = "A-Z" + "".join(chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
_WORD = rf"[{_UPPER}][\w.'’]*"
_PLACE = rf"{_WORD}(?:[ ,]+(?:{_WORD}|\d{{1,2}}|\d{{4}}))*[ ,]*"
_SOURCE = r"[(（\[][^()（）\[\]]{2,80}[)）\]]"
_STORED = r"(?:\s*date \d{4}-\d\d-\d\d\s+)"
_STORED_ALONE = re.compile(_STORED)
_DASH = r"(?:\s-{1,3}|(?<=[)）\d])\s*-{1,3}|\s*[—–]{1,2})\s*"
# A city, a date and an agency before a dash, any of them absent.
_DASHED = re.compile(rf"{_STORED}?(?:{_PLACE})?(?:{_SOURCE}\s*)?{_DASH}(?=[{_UPPER}“\"0-9])")
_GLUED = re.compile(r"(?<![^\W\d_])[a-z]{2,}(?=[A-Z][a-z])|[a-z]{2}[.!?;](?=[A-Z][a-z])|[a-z]{2},(?=[A-Za-z]{2})")
_JOINED = re.compile(r"(?<![A-Z])(?:[A-Z][a-z]{3,}){3,}\b")  # names have at most two capitals: "DeBruhl"
_INSIDE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HYPHENED = re.compile(r"\b([A-Za-z]+)-([a-z]{2,})\b(?!-)")
_LONG = 8
_RUN = re.compile(r"\S+")
_LINK = re.compile(r"www\.|://|@")
_LONGEST = 110


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is in brackets without a dash behind it, and a month with its day."""
    wires = "|".join(sorted(lexicon.words("newswire", "en"), key=len, reverse=True)) or "(?!)"
    months = "|".join(sorted(lexicon.words("month-short", "en"))) or "(?!)"
    bracketed = rf"{_STORED}?[^.()（）]{{0,60}}[(（](?:\w+[,;/: ]+)?(?i:{wires})\b[^)）]{{0,100}}[)）][\s:,-]*"
    return re.compile(bracketed), re.compile(rf"\b(?i:{months})[a-z]*\.? ?\d")


@cache
def _states(lexicon: Lexicon) -> frozenset[str]:
    """The names of states."""
    at = (c for c in lexicon.of_class("Place") if lexicon.level(c.iri) == "State")
    return frozenset(x.text for c in at for x in c.labels if x.language == "en")


def _abroad(text: str, lexicon: Lexicon) -> bool:
    """Whether a line begins with a town and its state: "Arusha, Tanzania - "."""
    town, comma, state = text.rstrip(" -—–").rpartition(",")
    return bool(town and comma) and state.strip() in _states(lexicon)


def dateline(text: str, lexicon: Lexicon) -> int:
    """Where a paragraph's dateline or byline ends, 0 where it has none: "NANJING, Sept. 19 (Xinhua) -- "."""
    bracketed, month = _patterns(lexicon)
    if found := bracketed.match(text):
        return found.end()
    day = stored(text)
    dashed = _DASHED.match(text)
    if dashed is None or dashed.end() > _LONGEST:
        return day
    place = re.sub(r"\W", "", re.split(r"[(（,\[—–-]", dashed.group(), maxsplit=1)[0])
    told = (
        place.isupper()
        or _abroad(dashed.group(), lexicon)
        or re.search(_SOURCE, dashed.group())
        or month.search(dashed.group())
    )
    return dashed.end() if told or day else 0


@cache
def _vocabulary(lexicon: Lexicon) -> frozenset[str]:
    """The longer words of the lexicon's labels."""
    words = (w for c in lexicon.concepts.values() for x in c.labels if x.language == "en" for w in x.text.split())
    return frozenset(w.lower() for w in words if len(w) >= _LONG and w.isalpha())


def hyphens(text: str, lexicon: Lexicon) -> frozenset[int]:
    """The offsets of hyphens inside words of the lexicon: "depart-ment", "co-operation"."""
    found = (m for m in _HYPHENED.finditer(text) if (m[1] + m[2]).lower() in _vocabulary(lexicon))
    return frozenset(m.end(1) for m in found)


def stored(text: str) -> int:
    """Where the day ends with which a stored copy of a page begins, 0 where it has none: "date 2031-07-14 "."""
    found = _STORED_ALONE.match(text)
    return found.end() if found else 0


def gaps(text: str) -> frozenset[int]:
    """The offsets before which a blank is missing: "presided overMeeting", "studied.Vice Governor".

    >>> sorted(gaps("presided overMeeting, studied.Vice Governor DeBruhl"))
    [13, 30]
    """
    if _LINK.search(text):
        text = _RUN.sub(lambda run: " " * len(run.group()) if _LINK.search(run.group()) else run.group(), text)
    joined = (m.start() + n.start() for m in _JOINED.finditer(text) for n in _INSIDE.finditer(m.group()))
    return frozenset((*(m.end() for m in _GLUED.finditer(text)), *joined))
