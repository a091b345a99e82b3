"""What happened at a meeting, in Chinese: verbs read from left to right, subjects before them.

Actors wait until a verb takes them and are carried on to the next verbs of the sentence. What follows
强调 or 指出 is speech; what stands under 将 or 要 is a plan: neither is read.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from kg.discourse.chinese_clause import Clause
from kg.discourse.chinese_conveying import conveyed
from kg.discourse.chinese_days import tells_of_earlier
from kg.discourse.chinese_directives import directing
from kg.discourse.chinese_holding import dated, held, when_and_where
from kg.discourse.chinese_objects import after_meeting, object_fits, relative
from kg.discourse.chinese_receiving import received
from kg.discourse.chinese_signing import ceremony, signed
from kg.discourse.chinese_survey import chinese, frames
from kg.discourse.chinese_venues import destination
from kg.discourse.chinese_verbs import is_attribute, is_noun, leads, opens, sets_out, tells_meeting, visits
from kg.discourse.chinese_zones import places_of
from kg.discourse.meetings import Meeting
from kg.discourse.people import Person
from kg.discourse.reading import Claim, Reading
from kg.mentions import MeetingRef, ZoneRef
from kg.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate import Passage
    from kg.discourse.chinese_actors import Actor
    from kg.mentions import Item

NAME = "chinese_events"
_PRESENT = frozenset({"attend", "preside", "speak", "say"})


def extract(reading: Reading) -> Iterator[Claim]:
    """Attendance, chairs, speeches, hosts, signatures, adoption, conveyed meetings, dates and places."""
    reading.bodies.restart()
    claims: list[Claim] = []
    ceremonies: list[Claim] = []
    paragraph, speech = -1, False
    passages, away = list(chinese(reading)), directing(reading)
    met: dict[int, Meeting] = {}
    passages.sort(key=lambda p: p.sentence.role == "headline")  # what a headline words in short, the text has named
    for passage in passages:
        if passage.sentence.paragraph != paragraph:
            paragraph, speech = passage.sentence.paragraph, False
        sentence = _Sentence(reading, passage, away, met)
        if speech and not opens(passage.items):
            continue
        if sets_out(passage.items, reading.lexicon):
            speech = True
            continue
        claims.extend(sentence.read())
        ceremonies.extend(sentence.ceremonies)
        speech = sentence.speech or sentence.goes_on()
    yield from claims
    signed_at = {id(c.object) for c in claims if c.relation == "adoptedAt"}
    yield from (c for c in ceremonies if id(c.object) not in signed_at)
    yield from dated(reading, claims, NAME)


class _Sentence:
    """Reads one sentence."""

    def __init__(self, reading: Reading, passage: Passage, away: frozenset[str], met: dict[int, Meeting]) -> None:
        self.reading = reading
        self.away = away
        self.met = met  # where somebody was received, or called: what they say later they said there
        self.passage = passage
        self.items = passage.items
        self.clause = Clause(reading, passage)
        self.speech = False
        self.modal = False
        self.objects = False
        self.ceremonies: list[Claim] = []
        self.past = False
        self.topics = reading.lexicon.words("topic", "zh-hans")
        self.people = reading.lexicon.words("person-noun", "zh-hans")

    def read(self) -> Iterator[Claim]:
        """The sentence's claims."""
        self.past = tells_of_earlier(self.items, self.reading)
        aside = ""
        for index, item in enumerate(self.items):
            aside = item.tag if item.tag in "()" else aside
            if isinstance(item.value, MeetingRef):
                if len(item.value.places) > 1:
                    self.reading.remember([self.reading.place(p) for p in item.value.places])
                self.clause.meet(index, item)
                self.ceremonies.extend(ceremony(self.clause, item, NAME))
            elif item.tag in ",;me":
                self._mark(index, item)
            elif isinstance(item.value, ZoneRef):
                self.reading.remember(places_of(item.value, self.reading))
            elif self.objects or (item.tag in "ALPn" and aside == "("):
                continue  # 各乡镇（场、办事处）
            elif item.tag in "NALPn":
                self.clause.act(index, item)
            elif item.tag == "b" and leads(self.items, index):
                yield from self._present(index, item, {"attend": "active"})
            elif item.tag in "bd" and visits(self.items, index, self.reading.lexicon):
                yield from self._came(item)
            elif item.tag == "V":
                yield from self._verb(index, item)
                if self.speech:
                    return

    def goes_on(self) -> bool:
        """Whether what follows a semicolon is still among plans, or in the past: 将健全机制；举办论坛；."""
        planned = self.past or any(i.tag == "m" for i in self.items)
        return planned and self.items[-1].tag == ";"

    def _mark(self, index: int, item: Item) -> None:
        """What bounds the clause, or puts it among plans or in the past."""
        if item.tag == ",":
            self.modal = self.modal and self.items[index - 1].tag == "D"
            self.objects = False
        elif item.tag == ";":
            self.clause.rest()
        elif self.objects or (index and self.items[index - 1].text in self.topics) or self._thanked(index):
            return  # 对一年来的工作作了总结
        elif item.tag == "m":
            self.modal = True
        elif not any(i.tag == "E" for i in self.items[:index]) and not self._attribute(index):
            self.past = True

    def _thanked(self, index: int) -> bool:
        """Whether a time stands within what somebody spoke of: 对某局长期以来的支持表示感谢."""
        if self.items[index].tag != "e":
            return False
        clause = takewhile(lambda i: i.tag not in ",.;", reversed(self.items[:index]))
        return any(i.text in self.topics or i.text == "向" for i in clause)

    def _attribute(self, index: int) -> bool:
        """Whether an earlier time says which office is meant: 上届轮值主席."""
        return index + 1 < len(self.items) and self.items[index + 1].tag in "MT"

    def _verb(self, index: int, item: Item) -> Iterator[Claim]:
        found = frames(item)
        if is_attribute(self.items, index, found) or (self.past and not tells_meeting(self.items, index)):
            return
        if self.modal and not found.keys() & {"absent", "entrust"}:
            if found.keys() & {"organize", "take-place"}:
                self.clause.rest()
            return
        yield from self._apply(index, item, found)
        self.speech = "say" in found and not is_noun(self.items, index, self.reading.lexicon)

    def _apply(self, index: int, item: Item, found: dict[str, str]) -> Iterator[Claim]:
        clause = self.clause
        if found.keys() & {"absent", "entrust"}:
            clause.rest()
        elif "comprise" in found:
            self.objects = True  # 合作包括举办活动
        elif "convey" in found:
            yield from conveyed(clause, index, item, NAME)
            self.objects = True
        elif found.keys() & {"organize", "take-place"} and not found.keys() & {"preside"}:
            yield from held(clause, index, item, NAME)
        elif "meet" in found:
            for claim in received(clause, index, item, NAME):
                if claim.relation == "attended" and isinstance(claim.object, Meeting):
                    self.met.setdefault(id(claim.subject), claim.object)
                yield claim
            self.objects = True
        elif found.keys() & {"sign", "adopt", "signing"}:
            yield from signed(clause, index, item, signs="sign" in found, extractor=NAME)
        elif found.keys() & _PRESENT:
            yield from self._present(index, item, found)
            if "preside" in found and "召开" in item.text:
                meeting = after_meeting(self.items, index, self.reading) or clause.at()
                yield from when_and_where(clause, meeting, index, item, NAME)

    def _subjects(self, index: int, found: dict[str, str]) -> list[Actor]:
        """Who was present, in the chair, or spoke, by a verb that says so."""
        clause = self.clause
        if "inverted" in found.values():
            return clause.following(index)
        if found.keys() & {"attend", "preside"}:
            if not object_fits(self.items, index, self.reading):
                return []
            if "attend" in found and relative(self.items, index):
                return clause.following(index)
            return [*clause.take(), *(clause.represented if "attend" in found else [])]
        if is_noun(self.items, index, self.reading.lexicon):
            return []
        subjects = clause.take()
        return [] if clause.hosting else subjects  # after 召开 it is the meeting that heard a report, not the host

    def _present(self, index: int, item: Item, found: dict[str, str]) -> Iterator[Claim]:
        clause = self.clause
        subjects = self._subjects(index, found)
        meeting = after_meeting(self.items, index, self.reading) or clause.at()
        if meeting is None:
            return
        relation = {"attend": "attended", "preside": "presidedOver", "speak": "spokeAt", "say": "spokeAt"}
        name = next(n for n in ("attend", "preside", "speak", "say") if n in found)
        for actor in subjects:
            if name == "say" and not self._speaks(actor):
                continue
            there = self.met.get(id(actor.referent), meeting) if name == "say" and clause.meeting is None else meeting
            if isinstance(actor.referent, Entity) and actor.referent.kind == "Place":
                continue  # a county or state is no body that can be present
            if name == "attend" and meeting.date is None and (spot := destination(self.items, index, self.reading)):
                spans = ((spot[1].start, spot[1].end), (item.start, item.end))
                yield Claim(meeting, "heldAt", spot[0], self.passage, spans, 0.8, NAME)
            if name == "speak" and actor.item.tag == "A" and any(a.sends(self.people) for a in subjects):
                yield clause.claim(actor, "attended", meeting, item, 0.8, NAME)
            confidence = (
                0.95 - 0.05 * (clause.meeting is not meeting) - 0.1 * (name == "say") - 0.1 * (actor.item.tag in "LPn")
            )
            yield clause.claim(actor, relation[name], there, item, confidence, NAME)
            if there is self.reading.meetings.main:
                self.met.pop(id(actor.referent), None)

    def _speaks(self, actor: Actor) -> bool:
        """Whether a verb of saying is an actor's: no leader's who only wrote, nor that of a body praised."""
        if isinstance(actor.referent, Person):
            return not actor.distant and actor.referent.name not in self.away  # 甲在批示中指出
        before = list(takewhile(lambda i: i.end <= actor.item.start, self.items))
        praised = any(i.tag == "N" for i in before)  # 甲高度评价乙局的工作，并表示
        while before and before[-1].tag in "、aA":
            before.pop()
        return actor.item.tag == "A" and (not praised or before[-1].tag == ",")

    def _came(self, item: Item) -> Iterator[Claim]:
        """Who led a delegation to the meeting that the text is about."""
        meeting = self.clause.at()
        if meeting is None or self.modal or self.past:
            return
        for actor in self.clause.take():
            if isinstance(actor.referent, Person):
                yield self.clause.claim(actor, "attended", meeting, item, 0.75, NAME)
