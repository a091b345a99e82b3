"""The examples in Python of the docs give what stands there, and docs/python.md names every public function."""

import doctest
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "python.md"


@pytest.mark.parametrize(("name", "least"), [("python", 15), ("exports", 4)])
def test_the_examples_run(name, least, monkeypatch):
    monkeypatch.chdir(ROOT)
    page = str(ROOT / "docs" / f"{name}.md")
    failed, tried = doctest.testfile(page, module_relative=False, encoding="utf-8")
    assert failed == 0
    assert tried >= least


def test_no_example_in_python_is_left_out():
    pages = {page.stem for page in (ROOT / "docs").glob("*.md") if "import kg" in page.read_text(encoding="utf-8")}
    # docs/networks.md only names the functions.
    assert pages - {"networks"} == {"python", "exports"}


def test_the_page_names_every_function():
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in kg.__all__ if f"`kg.{name}" not in text] == []
