"""GraphML for networkx, igraph and yEd: the network with typed attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from networkx.readwrite.graphml import GraphMLWriter

from kg.exporters import COLOURS, expressible, returns_kept
from kg.network.multigraph import edges, flat, multigraph

if TYPE_CHECKING:
    import networkx as nx

    from kg.store import GraphStore

SUFFIX = ".graphml"

GRAPHML, YED = "http://graphml.graphdrawing.org/xmlns", "http://www.yworks.com/xml/graphml"
# GraphML's own schema as yEd extends it.
SCHEMA = "http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd"


def write(store: GraphStore) -> bytes:
    """The whole typed graph, an edge for each fact, with its number as id and, since igraph loses ids, as `fact`.

    yEd finds labels and the colours of kinds; a layout is left to it. What XML cannot express is
    replaced as `kg.exporters.expressible` says.
    """
    return _written(multigraph(store))


def project(graph: nx.Graph[str]) -> bytes:
    """A network of one kind, its edges with their weights."""
    return _written(graph)


def _written(graph: nx.Graph[str]) -> bytes:
    writer = GraphMLWriter(encoding="utf-8")
    writer.add_graph_element(_plain(graph))
    _draw(writer.xml, graph)
    ET.indent(writer.xml, " ")
    return returns_kept(ET.tostring(writer.xml, encoding="utf-8", xml_declaration=True)) + b"\n"


def _plain(graph: nx.Graph[str]) -> nx.Graph[str]:
    """A copy whose attributes are texts and numbers that XML can hold."""
    copy = graph.copy()
    copy.graph.clear()
    for number, _, _, data in edges(copy):
        if "relation" in data:
            data["fact"] = number
    for data in (*(data for _, data in copy.nodes(data=True)), *(data for *_, data in copy.edges(data=True))):
        known = flat(data)
        data.clear()
        data |= {name: expressible(each) if isinstance(each, str) else each for name, each in known.items()}
    return copy


def _draw(root: ET.Element, graph: nx.Graph[str]) -> None:
    """Label and colour of each node as yEd has them; other programs pass over what is yEd's."""
    root.set("xmlns:y", YED)
    root.set("xsi:schemaLocation", f"{GRAPHML} {SCHEMA}")
    root.insert(0, ET.Element("key", {"id": "y", "for": "node", "yfiles.type": "nodegraphics"}))
    for element in root.iter("node"):
        node = graph.nodes[element.get("id", "")]
        shape = ET.SubElement(ET.SubElement(element, "data", {"key": "y"}), "y:ShapeNode")
        ET.SubElement(shape, "y:Fill", {"color": COLOURS.get(node["kind"], "#ffffff"), "transparent": "false"})
        ET.SubElement(shape, "y:NodeLabel").text = expressible(str(flat(node)["label"]))
