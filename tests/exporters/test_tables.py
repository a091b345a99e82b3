"""CSV and Parquet: the same tables, joined as a user of pandas or polars would join them."""

import io
import json
import re
import subprocess
import sys
from datetime import date

import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import store
from kg.exporters import csv, parquet
from kg.vocabulary import terms

NAMES = ["nodes", "edges", "attributes", "evidence", "documents"]


def frames(files):
    """The CSV files as pandas reads them by the types of the package description."""
    kinds = {"string": "string", "integer": "Int64", "number": "Float64", "date": "string"}
    found = {}
    for resource in json.loads(files["datapackage.json"])["resources"]:
        types = {column["name"]: kinds[column["type"]] for column in resource["schema"]["fields"]}
        text = io.BytesIO(files[resource["path"]])
        found[resource["name"]] = pd.read_csv(text, dtype=types, keep_default_na=False, na_values=[""])
    return found


@pytest.fixture(scope="module")
def tables(sample):
    return frames(csv.files(sample))


def test_edges_lead_between_nodes_and_are_the_facts(tables, stated):
    labels = tables["nodes"].set_index("id")["label"]
    edges = tables["edges"]
    found = zip(edges["source"].map(labels), edges["relation"], edges["target"].map(labels), strict=True)
    assert set(found) == stated


def test_evidence_leads_from_a_fact_to_its_words(tables, documents):
    texts = {document.path: document.text for document, _ in documents}
    facts = pd.concat([tables["edges"], tables["attributes"]])
    assert facts["id"].is_unique
    joined = tables["evidence"].merge(facts, left_on="fact", right_on="id", suffixes=("", "_fact"))
    joined = joined.merge(tables["documents"], left_on="document", right_on="id", suffixes=("", "_document"))
    assert len(joined) == len(tables["evidence"]) == 16
    for row in joined.itertuples():
        assert texts[row.path][row.start : row.end] == row.quote
    counts = joined[joined["relation"].notna()].groupby("fact").size()
    edges = tables["edges"].set_index("id")
    assert counts.to_dict() == {fact: quotes for fact, quotes in edges["quotes"].items() if quotes}
    assert set(joined[joined["relation"].isna()]["attribute"]) == {"heldOn", "holds"}


def test_attributes_name_the_thing_that_they_lead_to_where_it_is_a_node(tables):
    nodes = tables["nodes"].set_index("label")["id"]
    row = tables["attributes"].query("attribute == 'jurisdiction'").iloc[0]
    assert (row["node"], row["value"], row["target"]) == (
        nodes["Northland Harbour Office"],
        "Northland",
        nodes["Northland"],
    )


def test_keys_hold_as_the_package_says(sample):
    files = csv.files(sample)
    found = frames(files)
    package = json.loads(files["datapackage.json"])
    assert [resource["name"] for resource in package["resources"]] == NAMES
    checked = 0
    for resource in package["resources"]:
        table, schema = found[resource["name"]], resource["schema"]
        assert [field["name"] for field in schema["fields"]] == list(table.columns)
        if "primaryKey" in schema:
            assert table[schema["primaryKey"]].is_unique
            assert table[schema["primaryKey"]].notna().all()
        for key in schema.get("foreignKeys", []):
            reference = found[key["reference"]["resource"]][key["reference"]["fields"]]
            assert set(table[key["fields"]].dropna()) <= set(reference)
            checked += 1
    assert checked == 5


def test_the_dictionary_tells_of_every_column(sample):
    files = csv.files(sample)
    text = files["dictionary.md"].decode()
    for resource in json.loads(files["datapackage.json"])["resources"]:
        part = text.split(f"\n## {resource['path']}\n")[1].split("\n## ")[0]
        told = dict(re.findall(r"^\| (\w+) \| (\w+) \| .+ \|$", part, re.MULTILINE))
        assert told.items() - {("column", "type")} == {(f["name"], f["type"]) for f in resource["schema"]["fields"]}
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_a_property_whose_name_is_taken_is_told_of_too(attended):
    made = attended(["Weirs"])
    kind, weirs = "<https://w3id.org/coopkg/ns#kind>", "<https://example.org/agency/00>"
    made.native.update(f"INSERT DATA {{ {weirs} {kind} <https://example.org/kind> }}")
    files = csv.files(made)
    assert frames(files)["nodes"]["kind_of_agency"][0] == "https://example.org/kind"
    said = terms()["kind"].comments["en"]
    assert f"| kind_of_agency | string | {said}" in files["dictionary.md"].decode()


def test_a_graph_without_facts_has_the_same_columns_but_properties(sample):
    full, empty = frames(csv.files(sample)), frames(csv.files(store.memory()))
    for name in NAMES:
        assert empty[name].empty
        assert list(empty[name].columns) == list(full[name].columns)[: len(empty[name].columns)]
    assert list(empty["edges"].columns) == list(full["edges"].columns)
    assert list(full["nodes"].columns)[9:] == ["code", "heldOn", "holds", "jurisdiction"]


def test_parquet_holds_the_same_with_types(sample, tables):
    files = parquet.files(sample)
    assert list(files) == [f"{name}.parquet" for name in NAMES]
    for name in NAMES:
        table = pq.read_table(io.BytesIO(files[f"{name}.parquet"]))
        assert table.column_names == list(tables[name].columns)
        assert [["" if x is None else str(x) for x in column] for column in table.to_pydict().values()] == [
            ["" if pd.isna(x) else str(x) for x in column] for _, column in tables[name].items()
        ]
    meeting = pl.read_parquet(files["nodes.parquet"]).filter(pl.col("kind") == "Meeting").row(0, named=True)
    assert meeting["start"] == date(2023, 5, 9)
    edges = pl.read_parquet(files["edges.parquet"])
    assert [edges.schema[name] for name in ("id", "weight", "date")] == [pl.Int64, pl.Float64, pl.String]
    described = pq.read_schema(io.BytesIO(files["edges.parquet"])).field("confidence").metadata
    assert described[b"description"].startswith(b"How direct the wording is")


@pytest.mark.parametrize("format_", [csv, parquet])
def test_a_projection_is_nodes_and_edges(format_, agencies):
    files = format_.project(agencies)
    suffix = ".csv" if format_ is csv else ".parquet"
    frame = (pd.read_csv if format_ is csv else pd.read_parquet)(io.BytesIO(files[f"edges{suffix}"]))
    assert list(frame.columns[:3]) == ["source", "target", "weight"]
    assert frame["weight"].tolist() == [weight for *_, weight in agencies.edges(data="weight")]
    assert frame["meetings"].tolist() == ["; ".join(met) for *_, met in agencies.edges(data="meetings")]
    assert {name for name in files if name.endswith(suffix)} == {f"nodes{suffix}", f"edges{suffix}"}


def test_measures_in_a_network_are_numbers(agencies):
    graph = agencies.copy()
    for place, iri in enumerate(graph):
        graph.nodes[iri]["betweenness"] = place / 3
    table = pq.read_table(io.BytesIO(parquet.project(graph)["nodes.parquet"]))
    assert table.to_pydict()["betweenness"] == [0.0, 1 / 3]


def test_awkward_names_come_back(attended, awkward):
    made = attended(awkward)
    found = frames(csv.files(made))["nodes"]["label"][: len(awkward)].tolist()
    assert found == awkward
    assert pl.read_parquet(parquet.files(made)["nodes.parquet"])["label"].to_list()[: len(awkward)] == awkward


# What pandas' reader makes of U+0000 is its own affair.
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_name_comes_back(attended, name):
    made = attended([name])
    assert frames(csv.files(made))["nodes"]["label"][0] == name
    assert pl.read_parquet(parquet.files(made)["nodes.parquet"])["label"][0] == name


def test_without_pyarrow_it_says_what_to_install(sample, tmp_path):
    sample.native.dump(str(tmp_path / "graph.nq"))
    program = "import sys; sys.modules['pyarrow'] = None; from kg.cli import main; main()"
    arguments = ["export", "--format", "parquet", "--graph", "graph.nq", "-o", "tables"]
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "kg: writing Parquet needs pyarrow: pip install 'coopkg[tables]'\n"
    assert not (tmp_path / "tables").exists()
