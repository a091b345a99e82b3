import pytest

from kg.errors import InputError
from kg.network import Selection, project

E = "https://example.org/"
CHOSEN = """
:cn a coop:Place ; coop:code "CN" ; skos:prefLabel "Bigland"@en ; rdfs:label "Bigland"@en .
:north a coop:Place ; coop:code "620000" ; coop:within :cn ; skos:prefLabel "Northland"@en ; rdfs:label "Northland"@en .
:town a coop:Place ; coop:code "620100" ; coop:within :north ; skos:prefLabel "Northtown"@en .
:south a coop:Place ; coop:code "630000" ; coop:within :cn ; skos:prefLabel "Southland"@en ; rdfs:label "Southland"@en .
:police a coop:AgencyKind ; skos:prefLabel "police"@en .
:court a coop:AgencyKind ; skos:prefLabel "court"@en, "法院"@zh-hans .
:zone a coop:CooperationZone ; skos:prefLabel "Capes Zone"@en .
:a a coop:Agency ; coop:jurisdiction :north ; coop:kind :police ; coop:attended :m, :n ; skos:prefLabel "A"@en .
:b a coop:Agency ; coop:jurisdiction :town ; coop:kind :court ; coop:attended :m, :n .
:c a coop:Agency ; coop:jurisdiction :south ; coop:kind :police ; coop:attended :m .
:m a coop:Meeting ; coop:sessionOf :zone . :n a coop:Meeting .
:x a coop:Official ; coop:holds :xa ; coop:attended :m . :xa org:postIn :a .
:y a coop:Official ; coop:holds :yc ; coop:attended :m . :yc org:postIn :c .
:w a coop:Official ; coop:attended :m .
:north coop:memberOf :zone .
GRAPH :one {
  :e1 a coop:Evidence ; rdf:subject :a ; rdf:predicate coop:attended ; rdf:object :m ; coop:confidence 0.9 .
  :e2 a coop:Evidence ; rdf:subject :b ; rdf:predicate coop:attended ; rdf:object :m ; coop:confidence 0.4 .
  :e3 a coop:Evidence ; rdf:subject :c ; rdf:predicate coop:attended ; rdf:object :m .
}
GRAPH :two {
  :e4 a coop:Evidence ; rdf:subject :b ; rdf:predicate coop:attended ; rdf:object :m ; coop:confidence 0.7 .
  :e5 a coop:Evidence ; rdf:subject :a ; rdf:predicate coop:attended ; rdf:object :n ; coop:confidence 0.5 .
}
"""


def edges(graph):
    return {(one.removeprefix(E), other.removeprefix(E)): data["weight"] for one, other, data in graph.edges(data=True)}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}),
        ({"place": "Northland"}, {("a", "b"): 2}),
        ({"place": "620000"}, {("a", "b"): 2}),
        ({"place": E + "north"}, {("a", "b"): 2}),
        ({"place": "northtown"}, {}),
        ({"place": "CN"}, {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}),
        ({"zone": "capes"}, {("a", "b"): 1, ("a", "c"): 1, ("b", "c"): 1}),
        ({"kind": "police"}, {("a", "c"): 1}),
        ({"kind": "法院"}, {}),
        # n is stated of a with 0.5, of b without evidence, which counts as certain; m of b with 0.7 at best.
        ({"confidence": 0.6}, {("a", "b"): 1, ("a", "c"): 1, ("b", "c"): 1}),
        ({"confidence": 0.8}, {("a", "c"): 1}),
        ({"place": "CN", "kind": "police", "zone": "Capes Zone"}, {("a", "c"): 1}),
    ],
)
def test_only_what_is_selected_counts(parse, chosen, expected):
    assert edges(project(parse(CHOSEN), "agencies", selection=Selection(**chosen))) == expected


def test_officials_are_of_the_place_and_kind_of_their_posts(parse):
    store = parse(CHOSEN)
    assert set(project(store, "officials", selection=Selection(place="Northland"))) == {E + "x"}
    assert edges(project(store, "officials", selection=Selection(kind="police"))) == {("x", "y"): 1}


def test_a_zone_counts_as_an_occasion_of_its_members(parse):
    graph = project(parse(CHOSEN), "provinces", selection=Selection(zone="Capes Zone"))
    assert set(graph) == {E + "north", E + "south"}


def test_a_place_of_provinces_is_the_division(parse):
    assert set(project(parse(CHOSEN), "provinces", selection=Selection(place="Southland"))) == {E + "south"}


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"place": "Nowhere"}, "no place in the graph is called 'Nowhere'"),
        ({"place": "land"}, "'land' fits 3 of the graph: Bigland, Northland, Southland; give the whole name"),
        ({"zone": "Northland"}, "no zone in the graph is called 'Northland'"),
        ({"kind": "harbour"}, "no kind of agency in the graph"),
    ],
)
def test_a_name_that_fits_nothing_or_much_is_said(parse, chosen, said):
    with pytest.raises(InputError, match=said):
        project(parse(CHOSEN), "agencies", selection=Selection(**chosen))


@pytest.mark.parametrize(
    "chosen",
    [
        {"since": "last year"},
        {"until": "2021-13"},
        {"since": "2021-6"},
        {"since": "2022", "until": "2021-12"},
        {"confidence": 1.5},
        {"confidence": -0.1},
    ],
)
def test_what_is_no_date_and_no_confidence_is_refused(chosen):
    with pytest.raises(InputError):
        Selection(**chosen)


def test_a_selection_says_what_it_is():
    chosen = Selection(since="2019", place="Northland", confidence=0.5)
    assert str(chosen) == "since 2019, place Northland, confidence from 0.5"
    assert str(Selection()) == ""
