"""`import kg` offers the stages of the pipeline and nothing else, and costs next to nothing."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import kg

STAGES = [
    "ask",
    "build",
    "centrality",
    "communities",
    "extract",
    "find",
    "open",
    "project",
    "queries",
    "quotes",
    "rank",
    "read",
    "render",
    "save",
    "show",
    "to_igraph",
]


def test_the_public_names_are_the_stages():
    assert sorted(kg.__all__) == STAGES
    assert set(kg.__all__) <= set(dir(kg))


def test_each_is_a_function_that_says_what_it_does():
    for name in STAGES:
        stage = getattr(kg, name)
        assert inspect.isfunction(stage)
        assert stage.__doc__


def test_a_misspelt_name_is_an_attribute_error_that_names_what_there_is():
    assert not hasattr(kg, "biuld")
    with pytest.raises(AttributeError, match="no attribute 'biuld'; its functions are ask, build, "):
        kg.biuld  # noqa: B018 - asking for it is the test


def test_a_name_is_the_function_whatever_was_imported_before():
    program = (
        "import importlib, inspect, pkgutil, kg\n"
        "for module in pkgutil.iter_modules(kg.__path__):\n"
        "    module.name == '__main__' or importlib.import_module(f'kg.{module.name}')\n"
        "print(*(name for name in kg.__all__ if not inspect.isfunction(getattr(kg, name))))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_importing_loads_no_library():
    program = "import sys, kg; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    heavy = {"rdflib", "pyoxigraph", "networkx", "click", "igraph", "jinja2", "matplotlib", "numpy", "pandas", "polars"}
    assert heavy & set(done.stdout.split()) == set()


def test_the_pipeline_runs_by_its_public_names():
    seeds = Path(__file__).parent.parent / "seeds"
    store = kg.build(seeds)
    documents = kg.build(kg.read(source.path, source.name) for source in kg.find([seeds]))
    assert set(documents.native) == set(store.native)
    assert kg.ask(store, "ASK { ?meeting a coop:Meeting }").askAnswer
    assert {score.measure for score in kg.centrality(kg.project(store, "agencies"))} >= {"degree", "pagerank"}
    assert kg.render(store).startswith("<!doctype html>")
