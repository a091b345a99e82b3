"""Pajek: network.net, the kinds as a partition, and a table of the vertices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.exporters import table
from kg.network.multigraph import edges, flat, multigraph

if TYPE_CHECKING:
    import networkx as nx

    from kg.store import GraphStore

SUFFIX = ""


def files(store: GraphStore) -> dict[str, bytes]:
    """The whole typed graph: an arc for each fact, with the relation as its label.

    Pajek knows no way to write a double quote in a label, and some readers take a backslash for an
    escape: they become an apostrophe and a slash; line ends and control characters become spaces. Since
    programs take the label for the name of a vertex, the second of two equal labels ends in `(2)`.
    `kinds.clu` is a partition whose classes are told by `vertices.csv`, with the IRI of each vertex.
    """
    return _files(multigraph(store))


def project(graph: nx.Graph[str]) -> dict[str, bytes]:
    """A network of one kind, its edges with their weights."""
    return _files(graph)


def _files(graph: nx.Graph[str]) -> dict[str, bytes]:
    labels = _unique([_text(data["label"]) for _, data in graph.nodes(data=True)])
    number = {iri: position for position, iri in enumerate(graph, 1)}
    kinds = sorted({data["kind"] for _, data in graph.nodes(data=True)})
    classes = [kinds.index(data["kind"]) + 1 for _, data in graph.nodes(data=True)]
    head = f"*Vertices {len(labels)}"
    net = [head, *(f'{position} "{label}"' for position, label in enumerate(labels, 1))]
    net.append("*Arcs" if graph.is_directed() else "*Edges")
    for _, one, other, data in edges(graph):
        told = f' l "{_text(data["label"])}"' if "label" in data else ""
        net.append(f"{number[one]} {number[other]} {data['weight']}{told}")
    rows = [
        (str(position), label, str(class_), kinds[class_ - 1], iri)
        for (iri, position), label, class_ in zip(number.items(), labels, classes, strict=True)
    ]
    return {
        "network.net": _lines(net),
        "kinds.clu": _lines([head, *map(str, classes)]),
        "vertices.csv": table(("vertex", "label", "class", "kind", "iri"), rows),
    }


def _lines(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _text(label: object) -> str:
    text = str(flat({"label": label})["label"]).replace('"', "'").replace("\\", "/")
    # What a program may take for the end of a line is more than a line feed.
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).strip() or "-"


def _unique(labels: list[str]) -> list[str]:
    used = set(labels)
    seen: set[str] = set()
    found = []
    for label in labels:
        name, count = label, 1
        while name in seen or (count > 1 and name in used):
            count += 1
            name = f"{label} ({count})"
        seen.add(name)
        found.append(name)
    return found
