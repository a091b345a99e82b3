"""Where a node belongs and of which years a fact is."""

import pytest

from kg.network.typed import read
from kg.view import choices


@pytest.fixture(scope="module")
def both(rivers):
    graph = read(rivers)
    return graph, choices.read(rivers, graph)


def names(found):
    return [choice.labels["en"] for choice in found]


def of(graph, table, name):
    return table[next(at for at, node in enumerate(graph.nodes) if node.labels["en"] == name)]


@pytest.mark.parametrize(
    ("name", "places", "zones"),
    [
        ("Eastland Water Office", ["Eastland"], ["Two Rivers Zone"]),
        ("Westland Weir Office", ["Westland"], []),
        ("Eastland", ["Eastland"], ["Two Rivers Zone"]),
        ("Two Rivers Zone", [], ["Two Rivers Zone"]),
        ("River meeting 1", [], ["Two Rivers Zone"]),
        ("River meeting 2", [], []),
        ("Gu Yin", [], []),
    ],
)
def test_places_and_zones(both, name, places, zones):
    graph, found = both
    assert [names(found.places)[at] for at in of(graph, found.place_of, name)] == places
    assert [names(found.zones)[at] for at in of(graph, found.zone_of, name)] == zones


def test_an_official_belongs_where_the_post_does(sample):
    graph = read(sample)
    found = choices.read(sample, graph)
    assert [names(found.places)[at] for at in of(graph, found.place_of, "Wen Baishan")] == ["Northland"]


@pytest.mark.parametrize(
    ("relation", "years"),
    [
        ("attended", [[2021], [2021], [2022], [2022], [2024], [2024]]),  # the meeting's
        ("sessionOf", [[2021]]),
        ("heldOn", [[2021], [2022], [2024]]),
        ("holds", [[2022]]),  # the document's
        ("memberOf", [[]]),  # of a document without a date
    ],
)
def test_years(both, relation, years):
    graph, found = both
    pairs = zip(graph.statements, found.years, strict=True)
    assert sorted(of_fact for fact, of_fact in pairs if fact.relation == relation) == years


def test_an_agreement_is_of_the_year_of_its_meeting(sample):
    graph = read(sample)
    found = choices.read(sample, graph)
    signed = [years for fact, years in zip(graph.statements, found.years, strict=True) if fact.relation == "signed"]
    assert signed == [[2023], [2023]]
