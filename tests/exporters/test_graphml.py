"""GraphML, read by networkx and igraph."""

import io
import re
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import store
from kg.exporters import graphml

NS = {"g": "http://graphml.graphdrawing.org/xmlns", "y": "http://www.yworks.com/xml/graphml"}


def read(data):
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


@pytest.fixture
def read_by_igraph(tmp_path):
    def read(data):
        path = tmp_path / "graph.graphml"
        path.write_bytes(data)
        return igraph.Graph.Read_GraphML(str(path))

    return read


def test_networkx_reads_every_fact_with_its_types(sample, stated):
    found = read(graphml.write(sample))
    label = found.nodes("label")
    assert {(label[s], data["relation"], label[o]) for s, o, data in found.edges(data=True)} == stated
    data = next(
        data for s, _, data in found.edges(data=True) if (label[s][:5], data["relation"]) == ("South", "attended")
    )
    assert (data["quotes"], data["confidence"], data["date"]) == (2, 0.5, "2023-05-09")
    assert found.nodes[next(x for x in found if label[x] == "Northland Harbour Office")] == {
        "label": "Northland Harbour Office",
        "label_en": "Northland Harbour Office",
        "label_zh": "北岭省港务局",
        "kind": "Agency",
        "jurisdiction": "Northland",
        "names": "Harbour Office",
        "division": "Northland",
    }


def test_igraph_reads_the_same(sample, stated, read_by_igraph):
    found = read_by_igraph(graphml.write(sample))
    assert found.is_directed()
    ends = {(found.vs[e.source]["label"], e["relation"], found.vs[e.target]["label"]) for e in found.es}
    assert ends == stated
    assert {e["confidence"] for e in found.es if e["quotes"]} <= {0.5, 0.51, 0.52, 0.53, 0.54}
    mine = {(found.vs[e.source]["id"], found.vs[e.target]["id"], int(e["fact"])) for e in found.es}
    assert mine == set(read(graphml.write(sample)).edges(keys=True))


def test_yed_finds_a_label_and_a_colour(sample):
    root = ET.fromstring(graphml.write(sample))
    (key,) = (key.get("id") for key in root.findall("g:key", NS) if key.get("yfiles.type") == "nodegraphics")
    nodes = root.findall(".//g:node", NS)
    shapes = [node.find(f"g:data[@key='{key}']/y:ShapeNode", NS) for node in nodes]
    names = read(graphml.write(sample)).nodes("label")
    assert [shape.find("y:NodeLabel", NS).text for shape in shapes] == [names[node.get("id")] for node in nodes]
    assert {shape.find("y:Fill", NS).get("color") for shape in shapes} >= {"#2b6ca8", "#b0477d"}
    assert len({key.get("id") for key in root.findall("g:key", NS)}) == len(root.findall("g:key", NS))


def test_a_projection_is_undirected_and_weighted(agencies, read_by_igraph):
    data = graphml.project(agencies)
    found = nx.read_graphml(io.BytesIO(data))
    assert not found.is_directed()
    assert [set(edge[:2]) for edge in found.edges] == [set(edge) for edge in agencies.edges]
    assert [weight for *_, weight in found.edges(data="weight")] == [w for *_, w in agencies.edges(data="weight")]
    assert read_by_igraph(data).vs["label"] == [name for _, name in agencies.nodes(data="label")]
    assert "tuple" in {type(value).__name__ for *_, edge in agencies.edges(data=True) for value in edge.values()}


def test_awkward_names_come_back_in_both(attended, awkward, read_by_igraph):
    data = graphml.write(attended(awkward))
    found = read(data)
    assert [found.nodes[iri]["label_en"] for iri in sorted(found)[: len(awkward)]] == awkward
    assert read_by_igraph(data).vs["label_en"][: len(awkward)] == awkward


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_gives_a_file_that_is_read(attended, name):
    (back,) = (data for iri, data in read(graphml.write(attended([name]))).nodes(data=True) if "agency" in iri)
    assert back["label_en"] == re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", name)


@pytest.mark.parametrize("names", [[], ["Weirs"]])
def test_small_graphs_are_written_and_read(names, attended):
    made = attended(names) if names else store.memory()
    assert len(read(graphml.write(made))) == 2 * len(names)
