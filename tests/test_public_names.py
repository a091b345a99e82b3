"""`import kg` offers the stages of the pipeline and nothing else, and costs next to nothing."""

import inspect
import subprocess
import sys
from pathlib import Path

import kg

STAGES = ["ask", "build", "centrality", "extract", "find", "load", "project", "read", "render"]


def test_the_public_names_are_the_stages():
    assert sorted(kg.__all__) == STAGES
    assert set(kg.__all__) <= set(dir(kg))


def test_each_is_a_function_that_says_what_it_does():
    for name in STAGES:
        stage = getattr(kg, name)
        assert inspect.isfunction(stage)
        assert stage.__doc__


def test_a_misspelt_name_is_an_attribute_error():
    assert not hasattr(kg, "biuld")


def test_importing_loads_no_library():
    program = "import sys, kg; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert {"rdflib", "pyoxigraph", "networkx", "click"} & set(done.stdout.split()) == set()


def test_the_pipeline_runs_by_its_public_names():
    seeds = Path(__file__).parent.parent / "seeds"
    store = kg.build(kg.read(source.path, source.name) for source in kg.find([seeds]))
    assert kg.ask(store, "ASK { ?meeting a coop:Meeting }").askAnswer
    assert {score.measure for score in kg.centrality(kg.project(store, "agencies"))} >= {"degree", "pagerank"}
    assert kg.render(store).startswith("<!doctype html>")
