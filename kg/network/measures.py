"""Measures of centrality and of bridging, with the definitions that a paper has to state.

networkx defines them; where igraph is installed it computes those that it has, rescaled to the same
definitions. Every measure takes a one-mode network as `project` gives it and gives a value for each node.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.network import accelerated, reference

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import networkx as nx

    Compute = Callable[[nx.Graph[str]], Mapping[str, float]]

BACKENDS = ("networkx", "igraph")
# Nodes times edges up to which paths between all pairs take seconds, and up to which minutes and not hours.
SECONDS = {"networkx": 20_000_000, "igraph": 1_000_000_000}
LIMITS = {"networkx": 500_000_000, "igraph": 20_000_000_000}


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    Attributes:
        name: as the command line and the files call it.
        about: its definition, range and source, for a methods paragraph.
        low_first: whether a low value is the notable one, as for constraint.
        paths: whether it needs the paths between all pairs of nodes, so that its cost grows as nodes times edges.
        reference: networkx's computation.
        accelerated: igraph's, where it has the measure.
    """

    name: str
    about: str
    reference: Compute
    accelerated: Compute | None = None
    low_first: bool = False
    paths: bool = False


MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure(
            "degree",
            "degree, the number of others that a node shares an occasion with",
            reference.degree,
        ),
        Measure(
            "strength",
            "strength, the sum of the weights of a node's edges (Barrat et al. 2004)",
            reference.strength,
        ),
        Measure(
            "betweenness",
            "betweenness, the share of the shortest paths between two others that pass through a node, every edge of "
            "length 1, normalised by (n - 1)(n - 2) / 2 (Freeman 1977; Brandes 2001)",
            reference.betweenness,
            accelerated.betweenness,
            paths=True,
        ),
        Measure(
            "closeness",
            "closeness, the inverse of the mean distance to the nodes that can be reached, every edge of length 1, "
            "times the share of the others that can be reached (Freeman 1979; Wasserman and Faust 1994)",
            reference.closeness,
            accelerated.closeness,
            paths=True,
        ),
        Measure(
            "eigenvector",
            "eigenvector centrality on the largest connected part, by weight, of Euclidean norm 1; nodes of other "
            "parts have 0 (Bonacich 1987)",
            reference.eigenvector,
            accelerated.eigenvector,
        ),
        Measure(
            "pagerank",
            "PageRank by weight with damping 0.85; the values of a network sum to 1 (Brin and Page 1998)",
            reference.pagerank,
            accelerated.pagerank,
        ),
        Measure(
            "core",
            "core number, the largest k such that a node is among nodes that have at least k edges to each other "
            "(Seidman 1983)",
            reference.core,
            accelerated.core,
        ),
        Measure(
            "constraint",
            "constraint, how much a node's contacts are contacts of each other, by weight; low where a node bridges; "
            "a node without edges has none (Burt 2004)",
            reference.constraint,
            accelerated.constraint,
            low_first=True,
        ),
        Measure(
            "effective-size",
            "effective size, the number of a node's contacts less the mean number of ties among them, without "
            "weights; a node without edges has none (Burt 1992; Borgatti 1997)",
            reference.effective_size,
        ),
    )
}


def backend() -> str:
    """What computes where nothing else is asked for: `igraph` where it is installed, else `networkx`."""
    return "igraph" if find_spec("igraph") is not None else "networkx"


def compute(graph: nx.Graph[str], name: str, *, using: str | None = None) -> dict[str, float]:
    """The values of one measure, in the order of the nodes; a node that the measure is not defined for is left out.

    Args:
        graph: a network as `project` gives it.
        name: one of `MEASURES`.
        using: `networkx` or `igraph`; `backend()` unless given. What igraph lacks, networkx computes.

    Raises:
        InputError: an unknown measure or backend, a weight that is not a finite number above nought, or a
            network so large that the measure would take hours.
    """
    measure, using = named(name), check(graph, using)
    if measure.paths:
        guard(graph, name, using)
    chosen = measure.accelerated if using == "igraph" and measure.accelerated is not None else measure.reference
    values = chosen(graph) if len(graph) else {}
    return {node: values[node] for node in graph if not math.isnan(values[node])}


def guard(graph: nx.Graph[str], name: str, using: str) -> None:
    """Raise InputError where a measure that needs all paths would take hours."""
    if len(graph) * graph.number_of_edges() > LIMITS[using]:
        faster = "" if using == "igraph" else ", install igraph (pip install 'coopkg[network]')"
        message = (
            f"{name} of {len(graph)} nodes and {graph.number_of_edges()} edges would take hours: select a part of the "
            f"network{faster} or use another measure"
        )
        raise InputError(message)


def is_quick(graph: nx.Graph[str], name: str, using: str | None = None) -> bool:
    """Whether a measure takes some seconds at most: all do but those that need all paths of a large network."""
    return not named(name).paths or len(graph) * graph.number_of_edges() <= SECONDS[using or backend()]


def named(name: str) -> Measure:
    """The measure of that name; raises InputError."""
    if name not in MEASURES:
        message = f"no measure is called {name!r}; there are {', '.join(MEASURES)}"
        raise InputError(message)
    return MEASURES[name]


def check(graph: nx.Graph[str], using: str | None) -> str:
    """The backend that will compute; raises InputError for an unknown one and for weights that are no weights."""
    using = using or backend()
    if using not in BACKENDS:
        message = f"no backend is called {using!r}; there are {', '.join(BACKENDS)}"
        raise InputError(message)
    weights = [weight for _, _, weight in graph.edges(data="weight", default=1)]
    # Any NaN or infinity among them makes the sum one.
    if not math.isfinite(sum(weights)) or min(weights, default=1) <= 0:
        _refuse(graph)
    return using


def _refuse(graph: nx.Graph[str]) -> None:
    for one, other, weight in graph.edges(data="weight", default=1):
        if not (weight > 0 and math.isfinite(weight)):
            message = (
                f"the edge between {one} and {other} has the weight {weight}: it has to be a finite number above 0"
            )
            raise InputError(message)
