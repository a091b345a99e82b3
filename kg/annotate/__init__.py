"""Document -> mentions: cleaned sentences, and in each of them the typed spans that a grammar finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate import (
    chinese_document,
    english,
    english_agencies,
    english_meetings,
    english_names,
    english_people,
    english_roles,
)
from kg.annotate.passages import Sentence, sentences

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.mentions import Item
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
    passages = [Passage(s, mentions(s, lexicon)) for s in sentences(document, lexicon)]
    chinese = [p for p in passages if p.sentence.language == "zh"]
    read = chinese_document.mentions([p.sentence.text for p in chinese], lexicon) if chinese else []
    for passage, items in zip(chinese, read, strict=True):
        passage.items = items
    short = english_names.short_forms(i for p in passages for i in p.items)
    for passage in passages:
        if passage.sentence.language == "en" and any(
            i.tag in "WP" and i.text in short for i in passage.items
        ):
            passage.items = mentions(passage.sentence, lexicon, short)
    return passages


def mentions(sentence: Sentence, lexicon: Lexicon, short: frozenset[str] = frozenset()) -> list[Item]:
    """The mentions of one sentence, by the grammar of its language; `short` are names that may stand alone."""
    text = sentence.text
    if sentence.language != "en":
        return []
    items = english_names.recall(english.base(text, lexicon), short)
    items = english_meetings.meetings(items, text, lexicon)
    items = english_agencies.agencies(items, text, lexicon)
    items = english_roles.people(items, text, lexicon)
    return english_people.groups(items, text)
