"""The values that flow through the pipeline: immutable, and free of RDF, networkx and click.

Offsets are Unicode code points of the document's decoded text, without newline translation,
half-open: `document.text[span.start:span.end]` is the quote.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = f"not a span: {self.start}..{self.end}"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """The text that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Document:
    """One document as read: its text, and what is known of where it comes from.

    `path` is relative to the PATH that was given, with forward slashes; `digest` is the
    SHA-256 of the file's bytes in hexadecimal. `published` is an ISO date or None.
    """

    path: str
    text: str
    digest: str
    media_type: str = "text/plain"
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    address: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A name of a thing. `form` is the SKOS property: prefLabel, altLabel or hiddenLabel."""

    text: str
    language: str
    form: str = "prefLabel"


@dataclass(frozen=True, slots=True)
class Value:
    """A literal: lexical form and the local name of its XML Schema datatype."""

    lexical: str
    datatype: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A node: what it is (`kind`, a class of the ontology), its IRI and its names.

    `statements` are what belongs to its identity or comes from the lexicon: pairs of a property's
    local name in `coop:` (or `org:postIn`) and an Entity or Value.
    """

    iri: str
    kind: str
    labels: tuple[Label, ...] = ()
    statements: tuple[tuple[str, Entity | Value], ...] = ()

    @property
    def label(self) -> str:
        """The name to show: the first preferred label, else the first label, else the IRI."""
        preferred = [label for label in self.labels if label.form == "prefLabel"]
        return next((label.text for label in [*preferred, *self.labels]), self.iri)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that say so: one sentence, list item or heading of one document.

    `confidence` lies in [0, 1]; `extractor` names what read it.
    """

    document: str
    span: Span
    quote: str
    extractor: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Fact:
    """Subject, relation (local name in `coop:`) and object, with at least one Evidence."""

    subject: Entity
    relation: str
    object: Entity | Value
    evidence: tuple[Evidence, ...] = field(default=())


def strongest(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """One Evidence for each place in a document: the most confident where several readers found the same words."""
    best: dict[tuple[str, Span], Evidence] = {}
    for item in evidence:
        known = best.get((item.document, item.span))
        if known is None or item.confidence > known.confidence:
            best[item.document, item.span] = item
    return tuple(best[key] for key in sorted(best))
