"""What a researcher types: a folder or a file in, networks, ranks, quotes and files out."""

import json
import sys
import zipfile
from datetime import date

import igraph
import networkx as nx
import pytest

import kg
from kg import network, readers, store
from kg.errors import DocumentError, GraphError, InputError, MissingExtra, OutputError
from kg.network import Definition, Selection, robustness

EMPTY = store.memory()
TEXT = "The Northland Harbour Office and the Southland Coast Guard attended the meeting.\n"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "read-outs"
    made.mkdir()
    (made / "one.txt").write_text(TEXT, encoding="utf-8")
    (made / "two.txt").write_text(TEXT, encoding="utf-8")
    return made


def paths(graph):
    return kg.ask(graph, "SELECT ?path { ?d coop:path ?path } ORDER BY ?path").frame()["path"]


def test_a_folder_a_file_several_and_documents_are_built(folder):
    one, two = folder / "one.txt", folder / "two.txt"
    assert paths(kg.build(str(folder))) == paths(kg.build(folder)) == ["one.txt", "two.txt"]
    assert paths(kg.build(two)) == ["two.txt"]
    assert paths(kg.build([str(one), two])) == paths(kg.build(path for path in (two, one))) == ["one.txt", "two.txt"]
    assert paths(kg.build(readers.read(path, path.name) for path in (one, two))) == ["one.txt", "two.txt"]
    assert len(kg.build([]).native) == 0


def test_the_steps_of_building_take_what_building_takes(folder):
    assert kg.find(str(folder)) == kg.find(folder) == kg.find([str(folder)]) == readers.find([folder])
    assert kg.read(str(folder / "one.txt")) == readers.read(folder / "one.txt", "one.txt")
    for function in (kg.find, kg.read):
        with pytest.raises(DocumentError, match=r"nowhere.*: "):
            function("nowhere")


def test_a_bad_file_in_a_folder_is_passed_over_with_a_warning(folder, caplog):
    (folder / "three.txt").write_bytes(b"")
    assert paths(kg.build(folder)) == ["one.txt", "two.txt"]
    (warning,) = caplog.messages
    assert "three.txt" in warning
    assert warning.endswith("; passed over")


def test_a_bad_file_that_is_named_and_a_folder_of_bad_files_are_refused(folder, tmp_path):
    (folder / "three.txt").write_bytes(b"")
    with pytest.raises(DocumentError, match=r"three\.txt"):
        kg.build([folder / "one.txt", folder / "three.txt"])
    with pytest.raises(DocumentError, match="no such file"):
        kg.build(tmp_path / "nowhere")
    for path in folder.iterdir():
        path.write_bytes(b"")
    with pytest.raises(DocumentError, match="none of the documents can be read"):
        kg.build(folder)


def test_a_graph_is_saved_and_opened_by_its_suffix(sample, tmp_path):
    for name in ("graph.trig", "graph.nq", "graph.jsonld"):
        assert kg.save(sample, str(tmp_path / name)) == tmp_path / name
        assert set(kg.open(str(tmp_path / name)).native) == set(sample.native)
    assert set(kg.open(tmp_path).native) == set(sample.native)
    kg.save(sample, tmp_path / "picture.html")
    assert (tmp_path / "picture.html").read_text(encoding="utf-8") == kg.render(sample)
    kg.save(sample, tmp_path / "facts.csv", format="facts")
    assert (tmp_path / "facts.csv").read_bytes().startswith(b"subject,relation,object")


def test_a_network_is_saved_for_the_tools_that_read_one(sample, tmp_path):
    net = kg.project(sample)
    kg.save(net, tmp_path / "agencies.gexf")
    kg.save(net, tmp_path / "agencies.graphml")
    assert (
        set(nx.read_gexf(tmp_path / "agencies.gexf")) == set(nx.read_graphml(tmp_path / "agencies.graphml")) == set(net)
    )
    found = nx.cytoscape_graph(json.loads(kg.save(net, tmp_path / "agencies.cyjs").read_bytes()))
    assert len(found) == len(net)
    kg.save(sample, tmp_path / "tables", format="csv")
    kg.save(sample, tmp_path / "tables.zip", format="csv")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert sorted(archive.namelist()) == sorted(path.name for path in (tmp_path / "tables").iterdir())


def test_a_network_is_not_saved_as_rdf_nor_several_files_as_one(sample, tmp_path):
    for name, message in (("net.ttl", "ttl has no form for a network"), ("net.html", "'html' is no format")):
        with pytest.raises(OutputError, match=message):
            kg.save(kg.project(sample), tmp_path / name)
    with pytest.raises(OutputError, match=r"csv is several files; name a folder or a \.zip, with format='csv'"):
        kg.save(sample, tmp_path / "nodes.csv")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["graph", "graph.pdf", "graph.TXT"])
def test_a_graph_is_not_saved_as_what_there_is_not(sample, tmp_path, name):
    with pytest.raises(OutputError, match=r"is no format; there are .*trig.* and, for a graph, html"):
        kg.save(sample, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_graph_that_is_not_there_is_said_in_one_line(tmp_path):
    for path in (tmp_path, tmp_path / "graph.trig", tmp_path / "graph.csv"):
        with pytest.raises(GraphError) as caught:
            kg.open(path)
        assert str(tmp_path) in str(caught.value)
        assert "\n" not in str(caught.value)


def test_parts_of_a_selection_are_given_by_name(sample):
    chosen = Selection(since="2023", until="2023-06-30", zone="Two Capes")
    net = kg.project(sample, since=2023, until=date(2023, 6, 30), zone="Two Capes", confidence="0.0")
    assert nx.utils.graphs_equal(net, network.project(sample, "agencies", selection=chosen))
    assert kg.project(sample, since=2024).number_of_nodes() == 0
    narrower = kg.project(sample, selection=chosen, since=2024, until=None)
    assert narrower.graph["selection"] == "since 2024, zone Two Capes"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"sinse": 2021}, "nothing is selected by 'sinse'; there are since, until"),
        ({"since": "May 2021"}, "since: 'May 2021' is no date"),
        ({"confidence": "high"}, "confidence: 'high' is no number"),
        ({"confidence": 2}, "confidence: 2 is not from 0 to 1"),
        ({"zone": 5}, "no zone in the graph is called '5'"),
    ],
)
@pytest.mark.parametrize("function", [kg.project, kg.rank])
def test_a_part_that_is_wrong_is_refused(sample, function, parts, message):
    with pytest.raises(InputError) as caught:
        function(sample, **parts)
    assert str(caught.value).startswith(message)


def test_ranks_have_the_intervals_of_the_network(sample):
    frame = kg.rank(sample, "agencies", "degree", resamples=50)
    between = robustness.intervals(sample, Definition(), "degree", resamples=50)
    scores = network.centrality(kg.project(sample), ["degree"])
    assert [(row[0], row[2], row[5]) for row in frame] == [(x.rank, x.value, x.node) for x in scores]
    assert [(row[3], row[4]) for row in frame] == [(between[x.node].low, between[x.node].high) for x in scores]
    assert "by degree; agencies: 2 nodes, 1 edges" in frame._repr_html_()
    assert kg.rank(sample, measure="degree", resamples=0)["low"] == [None, None]
    assert list(kg.rank(sample, measure="degree", definition=Definition("officials"))) == list(
        kg.rank(sample, "officials", "degree")
    )


def test_an_empty_graph_has_empty_frames_and_a_picture():
    assert (len(kg.rank(EMPTY)), len(kg.quotes(EMPTY)), len(kg.quotes(EMPTY, "Wen"))) == (0, 0, 0)
    assert kg.rank(EMPTY).to_pandas().dtypes["value"] == "float64"
    assert kg.quotes(EMPTY).to_polars().height == 0
    assert ">0<" in EMPTY._repr_html_()
    assert "<iframe" in kg.show(EMPTY)._repr_html_()
    assert kg.to_igraph(kg.project(EMPTY)).vcount() == 0


@pytest.mark.parametrize("height", [0, -1, "tall", 1.5])
def test_a_height_that_is_none_is_refused(height):
    with pytest.raises(InputError, match="is no number of pixels above 0"):
        kg.show(EMPTY, height)


def test_a_network_keeps_all_that_it_says_in_igraph(sample):
    net = kg.project(sample)
    found = kg.to_igraph(net)
    assert found.vs["name"] == list(net)
    assert found.vs["label"] == ["Northland Harbour Office", "Southland Coast Guard"]
    assert [found.es[0][name] for name in ("weight", "count", "newman")] == [1, 1, 1.0]
    assert [found.vs[end]["name"] for end in found.es[0].tuple] == list(*net.edges)
    assert found["projection"] == "agencies"
    assert nx.utils.graphs_equal(nx.Graph(found.to_networkx(vertex_attr_hashable="name").edges), nx.Graph(net.edges))
    assert isinstance(kg.to_igraph(Definition("officials").two_mode(sample)), igraph.Graph)


def test_igraph_that_is_not_installed_is_named_with_its_extra(sample, monkeypatch):
    monkeypatch.setitem(sys.modules, "igraph", None)
    with pytest.raises(MissingExtra, match=r"pip install 'coopkg\[network\]'"):
        kg.to_igraph(nx.Graph())


def test_quotes_say_where_a_fact_is_written(sample):
    frame = kg.quotes(sample, "Coast Guard", "attended")
    assert frame["subject"] == ["Southland Coast Guard"] * 2
    assert frame["document"] == ["again.txt", "capes.txt"]
    assert set(frame["quote"]) == {"The Harbour Office and the Coast Guard attended the meeting."}
    assert frame["confidence"] == [0.5, 0.5]
    assert set(frame["subject_iri"]) < set(kg.project(sample))


def test_quotes_are_chosen_by_relation_and_there_are_as_many_as_evidence(sample):
    assert len(kg.quotes(sample)) == len(kg.ask(sample, "SELECT ?e { GRAPH ?g { ?e a coop:Evidence } }"))
    for relation in ("holds", "coop:holds", "https://w3id.org/coopkg/ns#holds"):
        assert kg.quotes(sample, relation=relation)["subject"] == ["Wen Baishan"] * 2
    # An agency is told with the posts that are in it, as `explain` does.
    assert kg.quotes(sample, "Harbour Office", "holds")["object"] == ["Director, Northland Harbour Office"]
    assert len(kg.quotes(sample, "nobody")) == 0
    assert len(kg.quotes(sample, "")) == 0


def test_a_graph_shows_how_much_there_is(sample):
    html = sample._repr_html_()
    for name, count in store.counts(sample).items():
        assert f">{name}</th>" in html
        assert f">{count}</td>" in html
    assert repr(sample) == f"<GraphStore: {len(sample.native)} quads>"
