"""An RO-Crate is loaded by rocrate, asked as its README says, and bundles nothing that is not described."""

import io
import json
import re
import shlex
import subprocess
import sys
import zipfile
from contextlib import redirect_stdout
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rocrate.rocrate import ROCrate

from kg import query, resources, store
from kg.exporters import rocrate
from kg.exporters.rocrate.metadata import TERMS, UNDATED
from kg.namespaces import PREFIXES

GRAPHS = Path(__file__).parents[1] / "evaluation" / "graphs"
FILES = ["README.md", "facts.csv", "graph.trig", "graph.ttl", "ontology/core.ttl", "ontology/shapes.ttl"]


def lay(folder, made):
    for name, data in rocrate.files(made).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def folder(rivers, tmp_path_factory):
    return lay(tmp_path_factory.mktemp("crate"), rivers)


@pytest.fixture(scope="module")
def crate(folder):
    return ROCrate(folder)


def graph_of(made):
    nodes = json.loads(rocrate.files(made)["ro-crate-metadata.json"])["@graph"]
    return {node["@id"]: node for node in nodes}


def references(value):
    if isinstance(value, dict):
        yield from [value["@id"]] if "@id" in value else []
    elif isinstance(value, list):
        for each in value:
            yield from references(each)


def test_rocrate_loads_it_and_finds_what_it_is(crate):
    assert crate.version == "1.1"
    assert crate.name == "How public agencies cooperate: a knowledge graph of 2 documents"
    assert "2 agencies, 1 official, 2 meetings, 1 cooperation zone and 1 agreement" in crate.description
    assert crate.root_dataset["datePublished"] == "2031-06-05"
    assert crate.license["description"] == TERMS


def test_every_file_is_described_with_its_size_and_none_beside(crate, folder):
    found = {str(path.relative_to(folder)): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    described = {entity.id: int(entity["contentSize"]) for entity in crate.data_entities if entity.type == "File"}
    assert described == {name: size for name, size in found.items() if name != "ro-crate-metadata.json"}
    assert set(FILES) <= found.keys()
    assert sum(name.startswith("queries/") for name in found) == len(query.stored())


def test_everything_is_reached_from_the_root_and_nothing_is_named_that_is_not_there(rivers):
    nodes = graph_of(rivers)
    reached, ahead = set(), ["./"]
    while ahead:
        here = ahead.pop()
        if here not in reached:
            reached.add(here)
            ahead += references([value for key, value in nodes[here].items() if key != "@id"])
    assert reached == nodes.keys() - {"ro-crate-metadata.json"}
    contained, ahead = set(), ["./"]
    while ahead:
        parts = list(references(nodes[ahead.pop()].get("hasPart", [])))
        contained.update(parts)
        ahead += parts
    assert contained == {name for name, node in nodes.items() if node["@type"] in ("File", "Dataset")} - {"./"}


def test_the_program_the_documents_and_the_files_are_joined_by_an_action(crate, rivers):
    action = crate.dereference("#writing")
    assert action["instrument"]["name"] == "kg"
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", action["instrument"]["softwareVersion"])
    assert {entity.id for entity in action["result"]} == {"facts.csv", "graph.trig", "graph.ttl"}
    cited = {entity["description"]: entity for entity in crate.root_dataset["citation"]}
    assert set(cited) == {"Read from rivers/one.txt", "Read from rivers/two 二.txt"}
    web, file = (cited[name] for name in sorted(cited))
    assert (web["url"], web["name"], web["datePublished"]) == (
        "https://rivers.example/one?x=1&y=2",
        "Rivers meet",
        "2031-06-05",
    )
    assert web["publisher"]["name"] == "Fern Daily"
    assert file.get("url") is None
    digests = {
        quad.object.value
        for quad in rivers.native.quads_for_pattern(
            None, ox.NamedNode(PREFIXES["coop"] + "digest"), None, ox.DefaultGraph()
        )
    }
    assert {entity["identifier"] for entity in cited.values()} == {f"sha256:{digest}" for digest in digests}


def test_nothing_of_the_documents_is_in_it_but_the_quotes(rivers):
    assert not any(b"not to be found anywhere" in data for data in rocrate.files(rivers).values())


def test_it_survives_being_packed_and_written_again(crate, folder, tmp_path):
    crate.write_zip(tmp_path / "crate.zip")
    with zipfile.ZipFile(tmp_path / "crate.zip") as packed:
        for path in folder.rglob("*"):
            if path.is_file() and path.name != "ro-crate-metadata.json":
                assert packed.read(str(path.relative_to(folder))) == path.read_bytes()
    again = ROCrate(tmp_path / "crate.zip")
    assert {entity.id for entity in again.get_entities()} == {entity.id for entity in crate.get_entities()}


def test_the_example_of_the_readme_answers(folder, monkeypatch):
    (code,) = re.findall(r"```python\n(.*?)```", (folder / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(folder)
    with redirect_stdout(io.StringIO()) as said:
        exec(compile(code, "README.md", "exec"), {})
    assert said.getvalue().splitlines() == ["Fern River Bureau 1", "Moss River Office 1"]


def test_the_commands_of_the_readme_work(folder):
    (code,) = re.findall(r"```sh\n(.*?)```", (folder / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    commands = [shlex.split(line) for line in code.replace("NAME", "Lin Qiao").splitlines()]
    assert [command[:2] for command in commands] == [["kg", "query"], ["kg", "explain"]]
    for command in commands:
        done = subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, check=False)
        assert done.returncode == 0, (done.stdout + done.stderr).decode()
        assert done.stdout


def test_every_stored_query_stands_alone(folder):
    native = ox.Store()
    native.bulk_load(path=str(folder / "graph.trig"), format=ox.RdfFormat.TRIG)
    answered = {
        path.stem: len(list(native.query(path.read_text(encoding="utf-8")))) for path in (folder / "queries").iterdir()
    }
    assert len(answered) == len(query.stored())
    assert answered["timeline"] > 0
    assert answered["zone-members"] == 2


def test_the_ontology_is_the_one_in_use(folder):
    for name in ("core.ttl", "shapes.ttl"):
        assert (folder / "ontology" / name).read_bytes() == (resources.ontology() / name).read_bytes()


@pytest.mark.parametrize(
    ("turtle", "day"),
    [
        ("", UNDATED),
        (':m a coop:Meeting ; coop:heldOn "--05-09"^^xsd:gMonthDay, "2031-06"^^xsd:gYearMonth .', UNDATED),
        (':m a coop:Meeting ; coop:heldOn "2031-06-03"^^xsd:date, "2030-01-01"^^xsd:date .', "2031-06-03"),
    ],
)
def test_the_day_is_the_latest_that_is_known(parse, turtle, day):
    assert graph_of(parse(turtle))["./"]["datePublished"] == day


@given(share=st.floats(0.01, 1), seed=st.integers(0, 999))
@settings(max_examples=15, deadline=None)
def test_whatever_is_missing_the_rest_is_a_crate(share, seed, rivers, without, tmp_path_factory):
    crate = ROCrate(lay(tmp_path_factory.mktemp("crate"), without(rivers, share, seed)))
    assert crate.root_dataset["datePublished"]


@given(words=st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip))
@settings(max_examples=25, deadline=None)
def test_any_words_come_back(make, words):
    made = make.dataset(make.assemble(words, [(words, [])], title=words, publisher=words))
    nodes = graph_of(made)
    (cited,) = references(nodes["./"]["citation"])
    assert (nodes[cited]["name"], nodes[cited]["description"]) == (words, f"Read from {words}")


@pytest.mark.parametrize("name", ["damaged.ttl", "collective.ttl", "signing-list.ttl"])
def test_a_damaged_graph_is_a_crate_too(name, classed, tmp_path):
    crate = ROCrate(lay(tmp_path, classed(store.load(GRAPHS / name))))
    assert not crate.description.startswith("An RDF graph of 0 agencies")


def test_nothing_is_a_crate_too(tmp_path):
    assert len(ROCrate(lay(tmp_path, store.memory())).data_entities) > 20


def test_bytes_do_not_depend_on_the_order_in_which_a_store_was_filled(rivers):
    turned = store.memory()
    for quad in sorted(rivers.native, key=str, reverse=True):
        turned.native.add(quad)
    assert rocrate.files(turned) == rocrate.files(rivers)
