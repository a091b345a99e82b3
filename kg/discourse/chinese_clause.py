"""What waits for its verb in a Chinese clause: who joins whom, who only is an object."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from kg.discourse.chinese_actors import Actor, actors
from kg.discourse.chinese_subjects import begins, may_act, represented, their_people
from kg.discourse.people import Person
from kg.discourse.reading import Claim
from kg.model import Entity

if TYPE_CHECKING:
    from kg.annotate import Passage
    from kg.discourse.meetings import Meeting
    from kg.discourse.reading import Reading, Referent
    from kg.mentions import Item

_BETWEEN = '、,abSdint()s"y'


class Clause:
    """Reads the actors of one sentence in order."""

    def __init__(self, reading: Reading, passage: Passage) -> None:
        self.reading = reading
        self.passage = passage
        self.items = passage.items
        self.pending: list[Actor] = []
        self.subjects: list[Actor] = []
        self.meeting: Meeting | None = None
        self.hosting = False
        self.invited = False
        self.visitors: list[Actor] = []
        self.represented: list[Actor] = []
        self.inviting = reading.lexicon.words("inviting", "zh-hans")
        self.visiting = reading.lexicon.words("calling-on", "zh-hans")
        self.both = reading.lexicon.words("both", "zh-hans")
        self.markers = reading.lexicon.words("object-marker", "zh-hans")

    def claim(
        self, actor: Actor, relation: str, other: Referent, item: Item, confidence: float, extractor: str
    ) -> Claim:
        """What an actor did at, or with, another, as the trigger `item` says."""
        self.note(actor)
        ranges = ((actor.item.start, actor.item.end), (item.start, item.end))
        return Claim(actor.referent, relation, other, self.passage, ranges, confidence, extractor)

    def rest(self) -> None:
        """Forget who waits."""
        self.pending, self.subjects = [], []

    def take(self, *, hosting: bool = False) -> list[Actor]:
        """Those who wait become the subjects."""
        if self.invited and hosting:
            self.pending = []
        self.invited = False
        self.hosting = hosting or (self.hosting and not self.pending)
        if self.pending:
            self.subjects, self.pending = self.pending, []
            self.reading.remember([a.referent for a in self.subjects if isinstance(a.referent, Entity)])
        return self.subjects

    def meet(self, index: int, item: Item) -> None:
        """A meeting is named: it becomes the clause's, and where it is the subject nobody else is."""
        meeting = self.reading.meetings.of(item.value)  # type: ignore[arg-type]  # the caller has looked
        if meeting is None or meeting.studied:
            return
        self.meeting = meeting
        before = self.items[index - 1] if index else None
        if before is None or before.tag in ",.;:" or before.tag == "w":
            after = self.items[index + 1] if index + 1 < len(self.items) else None
            if after is not None and (after.tag in "Vv" or after.text == "由") and not self.pending:
                self.rest()

    def act(self, index: int, item: Item) -> None:
        """An actor joins those before it when only commas, 和 and the like stand between, else replaces them."""
        before = self.items[index - 1] if index else None
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        if represented(self.items, index):
            self.represented.extend(actors(item, self.reading))
            return
        if before is not None and before.text in "了过" and before.end == item.start:
            return  # what was visited or heard
        if before is not None and before.text in self.inviting:
            self.take()
            self.invited = True
        if (marker := self._marked(index)) is not None:
            self._visited(marker, item)
            return
        if after is not None and after.text == "的" and not their_people(self.items, index):
            return
        if not may_act(self.items, index, self.reading.lexicon):
            return
        found = actors(item, self.reading)
        self.pending = [] if item.text in self.both and before is not None and before.tag == "," else self.pending
        if not found:
            if item.tag in "nLA" and (not self.pending or begins(self.items, index)):
                self.rest()  # the subject is somebody whom nothing tells
            return
        if self.pending and item.tag == "N":
            self._prefixed(index)
        if self.pending:
            last = self.pending[-1].item
            between = list(takewhile(lambda i: last.end <= i.start, (self.items[n] for n in range(index - 1, -1, -1))))
            if not all(self._links(i) for i in between):
                self.visitors = self.pending if any(i.text in self.visiting for i in between) else self.visitors
                self.pending = []
        self.pending.extend(found)

    def _marked(self, index: int) -> Item | None:
        """The particle that makes a mention an object, alone or in a list: 对甲、乙的支持表示感谢."""
        start = index
        while start > max(1, index - 24) and self.items[start - 1].tag in "、a" and self.items[start - 2].tag in "APL":
            start -= 2
        before = self.items[start - 1] if start else None
        if before is None or before.text not in self.markers or before.end != self.items[start].start:
            return None
        return None if self._handed(before) else before

    def _visited(self, before: Item, item: Item) -> None:
        """A body that somebody calls on takes part: 双方 are the guests and it."""
        if item.tag == "A" and before.text in self.visiting and any(a.item.tag == "N" for a in self.pending):
            for actor in [*self.pending, *actors(item, self.reading)]:
                self.note(actor)

    def _links(self, item: Item) -> bool:
        """Whether an item may stand between two of a list: commas, particles, unknown units before a group noun."""
        if item.tag == "T":
            return any(a.item.end == item.start for a in self.pending)  # 甲上将和乙
        if item.tag == "w":
            after = self.items[self.items.index(item) + 1 :][:1]
            return len(item.text) < 9 and bool(after) and after[0].tag == "S"
        if item.tag in "ZX":
            after = self.items[self.items.index(item) + 1 :][:1]
            return bool(after) and after[0].tag == "i"
        return item.tag in _BETWEEN and item.text not in ("由", "的")

    def _prefixed(self, index: int) -> None:
        """A person's unknown body, as words right before the title, does not part the person from the list."""
        start = index
        while (
            start > 0
            and self.items[start - 1].tag in "wPUKZsa"
            and self.items[start - 1].end == self.items[start].start
            and not (self.items[start - 1].tag == "a" and (start < 2 or self.items[start - 2].tag not in "wPUKZ"))
        ):
            start -= 1
        if start < index and start > 0 and self.items[start - 1].tag == "A":
            start -= 1
            while (
                start > 0 and self.items[start - 1].tag in "wP" and self.items[start - 1].end == self.items[start].start
            ):
                start -= 1
        twice = start > 2 and self.items[start - 1].tag == "a" and self.items[start - 2].tag == ","  # ，以及
        edge = start - 1 - twice
        joined = edge > 0 and self.items[edge].tag in "、,a" and self.items[edge - 1].tag in "NALS)"
        if start == index or not joined:
            return
        inside = [a for a in self.pending if a.item.start >= self.items[start].start]
        self.pending = [a for a in self.pending if a not in inside]
        if self.pending:
            self.pending[-1].item = replace(self.pending[-1].item, end=self.items[index].start)

    def _handed(self, before: Item) -> bool:
        return before.text in ("由", "应")

    def visits(self, index: int) -> bool:
        """Whether those who wait went somewhere before the verb: they are guests there, no hosts."""
        going = self.reading.lexicon.words("going", "zh-hans")
        last = (self.pending or self.subjects)[-1:]
        start = last[0].item.end if last else 0
        return bool(last) and any(i.text in going and i.start >= start for i in self.items[:index])

    def note(self, actor: Actor) -> None:
        """Whose bodies took part: what 双方 and 两地法院 mean."""
        if isinstance(actor.referent, Person):
            self.reading.present.update(actor.referent.bodies)
        else:
            self.reading.present.add(actor.referent.iri)

    def follows(self) -> bool:
        """Whether the sentence tells what came after something else: 签约仪式后, 随后, 会后."""
        after = self.reading.lexicon.words("afterwards", "zh-hans")
        return any(i.text in after for i in self.items[:4])

    def at(self) -> Meeting | None:
        """The meeting that a verb without an object is about."""
        return self.meeting or self.reading.meetings.main

    def following(self, index: int) -> list[Actor]:
        """The actors after an inverted verb: 参加会议的有…."""
        kept, self.pending = self.pending, []
        for position in range(index + 1, len(self.items)):
            item = self.items[position]
            if item.tag in ".;V":
                break
            if item.tag in "NAL":
                self.pending.extend(actors(item, self.reading))
        found, self.pending = self.pending, kept
        return found
