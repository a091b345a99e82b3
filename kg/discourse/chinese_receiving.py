"""Who was at a reception in Chinese, when and where: 甲在某地会见乙."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse.chinese_actors import actors
from kg.discourse.chinese_holding import when_and_where
from kg.discourse.chinese_receptions import meetings_at
from kg.discourse.people import Person
from kg.discourse.reading import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.discourse.chinese_clause import Clause
    from kg.mentions import Item


def received(clause: Clause, index: int, item: Item, extractor: str) -> Iterator[Claim]:
    """`attended` for host and guests of the verb at `index`, with day and place."""
    if clause.passage.sentence.role == "headline":
        return
    hosts = [a for a in clause.take() if isinstance(a.referent, Person)]
    for meeting, came in meetings_at(clause.passage, index, clause.reading):
        clause.meeting = meeting
        for actor in [*hosts, *(a for i in came for a in actors(i, clause.reading))]:
            clause.note(actor)
            ranges = ((actor.item.start, actor.item.end), (item.start, item.end))
            yield Claim(actor.referent, "attended", meeting, clause.passage, ranges, 0.85, extractor)
        yield from when_and_where(clause, meeting, index, item, extractor)
