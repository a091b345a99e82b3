"""Where the ontology and the seed documents lie; no other file knows."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    """In a wheel the folders are under `kg/_data`, in a checkout beside the package."""
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def ontology() -> Path:
    """The folder of the ontology: terms, shapes, lexicons, stored queries."""
    return _folder("ontology")


def seeds() -> Path:
    """The folder of the two seed documents."""
    return _folder("seeds")
