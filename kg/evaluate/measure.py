"""Counts of right, wrong and missed facts, and precision, recall and F1 from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Tally:
    """How many facts are right, wrong (or found twice) and missed.

    >>> tally = Tally(right=3, wrong=1, missed=2)
    >>> tally.precision, tally.recall, round(tally.f1, 3)
    (0.75, 0.6, 0.667)
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right, from 0 to 1; 1 where nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what had to be found that was, from 0 to 1; 1 where nothing had to be."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, from 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """One fact that is `wrong`, found `twice`, or `missed`.

    Of a found fact `text` has the labels in the graph, of a missed one the keys in the annotation.
    """

    what: str
    relation: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The tally of each relation that occurs, in one document or in many, and every mistake."""

    relations: Mapping[str, Tally]
    mistakes: tuple[Mistake, ...] = ()

    @property
    def overall(self) -> Tally:
        """All relations together: each fact counts the same (micro-average)."""
        return sum(self.relations.values(), Tally())


def merge(outcomes: Iterable[Outcome], order: Iterable[str]) -> Outcome:
    """The outcomes together, their relations in this order."""
    total = dict.fromkeys(order, Tally())
    mistakes: list[Mistake] = []
    for outcome in outcomes:
        mistakes.extend(outcome.mistakes)
        for relation, tally in outcome.relations.items():
            total[relation] += tally
    return Outcome({name: tally for name, tally in total.items() if tally != Tally()}, tuple(mistakes))
