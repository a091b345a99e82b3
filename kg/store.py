"""Where a dataset lives: an rdflib Dataset over an Oxigraph store, in memory or on disk.

The default graph is asked as such, never as a union of graphs: a union would return a fact once
for each document that states it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset, Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import GraphError
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = {
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


@dataclass(frozen=True)
class GraphStore:
    """One dataset, three ways in: `dataset` and `default` for rdflib, `native` for bulk work."""

    native: ox.Store
    dataset: Dataset
    default: Graph

    @classmethod
    def over(cls, native: ox.Store) -> GraphStore:
        """Wrap an Oxigraph store, with the project's prefixes bound."""
        backend = OxigraphStore(store=native)
        dataset = Dataset(store=backend, default_union=False)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        return cls(native, dataset, Graph(backend, identifier=DATASET_DEFAULT_GRAPH_ID))


def memory() -> GraphStore:
    """An empty dataset in memory."""
    return GraphStore.over(ox.Store())


def load(path: Path) -> GraphStore:
    """Read a graph file by its suffix; raises GraphError with the file's name and the cause."""
    format_ = FORMATS.get(path.suffix.lower())
    if format_ is None:
        message = f"{path}: not a graph file that can be read; use one of {', '.join(sorted(FORMATS))}"
        raise GraphError(message)
    native = ox.Store()
    try:
        native.bulk_load(path=str(path), format=format_, lenient=False)
    except FileNotFoundError as error:
        message = f"{path}: no such graph; run `kg build` first, or name a graph with --graph"
        raise GraphError(message) from error
    except (OSError, SyntaxError, ValueError) as error:
        message = f"{path}: cannot be read as a graph: {error}"
        raise GraphError(message) from error
    return GraphStore.over(native)
