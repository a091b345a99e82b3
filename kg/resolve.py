"""One thing, one node, across documents: officials who share a post's body, and one preferred label each.

Other things need no search: their IRIs already come from what they are. Two officials of one name
with no body in common stay two nodes; whether they are one is for a person to decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from networkx.utils import UnionFind

from kg.model import Entity, Fact, Label, Value, strongest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Document

Extracted = tuple["Document", tuple[Fact, ...]]


def resolve(extracted: Iterable[Extracted]) -> list[Extracted]:
    """The same documents and facts with every entity in its final form, in the order given.

    Idempotent, and independent of the order of documents.
    """
    pairs = list(extracted)
    renamed = _officials(pairs)
    labels = _labels(pairs, renamed)
    out = []
    for document, facts in pairs:
        settled: dict[tuple[str, str, str], Fact] = {}
        for fact in facts:
            new = _fact(fact, renamed, labels)
            value = new.object.iri if isinstance(new.object, Entity) else new.object.lexical
            key = (new.subject.iri, new.relation, value)
            known = settled.get(key)
            if known is not None:
                new = replace(new, evidence=strongest((*known.evidence, *new.evidence)))
            settled[key] = new
        out.append((document, tuple(settled[key] for key in sorted(settled))))
    return out


def entities(facts: Iterable[Fact]) -> Iterator[Entity]:
    """Every entity that the facts name, those inside statements included."""

    def inside(entity: Entity) -> Iterator[Entity]:
        yield entity
        for _, value in entity.statements:
            if isinstance(value, Entity):
                yield from inside(value)

    for fact in facts:
        yield from inside(fact.subject)
        if isinstance(fact.object, Entity):
            yield from inside(fact.object)


def _officials(pairs: list[Extracted]) -> dict[str, str]:
    """Old IRI -> new IRI of officials: one node for those of one name who share a body."""
    bodies: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    for _, facts in pairs:
        for fact in facts:
            for entity in (fact.subject, fact.object):
                if isinstance(entity, Entity) and entity.kind == "Official":
                    names[entity.iri] |= {label.text.casefold() for label in entity.labels}
            if fact.relation == "holds" and isinstance(fact.object, Entity):
                bodies[fact.subject.iri] |= {
                    v.iri for n, v in fact.object.statements if n == "postIn" and isinstance(v, Entity)
                }
    groups = UnionFind(sorted(names))
    seen: dict[tuple[str, str], str] = {}
    for iri in sorted(names):
        for name in sorted(names[iri]):
            for body in sorted(bodies[iri]):
                groups.union(seen.setdefault((name, body), iri), iri)
    return {iri: min(group) for group in groups.to_sets() for iri in sorted(group)}


def _labels(pairs: list[Extracted], renamed: Mapping[str, str]) -> dict[str, tuple[Label, ...]]:
    """The labels of every node: all that were found, one preferred in each language."""
    found: dict[str, Counter[Label]] = defaultdict(Counter)
    for _, facts in pairs:
        for entity in entities(facts):
            found[renamed.get(entity.iri, entity.iri)].update(entity.labels)
    return {iri: _one_preferred(counted) for iri, counted in found.items()}


def _one_preferred(counted: Counter[Label]) -> tuple[Label, ...]:
    chosen: dict[str, str] = {}
    ranked = sorted(counted.items(), key=lambda x: (x[0].form != "prefLabel", -x[1], -len(x[0].text), x[0].text))
    for label, _ in ranked:
        if label.form == "prefLabel":
            chosen.setdefault(label.language, label.text)
    forms: dict[tuple[str, str], str] = {}
    for label, _ in ranked:
        preferred = chosen.get(label.language) == label.text
        form = "prefLabel" if preferred else "altLabel" if label.form == "prefLabel" else label.form
        forms.setdefault((label.text, label.language), form)
    made = [Label(text, language, form) for (text, language), form in forms.items()]
    return tuple(sorted(made, key=lambda x: (x.form != "prefLabel", x.language, x.text)))


def _fact(fact: Fact, renamed: Mapping[str, str], labels: Mapping[str, tuple[Label, ...]]) -> Fact:
    def settle(thing: Entity | Value) -> Entity | Value:
        if isinstance(thing, Value):
            return thing
        iri = renamed.get(thing.iri, thing.iri)
        statements = tuple((name, settle(value)) for name, value in thing.statements)
        return Entity(iri, thing.kind, labels[iri] if thing.kind != "Role" else thing.labels, statements)

    subject = settle(fact.subject)
    assert isinstance(subject, Entity)  # noqa: S101  # an entity settles as an entity
    return Fact(subject, fact.relation, settle(fact.object), fact.evidence)
