"""GEXF 1.3 for Gephi: the network with the times of meetings and the colours of kinds."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from kg.exporters import COLOURS, expressible
from kg.network.days import periods
from kg.network.multigraph import edges, flat, multigraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from kg.network.days import Period
    from kg.store import GraphStore

SUFFIX = ".gexf"

XMLNS = {"xmlns": "http://gexf.net/1.3", "xmlns:viz": "http://gexf.net/1.3/viz", "version": "1.3"}
TYPES = {int: "integer", float: "double", str: "string"}
# What elements have a place of their own for.
OWN = {"label", "weight", "start", "end"}

Record = dict[str, str | int | float]
Edge = tuple[int, str, str, dict[str, Any]]


def write(store: GraphStore) -> bytes:
    """The whole typed graph, an edge for each fact; its relation is the `kind` by which Gephi keeps parallels.

    What happened at a meeting of known year is there from the first day to the last that the meeting may
    have begun on, and a thing as long as one of its edges; what has no date is always there. What XML
    cannot express is replaced as `kg.exporters.expressible` says.
    """
    return _written(multigraph(store))


def project(graph: nx.Graph[str]) -> bytes:
    """A network of one kind, its edges with their weights."""
    return _written(graph)


def _written(graph: nx.Graph[str]) -> bytes:
    stated = edges(graph)
    node_times, edge_times = _times(graph, stated)
    root = ET.Element("gexf", XMLNS)
    ET.SubElement(ET.SubElement(root, "meta"), "creator").text = "kg"
    kind = "directed" if graph.is_directed() else "undirected"
    dated = {"mode": "dynamic", "timeformat": "date"} if any((*node_times.values(), *edge_times.values())) else {}
    top = ET.SubElement(root, "graph", {"defaultedgetype": kind, "idtype": "string", **dated})

    things = {iri: flat(data) for iri, data in graph.nodes(data=True)}
    joins = [flat(data) for *_, data in stated]
    node_columns = _declare(top, "node", things.values())
    edge_columns = _declare(top, "edge", joins)
    inner = ET.SubElement(top, "nodes")
    for iri, data in things.items():
        element = ET.SubElement(inner, "node", {"id": iri, "label": _line(data["label"])})
        _fill(element, data, node_columns, node_times[iri])
        if data["kind"] in COLOURS:
            red, green, blue = bytes.fromhex(COLOURS[str(data["kind"])].removeprefix("#"))
            ET.SubElement(element, "viz:color", {"r": str(red), "g": str(green), "b": str(blue)})
    inner = ET.SubElement(top, "edges")
    for (number, one, other, _), data in zip(stated, joins, strict=True):
        given = {"id": str(number), "source": one, "target": other}
        if "relation" in data:
            given |= {"kind": str(data["relation"]), "label": _line(data["label"])}
        element = ET.SubElement(inner, "edge", {**given, "weight": str(float(data["weight"]))})
        _fill(element, data, edge_columns, edge_times[number])
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _times(graph: nx.Graph[str], stated: list[Edge]) -> tuple[dict[str, list[Period]], dict[int, list[Period]]]:
    """The periods of each node and edge; none for what is always there."""
    of_edges = {number: periods(data.get("date", ())) for number, _, _, data in stated}
    of_nodes = {iri: set(periods(data.get("heldOn", ()))) for iri, data in graph.nodes(data=True)}
    always = set()
    for number, one, other, _ in stated:
        for iri in (one, other):
            of_nodes[iri].update(of_edges[number])
            if not of_edges[number]:
                always.add(iri)
    return {iri: [] if iri in always else sorted(found) for iri, found in of_nodes.items()}, of_edges


def _declare(top: ET.Element, class_: str, records: Iterable[Record]) -> list[str]:
    """Declare the attributes in use with their types; some programs show their ids and not their titles."""
    found: dict[str, set[type]] = defaultdict(set)
    for record in records:
        for name, value in record.items():
            found[name].add(type(value))
    names = [name for name in found if name not in OWN]
    if names:
        declared = ET.SubElement(top, "attributes", {"class": class_})
        for name in names:
            kind = next(TYPES[each] for each in (str, float, int) if each in found[name])
            ET.SubElement(declared, "attribute", {"id": name, "title": name, "type": kind})
    return names


def _fill(element: ET.Element, data: Record, columns: list[str], times: list[Period]) -> None:
    """Values, and one period as `start` and `end` or several as spells."""
    values = ET.SubElement(element, "attvalues")
    for name, value in data.items():
        if name in columns:
            ET.SubElement(values, "attvalue", {"for": name, "value": expressible(str(value))})
    if len(times) == 1:
        element.attrib |= {"start": times[0][0], "end": times[0][1]}
    elif times:
        spells = ET.SubElement(element, "spells")
        for first, last in times:
            ET.SubElement(spells, "spell", {"start": first, "end": last})


def _line(label: object) -> str:
    """A label on one line, as the schema wants it."""
    return re.sub(r"\s+", " ", expressible(str(label))).strip()
