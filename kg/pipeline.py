"""The stages in order: documents -> facts -> resolved facts -> dataset."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg import extractors, graph, lexicon, store
from kg.annotate.language import language_of
from kg.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.model import Document, Fact
    from kg.store import GraphStore

_TAGS = {"zh": "zh-hans", "en": "en"}


def extract(
    documents: Iterable[Document], lexicons: Sequence[Path] = ()
) -> Iterator[tuple[Document, tuple[Fact, ...]]]:
    """Each document with its facts, resolved across all of the documents.

    `lexicons` are Turtle files of the user's beside the installed ones. What had to be given up is logged under
    the name `kg` as a warning that begins with the document's path.
    """
    words = lexicon.load(tuple(lexicons))
    found = []
    for document in documents:
        tag = _TAGS.get(language_of(document.text) or "")
        named = replace(document, languages=(tag,)) if tag and not document.languages else document
        found.append((named, extractors.extract(named, words)))
    yield from resolve(found)


def build(documents: Iterable[Document], lexicons: Sequence[Path] = ()) -> GraphStore:
    """The dataset of these documents, in memory; `lexicons` and warnings as for `extract`."""
    target = store.memory()
    context = cache(lambda name: target.default if name is None else target.dataset.get_context(name))
    for document, facts in extract(documents, lexicons):
        # A document says the same of a thing with each of its facts: once is enough to be converted.
        distinct = dict.fromkeys(graph.quads(document, facts))
        target.dataset.addN((s, p, o, context(name)) for s, p, o, name in distinct)
    return target
