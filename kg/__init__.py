"""Official meeting read-outs in, a knowledge graph of how agencies cooperate out.

The stages, in order: `find` and `read` documents; `extract` facts from them or `build` a dataset, or
`load` one; `ask` it in SPARQL; `project` a network and compute `centrality`; `render` the picture.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.network import centrality, project
    from kg.pipeline import build, extract
    from kg.query import ask
    from kg.readers import find, read
    from kg.store import load
    from kg.view import render

__all__ = ["ask", "build", "centrality", "extract", "find", "load", "project", "read", "render"]

# Where each is found; imported on first use, since together they cost a second.
_STAGES = {
    "ask": "kg.query",
    "build": "kg.pipeline",
    "centrality": "kg.network",
    "extract": "kg.pipeline",
    "find": "kg.readers",
    "load": "kg.store",
    "project": "kg.network",
    "read": "kg.readers",
    "render": "kg.view",
}


def __getattr__(name: str) -> object:
    """A stage, from the module that holds it."""
    if name not in _STAGES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module(_STAGES[name]), name)


def __dir__() -> list[str]:
    """The stages."""
    return sorted({*globals(), *__all__})
