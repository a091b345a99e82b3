"""Every quote re-read from its document at its offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import evidence
from kg.labels import label
from kg.namespaces import NS
from kg.validate.report import Violation, excerpt
from kg.validate.statements import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.evidence import Attestation
    from kg.model import Document
    from kg.store import GraphStore

_PATH, _DIGEST = ox.NamedNode(NS + "path"), ox.NamedNode(NS + "digest")


def check(store: GraphStore, documents: Mapping[str, Document]) -> Iterator[Violation]:
    """Compare quotes with the documents, which are given by path.

    A document that is not among them is named, and so is one whose bytes are not those that were
    read. A quote that its offsets do not give is named with the fact it is evidence for, whether the
    document or the graph was changed, unless a changed document has it still, at other offsets.
    """
    for name in evidence.documents(store):
        path, digest = _one(store, name, _PATH), _one(store, name, _DIGEST)
        if path is None:
            yield Violation("document", name.value, "the graph does not say which document it was read from")
            continue
        document = documents.get(path)
        if document is None:
            yield Violation("document", path, "was not found, so its quotes cannot be re-read")
            continue
        changed = document.digest != digest
        if changed:
            yield Violation("document", path, "has been changed since it was read: its SHA-256 differs")
        for found in evidence.read(store, name):
            problem = _problem(found, document.text)
            # What was added before a quote moves it; the change then is elsewhere, and the document is named.
            moved = changed and found.quote is not None and found.quote in document.text
            if problem and not moved:
                fact = sentence(store, found.statement) if found.statement else found.iri
                yield Violation("quote", path, f"{fact}: {problem}")


def _problem(found: Attestation, text: str) -> str | None:
    """What is wrong with a quote, or None."""
    if found.source != found.graph:
        return f"is quoted from another document, <{found.source}>"
    if found.quote is None or found.start is None or found.end is None:
        return "has no quote with offsets"
    if found.end > len(text):
        return f"characters {found.start} to {found.end} lie beyond the end of the document ({len(text)})"
    actual = text[found.start : found.end]
    if actual != found.quote:
        read, quoted = _difference(actual, found.quote)
        return f"characters {found.start} to {found.end} read “{read}”, not “{quoted}”"
    return None


def _difference(actual: str, quoted: str) -> tuple[str, str]:
    """Both texts from shortly before they part, so that a long quote still shows where."""
    pairs = enumerate(zip(actual, quoted, strict=False))
    first = next((i for i, (a, b) in pairs if a != b), min(len(actual), len(quoted)))
    begin = max(0, first - 20)
    mark = "…" if begin else ""
    return mark + excerpt(actual[begin:]), mark + excerpt(quoted[begin:])


def _one(store: GraphStore, name: ox.NamedNode, predicate: ox.NamedNode) -> str | None:
    quad = next(iter(store.native.quads_for_pattern(name, predicate, None, name)), None)
    return label(store, quad.object) if quad else None
