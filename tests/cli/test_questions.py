"""query, explain, rank, view and export."""

import csv
import io
import json
import zipfile
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest


def label(folder, answer):
    """The name of some agency of the graph."""
    rows = answer("query", "SELECT ?l { ?a a coop:Agency ; rdfs:label ?l } ORDER BY ?l", "--format", "csv", cwd=folder)
    return list(csv.reader(io.StringIO(rows)))[1][0]


def test_query_from_argument_file_and_stdin_agree(built, answer):
    text = "SELECT ?agency { ?agency a coop:Agency } ORDER BY ?agency"
    (built / "q.rq").write_text(text, encoding="utf-8")
    answers = {
        answer("query", text, cwd=built),
        answer("query", "-f", "q.rq", cwd=built),
        answer("query", "-", cwd=built, stdin=text.encode()),
        answer("query", "-f", "-", cwd=built, stdin=text.encode()),
    }
    assert len(answers) == 1
    assert answers.pop().splitlines()[0] == "agency"


def test_query_formats(built, answer):
    text = "SELECT ?label { ?agency a coop:Agency ; rdfs:label ?label } ORDER BY ?label LIMIT 2"
    rows = list(csv.reader(io.StringIO(answer("query", text, "--format", "csv", cwd=built))))
    bindings = json.loads(answer("query", text, "--format", "json", cwd=built))["results"]["bindings"]
    assert rows[0] == ["label"]
    assert [row[0] for row in rows[1:]] == [binding["label"]["value"] for binding in bindings]
    assert "<literal xml:lang=" in answer("query", text, "--format", "xml", cwd=built)
    triples = answer("query", "CONSTRUCT { ?s a ?c } { ?s a ?c } LIMIT 3", "--format", "ttl", cwd=built)
    assert len(list(ox.parse(triples, format=ox.RdfFormat.TURTLE))) == 3
    assert "nothing in the graph" in answer("query", "SELECT ?x { ?x a coop:Nothing }", cwd=built)


def test_stored_queries_are_listed_with_their_parameters(built, answer):
    from kg.query import stored

    text = answer("query", "--list", cwd=built)
    assert len(stored()) >= 10
    for query in stored().values():
        assert f"{query.name}\n    {query.title}\n" in f"{text}\n"
        assert all(f"    --with {parameter.name}=" in text for parameter in query.parameters)


def test_explain_finds_a_thing_by_name_in_any_case(built, answer):
    name = label(built, answer)
    text = answer("explain", name, cwd=built)
    assert name in text
    assert text == answer("explain", name.upper(), cwd=built)


@pytest.mark.parametrize("projection", ["agencies", "officials", "provinces"])
def test_rank_formats_agree(projection, built, answer):
    args = ("rank", "--projection", projection, "--measure", "degree", "--limit", "3")
    rows = list(csv.DictReader(io.StringIO(answer(*args, "--format", "csv", cwd=built))))
    found = json.loads(answer(*args, "--format", "json", cwd=built))
    assert [row["label"] for row in rows] == [row["label"] for row in found]
    assert [float(row["value"]) for row in rows] == [row["value"] for row in found]
    table = answer(*args, cwd=built)
    assert f"{projection}: " in table.splitlines()[-1]
    assert all(row["label"] in table for row in rows)


def test_view_writes_a_page_that_names_no_other_address(built, answer):
    assert answer("view", cwd=built) == "exports/graph.html: open it in a browser\n"
    page = answer("view", "-o", "-", cwd=built)
    assert page == (built / "exports" / "graph.html").read_text(encoding="utf-8")
    addresses = []

    class Addresses(HTMLParser):
        def handle_starttag(self, tag, attrs):
            addresses.extend(value for name, value in attrs if name in {"src", "href"} and not value.startswith("#"))

    Addresses().feed(page)
    assert [address for address in addresses if not address.startswith("data:")] == []


@pytest.mark.parametrize("name", ["ttl", "trig", "facts", "centrality"])
def test_export_gives_what_build_wrote(name, built, answer):
    file = {"facts": "facts.csv", "centrality": "centrality.csv"}.get(name, f"graph.{name}")
    expected = (built / "exports" / file).read_text(encoding="utf-8")
    assert answer("export", "--format", name, cwd=built).replace("\r\n", "\n") == expected.replace("\r\n", "\n")
    answer("export", "--format", name, "-o", "again", cwd=built)
    assert (built / "again").read_bytes() == (built / "exports" / file).read_bytes()


def test_export_of_several_files_to_a_folder_and_to_an_archive_agree(built, answer, tmp_path):
    command = ("export", "--graph", built / "exports" / "graph.trig", "--format", "csv", "-o")
    for name in ("tables", "one.zip", "two.zip"):
        assert answer(*command, name, cwd=tmp_path) == ""
    answer(*command, "tables", cwd=tmp_path)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()} == inside
    assert {"nodes.csv", "edges.csv", "evidence.csv", "dictionary.md", "datapackage.json"} < inside.keys()


def test_export_of_a_projection_is_the_network_that_rank_ranks(built, answer):
    net = json.loads(answer("export", "--format", "cytoscape", "--projection", "officials", cwd=built))
    ranked = json.loads(answer("rank", "--projection", "officials", "--format", "json", "--limit", "99", cwd=built))
    names = [node["data"]["name"] for node in net["elements"]["nodes"]]
    assert sorted(names) == sorted(row["label"] for row in ranked)
    assert answer("export", "--format", "gexf", "--projection", "officials", cwd=built).count("<node ") == len(names)


def test_export_of_a_projection_takes_a_part_of_the_graph(built, answer):
    command = ("export", "--format", "cytoscape", "--projection", "agencies")
    whole, part = (json.loads(answer(*command, *more, cwd=built)) for more in ((), ("--since", "2024")))
    assert 0 < len(part["elements"]["nodes"]) < len(whole["elements"]["nodes"])
    assert {"weight", "count", "newman", "meetings"} <= part["elements"]["edges"][0]["data"].keys()
