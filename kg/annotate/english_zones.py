"""Zones in English, by themselves and inside the names of their meetings; counted sessions that only letters name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import Builder, cover, passes
from kg.annotate.gazetteer import fold
from kg.annotate.zones import zone_ref
from kg.mentions import Item, MeetingRef, PlaceRef, ZoneRef

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

_CONVENES = re.compile(r"Meeting|Conference|Forum|Dialogue|Summit|Consultation")
# Fewer letters stand for a state or a body.
_LETTERS = 4
_HOME = "https://w3id.org/coopkg/id/place/cn"
_MEETING = "https://w3id.org/coopkg/meeting-kind/meeting"
# Words that say nothing of what a meeting or a zone is about.
FILLER = frozenset(("the", "a", "an", "of", "on", "for", "and", "in", "this", "held"))


def zones(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Make zones `X`, and meetings `E` of those whose counted sessions go by the zone's name alone."""

    def build(part: list[Item], _: re.Match[str], text: str) -> Item | None:
        if part[-1].tag == "X":
            return cover("X", part, text, part[-1].value)
        if not any(item.tag in "RPW" for item in part):
            return None
        wording = re.sub(r"^(?:the|The)\s+", "", text[part[0].start : part[-1].end])
        words = frozenset(re.findall(r"[^\W_]+", fold(wording))) - FILLER
        return cover("X", part, text, zone_ref(wording, words, part))

    wide = lexicon.words("zone-wide", "en")
    rules: tuple[tuple[str, Builder], ...] = (
        (r"#W(?=[V.,()s])", lambda part, _, text: _lettered(part, text, lexicon)),
        (r"ZoR?[WKTUZ'o]*[WKTU](?:sR)?", lambda part, _, text: _association(part, text, wide)),
        (r"t?[RPW](?:[RPwW,a-](?=[RPwWZ,a-]))*[RPwW]?Z+(?:st?R)?", build),
        (r"t?X", build),
        (r"#X(?![HK]|\.[nPWXE])", lambda part, _, text: _session(part, text, lexicon)),
        (r"Xn(?!n)", lambda part, _, text: _session(part, text, lexicon)),
        (r"X[^V.;]{0,6}VtE", lambda part, *_: _its(part)),
    )
    return passes(items, rules, text)


def number_of(item: Item | None, lexicon: Lexicon) -> int | None:
    """The number that an item counts: "21st", "third"."""
    if item is None:
        return None
    digits = re.match(r"\d+", item.text)
    if digits:
        return int(digits.group())
    listed = lexicon.concepts["https://w3id.org/coopkg/words/ordinal"].said("word", "en")
    return listed.index(fold(item.text)) + 1 if fold(item.text) in listed else None


def _its(part: list[Item]) -> list[Item] | None:
    """A counted meeting of the organisation that is said to hold it: "the Union of X held its third meeting"."""
    ref, whose = part[-1].value, part[0].value
    if not isinstance(ref, MeetingRef) or not isinstance(whose, ZoneRef) or ref.zone or not ref.ordinal:
        return None
    if part[-2].text.lower() != "its":
        return None
    return [*part[:-1], replace(part[-1], value=replace(ref, zone=whose))]


def _association(part: list[Item], text: str, wide: frozenset[str]) -> Item | None:
    """An organisation that says behind "of" whose it is: "the Association of Harbour Authorities in Africa"."""
    named = [i for i in part if i.tag not in "os'"]
    if fold(part[0].text) not in wide or not all(i.text[0].isupper() for i in named):
        return None
    if part[-1].tag == "R" and part[-2].text.lower() != "in":
        return None
    wording = text[part[0].start : part[-1].end]
    return cover("X", part, text, zone_ref(wording, frozenset(re.findall(r"[^\W_]+", fold(wording))), part))


def _lettered(part: list[Item], text: str, lexicon: Lexicon) -> Item | None:
    """A counted meeting that only letters name: "the 6th DGICM"."""
    letters, counted = part[1].text, number_of(part[0], lexicon)
    if not letters.isupper() or len(letters) < _LETTERS or counted is None:
        return None
    words = frozenset((letters.lower(),))
    zone = ZoneRef(letters, None, words)
    return cover("E", part, text, MeetingRef(text[part[0].start : part[1].end], _MEETING, counted, zone, words))


def _session(part: list[Item], text: str, lexicon: Lexicon) -> Item | None:
    """A counted session of a mechanism that is itself a meeting: "the 12th AMMTC", "AMMTC 12"."""
    zone = cast("ZoneRef", next(i for i in part if i.tag == "X").value)
    if zone.named is None:
        return None
    labels = [x.text for x in lexicon[zone.named].labels if x.language == "en"]
    counted = number_of(next(i for i in part if i.tag in "#n"), lexicon)
    if counted is None or counted > 99 or not any(_CONVENES.search(x) for x in labels):
        return None
    wording = text[part[0].start : part[-1].end]
    words = frozenset(re.findall(r"[^\W_]+", fold(" ".join(labels[:1]))))
    return cover("E", part, text, MeetingRef(wording, _MEETING, counted, zone, words))


def _organisation(part: list[Item], lexicon: Lexicon) -> ZoneRef | None:
    """The organisation, council or network of several states whose meeting it is, where its name tells so.

    "the 39th annual meeting of the Association of Harbour Masters", "the 4th Northern Islands Council meeting".
    """
    heads, many = lexicon.words("zone-head", "en"), lexicon.words("zone-members", "en")
    at = next((n for n, i in enumerate(part) if i.tag in "WKUZSTB" and i.text[0].isupper() and _last(i) in heads), None)
    if at is None:
        return None
    start, end = at, at + 1
    while start > 0 and _inside(part[start - 1]):
        start -= 1
    while end < len(part) and (_inside(part[end]) or part[end].tag in "oa" or part[end].text.lower() == "the"):
        end += 1
    while end > at + 1 and not _inside(part[end - 1]):
        end -= 1
    named = part[start:end]
    wording = " ".join(i.text for i in named).replace(" ’", "’").replace(" '", "'")
    places = sum(i.tag == "P" for i in named)
    wide = any(i.tag in "RX" for i in named) or places > 1 or _last(part[at]) in lexicon.words("zone-wide", "en")
    home = any(isinstance(i.value, PlaceRef) and i.value.iri.startswith(_HOME) for i in named)
    if len(named) < 2 or home or not (wide or any(w in many for w in fold(wording).split())):
        return None
    return zone_ref(wording, frozenset(re.findall(r"[^\W_]+", fold(wording))), named)


def _last(item: Item) -> str:
    return fold(item.text).rsplit(" ", 1)[-1]


def _inside(item: Item) -> bool:
    """Whether an item is a word of an organisation's name: in capitals, and no head noun of a meeting."""
    return item.tag in "RPWKUZTXJ'-Sn" and (item.tag in "'-" or item.text[0].isupper())


def zone_inside(part: list[Item], lexicon: Lexicon) -> ZoneRef | None:
    """The zone that a meeting's name names: what is left without its ordinal and its own head noun."""
    named = next((item for item in part if item.tag == "X"), None)
    if named is not None:
        return cast("ZoneRef", named.value)
    if (organisation := _organisation(part, lexicon)) is not None:
        return organisation
    at = next((i for i, item in enumerate(part) if item.tag == "Z"), None)
    if at is None:
        return None
    kept = [at]
    i = at - 1
    while i >= 0 and part[i].tag in "RPwWJ#-":
        if part[i].tag != "#":
            kept.insert(0, i)
        i -= 1
    after = at + 1
    while after < len(part) and (part[after].tag in "RPwWZt-" or part[after].text.lower() in ("in", "of", "and")):
        kept.append(after)
        after += 1
    while kept and part[kept[-1]].tag not in "ZRPwW":
        kept.pop()
    wording = " ".join(part[k].text for k in kept)
    if not any(part[k].tag in "RPW" for k in kept):
        return None
    return zone_ref(wording, frozenset(re.findall(r"[^\W_]+", fold(wording))), (part[k] for k in kept))
