"""Commands that write a graph in another form: view, export."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from kg.cli.networks import definition, projection_options
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
        "kg export --format gexf --projection agencies -o agencies.gexf",
        "kg export --format csv -o tables.zip",
        "kg export --format facts | head",
    ],
)
@click.option("--format", "format_", type=Plugin("kg.exporters"), required=True, help="What to write.")
@projection_options
@graph_option
@output_option("Where to write; for a format of several files a folder or a .zip.")
def export(*, format_: str, projection: str | None, graph: Path, output: Path, **options: Any) -> None:
    """Write the graph, or a network of it, in another format.

    ttl, nt and rdf hold the merged facts; trig, nq and jsonld each document's with its evidence too;
    facts and centrality are CSV. gexf (Gephi), graphml (networkx, igraph, yEd) and cytoscape hold the
    network, an edge for each fact. pajek, csv and parquet are several files each: csv and parquet are
    tables of nodes, edges and evidence, csv with a dictionary of the columns.

    With --projection these six write that network in place of the whole graph.
    """
    from kg import exporters, registry
    from kg import output as files

    plugin = registry.load("kg.exporters", format_)
    if projection is not None and not hasattr(plugin, "project"):
        message = f"{format_} has no form for a network of one kind: leave out --projection."
        raise click.UsageError(message)
    given = [name for name in options if _given(name)]
    if projection is None and given:
        message = f"--{given[0]} says which network is meant: name one with --projection."
        raise click.UsageError(message)
    if exporters.several(plugin) and not _folder(output):
        message = f"{format_} is several files: name a folder or a .zip with -o, not {_called(output)}."
        raise click.UsageError(message)
    dataset = load(graph)
    if projection is None:
        data = exporters.written(plugin, dataset)
    else:
        data = plugin.project(definition(projection=projection, **options).project(dataset))
    if isinstance(data, bytes):
        emit(data, output)
    elif output.suffix.lower() == ".zip":
        emit(files.archive(data), output)
    else:
        files.write_files(output, data)


def _given(option: str) -> bool:
    """Whether an option stands on the command line."""
    return click.get_current_context().get_parameter_source(option) is ParameterSource.COMMANDLINE


def _folder(path: Path) -> bool:
    """Whether several files can go there: to a folder that is there, to a .zip, or to what has no file's suffix."""
    if path == STANDARD:
        return False
    return path.is_dir() or path.suffix.lower() in {"", ".zip"} or path.suffix[1:].isdecimal()


def _called(path: Path) -> str:
    return "stdout" if path == STANDARD else str(path)
