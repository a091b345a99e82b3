"""Who was at a reception, a call or an encounter in Chinese, when and where: 甲在某地会见乙, 甲前往某地拜会乙."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse.chinese_actors import actors
from kg.discourse.chinese_holding import when_and_where
from kg.discourse.chinese_receptions import host, meetings_at
from kg.discourse.chinese_venues import destination
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
    found = meetings_at(clause.passage, index, clause.reading)
    for meeting, came in found:
        clause.meeting = meeting
        present = [*hosts, *(a for i in came for a in actors(i, clause.reading))]
        if not hosts and (caller := host(clause.items, index)) is not None:
            present = [*actors(caller, clause.reading), *present]
        for actor in {id(a.referent): a for a in present}.values():
            clause.note(actor)
            ranges = ((actor.item.start, actor.item.end), (item.start, item.end))
            yield Claim(actor.referent, "attended", meeting, clause.passage, ranges, 0.85, extractor)
        yield from when_and_where(clause, meeting, index, item, extractor, apart=len(found) > 1)
        spot = destination(clause.items, index, clause.reading) if len(found) == 1 else None
        if spot is not None and id(meeting) not in clause.reading.venues:
            spans = ((spot[1].start, spot[1].end), (item.start, item.end))
            clause.reading.venues[id(meeting)] = dict.fromkeys(x.text for x in spot[0].labels)
            yield Claim(meeting, "heldAt", spot[0], clause.passage, spans, 0.8, extractor)
