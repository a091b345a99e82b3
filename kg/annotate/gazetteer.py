"""The lexicon's labels as an Aho-Corasick automaton over normalised text of one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import ahocorasick_rs

from kg.annotate.kinds import levels_of
from kg.mentions import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.lexicon import Concept, Lexicon

# The tag of each class of the lexicon, in the order in which a tie between labels is settled.
CLASS_TAGS = (
    ("Frame", "V"),
    ("CooperationZone", "X"),
    ("Agency", "G"),
    ("AgencyKind", "K"),
    ("UnitKind", "U"),
    ("Region", "R"),
    ("Place", "P"),
    ("RoleTitle", "T"),
    ("TitleModifier", "M"),
    ("ZoneKind", "Z"),
    ("MeetingKind", "H"),
    ("AgreementKind", "C"),
)
_WORD_TAGS = (
    ("level-state", "J"),
    ("level-provincial", "J"),
    ("level-municipal", "J"),
    ("level-county", "J"),
    ("plural-provincial", "n"),
    ("plural-municipal", "n"),
    ("plural-county", "n"),
    ("plural-state", "n"),
    ("plural-any", "n"),
    ("group-noun", "S"),
    ("generic-body", "K"),
    ("ordinal", "#"),
    ("number", "n"),
)
_LEVELS = ("level-provincial", "level-municipal", "level-county")
_FOLD = str.maketrans({"-": " ", "‐": " ", "‑": " ", "–": " ", "’": "'", "‘": "'", " ": " ", "'": "'"})


def fold(text: str) -> str:
    """English text in lower case with hyphens as spaces, each character in its place."""
    text = text.translate(_FOLD)
    lowered = text.lower()
    # A few capitals are longer in lower case.
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@dataclass(frozen=True, slots=True)
class Match:
    """A label found in a text, with every reading of it and their tags, that of an ambiguous label in lower case."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    tags: str = ""

    def has(self, tags: str) -> bool:
        """Whether any reading has one of these tags."""
        for entry in self.entries:  # noqa: SIM110  # asked of every label several times: `any` takes twice as long
            if entry.tag in tags:
                return True
        return False


def plural(label: str) -> str | None:
    """The plural of an English noun phrase by its head: the word before the first preposition, else the last.

    >>> plural("department of public security"), plural("entry exit frontier inspection agency")
    ('departments of public security', 'entry exit frontier inspection agencies')
    """
    head, *rest = re.split(r"(\s(?:of|for|in|on)\s)", label, maxsplit=1)
    first, _, last = head.rpartition(" ")
    if last == "general" and first and (many := plural(first)):
        return f"{many} general" + "".join(rest)
    if not head or not head[-1].isalpha() or head.endswith("s"):
        return None
    if head.endswith("man"):
        return head[:-2] + "en" + "".join(rest)
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    elif head.endswith(("x", "ch", "sh")):
        head += "es"
    else:
        head += "s"
    return head + "".join(rest)


def _plurals(label: str) -> tuple[str, ...]:
    """The plural, with the other spelling of one word."""
    many = plural(label)
    if many is None:
        return ()
    return (many, f"{many[:-1]}x") if many.endswith("bureaus") else (many,)


class Gazetteer:
    """Labels of one language; `scan` gives every label that stands in a text at word boundaries."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self._english = language == "en"
        table: dict[str, list[Entry]] = {}
        for surface, entry in self._entries(lexicon, language):
            key = fold(surface) if self._english else surface
            listed = table.setdefault(key, [])
            if not any((x.tag, x.iri, x.voice) == (entry.tag, entry.iri, entry.voice) for x in listed):
                listed.append(entry)
        for surface in [s for s in table if self._levelled(s, table, lexicon)]:
            del table[surface]
        self._surfaces = sorted(table)
        self._readings = [tuple(table[s]) for s in self._surfaces]
        self._tags = ["".join(_spelt(e) for e in entries) for entries in self._readings]
        self._automaton = ahocorasick_rs.AhoCorasick(self._surfaces or ["\0"])

    def _entries(self, lexicon: Lexicon, language: str) -> Iterator[tuple[str, Entry]]:
        for class_name, tag in CLASS_TAGS:
            for concept in lexicon.of_class(class_name):
                yield from self._labels(concept, tag, language)
        for name, tag in _WORD_TAGS:
            for word in sorted(lexicon.words(name, language)):
                yield word, Entry(tag, name, "prefLabel")

    def _levelled(self, surface: str, table: dict[str, list[Entry]], lexicon: Lexicon) -> bool:
        """Whether a label only puts a level word, or a title and a kind, together: the grammar does that itself."""
        tags = {e.tag for e in table[surface]}
        kinds = [e.iri for e in table[surface] if e.tag == "K" and e.form == "prefLabel"]
        if any(levels_of(kind, lexicon) == {"State"} for kind in kinds):
            return False  # the State Council is no council of a state
        if not self._english or not tags or not tags <= {"K", "T", "U"}:
            return False
        _, the, body = surface.rpartition(" the ")
        if "U" in tags and the and body in lexicon.words("generic-body", "en"):
            return True
        levels = {w for n in _LEVELS for w in lexicon.words(n, "en")}

        def has(text: str, wanted: str) -> bool:
            first, _, rest = text.partition(" ")
            return any(e.tag in wanted for e in table.get(text, ())) or (
                first in levels and any(e.tag in wanted for e in table.get(rest, ()))
            )

        first, _, rest = surface.partition(" ")
        if first in levels and rest and ("K" in tags or any(e.tag in tags for e in table.get(rest, ()))):
            return True
        if tags != {"T"}:
            return False
        head, of, body = surface.partition(" of ")
        body = body.removeprefix("the ")
        before, _, last = surface.rpartition(" ")
        if body == "police" or before == "cabinet":
            return False  # "Director General of Police" is a title, not the director of a body
        return bool(of and has(head, "T") and has(body, "KU")) or (has(last, "T") and has(before, "KU"))

    def _labels(self, concept: Concept, tag: str, language: str) -> Iterator[tuple[str, Entry]]:
        if concept.flag("notMeeting"):
            return
        for label in concept.labels:
            if self._english and tag == "U" and " " not in label.text and concept.flag("generic"):
                continue  # "Department" alone is no unit of its own
            if self._english and tag == "R" and re.search(r",| and ", label.text):
                continue  # a list of places reads as one
            if label.language == language and tag != "V":
                yield label.text, Entry(tag, concept.iri, label.form, abbreviation=label.text.isupper())
                several = _plurals(fold(label.text)) if self._english and tag in "KTHCUM" else ()
                yield from ((many, Entry(tag, concept.iri, label.form, "plural")) for many in several)
        for word in concept.said("demonym", language):
            yield word, Entry(tag, concept.iri, "demonym")
        for word in concept.said("ambiguousLabel", language):
            yield word, Entry(tag, concept.iri, "ambiguousLabel")
        if tag == "V":
            for voice in ("active", "passive", "inverted"):
                for word in concept.said(voice, language):
                    yield word, Entry(tag, concept.iri, "prefLabel", voice)

    def scan(self, text: str) -> list[Match]:
        """Every match, overlapping ones included, in the order of their starts."""
        folded = fold(text) if self._english else text
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if self._english and (_inside(folded, start) or _inside(folded, end)):
                continue
            found.append(Match(start, end, self._readings[index], self._tags[index]))
        found.sort(key=lambda m: (m.start, -m.end))
        return found


def _spelt(entry: Entry) -> str:
    return entry.tag.lower() if entry.form == "ambiguousLabel" else entry.tag


def _inside(text: str, position: int) -> bool:
    return 0 < position < len(text) and text[position - 1].isalnum() and text[position].isalnum()


@cache
def gazetteer(lexicon: Lexicon, language: str) -> Gazetteer:
    """The gazetteer of a lexicon's language, built once."""
    return Gazetteer(lexicon, language)
