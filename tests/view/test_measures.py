"""The picture's measures are those of kg.network, by whichever library."""

import networkx as nx
import pytest

from kg.network.typed import Node, TypedGraph
from kg.view import measures


def typed(size, pairs):
    nodes = [Node(str(number), "Agency", {}, ()) for number in range(size)]
    links = {(min(pair), max(pair)): [number] for number, pair in enumerate(pairs)}
    return measures.weighted(TypedGraph(nodes, [], [], dict(sorted(links.items())), {}))


@pytest.fixture(params=["networkx", "igraph"])
def library(request, monkeypatch):
    """Each of the two, even for the small networks of these tests."""
    pytest.importorskip(request.param)
    monkeypatch.setattr(measures, "SMALL", -1)
    monkeypatch.setattr(measures, "backend", lambda: request.param)
    return request.param


@pytest.mark.usefixtures("library")
def test_values_stand_in_the_order_of_the_nodes():
    path = typed(12, [(node, node + 1) for node in range(11)])
    found = measures.measures(path)
    assert found["betweenness"] == pytest.approx([node * (11 - node) / 55 for node in range(12)])
    assert sum(found["pagerank"]) == pytest.approx(1)
    assert found["pagerank"] == pytest.approx(found["pagerank"][::-1])
    assert max(found["pagerank"]) == pytest.approx(found["pagerank"][1])


def test_two_cliques_are_two_groups_the_larger_first(library):
    graph = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(8))
    graph.add_edge(0, 9)
    found, method = measures.groups(typed(12, sorted(graph.edges)))
    assert found == [1] * 4 + [0] * 8
    assert library in method


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("size", [0, 1])
def test_nothing_and_one(size):
    net = typed(size, [])
    assert measures.measures(net) == {"pagerank": [1.0] * size, "betweenness": [0.0] * size}
    assert measures.groups(net)[0] == [0] * size


def test_a_small_network_needs_no_igraph(monkeypatch):
    monkeypatch.setattr(measures, "backend", None)
    assert measures.measures(typed(3, [(0, 1), (1, 2)]))["betweenness"] == [0, 1, 0]


def test_betweenness_is_left_out_where_it_would_take_long(library, monkeypatch):
    monkeypatch.setattr(measures, "PATIENCE", 10)
    assert ("betweenness" in measures.measures(typed(9, [(0, 1), (1, 2)]))) == (library == "igraph")
