"""Every export is read back by two libraries, and says the same."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kg import graph, registry, store
from kg.errors import OutputError
from kg.exporters import facts as facts_csv
from kg.exporters import written as export
from kg.model import Document, Entity, Evidence, Fact, Label, Span, Value
from kg.namespaces import document_iri, mint
from kg.network import MEASURES
from kg.store import FORMATS, GraphStore

RDF = ["jsonld", "nq", "nt", "rdf", "trig", "ttl"]
MERGED = ["nt", "rdf", "ttl"]
WHOLE = ["jsonld", "nq", "trig"]
TABLES = ["facts", "centrality"]
ENTITIES = ["ftm", "popolo", "rocrate"]
NETWORKS = ["csv", "cytoscape", "gexf", "graphml", "pajek", "parquet"]
READ_AS = {"jsonld": "json-ld", "nq": "nquads", "nt": "nt", "rdf": "xml", "trig": "trig", "ttl": "turtle"}

TEXT = 'The Alder River Bureau, 桤河局, met.\r\nDirector "Chen, Wei" <b>attended</b>.\nThey met on 5 May 2031.'


def thing(kind: str, *labels: tuple[str, str], statements=()) -> Entity:
    return Entity(mint(kind.lower(), labels[0][0]), kind, tuple(Label(*x) for x in labels), statements)


BUREAU = thing("Agency", ("Alder River Bureau", "en"), ("桤河局", "zh-Hans"))
MEETING = thing("Meeting", ("Alder River meeting", "en"))
POST = thing("Role", ("Director", "en"), statements=(("postIn", BUREAU),))
CHEN = thing("Official", ("Chen Wei", "en"))


def quoted(document: str, text: str, words: str, confidence: float) -> Evidence:
    start = text.index(words)
    return Evidence(document, Span(start, start + len(words)), words, "test", confidence)


def dataset(text: str = TEXT, path: str = "notes/alder.txt", quotes: tuple[str, ...] = ()) -> GraphStore:
    document = Document(path, text, "0" * 64, title=text.splitlines()[0], languages=("en",))
    iri = document_iri(document.path, document.digest)
    one, two, three = quotes or (
        "The Alder River Bureau, 桤河局, met.\r",
        'Director "Chen, Wei" <b>attended</b>.',
        "5 May",
    )
    found = [
        Fact(BUREAU, "attended", MEETING, (quoted(iri, text, one, 0.9), quoted(iri, text, two, 0.75))),
        Fact(CHEN, "holds", POST, (quoted(iri, text, two, 0.8),)),
        Fact(MEETING, "heldOn", Value("2031-05-05", "date"), (quoted(iri, text, three, 0.6),)),
    ]
    made = store.memory()
    for s, p, o, name in graph.quads(document, found):
        made.dataset.addN([(s, p, o, made.default if name is None else made.dataset.get_context(name))])
    return made


def written(name: str, made: GraphStore) -> bytes:
    return export(registry.load("kg.exporters", name), made)


def canonical(quads) -> bytes:
    made = ox.Dataset(quads)
    made.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return b"\n".join(sorted(ox.serialize([quad], format=ox.RdfFormat.N_QUADS) for quad in made))


def test_the_exporters_that_are_promised_are_there():
    assert registry.names("kg.exporters") == sorted([*RDF, *TABLES, *NETWORKS, *ENTITIES])


@pytest.mark.parametrize("name", MERGED)
def test_merged_facts_come_back_in_both_libraries(name):
    made = dataset()
    data = written(name, made)
    merged = [quad.triple for quad in made.native.quads_for_pattern(None, None, None, ox.DefaultGraph())]
    assert canonical(ox.parse(data, format=FORMATS[f".{name}"])) == canonical(ox.Quad(*x) for x in merged)
    expected = Graph().parse(data=ox.serialize(merged, format=ox.RdfFormat.N_TRIPLES), format="nt")
    assert len(expected) == len(merged) > 20
    assert isomorphic(Graph().parse(data=data, format=READ_AS[name]), expected)


# rdflib's own parser of datasets uses what rdflib deprecates.
@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph)[ .].*deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", WHOLE)
def test_all_graphs_come_back_in_both_libraries(name):
    made = dataset()
    data = written(name, made)
    assert canonical(ox.parse(data, format=FORMATS[f".{name}"])) == canonical(made.native)
    read = Dataset()
    read.parse(data=data, format=READ_AS[name])
    expected = Dataset()
    expected.parse(data=ox.serialize(made.native, format=ox.RdfFormat.N_QUADS), format="nquads")
    assert {x.identifier for x in read.graphs()} == {x.identifier for x in expected.graphs()}
    for part in expected.graphs():
        assert isomorphic(read.graph(part.identifier), part)


@pytest.mark.parametrize("name", RDF)
def test_no_export_has_a_blank_node(name):
    quads = list(ox.parse(written(name, dataset()), format=FORMATS[f".{name}"]))
    assert quads
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))


@pytest.mark.parametrize("name", [*RDF, *TABLES, *NETWORKS])
def test_bytes_do_not_depend_on_the_order_in_which_a_store_was_filled(name):
    made = dataset()
    turned = ox.Store()
    for quad in sorted(made.native, key=str, reverse=True):
        turned.add(quad)
    assert written(name, GraphStore.over(turned)) == written(name, made)


@pytest.mark.parametrize("name", [*RDF, *TABLES])
def test_an_empty_dataset_is_written_and_read(name):
    data = written(name, store.memory())
    if name in RDF:
        assert list(ox.parse(data, format=FORMATS[f".{name}"])) == []
    else:
        assert len(data.decode().splitlines()) == 1


@pytest.mark.parametrize("name", ["ttl", "trig"])
def test_only_used_prefixes_are_declared_in_order(name):
    head = written(name, dataset()).decode().split("\n\n", 1)[0].splitlines()
    assert head == sorted(head)
    declared = {line.split()[1] for line in head}
    assert {"coop:", "skos:", "org:", "xsd:"} <= declared
    assert "sh:" not in declared
    assert ("oa:" in declared) == (name == "trig")


def test_formats_of_several_files_name_them_and_the_others_their_suffix():
    made = dataset()
    for name in [*RDF, *TABLES, *NETWORKS]:
        plugin = registry.load("kg.exporters", name)
        several = isinstance(written(name, made), dict)
        assert (plugin.SUFFIX == "") == several == (name in {"csv", "pajek", "parquet"})
        assert hasattr(plugin, "project") == (name in NETWORKS)


DIGESTS = """
import hashlib, sys
from pathlib import Path
from kg import exporters, network, registry, store
made = store.load(Path(sys.argv[1]))
for name in registry.names("kg.exporters"):
    plugin = registry.load("kg.exporters", name)
    found = [exporters.written(plugin, made)]
    if hasattr(plugin, "project"):
        found += [plugin.project(network.project(made, each)) for each in network.PROJECTIONS]
    print(name, hashlib.sha256(repr(found).encode()).hexdigest())
"""


def test_bytes_do_not_depend_on_the_order_of_hashes():
    found = set()
    for seed in ("0", "1", "2"):
        command = [sys.executable, "-c", DIGESTS, Path(__file__).parents[2] / "exports" / "graph.trig"]
        done = subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True)
        found.add(done.stdout)
    assert len(found) == 1
    assert len(found.pop().splitlines()) == len([*RDF, *TABLES, *NETWORKS, *ENTITIES])


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("edges", [[], [("a", "b")]], ids=["empty", "pair"])
def test_a_network_made_elsewhere_is_written_the_same_each_time(name, edges):
    net: nx.Graph[str] = nx.Graph(edges, projection="agencies", occasions=1)
    nx.set_node_attributes(net, {iri: {"label": f"{iri} \ud800\x0c", "kind": "Agency", "other": {}} for iri in net})
    nx.set_edge_attributes(net, {pair: {"weight": 1 / 3, "count": 2, "meetings": ("x", "y")} for pair in net.edges})
    plugin = registry.load("kg.exporters", name)
    data = plugin.project(net)
    assert data == plugin.project(net.copy())
    assert all(data.values()) if isinstance(data, dict) else data


def test_the_default_graph_comes_first_and_each_graph_once():
    text = written("trig", dataset()).decode()
    assert text.index("coop:attended") < text.index("{")
    assert text.count("> {") == 1


def test_a_carriage_return_in_a_title_survives_xml():
    made = dataset()
    value = "one\rtwo\r\nthree"
    made.native.add(ox.Quad(ox.NamedNode(BUREAU.iri), ox.NamedNode("http://example.org/p"), ox.Literal(value)))
    back = Graph().parse(data=written("rdf", made), format="xml")
    assert value in {str(found) for found in back.objects()}


def test_what_xml_cannot_hold_is_refused_with_its_node():
    made = dataset()
    made.native.add(ox.Quad(ox.NamedNode(BUREAU.iri), ox.NamedNode("http://example.org/p"), ox.Literal("\x0b")))
    with pytest.raises(OutputError, match=r"alder-river-bureau.*RDF/XML"):
        written("rdf", made)


def test_facts_have_a_row_for_each_quote_in_the_order_of_the_text():
    rows = list(csv.reader(io.StringIO(written("facts", dataset()).decode(), newline="")))
    document = "notes/alder.txt"
    first = "The Alder River Bureau, 桤河局, met.\r"
    second = 'Director "Chen, Wei" <b>attended</b>.'
    assert rows == [
        list(facts_csv.COLUMNS),
        ["Alder River Bureau", "attended", "Alder River meeting", document, first, "0", "34", "0.9"],
        ["Alder River Bureau", "attended", "Alder River meeting", document, second, "35", "72", "0.75"],
        ["Chen Wei", "holds", "Director, Alder River Bureau", document, second, "35", "72", "0.8"],
        ["Alder River meeting", "heldOn", "2031-05-05", document, "5 May", "85", "90", "0.6"],
    ]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip))
def test_any_quote_comes_back_from_every_format(words):
    made = dataset(words, quotes=(words, words, words))
    rows = list(csv.DictReader(io.StringIO(written("facts", made).decode(), newline="")))
    assert words in {row["quote"] for row in rows}
    for name in WHOLE:
        quads = ox.parse(written(name, made), format=FORMATS[f".{name}"])
        assert words in {quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)}


def test_centrality_has_every_measure_of_every_node():
    rows = list(csv.DictReader(io.StringIO(written("centrality", dataset()).decode(), newline="")))
    assert {row["projection"] for row in rows} == {"agencies", "interlocks"}
    # An agency that met nobody has no constraint and no effective size.
    lone = [name for name in MEASURES if name not in {"constraint", "effective-size"}]
    assert [row["measure"] for row in rows] == lone * 2
    assert {row["label"] for row in rows} == {"Alder River Bureau"}
