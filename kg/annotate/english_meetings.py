"""Meetings, zones and agreements in English: noun phrases grown around their head nouns."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.annotate import english_agreements
from kg.annotate.cascade import cover, passes, tags
from kg.annotate.english_zones import FILLER, number_of, zone_inside, zones
from kg.annotate.gazetteer import fold
from kg.mentions import Item, MeetingRef

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

_LEFT = frozenset("RPJKUZXTMwWnHGC#S-'")
_RIGHT = frozenset("RPJKUZXTMwWn#tGACSH-'")
_SIDES = frozenset(("between", "among"))
_PLURAL = re.compile(r"(?:[A-Z].*s|men)$")
_LONGEST = 14  # words
_QUOTED = 40  # a longer quotation is no part of a name
_YEAR = re.compile(r"\b(20\d\d|19\d\d)\b")


def meetings(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Rewrite head nouns with what belongs to them into meetings `E`, zones `X` and agreements `Q`."""
    items = english_agreements.agreements(items, text, lexicon)
    out: list[Item] = []
    i = 0
    while i < len(items):
        if items[i].tag != "H" or re.match(r"[-wWJ]{0,2}H", tags(items[i + 1 : i + 4])):
            out.append(items[i])
            i += 1
            continue
        inverted = _inverted(out)
        start = _left(out) if inverted is None else inverted
        after = i + 1 + 3 * bool(re.match(r"\(W\)(?:o|s)", tags(items[i + 1 : i + 5])))  # "High Level Meeting (HLM) of"
        end = _right(items, after, bare=start == len(out) and not _new(out)) if inverted is None else i + 1
        call = str(items[i].value).endswith("/courtesy-call")  # on whom it was paid is no part of its name
        end = i + 1 if end == after or call else end
        part = [*out[start:], *items[i:end]]
        del out[start:]
        meeting = _meeting(part, items[i], text, lexicon)
        out.append(_between(meeting, items[end:], text))
        i = end
    return zones(passes(out, ((r"EaE", lambda part, _, text: _doubled(part, text)),), text), text, lexicon)


def _doubled(part: list[Item], text: str) -> Item | None:
    """One counted meeting with two nouns: "the 39th Annual General Meeting and Conference of the Union"."""
    one, other = (cast("MeetingRef", i.value) for i in (part[0], part[2]))
    if one.generic or one.ordinal is None or other.ordinal is not None or not part[2].text[0].isupper():
        return None
    if (one.zone and other.zone) or not part[0].text[-1].islower() or len(part[2].text.split()) > _LONGEST:
        return None
    wording = text[part[0].start : part[2].end]
    zone = one.zone or other.zone
    return cover("E", part, text, replace(one, wording=wording, words=one.words | other.words, zone=zone))


def _new(before: list[Item]) -> bool:
    """Whether "a" stands before a head noun alone: "a forum for retired staff", not "the meeting for guidance"."""
    return bool(before) and before[-1].text.lower() in ("a", "an")


def _between(meeting: Item, after: list[Item], text: str) -> Item:
    """A meeting that has no name but its sides: the words are its name, the sides stay mentions of their own."""
    ref = cast("MeetingRef", meeting.value)
    if not ref.generic or not after or after[0].text.lower() not in _SIDES:
        return meeting
    sides = re.match(r"s(?:t?[APKWUJRGMZC'](?:[APKWUJRGMZC'o-]|ot|\([^)]+\))*(?:,a?|a)?)+", tags(after))
    if sides is None or not re.search(r",|a", sides.group()):
        return meeting
    last = after[sides.end() - 1]
    wording = text[meeting.start : last.end].rstrip(" ,")
    words = frozenset(re.findall(r"[^\W_]+", fold(wording))) - FILLER
    return replace(meeting, value=replace(ref, wording=wording, words=words, generic=False))


def _left(before: list[Item]) -> int:
    """How far to the left a noun phrase that ends here reaches."""
    i = len(before)
    while i > 0:
        tag = before[i - 1].tag
        if tag in _LEFT:
            if tag == "P" and i < len(before) and before[i].tag == "R":
                break
            if (
                tag in "TM"
                and i < len(before)
                and before[i].tag not in "KUTwS#"
                and i - 1 > 0
                and before[i - 2].tag == ","
            ):
                break
            i -= 1
        elif tag == ")" and i > 2 and before[i - 3].tag == "(" and before[i - 2].tag in "wWKTXA":
            i -= 3
        elif tag == "q" and i < len(before) and before[i].tag in "wWHKTZ" and len(before[i - 1].text) <= _QUOTED:
            i -= 1
        elif tag == "o" and i > 1 and before[i - 2].tag in "TK" and _PLURAL.search(before[i - 2].text):
            i -= 2  # "the 22nd Heads of Department Meeting"
        elif tag == "a" and i > 1 and i < len(before) and before[i - 2].tag in "wC" and before[i].tag in "wK":
            i -= 2
        else:
            break
    while i < len(before) and before[i].tag in "-'":
        i += 1
    return i


def _inverted(before: list[Item]) -> int | None:
    """Where a machine put the zone first ("northwest second cooperation zone of the joint meeting"), its start."""
    i = len(before)
    if i and before[i - 1].tag == "t":
        i -= 1
    if i < 2 or before[i - 1].tag != "o" or before[i - 2].tag != "Z":
        return None
    start = _left(before[: i - 1])
    return start if any(item.tag == "#" for item in before[start:]) else None


def _right(items: list[Item], i: int, *, bare: bool = False) -> int:
    """How far to the right "of ...", "on ...", "between ..." reach after a head noun at `i - 1`."""
    while i < len(items):
        item = items[i]
        word = item.text.lower()
        link = item.tag == "o" or (
            item.tag == "s" and word in (("on", "between") if bare else ("on", "for", "between", "among", "against"))
        )
        inward = item.tag == "s" and word == "in" and re.match(r"t?R", tags(items[i + 1 : i + 3]))
        if not (link or inward):
            return i
        j = i + 1
        while j < len(items) and (
            _related(items, j) or items[j].tag in _RIGHT or _inner(items, j) or (word in _SIDES and _side(items, j))
        ):
            j += 1
        while j > i + 1 and items[j - 1].tag in "t-'n,a" and not items[j - 1].text.startswith("member "):
            j -= 1
        if j == i + 1:
            return i
        i = j
    return i


def _related(items: list[Item], j: int) -> bool:
    """Whether "to" follows "related"."""
    return items[j].text.lower() == "to" and items[j - 1].text.lower() in ("related", "relating")


def _side(items: list[Item], j: int) -> bool:
    """Whether a joint in "between A, B and C" is followed by another side."""
    if items[j].tag == ")":
        return items[j - 2].tag == "("
    return items[j].tag in "a,(" and bool(re.match(r"a?t?[PWAK]|[WP]\)", tags(items[j + 1 : j + 4])))


def _inner(items: list[Item], j: int) -> bool:
    """Whether a comma or "and" inside a right extension joins places or adjectives, and an "of" goes on."""
    tag = items[j].tag
    after = tags(items[j + 1 : j + 3])
    if tag == "o":
        return bool(re.match(r"t?[RPJKUZXATwW#]", after))
    if tag == ",":
        return items[j - 1].tag == "P" and bool(re.match(r"a?P", after))
    if tag == "a":
        return (items[j - 1].tag in "PR" and after[:1] in ("P", "R")) or (
            (items[j - 1].tag == "w" and after[:1] in ("w", "K"))
            or (items[j - 1].tag in "WK" and after[:1] in ("W", "K") and after[1:2] not in ("V", ",", "T"))
        )
    return tag == "s" and items[j].text.lower() == "in" and bool(re.match(r"t?R", after))


def _meeting(part: list[Item], head: Item, text: str, lexicon: Lexicon) -> Item:
    wording = text[part[0].start : part[-1].end]
    inner = [i for i, item in enumerate(part) if item.tag == "H"]
    counted_last = next((i for i in range(inner[-1], inner[0], -1) if part[i].tag == "#"), None)
    if counted_last is not None and len(inner) > 1:
        # "The first meeting of the third joint meeting" is of the third joint meeting.
        wording, head = text[part[counted_last].start : part[-1].end], part[inner[-1]]
    ordinal = None
    for i in (inner[-1], inner[0]):
        ordinal = number_of(next((x for x in reversed(part[: i + 1]) if x.tag == "#"), None), lexicon)
        if ordinal:
            break
    if ordinal is None:  # "the annual meeting of the 41st Harbour Masters"
        ordinal = number_of(next((x for x in part[inner[-1] :] if x.tag == "#"), None), lexicon)
    counted = lexicon.words("ordinal", "en")
    words = frozenset(
        w for w in re.findall(r"[^\W_]+", fold(wording)) if w not in FILLER and w not in counted and not w[0].isdigit()
    )
    parts = lexicon.words("part-of-meeting", "en")
    generic = all(item.tag == "H" or item.text.lower() in parts for item in part)
    zone = zone_inside(part, lexicon)
    year = _YEAR.search(wording)
    level = next((str(item.value) for item in part if item.tag == "J"), None)
    ref = MeetingRef(
        wording,
        str(head.value),
        ordinal,
        zone,
        words,
        generic,
        int(year.group()) if year else None,
        level=level,
    )
    return cover("E", part, text, ref)
