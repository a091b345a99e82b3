"""Queries on a real store: refusals, bindings, the stored ones by cases, and their files."""

import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from kg import graph, query, store
from kg.errors import QueryError
from kg.model import Document, Entity, Evidence, Fact, Label, Span, Value
from kg.namespaces import COOP, document_iri
from kg.network import Score, measurements
from kg.network.robustness import Interval

CASES = Path(__file__).parent / "queries"


def entity(kind: str, name: str, *labels: str, **statements: Entity | Value) -> Entity:
    """`labels` are further names: `zh=…` a Chinese preferred one, anything else an English alternative."""
    named = [Label(name, "en")]
    named += [Label(x[3:], "zh-hans") if x.startswith("zh=") else Label(x, "en", "altLabel") for x in labels]
    slug = name.lower().replace(" ", "-")
    iri = f"https://example.org/{kind.lower()}/{slug}"
    return Entity(iri, kind, tuple(named), tuple(statements.items()))


SHORE = entity("Place", "Shore Province", "zh=海岸省")
HILLS = entity("Place", "Hill Province")
PORT = entity("Place", "Port City", within=SHORE)
POLICE = entity("Agency", "Shore Police", "SP", "zh=海岸警察", jurisdiction=SHORE)
COURT = entity("Agency", "Hill Court", jurisdiction=HILLS)
CUSTOMS = entity("Agency", "Port Customs")
ZONE = entity("CooperationZone", "Coast Zone", "zh=沿海协作区")
FIRST = entity("Meeting", "first session of the Coast Zone", ordinal=Value("1", "integer"))
SECOND = entity("Meeting", "second session of the Coast Zone", ordinal=Value("2", "integer"))
TALKS = replace(entity("Meeting", "harbour talks"), labels=(Label("港口会谈", "zh-hans"),))
PACT = entity("Agreement", "Coast Pact")
MEMO = entity("Agreement", "Harbour Memorandum")
VALE = entity("Official", "Ada Vale", "zh=艾达·维尔")
MOSS = entity("Official", "Ben Moss")
GROUP = entity("Collective", "three courts", statedCount=Value("3", "integer"), hasMember=COURT)


def post(title: str, body: Entity) -> Entity:
    return entity("Role", title, postIn=body)


STATED = {
    "coast/2023.txt": [
        (POLICE, "attended", FIRST, 0.9),
        (COURT, "attended", FIRST, 0.9),
        (POLICE, "organized", FIRST, 0.8),
        (VALE, "presidedOver", FIRST, 0.9),
        (FIRST, "heldOn", Value("2023-05-04", "date"), 0.9),
        (FIRST, "heldAt", PORT, 0.55),
        (FIRST, "sessionOf", ZONE, 0.9),
        (SHORE, "memberOf", ZONE, 0.9),
        (HILLS, "memberOf", ZONE, 0.9),
        (CUSTOMS, "memberOf", ZONE, 0.7),
        (VALE, "holds", post("Chief", POLICE), 0.9),
        (POLICE, "signed", PACT, 0.9),
        (PACT, "adoptedAt", FIRST, 0.9),
    ],
    "coast/2024.txt": [
        (POLICE, "attended", FIRST, 0.5),
        (POLICE, "attended", SECOND, 0.9),
        (COURT, "attended", SECOND, 0.9),
        (CUSTOMS, "attended", SECOND, 0.9),
        (GROUP, "attended", SECOND, 0.5),
        (VALE, "attended", SECOND, 0.9),
        (MOSS, "spokeAt", SECOND, 0.9),
        (SECOND, "heldOn", Value("2024-06", "gYearMonth"), 0.9),
        (SECOND, "heldAt", SHORE, 0.9),
        (SECOND, "sessionOf", ZONE, 0.9),
        (SECOND, "conveyed", FIRST, 0.9),
        (VALE, "holds", post("Judge", COURT), 0.9),
        (MOSS, "holds", post("Clerk", COURT), 0.9),
        (VALE, "signed", MEMO, 0.9),
        (TALKS, "heldOn", Value("--02-01", "gMonthDay"), 0.9),
    ],
}


@pytest.fixture(scope="module")
def built() -> store.GraphStore:
    made = store.memory()
    for path, rows in STATED.items():
        source = Document(path, "", hashlib.sha256(path.encode()).hexdigest(), title=f"News of {path[6:10]}")
        iri = document_iri(source.path, source.digest)
        facts = [
            Fact(s, r, o, (Evidence(iri, Span(10 * n, 10 * n + 5), f"quote {n}", "test", confidence),))
            for n, (s, r, o, confidence) in enumerate(rows)
        ]
        for subject, predicate, value, name in graph.quads(source, facts):
            (made.default if name is None else made.dataset.graph(name)).add((subject, predicate, value))
    net = nx.Graph(projection="agencies", weighting="count", selection="", period="")
    scores = [
        Score(POLICE.iri, "", "Agency", "agencies", "strength", 3.0, 1, False),
        Score(COURT.iri, "", "Agency", "agencies", "strength", 2.0, 2, False),
    ]
    measurements.add(made, measurements.measurements(scores, net, {POLICE.iri: Interval(1, 2)}))
    return made


def cases() -> list:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            found.append(pytest.param(path.stem, case, id=f"{path.stem}-{number}"))
    return found


@pytest.mark.parametrize(("name", "case"), cases())
def test_a_stored_query_answers(built, name, case):
    given_ = {key: str(value) for key, value in (case.get("with") or {}).items()}
    answer = query.table(query.run(built, name, given_))
    expected = list(csv.reader(io.StringIO(case["answer"])))
    assert [list(answer.columns), *map(list, answer.rows)] == expected


def test_every_stored_query_has_a_case_with_rows():
    answered = {p.values[0] for p in cases() if p.values[1]["answer"].count("\n") > 1}
    assert answered == set(query.stored())


@pytest.mark.parametrize("name", list(query.stored()))
def test_a_stored_query_says_what_it_answers_and_takes(name):
    found = query.stored()[name]
    assert found.title.endswith((".", "?"))
    assert len(found.text.splitlines()[0]) < 100
    # Each parameter is read, each that is read is declared, and none is lost to a header that is misspelt.
    assert set(re.findall(r"\?given_(\w+)", found.text)) == {p.name for p in found.parameters}
    assert found.text.count("@param") == len(found.parameters)


def test_an_iri_or_a_prefixed_name_is_bound_as_a_node(built):
    by_label = query.table(query.run(built, "evidence-of-fact", {"subject": "Port Customs"}))
    by_iri = query.table(query.run(built, "evidence-of-fact", {"subject": CUSTOMS.iri, "relation": "coop:attended"}))
    assert {row[1] for row in by_label.rows} == {"attended", "memberOf"}
    assert [row[:3] for row in by_iri.rows] == [("Port Customs", "attended", "second session of the Coast Zone")]


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("meeting-atendance", {}, "there are: agencies-by-meetings, "),
        (
            "meeting-attendance",
            {},
            "needs the parameter 'meeting' (part of a label of the meeting, or its IRI)",
        ),
        ("meeting-attendance", {"meting": "x"}, "no parameter 'meting'; it takes: meeting"),
        ("co-attendance", {"place": "x"}, "it takes: agency (optional), least (optional)"),
        ("stated-counts", {"x": "y"}, "it takes: none"),
        ("co-attendance", {"least": "two"}, "'least' must be an integer, not 'two'"),
        ("co-attendance", {"least": "1.5"}, "'least' must be an integer, not '1.5'"),
        ("least-certain", {"below": "NaN"}, "'below' must be a decimal, not 'NaN'"),
    ],
)
def test_a_stored_query_that_is_misused_is_refused(built, name, parameters, message):
    with pytest.raises(QueryError) as caught:
        query.run(built, name, parameters)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("INSERT DATA { <https://e.org/a> <https://e.org/b> 1 }", "INSERT would change the graph"),
        ("PREFIX x: <https://e.org/> DELETE WHERE { ?s ?p ?o }", "DELETE would change the graph"),
        ("# SELECT\nDROP ALL", "DROP would change the graph"),
        ("LOAD <http://127.0.0.1:9/x>", "LOAD would change the graph"),
        ("WITH <https://e.org/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH would change"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }", "SERVICE would ask another server"),
        ("SELECT * { { SELECT * { OPTIONAL { service silent ?x { ?s ?p ?o } } } } }", "SERVICE would ask"),
        ("SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }", "FROM is not followed"),
        ("SELECT * FROM NAMED <file:///etc/hostname> { GRAPH ?g { ?s ?p ?o } }", "FROM is not followed"),
        ("SELECT * { ?s ?p ", "cannot be read: line 1, column"),
        ("SELECT *\n{\n ?s nope:p ?o }", "line 3"),
        ("", "it has no SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("hello", "it has no SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELECT * { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }", "more than 200 deep"),
        ("SELECT (coop:year(1) AS ?x) {}", "cannot be answered"),
    ],
    ids=range(15),
)  # fmt: skip
def test_a_query_that_is_wrong_or_reaches_out_is_refused_in_one_line(built, text, message):
    before = len(built.native)
    with pytest.raises(QueryError) as caught:
        query.ask(built, text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(built.native) == before


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?service { BIND("SERVICE" AS ?service) } # SERVICE <http://127.0.0.1:9/>',
        "SELECT ?x { BIND('''say \"INSERT\"\nDELETE''' AS ?x) }",
        "SELECT ?x { BIND(<https://e.org/#SERVICE> AS ?x) }",
        "PREFIX service: <https://e.org/> SELECT ?x { BIND(service:from AS ?x) }",
    ],
)
def test_a_word_in_a_string_a_name_or_a_comment_is_no_keyword(built, text):
    assert len(query.table(query.ask(built, text)).rows) == 1


def test_the_merged_graph_is_asked_and_documents_by_name(built):
    merged = query.ask(built, "SELECT (COUNT(*) AS ?n) { ?a a coop:Agency ; coop:attended ?m }")
    assert query.table(merged).rows == (("5",),)
    stated = query.ask(built, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a a coop:Agency ; coop:attended ?m } }")
    assert query.table(stated).rows == (("6",),)
    source = next(str(name.value) for name in built.native.named_graphs() if "document" in name.value)
    assert query.table(query.ask(built, f"ASK {{ GRAPH <{source}> {{ ?e a coop:Evidence }} }}")).rows == (("yes",),)


def test_variables_are_bound_as_terms(built):
    text = "SELECT ?zone ?member { ?member coop:memberOf ?zone }"
    found = query.table(query.ask(built, text, {"zone": URIRef(ZONE.iri)}))
    assert len(found.rows) == 3
    assert query.table(query.ask(built, text, {"zone": Literal(ZONE.iri)})).rows == ()


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(list("\"'\\{}.;?#\n")), min_size=1))
def test_no_value_of_a_parameter_is_read_as_sparql(name):
    made = store.memory()
    zone, member = URIRef("https://example.org/zone"), URIRef("https://example.org/member")
    made.default.add((zone, RDF.type, COOP.CooperationZone))
    made.default.add((zone, SKOS.prefLabel, Literal(name, lang="en")))
    made.default.add((member, RDF.type, COOP.Agency))
    made.default.add((member, COOP.memberOf, zone))
    assert len(query.table(query.run(made, "zone-members", {"zone": name})).rows) == 1
    assert query.table(query.run(made, "zone-members", {"zone": name + "\N{BLACK STAR}"})).rows == ()


def test_answers_as_files(built):
    rows = query.ask(built, "SELECT ?title ?none { ?d dcterms:title ?title } ORDER BY ?title")
    assert query.write(rows, "csv").decode() == "title,none\r\nNews of 2023,\r\nNews of 2024,\r\n"
    assert json.loads(query.write(rows, "json"))["results"]["bindings"][1]["title"]["value"] == "News of 2024"
    assert b">News of 2023</literal>" in query.write(rows, "xml")
    truth = query.ask(built, "ASK { ?m a coop:Meeting }")
    assert query.write(truth, "csv") == b"answer\r\ntrue\r\n"
    assert json.loads(query.write(truth, "json"))["boolean"] is True


def test_triples_as_turtle_in_the_same_order_each_time(built):
    text = "CONSTRUCT { ?m coop:sessionOf ?z } WHERE { ?m coop:sessionOf ?z }"
    written = query.write(query.ask(built, text), "ttl")
    assert written == query.write(query.ask(built, text), "ttl")
    assert len(Graph().parse(data=written, format="turtle")) == 2
    assert b"coop:sessionOf" in written
    assert query.table(query.ask(built, text)).rows[0][1] == "coop:sessionOf"


@pytest.mark.parametrize(
    ("text", "format_", "fits"),
    [
        ("SELECT ?m { ?m a coop:Meeting }", "ttl", "use csv or json or xml"),
        ("SELECT ?m { ?m a coop:Meeting }", "pdf", "use csv or json or xml"),
        ("DESCRIBE coop:none", "csv", "use ttl"),
    ],
)
def test_a_format_that_does_not_fit_is_refused(built, text, format_, fits):
    with pytest.raises(QueryError, match=fits):
        query.write(query.ask(built, text), format_)
