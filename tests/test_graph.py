"""Facts as quads: what stands where, aligned, without blank nodes, and the same every time."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SDO, SKOS, BNode, Literal, URIRef

from kg import graph, pipeline
from kg.model import Document, Entity, Evidence, Fact, Label, Span, Value, strongest
from kg.namespaces import COOP, LEXICON_GRAPH, OA, digest, document_iri, mint, slug

TEXT = (
    "The third joint meeting of the Alder River Police Cooperation Zone was held in Hefei on 5 May 2024. "
    "Zhao Yining, Director of the Anhui Provincial Public Security Department, presided over the meeting."
)
DOCUMENT = Document("a/b.txt", TEXT, "ab" * 32, title="Meeting", published="2024-05-06", languages=("en",))
NAME = URIRef(document_iri(DOCUMENT.path, DOCUMENT.digest))
PLACE = Entity(mint("place", "x"), "Place", (Label("X", "en"),), (("code", Value("340000", "string")),))
BODY = Entity(
    mint("agency", "x", "police"),
    "Agency",
    (Label("X Police", "en"), Label("X警", "zh-hans")),
    (("jurisdiction", PLACE),),
)
ROLE = Entity(mint("role", "x", "director"), "Role", (Label("Director", "en"),), (("postIn", BODY),))
PERSON = Entity(mint("official", "Wu Mei", "x"), "Official", (Label("Wu Mei", "en"),))
MEETING = Entity(mint("meeting", "m"), "Meeting", (Label("meeting", "en"), Label("talks", "en", "altLabel")))


def evidence(start: int = 0, end: int = 9, confidence: float = 0.9) -> Evidence:
    return Evidence(str(NAME), Span(start, end), TEXT[start:end], "roles", confidence)


def quads(*facts: Fact) -> set:
    return set(graph.quads(DOCUMENT, facts))


def test_a_fact_stands_in_its_document_and_once_in_the_default_graph():
    found = quads(Fact(BODY, "attended", MEETING, (evidence(),)))
    triple = (URIRef(BODY.iri), COOP.attended, URIRef(MEETING.iri))
    assert {graph_ for *t, graph_ in found if tuple(t) == triple} == {None, NAME}


def test_evidence_stands_in_its_document_alone():
    item = evidence(4, 17)
    found = quads(Fact(BODY, "attended", MEETING, (item,)))
    (node,) = {s for s, p, o, _ in found if (p, o) == (RDF.type, COOP.Evidence)}
    said = {(p, o) for s, p, o, g in found if s == node and g == NAME}
    assert {g for s, _, _, g in found if s == node} == {NAME}
    assert said >= {
        (RDF.subject, URIRef(BODY.iri)),
        (RDF.predicate, COOP.attended),
        (RDF.object, URIRef(MEETING.iri)),
        (OA.exact, Literal(TEXT[4:17])),
        (OA.start, Literal(4)),
        (OA.end, Literal(17)),
        (PROV.wasQuotedFrom, NAME),
        (COOP.extractor, Literal("roles")),
    }


@pytest.mark.parametrize(
    ("fact", "aligned"),
    [
        (Fact(BODY, "attended", MEETING), (URIRef(MEETING.iri), COOP.attendee, URIRef(BODY.iri))),
        (Fact(BODY, "attended", MEETING), (URIRef(MEETING.iri), SDO.attendee, URIRef(BODY.iri))),
        (Fact(BODY, "organized", MEETING), (URIRef(MEETING.iri), SDO.organizer, URIRef(BODY.iri))),
        (Fact(PERSON, "holds", ROLE), (URIRef(PERSON.iri), ORG.holds, URIRef(ROLE.iri))),
        (Fact(PERSON, "holds", ROLE), (URIRef(ROLE.iri), ORG.postIn, URIRef(BODY.iri))),
        (Fact(PERSON, "holds", ROLE), (URIRef(PERSON.iri), RDF.type, FOAF.Person)),
        (Fact(MEETING, "heldAt", PLACE), (URIRef(MEETING.iri), RDF.type, PROV.Activity)),
        (Fact(MEETING, "heldAt", PLACE), (URIRef(MEETING.iri), SDO.location, URIRef(PLACE.iri))),
    ],
)
def test_other_vocabularies_say_it_too_in_the_default_graph(fact, aligned):
    found = quads(fact)
    assert (*aligned, None) in found


@pytest.mark.parametrize(
    ("value", "year"),
    [
        (Value("2024-05-01", "date"), 2024),
        (Value("2024-05", "gYearMonth"), 2024),
        (Value("--05-01", "gMonthDay"), None),
    ],
)
def test_a_date_that_has_a_year_gives_it(value, year):
    found = quads(Fact(MEETING, "heldOn", value))
    assert {o.value for _, p, o, _ in found if p == COOP.year} == ({year} if year else set())
    assert {str(o) for _, p, o, _ in found if p == COOP.heldOn} == {value.lexical}


def test_presiding_is_not_attending():
    assert not {p for _, p, _, _ in quads(Fact(PERSON, "presidedOver", MEETING))} & {
        COOP.attended,
        COOP.attendee,
        SDO.attendee,
    }


def test_what_the_lexicon_says_stands_in_its_own_graph():
    found = quads(Fact(BODY, "attended", MEETING))
    for s, p, o in (
        (URIRef(BODY.iri), COOP.jurisdiction, URIRef(PLACE.iri)),
        (URIRef(PLACE.iri), COOP.code, Literal("340000")),
        (URIRef(PLACE.iri), SKOS.prefLabel, Literal("X", lang="en")),
    ):
        graphs = {g for *t, g in found if [str(x) for x in t] == [str(s), str(p), str(o)]}
        assert graphs == {None, URIRef(LEXICON_GRAPH)}


def test_labels_keep_their_form_and_only_a_preferred_one_is_an_rdfs_label():
    found = quads(Fact(BODY, "attended", MEETING))
    said = {(p, o) for s, p, o, g in found if s == URIRef(MEETING.iri) and g is None}
    assert {(SKOS.prefLabel, Literal("meeting", lang="en")), (SKOS.altLabel, Literal("talks", lang="en"))} <= said
    assert {o for p, o in said if p == RDFS.label} == {Literal("meeting", lang="en")}


def test_what_is_known_of_a_document():
    said = {(p, o) for s, p, o, g in quads() if s == NAME and g == NAME}
    assert (DCTERMS.title, Literal("Meeting")) in said
    assert (COOP.path, Literal("a/b.txt")) in said
    assert [o.toPython() for p, o in said if p == DCTERMS.issued] == [date(2024, 5, 6)]
    assert not [p for p, _ in said if p == DCTERMS.publisher]


def test_a_property_that_is_not_ours_raises():
    with pytest.raises(AttributeError, match="admired"):
        quads(Fact(PERSON, "admired", MEETING))


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)
THINGS = st.sampled_from([BODY, PERSON, MEETING, ROLE, PLACE])
FACTS = st.lists(
    st.builds(
        lambda s, r, o, spans, confidence: Fact(s, r, o, tuple(evidence(a, b, confidence) for a, b in spans)),
        THINGS,
        st.sampled_from(["attended", "holds", "heldAt", "memberOf"]),
        THINGS | st.just(Value("2024-05-01", "date")),
        st.lists(SPANS, min_size=1, max_size=3),
        st.floats(0, 1),
    ),
    max_size=6,
)


@given(FACTS)
def test_there_are_no_blank_nodes_and_every_fact_has_evidence(facts):
    found = quads(*facts)
    assert not [t for quad in found for t in quad if isinstance(t, BNode)]
    stated = {(s, p, o) for s, p, o, g in found if g == NAME}
    for fact in facts:
        subject, predicate, value = URIRef(fact.subject.iri), COOP[fact.relation], graph.term(fact.object)
        assert (subject, predicate, value) in stated
        told = [s for s, p, o in stated if (p, o) == (RDF.object, value) and (s, RDF.subject, subject) in stated]
        assert any((s, RDF.predicate, predicate) in stated for s in told)


@given(FACTS, st.randoms())
def test_the_order_of_facts_does_not_matter(facts, random):
    turned = facts.copy()
    random.shuffle(turned)
    assert quads(*turned) == quads(*facts)


@given(st.lists(st.builds(evidence, st.integers(0, 5), st.integers(6, 9), st.floats(0, 1)), max_size=8))
def test_the_strongest_evidence_of_each_place_is_kept(items):
    kept = strongest(items)
    assert [e.span for e in kept] == sorted({e.span for e in items})
    assert all(e.confidence == max(x.confidence for x in items if x.span == e.span) for e in kept)
    assert strongest(kept) == kept


def test_a_built_dataset_is_the_same_twice_and_holds_what_was_read():
    first, second = (sorted(map(str, pipeline.build([DOCUMENT]).native)) for _ in range(2))
    assert first == second
    store = pipeline.build([DOCUMENT])
    graphs = {name.value for name in store.native.named_graphs()}
    assert graphs == {str(NAME), LEXICON_GRAPH}
    for quad in store.native.quads_for_pattern(None, ox.NamedNode(str(COOP.presidedOver)), None, ox.DefaultGraph()):
        assert "official" in quad.subject.value
        break
    else:
        pytest.fail("nobody presided")


@given(st.lists(st.text(max_size=12), min_size=1, max_size=4))
def test_minted_addresses_are_ascii_and_stable(parts):
    iri = mint("agency", *parts)
    assert iri == mint("agency", *parts)
    assert ox.NamedNode(iri).value == iri
    assert iri.isascii()
    assert iri.count("/") == mint("agency", *["x"] * len(parts)).count("/"), "a part never adds or takes a level"


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_a_slug_of_a_slug_without_escapes_is_itself(text):
    once = slug(text)
    assert "%" in once or slug(once) == once


WORDS = st.lists(st.text(st.characters(exclude_characters="\0"), max_size=4), max_size=3)


@given(WORDS, WORDS)
def test_a_digest_tells_parts_apart(one, other):
    assert (digest(*one) == digest(*other)) == (one == other)
