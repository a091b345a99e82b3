"""Checks of a dataset: SHACL, evidence for each relation, and every quote re-read from its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import evidence
from kg.validate import quotes, shapes, statements
from kg.validate.report import Report, Violation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Document
    from kg.store import GraphStore

__all__ = ["Report", "Violation", "validate"]


def validate(store: GraphStore, documents: Iterable[Document]) -> Report:
    """Check everything that can be checked of a dataset against the documents it was read from.

    `documents` may hold more than the dataset was built from; one that is lacking is a violation.
    """
    given = {document.path: document for document in documents}
    names = evidence.documents(store)
    found = {*shapes.check(store), *statements.check(store), *quotes.check(store, given)}
    return Report(
        violations=tuple(sorted(found)),
        documents=len(names),
        facts=len(set().union(*(statements.stated(store, name) for name in names))),
        quotes=sum(1 for name in names for _ in evidence.read(store, name)),
    )
