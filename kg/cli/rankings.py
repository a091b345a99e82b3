"""What `kg rank` shows: ranks with their intervals, two modes, communities, and ranks over time."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg import exporters, network, registry, store
from kg.cli.terminal import table
from kg.errors import InputError
from kg.network import bipartite, measurements, periods, robustness
from kg.network.centrality import ranks as placed
from kg.network.centrality import significant
from kg.output import write_bytes

if TYPE_CHECKING:
    from pathlib import Path

    import pyoxigraph as ox

    from kg.network import Definition
    from kg.store import GraphStore

# Members of a community that are named in the table.
MEMBERS = 3
# Formats of a graph file that can hold measurements beside documents.
DATASETS = (".trig", ".nq", ".jsonld")

Cell = str | int | float | None


@dataclass(frozen=True)
class Ranking:
    """A result as rows for files; `shown` are the columns of the table for people, with their headings.

    `note` is what stands below it, `triples` are the measurements; `table` are rows for people where those of the
    files would be too many.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    shown: dict[str, str]
    note: str
    triples: list[ox.Triple] = field(default_factory=list)
    table: list[tuple[Cell, ...]] | None = None


def ranks(chosen: Definition, graph: GraphStore, measure: str, resamples: int | None) -> Ranking:
    """The ranks of a one-mode network; intervals unless `resamples` is 0, or is None and the network large."""
    net = chosen.project(graph)
    scores = network.centrality(net, [measure])
    times = robustness.affordable(net, measure) if resamples is None else resamples
    between = robustness.intervals(graph, chosen, measure, resamples=times)
    ends = {node: (interval.low, interval.high) for node, interval in between.items()}
    rows: list[tuple[Cell, ...]] = [
        (x.node, x.label, x.kind, x.projection, x.measure, x.value, x.rank, *ends.get(x.node, (None, None)), x.place)
        for x in scores
    ]
    note = network.extent(net) + (f"; {net.graph['selection']}" if net.graph["selection"] else "")
    if resamples is None and not times:
        note += "\nranks without intervals, since the network is large: ask for them with --resamples"
    shown = {"place": "rank", "label": chosen.projection, "value": measure} | (
        {"from": "from", "to": "to"} if ends else {}
    )
    triples = list(measurements.measurements(scores, net, between))
    columns = ("node", "label", "kind", "projection", "measure", "value", "rank", "from", "to", "place")
    return Ranking(columns, rows, shown, note, triples)


def two_mode(chosen: Definition, graph: GraphStore, measure: str) -> Ranking:
    """Actors and occasions by a measure of the two-mode network, ranked within their mode."""
    net = chosen.two_mode(graph)
    values = {node: significant(value) for node, value in bipartite.compute(net, measure).items()}
    rows: list[tuple[Cell, ...]] = []
    for mode in (0, 1):
        own = {node: value for node, value in values.items() if net.nodes[node]["bipartite"] == mode}
        rows += [
            (node, net.nodes[node]["label"], net.nodes[node]["kind"], mode, measure, own[node], rank)
            for node, rank in placed(own).items()
        ]
    rows.sort(key=lambda row: (row[6], row[3], row[0]))
    actors = sum(about["bipartite"] == 0 for about in net.nodes.values())
    note = f"{chosen.projection}: {actors} actors, {len(net) - actors} occasions, {net.number_of_edges()} ties"
    note += "; ranked within each mode"
    columns = ("node", "label", "kind", "mode", "measure", "value", "rank")
    return Ranking(columns, rows, {"rank": "rank", "kind": "kind", "label": "name", "value": measure}, note)


def communities(chosen: Definition, graph: GraphStore) -> Ranking:
    """Who belongs together, a row for each node."""
    net = chosen.project(graph)
    found = network.communities(net)
    rows: list[tuple[Cell, ...]] = [
        (number, len(group), node, net.nodes[node]["label"], net.nodes[node]["kind"])
        for number, group in enumerate(found.communities, start=1)
        for node in group
    ]
    note = f"{len(found.communities)} communities, modularity {found.modularity:.3f}, {found.method}\n"
    note += network.extent(net)
    columns = ("community", "size", "node", "label", "kind")
    strength = network.compute(net, "strength")
    table: list[tuple[Cell, ...]] = []
    for number, group in enumerate(found.communities, start=1):
        first = sorted(group, key=lambda node: (-strength[node], node))
        named = "; ".join(net.nodes[node]["label"] for node in first[:MEMBERS])
        more = f"; {len(group) - MEMBERS} more" if len(group) > MEMBERS else ""
        table.append((number, len(group), "", named + more, ""))
    shown = {"community": "community", "size": "size", "label": f"{chosen.projection}, the strongest first"}
    return Ranking(columns, rows, shown, note, table=table)


def over(chosen: Definition, graph: GraphStore, measure: str, by: str) -> Ranking:
    """The rank in each period, who rose most first."""
    found = periods.trends(graph, chosen, measure, by=by)
    rows: list[tuple[Cell, ...]] = [(x.node, x.label, *x.ranks, x.change) for x in found.trends]
    shown = {"label": chosen.projection, **{period: period for period in found.periods}, "change": "change"}
    note = f"ranks by {measure}; change counts ranks gained from the first {by} that one is in to the last"
    if not found.periods:
        note = f"no meeting in the graph has a known {by}" if by == "year" else "no meeting is a numbered session"
    return Ranking(("node", "label", *found.periods, "change"), rows, shown, note)


def add(graph: GraphStore, found: Ranking, path: Path) -> None:
    """Write the measurements into the graph file; raises InputError where its format has no named graphs."""
    if path.suffix.lower() not in DATASETS:
        message = f"{path}: only {', '.join(DATASETS)} can hold measurements beside the documents; nothing was added"
        raise InputError(message)
    measurements.add(graph, found.triples)
    write_bytes(path, registry.load("kg.exporters", path.suffix.lower().removeprefix(".")).write(graph))


def written(found: Ranking, format_: str, limit: int) -> bytes:
    """The first `limit` rows in a format: `table`, `csv`, `json` or `ttl`."""
    if format_ == "ttl":
        alone = store.memory()
        measurements.add(alone, found.triples)
        return bytes(registry.load("kg.exporters", "ttl").write(alone))
    if format_ == "table":
        return _for_people(found, found.rows if found.table is None else found.table, limit).encode("utf-8")
    rows = found.rows[:limit]
    kept = [number for number, column in enumerate(found.columns) if column != "place"]
    columns = [found.columns[number] for number in kept]
    if format_ == "csv":
        return exporters.table(columns, ([_text(row[number]) for number in kept] for row in rows))
    listed = [dict(zip(columns, (row[number] for number in kept), strict=True)) for row in rows]
    return (json.dumps(listed, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _for_people(found: Ranking, every: list[tuple[Cell, ...]], limit: int) -> str:
    rows = every[:limit]
    if not rows:
        return f"{found.note}\n"
    kept = [found.columns.index(name) for name in found.shown]
    numeric = [at for at, name in enumerate(found.shown) if name not in {"label", "kind"}]
    cells = [[_text(row[number]) for number in kept] for row in rows]
    text = table(list(found.shown.values()), cells, numeric)
    more = len(every) - len(rows)
    if "place" in found.columns:
        rank, shared = found.columns.index("rank"), rows[-1][found.columns.index("rank")]
        more = sum(row[rank] == shared for row in every[len(rows) :])
        text += f"{more} more share rank {shared}\n" if more else ""
    elif more:
        text += f"{more} more with a higher --limit\n"
    return f"{text}\n{found.note}\n"


def _text(cell: Cell) -> str:
    return "" if cell is None else f"{cell:.6g}" if isinstance(cell, float) else str(cell)
