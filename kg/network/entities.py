"""What exporters of entities need: things with all their names, documents, and the words behind each statement.

The typed graph folds a post into an edge and leaves out what nothing is joined to; here every thing of the default
graph that has a class of ours is there, posts and series included.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import ORG, RDF, SKOS

from kg import evidence
from kg.labels import local, shorten
from kg.namespaces import NS
from kg.network import sources as documents
from kg.network.reading import choose, labels, statements
from kg.network.sources import Source
from kg.network.typed import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.evidence import Attestation
    from kg.store import GraphStore

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: `kind` is a class of the ontology, `labels` are the preferred ones by language.

    `others` are its other names, each as language and name, sorted; hidden labels, which are wrong names, are not
    among them.
    """

    iri: str
    kind: str
    labels: dict[str, str]
    others: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """One name for people: English, else Chinese, else any, else the short form of the IRI."""
        return choose(self.labels, shorten(self.iri))


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """The words of a document that state something; `source` and `evidence` are IRIs.

    `start` and `end` are code points, half-open, and -1 where the graph does not say.
    """

    source: str
    start: int
    end: int
    text: str
    evidence: str

    @property
    def where(self) -> str:
        """The offsets as people write them, or nothing."""
        return f"{self.start}-{self.end}" if self.end >= 0 else ""


@dataclass(frozen=True, slots=True)
class Entities:
    """Everything by IRI, in sorted order.

    `quotes` are by subject, relation (its local name) and object; `pairs` are the subjects and objects of a
    relation between two things; `values` are the literals of a property by subject, as written in RDF, and the words
    of an agency's kind.
    """

    things: dict[str, Thing]
    sources: dict[str, Source]
    quotes: dict[Key, tuple[Quote, ...]]
    pairs: dict[str, list[tuple[str, str]]]
    values: dict[str, dict[str, list[str]]]

    def of(self, kind: str) -> list[Thing]:
        """The things of a class."""
        return [thing for thing in self.things.values() if thing.kind == kind]

    def objects(self, relation: str) -> dict[str, list[str]]:
        """Subject -> objects of a relation; a subject without any has an empty list."""
        return _grouped(self.pairs[relation])

    def subjects(self, relation: str) -> dict[str, list[str]]:
        """Object -> subjects of a relation; an object without any has an empty list."""
        return _grouped((value, subject) for subject, value in self.pairs[relation])

    def titles(self, post: Thing, bodies: Iterable[str]) -> list[str]:
        """A post with each body that it is in, such as 青海省公安厅厅长, in every language that both have a name in.

        Without a body it is the title alone; where they share no language, the names for people are put together.
        """
        within = [self.things[body] for body in bodies]
        if not within:
            return list(post.labels.values()) or [post.name]
        found = [
            body.labels[language] + title if language.startswith("zh") else f"{title}, {body.labels[language]}"
            for language, title in post.labels.items()
            for body in within
            if language in body.labels
        ]
        return found or [f"{post.name}, {body.name}" for body in within]

    def named_in(self) -> dict[str, list[Source]]:
        """IRI of a thing -> the documents that state something of it, in their order; others have an empty list."""
        found: dict[str, set[str]] = defaultdict(set)
        for (subject, _, value), quotes in self.quotes.items():
            for thing in (subject, value):
                found[thing] |= {quote.source for quote in quotes}
        order = {iri: position for position, iri in enumerate(self.sources)}
        ranked = {iri: sorted(documents, key=order.__getitem__) for iri, documents in found.items()}
        return defaultdict(list, {iri: [self.sources[x] for x in documents] for iri, documents in ranked.items()})

    def behind(self, *facts: Key) -> list[Quote]:
        """The quotes for any of these facts, each once, in the order of the documents and of the text."""
        found = {quote for fact in facts for quote in self.quotes.get(fact, ())}
        return sorted(found, key=lambda quote: (self.sources[quote.source].path, quote))


def read(store: GraphStore) -> Entities:
    """Everything that the default graph names, and the evidence of the documents' graphs.

    A statement is left out where the subject, or an object that is a thing, has no class of ours; what a damaged
    graph lacks is left out likewise.
    """
    things = _things(store)
    sources = documents.read(store)
    quotes: dict[Key, set[Quote]] = defaultdict(set)
    for graph in evidence.documents(store):
        for found in evidence.read(store, graph):
            quote = _quote(found)
            if quote is None or found.statement is None:
                continue
            subject, relation, value = found.statement
            if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
                quotes[subject.value, relation.value.removeprefix(NS), value.value].add(quote)
                sources.setdefault(quote.source, Source(quote.source, quote.source))
    return Entities(
        things,
        dict(sorted(sources.items(), key=lambda item: (item[1].path, item[0]))),
        {key: tuple(sorted(found)) for key, found in quotes.items()},
        *_facts(store, things),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
    return found


def _things(store: GraphStore) -> dict[str, Thing]:
    wanted = {NS + kind: kind for kind in (*KINDS, "MeetingSeries", "Role")}
    kinds: dict[str, list[str]] = defaultdict(list)
    for subject, thing in statements(store, str(RDF.type)):
        if thing.value in wanted:
            kinds[subject].append(thing.value)
    order = list(wanted)
    others: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for subject, thing in statements(store, str(SKOS.altLabel)):
        if isinstance(thing, ox.Literal):
            others[subject].add((thing.language or "", thing.value))
    preferred = labels(store)
    return {
        iri: Thing(iri, wanted[min(found, key=order.index)], preferred.get(iri, {}), tuple(sorted(others[iri])))
        for iri, found in sorted(kinds.items())
    }


def _facts(
    store: GraphStore, things: dict[str, Thing]
) -> tuple[dict[str, list[tuple[str, str]]], dict[str, dict[str, list[str]]]]:
    pairs: dict[str, set[tuple[str, str]]] = defaultdict(set)
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in store.native.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        subject, value, predicate = quad.subject, quad.object, quad.predicate.value
        if not isinstance(subject, ox.NamedNode) or subject.value not in things:
            continue
        if not predicate.startswith(NS) and predicate != str(ORG.postIn):
            continue
        relation = "postIn" if predicate == str(ORG.postIn) else predicate.removeprefix(NS)
        if isinstance(value, ox.Literal):
            values[relation][subject.value].add(value.value)
        elif isinstance(value, ox.NamedNode) and relation == "kind":
            values[relation][subject.value].add(local(value.value).replace("-", " "))
        elif isinstance(value, ox.NamedNode) and value.value in things:
            pairs[relation].add((subject.value, value.value))
    return (
        defaultdict(list, {relation: sorted(found) for relation, found in pairs.items()}),
        defaultdict(dict, {name: {x: sorted(each) for x, each in found.items()} for name, found in values.items()}),
    )


def _quote(found: Attestation) -> Quote | None:
    if not found.quote:
        return None
    placed = found.start is not None and found.end is not None
    start, end = (found.start or 0, found.end or 0) if placed else (-1, -1)
    return Quote(found.source or found.graph, start, end, found.quote, found.iri)
