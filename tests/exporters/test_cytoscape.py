"""Cytoscape JSON, read by networkx and held against what cytoscape.js takes."""

import json

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import store
from kg.exporters import cytoscape


def read(data):
    return nx.cytoscape_graph(json.loads(data))


def test_networkx_reads_every_fact(sample, stated):
    found = read(cytoscape.write(sample))
    names = found.nodes("label")
    assert found.is_multigraph()
    assert {(names[s], data["relation"], names[o]) for s, o, data in found.edges(data=True)} == stated
    assert {(type(data["quotes"]), type(data["weight"])) for *_, data in found.edges(data=True)} == {(int, int)}


def test_elements_are_as_cytoscape_has_them(sample):
    content = json.loads(cytoscape.write(sample))
    nodes = [node["data"] for node in content["elements"]["nodes"]]
    edges = [edge["data"] for edge in content["elements"]["edges"]]
    assert len({element["id"] for element in nodes + edges}) == len(nodes) + len(edges)
    assert {edge[end] for edge in edges for end in ("source", "target")} <= {node["id"] for node in nodes}
    assert all(edge["interaction"] == edge["relation"] for edge in edges)
    assert all(isinstance(value, str | int | float) for data in nodes + edges for value in data.values())
    assert content["data"]["name"] == "cooperation"


def test_a_projection_is_undirected_and_weighted(agencies):
    found = read(cytoscape.project(agencies))
    assert (found.is_directed(), found.is_multigraph()) == (False, False)
    assert [weight for *_, weight in found.edges(data="weight")] == [w for *_, w in agencies.edges(data="weight")]
    assert dict(found.nodes("label")) == dict(agencies.nodes("label"))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_name_comes_back(attended, name):
    found = read(cytoscape.write(attended([name])))
    assert found.nodes["https://example.org/agency/00"]["label"] == name


@pytest.mark.parametrize("names", [[], ["Weirs"]])
def test_small_graphs_are_written_and_read(names, attended):
    made = attended(names) if names else store.memory()
    assert len(read(cytoscape.write(made))) == 2 * len(names)
