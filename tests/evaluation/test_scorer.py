"""The scorer: stored graphs keep their counts, whatever becomes of extraction."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import ORG, SKOS, XSD, Graph, Literal, URIRef

from kg.evaluate import Tally, gold, score
from kg.evaluate.likeness import ENOUGH, likeness
from kg.evaluate.score import ORDER
from kg.namespaces import COOP

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "graphs" / "expected.json").read_text(encoding="utf-8"))
with (HERE / "likeness.tsv").open(encoding="utf-8", newline="") as file:
    LIKENESS = list(csv.reader(file, delimiter="\t"))


def annotation(name: str) -> gold.Gold:
    return gold.read(HERE / "corpus" / "gold" / f"{name}.yaml")


def stored(name: str) -> Graph:
    return Graph().parse(HERE / "graphs" / f"{name}.ttl")


@pytest.mark.parametrize("name", EXPECTED)
def test_a_stored_graph_scores_as_it_did(name):
    outcome = score(annotation(EXPECTED[name]["gold"]), stored(name))
    expected = {relation: Tally(*counts) for relation, counts in EXPECTED[name]["relations"].items()}
    assert outcome.relations == expected
    assert list(outcome.relations) == [relation for relation in ORDER if relation in expected]
    assert len(outcome.mistakes) == outcome.overall.wrong + outcome.overall.missed


def test_a_graph_of_nothing_misses_all():
    wanted = annotation("dev03")
    total = score(wanted, Graph()).overall
    assert total == Tally(missed=len(wanted.required) + sum(post.required for post in wanted.posts))


def test_mistakes_say_what_is_wrong_found_twice_and_missed():
    mistakes = score(annotation("dev01"), stored("damaged")).mistakes
    assert {mistake.what for mistake in mistakes} == {"wrong", "twice", "missed"}
    told = {(mistake.what, mistake.text) for mistake in mistakes}
    meeting = "fourth joint meeting of Northeast police cooperation"
    assert ("twice", f"{meeting} | heldAt | Harbin City") in told
    assert ("wrong", f"{meeting} | heldOn | 2016-08-17") in told
    assert ("missed", "shan | presidedOver | m1") in told
    assert ("missed", "gai | holds | Deputy Director @ ln_psd") in told


GRAPH, WANTED = stored("signing-list"), annotation("dev03")
WHOLE = score(WANTED, GRAPH).overall
STATED = sorted(t for relation in ORDER for t in GRAPH.triples((None, COOP[relation], None)))


@settings(max_examples=15, deadline=None)
@given(st.sets(st.sampled_from(STATED)))
def test_what_is_left_out_is_missed_and_nothing_else_changes(left_out):
    graph = GRAPH
    for triple in left_out:
        graph = graph - Graph().add(triple)
    whole, part = WHOLE, score(WANTED, graph).overall
    # In this graph every fact is right or may be found, so that what goes was right or counted neither way.
    assert part.wrong == 0
    assert part.right + part.missed == whole.right + whole.missed
    assert part.right >= whole.right - len(left_out)
    if not left_out:
        assert part == whole


@settings(max_examples=15, deadline=None)
@given(st.sampled_from([t for t in STATED if t[1] != COOP.heldOn]), st.sampled_from([0, 2]))
def test_a_fact_about_someone_unknown_is_wrong(triple, end):
    changed = list(triple)
    changed[end] = URIRef("https://example.org/nobody")
    graph = GRAPH + Graph().add(tuple(changed))
    assert score(WANTED, graph).overall.wrong == 1


ENTITIES = """
entities:
  m: {type: Meeting, labels: [alder river meeting]}
  ada: {type: Official, labels: [Ada Lund]}
  police: {type: Agency, labels: [Alder River Police]}
  customs: {type: Agency, labels: [Alder River Customs]}
"""


def posts(tmp_path, facts: str, roles: dict[str, tuple[list[Literal], list[str]]]) -> Tally:
    """What the roles of Ada Lund score, each given by its titles and bodies."""
    path = tmp_path / "a.yaml"
    path.write_text(f"{ENTITIES}facts:\n{facts}\n", encoding="utf-8")
    graph = Graph()
    ada = URIRef("https://example.org/ada")
    graph.add((ada, SKOS.prefLabel, Literal("Ada Lund", lang="en")))
    for name, (titles, bodies) in roles.items():
        role = URIRef(f"https://example.org/role/{name}")
        graph.add((ada, COOP.holds, role))
        for title in titles:
            graph.add((role, SKOS.prefLabel, title))
        for body in bodies:
            node = URIRef(f"https://example.org/body/{len(body)}")
            graph.add((node, SKOS.prefLabel, Literal(body, lang="en")))
            graph.add((role, ORG.postIn, node))
    return score(gold.read(path), graph).overall


def test_roles_are_paired_so_that_most_are_right(tmp_path):
    # Either body will do for the first, so that the second must not lose its only one to it.
    facts = """
  - [ada, holds, {title: [Director, Head], at: [police, customs]}]
  - [ada, holds, {title: Director, at: police}]
"""
    director = Literal("Director", lang="en")
    both = {"a": ([director], ["Alder River Police"]), "b": ([director], ["Alder River Customs"])}
    assert posts(tmp_path, facts, both) == Tally(right=2)


@pytest.mark.parametrize(
    ("titles", "bodies"),
    [
        (["Director", "Head"], ["Alder River Police"]),
        (["Director"], ["Alder River Police", "Alder River Customs"]),
        (["Director"], []),
        (["Deputy Director"], ["Alder River Police"]),
        (["Director"], ["Alder River Customs"]),
        ([], ["Alder River Police"]),
    ],
)
def test_a_role_that_says_more_less_or_other_is_wrong(titles, bodies, tmp_path):
    facts = "  - [ada, holds, {title: [Director, Head], at: police}]"
    found = {"a": ([Literal(title, lang="en") for title in titles], bodies)}
    assert posts(tmp_path, facts, found) == Tally(wrong=1, missed=1)


@pytest.mark.parametrize(
    ("written", "datatype", "right"),
    [
        ("2031-04-05", XSD.date, True),
        ("2031-04-05", XSD.string, False),
        ("2031-04", XSD.gYearMonth, False),
        ("--04-05", XSD.gMonthDay, False),
    ],
)
def test_a_date_is_right_with_its_datatype_alone(written, datatype, right, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(f"{ENTITIES}facts:\n  - [m, heldOn, 2031-04-05]\n", encoding="utf-8")
    meeting = URIRef("https://example.org/m")
    graph = Graph().add((meeting, SKOS.prefLabel, Literal("Alder River Meeting", lang="en")))
    graph.add((meeting, COOP.heldOn, Literal(written, datatype=datatype)))
    assert score(gold.read(path), graph).overall == (Tally(right=1) if right else Tally(wrong=1, missed=1))


@pytest.mark.parametrize(("kind", "one", "other", "same"), LIKENESS)
def test_labels_of_one_thing_are_told_from_those_of_two(kind, one, other, same):
    assert (likeness(one, other, kind) >= ENOUGH[kind]) is {"same": True, "other": False}[same]


LABELS = st.sampled_from(sorted({label for _, one, other, _ in LIKENESS for label in (one, other)})) | st.text(
    max_size=9
)


@given(LABELS, LABELS, st.sampled_from(sorted(ENOUGH)))
def test_likeness_is_a_share_and_the_same_both_ways(one, other, kind):
    alike = likeness(one, other, kind)
    assert 0 <= alike <= 100
    assert alike == pytest.approx(likeness(other, one, kind))
