"""The examples of docs/python.md give what stands there, and the page names every public function."""

import doctest
from pathlib import Path

import kg

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "python.md"


def test_the_examples_run(monkeypatch):
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert failed == 0
    assert tried >= 15


def test_the_page_names_every_function():
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in kg.__all__ if f"`kg.{name}" not in text] == []
