"""Commands that write a graph in another form: view, export."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import STANDARD, Plugin, Text, emit, graph_option, load, output_option
from kg.cli.tour import Command

TEXT = Text()


@click.command(
    cls=Command,
    examples=[
        "kg view",
        "kg view --graph corpus/graph.trig -o corpus.html --title 'Ten years of meetings'",
        "kg view --static figure.pdf --projection agencies --language zh",
    ],
)
@click.option("--static", metavar="FILE", type=click.Path(path_type=Path), help="Write a figure: svg, png or pdf.")
@click.option("--projection", metavar="NAME", type=TEXT, help="In a figure, a one-mode network, such as agencies.")
@click.option("--language", metavar="TAG", type=TEXT, help="Language of the labels, such as en or zh.")
@click.option("--title", metavar="TEXT", type=TEXT, help="The heading.")
@graph_option
@output_option("The page to write.", Path("exports/graph.html"))
def view(
    *,
    static: Path | None,
    projection: str | None,
    language: str | None,
    title: str | None,
    graph: Path,
    output: Path,
) -> None:
    """Write the picture: one HTML page, which opens without a network, or a figure for print.

    Agencies, officials, meetings, zones, agreements and places, what joins them, and on a click the
    quotes that say so. Of more than 10,000 links the most central part is shown.
    """
    from kg import view as picture

    if static is None and projection is not None:
        message = "--projection is for a figure: give --static FILE too"
        raise click.UsageError(message, click.get_current_context())
    store = load(graph)
    if static is not None:
        emit(picture.figure(store, static.suffix, projection=projection, language=language, title=title), static)
        click.echo(f"{static}: written")
        return
    emit(picture.render(store, language=language, title=title).encode("utf-8"), output)
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
