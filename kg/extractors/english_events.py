"""What happened at a meeting, in English: frames of verbs, read clause by clause from left to right.

Actors wait until a verb takes them and are carried to the next verb; new actors replace old ones.
A passive verb takes the actors after it. What follows "stressed that" is speech and is not read.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from kg.discourse import english_occasions as occasions
from kg.discourse import english_signing as signing
from kg.discourse.calendar import resolve
from kg.discourse.english_clause import ACTORS, Actor, Clause
from kg.discourse.people import Person
from kg.discourse.reading import Claim, Reading, Referent
from kg.discourse.survey import frame_of
from kg.mentions import AgreementRef, DateRef, MeetingRef, PlaceRef
from kg.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate import Passage
    from kg.discourse.meetings import Meeting
    from kg.lexicon import Concept
    from kg.mentions import Item

NAME = "english_events"
_TAIL = 4
_HELD = frozenset({"held", "convened", "which was held", "that was held", "was held", "hosted"})
_PRESENT = frozenset({"attended", "presidedOver", "spokeAt"})


def extract(reading: Reading) -> Iterator[Claim]:
    """Attendance, chairs, speeches, hosts, signatures, adoption, conveyed meetings, dates and places."""
    claims: list[Claim] = []
    reading.bodies.restart()
    reading.meetings.current = reading.last_day = None
    reading.meetings.together = ()
    for passage in reading.passages:
        if passage.sentence.role not in ("stamp", "byline") and passage.sentence.language == "en":
            for claim in _Sentence(reading, passage).read():
                claims.append(claim)
                claims.extend(_of_the_others(claim, reading))
    claims.extend(_first_mention(reading, claims))
    return iter(_without_weak(claims))


def _of_the_others(claim: Claim, reading: Reading) -> Iterator[Claim]:
    """The same of each meeting that was held together with the one that the sentence only calls "the meeting"."""
    together = reading.meetings.together
    if not any(claim.object is meeting for meeting in together) or claim.relation not in _PRESENT:
        return
    if all(i.value.generic for i in claim.passage.items if isinstance(i.value, MeetingRef)):
        yield from (replace(claim, object=other) for other in together if other is not claim.object)


class _Sentence:
    """Reads one sentence."""

    def __init__(self, reading: Reading, passage: Passage) -> None:
        self.reading = reading
        self.passage = passage
        self.items = passage.items
        self.clause = Clause(reading, passage)
        self.handlers = {
            "take-place": self._took_place,
            "convey": self._conveyed,
            "organize": self._organized,
            "sign": self._signed,
            "signing": self._signed,
            "adopt": self._signed,
            "attend": self._took_part,
            "lead": self._led,
            "meet": self._gathered,
            "represent": self._took_part,
            "preside": self._took_part,
            "speak": self._took_part,
            "say": self._took_part,
            "press": self._took_part,
        }

    def read(self) -> Iterator[Claim]:
        """The sentence's claims."""
        clause = self.clause
        said = self._attributed()
        met = {e.index: e for e in reversed(self.reading.encounters.get(id(self.passage), ()))}
        silent = False
        for index, item in enumerate(self.items):
            self._remember(item)
            if silent and item.text != ";":
                continue
            silent = False
            if said is not None and index < said and item.tag not in ACTORS:
                continue
            if index in met:
                yield from self._met(index, item)
            elif item.tag == "E":
                clause.meet(index, item)
            elif item.tag in ACTORS:
                clause.act(index, item)
            elif item.tag == "V":
                if clause.is_planned(index):
                    return
                frame, voice = frame_of(item, self.reading)
                if frame.flag("absence") and voice != "passive" and not clause.relative(index):
                    clause.rest()
                handler = self.handlers.get(frame.name)
                if handler is not None:
                    yield from handler(index, item, frame, voice)
                silent = frame.flag("speech") and not self._source(index, frame)
            elif item.text == ";" and clause.subjects:
                clause.rest()
        yield from self._trailing()
        yield from self._earlier()

    def _earlier(self) -> Iterator[Claim]:
        """When and where another meeting was, in a phrase of its own: "since the second meeting, held in A"."""
        for n, item in enumerate(self.items[:-2]):
            if item.tag != "E" or not isinstance(item.value, MeetingRef) or item.value.generic:
                continue
            verb = n + 1 + (self.items[n + 1].tag == ",")
            meeting = self.reading.meetings.of(item.value)
            if (
                meeting is None
                or meeting is self.reading.meetings.at_hand
                or self.items[verb].text.lower() not in _HELD
            ):
                continue
            phrase = self.items[verb + 1 : verb + 7]
            stop = next((k for k, i in enumerate(phrase) if i.tag not in "PDtso,"), len(phrase))
            for before, part in pairwise(phrase[:stop]):
                where = self.reading.place(part.value) if isinstance(part.value, PlaceRef) else None
                if where is not None and before.text.lower() in ("in", "at") and where.kind == "Place":
                    yield self._claim(meeting, "heldAt", where, (item, part), 0.85)
                if isinstance(part.value, DateRef) and meeting.date is None:
                    meeting.date = resolve(occasions.dated(part.value, self.reading), self.reading.setting.published)
                    if meeting.date is not None:
                        yield self._claim(meeting, "heldOn", meeting.date, (item, part), 0.85)

    def _remember(self, item: Item) -> None:
        """Keep the last day named, for "in the afternoon" further on."""
        if item.tag == "D" and isinstance(item.value, DateRef) and item.value.day:
            ref = occasions.dated(item.value, self.reading)
            self.reading.last_day = resolve(ref, self.reading.setting.published) or self.reading.last_day

    def _attributed(self) -> int | None:
        """Where a sentence ends in who said it, whose words all before it are: "..., he said"."""
        last = next((n for n in range(len(self.items) - 1, -1, -1) if self.items[n].tag == "V"), None)
        if (
            last is None
            or len(self.items) - last > _TAIL
            or not frame_of(self.items[last], self.reading)[0].flag("speech")
        ):
            return None
        start = next((n for n in range(last, max(-1, last - _TAIL), -1) if self.items[n].tag == ","), None)
        if start is None or not {"he", "she"} & {i.text.lower() for i in self.items[start:]}:
            return None  # a newspaper ascribes what it tells to officials and statements
        return start if start is not None and start > _TAIL else None

    def _met(self, index: int, item: Item) -> Iterator[Claim]:
        """Who met, in the sentence's verb: people attended, bodies held the meeting."""
        for found in self.reading.encounters[id(self.passage)]:
            if found.index != index:
                continue
            self.clause.meeting = self.reading.meetings.current = found.meeting
            for who, mention in found.sides:
                came = isinstance(who, Person) or item.text.lower().startswith("met")
                relation = "attended" if came else "organized"
                yield self._claim(who, relation, found.meeting, (mention, item), 0.9)
            yield from self.when_and_where(found.meeting, index, item)
            self.clause.subjects, self.clause.pending = [Actor(*found.sides[0])], []

    def _source(self, index: int, frame: Concept) -> bool:
        """Whether the sentence only begins with who told it: "According to the bureau, ..."."""
        ahead = next((i for i in self.items[1:3] if i.tag != "t"), None)
        return index == 0 and frame.flag("weak") and ahead is not None and ahead.tag in "AN"

    def _gathered(self, index: int, item: Item, frame: Concept, voice: str) -> Iterator[Claim]:
        """The verb "met" without another side is a way to say that a meeting took place."""
        if item.text.lower() in ("met", "meets"):
            yield from self._took_place(index, item, frame, voice)

    def _claim(
        self, subject: Referent, relation: str, value: Referent, items: tuple[Item, ...], confidence: float
    ) -> Claim:
        ranges = tuple((item.start, item.end) for item in items)
        return Claim(subject, relation, value, self.passage, ranges, confidence, NAME)

    def _took_part(self, index: int, item: Item, frame: Concept, voice: str) -> Iterator[Claim]:
        """Attended, presided, spoke; a quotation is about the meeting at hand, not about one that it names."""
        subjects = self.clause.take(index, voice)
        at_hand = self.clause.at_hand
        meeting = at_hand if frame.flag("speech") else self.clause.meeting_of(index)
        if meeting is None:
            return
        for iri in frame.values.get("evokes", ()):
            for actor in subjects:
                relation = iri.rsplit("#", 1)[-1]
                # Bodies take no chair: a title without a name stands for its body only where somebody was there.
                if not actor.is_place and (isinstance(actor.referent, Person) or relation != "presidedOver"):
                    confidence = self._confidence(frame, actor, meeting)
                    yield self._claim(actor.referent, relation, meeting, (actor.item, item), confidence)
        if frame.flag("delegates"):
            for actor in self.clause.after(index):
                if not actor.is_place:
                    yield self._claim(actor.referent, "attended", meeting, (actor.item, item), 0.9)

    def _led(self, index: int, item: Item, frame: Concept, voice: str) -> Iterator[Claim]:
        """Who leads a delegation was there; who leads anything else need not be."""
        ahead = self.items[index + 1 : index + 2]
        if voice == "active":  # "led a delegation to attend": the next verb says so
            if "delegation" in item.text.lower() and not any(i.text.lower() == "to" for i in ahead):
                yield from self._took_part(index, item, frame, voice)
        elif any("delegation" in i.text.lower() for i in self.items[max(0, index - 9) : index]):
            yield from self._took_part(index, item, frame, voice)

    def _confidence(self, frame: Concept, actor: Actor, meeting: Meeting) -> float:
        """Lower for a meeting that the clause does not name, for groups and unnamed people, for quotations."""
        value = 0.95 if self.clause.meeting is meeting else 0.9
        value -= 0.1 if actor.item.tag in "LB" else 0
        return value - (0.3 if frame.flag("weak") else 0.1 if frame.flag("speech") else 0)

    def _trailing(self) -> Iterator[Claim]:
        """A list of those responsible behind "attend the meeting", without a verb of its own, was there too."""
        clause = self.clause
        verbs = [i for i in self.items if i.tag == "V"]
        if not verbs or frame_of(verbs[-1], self.reading)[0].name != "attend" or len(clause.pending) < 2:
            return
        start = clause.pending[0].item.start
        meeting = clause.meeting or self.reading.meetings.main
        groups = any(a.item.tag == "L" for a in clause.pending)
        if meeting is None or start < verbs[-1].start:
            return
        if groups or any(i.tag == "S" and i.start > start for i in self.items):
            for actor in clause.pending:
                if not actor.is_place:
                    yield self._claim(actor.referent, "attended", meeting, (actor.item, verbs[-1]), 0.65)

    def _took_place(self, index: int, item: Item, _frame: Concept, _voice: str) -> Iterator[Claim]:
        named = [(n, i) for n, i in enumerate(self.items[:index]) if i.tag == "E"]
        meeting = self.clause.of(named[-1][1]) if named else self.clause.meeting_of(index)
        if not named and self.clause.meeting is None and not any(i.tag == "E" for i in self.items):
            self.clause.elsewhere = True  # "the committee, which met in ...": not the meeting at hand
            return
        if meeting is not None and not meeting.studied:
            if named and (signed := self._signed_there(named[-1][0])) is not None:
                yield self._claim(signed[0], "adoptedAt", meeting, (signed[1], named[-1][1]), 0.85)
            together = [m for _, i in named if (m := self.clause.of(i)) is not None and isinstance(i.value, MeetingRef)]
            if item.text.lower().startswith("were ") and len({id(m) for m in together}) > 1:
                self.reading.meetings.together = tuple({id(m): m for m in together}.values())
                for other in self.reading.meetings.together[:-1]:
                    yield from self.when_and_where(other, index, item)
            if not self.clause.is_aside(named[-1][0] if named else index):
                self.clause.meeting = self.reading.meetings.current = meeting
            yield from self.when_and_where(meeting, index, item)

    def _signed_there(self, index: int) -> tuple[Entity, Item] | None:
        """The agreement whose signing a ceremony is: "the signing ceremony of the agreement was held"."""
        after = self.items[index + 1 : index + 4]
        named = next((i for i in after if isinstance(i.value, AgreementRef)), None)
        if named is None or after[0].tag != "o" or not isinstance(named.value, AgreementRef):
            return None
        agreement = self.reading.agreement(named.value)
        return (agreement, named) if agreement is not None else None

    def when_and_where(self, meeting: Meeting, index: int, item: Item) -> Iterator[Claim]:
        """The date and the venue that stand with a verb of holding."""
        date = occasions.date(self.items, item)
        told = self.reading.last_day if occasions.same_day(self.items, self.reading) else None
        if date is None and meeting.date is None and told is not None:
            meeting.date = told
            yield self._claim(meeting, "heldOn", told, (self.items[0], item), 0.75)
        if date is not None and occasions.closes(item, date, self.reading):
            date = None
        if date is not None and isinstance(date.value, DateRef) and meeting.date is None:
            ref = occasions.dated(date.value, self.reading)
            value = resolve(ref, self.reading.setting.published, meeting.year)
            if value is not None:
                meeting.date = value
                yield self._claim(meeting, "heldOn", value, (date, item), 0.95 if date.tag == "D" else 0.85)
        spot = occasions.venue(self.passage, index, self.reading)
        where = occasions.place(spot, self.reading) if spot is not None else None
        if spot is not None and where is not None:
            here = (
                (spot, item) if spot.tag == "h" or any(spot is i for i in self.items) else (item,)
            )  # the dateline stands elsewhere
            yield self._claim(meeting, "heldAt", where, here, 0.95 if spot.tag in "Ph" else 0.8)

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
            if not isinstance(actor.referent, Person) and not actor.is_place:
                yield self._claim(actor.referent, "organized", meeting, (actor.item, item), 0.92)
            elif isinstance(actor.referent, Person) and item.text.lower().endswith(("hosted", "hosted by")):
                yield self._claim(actor.referent, "presidedOver", meeting, (actor.item, item), 0.8)
            elif (
                actor.is_place
                and isinstance(actor.referent, Entity)
                and occasions.is_town(actor.referent, self.reading)
            ):
                yield self._claim(meeting, "heldAt", actor.referent, (actor.item, item), 0.85)
        yield from self.when_and_where(meeting, index, item)

    def _conveyed(self, index: int, item: Item, _frame: Concept, voice: str) -> Iterator[Claim]:
        here = self.clause.meeting
        main = here if here is not None and here.held else self.reading.meetings.main
        behind = max((i for i in range(index) if self.items[i].tag == "V"), default=-1)
        for other in self.items[behind + 1 : index] if voice == "passive" else self.items[index + 1 :]:
            if other.tag == "V" and frame_of(other, self.reading)[0].name != "convey":
                return
            if main is not None and isinstance(other.value, MeetingRef) and not other.value.generic:
                studied = self.reading.meetings.of(other.value)
                if studied is not None and studied is not main:
                    yield self._claim(main, "conveyed", studied, (item, other), 0.9)

    def _signed(self, index: int, item: Item, frame: Concept, voice: str) -> Iterator[Claim]:
        agreements = self.clause.agreements(index, passive=voice == "passive" or frame.flag("passiveObject"))
        if not agreements and voice == "active":
            agreements = signing.implied(self.clause, index)
        meeting = self.clause.meeting_of(index)
        signs = any(iri.endswith("#signed") for iri in frame.values.get("evokes", ()))
        subjects = signing.signers(self.clause, index, voice, agreements, signs=signs)
        for agreement in agreements:
            if not isinstance(agreement.value, AgreementRef):
                continue
            if agreement.value.generic and self.passage.sentence.role == "headline":
                continue  # the text says it in full
            entity = self.reading.agreement(agreement.value)
            if entity is None:
                continue
            for actor in subjects:
                for signer in signing.in_whose_name(self.clause, actor):
                    yield self._claim(signer, "signed", entity, (actor.item, item, agreement), 0.9)
            if meeting is not None:
                yield self._claim(entity, "adoptedAt", meeting, (item, agreement), 0.85)
        if agreements and signs and meeting is not None and any(h.endswith("/signing-ceremony") for h in meeting.heads):
            yield from self.when_and_where(meeting, index, item)


def _first_mention(reading: Reading, claims: list[Claim]) -> Iterator[Claim]:
    """When and where the main meeting was, where no verb of holding says so: from the first sentence that names it."""
    main = reading.meetings.main
    said = {c.relation for c in claims if c.subject is main}
    if main is None or {"heldOn", "heldAt"} <= said:
        return
    for passage in reading.passages:
        if passage.sentence.role != "body" or passage.sentence.language != "en":
            continue
        mentions = [(n, i) for n, i in enumerate(passage.items) if isinstance(i.value, MeetingRef)]
        named = [(n, i) for n, i in mentions if reading.meetings.of(i.value) is main]  # type: ignore[arg-type]  # as just seen
        if not named:
            continue
        sentence = _Sentence(reading, passage)
        if not sentence.clause.is_planned(len(passage.items)):
            for claim in sentence.when_and_where(main, *named[0]):
                if claim.relation not in said:
                    said.add(claim.relation)
                    yield replace(claim, confidence=0.75)
        if "heldOn" not in said and not main.wordings():
            yield from _day_of_lead(main, reading)
        return


def _day_of_lead(meeting: Meeting, reading: Reading) -> Iterator[Claim]:
    """A meeting without a name or day of its own was on the one day that the first sentence tells of."""
    for passage in reading.passages:
        if passage.sentence.role == "body" and passage.sentence.language == "en":
            days = [i for i in passage.items if i.tag == "D" and isinstance(i.value, DateRef) and i.value.day]
            if len(days) == 1 and any(i.tag == "V" or i.tag in ACTORS for i in passage.items):
                ref = occasions.dated(cast("DateRef", days[0].value), reading)
                if (value := resolve(ref, reading.setting.published)) is not None:
                    ranges = ((days[0].start, days[0].end),)
                    yield Claim(meeting, "heldOn", value, passage, ranges, 0.6, NAME)
            return


def _without_weak(claims: list[Claim]) -> list[Claim]:
    """A newspaper's quotation counts only for those who were there by other words."""
    sure = [c for c in claims if c.relation in _PRESENT and c.confidence > 0.7]
    there = {(id(c.subject), id(c.object)) for c in sure}
    return [
        c for c in claims if c.relation != "spokeAt" or c.confidence > 0.7 or (id(c.subject), id(c.object)) in there
    ]
