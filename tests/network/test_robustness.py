import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network import Definition
from kg.network.robustness import Interval, intervals

E = "https://example.org/"


def corpus(*documents):
    """TriG of documents, each a list of (agency, meeting) that it states."""
    graphs = []
    for number, stated in enumerate(documents):
        lines = [
            f":e{number}x{n} a coop:Evidence ; rdf:subject :{who} ; rdf:predicate coop:attended ; rdf:object :{at} ."
            for n, (who, at) in enumerate(stated)
        ]
        graphs.append(f"GRAPH :d{number} {{ {' '.join(lines)} }}")
    merged = {pair for stated in documents for pair in stated}
    facts = [f":{who} a coop:Agency ; coop:attended :{at} ." for who, at in sorted(merged)]
    return "\n".join([*facts, *graphs])


def found(parse, *documents, measure="strength", **options):
    ranked = intervals(parse(corpus(*documents)), Definition(**options), measure)
    return {node.removeprefix(E): interval for node, interval in ranked.items()}


def test_a_rank_that_every_document_bears_out_is_certain(parse):
    # a meets both others each time, who meet nobody else: no draw can change that.
    documents = [[("a", f"m{n}"), ("b", f"m{n}"), ("a", f"n{n}"), ("c", f"n{n}")] for n in range(12)]
    ranked = found(parse, *documents)
    assert ranked["a"] == Interval(1, 1)
    assert ranked["b"] == ranked["c"] == Interval(2, 2)


def test_a_rank_that_rests_on_one_document_is_not(parse):
    many = [[("a", f"m{n}"), ("b", f"m{n}")] for n in range(6)]
    one = [(who, "gathering") for who in "cdefghijk"]
    ranked = found(parse, *many, one)
    # With the gathering its members lead, without it they are not there at all.
    assert ranked["c"].low == 1
    assert ranked["c"].high >= 3
    assert ranked["a"].low == 1


def test_a_fact_of_two_documents_is_there_with_either(parse):
    twice = [[("a", "m"), ("b", "m")], [("a", "m"), ("b", "m")]]
    assert found(parse, *twice) == {"a": Interval(1, 1), "b": Interval(1, 1)}


def test_a_graph_without_evidence_has_ranks_that_do_not_move(parse):
    store = parse(":a a coop:Agency ; coop:attended :m . :b a coop:Agency ; coop:attended :m .")
    assert set(intervals(store, Definition(), "degree").values()) == {Interval(1, 1)}


def test_who_has_no_value_stands_after_all_others(parse):
    # Without the one document that joins a and b nobody has a constraint.
    ranked = found(parse, [("a", "m"), ("b", "m")], [("c", "n")], [("d", "o")], measure="constraint")
    assert ranked["c"].low > 1
    assert ranked["a"].high > 1


@pytest.mark.parametrize("resamples", [0, 1, 7])
def test_any_number_of_resamples(parse, resamples):
    store = parse(corpus([("a", "m"), ("b", "m")]))
    ranked = intervals(store, Definition(), "degree", resamples=resamples)
    assert len(ranked) == (2 if resamples else 0)


DOCUMENTS = st.lists(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("mno")), max_size=4), min_size=1, max_size=5
)


@given(DOCUMENTS)
@settings(deadline=None, max_examples=30)
@pytest.mark.parametrize("measure", ["degree", "constraint"])
@pytest.mark.parametrize("weighting", ["count", "newman"])
def test_intervals_are_of_all_nodes_in_order_and_the_same_each_time(parse, measure, weighting, documents):
    store = parse(corpus(*documents))
    definition = Definition(weighting=weighting)
    ranked = intervals(store, definition, measure, resamples=20)
    assert set(ranked) == set(definition.project(store))
    assert all(1 <= interval.low <= interval.high <= len(ranked) + 1 for interval in ranked.values())
    assert intervals(store, definition, measure, resamples=20) == ranked


def test_weights_of_the_resamples_are_those_of_the_whole_on_average(parse, monkeypatch):
    from kg.network import robustness

    store = parse(corpus([("a", "m"), ("b", "m")], [("a", "m"), ("b", "m"), ("a", "n"), ("b", "n")], [("c", "o")]))
    weights = []

    def watch(graph, *_, **__):
        weights.append(graph.size(weight="weight"))
        return dict.fromkeys(graph, 1.0)

    monkeypatch.setattr(robustness, "compute", watch)
    intervals(store, Definition(), "strength", resamples=2000)
    assert sum(weights) / len(weights) == pytest.approx(2, abs=0.1)
