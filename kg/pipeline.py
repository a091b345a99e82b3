"""The stages in order: documents -> facts -> resolved facts -> dataset."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, cast

from kg import extractors, graph, lexicon, readers, store
from kg.annotate.language import language_of
from kg.errors import DocumentError
from kg.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.model import Document, Fact
    from kg.readers import Location
    from kg.store import GraphStore

logger = logging.getLogger("kg")

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


def build(documents: Location | Iterable[Location] | Iterable[Document], lexicons: Sequence[Path] = ()) -> GraphStore:
    """The dataset of these documents, in memory.

    Args:
        documents: a file or folder, several of them, or documents that were read already. A file in a folder that
            cannot be read is logged under the name `kg` as a warning and passed over.
        lexicons: as for `extract`, and so are warnings.

    Raises:
        DocumentError: what is named is missing or cannot be read, a folder has no documents, or none can be read.

    >>> import kg
    >>> graph = kg.build("seeds")
    >>> kg.ask(graph, "ASK { ?zone a coop:CooperationZone }")
    <Answer: yes>
    """
    target = store.memory()
    context = cache(lambda name: target.default if name is None else target.dataset.get_context(name))
    for document, facts in extract(_read(documents), lexicons):
        # A document says the same of a thing with each of its facts: once is enough to be converted.
        distinct = dict.fromkeys(graph.quads(document, facts))
        target.dataset.addN((s, p, o, context(name)) for s, p, o, name in distinct)
    return target


def _read(documents: Location | Iterable[Location] | Iterable[Document]) -> Iterator[Document]:
    given = iter([documents] if isinstance(documents, str | os.PathLike) else documents)
    first = next(given, None)
    if isinstance(first, str | os.PathLike):
        yield from _documents(readers.find([first, *cast("Iterator[Location]", given)]))
    elif first is not None:
        yield from chain([first], cast("Iterator[Document]", given))


def _documents(sources: Sequence[readers.Source]) -> Iterator[Document]:
    failed = 0
    for source in sources:
        try:
            document = readers.read(source.path, source.name)
        except DocumentError as error:
            if source.named:
                raise
            failed += 1
            logger.warning("%s; passed over", error)
        else:
            yield document
    if failed == len(sources):
        message = "none of the documents can be read"
        raise DocumentError(message)
