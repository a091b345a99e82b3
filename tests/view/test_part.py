"""The most central part of a graph that is too large to show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.network.typed import Node, Statement, TypedGraph
from kg.view.part import central


def graph(size, pairs):
    """A typed graph with a fact for each pair; parallel pairs share a link."""
    nodes = [Node(f"https://example.org/{number}", "Agency", {"en": str(number)}, ()) for number in range(size)]
    statements, links = [], {}
    for one, other in pairs:
        if one != other:
            links.setdefault((min(one, other), max(one, other)), []).append(len(statements))
        statements.append(Statement(one, "partOf", other, {}, ()))
    return TypedGraph(nodes, statements, [], dict(sorted(links.items())), {})


PAIRS = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=60)


@given(PAIRS, st.integers(0, 30), st.integers(1, 25))
def test_a_part_is_a_graph_of_its_own_within_the_limits(pairs, links, nodes):
    whole = graph(20, pairs)
    part = central(whole, links, nodes)
    small = part.graph
    assert len(small.links) <= max(links, 0) or part.whole
    assert len(small.nodes) <= nodes or part.whole
    assert (part.nodes, part.links) == (20, len(whole.links))
    labels = [node.labels["en"] for node in small.nodes]
    for (one, other), facts in small.links.items():
        assert one < other
        known = whole.links[int(labels[one]), int(labels[other])]
        assert len(facts) == len(known)
        assert {(small.statements[fact].source, small.statements[fact].target) for fact in facts} <= {
            (one, other),
            (other, one),
        }
    degrees = whole.degrees()
    assert part.degree == [degrees[int(label)] for label in labels]
    assert part.strength == [
        sum(len(facts) for ends, facts in whole.links.items() if int(label) in ends) for label in labels
    ]


@given(PAIRS, st.integers(1, 30))
def test_no_node_left_out_has_more_links_than_one_that_is_shown(pairs, links):
    whole = graph(20, pairs)
    part = central(whole, links)
    shown = {int(node.labels["en"]) for node in part.graph.nodes}
    degrees = whole.degrees()
    joined = [degrees[node] for node in shown if degrees[node]]
    left = [degrees[node] for node in set(range(20)) - shown]
    linked_to = {node for ends in whole.links for node in ends if set(ends) <= shown}
    if joined and left and not part.whole:
        # What is left out with more links than the least shown has none of them among what is shown.
        for node in set(range(20)) - shown:
            if degrees[node] > min(joined):
                assert node not in linked_to


def test_a_graph_within_the_limits_is_itself():
    whole = graph(3, [(0, 1), (1, 2)])
    assert central(whole).graph is whole
    assert central(whole).whole


@pytest.mark.parametrize("size", [0, 1])
def test_hardly_anything(size):
    part = central(graph(size, []))
    assert part.whole
    assert part.degree == [0] * size


def test_a_star_wider_than_the_limit_shows_as_much_as_it_can():
    part = central(graph(50, [(0, leaf) for leaf in range(1, 50)]), links=10)
    assert len(part.graph.links) == 10
    assert part.degree[0] == 49
