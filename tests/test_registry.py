"""Plugins of ours by listing a package, outside ones by entry point; nothing is imported before it is asked for."""

from __future__ import annotations

import sys
from itertools import count

import pytest

from kg import registry

NUMBER = count()


@pytest.fixture
def package(tmp_path, monkeypatch) -> str:
    """A package with two modules of its own, and a distribution that adds a third by entry point."""
    name = f"plugged{next(NUMBER)}"
    (tmp_path / name).mkdir()
    for module, text in (
        ("__init__", ""),
        ("zebra", "raise RuntimeError"),
        ("apple", "COLOUR = 'red'"),
        ("_inner", ""),
    ):
        (tmp_path / name / f"{module}.py").write_text(text, encoding="utf-8")
    (tmp_path / f"outside_{name}.py").write_text("COLOUR = 'blue'", encoding="utf-8")
    record = tmp_path / f"outside_{name}-1.0.dist-info"
    record.mkdir()
    (record / "METADATA").write_text(f"Metadata-Version: 2.1\nName: outside-{name}\nVersion: 1.0\n", encoding="utf-8")
    (record / "entry_points.txt").write_text(
        f"[{name}]\nmango = outside_{name}\napple = outside_{name}\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    return name


def test_names_are_sorted_and_nothing_is_imported(package):
    assert registry.names(package) == ["apple", "mango", "zebra"]
    assert not [name for name in sys.modules if name.startswith((f"{package}.", f"outside_{package}"))]


def test_a_module_of_the_package_wins_over_an_entry_point(package):
    assert registry.load(package, "apple").COLOUR == "red"


def test_an_entry_point_is_loaded(package):
    assert registry.load(package, "mango").COLOUR == "blue"


@pytest.mark.parametrize("name", ["pear", "_inner.py", "", "outside"])
def test_an_unknown_name_raises(name, package):
    with pytest.raises(KeyError):
        registry.load(package, name)


def test_a_package_that_is_missing_raises():
    with pytest.raises(ModuleNotFoundError):
        registry.names("kg.nowhere")


@pytest.mark.parametrize(
    ("package", "attributes"),
    [("kg.exporters", ("write", "files")), ("kg.extractors", ("extract",)), ("kg.readers", ("read",))],
)
def test_every_plugin_of_ours_has_what_its_package_calls(package, attributes):
    found = registry.names(package)
    assert found
    for name in found:
        plugin = registry.load(package, name)
        assert sum(callable(getattr(plugin, attribute, None)) for attribute in attributes) == 1
