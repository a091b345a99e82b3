"""When and where a Chinese sentence says that a meeting was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse.chinese_days import day_near, days, value_of
from kg.discourse.chinese_objects import after_meeting, before_meeting, stands_after_meeting
from kg.discourse.chinese_survey import chinese
from kg.discourse.chinese_venues import venue
from kg.discourse.chinese_verbs import is_talk
from kg.discourse.people import Person
from kg.discourse.reading import Claim
from kg.mentions import MeetingRef
from kg.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.discourse.chinese_clause import Clause
    from kg.discourse.meetings import Meeting
    from kg.discourse.reading import Reading
    from kg.mentions import Item


# In how many sentences the day may stand on which visitors came.
_LEAD = 2
_SAME_DAY = frozenset(("同日", "当日", "当天"))


def when_and_where(
    clause: Clause, meeting: Meeting | None, index: int, item: Item, extractor: str, *, apart: bool = False
) -> Iterator[Claim]:
    """`heldOn` and `heldAt` by the verb of holding at `index`; no place where it tells of several meetings `apart`."""
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
    found = None if apart else venue(clause.items, index, clause.reading)
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


def held(clause: Clause, index: int, item: Item, extractor: str) -> Iterator[Claim]:
    """Who held what, when and where: X在Y召开, A召开X, X由A主办; the relative clause 在Y召开的X."""
    items, reading = clause.items, clause.reading
    following = after_meeting(items, index, reading)
    relative = index + 1 < len(items) and items[index + 1].text == "的"
    if following is None and (relative or "开展" in item.text):
        return
    before = before_meeting(items, index, reading)
    meeting = following or before or reading.meetings.main
    if meeting is None or meeting.studied:
        return
    if following is not None and _another(clause, index, meeting):
        return
    hosts = not relative or item.text in reading.lexicon.words("hosting", "zh-hans")
    guests = clause.visits(index)
    talk = following is not None and is_talk(items, index, reading.lexicon)
    if guests and not talk:
        clause.rest()
    subjects = clause.take(hosting=True) if hosts and (talk or not guests) else []
    if talk:
        subjects = [*(a for a in clause.visitors if isinstance(a.referent, Person)), *subjects]
    for actor in subjects:
        if following is None and before is not None and not stands_after_meeting(items, actor.item, index):
            continue
        if isinstance(actor.referent, Entity) and actor.referent.kind in ("Agency", "Collective"):
            if talk and (guests or actor.item.tag == "n"):
                continue
            yield clause.claim(actor, "organized", meeting, item, 0.93, extractor)
        elif talk and isinstance(actor.referent, Person):
            yield clause.claim(actor, "attended", meeting, item, 0.85, extractor)
    if not relative:
        clause.meeting = meeting
    yield from when_and_where(clause, meeting, index, item, extractor)


def _another(clause: Clause, index: int, meeting: Meeting) -> bool:
    """Whether the meeting held is a further one without a name: 签约仪式后，双方召开座谈会."""
    ref = next((i.value for i in clause.items[index + 1 :] if isinstance(i.value, MeetingRef)), None)
    if ref is None or not ref.generic or ref.head is None or ref.head in meeting.heads:
        return False
    return not clause.reading.lexicon[ref.head].flag("generic") and index > 0 and clause.follows()


def dated(reading: Reading, claims: Iterable[Claim], extractor: str) -> Iterator[Claim]:
    """The day of a main meeting whose verb of holding gave none: that of the first sentence that tells of it.

    Else that of the lead, where visitors came before they sat down together.
    """
    main = reading.meetings.main
    if main is None or main.date is not None or main.studied:
        return
    told = [c.passage for c in claims if main in (c.subject, c.object) and c.relation != "conveyed"]
    first = [p for p in told if p.sentence.role != "headline"][:1]
    lead = [p for p in chinese(reading) if p.sentence.role == "body"][:_LEAD] if told else []
    for passage in [*first, *(p for p in lead if not _of_another(p.items, reading))]:
        day = next(iter(days(passage.items)), None)
        value = value_of(day, reading) if day is not None else None
        if day is not None and value is not None:
            confidence = 0.75 if passage in first else 0.6
            yield Claim(main, "heldOn", value, passage, ((day.start, day.end),), confidence, extractor)
            return


def _of_another(items: list[Item], reading: Reading) -> bool:
    """Whether a sentence names another meeting than the main one, or lies among plans or in the past."""
    refs = (i.value for i in items if isinstance(i.value, MeetingRef))
    other = any(reading.meetings.of(ref) is not reading.meetings.main for ref in refs)
    return other or any(i.tag in "me" for i in items)
