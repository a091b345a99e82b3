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


def check_new(files: Iterable[Path]) -> Report:
    """Check files that are to be added: with the installed lexicon, reporting only what the files bring in.

    Besides what `check` finds: an IRI in a value that nothing defines, and a label that the installed lexicon
    gives to another thing of the same class. Raises LexiconError where a file cannot be read as Turtle.
    """
    new = list(files)
    installed = [path for path in lexicon.files() if path.resolve() not in {p.resolve() for p in new}]
    names = {path.name for path in new}
    found = {v for v in check([*installed, *new]).violations if v.where in names}
    old = lexicon.Lexicon(lexicon.parse(installed))
    for path in new:
        added = lexicon.Lexicon(lexicon.parse([path]))
        found.update(_dangling(path, added, old))
        found.update(_clashes(path, added, old))
    return Report(violations=tuple(sorted(found)), documents=len(new))


def _dangling(path: Path, added: lexicon.Lexicon, old: lexicon.Lexicon) -> Iterable[Violation]:
    for iri, concept in added.concepts.items():
        for name in ("broader", "within", "jurisdiction", "kind", "impliesKind", "branchOf", "unitOf", "partOf"):
            for value in concept.values.get(name, ()):
                if value not in added.concepts and value not in old.concepts:
                    message = f"{shorten(iri)}: coop:{name} names {shorten(value)}, which nothing defines"
                    yield Violation("reference", path.name, message)


def _clashes(path: Path, added: lexicon.Lexicon, old: lexicon.Lexicon) -> Iterable[Violation]:
    taken: dict[tuple[str, str, str], str] = {}
    for iri, concept in old.concepts.items():
        for label in concept.labels:
            for name in concept.classes:
                taken.setdefault((name, label.language, label.text), iri)
    for iri, concept in added.concepts.items():
        for label in concept.labels:
            others = {taken.get((name, label.language, label.text)) for name in concept.classes} - {None, iri}
            for other in sorted(str(o) for o in others):
                message = f'{shorten(iri)}: "{label.text}"@{label.language} is a label of {shorten(other)} already'
                yield Violation("label", path.name, message)
