"""GEXF, read by networkx and held against what Gephi takes."""

import io
import re
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import store
from kg.exporters import COLOURS, gexf
from kg.view import palette

NS = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}


def read(data):
    return nx.read_gexf(io.BytesIO(data), version="1.3")


def label(graph, iri):
    return graph.nodes[iri]["label"]


def test_networkx_reads_every_fact(sample, stated):
    found = read(gexf.write(sample))
    assert {(label(found, s), data["relation"], label(found, o)) for s, o, data in found.edges(data=True)} == stated
    assert {data["weight"] for *_, data in found.edges(data=True)} == {1.0}
    office = next(data for _, data in found.nodes(data=True) if data["label"] == "Northland Harbour Office")
    assert (office["label_zh"], office["kind"], office["division"]) == ("北岭省港务局", "Agency", "Northland")
    assert office["viz"]["color"] == {"r": 0x2B, "g": 0x6C, "b": 0xA8, "a": 1.0}


def test_attributes_are_typed_and_parallel_edges_are_kinds(sample):
    root = ET.fromstring(gexf.write(sample))
    types = {x.get("title"): x.get("type") for x in root.findall(".//g:attributes[@class='edge']/g:attribute", NS)}
    assert types["quotes"] == types["documents"] == "integer"
    assert (types["confidence"], types["quote"]) == ("double", "string")
    edges = root.findall(".//g:edge", NS)
    keys = [(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges]
    assert len(set(keys)) == len(keys)
    assert len({edge.get("id") for edge in edges}) == len(edges)


def test_what_was_at_a_meeting_is_there_on_its_day_and_the_rest_always(sample):
    root = ET.fromstring(gexf.write(sample))
    graph = root.find("g:graph", NS)
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    times = {edge.get("kind"): (edge.get("start"), edge.get("end")) for edge in root.findall(".//g:edge", NS)}
    dated, never = ("2023-05-09", "2023-05-09"), (None, None)
    assert {times[kind] for kind in ("attended", "spokeAt", "heldAt", "adoptedAt", "sessionOf")} == {dated}
    assert {times[kind] for kind in ("holds", "memberOf", "signed")} == {never}
    nodes = {node.get("label"): (node.get("start"), node.get("end")) for node in root.findall(".//g:node", NS)}
    assert nodes["Lantern Cove"] == nodes["Fourth joint meeting of the Two Capes Cooperation Zone"] == dated
    assert nodes["Wen Baishan"] == nodes["Two Capes Cooperation Zone"] == never


def test_vague_and_several_dates_are_periods_within_those_of_their_nodes(attended):
    made = attended(["Weirs"])
    met, held = "https://example.org/meeting", "https://w3id.org/coopkg/ns#heldOn"
    made.native.update(f'INSERT DATA {{ <{met}> <{held}> "2021-02", "2023", "--09-11" }}')
    data = gexf.write(made)
    spells = [("2021-02-01", "2021-02-28"), ("2023-01-01", "2023-12-31")]
    root = ET.fromstring(data)
    for element in (*root.findall(".//g:node", NS), *root.findall(".//g:edge", NS)):
        assert [(x.get("start"), x.get("end")) for x in element.findall("g:spells/g:spell", NS)] == spells
    ((*_, edge),) = read(data).edges(data=True)
    assert (edge["date"], edge["spells"]) == ("--09-11; 2021-02; 2023", spells)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for spell in spells for day in spell)


def test_a_network_without_dates_is_static(attended):
    graph = ET.fromstring(gexf.write(attended(["Weirs"]))).find("g:graph", NS)
    assert (graph.get("mode"), graph.get("timeformat")) == (None, None)


def test_a_projection_is_undirected_and_weighted(agencies):
    found = read(gexf.project(agencies))
    assert not found.is_directed()
    assert {frozenset(edge[:2]): edge[2]["weight"] for edge in found.edges(data=True)} == {
        frozenset(edge[:2]): edge[2]["weight"] for edge in agencies.edges(data=True)
    }
    assert dict(found.nodes(data="label")) == dict(agencies.nodes(data="label"))


def test_labels_stand_on_one_line_and_come_back(attended, awkward):
    found = read(gexf.write(attended(awkward)))
    expected = [" ".join(name.split()) for name in awkward]
    assert [label(found, iri) for iri in sorted(found)[: len(awkward)]] == expected
    assert [found.nodes[iri]["label_en"] for iri in sorted(found)[: len(awkward)] if iri.endswith("04")] == [awkward[4]]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_gives_a_file_that_is_read(attended, name):
    (back,) = (data for iri, data in read(gexf.write(attended([name]))).nodes(data=True) if "agency" in iri)
    expected = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", name)
    assert back["label_en"] == expected


@pytest.mark.parametrize("names", [[], ["Weirs"]])
def test_small_graphs_are_written_and_read(names, attended):
    made = attended(names) if names else store.memory()
    assert len(read(gexf.write(made))) == 2 * len(names)


def test_colours_are_those_of_the_picture():
    assert {kind: light for kind, (_, light, _) in palette.KINDS.items()} == COLOURS
