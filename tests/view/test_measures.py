"""igraph and networkx say the same; groups are groups."""

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.network.typed import Node, TypedGraph
from kg.view import measures


def typed(size, pairs):
    nodes = [Node(str(number), "Agency", {}, ()) for number in range(size)]
    links = {(min(pair), max(pair)): [number] for number, pair in enumerate(pairs) if pair[0] != pair[1]}
    return TypedGraph(nodes, [], [], dict(sorted(links.items())), {})


@pytest.fixture(autouse=True)
def _large(monkeypatch):
    """Even the networks of these tests."""
    monkeypatch.setattr(measures, "SMALL", -1)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30))
def test_both_libraries_give_the_same(pairs):
    pytest.importorskip("igraph")
    graph = typed(12, pairs)
    with_igraph = measures.between(graph), measures.pagerank(graph)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measures, "igraph", lambda: None)
        without = measures.between(graph), measures.pagerank(graph)
    for one, other in zip(with_igraph, without, strict=True):
        assert one == pytest.approx(other, abs=2e-6)


@pytest.mark.parametrize("installed", [True, False])
def test_two_cliques_are_two_groups_the_larger_first(installed, monkeypatch):
    if not installed:
        monkeypatch.setattr(measures, "igraph", lambda: None)
    graph = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(6))
    graph.add_edge(0, 9)
    found = measures.groups(typed(10, sorted(graph.edges)))
    assert found == [1] * 4 + [0] * 6
    assert found == measures.groups(typed(10, sorted(graph.edges)))


@pytest.mark.parametrize("installed", [True, False])
def test_nothing_and_one(installed, monkeypatch):
    if not installed:
        monkeypatch.setattr(measures, "igraph", lambda: None)
    assert (measures.between(typed(0, [])), measures.pagerank(typed(0, [])), measures.groups(typed(0, []))) == (
        [],
        [],
        [],
    )
    assert (measures.between(typed(1, [])), measures.pagerank(typed(1, [])), measures.groups(typed(1, []))) == (
        [0],
        [1],
        [0],
    )


def test_betweenness_is_left_out_where_it_would_take_long(monkeypatch):
    monkeypatch.setattr(measures, "igraph", lambda: None)
    monkeypatch.setattr(measures, "PATIENCE", 10)
    assert measures.between(typed(9, [(0, 1), (1, 2)])) is None


def test_the_random_numbers_of_others_stay_theirs():
    import random

    random.seed(7)
    expected = random.random()
    random.seed(7)
    measures.groups(typed(4, [(0, 1), (1, 2), (2, 3)]))
    assert random.random() == expected


def test_a_small_network_is_measured_without_igraph(monkeypatch):
    monkeypatch.setattr(measures, "SMALL", 50_000)
    monkeypatch.setattr(measures, "igraph", None)
    graph = typed(3, [(0, 1), (1, 2)])
    assert measures.between(graph) == [0, 1, 0]
    assert sum(measures.pagerank(graph)) == pytest.approx(1)
    assert len(measures.groups(graph)) == 3
