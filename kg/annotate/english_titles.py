"""Titles in English beyond the lexicon's: "Southern Border Advisor", "Director of Personnel and Training"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.cascade import cover
from kg.annotate.english_bodies import subjects
from kg.annotate.gazetteer import fold
from kg.annotate.kinds import is_plural, reading
from kg.mentions import entries

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.mentions import Item

_LINKS = ("of", "for", "on")
_SUBJECT = re.compile(r"\b(?:[Mm]inister|[Ss]ecretary) (?:of|for) ")
_ARTICLES = ("the",)


def is_open(title: Item) -> bool:
    """Whether a title's own wording says more than the lexicon's label does."""
    return any(e.form == "open" for e in entries(title))


def titles(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Widen each title `T` by what it is in charge of: a portfolio before it, or behind "of", "for", "on"."""
    if not any(i.tag == "T" for i in items):
        return items
    widen = _Widener(items, lexicon)
    out: list[Item] = []
    at = 0
    while at < len(items):
        end = widen.end(at)
        if end == at:
            out.append(items[at])
            at += 1
            continue
        start = widen.start(at, len(out), out)
        if end - at == 1 and start == len(out):
            out.append(items[at])
        else:
            opened = tuple(replace(e, form="open") if e.tag == "T" else e for e in entries(items[at]))
            part = [*out[start:], *items[at:end]]
            del out[start:]
            out.append(cover("T", part, text, opened))
        at = end
    return out


class _Widener:
    def __init__(self, items: list[Item], lexicon: Lexicon) -> None:
        self.items = items
        self.lexicon = lexicon
        self.subjects = subjects(lexicon)

    def end(self, at: int) -> int:
        """Where the title at an item ends with its portfolio; `at` itself where there is none to widen."""
        item = self.items[at]
        title = reading(entries(item), "T") if item.tag == "T" else None
        if title is None or self.lexicon[title].flag("honorific") or self.lexicon[title].flag("counterpart"):
            return at
        if is_plural(entries(item)):
            return at + 1  # "senior ministers of the member states"
        link = self.items[at + 1 : at + 2]
        capital = item.text[0].isupper()
        if link and link[0].tag in ",a" and _SUBJECT.search(item.text) and self._goes_on(at + 1, capital=capital):
            stop = self._run(at + 2, capital=capital)  # "Minister for Justice" and Equality
            return stop if stop > at + 2 and self._ends(stop) else at + 1
        if not link or link[0].text.lower() not in _LINKS:
            return at + 1
        first = at + 2 + (at + 2 < len(self.items) and self.items[at + 2].text.lower() in _ARTICLES)
        stop = self._run(first, capital=item.text[0].isupper())
        return stop if stop > first and self._ends(stop) else at + 1

    def start(self, at: int, length: int, before: list[Item]) -> int:
        """Where capitals before the title begin that say what it is for; `before` ends where the title begins."""
        start = length
        if is_plural(entries(self.items[at])) or not self.items[at].text[0].isupper():
            return start
        while start > 0 and length - start < 4:
            item = before[start - 1]
            joint = item.tag == "a" and start < length and start > 1 and self._subject(before[start - 2], capital=True)
            level = item.tag == "J" and start > 1 and before[start - 2].tag == "W"  # "Parliamentary State Secretary"
            if level and not self._subject(before[start - 2], capital=True):
                break
            if not joint and not level and not (item.tag == "W" and self._subject(item, capital=True)):
                break
            start -= 1
        return start

    def _subject(self, item: Item, *, capital: bool) -> bool:
        if item.tag not in "WwKUZHJRCn" or (capital and not item.text[0].isupper()):
            return False
        return all(word in self.subjects or word == "and" for word in fold(item.text).split())

    def _run(self, start: int, *, capital: bool) -> int:
        """The end of a row of subjects, joined by commas and "and"; a body begins no portfolio."""
        at = start
        while at < len(self.items):
            item = self.items[at]
            joint = item.tag in "a," and at > start and self._goes_on(at, capital=capital)
            listed = at > start and any(i.tag in "a," for i in self.items[start - 1 : at])
            if (
                not joint
                and not (listed and self._subject(item, capital=capital))
                and (not self._subject(item, capital=capital) or self._is_body(at, start))
            ):
                break
            at += 1
        return at

    def _is_body(self, at: int, start: int) -> bool:
        """Whether a word reads as a body here: a head noun, or a kind behind "the"."""
        generic = fold(self.items[at].text).rsplit(" ", 1)[-1] in self.lexicon.words("body-head", "en")
        return generic or (self.items[at].tag in "KU" and at == start and self.items[at - 1].tag == "t")

    def _goes_on(self, at: int, *, capital: bool) -> bool:
        after = self.items[at + 1 : at + 3]
        further = self.items[at + 3 : at + 4] if len(after) > 1 and self._subject(after[1], capital=capital) else []
        if not after or not self._subject(after[0], capital=capital) or any(i.tag in "TM" for i in after):
            return False
        return self.items[at].tag == "a" or any(i.tag in ",a" for i in (*after[1:], *further))

    def _ends(self, stop: int) -> bool:
        """Whether what follows lets a portfolio end here: no further word of a name that is no person's."""
        after = self.items[stop : stop + 2]
        if not after or after[0].tag in ",a.()VNDoyE;'":
            return True
        if after[0].tag == "s":
            return True
        return after[0].tag == "W" and len(after) > 1 and after[1].tag in "WN"
