"""A one-mode network in the shape of the typed graph, so that it is drawn as that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import network
from kg.network.reading import labels
from kg.network.typed import Node, Statement, TypedGraph, terms

if TYPE_CHECKING:
    from kg.store import GraphStore


def typed(store: GraphStore, projection: str) -> TypedGraph:
    """The network of one projection: an edge for each two actors, with a statement for each shared occasion.

    Raises:
        InputError: there is no projection of that name.
    """
    net = network.project(store, projection)
    names, order = labels(store), sorted(net.nodes)
    at = {iri: index for index, iri in enumerate(order)}
    nodes = [Node(iri, net.nodes[iri]["kind"], names.get(iri, {}), ()) for iri in order]
    statements: list[Statement] = []
    links: dict[tuple[int, int], list[int]] = {}
    for one, other, about in net.edges(data=True):
        ends = min(at[one], at[other]), max(at[one], at[other])
        links[ends] = list(range(len(statements), len(statements) + len(about["meetings"])))
        met = about["meetings"]
        statements += [Statement(ends[0], "attended", ends[1], names.get(iri, {"": iri}), ()) for iri in met]
    return TypedGraph(nodes, statements, [], dict(sorted(links.items())), terms({node.kind for node in nodes}))
