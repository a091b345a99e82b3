"""A network over time: the ranks of each year, or of each session of a zone, and who rises and falls."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.namespaces import NS
from kg.network.centrality import ranks, significant
from kg.network.facets import years
from kg.network.measures import compute, named
from kg.network.projection import describe, fold
from kg.network.reading import pairs, statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.network.projection import Definition
    from kg.store import GraphStore

BY = ("year", "session")


@dataclass(frozen=True, slots=True)
class Trend:
    """One node over the periods.

    Attributes:
        node: its IRI.
        label: its name.
        values: the measure in each period, None where the node is not in the network of that period.
        ranks: the rank in each period, likewise.
        change: ranks gained from the first period that it is in to the last: above 0 it rose; None where it is
            in one alone.
    """

    node: str
    label: str
    values: tuple[float | None, ...]
    ranks: tuple[int | None, ...]
    change: int | None


@dataclass(frozen=True, slots=True)
class Trends:
    """The periods in order, and each node over them: who rose most first, then who fell, then who is in one alone."""

    periods: tuple[str, ...]
    trends: tuple[Trend, ...]


def trends(
    store: GraphStore, network: Definition, measure: str, *, by: str = "year", using: str | None = None
) -> Trends:
    """A measure by period: `year`, or `session`, the ordinals of the sessions of a zone or series.

    Sessions are best those of one zone, which the selection says; `interlocks` know no dates and give no periods.
    `using` and errors as for `compute`; raises InputError for an unknown `by` as well.
    """
    if by not in BY:
        message = f"no periods are called {by!r}; there are {', '.join(BY)}"
        raise InputError(message)
    found = network.affiliations(store)
    values: dict[str, dict[str, float]] = {}
    places: dict[str, dict[str, int]] = {}
    labels: dict[str, str] = {}
    for period, occasions in _occasions(store, by).items():
        graph = fold(found.within(occasions=occasions.__contains__), network.weighting)
        if len(graph):
            describe(store, graph, network.kind)
            labels |= {node: graph.nodes[node]["label"] for node in graph}
            values[period] = {n: significant(x) for n, x in compute(graph, measure, using=using).items()}
            places[period] = ranks(values[period], low_first=named(measure).low_first)
    every = [_trend(node, labels[node], values, places) for node in sorted(labels)]
    order = sorted(every, key=lambda x: (x.change is None, -(x.change or 0), -sum(filter(None, x.values)), x.node))
    return Trends(tuple(values), tuple(order))


def _occasions(store: GraphStore, by: str) -> dict[str, set[str]]:
    """Period -> its meetings, in order."""
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    if by == "year":
        for meeting, held in years(store).items():
            for year in held:
                found[year, str(year)].add(meeting)
    else:
        of = {meeting: zone for relation in ("inSeries", "sessionOf") for meeting, zone in pairs(store, relation)}
        for meeting, ordinal in statements(store, NS + "ordinal"):
            if meeting in of:
                found[int(ordinal.value), f"session {ordinal.value}"].add(meeting)
    return {name: meetings for (_, name), meetings in sorted(found.items())}


def _trend(
    node: str, label: str, values: Mapping[str, Mapping[str, float]], places: Mapping[str, Mapping[str, int]]
) -> Trend:
    own = tuple(at.get(node) for at in places.values())
    known = [rank for rank in own if rank is not None]
    change = known[0] - known[-1] if len(known) > 1 else None
    return Trend(node, label, tuple(at.get(node) for at in values.values()), own, change)
