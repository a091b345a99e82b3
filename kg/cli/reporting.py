"""The command that writes a page about a graph: report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli.networks import MEASURES, definition, network_options
from kg.cli.terminal import STANDARD, Text, emit, graph_option, load, output_option
from kg.cli.tour import Command
from kg.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}


@click.command(
    cls=Command,
    examples=[
        "kg report -o report.html",
        "kg report --projection officials --measure degree --since 2021 -o report.md",
        "kg report --zone northwest --top 5",
    ],
)
@click.option("--title", metavar="TEXT", type=Text(), help="The heading of the page.")
@click.option(
    "--measure",
    "measures",
    type=click.Choice(MEASURES),
    multiple=True,
    help="What to rank by; may be given several times. Strength and betweenness unless given.",
)
@network_options
@click.option(
    "--resamples",
    metavar="N",
    type=click.IntRange(min=0),
    help="Resamples of the documents behind the interval of a rank; 0 leaves it out. 200 unless the network is large.",
)
@click.option(
    "--top", metavar="N", type=click.IntRange(min=1), default=15, show_default=True, help="Rows at most of a long list."
)
@graph_option
@output_option("The page to write, .html or .md; Markdown to stdout if not given.")
def report(
    *,
    title: str | None,
    measures: tuple[str, ...],
    resamples: int | None,
    top: int,
    graph: Path,
    output: Path,
    **options: Any,
) -> None:
    """Write a page about the corpus: what it holds, who stands out, what does not agree.

    Counts, places and years, the most central bodies with the intervals of their ranks, communities, zones,
    facts that contradict each other, what is missing or rests on little, each with where to look; and a
    methods paragraph that says what was computed. The options of the network say who is ranked; counts,
    conflicts and quality are of the whole graph.
    """
    format_ = "markdown" if output == STANDARD else FORMATS.get(output.suffix.lower())
    if format_ is None:
        message = f"{output}: the suffix names no kind of page; use .html or .md"
        raise OutputError(message)
    network = definition(**options)
    from kg import report as reports

    chosen = reports.Options(
        title=title or reports.TITLE,
        network=network,
        measures=tuple(dict.fromkeys(measures)) or reports.Options().measures,
        top=top,
        resamples=resamples,
    )
    emit(reports.render(load(graph), format_, chosen).encode("utf-8"), output)
    if format_ == "html":
        click.echo(f"{output}: open it in a browser")
