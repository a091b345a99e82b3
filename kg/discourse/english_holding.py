"""That a meeting was held, by an English sentence: by whom, when and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse import english_occasions as occasions
from kg.discourse import english_signing as signing
from kg.discourse import english_venues as venues
from kg.discourse.english_clause import Clause
from kg.discourse.people import Person
from kg.discourse.reading import Claim, Reading, Referent
from kg.mentions import MeetingRef
from kg.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate import Passage
    from kg.discourse.english_occasions import Occasion
    from kg.discourse.meetings import Meeting
    from kg.lexicon import Concept
    from kg.mentions import Item


class Holding:
    """The handlers of verbs of holding, and how a sentence makes its claims."""

    def __init__(self, reading: Reading, passage: Passage, extractor: str) -> None:
        self.extractor = extractor
        self.reading = reading
        self.passage = passage
        self.items = passage.items
        self.clause = Clause(reading, passage)

    def _claim(
        self, subject: Referent, relation: str, value: Referent, items: tuple[Item, ...], confidence: float
    ) -> Claim:
        ranges = tuple((item.start, item.end) for item in items)
        return Claim(subject, relation, value, self.passage, ranges, confidence, self.extractor)

    def _took_place(self, index: int, item: Item, _frame: Concept, _voice: str) -> Iterator[Claim]:
        named = [(n, i) for n, i in enumerate(self.items[:index]) if i.tag == "E"]
        # "The forum, a side event of the Expo, was held": what "of" governs is another's.
        free = [(n, i) for n, i in named if not n or self.items[n - 1 - (self.items[n - 1].tag == "t")].tag != "o"]
        named = free or named
        meeting = self.clause.of(named[-1][1]) if named else self.clause.meeting_of(index)
        if not named and self.clause.meeting is None and not any(i.tag == "E" for i in self.items):
            self.clause.elsewhere = True  # "the committee, which met in ...": not the meeting at hand
            return
        if meeting is not None and not meeting.studied:
            if named and (signed := signing.ceremony_of(self.clause, named[-1][0])) is not None:
                yield self._claim(signed[0], "adoptedAt", meeting, (signed[1], named[-1][1]), 0.85)
            together = [m for _, i in named if (m := self.clause.of(i)) is not None and isinstance(i.value, MeetingRef)]
            if item.text.lower().startswith("were ") and len({id(m) for m in together}) > 1:
                self.reading.meetings.together = tuple({id(m): m for m in together}.values())
                for other in self.reading.meetings.together[:-1]:
                    yield from self.when_and_where(other, index)
            if not self.clause.is_aside(named[-1][0] if named else index):
                self.clause.meeting = self.reading.meetings.current = meeting
            yield from self.when_and_where(meeting, index)

    def when_and_where(self, meeting: Meeting, index: int) -> Iterator[Claim]:
        """The date and the venue that stand with a verb of holding."""
        for told in occasions.told(self.passage, self.reading, meeting, index):
            yield self._occasion(told)

    def _occasion(self, told: Occasion) -> Claim:
        return self._claim(told.meeting, told.relation, told.value, told.mentions, told.confidence)

    def _organized(self, index: int, item: Item, frame: Concept, voice: str) -> Iterator[Claim]:
        clause = self.clause
        target = next((i for i in self.items[index + 1 : index + 9] if i.tag in "EV"), None)
        if voice == "active" and (target is None or target.tag != "E"):
            behind = [i for i in self.items[:index] if i.tag not in ",tD"]
            if clause.by_before(index):
                yield from self._hosted(index, item, clause.meeting or self.reading.meetings.main, voice)
            elif behind and behind[-1].tag == "E":
                yield from self._took_place(index, item, frame, voice)
            return
        at_hand = clause.meeting or self.reading.meetings.main
        meeting = clause.of(target) if voice == "active" and target is not None else at_hand
        yield from self._hosted(index, item, meeting, voice)

    def _hosted(self, index: int, item: Item, meeting: Meeting | None, voice: str) -> Iterator[Claim]:
        subjects = self.clause.take(index, voice)
        if meeting is None:
            return
        self.clause.meeting = self.reading.meetings.current = meeting
        for actor in subjects:
            if isinstance(actor.referent, Entity) and not actor.is_place:
                self.clause.hosts.add(actor.referent.iri)
                yield self._claim(actor.referent, "organized", meeting, (actor.item, item), 0.92)
            elif isinstance(actor.referent, Person) and item.text.lower().endswith(("hosted", "hosted by")):
                yield self._claim(actor.referent, "presidedOver", meeting, (actor.item, item), 0.8)
            elif actor.is_place and isinstance(actor.referent, Entity) and venues.is_town(actor.referent, self.reading):
                yield self._claim(meeting, "heldAt", actor.referent, (actor.item, item), 0.85)
        yield from self.when_and_where(meeting, index)
