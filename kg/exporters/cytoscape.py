"""Cytoscape JSON: the network for Cytoscape (cyjs) and cytoscape.js."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.network.multigraph import edges, flat, multigraph

if TYPE_CHECKING:
    import networkx as nx

    from kg.store import GraphStore

SUFFIX = ".cyjs"


def write(store: GraphStore) -> bytes:
    """The whole typed graph; what an edge says is its `interaction`, as Cytoscape calls it."""
    return _written(multigraph(store), "cooperation")


def project(graph: nx.Graph[str]) -> bytes:
    """A network of one kind."""
    return _written(graph, str(graph.graph.get("projection", "cooperation")))


def _written(graph: nx.Graph[str], name: str) -> bytes:
    """The form that networkx reads too: `value` and `key` are its names of a node and of an edge."""
    nodes, joins = [], []
    for iri, data in graph.nodes(data=True):
        known = flat(data)
        nodes.append(
            {"data": {**known, "id": iri, "value": iri, "name": known["label"], "shared_name": known["label"]}}
        )
    for number, one, other, data in edges(graph):
        joined: dict[str, Any] = {**flat(data), "id": f"e{number}", "source": one, "target": other}
        if "relation" in joined:
            joined |= {"key": number, "interaction": joined["relation"], "name": joined["label"]}
        joins.append({"data": joined})
    content = {
        "format_version": "1.0",
        "generated_by": "kg",
        "directed": graph.is_directed(),
        "multigraph": graph.is_multigraph(),
        "data": {"name": name, "shared_name": name},
        "elements": {"nodes": nodes, "edges": joins},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
