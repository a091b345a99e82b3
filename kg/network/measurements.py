"""Measurements: ranks written back into the dataset, so that SPARQL can use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.namespaces import MEASUREMENT_GRAPH, NS, PREFIXES, digest, mint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx as nx

    from kg.network.centrality import Score
    from kg.network.robustness import Interval
    from kg.store import GraphStore

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_XSD = PREFIXES["xsd"]


def measurements(
    scores: Iterable[Score], graph: nx.Graph[str], ranked: dict[str, Interval] | None = None
) -> Iterator[ox.Triple]:
    """A `coop:Measurement` for each score: what was measured of whom, in which projection, weighting and selection.

    `graph` is the network that the scores are of. The selection stands as `coop:period` where it has dates, and
    in words as `coop:selection`. `ranked` adds the interval of each rank. The IRI comes from all of these but the
    value, so that measuring again replaces.
    """
    about = graph.graph
    for score in scores:
        parts = (score.node, score.measure, score.projection, about["weighting"], about["selection"])
        node = ox.NamedNode(mint("measurement", digest(*parts)))
        interval = (ranked or {}).get(score.node)
        yield ox.Triple(node, _TYPE, ox.NamedNode(NS + "Measurement"))
        yield ox.Triple(node, ox.NamedNode(NS + "measurementOf"), ox.NamedNode(score.node))
        for name, value, datatype in (
            ("measure", score.measure, "string"),
            ("projection", score.projection, "string"),
            ("weighting", about["weighting"], "string"),
            ("selection", about["selection"] or None, "string"),
            ("period", about["period"] or None, "string"),
            ("value", _decimal(score.value), "decimal"),
            ("standing", str(score.rank), "integer"),
            ("rankFrom", str(interval.low) if interval else None, "integer"),
            ("rankTo", str(interval.high) if interval else None, "integer"),
        ):
            if value is not None:
                literal = ox.Literal(value, datatype=ox.NamedNode(_XSD + datatype))
                yield ox.Triple(node, ox.NamedNode(NS + name), literal)


def add(store: GraphStore, found: Iterable[ox.Triple]) -> None:
    """Put measurements into their own graph and the merged one; what was measured the same way before is replaced."""
    found = list(found)
    own = ox.NamedNode(MEASUREMENT_GRAPH)
    graphs: tuple[ox.NamedNode | ox.DefaultGraph, ...] = (own, ox.DefaultGraph())
    for node in {triple.subject for triple in found}:
        for quad in list(store.native.quads_for_pattern(node, None, None, None)):
            store.native.remove(quad)
    store.native.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in found for graph in graphs)


def _decimal(value: float) -> str:
    """Six significant digits in full: xsd:decimal has no exponent.

    >>> _decimal(1.5), _decimal(0.000012345678)
    ('1.5', '0.0000123457')
    """
    text = f"{float(f'{value:.6g}'):.15f}".rstrip("0")
    return text + "0" if text.endswith(".") else text
