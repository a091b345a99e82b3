"""Pajek's files, read by networkx and igraph."""

import csv
import io

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import store
from kg.exporters import pajek


def read(data):
    return nx.parse_pajek(data.decode().split("\n"))


def vertices(files):
    return list(csv.DictReader(io.StringIO(files["vertices.csv"].decode(), newline="")))


@pytest.fixture
def read_by_igraph(tmp_path):
    def read(data):
        path = tmp_path / "network.net"
        path.write_bytes(data)
        return igraph.Graph.Read_Pajek(str(path))

    return read


def test_both_read_every_fact(sample, stated, read_by_igraph):
    data = pajek.files(sample)["network.net"]
    words = {"presidedOver": "presided over", "spokeAt": "spoke at", "heldAt": "held at", "memberOf": "member of"}
    words |= {"sessionOf": "session of", "adoptedAt": "adopted at", "holds": "Director"}
    expected = {(one, words.get(relation, relation), other) for one, relation, other in stated}
    found = read(data)
    assert {(one, data["l"], other) for one, other, data in found.edges(data=True)} == expected
    other = read_by_igraph(data)
    assert {(other.vs[e.source]["name"], e["label"], other.vs[e.target]["name"]) for e in other.es} == expected
    assert other.is_directed()
    assert set(other.es["weight"]) == {1.0}


def test_the_partition_gives_each_vertex_the_class_of_its_kind(sample):
    files = pajek.files(sample)
    head, *classes = files["kinds.clu"].decode().splitlines()
    rows = vertices(files)
    assert head == f"*Vertices {len(rows)}" == files["network.net"].decode().splitlines()[0]
    assert classes == [row["class"] for row in rows]
    assert len({(row["class"], row["kind"]) for row in rows}) == len({row["kind"] for row in rows}) == 6
    assert [row["vertex"] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]


def test_a_projection_is_undirected_and_weighted(agencies, read_by_igraph):
    files = pajek.project(agencies)
    found = read_by_igraph(files["network.net"])
    assert not found.is_directed()
    assert found.vs["name"] == [name for _, name in agencies.nodes(data="label")]
    assert found.es["weight"] == [weight for *_, weight in agencies.edges(data="weight")]
    assert {row["iri"] for row in vertices(files)} == set(agencies)


def test_awkward_names_are_one_vertex_each_in_both(attended, awkward, read_by_igraph):
    files = pajek.files(attended(awkward))
    expected = [
        "Office 'of' Weirs",
        "Weirs/Locks",
        "Ends in a slash/",
        "<Weirs> & 'Locks'",
        "Locks; Weirs, Dams and Quays",
        "=1+1",
        "*Vertices 3",
        "桤河水闸局",
        "Line ends there",
        "Emoji 🚢 office",
        "Same name",
        "Same name (3)",
        "Same name (2)",
        "-",
        "Meeting",
    ]
    assert read_by_igraph(files["network.net"]).vs["name"] == expected
    assert list(read(files["network.net"])) == expected
    assert [row["label"] for row in vertices(files)] == expected


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_any_names_give_as_many_vertices(attended, names):
    found = read(pajek.files(attended(names))["network.net"])
    assert (len(found), found.number_of_edges()) == (len(names) + 1, len(names))


def test_an_empty_graph_is_written_and_read(read_by_igraph):
    data = pajek.files(store.memory())["network.net"]
    assert len(read(data)) == len(read_by_igraph(data).vs) == 0
