"""The command that measures a network: rank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli.networks import MEASURES, definition, network_options
from kg.cli.terminal import emit, graph_option, load, output_option
from kg.cli.tour import Command

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    cls=Command,
    examples=[
        "kg rank",
        "kg rank --projection officials --measure betweenness --limit 10",
        "kg rank --since 2021 --kind 'public security organ' --over year",
        "kg rank --communities",
        "kg rank --measure pagerank --add",
        "kg rank --format csv -o ranking.csv",
    ],
)
@click.option(
    "--measure",
    type=click.Choice([*MEASURES, "clustering"]),
    default="strength",
    show_default=True,
    help="By what; see above.",
)
@network_options
@click.option("--two-mode", is_flag=True, help="Measure actors and occasions together, before they are projected.")
@click.option("--communities", is_flag=True, help="Who belongs together, in place of who ranks first.")
@click.option("--over", type=click.Choice(["year", "session"]), help="The rank in each year or session, and who rises.")
@click.option(
    "--resamples",
    metavar="N",
    type=click.IntRange(min=0),
    help="Resamples of the documents behind the interval of a rank; 0 leaves it out. 200 unless the network is large.",
)
@click.option("--add", is_flag=True, help="Write the measurements into the graph file as well, for SPARQL.")
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=1), default=20, show_default=True, help="Rows at most; ttl has all."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "csv", "json", "ttl"]),
    default="table",
    show_default=True,
    help="How to write the result.",
)
@graph_option
@output_option("Where to write.")
def rank(  # noqa: PLR0913 - one parameter for each option
    *,
    measure: str,
    two_mode: bool,
    communities: bool,
    over: str | None,
    resamples: int | None,
    add: bool,
    limit: int,
    format_: str,
    graph: Path,
    output: Path,
    **options: Any,
) -> None:
    """Who is central, who bridges, who belongs together.

    degree counts the others that one met, strength the meetings shared with them, betweenness the shortest paths
    through one, closeness how near all others are, eigenvector and pagerank how central those are that one meets,
    core how dense the middle is that one is in. constraint (low is first) and effective-size tell who bridges
    others that do not meet. Equal values share a rank, shown as 2=. "from" and "to" are the ranks that one has in
    95 % of resamples of the documents: where two intervals overlap, the order is not certain.
    """
    if sum(map(bool, (two_mode, communities, over))) > 1:
        message = "--two-mode, --communities and --over each ask for another result: give one"
        raise click.UsageError(message, click.get_current_context())
    if (two_mode or communities or over) and (add or format_ == "ttl"):
        message = "--add and --format ttl are for the ranks of a one-mode network"
        raise click.UsageError(message, click.get_current_context())
    if (measure == "clustering") > two_mode:
        message = "clustering is a measure of --two-mode"
        raise click.UsageError(message, click.get_current_context())
    from kg.cli import rankings

    chosen, store = definition(**options), load(graph)
    if communities:
        found = rankings.communities(chosen, store)
    elif over:
        found = rankings.over(chosen, store, measure, over)
    elif two_mode:
        found = rankings.two_mode(chosen, store, measure)
    else:
        found = rankings.ranks(chosen, store, measure, resamples)
    if add:
        rankings.add(store, found, graph)
    emit(rankings.written(found, format_, limit), output)
    if add and format_ == "table":
        click.echo(f"{graph}: measurements added; `kg query --name most-central` asks them")
