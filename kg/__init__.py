"""Official meeting read-outs in, a knowledge graph of how agencies cooperate out.

The stages, in order: `find` and `read` documents; `extract` facts from them, or `build` a graph of a folder, or
`open` one; `ask` it in SPARQL, with `queries` that are stored, and see in its `quotes` where it is written; `project`
a network, `rank` its nodes by their `centrality`, tell its `communities`, take it `to_igraph`; `show` the picture in
a notebook or `render` it as a page; `save` the graph. Answers and rankings have `to_pandas()` and `to_polars()`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.explain import quotes
    from kg.network import centrality, communities, project, rank, to_igraph
    from kg.pipeline import build, extract
    from kg.query import ask, queries
    from kg.readers import find, read
    from kg.saving import save
    from kg.store import load as open  # noqa: A004 - `kg.open`, as one says
    from kg.view import render
    from kg.view.inline import show

__all__ = [
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

# Where each is found; imported on first use, since together they cost a second.
_STAGES = {
    "ask": "kg.query",
    "build": "kg.pipeline",
    "centrality": "kg.network",
    "communities": "kg.network",
    "extract": "kg.pipeline",
    "find": "kg.readers",
    "open": "kg.store",
    "project": "kg.network",
    "queries": "kg.query",
    "quotes": "kg.explain",
    "rank": "kg.network",
    "read": "kg.readers",
    "render": "kg.view",
    "save": "kg.saving",
    "show": "kg.view.inline",
    "to_igraph": "kg.network",
}
# Where the public name would hide Python's own inside the module.
_NAMES = {"open": "load"}


def __getattr__(name: str) -> object:
    """A stage, from the module that holds it."""
    if name not in _STAGES:
        message = f"module {__name__!r} has no attribute {name!r}; its functions are {', '.join(__all__)}"
        raise AttributeError(message)
    return getattr(importlib.import_module(_STAGES[name]), _NAMES.get(name, name))


def __dir__() -> list[str]:
    """The stages."""
    return sorted({*globals(), *__all__})
