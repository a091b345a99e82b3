"""When and where a Chinese sentence says that a meeting was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse.chinese_days import day_near, days, value_of
from kg.discourse.chinese_venues import venue
from kg.discourse.reading import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.discourse.chinese_clause import Clause
    from kg.discourse.meetings import Meeting
    from kg.discourse.reading import Reading
    from kg.mentions import Item


_SAME_DAY = frozenset(("同日", "当日", "当天"))


def when_and_where(clause: Clause, meeting: Meeting | None, index: int, item: Item, extractor: str) -> Iterator[Claim]:
    """`heldOn` and `heldAt` by the verb of holding at `index`."""
    if meeting is None:
        return
    date = day_near(clause.items, index)
    if date is not None and meeting.date is None:
        value = value_of(date, clause.reading)
        if value is not None:
            meeting.date = value
            spans = ((date.start, date.end), (item.start, item.end))
            yield Claim(meeting, "heldOn", value, clause.passage, spans, 0.95, extractor)
    main = clause.reading.meetings.main
    if date is None and meeting.date is None and main is not None and main is not meeting and main.date is not None:
        same = next((i for i in clause.items[:index] if i.text in _SAME_DAY), None)
        if same is not None:
            meeting.date = main.date
            yield Claim(meeting, "heldOn", main.date, clause.passage, ((same.start, same.end),), 0.8, extractor)
    found = venue(clause.items, index, clause.reading)
    if found is not None:
        where, spot = found
        known = clause.reading.venues.setdefault(id(meeting), {})
        label = where.label
        if label not in known:
            if any(name.endswith(label) for name in known):
                return  # the town again, without its county
            known.update(dict.fromkeys([label, *(x.text for x in where.labels if x.language == "zh-hans")]))
        spans = ((spot.start, spot.end), (item.start, item.end))
        yield Claim(meeting, "heldAt", where, clause.passage, spans, 0.93, extractor)


def dated(reading: Reading, claims: Iterable[Claim], extractor: str) -> Iterator[Claim]:
    """The day of a main meeting whose verb of holding gave none: that of the first sentence that tells of it."""
    main = reading.meetings.main
    if main is None or main.date is not None or main.studied:
        return
    told = [c.passage for c in claims if main in (c.subject, c.object) and c.relation != "conveyed"]
    for passage in [p for p in told if p.sentence.role != "headline"][:1]:
        for day in days(passage.items)[:1]:
            value = value_of(day, reading)
            if value is not None:
                yield Claim(main, "heldOn", value, passage, ((day.start, day.end),), 0.75, extractor)
