"""The command that scores extraction on annotated documents: evaluate."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.terminal import emit, say, table
from kg.cli.tour import Command

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.evaluate import Evaluation, Outcome, Tally
    from kg.evaluate.floors import Floors

COLUMNS = ("right", "wrong", "missed", "precision", "recall", "F1")

path_type = click.Path(path_type=Path)


@click.command(
    cls=Command,
    examples=[
        "kg evaluate annotated",
        "kg evaluate annotated --documents read-outs --each --errors",
        "kg evaluate annotated --format json",
    ],
)
@click.argument("folder", metavar="FOLDER", type=path_type)
@click.option(
    "--documents",
    metavar="DIR",
    multiple=True,
    type=path_type,
    help="Where documents lie beside FOLDER/documents; may be given more than once.",
)
@click.option("--each", is_flag=True, help="Show each document as well.")
@click.option("--errors", is_flag=True, help="List every fact that is wrong, found twice or missed.")
@click.option("--floors", metavar="FILE", type=path_type, help="Fail below the floors in FILE.")
@click.option("--update", is_flag=True, help="Set the floors in FILE to what is measured now.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to write the result.",
)
def evaluate(
    *,
    folder: Path,
    documents: tuple[Path, ...],
    each: bool,
    errors: bool,
    floors: Path | None,
    update: bool,
    format_: str,
) -> int:
    """Score extraction on documents that you annotated.

    FOLDER/gold holds the annotations, NAME.yaml for the document called NAME in FOLDER/documents. Shows precision,
    recall and F1 of each relation and language. The exit code is 1 where a floor is not reached or a document
    cannot be read.
    """
    from kg import evaluate as evaluation
    from kg import output
    from kg.evaluate import floors as floor

    if update and floors is None:
        message = "--update sets the floors of a file: name it with --floors"
        raise click.UsageError(message, click.get_current_context())
    corpus = evaluation.find(folder, documents)
    limits = floor.read(floors) if floors is not None and not update else None
    result = evaluation.evaluate(corpus)
    if format_ == "json":
        data = json.dumps(as_object(result, errors=errors), ensure_ascii=False, indent=2) + "\n"
        emit(data.encode("utf-8"))
    else:
        say("\n".join(as_tables(result, each=each, errors=errors)))
    failed = [f"{scored.failure}; nothing is found in it" for scored in result.documents if scored.failure]
    if limits is not None:
        failed += [f"{floors}: {line}" for line in below(result, evaluation.digest(corpus), limits)]
    for line in failed:
        click.echo(f"kg: {line}", err=True)
    if floors is not None and update and not failed:
        output.write_text(floors, floor.write(floor.measured(result, evaluation.digest(corpus))))
    return int(bool(failed))


def below(result: Evaluation, digest: str, limits: Floors) -> Iterator[str]:
    """What does not hold of the floors, a line each."""
    from kg.evaluate import floors

    if digest != limits.digest:
        yield "set for other documents or annotations than these; look at the numbers and set it with --update"
    for short in floors.shortfalls(result, limits):
        yield f"{short.group}: {short.measure} {short.value:.2f} is below {short.floor:.2f}"


def as_tables(result: Evaluation, *, each: bool, errors: bool) -> Iterator[str]:
    """For people: a table for each language, one for all, one of the documents, and the mistakes."""
    languages: list[str | None] = [*result.languages, None] if len(result.languages) > 1 else [None]
    for language in languages:
        outcome = result.outcome(language)
        count = sum(language in {None, scored.language} for scored in result.documents)
        rows = {**outcome.relations, "all": outcome.overall}
        yield _table(f"{language or 'all'} ({count} document{'s' * (count != 1)})", rows)
    if each:
        yield _table("document", {scored.name: scored.outcome.overall for scored in result.documents})
    if errors:
        for scored in result.documents:
            lines = [f"  {mistake.what}: {mistake.text}\n" for mistake in scored.outcome.mistakes]
            yield "".join([f"{scored.name}: {len(lines)} mistakes\n", *lines])


def _table(title: str, rows: Mapping[str, Tally]) -> str:
    cells = [(name, *(str(x) for x in _counts(y)), *(f"{x:.3f}" for x in _rates(y))) for name, y in rows.items()]
    return table((title, *COLUMNS), cells, numeric=range(1, len(COLUMNS) + 1))


def as_object(result: Evaluation, *, errors: bool) -> dict[str, Any]:
    """For programs: counts, and rates from 0 to 1 with four decimals."""
    documents = {}
    for scored in result.documents:
        shown: dict[str, Any] = {"language": scored.language, **_whole(scored.outcome)}
        if errors:
            shown["mistakes"] = [asdict(mistake) for mistake in scored.outcome.mistakes]
        documents[scored.name] = shown
    languages = {language: _whole(result.outcome(language)) for language in result.languages}
    return {**_whole(result.outcome()), "languages": languages, "documents": documents}


def _whole(outcome: Outcome) -> dict[str, Any]:
    return {
        "overall": _numbers(outcome.overall),
        "relations": {relation: _numbers(tally) for relation, tally in outcome.relations.items()},
    }


def _numbers(tally: Tally) -> dict[str, float]:
    values = (*_counts(tally), *(round(rate, 4) for rate in _rates(tally)))
    return dict(zip(map(str.lower, COLUMNS), values, strict=True))


def _counts(tally: Tally) -> tuple[int, int, int]:
    return tally.right, tally.wrong, tally.missed


def _rates(tally: Tally) -> tuple[float, float, float]:
    return tally.precision, tally.recall, tally.f1
