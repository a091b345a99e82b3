"""Bodies in English that no label of the lexicon names: capitals around a head noun such as "Authority" or "Board"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import cover
from kg.annotate.gazetteer import fold
from kg.annotate.kinds import is_plural
from kg.mentions import AgencyRef, Item, MeetingRef, PlaceRef, ZoneRef, entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.lexicon import Lexicon

_NAMING = "WPJRUKAwTSX"
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&-]*[A-Z])\)$")
_INSIDE = re.compile(r"\(\s?([A-Z]{3,})\s?\)")
_SHORT = 3
_PORTFOLIO = re.compile(r"^Minister (?:of|for) ")
_SUBJECTS = ("AgencyKind", "UnitKind", "RoleTitle", "Agency", "CooperationZone")


@cache
def subjects(lexicon: Lexicon) -> frozenset[str]:
    """Words that the names of bodies and posts are made of: in capitals they are no name of a person."""
    labels = (x.text for name in _SUBJECTS for c in lexicon.of_class(name) for x in c.labels if x.language == "en")
    found = {word for text in labels for word in fold(text).split() if len(word) > 2 and word.isalpha()}
    peoples = {fold(word) for c in lexicon.of_class("Place") for word in c.said("demonym", "en")}
    return frozenset(found | lexicon.words("subject", "en")) - lexicon.words("surname-latin", "en") - peoples


@cache
def peoples(lexicon: Lexicon) -> dict[str, str]:
    """The adjectives of states, each with the IRI of its state: "Portuguese"."""
    states = (c for c in lexicon.of_class("Place") if lexicon.level(c.iri) == "State")
    return {word: c.iri for c in states for word in c.said("demonym", "en")}


def bodies(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Turn what reads as the name of a body, and the lexicon knows in part at best, into agencies `A`."""
    finder = _Finder(items, text, lexicon)
    out: list[Item] = []
    at = 0
    for start, end, made in finder.found():
        if start >= at:
            out.extend(items[at:start])
            out.append(made)
            at = end
    return [*out, *items[at:]] if out else items


def glossary(items: Iterable[Item]) -> dict[str, AgencyRef | ZoneRef]:
    """What an acronym in brackets behind a body or an organisation of states means in the rest of the text."""
    found: dict[str, AgencyRef | ZoneRef] = {}
    listed = list(items)
    for at, item in enumerate(listed):
        zone = item.value.zone if isinstance(item.value, MeetingRef) else item.value
        if isinstance(zone, ZoneRef) and (letters := _letters(item, zone, listed[at + 1 : at + 4])):
            found.setdefault(letters, zone)
        if not isinstance(item.value, AgencyRef):
            continue
        if short := _ACRONYM.search(item.text):
            found[short.group(1)] = item.value
        apart = listed[at + 1 : at + 4]
        if [i.tag for i in apart[:2]] == [",", "W"] and _initials(item.text).endswith(apart[1].text):
            found[apart[1].text] = item.value
    return found


def _letters(item: Item, zone: ZoneRef, after: list[Item]) -> str:
    """The acronym in brackets behind the name of an organisation, by itself or in a meeting's name."""
    if item.tag == "X" and [i.tag for i in after[::2]] == ["(", ")"]:
        short = after[1].text
    else:
        last = re.escape(zone.wording.rsplit(" ", 1)[-1])
        found = re.search(rf"{last}\s?\(\s?([A-Z]{{3,}})\s?\)", item.text) or _INSIDE.search(zone.wording)
        short = found.group(1) if found else ""
    return short if short.isupper() and len(short) >= _SHORT and zone.wording != short else ""


def _initials(name: str) -> str:
    """The capitals with which the words of a name begin: "EFCC" of "the Economic and Financial Crimes Commission"."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def recall(items: list[Item], known: Mapping[str, AgencyRef | ZoneRef]) -> list[Item]:
    """Turn acronyms that the text explains into the body or the organisation."""
    out = list(items)
    for n, item in enumerate(items):
        if item.text in known and item.tag in "WPK":
            value = known[item.text]
            out[n] = Item("X" if isinstance(value, ZoneRef) else "A", item.start, item.end, value, item.text)
    return out


class _Finder:
    def __init__(self, items: list[Item], text: str, lexicon: Lexicon) -> None:
        self.items = items
        self.text = text
        self.lexicon = lexicon
        self.heads = lexicon.words("body-head", "en")
        self.owners = lexicon.words("owner", "en")
        self.subjects = subjects(lexicon)

    def found(self) -> list[tuple[int, int, Item]]:
        """Where bodies begin and end, and the item that each makes, from left to right."""
        made = []
        past = 0
        for at, item in enumerate(self.items):
            if at < past or not self._heads(item) or self._first_of_two(at):
                continue
            if (body := self._body(at, past)) is not None:
                made.append(body)
                past = body[1]
        return made

    def _heads(self, item: Item) -> bool:
        """Whether an item can be the head noun of a name: a word of the list, or a kind of the lexicon."""
        if not item.text[0].isupper():
            return False
        return item.tag == "K" or (item.tag in "WS" and fold(item.text) in self.heads)

    def _first_of_two(self, at: int) -> bool:
        """Whether another head noun follows: "Constabulary Force"."""
        after = self.items[at + 1 : at + 2]
        return bool(after) and self._heads(after[0]) and " " not in after[0].text

    def _named(self, item: Item) -> bool:
        """Whether an item can stand inside a name."""
        if not item.text.removeprefix("the ")[0].isupper() or item.tag not in _NAMING:
            return False
        return item.tag != "T" or is_plural(entries(item))

    def _inner(self, at: int, *, last: bool) -> bool:
        """Whether an item goes on a name to the left; only right before the head noun may it be one itself."""
        item = self.items[at]
        if item.tag == "-":  # a place with a dash: "Thua Thien – Hue"
            return at > 0 and self.items[at - 1].tag == "W" and self.items[at + 1].tag == "W"
        if item.tag == "'":  # "the People's Party", but not "Kenya's Ministry"
            return at > 0 and self.items[at - 1].tag == "W" and fold(self.items[at - 1].text) in self.owners
        return self._named(item) and (last or not self._heads(item))

    def _left(self, at: int, past: int) -> int:
        """Where the words before a head noun begin; "International Boundary and Water Commission" is one name."""
        start = at
        while start > past and self._inner(start - 1, last=start == at):
            start -= 1
        first = self.items[start]
        joint = start - 2 >= past and self.items[start - 1].tag == "a" and start < at and first.tag == "W"
        before = self.items[start - 2] if joint else None
        if before is not None and self._subject(before) and not self._heads(before):
            further = self._left(start - 1, past)
            if further < start - 1 and (self.items[further].tag in "PJ" or self.items[further - 1].tag == "t"):
                return further
        return start

    def _right(self, at: int) -> list[tuple[int, int]]:
        """What "of ..." and "for ..." behind a head noun govern, as ranges of items."""
        found: list[tuple[int, int]] = []
        end = at + 1
        while end < len(self.items) and (
            self.items[end].tag == "o" or self.items[end].text.lower() in ("for", "on", "against")
        ):
            inner = end + 1 + (end + 1 < len(self.items) and self.items[end + 1].tag == "t")
            stop = self._run(inner)
            if stop == inner:
                break
            found.append((inner, stop))
            end = stop
        return found

    def _run(self, start: int) -> int:
        """The end of capitals in a row, of which those that name a subject may be joined by "and" or a comma."""
        at = start
        while at < len(self.items):
            item = self.items[at]
            if item.tag in "a," and at > start and self._goes_on(at):
                at += 1
            elif not self._named(item) and not self._subject(item):
                break
            elif item.tag == "W" and at > start and not self._subject(item) and self._ended(self.items[at - 1]):
                break  # a name begins: "the Ministry of Water Ann Jones"
            else:
                at += 1
        return at

    def _ended(self, item: Item) -> bool:
        """Whether a subject or a place may be the last of a body's name."""
        return item.tag == "P" or self._subject(item)

    def _goes_on(self, at: int) -> bool:
        """Whether a comma or "and" joins two subjects of one body: "of Trade, Industry and Tourism"."""
        follows = self.items[at + 1 : at + 4]
        if not follows or not self._subject(self.items[at - 1]) or not self._subject(follows[0]):
            return False
        if self._heads(follows[0]) or any(i.tag in "TM" or self._heads(i) for i in follows):
            return False
        return self.items[at].tag == "a" or any(i.tag == "a" for i in follows)

    def _subject(self, item: Item) -> bool:
        words = fold(item.text).split()
        return item.tag in "WwKUCHZJ" and item.text[0].isupper() and all(w in self.subjects for w in words)

    def _body(self, at: int, past: int) -> tuple[int, int, Item] | None:
        start, right = self._left(at, past), self._right(at)
        if start > 1 and self.items[start - 1].tag == "," and _PORTFOLIO.search(self.items[start - 2].text):
            return None  # "Minister for Police, National Security and Correctional Services"
        left, behind = self.items[start:at], [i for a, b in right for i in self.items[a:b]]
        place, end = None, right[-1][1] if right else at + 1
        if right and [i.tag for i in self.items[slice(*right[-1])]] == ["P"]:
            place = cast("PlaceRef", behind.pop().value)
            end = right[-2][1] if len(right) > 1 else at + 1
        if not self._unknown(self.items[at], left, behind):
            return None
        wording = self.text[self.items[start].start : self.items[end - 1].end]
        end = right[-1][1] if right else at + 1
        if place is None and start > past + 1 and self.items[start - 1].tag == "'" and self.items[start - 2].tag == "P":
            place, start = cast("PlaceRef", self.items[start - 2].value), start - 2
        inner = [i for i in (*left, *behind) if i.tag == "P"]
        if place is None and inner:
            place = cast("PlaceRef", inner[0].value)
        if [i.tag for i in self.items[end : end + 3]] in (["(", "W", ")"], ["(", "K", ")"]):
            end += 3
        ref = AgencyRef(None, place, level="open", wording=wording)
        return start, end, cover("A", self.items[start:end], self.text, ref)

    def _unknown(self, head: Item, left: list[Item], behind: list[Item]) -> bool:
        """Whether the lexicon cannot read the name as a place and a kind of body, and it is one all the same."""
        if any(i.tag == "A" for i in (*left, *behind)):
            return False
        if left and left[-1].tag in "PJ" and fold(head.text) == "party":
            return False  # "Gansu Provincial Party Deputy Secretary": the party's committee there
        if head.tag in "WS":
            return bool(left) or any(self._subject(i) for i in behind)
        if left:
            return left[-1].tag in "WTX" or (len(left) == 1 and left[-1].tag == "K" and " " not in left[-1].text)
        if " " in head.text:  # "Security Department of Salavan"
            return bool(behind) and all(i.tag == "W" for i in behind)
        return any(i.tag == "W" and self._subject(i) for i in behind)
