"""What happened at a meeting: frames of verbs, read clause by clause from left to right.

Actors wait until a verb takes them and are carried to the next verb; new actors replace old ones.
A passive verb takes the actors after it. What follows "stressed that" is speech and is not read.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.discourse.calendar import resolve
from kg.discourse.lists import place_lists
from kg.discourse.meetings import Meeting
from kg.discourse.reading import Claim, Reading, Referent
from kg.discourse.survey import frame_of
from kg.mentions import (
    AgencyRef,
    AgreementRef,
    DateRef,
    GroupRef,
    Item,
    MeetingRef,
    PersonRef,
    PlaceRef,
    RoleRef,
)
from kg.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate import Passage
    from kg.lexicon import Concept

NAME = "frames"
_ACTORS = "NALPB"
_GOVERNING = frozenset(
    (
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "into",
        "about",
        "among",
        "between",
        "under",
        "through",
        "within",
        "against",
        "toward",
        "towards",
        "per",
        "via",
    )
)


@dataclass(slots=True)
class _Actor:
    referent: Referent
    item: Item


@dataclass(slots=True)
class _Clause:
    """What waits for a verb while a sentence is read."""

    pending: list[_Actor] = field(default_factory=list)
    subjects: list[_Actor] = field(default_factory=list)
    meeting: Meeting | None = None


def extract(reading: Reading) -> Iterator[Claim]:
    """Attendance, chairs, speeches, hosts, signatures, adoption, conveyed meetings, dates and places."""
    claims: list[Claim] = []
    reading.bodies.restart()
    for passage in reading.passages:
        if passage.sentence.role in ("stamp", "byline") or passage.sentence.language == "zh":
            continue
        claims.extend(_Sentence(reading, passage).read())
    claims.extend(_first_mention(reading, claims))
    return iter(_without_weak(claims))


class _Sentence:
    """Reads one sentence."""

    def __init__(self, reading: Reading, passage: Passage) -> None:
        self.reading = reading
        self.passage = passage
        self.items = passage.items
        self.language = "zh-hans" if passage.sentence.language == "zh" else "en"
        self.clause = _Clause()
        self.planned = reading.lexicon.words("planned", "en") if self.language == "en" else frozenset()

    def read(self) -> Iterator[Claim]:
        """The sentence's claims."""
        clause = self.clause
        for listed in place_lists(self.items):
            self.reading.remember([self.reading.listed(i) for i in listed.counted])
        for index, item in enumerate(self.items):
            if item.tag == "E" and isinstance(item.value, MeetingRef):
                meeting = self.reading.meetings.of(item.value)
                if meeting is not None and not meeting.studied and not self._aside(index):
                    clause.meeting = meeting
            elif item.tag in _ACTORS:
                self._act(index, item)
            elif item.tag == "V":
                if self.is_planned(index):
                    return
                frame, voice = frame_of(item, self.reading)
                yield from self._apply(index, item, frame, voice)
                if frame.flag("speech"):
                    return
            elif item.text == ";":
                clause.pending, clause.subjects = [], []
        yield from self._trailing()

    def _trailing(self) -> Iterator[Claim]:
        """A list of those responsible that follows "attend the meeting" without a verb of its own was there too."""
        verbs = [i for i in self.items if i.tag == "V"]
        if not verbs or frame_of(verbs[-1], self.reading)[0].name != "attend" or len(self.clause.pending) < 2:
            return
        first = self.clause.pending[0].item
        meeting = self.clause.meeting or self.reading.meetings.main
        listed = any(a.item.tag == "L" for a in self.clause.pending) or any(
            i.tag == "S" and i.start > first.start for i in self.items
        )
        if meeting is not None and listed and first.start > verbs[-1].start:
            for actor in self.clause.pending:
                if isinstance(actor.referent, Entity) and actor.referent.kind == "Place":
                    continue
                yield self._claim(actor, "attended", meeting, verbs[-1], 0.65)

    def _aside(self, index: int) -> bool:
        """Whether a meeting is only named to tell the time: "since the third meeting was held"."""
        return any(i.text.lower() in ("since", "after", "until", "following", "than") for i in self.items[max(0, index - 3) : index])

    def is_planned(self, index: int) -> bool:
        start = next((i + 1 for i in range(index - 1, -1, -1) if self.items[i].tag in ",aV"), 0)
        text = " ".join(i.text.lower() for i in self.items[start:index])
        return any(f" {cue} " in f" {text} " for cue in self.planned)

    def _act(self, index: int, item: Item) -> None:
        """An actor joins those before it when only commas and "and" stand between, else replaces them."""
        if self._oblique(index, item):
            return
        actors = self._actors(item)
        if not actors:
            return
        if self.clause.pending and not self._joined(index):
            self.clause.pending = []
        self.clause.pending.extend(actors)
        self.reading.remember([a.referent for a in self.clause.pending if isinstance(a.referent, Entity)])

    def _joined(self, index: int) -> bool:
        """Whether a comma, "and" or "as well as" stands right before a mention."""
        i = index - 1
        while i >= 0 and self.items[i].tag in "tSM(":
            i -= 1
        return i >= 0 and (
            self.items[i].tag in ",a)" or self.items[i].text.lower() in ("as", "with", "also", "both")
        )

    def _oblique(self, index: int, item: Item) -> bool:
        """Whether a preposition governs the mention, or a list of its kind that a preposition governs."""
        i = index - 1
        while i >= 0 and self.items[i].tag in ",at":
            if self.items[i].tag == "," and index + 1 < len(self.items) and self.items[index + 1].tag == "V":
                return False
            i -= 1
        if i < 0:
            return False
        before = self.items[i]
        if before.tag == "V":
            frame, voice = frame_of(before, self.reading)
            return voice == "passive" and frame.flag("absence")
        if i < index - 1 and before.tag == item.tag:
            return self._first_of_list(i).tag == "o"
        return i == index - 1 - (self.items[index - 1].tag == "t") and (
            before.tag == "o" or (before.tag == "s" and before.text.lower() in _GOVERNING)
        )

    def _first_of_list(self, index: int) -> Item:
        """What stands before the first element of the list that the mention continues."""
        tag, i = self.items[index].tag, index
        while i >= 0 and self.items[i].tag in (tag, ",", "a", "t"):
            i -= 1
        return self.items[max(i, 0)]

    def _actors(self, item: Item) -> list[_Actor]:
        value = item.value
        if isinstance(value, PersonRef):
            for role in value.roles:
                if role.agency and not role.agency.unresolved:
                    self.reading.bodies.resolve(role.agency)
            return [_Actor(self.reading.people.of(value.name, self.language), item)]
        if isinstance(value, AgencyRef):
            body = self.reading.bodies.resolve(value)
            return [_Actor(body, item)] if body else []
        if isinstance(value, RoleRef):
            # Somebody who is not named stands for the body: "the deputy director of X attended".
            body = self.reading.bodies.resolve(value.agency) if value.agency and not value.former else None
            return [_Actor(body, item)] if body else []
        if isinstance(value, GroupRef):
            return [_Actor(group, item) for group in self.reading.group(value)]
        if isinstance(value, PlaceRef):
            place = self.reading.place(value)
            return [_Actor(place, item)]
        return []

    def _apply(self, index: int, item: Item, frame: Concept, voice: str) -> Iterator[Claim]:
        name = frame.name
        if name == "absent" or frame.flag("absence"):
            if voice != "passive":
                self.clause.pending, self.clause.subjects = [], []
            return
        if name == "take-place":
            yield from self._took_place(index, item)
            return
        if name == "convey":
            yield from self._conveyed(index, item, voice)
            return
        relations = [r.rsplit("#", 1)[-1] for r in frame.values.get("evokes", ())]
        if name == "organize":
            yield from self._organized(index, item, voice)
            return
        if "signed" in relations or "adoptedAt" in relations:
            yield from self._signed(index, item, frame, voice, relations)
            return
        if "memberOf" in relations:
            return
        subjects = self._subjects(index, voice)
        speech = frame.flag("speech")
        meeting = (self.clause.meeting or self.reading.meetings.main) if speech else self._meeting(index)
        if meeting is None:
            return
        for actor in subjects:
            if isinstance(actor.referent, Entity) and actor.referent.kind == "Place":
                continue
            for relation in relations:
                confidence = self._confidence(frame, actor, meeting)
                yield self._claim(actor, relation, meeting, item, confidence)
        if frame.flag("represents"):
            after = self._after(index)
            for actor in after:
                if isinstance(actor.referent, Entity) and actor.referent.kind == "Place":
                    continue
                yield self._claim(actor, "attended", meeting, item, 0.9)

    def _confidence(self, frame: Concept, actor: _Actor, meeting: Meeting) -> float:
        value = 0.95
        if self.clause.meeting is not meeting:
            value -= 0.05
        if actor.item.tag in "LPB":
            value -= 0.1
        if frame.flag("weak"):
            value -= 0.3
        elif frame.flag("speech"):
            value -= 0.1
        return value

    def _claim(self, actor: _Actor, relation: str, meeting: Referent, item: Item, confidence: float) -> Claim:
        ranges = ((actor.item.start, actor.item.end), (item.start, item.end))
        return Claim(actor.referent, relation, meeting, self.passage, ranges, confidence, NAME)

    def _subjects(self, index: int, voice: str) -> list[_Actor]:
        if voice in ("passive", "inverted"):
            return self._after(index)
        if self.clause.pending:
            self.clause.subjects, self.clause.pending = self.clause.pending, []
        return self.clause.subjects

    def _after(self, index: int) -> list[_Actor]:
        found: list[_Actor] = []
        for item in self.items[index + 1 :]:
            if item.tag in _ACTORS:
                found.extend(self._actors(item))
            elif item.tag in "VE" or item.text in (".", ";", ":"):
                if item.tag == "E" and not found:
                    continue
                break
            elif item.tag in "yD":
                break
        return found

    def _meeting(self, index: int) -> Meeting | None:
        """The meeting that the verb is about: named next after it, else in the clause, else the main one."""
        for item in self.items[index + 1 :]:
            if item.tag == "V":
                break
            if isinstance(item.value, MeetingRef):
                found = self.reading.meetings.of(item.value)
                if found is not None and not found.studied:
                    return found
        return self.clause.meeting or self.reading.meetings.main

    def _took_place(self, index: int, item: Item) -> Iterator[Claim]:
        meeting = next(
            (
                self.reading.meetings.of(i.value)
                for i in reversed(self.items[:index])
                if isinstance(i.value, MeetingRef)
            ),
            None,
        ) or self._meeting(index)
        if meeting is not None and not meeting.studied:
            at = next((n for n, i in enumerate(self.items) if i.tag == "E" and i.end <= item.start), index)
            if not self._aside(at):
                self.clause.meeting = meeting
            yield from self.when_and_where(meeting, index, item)

    def when_and_where(self, meeting: Meeting, index: int, item: Item) -> Iterator[Claim]:
        dates = [i for i in self.items if isinstance(i.value, DateRef)]
        after = [i for i in dates if i.start > item.start]
        before = [i for i in dates if i.start < item.start]
        strong = [i for i in [*after, *reversed(before)] if i.tag == "D"] or after or before
        for date in strong[:1]:
            value = resolve(date.value, self.reading.setting.published)  # type: ignore[arg-type]  # D and y hold dates
            if value is not None and meeting.date is None:
                meeting.date = value
                yield Claim(
                    meeting,
                    "heldOn",
                    value,
                    self.passage,
                    ((date.start, date.end), (item.start, item.end)),
                    0.95,
                    NAME,
                )
        place = self._venue(index)
        if place is not None:
            where = self.reading.place(place.value)  # type: ignore[arg-type]  # P holds a place
            if where.kind == "Place":
                yield Claim(
                    meeting,
                    "heldAt",
                    where,
                    self.passage,
                    ((place.start, place.end), (item.start, item.end)),
                    0.95,
                    NAME,
                )

    def _venue(self, index: int) -> Item | None:
        """The most exact place after "in" or "at" behind the verb, else before it."""
        spots = [
            (i, item)
            for i, item in enumerate(self.items)
            if item.tag == "P" and i and self.items[i - 1].text.lower().rsplit(" ", 1)[-1] in ("in", "at")
        ]
        behind = [s for s in spots if s[0] > index]
        return (behind or spots or [(0, None)])[0][1]

    def _organized(self, index: int, item: Item, voice: str) -> Iterator[Claim]:
        ahead = self.items[index + 1 : index + 9]
        target = next((i for i in ahead if i.tag in "EV"), None)
        if voice == "active" and (target is None or target.tag != "E"):
            behind = [i for i in self.items[:index] if i.tag not in ",tD"]
            if self._by_before(index):
                yield from self._hosted(index, item, self.clause.meeting or self.reading.meetings.main)
            elif behind and behind[-1].tag == "E":
                yield from self._took_place(index, item)
            return
        if voice == "active" and isinstance(target.value if target else None, MeetingRef):
            meeting = self.reading.meetings.of(target.value)  # type: ignore[union-attr, arg-type]
        else:
            meeting = self.clause.meeting or self.reading.meetings.main
        yield from self._hosted(index, item, meeting, voice)

    def _by_before(self, index: int) -> bool:
        """Whether "by X" stands before the verb, as a machine leaves it: "by the Department hosted"."""
        return bool(self.clause.pending) and any(
            i.text.lower() == "by" and i.end + 5 >= self.clause.pending[0].item.start
            for i in self.items[:index]
        )

    def _hosted(
        self, index: int, item: Item, meeting: Meeting | None, voice: str = "active"
    ) -> Iterator[Claim]:
        subjects = self._subjects(index, voice)
        if meeting is None or meeting.studied:
            return
        self.clause.meeting = meeting
        for actor in subjects:
            if not isinstance(actor.referent, Entity) or actor.referent.kind == "Place":
                continue
            yield self._claim(actor, "organized", meeting, item, 0.92)
        yield from self.when_and_where(meeting, index, item)

    def _conveyed(self, index: int, item: Item, voice: str) -> Iterator[Claim]:
        main = self.reading.meetings.main
        if self.clause.meeting is not None and self.clause.meeting.held:
            main = self.clause.meeting
        if main is None:
            return
        behind = max((i for i in range(index) if self.items[i].tag == "V"), default=-1)
        others = self.items[behind + 1 : index] if voice == "passive" else self.items[index + 1 :]
        for other in others:
            if other.tag == "V":
                frame, _ = frame_of(other, self.reading)
                if frame.name != "convey" and voice != "passive":
                    return
            if isinstance(other.value, MeetingRef) and not other.value.generic:
                studied = self.reading.meetings.of(other.value)
                if studied is not None and studied is not main:
                    ranges = ((item.start, item.end), (other.start, other.end))
                    yield Claim(main, "conveyed", studied, self.passage, ranges, 0.9, NAME)

    def _signed(
        self, index: int, item: Item, frame: Concept, voice: str, relations: list[str]
    ) -> Iterator[Claim]:
        agreements = self._agreements(index, passive=voice == "passive" or frame.flag("passiveObject"))
        if not agreements:
            return
        meeting = self._meeting(index)
        subjects = self._subjects(index, voice) if "signed" in relations else []
        for agreement in agreements:
            entity = self.reading.agreement(agreement.value)  # type: ignore[arg-type]  # Q and c hold agreements
            spans = ((item.start, item.end), (agreement.start, agreement.end))
            for actor in subjects:
                if isinstance(actor.referent, Meeting):
                    continue
                yield Claim(
                    actor.referent,
                    "signed",
                    entity,
                    self.passage,
                    ((actor.item.start, actor.item.end), *spans),
                    0.9,
                    NAME,
                )
            if meeting is not None:
                yield Claim(entity, "adoptedAt", meeting, self.passage, spans, 0.85, NAME)

    def _agreements(self, index: int, *, passive: bool) -> list[Item]:
        if passive:
            before = [i for i in self.items[:index] if isinstance(i.value, AgreementRef)]
            if before:
                return before[-1:]
        found = []
        for item in self.items[index + 1 :]:
            if item.tag == "V":
                break
            if isinstance(item.value, AgreementRef):
                found.append(item)
        return found


def _first_mention(reading: Reading, claims: list[Claim]) -> Iterator[Claim]:
    """When and where the main meeting was, where no verb of holding says so: from the first sentence that names it."""
    main = reading.meetings.main
    said = {c.relation for c in claims if c.subject is main}
    if main is None or {"heldOn", "heldAt"} <= said:
        return
    for passage in reading.passages:
        if passage.sentence.role != "body":
            continue
        named = [
            (n, i)
            for n, i in enumerate(passage.items)
            if isinstance(i.value, MeetingRef) and reading.meetings.of(i.value) is main
        ]
        if not named:
            continue
        index, item = named[0]
        sentence = _Sentence(reading, passage)
        if not sentence.is_planned(len(passage.items)):
            for claim in sentence.when_and_where(main, index, item):
                if claim.relation not in said:
                    yield replace(claim, confidence=0.75)
        return


def _without_weak(claims: list[Claim]) -> list[Claim]:
    """A newspaper's quotation counts only for those who were there by other words."""
    there = {
        (id(c.subject), id(c.object))
        for c in claims
        if c.relation in ("attended", "presidedOver", "spokeAt") and c.confidence > 0.7
    }
    return [
        c
        for c in claims
        if c.relation != "spokeAt" or c.confidence > 0.7 or (id(c.subject), id(c.object)) in there
    ]
