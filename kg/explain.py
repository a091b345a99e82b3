"""Everything that is said of a thing, and where it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg import evidence
from kg.frames import Frame
from kg.labels import expand, label, local, named
from kg.model import Label
from kg.namespaces import NS, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.evidence import Statement
    from kg.store import GraphStore

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_TITLE = ox.NamedNode(PREFIXES["dcterms"] + "title")
_FORMS = tuple((x, ox.NamedNode(PREFIXES["skos"] + x)) for x in ("prefLabel", "altLabel", "hiddenLabel"))
_POST_IN = ox.NamedNode(PREFIXES["org"] + "postIn")

COLUMNS = {
    "subject": str,
    "relation": str,
    "object": str,
    "quote": str,
    "document": str,
    "start": int,
    "end": int,
    "confidence": float,
    "extractor": str,
    "subject_iri": str,
    "object_iri": str,
}


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """The words that state a fact: `start` and `end` are code points of the document's text, half-open.

    `confidence` lies in [0, 1], or is None where the graph gives none.
    """

    path: str
    start: int
    end: int
    text: str
    title: str = ""
    extractor: str = ""
    confidence: float | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One fact of a thing: its three parts as people call them, and the quotes behind it.

    `relation` is the property's local name. What the lexicon says, and what a thing's identity
    includes, has no quotes.
    """

    relation: str
    subject: str
    object: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A thing with its kind (a class of the ontology), its names and its facts, sorted."""

    iri: str
    kind: str
    label: str
    labels: tuple[Label, ...] = ()
    facts: tuple[Said, ...] = ()


def explain(store: GraphStore, term: str) -> list[Explanation]:
    """What is said of each thing whose IRI or label is `term`; where there is none, whose label contains it.

    Labels of any SKOS kind and language count, in upper or lower case. Sorted by kind, label and IRI;
    empty where nothing matches. An agency is told with the posts that are in it.
    """
    found = named(store, term)
    quotes = _quotes(store) if found else {}
    told = [_explanation(store, node, quotes) for node in found]
    return sorted(told, key=lambda x: (x.kind, x.label, x.iri))


def quotes(store: GraphStore, term: str | None = None, relation: str | None = None) -> Frame:
    """Where it is written: one row for each quote that states a fact.

    Args:
        store: the graph, with the named graphs of its documents.
        term: IRI or label of a thing, or a part of one, which the fact is of, as for `explain`; else all facts.
        relation: a relation, as `attended`, `coop:attended` or its IRI; else all.

    Returns:
        Columns `subject`, `relation`, `object` (labels), `quote`, `document` (path), `start` and `end` (code points
        of the document's text, half-open), `confidence` (0 to 1, None where the graph gives none), `extractor`, and
        `subject_iri` and `object_iri` (a value's own text where it is none); in the order of the documents, then of
        the text. Empty where nothing matches.

    >>> import kg
    >>> kg.quotes(kg.open("exports"), "Liu Libing", "presidedOver")["document"]
    ['003_b4ae3d607b0c3f7b.txt']
    """
    wanted = None if term is None else {said for node in named(store, term) for said in _statements(store, node)}
    chosen = None if relation is None else local(expand(relation))
    # A thing is named again in each of its facts.
    name = cache(lambda node: label(store, node))
    rows = set()
    for said, behind in (_quotes(store) if wanted is None or wanted else {}).items():
        subject, predicate, value = said
        if (wanted is None or said in wanted) and chosen in {None, local(predicate.value)}:
            told = name(subject), local(predicate.value), name(value)
            iris = tuple(x.value if isinstance(x, ox.NamedNode | ox.Literal) else str(x) for x in (subject, value))
            rows |= {(*told, q.text, q.path, q.start, q.end, q.confidence, q.extractor, *iris) for q in behind}
    return Frame(COLUMNS, tuple(sorted(rows, key=_place)), frozenset({"extractor", "subject_iri", "object_iri"}))


def _place(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*row[4:7], *row[:4], *row[8:], row[7] is None, row[7] or 0)


def _quotes(store: GraphStore) -> dict[Statement, list[Quote]]:
    table: dict[Statement, list[Quote]] = {}
    for name in evidence.documents(store):
        path = label(store, name)
        titles = store.native.quads_for_pattern(name, _TITLE, None, ox.DefaultGraph())
        title = min((quad.object.value for quad in titles if isinstance(quad.object, ox.Literal)), default="")
        for found in evidence.read(store, name):
            if found.statement is None or found.quote is None or found.start is None or found.end is None:
                continue
            reader, confidence = found.extractor or "", found.confidence
            quote = Quote(path, found.start, found.end, found.quote, title, reader, confidence)
            table.setdefault(found.statement, []).append(quote)
    return table


def _explanation(store: GraphStore, node: ox.NamedNode, quotes: dict[Statement, list[Quote]]) -> Explanation:
    types = store.native.quads_for_pattern(node, _TYPE, None, ox.DefaultGraph())
    kinds = (quad.object.value for quad in types if isinstance(quad.object, ox.NamedNode))
    labels = [
        Label(quad.object.value, quad.object.language or "", form)
        for form, predicate in _FORMS
        for quad in store.native.quads_for_pattern(node, predicate, None, ox.DefaultGraph())
        if isinstance(quad.object, ox.Literal)
    ]
    facts = {
        Said(
            local(statement[1].value),
            label(store, statement[0]),
            label(store, statement[2]),
            tuple(sorted(quotes.get(statement, []))),
        )
        for statement in _statements(store, node)
    }
    return Explanation(
        iri=node.value,
        kind=min((local(kind) for kind in kinds if kind.startswith(NS)), default="thing"),
        label=label(store, node),
        labels=tuple(sorted(labels, key=lambda x: (-len(x.form), x.language, x.text))),
        facts=tuple(sorted(facts)),
    )


def _statements(store: GraphStore, node: ox.NamedNode) -> Iterator[Statement]:
    """What documents and the lexicon state with the node on either side, but not what follows from it."""
    native = store.native
    for quad in (*native.quads_for_pattern(node, None, None), *native.quads_for_pattern(None, None, node)):
        if isinstance(quad.graph_name, ox.DefaultGraph):
            continue
        if quad.predicate == _POST_IN and quad.object == node:
            held = native.quads_for_pattern(None, ox.NamedNode(NS + "holds"), quad.subject, quad.graph_name)
            yield from ((x.subject, x.predicate, x.object) for x in held)
        elif quad.predicate == _POST_IN or quad.predicate.value.startswith(NS):
            yield quad.subject, quad.predicate, quad.object
