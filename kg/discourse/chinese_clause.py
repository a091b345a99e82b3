"""What waits for its verb in a Chinese clause, and what stands around a verb: objects, venues, agreements."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import identity
from kg.discourse.chinese_survey import frames
from kg.mentions import AgencyRef, AgreementRef, GroupRef, MeetingRef, PersonRef, PlaceRef
from kg.model import Entity, Label
from kg.namespaces import mint

if TYPE_CHECKING:
    from kg.annotate import Passage
    from kg.discourse.meetings import Meeting
    from kg.discourse.people import Person
    from kg.discourse.reading import Reading
    from kg.mentions import Item

_BETWEEN = '、,abSdint()s"y'
_SILENT = "了过着"


@dataclass(slots=True)
class Actor:
    """Somebody or something that may be the subject of the next verb."""

    referent: Entity | Person
    item: Item
    distant: bool = False

    @property
    def sends(self) -> bool:
        """Whether the wording names people of a body: 负责同志, 负责人, 代表."""
        return self.item.text.endswith(("同志", "负责人", "代表", "人员", "领导"))

    def speaks(self) -> bool:
        """Whether a quotation shows that the actor was there: not the leaders whose words are studied."""
        return not self.distant


class Clause:
    """Reads the actors of one sentence in order."""

    def __init__(self, reading: Reading, passage: Passage) -> None:
        self.reading = reading
        self.passage = passage
        self.items = passage.items
        self.pending: list[Actor] = []
        self.subjects: list[Actor] = []
        self.meeting: Meeting | None = None
        self.last_meeting = -1
        self.hosting = False
        self.invited = False
        self.represented: list[Actor] = []
        self.markers = reading.lexicon.words("object-marker", "zh-hans")

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
        self.last_meeting = index
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
        if self._represented(index):
            self.represented.extend(self._actors(item))
            return
        if before is not None and before.text in ("特邀", "邀请", "邀请了"):
            self.take()
            self.invited = True
        if before is not None and before.text in self.markers and before.end == item.start and not self._handed(before):
            return
        if (
            after is not None
            and after.text == "的"
            and not (index + 2 < len(self.items) and self.items[index + 2].tag in "NA")
        ):
            return
        if item.tag == "A" and self._inner(index):
            return
        if item.tag == "P" and not self._acts(index):
            return
        if item.tag == "n" and (after is None or not (after.tag in "VdSt" or after.text in ("在", "就", "经"))):
            return
        actors = self._actors(item)
        if not actors:
            return
        if self.pending and item.tag == "N":
            self._prefixed(index)
        if self.pending:
            last = self.pending[-1].item
            between = [i for i in self.items if last.end <= i.start and i.end <= item.start]
            if not all(self._links(i) for i in between):
                self.pending = []
        self.pending.extend(actors)

    def _represented(self, index: int) -> bool:
        """Whether an agency is one that somebody stands for: 代表甲、乙签署."""
        start = index
        while start > 1 and self.items[start - 1].tag in "、a" and self.items[start - 2].tag == "A":
            start -= 2
        return self.items[index].tag in "AL" and start > 0 and self.items[start - 1].text == "代表"

    def _links(self, item: Item) -> bool:
        """Whether an item may stand between two of a list: commas, particles, unknown units before a group noun."""
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
            start > 0 and self.items[start - 1].tag in "wPUKZs" and self.items[start - 1].end == self.items[start].start
        ):
            start -= 1
        if start < index and start > 0 and self.items[start - 1].tag == "A":
            start -= 1
            while (
                start > 0 and self.items[start - 1].tag in "wP" and self.items[start - 1].end == self.items[start].start
            ):
                start -= 1
        joined = start > 1 and self.items[start - 1].tag in "、,a" and self.items[start - 2].tag in "NALS)"
        if start == index or not joined:
            return
        inside = [a for a in self.pending if a.item.start >= self.items[start].start]
        self.pending = [a for a in self.pending if a not in inside]
        if self.pending:
            self.pending[-1].item = replace(self.pending[-1].item, end=self.items[index].start)

    def _handed(self, before: Item) -> bool:
        return before.text in ("由", "应")

    def _inner(self, index: int) -> bool:
        """Whether a body only says whose unit or post comes next, by a word that the lexicon does not know."""
        ahead = self.items[index + 1 : index + 3]
        return (
            len(ahead) == 2
            and ahead[0].tag == "w"
            and ahead[0].start == self.items[index].end
            and ahead[1].tag in "TMUN"
        )

    def _acts(self, index: int) -> bool:
        """A place acts where a group noun follows it, or it stands in a list that a verb follows."""
        for item in self.items[index + 1 : index + 24]:
            if item.tag in "Si":
                return True
            if item.tag == "V":
                return (
                    bool(frames(item, self.reading).keys() & {"sign", "attend"}) and item.start > self.items[index].end
                )
            if item.tag not in "P、andb" and item.text not in ("等", "也"):
                return False
        return False

    def _actors(self, item: Item) -> list[Actor]:
        value = item.value
        if isinstance(value, PersonRef):
            lexicon = self.reading.lexicon
            titles = [lexicon[r.title] for r in value.roles]
            for role in value.roles:
                if role.agency is not None:
                    self.reading.bodies.resolve(role.agency)
            if titles and all(t.flag("byline") for t in titles):
                return []
            distant = any(t.name in ("general-secretary", "president-state", "premier") for t in titles)
            return [Actor(self.reading.people.of(value.name, "zh-hans"), item, distant)]
        if isinstance(value, AgencyRef):
            body = self.reading.bodies.resolve(value)
            return [Actor(body, item)] if body else []
        if isinstance(value, GroupRef):
            return [Actor(e, item) for e in self.reading.group(value) or self._named(value)]
        if item.tag == "n":
            return [Actor(e, item) for e in self._counted(item)]
        if isinstance(value, PlaceRef):
            return [Actor(self.reading.place(value), item)]
        return []

    def _counted(self, item: Item) -> list[Entity]:
        """What a bare count takes up again: 双方, 三方, 上述七家成员单位."""
        if not isinstance(item.value, int):
            return []
        ref = GroupRef(None, None, None, item.value, item.text)
        return self.reading.group(ref) or self._named(ref)

    def _named(self, ref: GroupRef) -> list[Entity]:
        """The bodies of the kind that the document has named, where they are exactly as many as counted."""
        found: dict[str, Entity] = {}
        for body in self.reading.bodies.recent:
            whole = self.reading.bodies.whole(body)
            kind = whole.iri.rsplit("/", 1)[-1]
            if ref.kind is None or kind == ref.kind.rsplit("/", 1)[-1]:
                at = place_of(whole)
                if at is not None and self.reading.lexicon.level(at.iri) != "State":
                    found[whole.iri] = whole
        here = {
            iri: b for iri, b in found.items() if any(p == iri or p.startswith(iri + "/") for p in self.reading.present)
        }
        return list(next((f.values() for f in (here, found) if len(f) == ref.count), ()))

    def following(self, index: int) -> list[Actor]:
        """The actors after an inverted verb: 参加会议的有…."""
        kept, self.pending = self.pending, []
        for position in range(index + 1, len(self.items)):
            item = self.items[position]
            if item.tag in ".;V":
                break
            if item.tag in "NAL":
                self.pending.extend(self._actors(item))
        found, self.pending = self.pending, kept
        return found

    def relative(self, index: int) -> bool:
        """Whether 出席会议的 opens a list of those present."""
        for item in self.items[index + 1 : index + 4]:
            if item.text == "的":
                after = self.items[self.items.index(item) + 1 : self.items.index(item) + 4]
                return any(
                    i.text in ("有", "还有", "是", "：") or i.text.startswith(("包括", "还有", "有")) for i in after
                )
        return False

    def object_fits(self, index: int) -> bool:
        """Whether a verb of presence has a meeting for its object, or none."""
        if self.items[index].text.startswith(("齐聚", "相聚", "共同揭牌")):
            return True
        item = next((i for i in self.items[index + 1 :] if i.text not in _SILENT), None)
        if item is None or item.tag in ',.;:、aEdVHb")(' or item.text in ("并", "的", "由", "在"):
            return True
        position = self.items.index(item)
        after = self.items[position + 1] if position + 1 < len(self.items) else None
        if after is not None and after.tag in "EH" and item.tag in "wvnsL#":
            return True
        return item.text.startswith(("会", "活动", "签约", "座谈", "仪式", "揭牌", "启动", "本次", "此次", "指导"))

    def after_meeting(self, index: int) -> Meeting | None:
        """The meeting that is the verb's object."""
        for item in self.items[index + 1 : index + 8]:
            if isinstance(item.value, MeetingRef):
                found = self.reading.meetings.of(item.value)
                return None if found is None or found.studied else found
            if item.tag == "V" and not frames(item, self.reading).keys() & {"organize", "take-place"}:
                return None
            if item.tag in ",.;、" and item.tag != "、":
                return None
        return None

    def before_meeting(self, index: int) -> Meeting | None:
        """The last meeting named before the verb."""
        for item in reversed(self.items[:index]):
            if isinstance(item.value, MeetingRef):
                found = self.reading.meetings.of(item.value)
                if found is not None and not found.studied:
                    return found
        return None

    def at(self, index: int) -> Meeting | None:
        """The meeting that a verb without an object is about."""
        return self.meeting or self.reading.meetings.main

    def stands_after_meeting(self, item: Item, index: int) -> bool:
        """Whether an actor stands between the meeting and the verb: X由A主办."""
        last = next((i for i in reversed(self.items[:index]) if isinstance(i.value, MeetingRef)), None)
        return last is None or item.start >= last.end

    def heads_for(self, index: int) -> tuple[Entity, Item] | None:
        """Where somebody went to attend: 赴上海参加, 前往佛山市，出席."""
        for position in range(index - 1, -1, -1):
            item = self.items[position]
            if item.text in ("赴", "前往", "到", "来到", "共赴"):
                spots = []
                for spot in self.items[position + 1 :]:
                    if not isinstance(spot.value, PlaceRef):
                        break
                    spots.append(spot)
                return self._where(spots, position + 1 + len(spots)) if spots else None
            if item.tag == "V":
                return None
        return None

    def venue(self, index: int) -> tuple[Entity, Item] | None:
        """The most exact place after 在 in front of the verb, or behind it."""
        for position in [*range(index - 1, -1, -1), *range(index + 1, min(len(self.items), index + 3))]:
            item = self.items[position]
            if item.text not in ("在", "于") or position + 1 >= len(self.items):
                continue
            spots: list[Item] = []
            level = self.items[position + 1]
            if level.tag == "J" and (at := self.reading.setting.at(str(level.value))):
                return identity.place(at, self.reading.lexicon), level
            for spot in self.items[position + 1 :]:
                if not isinstance(spot.value, PlaceRef | AgencyRef):
                    break
                spots.append(spot)
            if spots:
                return self._where(spots, position + 1 + len(spots))
        return None

    def _where(self, spots: list[Item], after: int) -> tuple[Entity, Item] | None:
        last = spots[-1]
        if isinstance(last.value, AgencyRef):
            body = self.reading.bodies.resolve(last.value)
            return (self._house(body), last) if body else None
        behind = self.items[after] if after < len(self.items) else None
        nouns = self.reading.lexicon.words("place-noun", "zh-hans")
        if behind is not None and behind.tag == "w" and len(behind.text) < 14 and behind.text.endswith(tuple(nouns)):
            name = last.text + behind.text
            iri = mint("place", last.value.iri.rsplit("/", 1)[-1], name)  # type: ignore[union-attr]  # P holds a place
            return Entity(iri, "Place", (Label(name, "zh-hans"), Label(behind.text, "zh-hans", "altLabel"))), last
        if not isinstance(last.value, PlaceRef):
            return None
        where = self.reading.place(last.value)
        return (where, last) if where.kind == "Place" else (self._house(where), last)

    def _house(self, body: Entity) -> Entity:
        """The place that an agency's house is."""
        at = tuple((n, v) for n, v in body.statements if n == "jurisdiction" and isinstance(v, Entity))
        return Entity(
            mint("venue", *body.iri.split("/id/", 1)[-1].split("/")),
            "Place",
            body.labels,
            tuple(("within", v) for _, v in at),
        )

    def agreements(self, index: int, *, signs: bool) -> list[Item]:
        """The titles after the verb, as far as they stand in a row; for a signing, else those right before 由…签署."""
        found: list[Item] = []
        for item in self.items[index + 1 :]:
            if isinstance(item.value, AgreementRef) and (signs or not item.value.generic):
                if item.value.generic and found:
                    continue
                found = [i for i in found if not i.value.generic]  # type: ignore[union-attr]  # only agreements are kept
                found.append(item)
            elif item.tag in "V;" or (item.tag in ",v" and found) or (item.tag == "," and not signs):
                break
            elif found and not (item.tag in '、aw"()' or item.text in ("等", "的")):
                break
        if found or not signs:
            return found
        before = [i for i in self.items[:index] if isinstance(i.value, AgreementRef)][-1:]
        stop = self.items.index(before[0]) if before else 0
        return before if before and self.items[stop + 1].text in ("由", "正式", "，") else []


def place_of(body: Entity) -> Entity | None:
    """The jurisdiction of a body."""
    return next((v for n, v in body.statements if n == "jurisdiction" and isinstance(v, Entity)), None)


__all__ = ["Actor", "Clause", "identity", "place_of"]
