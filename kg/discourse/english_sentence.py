"""One English sentence: its verbs from left to right, each by its frame, take the actors that wait for them.

Actors wait until a verb takes them and are carried to the next verb; new actors replace old ones.
A passive verb takes the actors after it. What follows "stressed that" is speech and is not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse import english_days as days
from kg.discourse import english_occasions as occasions
from kg.discourse import english_signing as signing
from kg.discourse.english_clause import ACTORS, Actor
from kg.discourse.english_holding import Holding
from kg.discourse.english_speakers import speakers
from kg.discourse.frames import frame_of
from kg.discourse.people import Person
from kg.mentions import MeetingRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate import Passage
    from kg.discourse.meetings import Meeting
    from kg.discourse.reading import Claim, Reading
    from kg.lexicon import Concept
    from kg.mentions import Item

_TAIL = 4


class SentenceReader(Holding):
    """Reads the claims of one sentence, for the extractor of the given name."""

    def __init__(self, reading: Reading, passage: Passage, extractor: str) -> None:
        super().__init__(reading, passage, extractor)
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
            days.remember(item, self.reading)
            if (silent and item.text != ";") or clause.is_kept_from(index) or self._was_said(index):
                continue
            silent = False
            if said is not None and index < said and item.tag not in ACTORS:
                continue
            if index in met:
                yield from self._met(index, item)
            elif item.tag == "E":
                clause.meet(index, item)
                yield from self._with(index, item)
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
            elif (item.text == ";" and clause.subjects) or (item.text == ":" and clause.is_dateline(index)):
                clause.rest()
        yield from self._trailing()
        yield from (self._occasion(told) for told in occasions.in_passing(self.passage, self.reading))

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
            yield from self.when_and_where(found.meeting, index)
            self.clause.subjects, self.clause.pending = [Actor(*found.sides[0])], []

    def _with(self, index: int, item: Item) -> Iterator[Claim]:
        """Whom a meeting without a name was with: "was raised at the meeting with Ann Jones"."""
        meeting = self.reading.meetings.at_hand
        behind = [i for i in self.items[index + 1 : index + 4] if i.tag != "t"][:2]
        if meeting is None or meeting.wordings() or len(behind) < 2 or behind[0].text.lower() != "with":
            return
        if isinstance(item.value, MeetingRef) and item.value.generic and behind[1].tag == "N":
            for actor in self.clause.actors(behind[1]):
                yield self._claim(actor.referent, "attended", meeting, (actor.item, item), 0.85)

    def _was_said(self, index: int) -> bool:
        """Whether a verb of speech tells what was said, not who said it: "these ties were emphasized at ..."."""
        before = self.items[index - 1].text.lower() if index else ""
        item = self.items[index]
        spoken = item.tag == "V" and before in ("was", "were", "been") and not item.text.endswith((" that", " by"))
        return spoken and frame_of(item, self.reading)[0].flag("speech")

    def _source(self, index: int, frame: Concept) -> bool:
        """Whether the sentence only begins with who told it: "According to the bureau, ..."."""
        ahead = next((i for i in self.items[1:3] if i.tag != "t"), None)
        return index == 0 and frame.flag("weak") and ahead is not None and ahead.tag in "AN"

    def _gathered(self, index: int, item: Item, frame: Concept, voice: str) -> Iterator[Claim]:
        """The verb "met" without another side is a way to say that a meeting took place."""
        if item.text.lower() in ("met", "meets"):
            yield from self._took_place(index, item, frame, voice)

    def _took_part(self, index: int, item: Item, frame: Concept, voice: str) -> Iterator[Claim]:
        """Attended, presided, spoke; a quotation is about the meeting at hand, not about one that it names."""
        if index and item.text.lower() == "according to":
            return  # those named before it did not say so
        subjects = self.clause.take(index, voice)
        at_hand = self.clause.at_hand
        meeting = at_hand if frame.flag("speech") else self.clause.meeting_of(index)
        if meeting is None:
            return
        if frame.name == "preside" and self._names(meeting, index):
            self.reading.meetings.current = meeting  # what follows of "the meeting" is of this one
        for iri in frame.values.get("evokes", ()):
            relation = iri.rsplit("#", 1)[-1]
            for actor in speakers(self.clause, index, subjects, voice) if relation == "spokeAt" else subjects:
                # Bodies take no chair: a title without a name stands for its body only where somebody was there.
                if actor.item.tag == "X" and relation != "attended":
                    continue  # what an organisation says is said for it
                if not actor.is_place and (isinstance(actor.referent, Person) or relation != "presidedOver"):
                    confidence = self._confidence(frame, actor, meeting)
                    yield self._claim(actor.referent, relation, meeting, (actor.item, item), confidence)
        if frame.flag("delegates"):
            for actor in self.clause.after(index):
                if not actor.is_place:
                    yield self._claim(actor.referent, "attended", meeting, (actor.item, item), 0.9)

    def _names(self, meeting: Meeting, index: int) -> bool:
        """Whether a meeting is named in words of its own right behind a verb: "co-chaired the first dialogue"."""
        behind = self.items[index + 1 : index + 3]
        refs = (i.value for i in behind if isinstance(i.value, MeetingRef) and not i.value.generic)
        return any(self.reading.meetings.of(ref) is meeting for ref in refs)

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
        agreements, signs = signing.agreements(self.clause, index, frame, voice), signing.signs(frame)
        meeting = self.clause.meeting_of(index)
        signed = set()
        for signer, agreement, mentions in signing.signed(self.clause, index, voice, agreements, signs=signs):
            signed.add(agreement)
            yield self._claim(signer, "signed", agreement, mentions, 0.9)
        for agreement, mention in signing.entities(self.clause, agreements):
            document = agreement in signed or agreement.label not in ("agreement", "consensus")
            if meeting is not None and document and not signing.earlier(self.clause, index):
                yield self._claim(agreement, "adoptedAt", meeting, (item, mention), 0.85)
        ceremony = meeting is not None and any(head.endswith("/signing-ceremony") for head in meeting.heads)
        if agreements and signs and meeting is not None and ceremony:
            yield from self.when_and_where(meeting, index)
