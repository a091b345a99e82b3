"""Who stands out in the network, and who belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from kg import network
from kg.network.measures import named
from kg.report.content import Block, Code, Line, Paragraph, Section, Table, clean, count, joined

if TYPE_CHECKING:
    from kg.report.corpus import Corpus
    from kg.report.measured import Measured, Ranking
    from kg.report.options import Options

# What the nodes and the occasions of a projection are called.
NODES = {
    "agencies": ("agency", "agencies"),
    "officials": ("official", "officials"),
    "provinces": ("division", "divisions"),
    "interlocks": ("agency", "agencies"),
}
OCCASIONS = {
    "agencies": ("meeting", "meetings"),
    "officials": ("meeting", "meetings"),
    "provinces": ("meeting or zone", "meetings and zones"),
    "interlocks": ("official", "officials"),
}
# Occasions below which one more document can turn the order round.
FEW = 10
# Members of a community that are named.
MEMBERS = 8


def section(corpus: Corpus, options: Options, measured: Measured) -> Section:
    """A table of ranks for each measure."""
    graph = measured.graph
    edges = graph.number_of_edges()
    singular, plural = NODES[graph.graph["projection"]]
    blocks: list[Block] = [_extent(measured)]
    shared = _shared(measured)
    if not edges:
        blocks.append(Paragraph((f"No two {plural} share an occasion, so nobody can be ranked.",), "warning"))
    elif shared < FEW:
        warning = (
            f"Only {count(shared, 'occasion')} joined two {plural} or more. So small a network ranks by chance as much "
            "as by role: read the tables as a list, not as an order."
        )
        blocks.append(Paragraph((warning,), "warning"))
    sources = len(frozenset[str]().union(*measured.documents.values()))
    if 1 < sources < FEW and any(ranking.intervals for ranking in measured.rankings):
        warning = f"The intervals rest on resamples of {sources} documents, too few to be more than a hint."
        blocks.append(Paragraph((warning,), "warning"))
    for ranking in measured.rankings:
        blocks += [_table(corpus, options, measured, ranking)]
    for name, why in measured.left.items():
        about = f"{name.capitalize()} was not computed: {why}. "
        blocks.append(Paragraph((about, Code(clean(options.command("--measure", name))), " computes it."), "warning"))
    if measured.rankings and measured.rankings[0].scores:
        first = measured.rankings[0].scores[0].node
        every = Code(clean(options.command("--measure", measured.rankings[0].measure, "--limit", str(len(graph)))))
        line = (corpus.explain(first), f" shows what is behind the first {singular}, ", every, " ranks all.")
        blocks.append(Paragraph(line, "look"))
    return Section(f"Most central {plural}", "central", tuple(blocks))


def _extent(measured: Measured) -> Paragraph:
    graph = measured.graph
    one, many = NODES[graph.graph["projection"]]
    at, shared = measured.affiliations.occasions(), _shared(measured)
    alone = nx.number_of_isolates(graph)
    parts = sum(len(part) > 1 for part in nx.connected_components(graph))
    text = (
        f"{count(len(graph), one, many)} took part in {count(len(at), *OCCASIONS[graph.graph['projection']])}"
        if graph.graph["projection"] != "interlocks"
        else f"{count(len(graph), one, many)} have posts that {count(len(at), 'official')} hold"
    )
    text += f"; {shared:,} of these {'joins' if shared == 1 else 'join'} two or more, which makes "
    text += f"{count(graph.number_of_edges(), 'edge')} between pairs"
    text += f", in {parts:,} parts that do not touch." if parts > 1 else "."
    if alone:
        text += f" {count(alone, one, many)} {'shares' if alone == 1 else 'share'} none with another."
    if graph.graph["selection"]:
        text += f" What counts: {graph.graph['selection']}."
    return Paragraph((text,))


def _shared(measured: Measured) -> int:
    """How many occasions join two or more."""
    return sum(len(actors) > 1 for actors in measured.affiliations.occasions().values())


def _table(corpus: Corpus, options: Options, measured: Measured, ranking: Ranking) -> Block:
    # A value of nought is no standing, save where a low value is the notable one.
    notable = [score for score in ranking.scores if score.value or named(ranking.measure).low_first]
    shown = notable[: options.top]
    if not shown:
        return Paragraph((f"By {ranking.measure} nobody stands out: the value of all is 0.",))
    few, last = OCCASIONS[measured.graph.graph["projection"]][1], shown[-1].rank
    rows: list[tuple[Line, ...]] = []
    for score in shown:
        interval = ranking.intervals.get(score.node)
        between = () if interval is None else ((_range(interval.low, interval.high),),)
        numbers = (decimal(score.value), f"{len(measured.affiliations.ties[score.node]):,}")
        documents = () if not corpus.evidenced else ((f"{len(measured.documents[score.node]):,}",),)
        rows.append(((score.place,), (corpus.name(score.node),), *between, *((x,) for x in numbers), *documents))
    interval_column = ("95 % interval",) if ranking.intervals else ()
    columns = (
        "rank",
        NODES[measured.graph.graph["projection"]][1],
        *interval_column,
        ranking.measure,
        few,
        *(("documents",) if corpus.evidenced else ()),
    )
    notes = []
    if more := sum(score.rank == last for score in notable[len(shown) :]):
        notes.append(f"{more:,} more {'shares' if more == 1 else 'share'} rank {last}.")
    if none := len(ranking.scores) - len(notable):
        notes.append(f"{none:,} more {'has' if none == 1 else 'have'} the value 0.")
    if ranking.intervals:
        notes.append(
            f"95 % interval: the ranks that one has in the middle 95 % of {ranking.resamples:,} resamples of the "
            "documents. Where two overlap, the order of the two is not certain."
        )
        widths = [ranking.intervals[score.node] for score in shown]
        if len(widths) > 1 and max(x.low for x in widths) <= min(x.high for x in widths):
            notes.append("All that are shown overlap: these documents do not settle the order among them.")
    else:
        notes.append(f"Ranks without intervals: {ranking.why}.")
    about = named(ranking.measure).about
    return Table(
        f"By {about[0].lower() if about[1].islower() else about[0]}{about[1:]}",
        columns,
        tuple(rows),
        frozenset(number for number in range(len(columns)) if number != 1),
        note=(" ".join(notes),),
    )


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def decimal(value: float) -> str:
    """Four significant digits, without an exponent.

    >>> decimal(14.0), decimal(0.0000514801), decimal(0.25)
    ('14', '0.00005148', '0.25')
    """
    text = f"{value:.4g}"
    return f"{float(text):.12f}".rstrip("0") if "e-" in text else f"{float(text):.0f}" if "e" in text else text


def communities(corpus: Corpus, options: Options, measured: Measured) -> Section:
    """The groups of more than one, named by their members."""
    graph, partition = measured.graph, measured.partition
    _, plural = NODES[graph.graph["projection"]]
    groups = [group for group in partition.communities if len(group) > 1]
    if not groups:
        return Section("Communities", "communities", (Paragraph((f"No two {plural} share an occasion.",)),))
    alone = len(partition.communities) - len(groups)
    text = (
        f"Divided for the highest modularity ({partition.modularity:.2f}, by {partition.method}), the network has "
        f"{count(len(groups), 'group')} of {plural} that share more with each other than with the rest."
    )
    parts = {frozenset(part) for part in nx.connected_components(graph) if len(part) > 1}
    if {frozenset(group) for group in groups} == parts:
        text += " They are the parts of the network that do not touch; none of these was divided further."
    if alone:
        text += f" {count(alone, NODES[graph.graph['projection']][0], plural)} without edges {_stand(alone)} alone."
    strength = network.compute(graph, "strength")
    rows: list[tuple[Line, ...]] = []
    for number, group in enumerate(groups[: options.top], start=1):
        first = sorted(group, key=lambda node: (-strength[node], node))
        named_ = joined([(corpus.name(node),) for node in first[:MEMBERS]])
        more: Line = (f"; and {len(group) - MEMBERS:,} more",) if len(group) > MEMBERS else ()
        rows.append(((str(number),), (f"{len(group):,}",), named_ + more))
    left = len(groups) - len(rows)
    table = Table(
        "Communities, the largest first, their strongest members first",
        ("", "size", "members"),
        tuple(rows),
        frozenset({0, 1}),
        note=(f"{left:,} more not shown.",) if left else (),
    )
    look = Paragraph(
        (Code(clean(options.command("--communities", "--format", "csv"))), " gives the group of each."), "look"
    )
    return Section("Communities", "communities", (Paragraph((text,)), table, look))


def _stand(number: int) -> str:
    return "stands" if number == 1 else "stand"
