"""The typed graph: things of the default graph, what joins them, and the words behind each edge.

The picture shows it, and exporters write it where no projection is asked for.

Nodes are agencies, officials, meetings, zones, agreements, places and collectives. A post is not a node:
`coop:holds` leads from the official to the agency or zone of the post and carries its title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox
from rdflib import ORG, RDF, SKOS

from kg import vocabulary
from kg.namespaces import NS, PREFIXES
from kg.network import sources
from kg.network.reading import labels, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import GraphStore

KINDS = ("Agency", "Official", "Meeting", "CooperationZone", "Agreement", "Place", "Collective")
# What the lexicon says of a node: it stands in the node's panel, but no edge is drawn for it.
LEXICAL = frozenset({"code", "jurisdiction", "kind", "within"})
# Inverses, which would say each fact twice, and the year, which the date has.
UNSHOWN = frozenset({"attendee", "organizer", "year"})

EVIDENCE = """
SELECT ?subject ?predicate ?object ?document ?start ?end ?exact ?confidence {
  GRAPH ?graph {
    ?evidence rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
      prov:wasQuotedFrom ?document ; oa:start ?start ; oa:end ?end ; oa:exact ?exact .
    OPTIONAL { ?evidence coop:confidence ?confidence }
  }
}"""

Names = dict[str, str]
Raw = tuple[str, str, ox.NamedNode | ox.Literal]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: its preferred labels by language and its other names."""

    iri: str
    kind: str
    labels: Names
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """The words that say so: `document` is an index, `start` and `end` are code points, half-open."""

    document: int
    start: int
    end: int
    text: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact: `source` and `target` are indices of nodes.

    `words`, by language, are the title of a post, a value, or the label of what is not a node itself.
    """

    source: int
    relation: str
    target: int | None
    words: Names
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class TypedGraph:
    """Nodes, statements and documents, which refer to each other by index; labels of the terms in use.

    `links` joins two nodes, the smaller index first, with the indices of the statements between them.
    """

    nodes: list[Node]
    statements: list[Statement]
    documents: list[dict[str, str]]
    links: dict[tuple[int, int], list[int]]
    terms: dict[str, Names]

    def degrees(self) -> list[int]:
        """For each node, the number of other nodes that it is linked to."""
        found = [0] * len(self.nodes)
        for one, other in self.links:
            found[one] += 1
            found[other] += 1
        return found


def read(store: GraphStore) -> TypedGraph:
    """The typed graph of a dataset, in sorted order; see the module for what becomes a node."""
    kinds = _kinds(store)
    posts = {role: post.value for role, post in statements(store, str(ORG.postIn))}
    raw = sorted(_facts(store, kinds), key=lambda fact: (*fact[:2], str(fact[2])))
    ends = {(subject, _target(relation, value, posts)) for subject, relation, value in raw if relation not in LEXICAL}
    order = sorted(
        {iri for pair in ends for iri in pair if iri in kinds}, key=lambda iri: (KINDS.index(kinds[iri]), iri)
    )
    index: dict[str | None, int] = {iri: position for position, iri in enumerate(order)}
    preferred, others = labels(store), _other_names(store)
    documents = _documents(store)
    quotes = _quotes(store, documents)

    found: list[Statement] = []
    links: dict[tuple[int, int], list[int]] = defaultdict(list)
    for subject, relation, value in raw:
        if subject not in index:
            continue
        target = index.get(_target(relation, value, posts))
        if isinstance(value, ox.Literal):
            words = {"": value.value}
        elif target is None or relation == "holds":
            words = preferred.get(value.value, {"": value.value})
        else:
            words = {}
        behind = tuple(sorted(quotes.get((subject, relation, value.value), ())))
        if target is not None and relation not in LEXICAL and target != index[subject]:
            links[min(index[subject], target), max(index[subject], target)].append(len(found))
        found.append(Statement(index[subject], relation, target, words, behind))
    nodes = [Node(iri, kinds[iri], preferred.get(iri, {}), tuple(others.get(iri, ()))) for iri in order]
    used = {node.kind for node in nodes} | {fact.relation for fact in found}
    return TypedGraph(nodes, found, list(documents.values()), dict(sorted(links.items())), terms(used))


def _target(relation: str, value: ox.NamedNode | ox.Literal, posts: dict[str, str]) -> str | None:
    if isinstance(value, ox.Literal):
        return None
    return posts.get(value.value) if relation == "holds" else value.value


def _kinds(store: GraphStore) -> dict[str, str]:
    """IRI -> local name of its class; the first of `KINDS` where there are several."""
    found: dict[str, str] = {}
    wanted = {NS + kind: kind for kind in reversed(KINDS)}
    typed: dict[str, set[str]] = defaultdict(set)
    for subject, thing in statements(store, str(RDF.type)):
        typed[thing.value].add(subject)
    for iri, kind in wanted.items():
        found.update(dict.fromkeys(typed[iri], kind))
    return found


def _facts(store: GraphStore, kinds: dict[str, str]) -> Iterator[Raw]:
    for quad in store.native.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        relation = quad.predicate.value.removeprefix(NS)
        if (
            quad.predicate.value.startswith(NS)
            and relation not in UNSHOWN
            and isinstance(quad.subject, ox.NamedNode)
            and quad.subject.value in kinds
            and isinstance(quad.object, ox.NamedNode | ox.Literal)
        ):
            yield quad.subject.value, relation, quad.object


def _quotes(store: GraphStore, documents: dict[str, dict[str, str]]) -> dict[tuple[str, str, str], set[Quote]]:
    """Subject, relation and object -> the quotes for it; a document without a record gets one here."""
    found: dict[tuple[str, str, str], set[Quote]] = defaultdict(set)
    rows = list(cast("ox.QuerySolutions", store.native.query(EVIDENCE, prefixes=PREFIXES)))
    for unknown in sorted({row["document"].value for row in rows} - documents.keys()):
        documents[unknown] = {"path": unknown}
    at = {iri: position for position, iri in enumerate(documents)}
    for row in rows:
        key = (row["subject"].value, row["predicate"].value.removeprefix(NS), row["object"].value)
        confidence = f"{float(row['confidence'].value):.2f}" if row["confidence"] is not None else ""
        where = at[row["document"].value], int(row["start"].value), int(row["end"].value)
        found[key].add(Quote(*where, row["exact"].value, confidence))
    return found


def _documents(store: GraphStore) -> dict[str, dict[str, str]]:
    """IRI -> path, title, publisher, date and address as far as they are known, ordered by path."""
    fields = ("path", "title", "publisher", "published", "address")
    found = {
        iri: {field: value for field in fields if (value := getattr(source, field))}
        for iri, source in sources.read(store).items()
    }
    return dict(sorted(found.items(), key=lambda item: (item[1]["path"], item[0])))


def _other_names(store: GraphStore) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for subject, thing in statements(store, str(SKOS.altLabel)):
        found[subject].add(thing.value)
    return {subject: sorted(names) for subject, names in found.items()}


def terms(used: set[str]) -> dict[str, Names]:
    """Local name of a term -> its labels by language from the ontology, else the name in words."""
    known = vocabulary.terms()
    words = {name: {"en": re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()} for name in sorted(used)}
    return {name: plain | (known[name].labels if name in known else {}) for name, plain in words.items()}
