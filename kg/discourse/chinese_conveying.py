"""Which meetings a Chinese meeting studied: those named behind 传达学习."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse.chinese_survey import frames
from kg.discourse.reading import Claim
from kg.mentions import MeetingRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.discourse.chinese_clause import Clause
    from kg.mentions import Item


def conveyed(clause: Clause, index: int, item: Item, extractor: str) -> Iterator[Claim]:
    """`conveyed` for the meetings behind the verb at `index`, up to another verb."""
    items, meetings = clause.items, clause.reading.meetings
    main = clause.meeting or meetings.main
    for position in range(index + 1, len(items)):
        other = items[position]
        if other.tag == "v" or (other.tag == "V" and "convey" not in frames(other)):
            return
        after = items[position + 1 : position + 2]
        if other.tag == "," and not (after and after[0].tag in "EJ"):
            return
        if isinstance(other.value, MeetingRef) and not other.value.generic:
            studied = meetings.of(other.value)
            if studied is not None and main is not None and studied is not main and studied.studied:
                spans = ((item.start, item.end), (other.start, other.end))
                yield Claim(main, "conveyed", studied, clause.passage, spans, 0.9, extractor)
