"""Validation on real stores: what conforms, and what each kind of tampering is reported as."""

import hashlib
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import graph, store
from kg.model import Document, Entity, Evidence, Fact, Label, Span, Value
from kg.namespaces import NS, document_iri
from kg.validate import Report, validate

TEXT = """Joint meeting in Lakeside

On 3 May the Harbour Board and the Ferry Office met in Lakeside.
Rosa Quill, director of the Harbour Board, presided. 𝄞 Music followed.
"""
OTHER = "港务局与轮渡办公室再次会晤。\n会议由罗莎主持。\n"


def document(path: str, text: str) -> Document:
    return Document(path, text, hashlib.sha256(text.encode()).hexdigest(), title=text.splitlines()[0])


def entity(kind: str, name: str, *statements: tuple[str, Entity | Value], language: str = "en") -> Entity:
    iri = f"https://example.org/{kind.lower()}/{hashlib.md5(name.encode()).hexdigest()}"
    return Entity(iri, kind, (Label(name, language),), statements)


PLACE = entity("Place", "Lakeside")
BOARD = entity("Agency", "Harbour Board", ("jurisdiction", PLACE))
OFFICE = entity("Agency", "Ferry Office")
MEETING = entity("Meeting", "joint meeting in Lakeside")
QUILL = entity("Official", "Rosa Quill")
ROLE = entity("Role", "director", ("postIn", BOARD))


def fact(source: Document, subject: Entity, relation: str, value: Entity | Value, quote: str) -> Fact:
    start = source.text.index(quote)
    span = Span(start, start + len(quote))
    iri = document_iri(source.path, source.digest)
    return Fact(subject, relation, value, (Evidence(iri, span, quote, "test", 0.9),))


def dataset(*parts: tuple[Document, list[Fact]]) -> store.GraphStore:
    made = store.memory()
    for source, facts in parts:
        for subject, predicate, value, name in graph.quads(source, facts):
            target = made.default if name is None else made.dataset.graph(name)
            target.add((subject, predicate, value))
    return made


FIRST, SECOND = document("a/first.txt", TEXT), document("second.txt", OTHER)
SENTENCE = "On 3 May the Harbour Board and the Ferry Office met in Lakeside."
CHAIR = "Rosa Quill, director of the Harbour Board, presided."
FACTS = [
    fact(FIRST, BOARD, "attended", MEETING, SENTENCE),
    fact(FIRST, OFFICE, "attended", MEETING, SENTENCE),
    fact(FIRST, MEETING, "heldAt", PLACE, SENTENCE),
    fact(FIRST, MEETING, "heldOn", Value("--05-03", "gMonthDay"), SENTENCE),
    fact(FIRST, QUILL, "presidedOver", MEETING, CHAIR),
    fact(FIRST, QUILL, "holds", ROLE, CHAIR),
]
MORE = [fact(SECOND, BOARD, "attended", MEETING, "港务局与轮渡办公室再次会晤。")]


@pytest.fixture
def good() -> store.GraphStore:
    return dataset((FIRST, FACTS), (SECOND, MORE))


def found(report: Report) -> list[tuple[str, str]]:
    return [(x.what, x.where) for x in report.violations]


def test_what_is_built_conforms_and_is_counted(good):
    report = validate(good, [SECOND, FIRST])
    assert report == Report((), documents=2, facts=6, quotes=7)
    assert report.conforms


def test_documents_that_are_not_in_the_graph_do_not_matter(good):
    assert validate(good, [FIRST, SECOND, document("third.txt", "Nothing.")]).conforms


def test_a_document_that_is_not_found_is_named(good):
    report = validate(good, [FIRST])
    assert found(report) == [("document", "second.txt")]
    assert "not found" in report.violations[0].message
    assert not report.conforms


def test_a_change_outside_the_quotes_names_the_document_alone(good):
    changed = document(FIRST.path, TEXT.replace("Music", "Dance"))
    assert found(validate(good, [changed, SECOND])) == [("document", "a/first.txt")]


def test_a_change_that_moves_the_quotes_names_the_document_alone(good):
    changed = document(FIRST.path, "Seen.\n" + TEXT)
    assert found(validate(good, [changed, SECOND])) == [("document", "a/first.txt")]


def test_a_change_inside_a_quote_names_document_and_facts(good):
    changed = document(FIRST.path, TEXT.replace("director of the", "director off the"))
    report = validate(good, [changed, SECOND])
    assert found(report) == [("document", "a/first.txt"), *[("quote", "a/first.txt")] * 2]
    messages = "\n".join(x.message for x in report.violations)
    start = TEXT.index(CHAIR)
    assert "Rosa Quill — presidedOver — joint meeting in Lakeside: characters" in messages
    assert "Rosa Quill — holds — director, Harbour Board: characters" in messages
    assert f"characters {start} to {start + len(CHAIR)}" in messages
    assert "director off the" in messages


@settings(max_examples=40, deadline=None)
@given(index=st.integers(0, len(CHAIR) - 1), character=st.characters(exclude_categories=["Cs"]))
def test_any_other_character_inside_a_quote_is_noticed(index, character):
    position = TEXT.index(CHAIR) + index
    changed = document(FIRST.path, TEXT[:position] + character + TEXT[position + 1 :])
    made = dataset((FIRST, FACTS[-1:]))
    expected = {"document", "quote"} if character != TEXT[position] else set()
    assert {x.what for x in validate(made, [changed]).violations} == expected


def retold(good: store.GraphStore, old: str, new: str, times: int = 1) -> store.GraphStore:
    text = good.native.dump(format=ox.RdfFormat.N_QUADS).decode()
    assert text.count(old) >= times
    native = ox.Store()
    native.load(text.replace(old, new, times).encode(), format=ox.RdfFormat.N_QUADS)
    return store.GraphStore.over(native)


XSD = "http://www.w3.org/2001/XMLSchema#"
OA = "http://www.w3.org/ns/oa#"
START = f'<{OA}start> "{TEXT.index(CHAIR)}"^^<{XSD}integer>'


@pytest.mark.parametrize("start", [TEXT.index(CHAIR) - 1, TEXT.index(CHAIR) + 1, 0])
def test_an_offset_changed_in_the_graph_names_the_fact(good, start):
    made = retold(good, START, f'<{OA}start> "{start}"^^<{XSD}integer>')
    report = validate(made, [FIRST, SECOND])
    assert found(report) == [("quote", "a/first.txt")]
    assert report.violations[0].message.startswith("Rosa Quill — ")


def test_an_offset_beyond_the_end_names_the_fact(good):
    end = f'<{OA}end> "{TEXT.index(CHAIR) + len(CHAIR)}"'
    report = validate(retold(good, end, f'<{OA}end> "9999"'), [FIRST, SECOND])
    assert found(report) == [("quote", "a/first.txt")]
    assert "beyond the end of the document" in report.violations[0].message


def test_a_quote_changed_in_the_graph_names_the_fact(good):
    report = validate(retold(good, f'<{OA}exact> "Rosa', f'<{OA}exact> "Rose'), [FIRST, SECOND])
    assert found(report) == [("quote", "a/first.txt")]


CONFIDENCE = f'<{NS}confidence> "0.9"^^<{XSD}decimal>'
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (CONFIDENCE, CONFIDENCE.replace("0.9", "1.01"), "confidence, an xsd:decimal from 0 to 1"),
        (CONFIDENCE, f'<{NS}confidence> "high"', "confidence, an xsd:decimal from 0 to 1"),
        (START, START.replace(f'"{TEXT.index(CHAIR)}"', '"-1"'), "exactly one oa:start, from 0"),
        (START, START.replace(f'"{TEXT.index(CHAIR)}"', '"9999"'), "must start before it ends"),
        (f'<{OA}exact> "Rosa', f'<{OA}exact> "\\n \\nRosa', "more than one paragraph"),
        (f'<{NS}extractor> "test"', f'<{NS}extractor> ""', "exactly one extractor"),
        (f'<{NS}heldOn> "--05-03"^^<{XSD}gMonthDay>', f'<{NS}heldOn> "3 May"', "is held on an xsd:date"),
        (f"{TYPE} <{NS}Official>", f"{TYPE} <{NS}Place>", "can be the subject of coop:presidedOver"),
        (f"{TYPE} <{NS}Meeting>", f"{TYPE} <{NS}Place>", "can be the object of coop:attended"),
        (f'<{NS}digest> "', f'<{NS}digest> "x', "64 hexadecimal digits"),
        ("<http://www.w3.org/2000/01/rdf-schema#label>", "<https://example.org/x>", "has no rdfs:label"),
    ],
)  # fmt: skip
def test_a_shape_that_is_broken_is_named(good, old, new, message):
    report = validate(retold(good, old, new), [FIRST, SECOND])
    assert any(message in x.message for x in report.violations if x.what == "shape"), report


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"statements": ()}, "must be a post in exactly one body"),
        ({"statements": (("postIn", BOARD), ("postIn", OFFICE))}, "must be a post in exactly one body"),
        ({"statements": (("postIn", PLACE),)}, "must be a post in an Agency or a CooperationZone"),
        ({"labels": (Label("director", "en"), Label("head", "en"))}, "two skos:prefLabel in one language"),
        ({"labels": (Label("director", "en"), Label("head", "en", "altLabel"))}, "no skos:altLabel"),
    ],
)
def test_a_role_has_one_body_and_its_title_alone(change, message):
    role = replace(ROLE, **change)
    made = dataset((FIRST, [*FACTS[:5], fact(FIRST, QUILL, "holds", role, CHAIR)]))
    report = validate(made, [FIRST])
    assert {x.what for x in report.violations} == {"shape"}
    assert any(message in x.message for x in report.violations)


def test_the_chair_of_a_zone_is_a_role():
    zone = entity("CooperationZone", "Lake Zone")
    role = replace(ROLE, statements=(("postIn", zone),))
    made = dataset((FIRST, [fact(FIRST, QUILL, "holds", role, CHAIR)]))
    assert validate(made, [FIRST]).violations == ()


def remove(good: store.GraphStore, subject: Entity, predicate: str, *, default: bool) -> None:
    name = ox.DefaultGraph() if default else None
    node, relation = ox.NamedNode(subject.iri), ox.NamedNode(NS + predicate)
    for quad in list(good.native.quads_for_pattern(node, relation, None, name)):
        good.native.remove(quad)


def test_a_fact_that_only_the_merged_graph_has_is_named(good):
    good.default.add(next(graph.state(Fact(OFFICE, "organized", MEETING))))
    report = validate(good, [FIRST, SECOND])
    assert found(report) == [("statement", "the merged graph")]
    assert "Ferry Office — organized — joint meeting" in report.violations[0].message


def test_a_fact_that_the_merged_graph_lacks_is_named(good):
    remove(good, QUILL, "presidedOver", default=True)
    report = validate(good, [FIRST, SECOND])
    assert found(report) == [("statement", "a/first.txt")]
    assert "Rosa Quill — presidedOver" in report.violations[0].message


def test_what_a_document_states_without_evidence_is_named():
    made = dataset((FIRST, [*FACTS, Fact(OFFICE, "organized", MEETING)]))
    report = validate(made, [FIRST])
    assert found(report) == [("evidence", "a/first.txt")]
    assert "no evidence for Ferry Office — organized" in report.violations[0].message


def test_evidence_of_what_is_not_stated_is_named(good):
    remove(good, QUILL, "presidedOver", default=False)
    report = validate(good, [FIRST, SECOND])
    assert found(report) == [("evidence", "a/first.txt")]
    assert "not stated: Rosa Quill — presidedOver" in report.violations[0].message


def test_a_blank_node_is_named(good):
    good.native.add(ox.Quad(ox.BlankNode("b"), ox.NamedNode("https://example.org/p"), ox.Literal("x")))
    assert found(validate(good, [FIRST, SECOND])) == [("blank node", "the merged graph")]


def test_evidence_quoted_from_another_document_is_named():
    stray = fact(SECOND, BOARD, "attended", MEETING, "港务局与轮渡办公室再次会晤。")
    report = validate(dataset((FIRST, [*FACTS[1:], stray]), (SECOND, MORE)), [FIRST, SECOND])
    assert ("quote", "a/first.txt") in found(report)


def test_an_empty_dataset_conforms():
    assert validate(store.memory(), []) == Report(())
