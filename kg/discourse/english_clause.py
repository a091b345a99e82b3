"""What waits for its verb in an English clause, and what stands around a verb: meetings, venues, agreements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.discourse import english_days as days
from kg.discourse.frames import frame_of
from kg.discourse.lists import place_lists
from kg.discourse.organisations import organisation
from kg.mentions import AgencyRef, AgreementRef, GroupRef, Item, MeetingRef, PersonRef, PlaceRef, RoleRef, ZoneRef
from kg.model import Entity

if TYPE_CHECKING:
    from kg.annotate import Passage
    from kg.discourse.meetings import Meeting
    from kg.discourse.people import Person
    from kg.discourse.reading import Reading

ACTORS = "NALPBX"
_DATELINE = 6  # items


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that may be the subject of the next verb."""

    referent: Entity | Person
    item: Item

    @property
    def is_place(self) -> bool:
        """Whether it is a province or state: those are members and signers, never present themselves."""
        return isinstance(self.referent, Entity) and self.referent.kind == "Place"


class Clause:
    """Reads the actors of one sentence in order, and answers what a verb in it is about."""

    def __init__(self, reading: Reading, passage: Passage) -> None:
        self.reading = reading
        self.passage = passage
        self.items = passage.items
        self.pending: list[Actor] = []
        self.subjects: list[Actor] = []
        self.hosts: set[str] = set()
        self.meeting: Meeting | None = None
        self.elsewhere = days.tells_of_earlier(self.items, reading)
        self._governing = reading.lexicon.words("governing", "en")
        self._serving = reading.lexicon.words("serving-verb", "en")
        self._planned = reading.lexicon.words("planned", "en")
        self._aside = reading.lexicon.words("aside", "en")
        for listed in place_lists(self.items):
            reading.remember([reading.listed(i) for i in listed.counted])
            if listed.stated is not None and 1 < listed.stated != len(listed.counted):
                names = ", ".join(i.text for i in listed.counted)
                reading.note(f"the text counts {listed.stated} where {len(listed.counted)} are named: {names}")

    def rest(self) -> None:
        """Forget who waits."""
        self.pending, self.subjects = [], []

    def meet(self, index: int, item: Item) -> None:
        """A meeting is named: it becomes the clause's, unless it only tells the time."""
        meeting = self.of(item)
        if meeting is not None and not self.is_aside(index):
            self.meeting = meeting

    def of(self, item: Item) -> Meeting | None:
        """The meeting of a mention, where it is one that is not only studied."""
        meeting = self.reading.meetings.of(item.value) if isinstance(item.value, MeetingRef) else None
        return meeting if meeting is not None and not meeting.studied else None

    def is_aside(self, index: int) -> bool:
        """Whether a meeting is only named to tell the time: "since the third meeting was held"."""
        return any(i.text.lower() in self._aside for i in self.items[max(0, index - 3) : index])

    def is_planned(self, index: int) -> bool:
        """Whether the words between the last verb or comma and an item set it in the future."""
        start = next((i + 1 for i in range(index - 1, -1, -1) if self.items[i].tag in ",aV"), 0)
        text = " ".join(i.text.lower() for i in self.items[start:index])
        return any(f" {cue} " in f" {text} " for cue in self._planned)

    def is_kept_from(self, index: int) -> bool:
        """Whether a verb did not come about: "kept the agency from signing"."""
        before = self.items[index - 1].text.lower() if index else ""
        return self.items[index].tag == "V" and before == "from" and self.items[index].text.endswith("ing")

    def is_dateline(self, index: int) -> bool:
        """Whether a colon ends a newspaper's dateline: "NEW DELHI: The talks ended"."""
        return index < _DATELINE and bool(self.pending) and all(actor.is_place for actor in self.pending)

    def act(self, index: int, item: Item) -> None:
        """An actor joins those before it when a comma or "and" stands between, else replaces them."""
        if self._oblique(index, item) or (index + 1 < len(self.items) and self.items[index + 1].tag == "'"):
            return
        if item.tag == "X" and index + 1 < len(self.items) and self.items[index + 1].tag not in ",a(V.;)ws":
            return  # a word before another: "the Union ministers"
        if item.tag == "P" and index and self.items[index - 1].tag == "W":
            return  # part of a longer name: "Statistics Denmark"
        actors = self.actors(item)
        if not actors:
            return
        if self.pending and not self._joined(index):
            self.pending = []
        self.pending.extend(actors)
        self.reading.remember([a.referent for a in self.pending if isinstance(a.referent, Entity)])

    def _joined(self, index: int) -> bool:
        i = index - 1
        while i >= 0 and self.items[i].tag in "tSM(":
            i -= 1
        joint = self.items[i]
        return i >= 0 and (joint.tag in ",a)" or joint.text.lower() in (";", "as", "with", "also", "both"))

    def _oblique(self, index: int, item: Item) -> bool:
        """Whether a preposition governs the mention, or a list of its kind that a preposition governs."""
        i = index - 1
        while i >= 0 and self.items[i].tag in ",at":
            closed = self.items[i].tag == "," and all(x.tag != "a" for x in self.items[i:index])
            if closed and index + 1 < len(self.items) and self.items[index + 1].tag == "V":
                return False
            i -= 1
        if i < 0:
            return False
        before = self.items[i]
        if before.text.lower() == "as" and i > 0 and self.items[i - 1].text.lower() in self._serving:
            return True  # "the bureau, which serves as the secretariat": one body
        if before.tag == "w" and before.text.endswith("ed") and self.pending and i == index - 1:
            return self.items[i - 1].tag in ACTORS  # "A welcomed B and said"
        if before.tag == "V":
            frame, voice = frame_of(before, self.reading)
            if voice == "passive":
                return frame.flag("absence")
            behind = self.items[index + 1 : index + 3]
            told = frame.flag("speech") or any(x.text.lower() in ("who", "that", ":") for x in behind)
            return voice == "active" and i == index - 1 and bool(self.subjects) and not told  # "A welcomed B and said"
        if i < index - 1 and before.tag == item.tag:
            return self._first_of_list(i).tag == "o"
        governed = before.tag == "o" or (before.tag == "s" and before.text.lower() in self._governing)
        return governed and i == index - 1 - (self.items[index - 1].tag == "t")

    def _first_of_list(self, index: int) -> Item:
        """What stands before the first element of the list that the mention continues."""
        tag, i = self.items[index].tag, index
        while i >= 0 and self.items[i].tag in (tag, ",", "a", "t"):
            i -= 1
        return self.items[max(i, 0)]

    def actors(self, item: Item) -> list[Actor]:
        """Whom or what a mention brings in as actors; a group may be several."""
        value = item.value
        found: list[Entity | Person | None] = []
        if isinstance(value, PersonRef):
            for role in value.roles:
                if role.agency and not role.agency.unresolved:
                    self.reading.bodies.resolve(role.agency)
            found.append(self.reading.people.of(value.name, "en"))
        elif isinstance(value, AgencyRef):
            found.append(self.reading.bodies.resolve(value))
        elif isinstance(value, RoleRef) and value.agency is not None and not value.former:
            # Somebody who is not named stands for the body: "the deputy director of X attended".
            behind = next((i.text for i in self.items if i.start > item.end), "")
            if (value.wording.endswith("s") and value.agency.unresolved) or behind.lower() == "for":
                return []
            found.append(self.reading.bodies.resolve(value.agency))
        elif isinstance(value, GroupRef):
            found.extend(self.reading.group(value))
        elif isinstance(value, PlaceRef):
            found.append(self.reading.place(value))
        elif isinstance(value, ZoneRef) and (body := organisation(value, self.reading)) is not None:
            found.append(body)
        return [Actor(referent, item) for referent in found if referent is not None]

    def take(self, index: int, voice: str) -> list[Actor]:
        """The subjects of a verb: those who wait, else those of the verb before; after it in the passive."""
        if voice in ("passive", "inverted") or self._those_who(index):
            return self.after(index)
        if not self.pending and self._of_guests(index):
            return []
        if self.pending:
            self.subjects, self.pending = self.pending, []
        listed = next((i for i in range(index + 1, len(self.items)) if self.items[i].text == ":"), None)
        if not self.subjects and listed is not None and not any(i.tag in "Qq" for i in self.items[index:]):
            self.subjects = self.after(listed)  # "the following officials took part: A; B; C"
        return self.subjects

    def _of_guests(self, index: int) -> bool:
        """Whether an infinitive is about those whom the verb before is about: "welcomed B to attend the forum"."""
        to = self.items[index - 1].text.lower() == "to" if index else False
        verb = next((i for i in reversed(self.items[:index]) if i.tag == "V"), None)
        return to and verb is not None and frame_of(verb, self.reading)[0].name in ("speak", "say")

    def _those_who(self, index: int) -> bool:
        """Whether a verb's subjects are named behind it: "those who spoke at the forum were A; B; and C"."""
        ahead = [i.text.lower() for i in self.items[max(0, index - 2) : index]]
        behind = next((i for i in self.items[index + 1 :] if i.tag in "sV;."), None)
        return ahead == ["those", "who"] and behind is not None and behind.text.lower() in ("were", "are", "included")

    def after(self, index: int) -> list[Actor]:
        """The actors behind a verb, up to the next verb, date or stop."""
        found: list[Actor] = []
        for at, item in enumerate(self.items[index + 1 :], index + 1):
            if item.text == ";" and any(i.tag == "V" for i in self.items[at:]):
                break
            if item.tag in "NA" and found and self.items[at - 1 - (self.items[at - 1].tag == "t")].tag == "o":
                continue  # "led by A to follow the instructions of B"
            if item.tag in ACTORS and not (item.tag == "P" and self._located(at)):
                found.extend(self.actors(item))
            elif item.tag == "E" and not found:
                continue
            elif item.tag in "VEyD" or item.text in (".", ":"):
                break
        return found

    def _located(self, at: int) -> bool:
        """Whether a place tells where, not who: "in Lanzhou, capital of Northwest China's Gansu Province"."""
        before = self.items[at - 1]
        return before.tag in "o'" or before.text.lower() in ("in", "at", "near")

    def meeting_of(self, index: int) -> Meeting | None:
        """The meeting that a verb is about: named next after it, else in the clause, else the main one."""
        for at, item in enumerate(self.items[index + 1 :], index + 1):
            if item.tag == "V":
                break
            if (found := self.of(item)) is not None and not self.is_aside(at):
                return found
        return self.at_hand

    @property
    def at_hand(self) -> Meeting | None:
        """The meeting of the clause, else the document's main one, unless the sentence tells of another body."""
        return self.meeting or (None if self.elsewhere else self.reading.meetings.at_hand)

    def agreements(self, index: int, *, passive: bool) -> list[Item]:
        """The agreements that a verb signs or adopts: before it in the passive, else behind it."""
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
        near = [i for i in self.items[max(0, index - 2) : index] if isinstance(i.value, AgreementRef)]
        return found or near[-1:]  # "the Consensus, adopted at the conference"

    def relative(self, index: int) -> bool:
        """Whether the verb belongs to somebody of the actor's: "the bureau, whose director was absent, ..."."""
        start = self.pending[-1].item.end if self.pending else 0
        return any(i.text.lower() == "whose" for i in self.items[:index] if i.start >= start)

    def by_before(self, index: int) -> bool:
        """Whether "by X" stands before the verb, as a machine leaves it: "by the Department hosted"."""
        return bool(self.pending) and any(
            i.text.lower() == "by" and i.end + 5 >= self.pending[0].item.start for i in self.items[:index]
        )
