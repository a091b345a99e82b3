"""Where a dataset lives: an rdflib Dataset over an Oxigraph store, in memory or on disk.

The default graph is asked as such, never as a union of graphs: a union would return a fact once
for each document that states it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset, Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import GraphError
from kg.frames import html
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    import os

FORMATS = {
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}

COUNTS = """
SELECT (COUNT(DISTINCT ?document) AS ?documents) (COUNT(DISTINCT ?agency) AS ?agencies)
  (COUNT(DISTINCT ?official) AS ?officials) (COUNT(DISTINCT ?meeting) AS ?meetings)
  (COUNT(DISTINCT ?zone) AS ?zones) (COUNT(DISTINCT ?fact) AS ?facts)
{
  { ?document a coop:Document } UNION { ?agency a coop:Agency } UNION { ?official a coop:Official }
  UNION { ?meeting a coop:Meeting } UNION { ?zone a coop:CooperationZone } UNION {
    GRAPH ?graph { ?evidence rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object }
    BIND (CONCAT(STR(?subject), " ", STR(?relation), " ", STR(?object)) AS ?fact)
  }
}
"""


@dataclass(frozen=True, repr=False)
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

    def __repr__(self) -> str:
        return f"<GraphStore: {len(self.native):,} quads>"

    def _repr_html_(self) -> str:
        found = counts(self)
        return html(list(found), [[f"{count:,}" for count in found.values()]], right=range(len(found)))


def memory() -> GraphStore:
    """An empty dataset in memory."""
    return GraphStore.over(ox.Store())


def counts(store: GraphStore) -> dict[str, int]:
    """How many things of each kind, and how many facts, each counted once however often it is stated."""
    answer = cast("ox.QuerySolutions", store.native.query(COUNTS, prefixes=PREFIXES))
    (row,) = answer
    return {variable.value: int(row[variable].value) for variable in answer.variables}


def load(path: str | os.PathLike[str]) -> GraphStore:
    """Read a graph file by its suffix, or the `graph.trig` of a folder that `kg build` wrote.

    Raises GraphError with the file's name and the cause.

    >>> import kg
    >>> graph = kg.open("exports/graph.trig")
    """
    path = Path(path)
    if path.is_dir():
        path /= "graph.trig"
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
