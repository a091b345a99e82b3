"""Evidence read back from a dataset: which words of which document state which fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.labels import Term
from kg.namespaces import LEXICON_GRAPH, MEASUREMENT_GRAPH, NS, OA, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import GraphStore

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_EVIDENCE = ox.NamedNode(NS + "Evidence")

Statement = tuple[Term, ox.NamedNode, Term]


@dataclass(frozen=True, slots=True)
class Attestation:
    """One Evidence node as it stands in a graph, which may be wrong: a missing or malformed field is None.

    `graph` is the named graph it lies in, `source` the document it says it was quoted from; both are
    IRIs and ought to be equal. Offsets are code points of that document's text, half-open.
    """

    iri: str
    graph: str
    statement: Statement | None
    quote: str | None
    start: int | None
    end: int | None
    source: str | None
    extractor: str | None
    confidence: float | None


def documents(store: GraphStore) -> list[ox.NamedNode]:
    """The names of the documents' graphs, sorted: every named graph but those of the lexicon and of measurements."""
    names = [name for name in store.native.named_graphs() if isinstance(name, ox.NamedNode)]
    return sorted(
        (name for name in names if name.value not in {LEXICON_GRAPH, MEASUREMENT_GRAPH}), key=lambda name: name.value
    )


def read(store: GraphStore, graph: ox.NamedNode) -> Iterator[Attestation]:
    """The evidence in the graph of a document, in the order of its IRIs."""
    nodes = (quad.subject for quad in store.native.quads_for_pattern(None, _TYPE, _EVIDENCE, graph))
    for node in sorted(nodes, key=str):
        fields: dict[str, Term] = {}
        for quad in store.native.quads_for_pattern(node, None, None, graph):
            fields[quad.predicate.value] = quad.object
        yield _attestation(_text(node) or str(node), graph.value, fields)


def _attestation(iri: str, graph: str, fields: dict[str, Term]) -> Attestation:
    subject, predicate, value = (fields.get(PREFIXES["rdf"] + x) for x in ("subject", "predicate", "object"))
    complete = subject is not None and isinstance(predicate, ox.NamedNode) and value is not None
    return Attestation(
        iri=iri,
        graph=graph,
        statement=(subject, predicate, value) if complete else None,  # type: ignore[arg-type] # checked above
        quote=_text(fields.get(str(OA.exact))),
        start=_integer(_text(fields.get(str(OA.start)))),
        end=_integer(_text(fields.get(str(OA.end)))),
        source=_text(fields.get(PREFIXES["prov"] + "wasQuotedFrom")),
        extractor=_text(fields.get(NS + "extractor")),
        confidence=_number(_text(fields.get(NS + "confidence"))),
    )


def _text(term: Term | None) -> str | None:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else None


def _integer(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() else None


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
