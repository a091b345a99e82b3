import math
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.network import MEASURES, bipartite, communities, compute, measures


@st.composite
def networks(draw):
    """Connected or not, up to a dozen nodes, with weights like those of either weighting."""
    size = draw(st.integers(0, 12))
    pairs = list(combinations(range(size), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=40)) if pairs else []
    weights = draw(st.lists(st.sampled_from([1, 2, 7, 0.5, 1 / 3, 0.125]), min_size=len(chosen), max_size=len(chosen)))
    graph = nx.Graph(projection="agencies", occasions=1)
    graph.add_nodes_from((f"n{node:02}" for node in range(size)), label="x", kind="Agency")
    for (one, other), weight in sorted(zip(chosen, weights, strict=True)):
        graph.add_edge(f"n{one:02}", f"n{other:02}", weight=weight)
    return graph


@st.composite
def affiliations(draw):
    actors, occasions = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    graph = nx.Graph(projection="agencies", occasions=occasions)
    met = draw(st.lists(st.tuples(st.integers(1, actors), st.integers(1, occasions)), unique=True, max_size=30))
    graph.add_nodes_from((f"a{n}" for n in range(1, actors + 1)), bipartite=0)
    graph.add_nodes_from((f"m{n}" for n in range(1, occasions + 1)), bipartite=1)
    graph.add_edges_from(((f"a{actor}", f"m{occasion}") for actor, occasion in sorted(met)), weight=1)
    return graph


@pytest.mark.parametrize("name", MEASURES)
@given(graph=networks())
@settings(deadline=None)
def test_igraph_and_networkx_give_the_same_values(name, graph):
    one, other = (compute(graph, name, using=using) for using in measures.BACKENDS)
    assert list(one) == list(other)
    assert list(one.values()) == pytest.approx(list(other.values()), abs=1e-7)


@pytest.mark.parametrize("name", bipartite.MEASURES)
@given(graph=affiliations())
@settings(deadline=None)
def test_igraph_and_networkx_agree_on_two_modes(name, graph):
    one, other = (bipartite.compute(graph, name, using=using) for using in measures.BACKENDS)
    assert one == pytest.approx(other, abs=1e-9)
    # Closeness is measured against one connected network; a small part may go beyond.
    assert all(-1e-12 <= value <= (1 + 1e-9 if name != "closeness" else math.inf) for value in one.values())


@given(graph=affiliations())
@settings(deadline=None)
def test_two_modes_have_the_values_of_networkx(graph):
    actors = [node for node in graph if node.startswith("a")]
    expected = nx.bipartite.closeness_centrality(graph, actors)
    assert bipartite.compute(graph, "closeness") == pytest.approx(expected)
    if len(graph) > 2 and min(len(actors), len(graph) - len(actors)) > 1:
        expected = nx.bipartite.betweenness_centrality(graph, actors)
        assert bipartite.compute(graph, "betweenness") == pytest.approx(expected)


STAR = nx.Graph([("hub", leaf) for leaf in "abcd"], projection="agencies", occasions=4)
# Two triangles that share one node.
BOW = nx.Graph([("a", "b"), ("a", "m"), ("b", "m"), ("m", "y"), ("m", "z"), ("y", "z")])


@pytest.mark.parametrize(
    ("graph", "name", "node", "value"),
    [
        (STAR, "betweenness", "hub", 1),
        (STAR, "closeness", "a", 4 / 7),
        (STAR, "eigenvector", "hub", 1 / math.sqrt(2)),
        (STAR, "eigenvector", "a", 1 / math.sqrt(8)),
        (STAR, "core", "hub", 1),
        (STAR, "constraint", "hub", 0.25),
        (STAR, "constraint", "a", 1),
        (STAR, "effective-size", "hub", 4),
        (BOW, "core", "m", 2),
        (BOW, "effective-size", "m", 3),
        (BOW, "effective-size", "a", 1),
        (BOW, "constraint", "m", 4 * (1 / 4 + 1 / 8) ** 2),
    ],
)
@pytest.mark.parametrize("using", measures.BACKENDS)
def test_values_worked_out_by_hand(graph, name, node, value, using):
    assert compute(graph, name, using=using)[node] == pytest.approx(value)


@pytest.mark.parametrize("using", measures.BACKENDS)
def test_eigenvector_is_that_of_the_largest_part(using):
    graph = nx.Graph([("a", "b"), ("m", "n"), ("n", "o"), ("o", "m")])
    graph.add_node("z")
    third = 1 / math.sqrt(3)
    assert compute(graph, "eigenvector", using=using) == pytest.approx(
        {**dict.fromkeys("abz", 0), **dict.fromkeys("mno", third)}
    )
    graph.add_edges_from([("r", "s"), ("s", "t"), ("t", "r")])
    found = compute(graph, "eigenvector", using=using)
    assert found == pytest.approx({**dict.fromkeys("abz", 0), **dict.fromkeys("mnorst", third)})


@pytest.mark.parametrize("name", ["constraint", "effective-size"])
@pytest.mark.parametrize("using", measures.BACKENDS)
def test_a_node_without_edges_has_no_value_of_bridging(name, using):
    graph = nx.Graph([("a", "b")])
    graph.add_node("z")
    assert set(compute(graph, name, using=using)) == {"a", "b"}


@pytest.mark.parametrize("weight", [math.nan, math.inf, 0, -1])
@pytest.mark.parametrize("name", ["degree", "pagerank", "constraint"])
def test_a_weight_that_is_none_is_named(name, weight):
    graph = nx.Graph()
    graph.add_edge("harbour", "guard", weight=weight)
    with pytest.raises(InputError, match="between harbour and guard has the weight"):
        compute(graph, name)
    with pytest.raises(InputError, match="between harbour and guard"):
        communities(graph)


def test_what_would_take_hours_is_refused_with_a_way_out(monkeypatch):
    monkeypatch.setattr(measures, "LIMITS", {"networkx": 5, "igraph": 10})
    with pytest.raises(InputError, match=r"closeness of 5 nodes and 4 edges .* install igraph \(pip install"):
        compute(STAR, "closeness", using="networkx")
    with pytest.raises(InputError, match="select a part of the network or use another measure"):
        compute(STAR, "betweenness", using="igraph")
    assert compute(STAR, "degree", using="networkx")["hub"] == 4


def test_a_network_that_grew_is_measured_anew():
    graph = nx.Graph([("a", "b"), ("b", "c")])
    before = compute(graph, "betweenness", using="igraph")
    graph.add_edge("c", "d")
    assert compute(graph, "betweenness", using="igraph") != before


@pytest.mark.parametrize("using", measures.BACKENDS)
def test_communities_of_two_groups_with_one_tie(using):
    graph = nx.Graph([*combinations("abcd", 2), *combinations("wxyz", 2), ("d", "w")])
    found = communities(graph, using=using)
    assert found.communities == (("a", "b", "c", "d"), ("w", "x", "y", "z"))
    # By definition: 12 of 13 edges within, and each group has half of the ends.
    assert found.modularity == pytest.approx(12 / 13 - 2 * 0.25)
    assert found.method.startswith({"igraph": "Leiden", "networkx": "Louvain"}[using])


@pytest.mark.parametrize("using", measures.BACKENDS)
@given(graph=networks())
@settings(deadline=None)
def test_communities_are_a_partition_and_the_same_each_time(using, graph):
    found = communities(graph, using=using)
    assert sorted(node for group in found.communities for node in group) == sorted(graph)
    assert list(found.communities) == sorted(found.communities, key=lambda group: (-len(group), group))
    assert communities(graph, using=using) == found


# With sums of floats networkx moves nodes of these to and fro without end.
ENDLESS = [
    [(0, 2, 1), (0, 6, 1), (1, 4, 1), (2, 4, 1), (2, 5, 1), (2, 6, 1), (3, 4, 1), (3, 6, 1), (4, 6, 1), (5, 6, 1)],
    [
        (0, 1, 2),
        (0, 2, 4),
        (0, 3, 1),
        (0, 4, 1),
        (1, 2, 4 / 3),
        (1, 3, 4 / 3),
        (1, 4, 2),
        (2, 3, 1),
        (2, 4, 1),
        (3, 4, 4),
    ],
    [(0, 2, 1), (0, 3, 1), (0, 6, 1), (1, 2, 1), (1, 5, 1), (2, 4, 1), (2, 5, 1), (2, 6, 1), (4, 5, 1), (5, 6, 1)],
]


@pytest.mark.parametrize("using", measures.BACKENDS)
@pytest.mark.parametrize("edges", ENDLESS)
def test_communities_come_to_an_end(edges, using):
    graph = nx.Graph()
    graph.add_weighted_edges_from(edges)
    assert communities(nx.relabel_nodes(graph, str), using=using).modularity > 0


def test_unknown_names_list_what_there_is():
    with pytest.raises(InputError, match="degree, strength"):
        compute(STAR, "fame")
    with pytest.raises(InputError, match="networkx, igraph"):
        compute(STAR, "degree", using="gephi")
    with pytest.raises(InputError, match="degree, betweenness, closeness, clustering"):
        bipartite.compute(STAR, "strength")
