"""What is said of a thing, found by label or IRI, each fact with its quotes."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import graph, store
from kg.explain import Explanation, Quote, Said, explain
from kg.model import Document, Entity, Evidence, Fact, Label, Span, Value
from kg.namespaces import document_iri

BASE = "https://example.org/"
LAKE = Entity(BASE + "lake", "Place", (Label("Lake Province", "en"), Label("湖省", "zh-hans")))
BOARD = Entity(
    BASE + "board",
    "Agency",
    (Label("Harbour Board", "en"), Label("港务局", "zh-hans"), Label("Port Board", "en", "hiddenLabel")),
    (("jurisdiction", LAKE),),
)
OFFICE = Entity(BASE + "office", "Agency", (Label("Harbour Board Office", "en"),))
MEETING = Entity(BASE + "meeting", "Meeting", (Label("lake talks", "en"),))
CHIEF = Entity(BASE + "chief", "Role", (Label("Chief", "en"),), (("postIn", BOARD),))
QUILL = Entity(BASE + "quill", "Official", (Label("Rosa Quill", "en"),))


def evidence(source: Document, quote: str, confidence: float) -> Evidence:
    start = source.text.index(quote)
    iri = document_iri(source.path, source.digest)
    return Evidence(iri, Span(start, start + len(quote)), quote, "test", confidence)


def document(path: str, text: str, title: str | None = None) -> Document:
    return Document(path, text, hashlib.sha256(text.encode()).hexdigest(), title=title)


ONE = document("one.txt", "The Harbour Board came. Rosa Quill, its chief, spoke.", "Lake talks held")
TWO = document("two.txt", "港务局参加会谈。")
CAME = evidence(ONE, "The Harbour Board came.", 0.9)
SPOKE = evidence(ONE, "Rosa Quill, its chief, spoke.", 0.8)
AGAIN = evidence(TWO, "港务局参加会谈。", 0.7)


@pytest.fixture(scope="module")
def built() -> store.GraphStore:
    made = store.memory()
    facts = {
        ONE: [
            Fact(BOARD, "attended", MEETING, (CAME,)),
            Fact(QUILL, "spokeAt", MEETING, (SPOKE,)),
            Fact(QUILL, "holds", CHIEF, (SPOKE,)),
            Fact(OFFICE, "organized", MEETING, (CAME,)),
            Fact(MEETING, "heldOn", Value("2024-05", "gYearMonth"), (CAME,)),
        ],
        TWO: [Fact(BOARD, "attended", MEETING, (AGAIN,))],
    }
    for source, stated in facts.items():
        for subject, predicate, value, name in graph.quads(source, stated):
            (made.default if name is None else made.dataset.graph(name)).add((subject, predicate, value))
    return made


def test_an_agency_is_told_with_its_posts_and_every_quote(built):
    assert explain(built, "harbour  BOARD") == [
        Explanation(
            iri=BOARD.iri,
            kind="Agency",
            label="Harbour Board",
            labels=(
                Label("Port Board", "en", "hiddenLabel"),
                Label("Harbour Board", "en"),
                Label("港务局", "zh-hans"),
            ),
            facts=(
                Said(
                    "attended",
                    "Harbour Board",
                    "lake talks",
                    (
                        Quote("one.txt", 0, 23, CAME.quote, "Lake talks held", "test", 0.9),
                        Quote("two.txt", 0, 8, AGAIN.quote, "", "test", 0.7),
                    ),
                ),
                Said(
                    "holds",
                    "Rosa Quill",
                    "Chief, Harbour Board",
                    (Quote("one.txt", 24, 53, SPOKE.quote, "Lake talks held", "test", 0.8),),
                ),
                Said("jurisdiction", "Harbour Board", "Lake Province"),
            ),
        )
    ]


def test_the_confidence_is_that_of_the_quote(built):
    (told,) = explain(built, "港务局")
    assert [quote.confidence for quote in told.facts[0].quotes] == [0.9, 0.7]


@pytest.mark.parametrize("term", ["港务局", "port board", BOARD.iri, f"<{BOARD.iri}>", " Harbour Board "])
def test_a_thing_is_found_by_any_of_its_names_and_by_its_iri(built, term):
    assert [told.iri for told in explain(built, term)] == [BOARD.iri]


def test_an_exact_name_goes_before_one_that_contains_it(built):
    assert [told.iri for told in explain(built, "Harbour Boar")] == [BOARD.iri, OFFICE.iri]


@pytest.mark.parametrize("term", ["", "  ", "nobody", BASE + "nobody", "https://bad iri/", "http://[", "<>"])
def test_what_is_not_there_gives_nothing(built, term):
    assert explain(built, term) == []


def test_what_follows_from_a_fact_is_not_told_again(built):
    (told,) = explain(built, "lake talks")
    assert [(fact.relation, fact.subject, fact.object, len(fact.quotes)) for fact in told.facts] == [
        ("attended", "Harbour Board", "lake talks", 2),
        ("heldOn", "lake talks", "2024-05", 1),
        ("organized", "Harbour Board Office", "lake talks", 1),
        ("spokeAt", "Rosa Quill", "lake talks", 1),
        ("year", "lake talks", "2024", 0),
    ]


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_any_text_may_be_asked(built, term):
    told = explain(built, term)
    assert told == sorted(told, key=lambda x: (x.kind, x.label, x.iri))
