"""Commands that write a graph in another form: view, export."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import STANDARD, Plugin, emit, graph_option, load, output_option
from kg.cli.tour import Command


@click.command(cls=Command, examples=["kg view", "kg view --graph corpus/graph.trig -o corpus.html"])
@graph_option
@output_option("The page to write.", Path("exports/graph.html"))
def view(graph: Path, output: Path) -> None:
    """Write the picture: one HTML page, which opens without a network.

    Agencies, officials, meetings, zones, agreements and places, what joins them, and on a click the
    quotes that say so.
    """
    from kg import view as picture

    emit(picture.render(load(graph)).encode("utf-8"), output)
    if output != STANDARD:
        click.echo(f"{output}: open it in a browser")


@click.command(
    cls=Command,
    examples=[
        "kg export --format jsonld -o graph.jsonld",
        "kg export --format facts | head",
    ],
)
@click.option("--format", "format_", type=Plugin("kg.exporters"), required=True, help="What to write.")
@graph_option
@output_option("Where to write.")
def export(format_: str, graph: Path, output: Path) -> None:
    """Write the graph in another format.

    ttl, nt and rdf hold the merged facts; trig, nq and jsonld each document's with its evidence too;
    facts and centrality are CSV.
    """
    from kg import registry

    emit(registry.load("kg.exporters", format_).write(load(graph)), output)
