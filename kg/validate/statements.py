"""Whether the merged graph and the documents' graphs say the same, and each relation has evidence."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import evidence, graph, lexicon, resources
from kg.labels import label, local
from kg.namespaces import LEXICON_GRAPH, NS, PREFIXES
from kg.validate.report import Violation
from kg.validate.shapes import MERGED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.evidence import Statement
    from kg.store import GraphStore

_TYPE = PREFIXES["rdf"] + "type"
_POST_IN = PREFIXES["org"] + "postIn"


@cache
def relations() -> frozenset[str]:
    """The IRIs of the properties that documents state with evidence: `coop:Relation` in the ontology."""
    folder = resources.ontology()
    files = [folder / "core.ttl", *sorted((folder / "relations").glob("*.ttl"))]
    return frozenset(
        triple.subject.value
        for triple in lexicon.parse(files)
        if triple.predicate.value == _TYPE
        and isinstance(triple.object, ox.NamedNode)
        and triple.object.value == NS + "Relation"
        and isinstance(triple.subject, ox.NamedNode)
    )


def stated(store: GraphStore, name: ox.NamedNode) -> set[Statement]:
    """The relations that a document's graph states."""
    quads = store.native.quads_for_pattern(None, None, None, name)
    return {(q.subject, q.predicate, q.object) for q in quads if q.predicate.value in relations()}


def sentence(store: GraphStore, statement: Statement) -> str:
    """A statement in words: the labels of both sides around the relation."""
    subject, predicate, value = statement
    return f"{label(store, subject)} — {local(predicate.value)} — {label(store, value)}"


def check(store: GraphStore) -> Iterator[Violation]:
    """Blank nodes, statements without evidence, and facts that only one of the two sides has."""
    for name in evidence.documents(store):
        where, said = label(store, name), stated(store, name)
        testified = {found.statement for found in evidence.read(store, name) if found.statement}
        for statement in said - testified:
            yield Violation("evidence", where, f"no evidence for {sentence(store, statement)}")
        for statement in testified - said:
            yield Violation("evidence", where, f"evidence for what is not stated: {sentence(store, statement)}")
    yield from _blank_nodes(store)
    yield from _merging(store)


def _blank_nodes(store: GraphStore) -> Iterator[Violation]:
    for quad in store.native:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            where = label(store, quad.graph_name) if isinstance(quad.graph_name, ox.NamedNode) else MERGED
            yield Violation("blank node", where, f"{quad.subject} {quad.predicate} {quad.object}")


def _merging(store: GraphStore) -> Iterator[Violation]:
    _, _, inverses = graph.alignments()
    merged: set[Statement] = set()
    sources: dict[Statement, str] = {}
    for quad in store.native:
        predicate = quad.predicate.value
        if not predicate.startswith(NS) and predicate != _POST_IN:
            continue
        statement = (quad.subject, quad.predicate, quad.object)
        if isinstance(quad.graph_name, ox.DefaultGraph):
            merged.add(statement)
        elif not _record(predicate):
            name = quad.graph_name.value
            sources[statement] = min(name, sources.get(statement, name))
            for inverse in inverses.get(predicate, []):
                if isinstance(quad.object, ox.NamedNode):
                    sources.setdefault((quad.object, ox.NamedNode(inverse), quad.subject), name)
        else:
            sources[statement] = ""
    for statement in merged - sources.keys():
        yield Violation("statement", MERGED, f"no document or lexicon states {sentence(store, statement)}")
    for statement in sources.keys() - merged:
        source = sources[statement]
        if source:
            where = "the lexicon" if source == LEXICON_GRAPH else label(store, ox.NamedNode(source))
            message = f"{sentence(store, statement)} is missing from the merged graph"
            yield Violation("statement", where, message)


def _record(predicate: str) -> bool:
    """Whether a property belongs to evidence, which the merged graph does not repeat."""
    return local(predicate) in {"extractor", "confidence"}
