"""Commands for those who write lexicons: lexicon check."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import say
from kg.cli.tour import Branch, Command


@click.group(cls=Branch, examples=["kg lexicon check my-country.ttl"])
def lexicon() -> None:
    """Look after lexicons: the Turtle that names places, agencies, titles and words."""


@lexicon.command(cls=Command, examples=["kg lexicon check my-country.ttl"])
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> int:
    """Say what is wrong with lexicon files.

    Each FILE is read together with the lexicon of this program, since it may name kinds and places that stand
    there. Reported are terms that the vocabulary does not have, what the SHACL shapes ask for, names of things that
    nothing defines, and labels that FILE gives to one thing and the lexicon to another. Exit 1 where something is
    found.
    """
    from kg.validate import lexicons

    report = lexicons.check_new(files)
    for violation in report.violations:
        say(f"{violation.where}: {violation.message} ({violation.what})")
    verdict = "nothing found wrong" if report.conforms else f"{len(report.violations)} found wrong"
    say(f"{len(files)} {'file' if len(files) == 1 else 'files'} checked: {verdict}")
    return int(not report.conforms)
