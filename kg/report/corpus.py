"""The dataset as the page needs it, read once: things, facts with their quotes, documents, and names."""

from __future__ import annotations

import shlex
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import RDF

from kg import evidence
from kg.namespaces import NS, PREFIXES
from kg.network import sources
from kg.network.facets import above, divisions, years
from kg.network.reading import LANGUAGES, choose, dates, labels, statements
from kg.network.sources import Source
from kg.report.content import Cite, Code, Day, Line, Name, clean
from kg.vocabulary import terms

if TYPE_CHECKING:
    from kg.labels import Term
    from kg.store import GraphStore

# Subject IRI, local name of the relation, IRI or text of the object.
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words that state a fact: IRI of the document, code points, the words; `confidence` 0 to 1 or None."""

    document: str
    start: int
    end: int
    text: str
    confidence: float | None = None


class Corpus:
    """A dataset with what is asked of it more than once. Everything is in sorted order."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store
        self.labels = labels(store)
        self.dates = dates(store)
        self.years = years(store)
        self.above = above(store)
        self.divisions = divisions(store)
        self.ordinals = self.values("ordinal")

    @cached_property
    def kinds(self) -> dict[str, list[str]]:
        """Local name of a class of the vocabulary -> its instances."""
        found: dict[str, list[str]] = defaultdict(list)
        for subject, thing in statements(self.store, str(RDF.type)):
            if thing.value.startswith(NS):
                found[thing.value.removeprefix(NS)].append(subject)
        return {kind: sorted(things) for kind, things in sorted(found.items())}

    def of(self, kind: str) -> list[str]:
        """The instances of a class, sorted."""
        return self.kinds.get(kind, [])

    @cached_property
    def relations(self) -> dict[str, Name]:
        """Local name of each relation that documents state -> what it is called, in the ontology's order."""
        relation = NS + "Relation"
        return {name: _name(term.labels, name) for name, term in terms().items() if relation in term.types}

    @cached_property
    def quoted(self) -> dict[Key, tuple[Quote, ...]]:
        """Every fact that a document states -> its quotes."""
        found: dict[Key, set[Quote]] = defaultdict(set)
        for graph in evidence.documents(self.store):
            for said in evidence.read(self.store, graph):
                if said.statement is None or said.quote is None or said.start is None or said.end is None:
                    continue
                subject, predicate, value = said.statement
                key = _value(subject), predicate.value.removeprefix(NS), _value(value)
                found[key].add(Quote(graph.value, said.start, said.end, said.quote, said.confidence))
        return {key: tuple(sorted(quotes, key=_place)) for key, quotes in sorted(found.items())}

    @property
    def evidenced(self) -> bool:
        """Whether there is evidence, or nothing that could have any."""
        return bool(self.quoted) or not self.facts

    @cached_property
    def facts(self) -> dict[Key, tuple[Quote, ...]]:
        """Every fact of the relations that documents state -> its quotes, none where the graph has no evidence."""
        found: dict[Key, tuple[Quote, ...]] = {}
        for relation in self.relations:
            for subject, thing in statements(self.store, NS + relation):
                key = subject, relation, thing.value
                found[key] = self.quoted.get(key, ())
        return dict(sorted((found | self.quoted).items()))

    @cached_property
    def named(self) -> frozenset[str]:
        """What stands in a fact, as subject, as object or as the body of a post in one."""
        ends = {end for subject, _, value in self.facts for end in (subject, value)}
        return frozenset(ends.union(*(self.bodies(value) for value in ends)))

    @cached_property
    def by_relation(self) -> dict[str, list[Key]]:
        """Relation -> its facts."""
        found: dict[str, list[Key]] = {relation: [] for relation in self.relations}
        for key in self.facts:
            found.setdefault(key[1], []).append(key)
        return found

    def values(self, relation: str) -> dict[str, list[str]]:
        """Subject -> the objects of a relation, whether a document states it or the lexicon."""
        found: dict[str, set[str]] = defaultdict(set)
        for subject, thing in statements(self.store, NS + relation):
            found[subject].add(thing.value)
        return {subject: sorted(things) for subject, things in sorted(found.items())}

    @cached_property
    def documents(self) -> dict[str, Source]:
        """IRI -> record, by path; a document that only evidence names has its IRI for a path."""
        found = {graph.value: Source(graph.value, graph.value) for graph in evidence.documents(self.store)}
        found |= sources.read(self.store)
        return dict(sorted(found.items(), key=lambda item: (item[1].path, item[0])))

    def name(self, iri: str) -> Name:
        """The label of a thing, English first, with the one in the other language; else its IRI."""
        return _name(self.labels.get(iri, {}), iri)

    def text(self, key: Key) -> Line:
        """A fact in words: subject, relation, object."""
        subject, relation, value = key
        known = self.relations.get(relation)
        thing: Line = self.thing(value) if relation != "heldOn" else (Day(value),)
        return (self.name(subject), f" {known.text if known else relation} ", *thing)

    def thing(self, value: str) -> Line:
        """A thing or a value; a post with the body that it is in."""
        bodies = [self.name(body) for body in self.bodies(value)]
        if value not in self.labels:
            return (clean(value),)
        return (self.name(value), *(part for body in bodies for part in (", ", body)))

    def bodies(self, role: str) -> list[str]:
        """The bodies that a role is a post in; one, where the graph is sound."""
        return self._posts.get(role, [])

    @cached_property
    def _posts(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for role, body in sorted(statements(self.store, PREFIXES["org"] + "postIn"), key=str):
            found[role].append(body.value)
        return found

    def document(self, iri: str) -> Line:
        """A document by its path, with its title where it has one."""
        record = self.documents[iri]
        return (Code(clean(record.path)), *([f": {clean(record.title)}"] if record.title else []))

    def cite(self, key: Key) -> tuple[Cite, ...]:
        """The surest quote of a fact, if it has one."""
        quotes = self.facts.get(key, ())
        if not quotes:
            return ()
        best = min(quotes, key=lambda quote: (-(quote.confidence or 0), _place(quote)))
        path = clean(self.documents[best.document].path)
        return (Cite(clean(best.text), path, best.start, best.end, best.confidence),)

    def explain(self, iri: str) -> Code:
        """The command that tells everything of a thing: by its label where that is its alone, else by its IRI."""
        label = choose(self.labels.get(iri, {}), iri)
        plain = label.isprintable() and self._labelled[" ".join(label.split()).casefold()] == 1
        return Code(f"kg explain {shlex.quote(label if plain else iri)}")

    @cached_property
    def _labelled(self) -> Counter[str]:
        """How many things have a label, as `kg explain` compares it."""
        found: dict[str, set[str]] = defaultdict(set)
        for form in ("prefLabel", "altLabel", "hiddenLabel"):
            for subject, thing in statements(self.store, PREFIXES["skos"] + form):
                found[" ".join(thing.value.split()).casefold()].add(subject)
        return Counter({label: len(things) for label, things in found.items()})


def _value(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _place(quote: Quote) -> tuple[str, int, int, str]:
    return quote.document, quote.start, quote.end, quote.text


def _name(names: dict[str, str], fallback: str) -> Name:
    text = choose(names, fallback)
    language = next((tag for tag in (*LANGUAGES, *names) if names.get(tag) == text), "")
    tag = next((tag for tag in (*LANGUAGES, *names) if tag != language and names.get(tag, text) != text), "")
    return Name(clean(text), language, clean(names.get(tag, "")), tag)
