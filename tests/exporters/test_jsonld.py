"""JSON-LD under the published context: read back as the very same quads."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset

from kg import resources, store
from kg.exporters import jsonld
from kg.namespaces import COOP, PREFIXES
from kg.store import GraphStore

SEEDS = Path(__file__).parents[2] / "exports" / "graph.trig"

# Values that stand otherwise than the vocabulary expects, and texts that JSON-LD could take for something else.
ODD = """
PREFIX coop: <https://w3id.org/coopkg/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX : <https://example.org/>
:a a coop:Agency, org:Organization, :Thing ; a "no class" ;
  coop:attended :m, "a text in place of a thing", "un texte"@fr, "3"^^xsd:integer ;
  coop:year "2024", "2024"^^xsd:integer, "02024"^^xsd:integer, "2024"^^xsd:gYear, :year ;
  coop:confidence "0.90"^^xsd:decimal, "9e-1"^^xsd:double ;
  coop:path "https://example.org/a", "@id", "_:a", "coop:path", "" , :p ;
  coop:heldOn "--09-11"^^xsd:gMonthDay ;
  skos:prefLabel "untagged", "one"@en, "two"@en, "桤河"@zh-hans, :labelled ;
  oa:start "007"^^xsd:integer, "7"^^xsd:int ;
  :own "true"^^xsd:boolean ; <urn:x:y> 1.50 ; coop:notATerm "line\\nend\\ttab\\u0000nul \\"quote\\" \\\\ \\u2028" ;
  <https://w3id.org/coopkg/ns#> "the namespace itself" ;
  <https://w3id.org/coopkg/ns#a/b> :b ;
  coop:kind <mailto:someone@example.org>, <https://example.org/a?b=c#d>, <https://w3id.org/coopkg/ns#attended> .
GRAPH :g { :a coop:attended :m . :g a coop:Document . } GRAPH coop:h { :a coop:attended :n . }
"""


def over(text):
    native = ox.Store()
    native.load(text.encode(), format=ox.RdfFormat.TRIG)
    return GraphStore.over(native)


def by_rdflib(data, format_):
    found = Dataset()
    found.parse(data=data, format=format_)
    return {tuple(term.n3() if term is not None else None for term in quad) for quad in found.quads()}


def check(made):
    data = jsonld.write(made)
    assert set(ox.parse(data, format=ox.RdfFormat.JSON_LD)) == set(made.native)
    quads = ox.serialize(made.native, format=ox.RdfFormat.N_QUADS)
    assert by_rdflib(data, "json-ld") == by_rdflib(quads, "nquads")
    return json.loads(data)


pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph)[ .].*deprecated:DeprecationWarning")


def test_the_published_context_is_that_of_the_vocabulary():
    text = (resources.ontology() / "context.jsonld").read_text(encoding="utf-8")
    assert text == json.dumps(jsonld.context(), ensure_ascii=False, indent=2) + "\n", "run scripts/context.py"
    assert jsonld.BORROWED.keys().isdisjoint({*COOP.__annotations__, *PREFIXES})


@pytest.mark.parametrize("text", [SEEDS.read_text(encoding="utf-8"), "", ODD], ids=["seeds", "empty", "odd"])
def test_both_libraries_read_the_same_quads(text):
    content = check(over(text))
    assert content["@context"] == jsonld.context()["@context"]


def test_it_reads_in_the_terms_of_the_vocabulary(sample):
    content = check(sample)
    nodes = {node["@id"]: node for node in content["@graph"]}
    office = next(node for node in nodes.values() if node.get("label", {}).get("en") == "Northland Harbour Office")
    assert "Agency" in office["@type"]
    assert office["prefLabel"] == {"en": "Northland Harbour Office", "zh-hans": "北岭省港务局"}
    assert nodes[office["attended"]]["year"] == "2023"
    named = [node for node in content["@graph"] if "@graph" in node and "/document/" in node["@id"]]
    evidence = [node for graph in named for node in graph["@graph"] if node["@type"] == "Evidence"]
    assert {node["predicate"] for node in evidence} >= {"coop:attended", "coop:heldOn"}
    assert all(isinstance(node["start"], str) and isinstance(node["exact"], str) for node in evidence)


def test_no_address_is_fetched_for_the_context(sample):
    def contexts(value):
        if isinstance(value, dict):
            yield from (each for name, each in value.items() if name == "@context")
        if isinstance(value, dict | list):
            for each in value.values() if isinstance(value, dict) else value:
                yield from contexts(each)

    assert [type(each) for each in contexts(json.loads(jsonld.write(sample)))] == [dict]


def test_what_the_context_would_read_otherwise_is_written_without_one():
    for odd in ("<coop:attended>", "<schema:x>"):
        assert "@context" not in check(over(f"<https://example.org/a> <https://example.org/p> {odd} ."))
    typed = over('<https://example.org/a> <https://example.org/p> "x"^^<xsd:integer> .')
    assert "@context" not in check(typed)


def test_blank_nodes_stay_themselves():
    made = over("<https://example.org/a> a _:x ; <https://w3id.org/coopkg/ns#attended> _:x . _:x a _:y .")
    data = jsonld.write(made)
    found, expected = ox.Dataset(ox.parse(data, format=ox.RdfFormat.JSON_LD)), ox.Dataset(made.native)
    for each in (found, expected):
        each.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert found == expected


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
TERMS = st.sampled_from([name for name in jsonld.context()["@context"] if name not in PREFIXES])


@given(st.lists(st.tuples(TERMS, TEXTS, st.sampled_from(["", "en", "zh-hans", "integer", "decimal"])), max_size=5))
def test_any_text_comes_back_under_any_term(given_values):
    made = store.memory()
    for name, text, kind in given_values:
        said = jsonld.context()["@context"][name]
        predicate = ox.NamedNode(jsonld.expand(said if isinstance(said, str) else said["@id"]))
        if kind in {"integer", "decimal"}:
            value = ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + kind))
        else:
            value = ox.Literal(text, language=kind or None)
        made.native.add(ox.Quad(ox.NamedNode("https://example.org/a"), predicate, value))
    assert set(ox.parse(jsonld.write(made), format=ox.RdfFormat.JSON_LD)) == set(made.native)
