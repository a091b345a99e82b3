import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.network import MEASURES, centrality, project, rows
from kg.network.centrality import COLUMNS, significant

# a and b met twice, b and c once, d alone.
MEETINGS = """
:a a coop:Agency ; coop:attended :m1, :m2 .
:b a coop:Agency ; coop:attended :m1, :m2, :m3 .
:c a coop:Agency ; coop:attended :m3 .
:d a coop:Agency ; coop:attended :m4 .
"""


def network(edges, nodes=()):
    graph = nx.Graph(projection="agencies", occasions=1)
    graph.add_nodes_from(sorted({*nodes, *(end for edge in edges for end in edge[:2])}), label="x", kind="Agency")
    graph.add_weighted_edges_from(sorted(edges))
    return graph


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("degree", {"b": (2, "1"), "a": (1, "2="), "c": (1, "2="), "d": (0, "4")}),
        ("strength", {"b": (3, "1"), "a": (2, "2"), "c": (1, "3"), "d": (0, "4")}),
        ("betweenness", {"b": (0.333333, "1"), "a": (0, "2="), "c": (0, "2="), "d": (0, "2=")}),
        ("closeness", {"b": (0.666667, "1"), "a": (0.444444, "2="), "c": (0.444444, "2="), "d": (0, "4")}),
    ],
)
def test_values_worked_out_by_hand(parse, measure, expected):
    scores = centrality(project(parse(MEETINGS), "agencies"), [measure])
    assert {score.node[-1]: (score.value, score.place) for score in scores} == expected
    assert [score.rank for score in scores] == sorted(score.rank for score in scores)


def test_pagerank_follows_the_weights_and_sums_to_one(parse):
    found = {score.node[-1]: score.value for score in centrality(project(parse(MEETINGS), "agencies"), ["pagerank"])}
    assert found["b"] > found["a"] > found["c"] > found["d"] > 0
    assert sum(found.values()) == pytest.approx(1, abs=1e-5)
    # The balance of flows at c, by definition: jumps, the dangling node's share, and a third of b's walk.
    assert found["c"] == pytest.approx(0.15 / 4 + 0.85 * found["d"] / 4 + 0.85 * found["b"] / 3, abs=1e-5)


def test_rows_have_six_digits_and_the_columns_of_the_file(parse):
    written = list(rows(centrality(project(parse(MEETINGS), "agencies"))))
    assert COLUMNS == ("node", "label", "kind", "projection", "measure", "value", "rank")
    assert len(written) == 4 * len(MEASURES) - 2  # d has no edge, so no constraint and no effective size
    assert (
        "https://example.org/a",
        "https://example.org/a",
        "Agency",
        "agencies",
        "closeness",
        "0.444444",
        "2",
    ) in written


def test_an_unknown_measure_names_those_that_there_are():
    with pytest.raises(
        InputError,
        match=", ".join(MEASURES),
    ):
        centrality(network([("a", "b", 1)]), ["fame"])


@pytest.mark.parametrize("nodes", [(), ("a",), ("a", "b")])
def test_networks_without_edges_have_an_answer(nodes):
    scores = centrality(network([], nodes))
    assert len(scores) == len(nodes) * (len(MEASURES) - 2)
    assert {score.rank for score in scores} <= {1}
    assert all(score.tied == (len(nodes) == 2) for score in scores)


@pytest.mark.parametrize("exact", [0.001953125, 1 / 3, 2 / 3, 1e-7 / 3, 12345678.9])
def test_noise_in_the_last_bits_does_not_break_a_tie(exact):
    assert len({significant(exact * (1 + k * 2**-52)) for k in range(-4, 5)}) == 1


EDGES = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 4)).filter(lambda edge: edge[0] < edge[1]),
    unique_by=lambda edge: edge[:2],
    max_size=18,
)


@given(EDGES, st.permutations(range(9)))
def test_renaming_the_nodes_changes_no_value_and_no_rank(edges, names):
    def measured(rename):
        graph = network([(*sorted((f"n{rename[one]}", f"n{rename[other]}")), weight) for one, other, weight in edges])
        return {(score.node, score.measure): (score.value, score.rank, score.tied) for score in centrality(graph)}

    plain, renamed = measured(range(9)), measured(names)
    assert {(f"n{names[int(node[1:])]}", measure): value for (node, measure), value in plain.items()} == renamed


@given(EDGES)
def test_a_rank_is_one_more_than_the_number_of_better_nodes(edges):
    scores = centrality(network([(f"n{one}", f"n{other}", weight) for one, other, weight in edges]))
    for score in scores:
        others = [other.value for other in scores if other.measure == score.measure and other.node != score.node]
        better = [v for v in others if (v < score.value if score.measure == "constraint" else v > score.value)]
        assert score.rank == 1 + len(better)
        assert score.tied == (score.value in others)
