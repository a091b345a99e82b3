"""Floors: what extraction has reached on a corpus, and must not fall below."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kg.evaluate.evaluation import Evaluation
    from kg.evaluate.measure import Tally

OVERALL = "overall"
# A group that has no floor was empty when the floors were set: nothing was wrong in it, and nothing missed.
EMPTY = {"precision": 1.0, "recall": 1.0}


@dataclass(frozen=True, slots=True)
class Floors:
    """The digest of the corpus, and for each group the least precision and recall, from 0 to 1 in hundredths.

    Groups are named `overall`, `language/en`, `relation/en/attended` and `document/NAME`.
    """

    digest: str
    groups: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A group whose `measure` (`precision` or `recall`) lies below its floor; both in hundredths, rounded down."""

    group: str
    measure: str
    value: float
    floor: float


def tallies(evaluation: Evaluation) -> Iterator[tuple[str, Tally]]:
    """Each group and its tally: all, every language, every relation in a language, every document."""
    yield OVERALL, evaluation.outcome().overall
    for language in evaluation.languages:
        yield f"language/{language}", evaluation.outcome(language).overall
    for language in evaluation.languages:
        for relation, tally in evaluation.outcome(language).relations.items():
            yield f"relation/{language}/{relation}", tally
    for document in evaluation.documents:
        yield f"document/{document.name}", document.outcome.overall


def measured(evaluation: Evaluation, digest: str) -> Floors:
    """What was measured, as floors."""
    return Floors(digest, {group: _floor(tally) for group, tally in tallies(evaluation)})


def shortfalls(evaluation: Evaluation, floors: Floors) -> list[Shortfall]:
    """Where the evaluation lies below the floors, in the order of `tallies`; none where it holds.

    A group without a floor has to be without mistakes, and one that was not measured counts as without.
    """
    return [
        Shortfall(group, measure, value, least)
        for group, tally in tallies(evaluation)
        for measure, value in _floor(tally).items()
        if value < (least := floors.groups.get(group, EMPTY)[measure])
    ]


def read(path: Path) -> Floors:
    """Read a file that `write` made; raises InputError with the file and the cause."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}; set floors with --update"
        raise InputError(message) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        message = f"{path}: not a file of floors; set them with --update"
        raise InputError(message) from error


def parse(text: str) -> Floors:
    """The inverse of `write`; raises one of the errors of a lookup or a conversion where the text is another."""
    data: dict[str, Any] = json.loads(text)
    groups = {group: {name: float(pair[name]) for name in EMPTY} for group, pair in data["groups"].items()}
    return Floors(str(data["digest"]), groups)


def write(floors: Floors) -> str:
    """The floors as JSON, a line for each group, so that a change of one is a change of one line."""
    lines = ",\n".join(f"  {json.dumps(group)}: {json.dumps(dict(pair))}" for group, pair in floors.groups.items())
    return f'{{"digest": {json.dumps(floors.digest)},\n"groups": {{\n{lines}\n}}}}\n'


def _floor(tally: Tally) -> dict[str, float]:
    """Precision and recall in whole hundredths, rounded down; from the counts, since 0.29 * 100 is 28.999..."""
    found, wanted = tally.right + tally.wrong, tally.right + tally.missed
    return {
        "precision": tally.right * 100 // found / 100 if found else 1.0,
        "recall": tally.right * 100 // wanted / 100 if wanted else 1.0,
    }
