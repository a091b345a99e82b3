"""The command line: parse, call one function, print. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import io
import logging
import sys

import click

from kg.cli.documents import build, extract, validate
from kg.cli.evaluation import evaluate
from kg.cli.files import export, view
from kg.cli.lexicons import lexicon
from kg.cli.questions import explain, query
from kg.cli.ranking import rank
from kg.cli.reporting import report
from kg.cli.tour import Tour, debug
from kg.errors import KgError

INTERRUPTED, BAD_USE = 130, 2


@click.group(cls=Tour, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="coopkg", prog_name="kg")
@debug
def cli() -> None:
    """Official meeting read-outs in, a knowledge graph of how agencies cooperate out."""


for command in (build, query, explain, rank, report, view, export, validate, extract, evaluate, lexicon):
    cli.add_command(command)


def main() -> None:
    """Run the command line and leave: 0 done, 1 a check failed or a file was bad, 2 bad use."""
    for stream in (sys.stdout, sys.stderr):
        _speak_unicode(stream)
    logging.getLogger("kg").addHandler(_OneLine())
    context = {"debug": False}
    try:
        code = cli.main(prog_name="kg", standalone_mode=False, obj=context)
    except click.exceptions.Exit as leave:
        code = leave.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as tour:
        tour.show()
        code = BAD_USE
    except (click.ClickException, KgError) as error:
        if context["debug"]:
            raise
        click.echo(f"kg: {_line(error)}", err=True)
        code = BAD_USE
    sys.exit(code if isinstance(code, int) else 0)


class _OneLine(logging.Handler):
    """Warnings of the library as lines on stderr."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one."""
        click.echo(f"kg: {record.getMessage()}", err=True)


def _line(error: click.ClickException | KgError) -> str:
    """The error in one line, with where to look for help where the command line was wrong."""
    text = error.format_message() if isinstance(error, click.ClickException) else str(error)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        text = f"{text.rstrip('.')}; see `{error.ctx.command_path} --help`"
    return " ".join(text.split())


def _speak_unicode(stream: object) -> None:
    """UTF-8 under every locale that names no other encoding; file names go out byte for byte."""
    if isinstance(stream, io.TextIOWrapper):
        plain = stream.encoding.lower() in {"ascii", "us-ascii", "ansi_x3.4-1968", "646"}
        encoding = "utf-8" if plain or not stream.isatty() else stream.encoding
        unicode = encoding.lower().startswith("utf")
        stream.reconfigure(encoding=encoding, errors="surrogateescape" if unicode else "backslashreplace")
