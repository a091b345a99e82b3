"""Cytoscape JSON: the network for Cytoscape (cyjs) and cytoscape.js."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.network.multigraph import flat, multigraph

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
    nodes = []
    for iri, data in graph.nodes(data=True):
        known = flat(data)
        nodes.append({"data": {**known, "id": iri, "value": iri, "name": known["label"], "shared_name": known["label"]}})
    edges = []
    stated = graph.edges(keys=True, data=True) if graph.is_multigraph() else graph.edges(data=True)
    for number, (one, other, *key, data) in enumerate(stated, 1):
        joined: dict[str, Any] = {**flat(data), "id": f"e{key[0] if key else number}", "source": one, "target": other}
        if key:
            joined |= {"key": key[0], "interaction": joined["relation"], "name": joined["label"]}
        edges.append({"data": joined})
    content = {
        "format_version": "1.0",
        "generated_by": "kg",
        "directed": graph.is_directed(),
        "multigraph": graph.is_multigraph(),
        "data": {"name": name, "shared_name": name},
        "elements": {"nodes": nodes, "edges": edges},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
