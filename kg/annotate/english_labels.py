"""What a label of the lexicon reads as where it stands in an English sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.gazetteer import Match, fold
from kg.mentions import AgencyRef, Entry, Item, PlaceRef, Value, ZoneRef

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

# Which reading a label of several classes gets first; the grammar may still choose another.
_ORDER = "VXGKRPU#MTZHCJSn"


def solid(text: str, match: Match) -> bool:
    """Whether a label is a named body, place or region that a name inside it must give way to."""
    return match.has("GXRP") and text[match.start].isupper()


_OPEN = re.compile(r" of the (?:State|City|Province|County|District|Region)$")
_OF_BODY = re.compile(r" of the (?:Association|Council|Commission|Committee|Board|Union|Organi[sz]ation|Federation)$")
_OF_WHAT = re.compile(r" (?:of|for|on) (?:the )?[A-Z]")
_JOINED = re.compile(r" and [A-Z]")
_OF = re.compile(r"\bof (?:the )?(?:[A-Z]\S+ ){0,2}$")
_CAPITAL = re.compile(r" [A-Z]")


def _before_house(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a word of a building follows: a convention centre is no convention."""
    following = text[end:].split(maxsplit=1)
    return bool(following) and fold(following[0]).strip(".,") in lexicon.words("place-noun", "en")


def fitting(text: str, matches: list[Match], named: frozenset[str] = frozenset()) -> list[Match]:
    """The labels that can stand where they do, each with the readings that it can have there.

    `named` are words of which the names of bodies and posts are made.
    """
    beside = _Beside(matches, text, named)
    found = []
    kinds = [(m.start, m.end) for m in matches if m.has("K")]
    for match in matches:
        if match.has("T") and _OPEN.search(text[match.start : match.end]) and _CAPITAL.match(text, match.end):
            continue  # the "Chairman of the State Customs Committee" is none of the state
        if match.has("T") and _OF_BODY.search(text[match.start : match.end]) and _OF_WHAT.match(text, match.end):
            continue  # the "President of the Association" of Harbour Masters: the association has a name
        if match.has("T") and any(match.start < a < match.end < b for a, b in kinds):
            continue  # "Director of Immigration Department" is the director of a department
        if match.has("T") and text[: match.end].endswith("ommittee") and _OF.search(text, 0, match.start):
            continue  # "member of Gansu Provincial Party Committee Standing Committee": a body, not its member
        entries = tuple(e for e in match.entries if _fits(text, match, e, beside))
        if entries:
            found.append(Match(match.start, match.end, entries))
    return found


def read(text: str, match: Match, lexicon: Lexicon) -> Item | None:
    """The item of a label: its likeliest reading; the grammar may still choose another with the same tag."""
    entries = tuple(sorted(match.entries, key=lambda e: (_ORDER.find(e.tag), e.form != "prefLabel")))
    tag = entries[0].tag
    if tag == "H" and all(e.voice == "plural" for e in entries):
        return None
    if tag in "CH" and text[match.start].isupper() and _before_house(text, match.end, lexicon):
        return None
    if tag == "C":
        concept = lexicon[entries[0].iri]
        tag = "C" if concept.flag("signable") else "c" if concept.flag("titled") else "w"
    same = tuple(e for e in entries if e.tag == tag) or entries[:1]
    wording = text[match.start : match.end]
    value: Value = entries if tag in "KUTMV" else None
    if tag == "P":
        value = PlaceRef(tuple(e.iri for e in same), wording, all(e.form == "ambiguousLabel" for e in same))
    elif tag == "G" and lexicon[same[0].iri].flag("actsAsPlace"):
        value, tag = PlaceRef((same[0].iri,), wording), "P"
    elif tag == "G":
        value = AgencyRef(named=same[0].iri, wording=wording)
        tag = "A"
    elif tag == "X":
        value = ZoneRef(wording, same[0].iri)
    elif tag in "HCcZR":
        value = same[0].iri
    elif tag == "n":
        value = _count(same[0].iri, wording, lexicon)
    elif tag == "J":
        value = same[0].iri.removeprefix("level-")
    return Item(tag, match.start, match.end, value, wording)


def _count(name: str, wording: str, lexicon: Lexicon) -> str | int:
    """A number's value, or the level that a noun of places counts: "16", "cities"."""
    if name != "number":
        return name.removeprefix("plural-")
    return lexicon.concepts["https://w3id.org/coopkg/words/number"].said("word", "en").index(fold(wording)) + 1


class _Beside:
    """Where labels end and begin that let an ambiguous label beside them stand."""

    def __init__(self, matches: list[Match], text: str, named: frozenset[str]) -> None:
        self.text = text
        self.named = named
        self.place_ends = {m.end for m in matches if m.has("P") and text[m.start].isupper()}
        self.place_ends |= {m.end for m in matches if m.has("J") and m.start - 1 in self.place_ends}
        self.title_starts = {m.start for m in matches if m.has("KUTMS")}
        self.kind_starts = {m.start for m in matches if m.has("KU")}

    def allows(self, match: Match, entry: Entry) -> bool:
        """An ambiguous place before a kind, an ambiguous kind after a place."""
        if entry.form == "demonym":
            return match.end + 1 in self.title_starts or self._names(match.end + 1)
        if entry.tag == "P":
            return match.end + 1 in self.kind_starts
        return match.start - 1 in self.place_ends

    def _names(self, start: int) -> bool:
        """Whether a body's name or a title goes on in capitals: "Indonesian Manpower Minister"."""
        word = self.text[start:].split(maxsplit=1)[:1] if self.text[start : start + 1].isupper() else []
        return bool(word) and fold(word[0]).strip(".,;:'") in self.named


def _titled(text: str, match: Match) -> bool:
    """Whether a verb's form stands in a title, behind a preposition: "on Organised Crime"."""
    before, after = text[: match.start].split()[-1:], text[match.end : match.end + 2].strip()
    if text[match.start : match.end] == "Said" and before and before[0][-1] not in '.,”"':
        return after.isupper()  # a name: "Said Hassan"
    joined = _JOINED.match(text, match.end)  # "against Organised and Economic Crime"
    return bool(before) and before[0] in ("on", "of", "for", "against") and (after.isupper() or joined is not None)


def _fits(text: str, match: Match, entry: Entry, beside: _Beside) -> bool:
    """Places, regions and named bodies are capitalised in English; an abbreviation keeps its capitals."""
    wording = text[match.start : match.end]
    if entry.tag in "PRGX" and not wording[0].isupper() and not (entry.tag == "R" and len(wording) > 6):
        return False
    if entry.tag == "V" and wording[0].isupper() and _titled(text, match):
        return False
    if entry.abbreviation and not wording.isupper():
        return False
    if entry.form in ("ambiguousLabel", "demonym") and not beside.allows(match, entry):
        return False
    return not (entry.tag in "GUP" and len(wording) <= 5 and wording.islower())
