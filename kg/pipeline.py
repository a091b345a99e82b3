"""The stages in order: documents -> facts -> resolved facts -> dataset."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg import extractors, graph, lexicon, store
from kg.annotate.passages import language_of
from kg.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Document, Fact
    from kg.store import GraphStore

_TAGS = {"zh": "zh-hans", "en": "en"}


def extract(documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Fact, ...]]]:
    """Each document with its facts, resolved across all of the documents."""
    words = lexicon.load()
    found = []
    for document in documents:
        tag = _TAGS.get(language_of(document.text) or "")
        named = replace(document, languages=(tag,)) if tag and not document.languages else document
        found.append((named, extractors.extract(named, words)))
    yield from resolve(found)


def build(documents: Iterable[Document]) -> GraphStore:
    """The dataset of these documents, in memory."""
    target = store.memory()
    for document, facts in extract(documents):
        target.dataset.addN(
            (s, p, o, target.default if name is None else target.dataset.get_context(name))
            for s, p, o, name in graph.quads(document, facts)
        )
    return target
