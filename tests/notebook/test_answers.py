"""Answers in typed columns: what RDF says of a literal, and what of it a column can hold."""

import json
from datetime import UTC, date, datetime

import pytest
from IPython.core.formatters import DisplayFormatter

import kg
from kg import query, store
from kg.errors import QueryError

EMPTY = store.memory()


def column(*terms):
    """A column whose rows are these terms; one that is empty is not bound."""
    rows = " ".join(f"({term or 'UNDEF'})" for term in terms)
    frame = kg.ask(EMPTY, f"SELECT ?x {{ VALUES (?x) {{ {rows} }} }}").frame()
    return frame.types["x"], frame["x"]


@pytest.mark.parametrize(
    ("terms", "kind", "cells"),
    [
        (("1", "", "-2"), int, [1, None, -2]),
        (('"7"^^xsd:int', '"8"^^xsd:nonNegativeInteger'), int, [7, 8]),
        (("1", "2.5"), float, [1.0, 2.5]),
        (("0.1", "1e3"), float, [0.1, 1000.0]),
        (("true", "", "false"), bool, [True, None, False]),
        (('"2024-09-11"^^xsd:date',), date, [date(2024, 9, 11)]),
        (('"2024-09-11T08:00:00+08:00"^^xsd:dateTime',), datetime, [datetime(2024, 9, 11, tzinfo=UTC)]),
        (("",), str, [None]),
        (("<https://e.org/a>", '"text"@zh-hans', '"plain"'), str, ["https://e.org/a", "text", "plain"]),
        # What a type cannot hold, or is of several, stays as it is written.
        (("9223372036854775807", "-9223372036854775808"), int, [2**63 - 1, -(2**63)]),
        (("9223372036854775808", "1"), str, ["9223372036854775808", "1"]),
        (('"2024-09-11"^^xsd:date', '"2023-06"^^xsd:gYearMonth'), str, ["2024-09-11", "2023-06"]),
        (('"--09-11"^^xsd:gMonthDay',), str, ["--09-11"]),
        (('"2024"^^xsd:gYear',), str, ["2024"]),
        (('"2024-09-11T08:00:00"^^xsd:dateTime',), str, ["2024-09-11T08:00:00"]),
        (('"1"', "1"), str, ["1", "1"]),
        (("true", "1"), str, ["true", "1"]),
        (("<https://e.org/a>", "1"), str, ["https://e.org/a", "1"]),
    ],
)
def test_a_column_has_the_type_that_all_its_terms_share(terms, kind, cells):
    assert column(*terms) == (kind, cells)


@pytest.mark.parametrize("term", ['"two"^^xsd:integer', '"2024-13-45"^^xsd:date', '"-0044-03-15"^^xsd:date'])
def test_what_is_malformed_or_out_of_range_is_text(term):
    assert column(term, "") == (str, [term.split('"')[1], None])


def test_a_blank_node_is_named_as_one():
    frame = kg.ask(EMPTY, "SELECT (BNODE() AS ?x) {}").frame()
    assert frame.types == {"x": str}
    assert frame["x"][0].startswith("_:")


def test_a_column_that_nothing_binds_and_an_answer_without_rows_keep_their_columns(sample):
    for text in ("SELECT ?m ?none { ?m a coop:Meeting }", "SELECT ?m ?none { ?m a coop:Agreement, coop:Meeting }"):
        answer = kg.ask(sample, text)
        assert answer.to_pandas().columns.tolist() == answer.to_polars().columns == ["m", "none"]
        assert answer.to_pandas()["none"].isna().all()
    nothing = kg.ask(EMPTY, "SELECT * {}")
    assert nothing.to_pandas().shape[1] == nothing.to_polars().shape[1] == 0


def test_yes_or_no_is_one_cell_and_is_true_or_false(sample):
    yes, no = kg.ask(sample, "ASK { ?m a coop:Meeting }"), kg.ask(EMPTY, "ASK { ?m a coop:Meeting }")
    assert (bool(yes), bool(no)) == (True, False)
    assert yes.to_pandas()["answer"].tolist() == [True]
    assert ">no<" in no._repr_html_()
    assert (repr(yes), repr(no)) == ("<Answer: yes>", "<Answer: no>")


def test_triples_are_three_columns_in_sorted_order(sample):
    answer = kg.ask(
        sample, "CONSTRUCT { ?m coop:heldOn ?d ; coop:heldAt ?p } WHERE { ?m coop:heldOn ?d ; coop:heldAt ?p }"
    )
    assert answer.to_pandas()["predicate"].tolist() == [
        "https://w3id.org/coopkg/ns#heldAt",
        "https://w3id.org/coopkg/ns#heldOn",
    ]
    assert kg.ask(EMPTY, "DESCRIBE coop:none").to_polars().columns == ["subject", "predicate", "object"]
    assert "coop:heldAt" in answer._repr_html_()


def test_an_answer_is_still_what_rdflib_gives(sample):
    answer = kg.ask(sample, "SELECT ?d { ?m coop:heldOn ?d }")
    assert [row.d.toPython() for row in answer] == [date(2023, 5, 9)]
    assert json.loads(answer.serialize(format="json"))["head"]["vars"] == ["d"]
    assert answer.to_pandas()["d"].dt.year.tolist() == [2023]


def test_a_stored_query_is_asked_by_its_name_with_its_parameters(sample):
    answer = kg.ask(sample, "co-attendance", least=1)
    assert len(answer) == len(query.run(sample, "co-attendance", {"least": "1"})) == 1
    assert kg.ask(sample, " co-attendance ", agency=None, least=None).vars == answer.vars
    assert kg.queries()["name"] == list(query.stored())
    takes = dict(zip(kg.queries()["name"], kg.queries()["takes"], strict=True))
    assert "least: " in takes["co-attendance"]
    assert "(optional)" in takes["co-attendance"]


@pytest.mark.parametrize(
    ("text", "parameters", "message"),
    [
        ("zone-member", {}, "no stored query is called 'zone-member'; there are: "),
        ("", {}, "it has no SELECT"),
        ("SELECT ?x ?x { BIND (1 AS ?x) }", {}, "Duplicated variable name"),
        ("SELECT * { ?s ?p ?o }", {"zone": "x"}, "the parameter 'zone' is for a stored query"),
        ("zone-members", {"zonne": "x"}, "no parameter 'zonne'; it takes: zone"),
        ("DROP ALL", {}, "DROP would change the graph"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", {}, "SERVICE would ask another server"),
    ],
)
def test_a_question_that_is_none_is_refused_in_one_line(text, parameters, message):
    with pytest.raises(QueryError) as caught:
        kg.ask(EMPTY, text, **parameters)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["SELECT ?m { ?m a coop:Meeting }", "ASK { ?m a coop:Meeting }", "DESCRIBE coop:none"])
def test_a_notebook_finds_a_table_and_no_other_form(sample, text):
    shown, _ = DisplayFormatter().format(kg.ask(sample, text))
    assert shown.keys() == {"text/plain", "text/html"}
