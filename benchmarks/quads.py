"""Quads of a made-up dataset, as `kg build` would write them: things, facts and the words behind them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.namespaces import ID, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

Names = dict[str, str]


def term(name: str) -> ox.NamedNode:
    """The node of a prefixed name."""
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


class Dataset:
    """Quads as `kg build` would write them, and what they join."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.quads: dict[ox.Quad, None] = {}
        self.links: set[frozenset[str]] = set()
        self.nodes: set[str] = set()

    def state(self, subject: str, predicate: str, value: ox.NamedNode | ox.Literal, graph: object = None) -> None:
        default = ox.DefaultGraph() if graph is None else graph
        self.quads[ox.Quad(ox.NamedNode(subject), term(predicate), value, default)] = None

    def thing(self, kind: str, name: str, labels: Names) -> str:
        iri = f"{ID}{kind.lower()}/{name}"
        self.state(iri, "rdf:type", term(f"coop:{kind}"))
        for language, text in labels.items():
            self.state(iri, "skos:prefLabel", ox.Literal(text, language=language))
        return iri

    def fact(self, document: str, start: int, quote: str, subject: str, relation: str, value: object) -> None:
        """A fact, and the evidence for it in its document's graph."""
        thing = ox.NamedNode(value) if isinstance(value, str) else value
        self.state(subject, f"coop:{relation}", thing)
        evidence, graph = f"{ID}evidence/{len(self.quads)}", ox.NamedNode(document)
        confidence = f"{self.chance.triangular(0.4, 0.95, 0.9):.2f}"
        for predicate, part in (
            ("rdf:subject", ox.NamedNode(subject)),
            ("rdf:predicate", term(f"coop:{relation}")),
            ("rdf:object", thing),
            ("prov:wasQuotedFrom", graph),
            ("oa:start", ox.Literal(start)),
            ("oa:end", ox.Literal(start + len(quote))),
            ("oa:exact", ox.Literal(quote)),
            ("coop:confidence", ox.Literal(confidence, datatype=term("xsd:decimal"))),
        ):
            self.state(evidence, predicate, part, graph)
        self.nodes.add(subject)
        if isinstance(value, str):
            self.join(subject, value)

    def join(self, one: str, other: str) -> None:
        self.nodes |= {one, other}
        self.links.add(frozenset((one, other)))

    def pick(self, things: Sequence[str], count: int) -> list[str]:
        """Different things, those at the head of the sequence far more often."""
        weights = [1 / (rank + 3) ** 0.7 for rank in range(len(things))]
        return sorted(set(self.chance.choices(things, weights, k=count))) if things else []
