"""The whole corpus scored, document by document: by relation, by language, over all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import Graph

from kg import pipeline, readers
from kg.annotate.language import language_of
from kg.errors import DocumentError
from kg.evaluate import gold
from kg.evaluate.measure import Outcome, merge
from kg.evaluate.score import ORDER, score

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.evaluate.corpus import Annotated

UNKNOWN = "und"


@dataclass(frozen=True, slots=True)
class Scored:
    """What came of one document.

    `language` is `en`, `zh` or `und` (undetermined). `failure` says why the document could not be read, where it could
    not: then nothing was found in it.
    """

    name: str
    language: str
    outcome: Outcome
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of a corpus."""

    documents: tuple[Scored, ...]

    @property
    def languages(self) -> list[str]:
        """The languages of the documents, sorted."""
        return sorted({document.language for document in self.documents})

    def outcome(self, language: str | None = None) -> Outcome:
        """All documents together, or those of one language."""
        wanted = (x.outcome for x in self.documents if language in {None, x.language})
        return merge(wanted, ORDER)


def evaluate(corpus: Iterable[Annotated]) -> Evaluation:
    """Extract the facts of each document, read alone, and compare them with its annotation.

    Raises InputError where an annotation cannot be used. A document that cannot be read is one in which nothing is
    found.
    """
    return Evaluation(tuple(_scored(annotated) for annotated in corpus))


def _scored(annotated: Annotated) -> Scored:
    wanted = gold.read(annotated.gold)
    try:
        document = readers.read(annotated.document.path, annotated.document.name)
    except DocumentError as error:
        return Scored(annotated.name, UNKNOWN, score(wanted, Graph()), str(error))
    outcome = score(wanted, pipeline.build([document]).default)
    return Scored(annotated.name, language_of(document.text) or UNKNOWN, outcome)
