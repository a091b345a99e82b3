"""People's names in Chinese: a surname and one or two characters beside a title, and what a document names again."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate import chinese_foreign_names as foreign
from kg.annotate import chinese_name_evidence as evidence
from kg.annotate.chinese import LANGUAGE
from kg.mentions import Item, PersonRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate.gazetteer import Match
    from kg.lexicon import Lexicon

_HAN = r"[㐀-䶿一-鿿]"
# 县领导甲、乙: leaders of a place or a body, by their names alone.
_LEADERS = re.compile(r"[省市县区州旗厅局院]领导")
# Characters of a document in which a name is looked for again.
_SHOWN = 20_000
_STOP = frozenset("，。、；：！？（）“”《》「」 \u3000")
_NO_ENDING = frozenset("及等因在就对致作曾将亦还也")
_NO_NAME = frozenset("等们会的级制团及和我该本各第首次届")
_NO_GUESS = _NO_NAME | frozenset("与在就对向从省市县区厅局院")
_BODIES, _BESIDE = frozenset("KUPpG"), frozenset("TMS")
# As many characters of a document tell how its names are spelt.
_LIST = "、和与及暨"
# No name that a title follows holds these: what does is a body or a title cut in two.
_BODILY = frozenset("省市县旗厅局院署副处队")


@cache
def _surnames(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    listed = lexicon.words("surname", LANGUAGE)
    return frozenset(s for s in listed if len(s) == 1), frozenset(s for s in listed if len(s) == 2)


@cache
def _unofficial(lexicon: Lexicon) -> frozenset[str]:
    """Titles of those who wrote or are only quoted: no official's name stands beside them."""
    titles = lexicon.of_class("RoleTitle")
    return frozenset(t.iri for t in titles if t.flag("byline") or t.flag("notOfficial"))


class Names:
    """Finds the names of one sentence; `matches` are the labels that stand in it."""

    def __init__(self, text: str, matches: list[Match], lexicon: Lexicon, whole: str = "") -> None:
        self.text = text
        self.whole = (whole or text)[:_SHOWN]
        grouped = {m.end for m in matches if "S" in m.tags}
        self.certain = {m.end for m in matches if "T" in m.tags} - grouped
        single, self.double = _surnames(lexicon)
        self.single = single - lexicon.words("particle", LANGUAGE) - lexicon.words("modal", LANGUAGE) | {"于"}
        begins = {m.start for m in matches if not {"T", "M"}.isdisjoint(m.tags)}
        self.modifiers = {m.end for m in matches if "M" in m.tags and m.end in begins}
        self.spelling = lexicon.words("transliteration", LANGUAGE)
        self.after = lexicon.words("after-name", LANGUAGE)
        other = _unofficial(lexicon)
        titled = [m for m in matches if "T" in m.tags]
        ends = {m.end for m in titled if any(e.tag == "T" and e.iri not in other for e in m.entries)}
        glosses = (re.compile(r"（[^（）]{1,10}）").match(text, end) for end in ends)
        leaders = {m.end for m in matches if "S" in m.tags and _LEADERS.fullmatch(text, m.start - 1, m.end)}
        self.leaders = leaders - ends
        self.titles = sorted(ends | leaders | {m.end() for m in glosses if m})
        shown = [m for m in matches if not _BESIDE.isdisjoint(m.tags)]
        self.starts = {m.start for m in shown if any(e.tag in "TMS" and e.iri not in other for e in m.entries)}
        self.bodies = {m.end for m in matches if not _BODIES.isdisjoint(m.tags)}
        self.units = lexicon.words("unit-ending", LANGUAGE) | {"院"}
        self.forms = lexicon.words("body-form", LANGUAGE) | lexicon.words("group-noun", LANGUAGE)
        self.verbs = {m.start for m in matches if "V" in m.tags}
        self.words = {(m.start, m.end) for m in matches if m.end - m.start > 1 and m.tags.strip("PpR")}
        self.places = {(m.start, m.end) for m in matches if "P" in m.tags or "R" in m.tags}

    def find(self) -> Iterator[Item]:
        """Names beside titles, and those that go on such a list, as items `N`."""
        found: dict[int, Item] = {}
        for title in self.titles:
            position = title
            if evidence.handed(self.text, self.whole, position) or self._in_a_place(position):
                continue  # 重庆市长寿区 names no mayor
            end = self._foreign(position) or self._spelt(position)
            end = end or self._given(position) or self._unusual(position)
            end = self._leader(position) if position in self.leaders else end
            while end:
                name = self.text[position:end].strip()
                found[position] = Item(
                    "N", position, end, PersonRef(name if name.isascii() else name.replace(" ", "")), name
                )
                if self.text[end : end + 1] not in _LIST or end + 1 >= len(self.text):
                    break
                position = end + 1
                end = self._foreign(position) or self._given(position, listed=True)
        for position in sorted(self.starts):
            start = self._before(position)
            if start is not None and not any(a.start < position and start < a.end for a in found.values()):
                found[start] = Item(
                    "N", start, position, PersonRef(self.text[start:position]), self.text[start:position]
                )
        yield from found.values()

    def _leader(self, position: int) -> int | None:
        """The first name behind 县领导, where a second one follows in a list or a verb: 县领导关注 names nobody."""
        end = self._given(position)
        listed = end is not None and self.text[end : end + 1] == "、" and self._given(end + 1, listed=True)
        return end if listed or end in self.verbs else None

    def _follows(self, end: int) -> bool:
        """Whether a name may end here."""
        text = self.text
        if end >= len(text) or text[end] in _STOP or end in self.verbs:
            return True
        if end in self.starts:
            return True
        return any(
            text.startswith(word, end) for word in (text[end : end + n] for n in (1, 2, 3)) if word in self.after
        )

    def _given(self, start: int, *, listed: bool = False) -> int | None:
        text = self.text
        if start < len(text) and text[start] == " ":
            return None
        spaced = re.match(rf"({_HAN}) ({_HAN})(?!{_HAN})", text[start:])
        if spaced and spaced[1] in self.single:
            return start + 3
        lengths = self._lengths(start)
        for length in lengths:
            end = start + length
            if length == 4 and text[end - 1 : end] in _NO_ENDING:
                continue
            if end > len(text) or not re.fullmatch(rf"{_HAN}+", text[start:end]) or self._word_inside(start, end):
                continue
            if listed and (start, end) in self.places:
                continue
            if self._follows(end):
                return end
        return None if listed or start not in self.certain else self._guessed(start, lengths)

    def _lengths(self, start: int) -> list[int]:
        """How long a name that begins here may be, the likeliest first; the document's other words tell."""
        text = self.text
        lengths = [4, 3] if text[start : start + 2] in self.double else []
        lengths += [3, 2] if text[start : start + 1] in self.single else []
        third, bounded = text[start + 2 : start + 3], start + 3 in self.verbs or text[start + 3 : start + 4] in _STOP
        if 2 in lengths and third and (third in _NO_ENDING or (third in "和与" and not bounded)):
            lengths = (
                lengths if evidence.always(self.text, self.whole, start) else [2]
            )  # 孙斌及…: the third character begins what follows
        if lengths == [3, 2] and self._cuts(start + 2):
            lengths.remove(3)  # 孙红陪同, 刘军日前
        return (
            [2] if lengths == [3, 2] and evidence.shorter(self.text, self.whole, start, self.after | _STOP) else lengths
        )

    def _in_a_place(self, position: int) -> bool:
        """Whether the name of a county or district, in full, stands across a position."""
        return any(a < position < b and b - a > 2 and self.text[b - 1] in "市县区" for a, b in self.places)

    def _cuts(self, position: int) -> bool:
        """Whether a word of two or more characters that may follow a name begins here."""
        after = any(self.text[position : position + n] in self.after for n in (2, 3))
        return after or any(a == position and b > position + 1 for a, b in self.words if a in self.verbs)

    def _guessed(self, start: int, lengths: list[int]) -> int | None:
        """Right behind a title, before an unlisted word: the length that the document repeats, else the usual."""
        fit = [4] if lengths == [3, 2] and self._follows(start + 4) else lengths  # 才让多杰分别致辞
        fit = [
            n for n in fit if (n < 4 or n not in lengths) and re.fullmatch(rf"{_HAN}+", self.text[start : start + n])
        ]
        fit = [n for n in fit if not set(self.text[start : start + n]) & _NO_GUESS]
        fit = [n for n in fit if len(self.text) > start + n and not self._word_inside(start, start + n)]
        counts = {n: self.whole.count(self.text[start : start + n]) for n in fit}
        if 3 in counts and 2 in counts and counts[3] == 1 and counts[2] > 1:
            return start + 2
        return start + 4 if 4 in counts else start + 3 if 3 in counts else None

    def _word_inside(self, start: int, end: int) -> bool:
        """Whether the characters are a word of another kind, or cut one."""
        if self.text[start:end] in self.forms:
            return True
        for a, b in self.words:
            if (a < start < b and b not in self.titles) or (a == start and b >= start + 2):
                return True
            if start < a < end < b and a not in self.verbs and self.text[a:b] not in self.after:
                return True
        return any(start < m <= end for m in self.modifiers)

    def _foreign(self, start: int) -> int | None:
        """A foreign name in its own letters, or in parts: as short as a stop, a verb or a longer word allows."""

        def closes(end: int) -> bool:
            text = self.text
            return any(text[end : end + n] in self.after for n in (2, 3)) or self._stops(end) or text[end] == "等"

        return foreign.end(self.text, start, self._follows, closes)

    def _spelt(self, start: int) -> int | None:
        """A foreign name of four or more characters without a dot: 阿赫梅托夫."""
        text, end = self.text, start
        while end < len(text) and end - start < 9 and text[end] in self.spelling:
            end += 1
        ends = [e for e in range(end, start + 3, -1) if self._follows(e)]
        return ends[0] if ends and text[start : start + 2] not in self.double else None

    def _stops(self, end: int) -> bool:
        return end >= len(self.text) or self.text[end] in _STOP or end in self.verbs

    def _unusual(self, start: int) -> int | None:
        """A name without a known surname: two to four characters between a title and a verb or a stop."""
        text = self.text
        for length in (3, 2, 4):
            end = start + length
            piece = text[start:end]
            if len(piece) < length or not re.fullmatch(rf"{_HAN}+", piece):
                continue
            if any(a < end and start < b for a, b in self.words) or start in self.verbs:
                continue
            bounded = end in self.verbs or text[end : end + 1] in ("、", "，", "。", "")
            if (bounded or (length == 3 and self._follows(end))) and piece[0] not in _NO_NAME:
                return end
        return None

    def _before(self, position: int) -> int | None:
        """The start of a name that a title follows, as in 吴坤副总队长."""
        text = self.text
        for length in (3, 4, 2):
            start = position - length
            if start < 0 or any(a < position and start < b for a, b in self.words):
                continue
            if text[start:position] in self.forms:
                continue
            surname = text[start : start + 2] in self.double if length == 4 else text[start] in self.single
            before = text[start - 1 : start]
            bounded = before in _STOP or start in self.bodies or before in "由和与" or before in self.units
            if _BODILY & set(text[start:position]) or any(
                a < start < b or a <= start < position < b for a, b in self.places
            ):
                continue  # 苍溪|县委书记 begins with the name of a county
            if text[position - 1] == "区" or (text[start] == "区" and before not in _STOP and before):
                continue
            if (
                surname
                and bounded
                and re.fullmatch(rf"{_HAN}+", text[start:position])
                and (start, position) not in self.places
            ):
                return start
        return None
