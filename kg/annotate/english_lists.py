"""Lists of bodies in English: places that share a kind, counted bodies, lists taken up again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import cover
from kg.annotate.kinds import GENERIC, function_of, is_plural, reading
from kg.mentions import AgencyRef, GroupRef, Item, PlaceRef, entries

if TYPE_CHECKING:
    from kg.lexicon import Lexicon


class Lists:
    """The rules for lists: each makes agencies `A` and groups `L` of the items that it matched."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def _kind(self, item: Item) -> str | None:
        kind = reading(entries(item), "K")
        return None if kind is None or kind == GENERIC else function_of(kind, self.lexicon)

    def _places(self, part: list[Item]) -> list[Item]:
        return [i for i in part if i.tag == "P"]

    def _nested(self, places: list[Item]) -> bool:
        """Whether each place lies in the next: "Xining, Qinghai" is one place, no list."""
        for inner, outer in pairwise(places):
            a, b = cast("PlaceRef", inner.value), cast("PlaceRef", outer.value)
            if not any(b.iri in self.lexicon.ancestors(c) for c in a.candidates) and not any(
                a.iri in self.lexicon.ancestors(c) for c in b.candidates
            ):
                return False
        return True

    def listed_before(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """Read "A, B and C bureaus": a body in each place."""
        places, kind = self._places(part), self._kind(part[-1])
        if kind is None or self._nested(places):
            return None
        out: list[Item] = []
        for item in part:
            if item.tag == "P":
                end = part[-1].end if item is places[-1] else item.end
                ref = AgencyRef(kind, cast("PlaceRef", item.value), wording="")
                out.append(Item("A", item.start, end, ref, text[item.start : end]))
            elif item.tag in ",a" and item.start < places[-1].start:
                out.append(item)
        return out

    def listed_after(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """Read "bureaus of A, B and C": likewise."""
        places, kind = self._places(part), self._kind(part[0])
        if kind is None or self._nested(places):
            return None
        if part[1].tag == "s" and not (part[1].text == "in" and is_plural(entries(part[0]))):
            return None
        out: list[Item] = []
        for item in part[1:]:
            if item.tag == "P":
                start = part[0].start if item is places[0] else item.start
                one = (
                    re.sub(r"ies$", "y", part[0].text)
                    if part[0].text.endswith("ies")
                    else part[0].text.removesuffix("s")
                )
                wording = f"{one[0].upper()}{one[1:]} of {item.text}"
                ref = AgencyRef(kind, cast("PlaceRef", item.value), wording=wording)
                out.append(Item("A", start, item.end, ref, text[start : item.end]))
            elif item.tag in ",a" and item.start > places[0].start:
                out.append(item)
        return out

    def counted_and(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """Read "nine provincial and the A bureaus": a group and a body."""
        kind = self._kind(part[-1])
        joint = next(i for i, item in enumerate(part) if item.tag in ",a")
        if kind is None:
            return None
        group = self._group(part[:joint], kind, text)
        place = part[-2]
        body = Item(
            "A",
            place.start,
            part[-1].end,
            AgencyRef(kind, cast("PlaceRef", place.value)),
            text[place.start : part[-1].end],
        )
        return [group, part[joint], body]

    def _group(self, part: list[Item], kind: str | None, text: str) -> Item:
        count = next((i.value for i in part if i.tag == "n" and isinstance(i.value, int)), None)
        level = next((i.value for i in part if i.tag == "n" and isinstance(i.value, str)), None)
        level = level or next((str(i.value) for i in part if i.tag == "J"), None)
        place = next((cast("PlaceRef", i.value) for i in part if i.tag == "P"), None)
        wording = text[part[0].start : part[-1].end]
        return cover(
            "L",
            part,
            text,
            GroupRef(kind, place, level, count, wording),
        )

    def counted_after(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """Read "bureaus of nine cities": a group."""
        kind = self._kind(part[0])
        return None if kind is None else self._group(part, kind, text)

    def counted_before(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """Read "nine municipal bureaus": a group."""
        kind = self._kind(part[-1])
        return None if kind is None else self._group(part, kind, text)

    def taken_up(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A list named before: "the six units", "the above nine provinces"."""
        count = next((i.value for i in part if i.tag == "n"), None)
        return self._group(part, None, text) if isinstance(count, int) and isinstance(part[-1].value, str) else None

    def units_taken_up(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """The same of units: "the four departments"."""
        several = isinstance(part[1].value, int) and part[1].value > 1 and part[2].text.endswith("s")
        return self._group(part, None, text) if several else None

    def several_levels(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """Many bodies that nothing counts: "state and municipal bureaus"."""
        return cover("S", part, text) if len({i.value for i in part if i.tag == "J"}) > 1 else None
