from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.network import PROJECTIONS, Definition, Presence, Selection, extent, project

AGENCIES = """
:a a coop:Agency ; skos:prefLabel "Lushan Harbour Office"@en ; coop:attended :m1, :m2 .
:b a coop:Agency ; skos:prefLabel "港务局"@zh-hans ; coop:attended :m1, :m2, :m3 .
:c a coop:Agency ; coop:attended :m3 .
:d a coop:Agency ; coop:attended :m4 .
:e a coop:Agency ; coop:organized :m1 ; coop:presidedOver :m1 .
:f a coop:Collective ; coop:attended :m1 .
:p a coop:Official ; coop:attended :m1 .
:m1 a coop:Meeting ; coop:heldOn "2019-05-04"^^xsd:date .
:m2 a coop:Meeting ; coop:heldOn "2021-08"^^xsd:gYearMonth .
:m3 a coop:Meeting ; coop:heldOn "--09-11"^^xsd:gMonthDay .
:m4 a coop:Meeting ; coop:heldOn "2022"^^xsd:gYear .
"""
E = "https://example.org/"


def edges(graph):
    return {(one.removeprefix(E), other.removeprefix(E)): data["weight"] for one, other, data in graph.edges(data=True)}


def nodes(graph):
    return [node.removeprefix(E) for node in graph]


def test_agencies_are_joined_by_the_meetings_that_they_attended(parse):
    graph = project(parse(AGENCIES), "agencies")
    assert nodes(graph) == ["a", "b", "c", "d"]
    assert edges(graph) == {("a", "b"): 2, ("b", "c"): 1}
    assert graph.edges[E + "a", E + "b"]["meetings"] == (E + "m1", E + "m2")
    assert graph.graph == {
        "projection": "agencies",
        "weighting": "count",
        "selection": "",
        "period": "",
        "occasions": 4,
    }


def test_labels_are_english_first_then_any_then_the_iri(parse):
    graph = project(parse(AGENCIES), "agencies")
    assert [data["label"] for _, data in graph.nodes(data=True)] == [
        "Lushan Harbour Office",
        "港务局",
        E + "c",
        E + "d",
    ]
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"Agency"}


def test_a_collective_is_a_node_only_when_asked_for(parse):
    graph = project(parse(AGENCIES), "agencies", presence=Presence(collectives="node"))
    assert edges(graph) == {("a", "b"): 2, ("b", "c"): 1, ("a", "f"): 1, ("b", "f"): 1}
    assert graph.nodes[E + "f"]["kind"] == "Collective"


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2019", "2019", {("a", "b"): 1}),
        ("2019-05-05", None, {("a", "b"): 1}),
        ("2019-05-04", "2021-08-31", {("a", "b"): 2}),
        ("2021-08-31", "2021-08-31", {("a", "b"): 1}),  # within the month that is known
        ("2021-09", None, {}),
        (None, "2018", {}),
        ("1900", None, {("a", "b"): 2}),  # the meeting without a year does not count
    ],
)
def test_bounds_compare_to_the_precision_that_is_known(parse, since, until, expected):
    assert edges(project(parse(AGENCIES), "agencies", selection=Selection(since=since, until=until))) == expected


def test_officials_are_joined_by_any_part_in_a_meeting(parse):
    store = parse("""
    :x a coop:Official ; coop:attended :m .
    :y a coop:Official ; coop:spokeAt :m .
    :z a coop:Official ; coop:presidedOver :m, :n .
    :w a coop:Official ; coop:signed :m .
    :g a coop:Agency ; coop:attended :m .
    """)
    graph = project(store, "officials")
    assert edges(graph) == {("x", "y"): 1, ("x", "z"): 1, ("y", "z"): 1}
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"Official"}


def test_provinces_are_joined_by_zones_and_by_their_agencies(parse):
    store = parse("""
    :north a coop:Place ; coop:code "620000" .
    :south a coop:Place ; coop:code "630000" ; coop:memberOf :zone .
    :abroad a coop:Place ; coop:code "IN-WB" ; coop:memberOf :zone .
    :city a coop:Place ; coop:code "620100" ; coop:within :north .
    :state a coop:Place ; coop:code "CN" .
    :hall a coop:Place ; coop:memberOf :zone .
    :loop a coop:Place ; coop:within :loop ; coop:memberOf :zone .
    :one a coop:Agency ; coop:jurisdiction :city ; coop:attended :m ; coop:memberOf :zone .
    :two a coop:Agency ; coop:jurisdiction :south ; coop:attended :m .
    :all a coop:Agency ; coop:jurisdiction :state ; coop:attended :m .
    """)
    graph = project(store, "provinces")
    assert edges(graph) == {("abroad", "north"): 1, ("abroad", "south"): 1, ("north", "south"): 2}
    assert graph.edges[E + "north", E + "south"]["meetings"] == (E + "m", E + "zone")


def test_an_unknown_projection_names_those_that_there_are(parse):
    with pytest.raises(InputError, match="agencies, officials, provinces, interlocks"):
        project(parse(""), "ministers")


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_nothing_gives_an_empty_network(parse, projection):
    graph = project(parse(""), projection)
    assert len(graph) == 0
    assert extent(graph).startswith(f"{projection}: 0 nodes, 0 edges, 0 shared occasions, 0 connected parts;")


def test_the_extent_warns_of_a_small_network_only(parse):
    few = (
        "".join(f":a coop:attended :m{n} . :b coop:attended :m{n} ." for n in range(9))
        + ":a a coop:Agency . :b a coop:Agency ."
    )
    assert extent(project(parse(few), "agencies")) == (
        "agencies: 2 nodes, 1 edges, 9 shared occasions, 1 connected parts; "
        "so small a network ranks by chance as much as by role"
    )
    assert ";" not in extent(project(parse(few + ":a coop:attended :m9 ."), "agencies"))


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 5)), max_size=40), st.randoms())
def test_weights_count_shared_meetings_in_any_order_of_the_statements(parse, pairs, random):
    lines = [f":a{agency} a coop:Agency ; coop:attended :m{meeting} ." for agency, meeting in pairs]
    graph = project(parse("\n".join(lines)), "agencies")
    met = {agency: {meeting for other, meeting in pairs if other == agency} for agency, _ in pairs}
    assert edges(graph) == {
        (f"a{one}", f"a{other}"): len(met[one] & met[other])
        for one, other in combinations(sorted(met), 2)
        if met[one] & met[other]
    }
    random.shuffle(lines)
    again = project(parse("\n".join(lines)), "agencies")
    assert list(again.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(again.edges(data=True)) == list(graph.edges(data=True))


GROUPS = """
:a a coop:Agency ; coop:attended :m .
:b a coop:Agency ; coop:attended :n .
:c a coop:Agency ; coop:attended :m .
:g a coop:Collective ; coop:attended :m ; coop:hasMember :b, :hall .
:m a coop:Meeting . :n a coop:Meeting .
"""


@pytest.mark.parametrize(
    ("collectives", "expected"),
    [
        ("leave", {("a", "c"): 1}),
        ("node", {("a", "c"): 1, ("a", "g"): 1, ("c", "g"): 1}),
        ("members", {("a", "b"): 1, ("a", "c"): 1, ("b", "c"): 1}),
    ],
)
def test_collectives_are_left_or_a_node_or_their_members(parse, collectives, expected):
    assert edges(project(parse(GROUPS), "agencies", presence=Presence(collectives=collectives))) == expected


def test_an_unknown_way_with_collectives_names_the_ways():
    with pytest.raises(InputError, match="leave, node, members"):
        Presence(collectives="guess")


STOOD = """
:a a coop:Agency . :b a coop:Agency . :c a coop:Agency ; coop:attended :m . :d a coop:Agency .
:x a coop:Official ; coop:holds :head ; coop:spokeAt :m .
:head org:postIn :a .
:y a coop:Official ; coop:attended :m .
:r a coop:Representation ; coop:represents :b ; coop:representedBy :y ; coop:atMeeting :m .
:z a coop:Official ; coop:attended :m .
GRAPH :one { :x coop:holds :head ; coop:spokeAt :m . :head org:postIn :a . :z coop:attended :m . }
GRAPH :two { :z coop:holds :seat . :seat org:postIn :d . }
"""


def test_who_stood_for_an_agency_counts_when_asked_for(parse):
    store = parse(STOOD)
    assert edges(project(store, "agencies")) == {}
    # What another document says of z's post is no reason to think that z came for it.
    found = project(store, "agencies", presence=Presence(representatives=True))
    assert edges(found) == {("a", "b"): 1, ("a", "c"): 1, ("b", "c"): 1}


POSTS = """
:a a coop:Agency . :b a coop:Agency . :c a coop:Agency . :zone a coop:CooperationZone .
:x a coop:Official ; coop:holds :xa, :xb ; coop:attended :m .
:y a coop:Official ; coop:holds :ya, :yb, :yc, :chair .
:xa org:postIn :a . :xb org:postIn :b . :ya org:postIn :a . :yb org:postIn :b . :yc org:postIn :c .
:chair org:postIn :zone .
:m a coop:Meeting ; coop:heldOn "2020-01-02"^^xsd:date .
"""


def test_agencies_are_joined_by_the_officials_that_they_share(parse):
    graph = project(parse(POSTS), "interlocks")
    assert edges(graph) == {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}
    assert graph.edges[E + "a", E + "b"]["meetings"] == (E + "x", E + "y")
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"Agency"}
    assert edges(project(parse(POSTS), "interlocks", selection=Selection(since="2020"))) == {("a", "b"): 1}


def test_both_weightings_stand_on_each_edge(parse):
    store = parse("""
    :a a coop:Agency ; coop:attended :m, :n .
    :b a coop:Agency ; coop:attended :m, :n .
    :c a coop:Agency ; coop:attended :m .
    """)
    by_count, by_share = (project(store, "agencies", weighting=name) for name in ("count", "newman"))
    assert edges(by_count) == {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}
    assert edges(by_share) == {("a", "b"): 1.5, ("a", "c"): 0.5, ("b", "c"): 0.5}
    for graph in (by_count, by_share):
        assert graph.edges[E + "a", E + "b"]["count"] == 2
        assert graph.edges[E + "a", E + "b"]["newman"] == 1.5
    with pytest.raises(InputError, match="count, newman"):
        project(store, "agencies", weighting="fame")


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 5)), max_size=40))
def test_newman_gives_each_actor_the_number_of_its_shared_occasions(parse, pairs):
    store = parse("\n".join(f":a{agency} a coop:Agency ; coop:attended :m{meeting} ." for agency, meeting in pairs))
    graph = project(store, "agencies", weighting="newman")
    for node in graph:
        own = {meeting for agency, meeting in pairs if node == f"{E}a{agency}"}
        shared = {m for m in own if len({agency for agency, meeting in pairs if meeting == m}) > 1}
        assert graph.degree(node, weight="weight") == pytest.approx(len(shared))


def test_the_two_modes_are_actors_and_occasions(parse):
    graph = Definition("agencies").two_mode(parse(AGENCIES))
    assert {node.removeprefix(E): data["bipartite"] for node, data in graph.nodes(data=True)} == {
        **dict.fromkeys("abcd", 0),
        **dict.fromkeys(["m1", "m2", "m3", "m4"], 1),
    }
    assert graph.nodes[E + "m1"]["kind"] == "Meeting"
    assert len(graph.edges) == 7
