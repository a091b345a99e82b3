"""Document -> mentions: cleaned sentences, and in each of them the typed spans that a grammar finds."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.annotate import (
    chinese_document,
    english,
    english_agencies,
    english_bodies,
    english_meetings,
    english_names,
    english_people,
    english_roles,
)
from kg.annotate.passages import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.lexicon import Lexicon
    from kg.mentions import AgencyRef, Item, ZoneRef
    from kg.model import Document


@dataclass(slots=True)
class Passage:
    """A sentence with its mentions, in order and not overlapping."""

    sentence: Sentence
    items: list[Item]


def annotate(document: Document, lexicon: Lexicon) -> list[Passage]:
    """The document's sentences with their mentions. Passages in an unknown language are left out.

    A second look finds the names that stand alone once the full name is known ("Chai told").
    """
    found = sentences(document, lexicon)
    layers = [english.base(s.text, lexicon) if s.language == "en" else [] for s in found]
    passages = [Passage(s, mentions(layer, s.text, lexicon)) for s, layer in zip(found, layers, strict=True)]
    chinese = [p for p in passages if p.sentence.language == "zh"]
    read = chinese_document.mentions([p.sentence.text for p in chinese], lexicon) if chinese else []
    for passage, items in zip(chinese, read, strict=True):
        passage.items = items
    items = [i for p in passages for i in p.items]
    known = english_bodies.glossary(items)
    short = english_names.short_forms(items) - known.keys()
    full = english_names.full_names(items)
    for passage, layer in zip(passages, layers, strict=True):
        if layer and any(i.tag in "WPK" and (i.text in short or i.text in known or i.text in full) for i in layer):
            passage.items = mentions(layer, passage.sentence.text, lexicon, short, known, full)
    return passages


def mentions(
    layer: list[Item],
    text: str,
    lexicon: Lexicon,
    short: frozenset[str] = frozenset(),
    known: Mapping[str, AgencyRef | ZoneRef] = MappingProxyType({}),
    full: Mapping[str, list[tuple[str, ...]]] = MappingProxyType({}),
) -> list[Item]:
    """The mentions of an English sentence from its first layer of items.

    `short` are names that may stand alone, `known` the acronyms that the document explains, `full` the full names
    of people by their first words.
    """
    items = english_bodies.recall(layer, known) if known else layer
    items = english_names.recall(items, short, full) if short or full else items
    items = english_meetings.meetings(items, text, lexicon)
    items = english_bodies.bodies(items, text, lexicon)
    items = english_agencies.agencies(items, text, lexicon)
    items = english_roles.people(items, text, lexicon)
    return english_people.groups(items, text)
