"""Where a document is at home: the place that its relative wordings ("the province", 该局) mean."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.discourse import chinese_home
from kg.mentions import AgencyRef, DateRef, GroupRef, Item, PersonRef, PlaceRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.annotate import Passage
    from kg.lexicon import Lexicon

PROVINCIAL = frozenset({"Provincial", "DirectMunicipality"})
_LEVELS = {
    "state": frozenset({"State"}),
    "provincial": PROVINCIAL,
    "municipal": frozenset({"Municipal", "DirectMunicipality"}),
    "county": frozenset({"County"}),
}


# What readers wrote below a page, later.
_REPLY = re.compile(r"\d\s*(?:回复|举报|赞)")
# Hong Kong and Macao, which have posts and English of their own.
SPECIAL = ("https://w3id.org/coopkg/id/place/cn-810000", "https://w3id.org/coopkg/id/place/cn-820000")


def is_special(place: str) -> bool:
    """Whether a place is Hong Kong or Macao."""
    return place in SPECIAL


class Setting:
    """The document's home places, by level, and its publication date."""

    def __init__(self, passages: list[Passage], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.published = _stamp(passages) or _said_of_itself(passages)
        self.home: dict[str, str] = {}
        self._bodied = {p.iri for q in passages for i in q.items if i.tag in "AN" for p in places_in(i)}
        chinese = any(p.sentence.language == "zh" and p.sentence.role == "body" for p in passages)
        self._plain = lexicon.words("place-like", "zh-hans") if chinese else frozenset()
        votes = self._votes(passages) or self._of_named(passages)
        if chinese:
            votes = chinese_home.weigh(votes, passages, lexicon)
        best = self._best(votes, PROVINCIAL) or self._best(votes, frozenset({"State"}))
        self.sure = self._alone(votes)
        self._counted = votes
        within = Counter({p: n for p, n in votes.items() if best and best in lexicon.ancestors(p)})
        for place, _ in sorted(within.items(), key=lambda x: (-x[1], x[0])):
            for above in lexicon.ancestors(place):
                level = lexicon.level(above)
                if level and level not in self.home and self._agrees(above):
                    self.home[level] = above
        if chinese:
            self._forget_doubtful(votes)

    def _forget_doubtful(self, votes: Counter[str]) -> None:
        """Leave out the home places that do not lead clearly, and those in them."""
        doubt = False
        for level in (*sorted(PROVINCIAL), "Municipal", "County"):
            wanted = PROVINCIAL if level in PROVINCIAL else frozenset({level})
            home = self.home.get(level)
            if home is None:
                continue
            doubt = doubt or not chinese_home.clear(self._gathered(votes, wanted), home)
            if doubt:
                del self.home[level]

    def _best(self, votes: Counter[str], levels: frozenset[str]) -> str | None:
        """The place of these levels that gathers most votes, those for places inside it included."""
        gathered = self._gathered(votes, levels)
        return min(gathered, key=lambda p: (-gathered[p], p)) if gathered else None

    def _gathered(self, votes: Counter[str], levels: frozenset[str]) -> Counter[str]:
        gathered: Counter[str] = Counter()
        for place, count in votes.items():
            for above in self.lexicon.ancestors(place):
                if self.lexicon.level(above) in levels:
                    gathered[above] += count
        return gathered

    def _alone(self, votes: Counter[str]) -> bool:
        """Whether one state is told of far more than any other, or it is China: then it is whose a bare title is."""
        gathered = self._gathered(votes, frozenset({"State"}))
        leads = _leads(gathered)
        return leads or gathered.most_common(1)[0][0] == self.country

    def is_clear(self, place: str) -> bool:
        """Whether a place below the state is told of far more than any other of its level."""
        level = self.lexicon.level(place)
        if level == "State":
            return self.sure
        return _leads(self._gathered(self._counted, PROVINCIAL if level in PROVINCIAL else frozenset({level or ""})))

    @property
    def special_region(self) -> str | None:
        """The special administrative region of China that the document tells of far more than of the other."""
        told = self._gathered(self._counted, PROVINCIAL)
        regions = Counter({place: count for place, count in told.items() if is_special(place)})
        return regions.most_common(1)[0][0] if regions and _leads(regions) else None

    @property
    def country(self) -> str | None:
        """China, where the lexicon has it: whose state-level bodies people with Chinese names serve."""
        china = "https://w3id.org/coopkg/id/place/cn"
        return china if china in self.lexicon.concepts else None

    def _agrees(self, place: str) -> bool:
        """Whether a place lies in the homes already found, or they in it."""
        return all(
            home in self.lexicon.ancestors(place) or place in self.lexicon.ancestors(home)
            for home in self.home.values()
        )

    def _votes(self, passages: list[Passage]) -> Counter[str]:
        """Places by how strongly they speak for a home: venues, then bodies, the first ones most."""
        votes: Counter[str] = Counter()
        doubtful: list[tuple[PlaceRef, int]] = []
        for number, passage in enumerate(passages):
            issuer = passage.sentence.role == "stamp" and any(i.tag == "A" for i in passage.items)
            weight = 6 if issuer else 3 if passage.sentence.role == "headline" or number < 3 else 1
            seen: dict[str, int] = {}
            for index, item in enumerate(passage.items):
                for place in (*places_in(item), *self._named(item)):
                    if self._unsure(place):
                        continue
                    venue = (
                        item.tag == "P" and index > 0 and passage.items[index - 1].text.lower() in ("in", "at", "在")
                    )
                    worth = weight * (4 if venue else 2 if item.tag in "AN" else 1)
                    if len(place.candidates) > 1:
                        doubtful.append((place, worth))
                    else:
                        seen[place.iri] = max(seen.get(place.iri, 0), worth)
            votes.update(seen)
        told = self._gathered(votes, PROVINCIAL)
        for place, worth in doubtful:  # a Suzhou is of the province that the page tells of
            near = [sum(told[above] for above in self.lexicon.ancestors(iri)) for iri in place.candidates]
            if any(near):
                votes[place.candidates[near.index(max(near))]] += worth
        return votes

    def _named(self, item: Item) -> Iterator[PlaceRef]:
        """The special region whose body has a name of its own: "the Independent Commission Against Corruption"."""
        named = item.value.named if isinstance(item.value, AgencyRef) else None
        where = self.lexicon[named].first("jurisdiction") if named else None
        if where is not None and is_special(where):
            yield PlaceRef((where,), "")

    def _of_named(self, passages: list[Passage]) -> Counter[str]:
        """The states of bodies with names of their own, where a text names no place: the CPC Central Committee's."""
        named = (
            self.lexicon[r.named] for p in passages for i in p.items if isinstance(r := i.value, AgencyRef) and r.named
        )
        bodies = (c for c in named if not (c.first("kind") or "").endswith("/press"))
        return Counter(where for c in bodies if (where := c.first("jurisdiction")) is not None)

    def _unsure(self, place: PlaceRef) -> bool:
        """Whether a Chinese name is of several places, or a plain word too: no sign of the home."""
        return bool(self._plain) and (len(place.candidates) > 1 or place.wording in self._plain)

    def named(self, places: Iterable[str]) -> list[str]:
        """Those of these places that the document names, in order; places inside them count for them."""
        told = {above for place in self._counted for above in self.lexicon.ancestors(place)}
        return [place for place in places if place in told]

    def at(self, level: str | None) -> str | None:
        """The home place at a level word's level (`state`, `provincial`, `municipal`, `county`)."""
        wanted = _LEVELS.get(level or "", frozenset())
        for name, place in self.home.items():
            if name in wanted or (level == "municipal" and self.is_city(place)):
                return place
        return None

    def has_body(self, place: str | None) -> bool:
        """Whether the document names a body or post in a place, or in one inside it."""
        return place is not None and any(place in self.lexicon.ancestors(named) for named in self._bodied)

    def is_city(self, place: str) -> bool:
        """Whether a place at the county level is "the city" here: named so, and no body of the city above is named."""
        lexicon = self.lexicon
        if lexicon.level(place) != "County" or not (lexicon[place].label("zh-hans") or "").endswith("市"):
            return False
        return place in self._bodied and not any(
            above in self._bodied for above in lexicon.ancestors(place) if lexicon.level(above) == "Municipal"
        )

    def pick(self, place: PlaceRef) -> str:
        """The candidate that lies nearest to home."""
        if len(place.candidates) == 1:
            return place.iri
        homes = set(self.home.values())

        def near(iri: str) -> int:
            return sum(above in homes for above in self.lexicon.ancestors(iri))

        return max(place.candidates, key=lambda iri: (near(iri), -place.candidates.index(iri)))


def _leads(gathered: Counter[str]) -> bool:
    """Whether the first place has at least twice the votes of the second."""
    ranked = gathered.most_common(2)
    return len(ranked) < 2 or ranked[0][1] >= 2 * ranked[1][1]


def places_in(item: Item) -> Iterator[PlaceRef]:
    """The places that an item names, alone or as part of a body."""
    value = item.value
    if isinstance(value, PlaceRef):
        yield value
    elif isinstance(value, (AgencyRef, GroupRef)) and value.place is not None:
        yield value.place
    elif isinstance(value, PersonRef):
        yield from (role.agency.place for role in value.roles if role.agency and role.agency.place)


def _said_of_itself(passages: list[Passage]) -> DateRef | None:
    """The publication date in a page's metadata."""
    date = passages[0].sentence.document.published if passages else None
    if date is None:
        return None
    year, month, day = (int(part) for part in date.split("-"))
    return DateRef(year, month, day)


def _stamp(passages: list[Passage]) -> DateRef | None:
    for role in ("stamp", "headline", "byline"):
        for passage in passages:
            if passage.sentence.role == role and not _REPLY.search(passage.sentence.text):
                for item in passage.items:
                    if isinstance(item.value, DateRef) and item.value.year and item.value.day:
                        return item.value
    for item in (i for p in passages for i in p.items):  # the dateline of a Chinese agency: 新华社北京2019年9月25日电
        if item.tag == "y" and isinstance(item.value, DateRef) and item.value.year and item.value.day:
            return item.value
    return _dateline(passages)


def _dateline(passages: list[Passage]) -> DateRef | None:
    """The day of a newspaper's dateline, with the year that the text gives its month: "JEJU, Oct. 7 (Xinhua) --"."""
    dates = [(p.sentence.role, i.value) for p in passages for i in p.items if isinstance(i.value, DateRef)]
    line = next((d for role, d in dates if role == "stamp" and d.month and d.day), None)
    years = {d.year for _, d in dates if line is not None and d.month == line.month and d.year}
    return replace(line, year=years.pop()) if line is not None and len(years) == 1 else None
