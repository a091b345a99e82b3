"""Bodies that no lexicon names, found by where they stand: 沙头角海关、某街管理局等部门负责人参加会议."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import cover
from kg.annotate.chinese_counts import inmost
from kg.annotate.chinese_gatherings import frames
from kg.mentions import AgencyRef, Item

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

LANGUAGE = "zh-hans"
_INSIDE = frozenset("wPJKUZRXCie")
_EDGES = frozenset(',、.;:()aDt"SNLEVy ')
_LONGEST = 18
_HELD = frozenset({"organize", "take-place", "attend", "sign", "speak"})


def worded(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """The items; words that end like a body and stand like one become an agency `A`."""
    finder = _Finder(items, text, lexicon)
    out: list[Item] = []
    index = 0
    while index < len(items):
        end = finder.cell(index) if items[index].tag in _INSIDE or items[index].text == "经" else index
        if (joined := finder.of_an_unknown_place(index)) is not None:
            out.append(joined)
            index += 2
            continue
        if end > index and (found := finder.body(index, end, out)) is not None:
            out.append(found)
            index = end
            continue
        out.extend(items[index : max(end, index + 1)])
        index = max(end, index + 1)
    return out


class _Finder:
    """Looks at the runs of unknown words of one sentence."""

    def __init__(self, items: list[Item], text: str, lexicon: Lexicon) -> None:
        self.items = items
        self.text = text
        self.lexicon = lexicon
        self.endings = tuple(lexicon.words("worded-body", LANGUAGE))
        self.inner = tuple(lexicon.words("worded-unit", LANGUAGE))
        self.vague = lexicon.words("vague-word", LANGUAGE) | lexicon.words("no-body", LANGUAGE)
        self.opening = lexicon.words("before-body", LANGUAGE)
        self.listed = {i for i, item in enumerate(items) if item.tag in "AL"}

    def cell(self, start: int) -> int:
        """The end of the run of joined words that begins here."""
        items, end = self.items, start
        while end < len(items) and (end == start or items[end].start == items[end - 1].end):
            if items[end].tag not in _INSIDE and items[end].text != "经":
                break
            end += 1
        return end

    def of_an_unknown_place(self, index: int) -> Item | None:
        """A level word's body behind a word: a place that nobody here knows, in a list (阿左旗人民政府)."""
        pair = self.items[index : index + 2]
        if len(pair) < 2 or (pair[0].tag, pair[1].tag) != ("w", "A") or pair[0].end != pair[1].start:
            return None
        ref, around = cast("AgencyRef", pair[1].value), self.items[max(0, index - 1) : index + 3]
        level = ref.level in ("provincial", "municipal", "county") and ref.place is None and not ref.units
        if not level or not 0 < len(pair[0].text) < 4 or not any(i.tag == "、" for i in around):
            return None
        wording = pair[0].text + pair[1].text
        return cover("A", pair, self.text, AgencyRef(wording=wording, proper=wording))

    def body(self, start: int, end: int, out: list[Item]) -> Item | None:
        """The agency that the run is, if it ends like one, begins behind an edge and stands beside its like."""
        items = self.items
        first, last = items[start], items[end - 1]
        wording = self.text[first.start : last.end]
        before = out[-1] if out else None
        outer = before if before is not None and before.tag == "A" and before.end == first.start else None
        if not (2 if outer else 3) <= len(wording) <= _LONGEST or any(word in wording for word in self.vague):
            return None
        if not wording.endswith(self.inner if outer else self.endings):
            return None
        if outer is None and before is not None and before.tag not in _EDGES and before.text not in self.opening:
            return None
        if wording[0].isdecimal() or not self._stands(start, end):
            return None
        if outer is not None:
            ref = cast("AgencyRef", outer.value)
            if ref.proper:
                return None
            out.pop()
            return cover("A", [outer, *items[start:end]], self.text, replace(ref, proper=wording))
        places = []
        for item in items[start:end]:
            if item.tag != "P":
                break
            places.append(item)
        if len(places) == end - start:
            return None
        level = str(first.value) if first.tag == "J" and len(first.text) == 1 else None
        rest = self.text[(places[-1].end if places else first.end if level else first.start) : last.end]
        place = inmost(self.lexicon, places) if places else None
        return cover(
            "A", items[start:end], self.text, AgencyRef(place=place, level=level, wording=wording, proper=rest)
        )

    def _stands(self, start: int, end: int) -> bool:
        """Whether what is around the run shows a body: a title, people, or a list of bodies that came together."""
        items = self.items
        after = items[end] if end < len(items) else None
        if after is None:
            return False
        return self._acts(start, end, after) or (after.tag in "、a" and self._in_list(end))

    def _acts(self, start: int, end: int, after: Item) -> bool:
        """Whether a title, people or a verb of holding behind the run, or 等部门, shows that it is a body."""
        items = self.items
        if after.tag == "N" and items[start].tag == "P" and end - start == 2 and len(items[end - 1].text) == 1:
            return True
        if after.start == items[end - 1].end and after.tag in "TM":
            return items[start].tag in "PJ" or (start > 0 and items[start - 1].tag == "A")
        unit = start > 0 and items[start - 1].tag == "A"
        if (
            after.tag == "V"
            and not _HELD.isdisjoint(frames(after))
            and (not unit or items[end - 1].text[-1] in "队处科司局")
        ):
            return True  # who held it, or where
        if after.tag == "S" or (after.text == "等" and self._of_bodies(end + 1)):
            return True
        theirs = after.text == "的" and end + 1 < len(items) and items[end + 1].tag == "S"
        last = after.tag in "dV" and start > 1 and items[start - 1].tag in "、a" and items[start - 2].tag == "A"
        return theirs or last or (items[start].tag == "P" and after.tag in "sVd" and self._opens(start))

    def _in_list(self, end: int) -> bool:
        """Whether the list that goes on here is one of bodies."""
        items = self.items
        for position in range(end + 1, min(len(items), end + 40)):
            item = items[position]
            if item.tag == "S" or (item.text == "等" and self._of_bodies(position + 1)):
                return True
            if item.tag not in "、aAL" and item.tag not in _INSIDE and item.text != "经":
                bodies = any(i.tag in "AL" for i in items[end:position])
                return bodies and (
                    item.text in ("在", "就") or (item.tag == "V" and not _HELD.isdisjoint(frames(item)))
                )
        return False

    def _opens(self, start: int) -> bool:
        """Whether the run opens a clause, so that it is its subject."""
        before = self.items[start - 1] if start else None
        listed = before is not None and before.tag in "、a" and start > 1 and self.items[start - 2].tag in "AL"
        return before is None or before.tag in ",DyEt " or listed

    def _of_bodies(self, index: int) -> bool:
        """Whether 等 sums up bodies: 等部门, 等单位负责人."""
        return index < len(self.items) and self.items[index].tag in "nS"
