"""Checks for those who write lexicons: `lexicon-shapes.ttl`, and terms that the vocabulary does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import lexicon, resources, store
from kg.labels import shorten
from kg.namespaces import NS
from kg.validate.report import Report, Violation
from kg.validate.shapes import conform

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def vocabulary() -> frozenset[str]:
    """The IRIs of the terms that `core.ttl` defines."""
    triples = lexicon.parse([resources.ontology() / "core.ttl"])
    return frozenset(t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode))


def check(files: Iterable[Path]) -> Report:
    """Check lexicon files together, since one may name what another defines; `where` is a file's name.

    Raises LexiconError where a file is not Turtle.
    """
    known, found = vocabulary(), set()
    union, homes = store.memory(), dict[str, str]()
    for path in files:
        for triple in lexicon.parse([path]):
            union.native.add(ox.Quad(triple.subject, triple.predicate, triple.object))
            homes.setdefault(str(getattr(triple.subject, "value", "")), path.name)
            for term in (triple.predicate, triple.object):
                if isinstance(term, ox.NamedNode) and term.value.startswith(NS) and term.value not in known:
                    message = f"{triple.subject}: {shorten(term.value)} is no term of the vocabulary"
                    found.add(Violation("term", path.name, message))
    for node, message in conform(union.default, "lexicon-shapes.ttl", lambda node: shorten(str(node))):
        found.add(Violation("shape", homes.get(node, "the lexicon"), message))
    return Report(violations=tuple(sorted(found)), documents=len(set(homes.values())))
