"""Commands that ask a graph: query, explain."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.terminal import STANDARD, Text, emit, graph_option, load, output_option, say, table
from kg.cli.tour import Command
from kg.errors import QueryError

TEXT = Text()


@click.command(
    cls=Command,
    examples=[
        "kg query --name zone-members --with zone=northwest",
        "kg query --list",
        "kg query 'SELECT ?name { ?official a coop:Official ; skos:prefLabel ?name }'",
        "kg query -f question.rq --format csv -o answer.csv",
    ],
)
@click.argument("sparql", metavar="[SPARQL]", required=False, type=TEXT)
@click.option("-f", "--file", metavar="FILE", type=click.Path(path_type=Path), help="Read the query from a file.")
@click.option("--name", metavar="NAME", type=TEXT, help="Ask a stored query.")
@click.option("--with", "given", metavar="KEY=VALUE", multiple=True, type=TEXT, help="A stored query's parameter.")
@click.option("--list", "listed", is_flag=True, help="Name the stored queries and their parameters.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "csv", "json", "xml", "ttl"]),
    default="table",
    show_default=True,
    help="How to write the answer; ttl is for CONSTRUCT and DESCRIBE.",
)
@graph_option
@output_option("Where to write.")
def query(  # noqa: PLR0913 - one parameter for each option
    *,
    sparql: str | None,
    file: Path | None,
    name: str | None,
    given: tuple[str, ...],
    listed: bool,
    format_: str,
    graph: Path,
    output: Path,
) -> None:
    """Ask the graph a question in SPARQL, or a stored one by name.

    SPARQL is the query itself, or - to read it from stdin. The prefixes of the project are known
    (coop, org, skos, prov, oa, schema ...). The merged facts are asked; `GRAPH ?document { }` asks what a
    document states and its evidence. Queries that change a graph, or that would go to the network, are
    refused.
    """
    from kg import query as queries

    if listed:
        say(catalogue())
        return
    if sum(source is not None for source in (sparql, file, name)) != 1:
        message = "give one of SPARQL, -f FILE, --name NAME or --list"
        raise click.UsageError(message, click.get_current_context())
    if given and name is None:
        message = "--with is for a stored query: name it with --name"
        raise click.UsageError(message, click.get_current_context())
    store = load(graph)
    if name is not None:
        result = queries.run(store, name, dict(map(parameter, given)))
    else:
        result = queries.ask(store, text_of(sparql, file))
    if format_ == "table":
        shown = queries.table(result)
        text = table(shown.columns, shown.rows) if shown.rows else "nothing in the graph answers this\n"
        emit(text.encode("utf-8"), output)
    else:
        emit(queries.write(result, format_), output)


def catalogue() -> str:
    """Every stored query: its name, what it answers, and its parameters."""
    from kg import query as queries

    lines = []
    for stored in queries.stored().values():
        lines += [stored.name, f"    {stored.title}"]
        for taken in stored.parameters:
            need = f"; {taken.default} unless given" if taken.default else "; optional" if taken.optional else ""
            lines.append(f"    --with {taken.name}=...  {taken.about}{need}")
    return "\n".join(lines)


def parameter(pair: str) -> tuple[str, str]:
    """`key=value` in two; raises QueryError."""
    key, sign, value = pair.partition("=")
    if not sign or not key:
        message = f"--with {pair}: not of the form KEY=VALUE"
        raise QueryError(message)
    return key, value


def text_of(sparql: str | None, file: Path | None) -> str:
    """The query's text from the argument, a file or stdin; raises QueryError."""
    source = file if file is not None else STANDARD if sparql == "-" else None
    if source is None:
        return sparql or ""
    try:
        data = sys.stdin.buffer.read() if source == STANDARD else source.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        message = f"{source}: cannot be read: {error.strerror}"
        raise QueryError(message) from error
    except UnicodeDecodeError as error:
        message = f"{source}: not a query in UTF-8"
        raise QueryError(message) from error


@click.command(
    cls=Command,
    examples=[
        'kg explain "Gansu Provincial Public Security Department"',
        "kg explain 青海省公安厅",
        "kg explain https://w3id.org/coopkg/id/place/cn-630000",
    ],
)
@click.argument("term", type=TEXT)
@graph_option
def explain(term: str, graph: Path) -> None:
    """Everything said of a thing, each fact with its quote, document and offsets.

    TERM is a label in any language, a part of one, or an IRI.
    """
    from kg.cli.telling import tell
    from kg.explain import explain as find

    found = find(load(graph), term)
    if not found:
        message = f"nothing in {graph} is called {term!r}"
        raise QueryError(message)
    say(tell(found))
