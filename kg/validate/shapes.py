"""SHACL over the merged graph and over each document's graph, each by itself."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import RDF, SH, Graph, URIRef

from kg import evidence, resources
from kg.labels import label, shorten
from kg.validate.report import Violation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib.term import Node

    from kg.store import GraphStore

MERGED = "the merged graph"


@cache
def _shapes(name: str) -> Graph:
    return Graph().parse(resources.ontology() / name, format="turtle")


def check(store: GraphStore) -> Iterator[Violation]:
    """What `shapes.ttl` forbids; the place is the document's path, or the merged graph."""
    backend = store.dataset.store
    graphs = [(label(store, name), Graph(backend, URIRef(name.value))) for name in evidence.documents(store)]

    def named(node: Node) -> str:
        return label(store, ox.NamedNode(node)) if isinstance(node, URIRef) else str(node)

    for where, graph in [(MERGED, store.default), *graphs]:
        for _, message in conform(graph, "shapes.ttl", named):
            yield Violation("shape", where, message)


def conform(graph: Graph, shapes: str, named: Callable[[Node], str]) -> Iterator[tuple[str, str]]:
    """Check one graph against a file of shapes: the node that violates one, and what is wrong with it.

    `named` says what a node is called in the message.
    """
    import pyshacl

    # pyshacl adds triples to what it is given and asks it node by node: hence a copy in plain memory.
    plain = Graph(bind_namespaces="none")
    for triple in graph:
        plain.add(triple)
    _, results, _ = pyshacl.validate(plain, shacl_graph=_shapes(shapes), inference="none")
    for result in results.subjects(RDF.type, SH.ValidationResult):
        focus = results.value(result, SH.focusNode)
        path, value = results.value(result, SH.resultPath), results.value(result, SH.value)
        messages = sorted(str(message) for message in results.objects(result, SH.resultMessage))
        about = f"{named(focus)} <{focus}>" if isinstance(focus, URIRef) else str(focus)
        found = f" (found {named(value)})" if value is not None and value != focus else ""
        at = f" [{shorten(str(path))}]" if isinstance(path, URIRef) else ""
        yield str(focus), f"{about}: {'; '.join(messages)}{found}{at}"
