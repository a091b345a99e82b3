"""The typed graph as networkx has it, and dates as periods."""

import networkx as nx
import pytest

from kg.network.days import period, periods
from kg.network.multigraph import edges, flat, multigraph


@pytest.fixture(scope="module")
def graph(sample):
    return multigraph(sample)


def node(graph, label):
    return next(iri for iri, data in graph.nodes(data=True) if data["label"] == label)


def edge(graph, one, relation):
    (found,) = (
        data
        for source, _, data in graph.edges(data=True)
        if graph.nodes[source]["label"] == one and data["relation"] == relation
    )
    return found


def test_a_thing_has_its_names_and_what_is_known_of_it(graph):
    assert graph.nodes[node(graph, "Northland Harbour Office")] == {
        "label": "Northland Harbour Office",
        "label_en": "Northland Harbour Office",
        "label_zh": "北岭省港务局",
        "kind": "Agency",
        "jurisdiction": ("Northland",),
        "names": ("Harbour Office",),
        "division": "Northland",
    }
    meeting = graph.nodes[node(graph, "Fourth joint meeting of the Two Capes Cooperation Zone")]
    assert (meeting["heldOn"], meeting["start"], meeting["end"]) == (("2023-05-09",), "2023-05-09", "2023-05-09")


def test_an_edge_says_how_sure_it_is_where_it_is_written_and_when_it_was(graph):
    said = edge(graph, "Southland Coast Guard", "attended")
    assert said == {
        "relation": "attended",
        "label": "attended",
        "label_zh": "出席",
        "weight": 1,
        "quotes": 2,
        "documents": 2,
        "confidence": 0.5,
        "quote": "The Harbour Office and the Coast Guard attended the meeting.",
        "quoted_from": "again.txt, 0-60",
        "date": ("2023-05-09",),
        "start": "2023-05-09",
        "end": "2023-05-09",
    }


def test_a_post_is_the_label_of_its_edge_and_has_no_date(graph):
    said = edge(graph, "Wen Baishan", "holds")
    assert (said["label"], said["label_zh"]) == ("Director", "局长")
    assert "date" not in said
    assert graph.nodes[node(graph, "Wen Baishan")]["holds"] == ("Adviser",)


def test_what_the_lexicon_says_of_a_place_is_no_edge(graph):
    assert {data["relation"] for *_, data in graph.edges(data=True)}.isdisjoint({"jurisdiction", "within", "code"})
    assert graph.nodes[node(graph, "Northland")]["code"] == ("990000",)


def test_parallel_facts_are_edges_of_their_own_with_numbers(graph):
    numbers = [number for number, *_ in edges(graph)]
    assert numbers == sorted(set(numbers))
    pair = node(graph, "Wen Baishan"), node(graph, "Fourth joint meeting of the Two Capes Cooperation Zone")
    assert sorted(data["relation"] for data in graph[pair[0]][pair[1]].values()) == ["presidedOver", "spokeAt"]


def test_a_property_whose_name_is_taken_has_its_class_behind_it(parse):
    graph = multigraph(
        parse(""":a a coop:Agency ; coop:attended :m ; coop:kind :police . :m a coop:Meeting .
        :police skos:prefLabel "public security organ"@en .""")
    )
    found = graph.nodes["https://example.org/a"]
    assert (found["kind"], found["kind_of_agency"]) == ("Agency", ("public security organ",))


def test_numbers_are_numbers_and_what_is_none_is_left_out(parse):
    graph = multigraph(
        parse(""":a a coop:Agency ; coop:attended :m, :n .
        :m a coop:Meeting ; coop:ordinal 4, 3 ; coop:heldOn "--09-11" .
        :n a coop:Meeting ; coop:ordinal "third" ; coop:heldOn "2021"^^xsd:gYear, "2023-02"^^xsd:gYearMonth .""")
    )
    first, second = (graph.nodes[f"https://example.org/{name}"] for name in "mn")
    assert (first["ordinal"], first["heldOn"]) == (3, ("--09-11",))
    assert "start" not in first
    assert "ordinal" not in second
    assert (second["start"], second["end"]) == ("2021-01-01", "2023-02-28")
    assert {data["date"] for *_, data in graph.edges(data=True)} == {("--09-11",), ("2021", "2023-02")}


def test_a_meeting_that_conveyed_another_gives_its_own_date(parse):
    graph = multigraph(
        parse(""":late a coop:Meeting ; coop:conveyed :early ; coop:heldOn "2024-02"^^xsd:gYearMonth .
        :early a coop:Meeting ; coop:heldOn "2023-12-11"^^xsd:date .""")
    )
    ((*_, data),) = graph.edges(data=True)
    assert data["date"] == ("2024-02",)


def test_an_empty_dataset_is_an_empty_graph(parse):
    assert not multigraph(parse(""))


def test_flat_attributes_are_texts_and_numbers():
    given = {"a": ("x", "y"), "b": 1, "c": 0.5, "d": None, "e": True, "f": "\ud800", "g": {"z", "y"}}
    assert flat(given) == {"a": "x; y", "b": 1, "c": 0.5, "e": "true", "f": "\ufffd", "g": "y; z"}


def test_edges_of_a_projection_are_numbered_from_one():
    graph = nx.Graph([("a", "b"), ("b", "c")])
    assert edges(graph) == [(1, "a", "b", {}), (2, "b", "c", {})]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2023-02", ("2023-02-01", "2023-02-28")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-12", ("2024-12-01", "2024-12-31")),
        ("2024-02-01", ("2024-02-01", "2024-02-01")),
        ("--09-11", None),
        ("2024-13", None),
        ("2023-02-29", None),
        ("0000", None),
        ("2024-02-01Z", None),
        ("", None),
    ],
)
def test_a_period_is_as_long_as_the_date_is_vague(written, expected):
    assert period(written) == expected


def test_periods_are_sorted_and_each_once():
    assert periods(["2024", "--05-01", "2023-02", "2024"]) == [
        ("2023-02-01", "2023-02-28"),
        ("2024-01-01", "2024-12-31"),
    ]
