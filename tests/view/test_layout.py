import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view import layout
from kg.view.layout import place


def overlapping(points, boxes):
    """Pairs of boxes that share more than the pixel that rounding may cost."""
    return [
        (one, other)
        for one in range(len(points))
        for other in range(one)
        if all(
            abs(points[one][axis] - points[other][axis]) < (boxes[one][axis] + boxes[other][axis]) / 2 - 1
            for axis in (0, 1)
        )
    ]


SIZES = st.tuples(st.floats(10, 150), st.floats(10, 80))


@settings(deadline=None)
@given(st.lists(SIZES, max_size=30), st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=50))
def test_no_boxes_overlap_connected_or_not(boxes, links):
    links = [link for link in links if max(link) < len(boxes) and link[0] != link[1]]
    points = place(len(boxes), links, boxes)
    assert overlapping(points, boxes) == []
    assert points == place(len(boxes), links, boxes)


@pytest.mark.parametrize(
    "graph",
    [nx.star_graph(60), nx.path_graph(40), nx.complete_graph(25), nx.balanced_tree(3, 4), nx.star_graph(700)],
    ids=["star", "path", "complete", "tree", "above the quadratic step"],
)
def test_shapes_that_crowd(graph):
    boxes = [(110.0, 50.0)] * len(graph)
    points = place(len(graph), sorted(graph.edges), boxes)
    assert overlapping(points, boxes) == []


def test_neighbours_stand_nearer_than_strangers():
    graph = nx.path_graph(12)
    points = place(12, sorted(graph.edges), [(10.0, 10.0)] * 12)
    near = max(abs(complex(*points[a]) - complex(*points[b])) for a, b in graph.edges)
    assert near < abs(complex(*points[0]) - complex(*points[11])) / 4


@pytest.fixture(params=[True, False], ids=["igraph", "networkx"])
def engine(request, monkeypatch):
    """Large parts laid out by the one or the other."""
    if request.param:
        pytest.importorskip("igraph")
    else:
        monkeypatch.setattr(layout, "backend", lambda: "networkx")


CROWD = nx.disjoint_union(nx.barabasi_albert_graph(420, 3, seed=1), nx.path_graph(5))


@pytest.mark.usefixtures("engine")
def test_a_crowd_is_the_same_each_time_and_hardly_overlaps():
    sizes = [(20.0 + node % 7, 20.0 + node % 7) for node in CROWD]
    points = place(len(CROWD), sorted(CROWD.edges), sizes, crowd=True)
    assert points == place(len(CROWD), sorted(CROWD.edges), sizes, crowd=True)
    assert len(set(points)) == len(points)
    near = [
        (one, other)
        for one in range(len(points))
        for other in range(one)
        if abs(complex(*points[one]) - complex(*points[other])) < (sizes[one][0] + sizes[other][0]) / 2 - 2
    ]
    assert len(near) <= len(points) // 50


@pytest.mark.usefixtures("engine")
def test_in_a_crowd_neighbours_stand_nearer_than_strangers():
    graph = nx.connected_caveman_graph(20, 20)
    points = place(len(graph), sorted(graph.edges), [(20.0, 20.0)] * len(graph), crowd=True)

    def mean(pairs):
        return sum(abs(complex(*points[one]) - complex(*points[other])) for one, other in pairs) / len(pairs)

    assert mean(list(graph.edges)) < mean(list(nx.non_edges(graph))) / 3


def test_nothing_and_one():
    assert place(0, [], []) == []
    assert len(place(1, [], [(10.0, 10.0)])) == 1
