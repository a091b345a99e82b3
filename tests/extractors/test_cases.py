"""Documents in tests/cases with what must (+) and must not (-) be read from them, by label."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import extractors, lexicon, pipeline, readers
from kg.model import Entity, Fact, Value
from kg.resolve import resolve
from kg.validate import validate

CASES = Path(__file__).parents[1] / "cases"
DOCUMENTS = sorted(p for p in CASES.rglob("*.txt") if p.with_suffix(".facts").exists())


def names(thing: Entity | Value) -> set[str]:
    """Every way to name a node in a case; a role is its title @ its body."""
    if isinstance(thing, Value):
        return {thing.lexical}
    own = {label.text for label in thing.labels}
    if thing.kind != "Role":
        return own
    body = next(value for name, value in thing.statements if name == "postIn")
    return {f"{title} @ {where}" for title in own for where in names(body)}


def said(fact: Fact, line: str) -> bool:
    subject, relation, value = (part.strip() for part in line.split(" | "))
    return fact.relation == relation and subject in names(fact.subject) and value in names(fact.object)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_case(path: Path) -> None:
    document = readers.read(path, path.name)
    ((_, facts),) = resolve([(document, extractors.extract(document, lexicon.load()))])
    wrong = []
    for line in path.with_suffix(".facts").read_text(encoding="utf-8").splitlines():
        sign, _, statement = line.partition(" ")
        if any(said(fact, statement) for fact in facts) != (sign == "+"):
            wrong.append(line)
    found = [f"{f.subject.label} | {f.relation} | {getattr(f.object, 'label', f.object)}" for f in facts]
    assert not wrong, "\n".join(["not as the case says:", *wrong, "found:", *found])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_quote_stands_at_its_offsets_and_holds_no_blank_line(path: Path) -> None:
    document = readers.read(path, path.name)
    facts = extractors.extract(document, lexicon.load())
    assert facts
    for fact in facts:
        assert fact.evidence
        for evidence in fact.evidence:
            assert evidence.span.of(document.text) == evidence.quote
            assert evidence.quote.strip() == evidence.quote
            assert "\n\n" not in evidence.quote
            assert 0 <= evidence.confidence <= 1


def test_the_graph_of_every_document_of_the_tests_conforms() -> None:
    """No subject or object of a kind that its relation does not take, and every quote in its place."""
    corpus = sorted((CASES.parent / "evaluation" / "corpus" / "documents").glob("*.txt"))
    documents = [readers.read(path, f"{path.parent.name}/{path.name}") for path in [*DOCUMENTS, *corpus]]
    report = validate(pipeline.build(documents), documents)
    assert not report.violations
    assert report.documents == len(documents)
