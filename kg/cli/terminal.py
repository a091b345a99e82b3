"""What commands share: kinds of argument, and how results reach a file, a pipe or a terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.store import GraphStore

GRAPH = Path("exports/graph.trig")
STANDARD = Path("-")


class Text(click.ParamType[str]):
    """An argument in UTF-8, whatever the locale says that arguments are in."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The argument's bytes read as UTF-8."""
        try:
            return os.fsencode(str(value)).decode("utf-8")
        except UnicodeDecodeError:
            self.fail(f"{value!r} is not UTF-8.", param, ctx)


class Plugin(click.ParamType[str]):
    """The name of a plugin; the folder is read only when the answer is needed, so that help is fast."""

    name = "format"

    def __init__(self, package: str) -> None:
        self.package = package

    @property
    def choice(self) -> click.Choice[str]:
        """The names that there are now."""
        from kg import registry

        return click.Choice(registry.names(self.package))

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """One of the names; a usage error that lists them otherwise."""
        return self.choice.convert(value, param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """All the names, for the command's help."""
        return self.choice.get_metavar(param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The names that begin so."""
        return self.choice.shell_complete(ctx, param, incomplete)


def graph_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--graph FILE`, the dataset that a command reads."""
    option = click.option(
        "--graph",
        metavar="FILE",
        type=click.Path(path_type=Path),
        default=GRAPH,
        show_default=True,
        help="The graph to read, as `kg build` wrote it.",
    )
    return option(command)


def output_option(text: str, default: Path | None = STANDARD) -> Callable[..., Any]:
    """`-o FILE`, where the result goes; `-` is stdout."""
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        type=click.Path(path_type=Path),
        default=default,
        show_default=default is not None,
        help=text,
    )


def load(path: Path) -> GraphStore:
    """The dataset in this file; raises GraphError."""
    from kg import store

    return store.load(path)


def emit(data: bytes, path: Path = STANDARD) -> None:
    """Bytes to a file, whole or not at all, or to stdout; raises OutputError."""
    if path != STANDARD:
        from kg import output

        output.write_bytes(path, data)
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"standard output: cannot be written: {error.strerror}"
        raise OutputError(message) from error


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], numeric: Iterable[int] = ()) -> str:
    """An aligned table for people: fitted to a terminal's width, unbroken lines elsewhere."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as Cell

    shown = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
    right = set(numeric)
    for number, column in enumerate(columns):
        shown.add_column(column, justify="right" if number in right else "left", overflow="fold")
    for row in rows:
        # A Text is shown as it is: a quote with square brackets is no markup.
        shown.add_row(*(Cell(cell) for cell in row))
    console = Console() if sys.stdout.isatty() or "COLUMNS" in os.environ else Console(width=100_000)
    with console.capture() as captured:
        console.print(shown)
    return "".join(line.rstrip() + "\n" for line in captured.get().splitlines())


def say(text: str) -> None:
    """Lines for people, to stdout."""
    click.echo(text.rstrip("\n"))
