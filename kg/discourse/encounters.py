"""Two sides that met, where no noun names the meeting: "A met with B", "A and B held talks", "A received B"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.gazetteer import fold
from kg.mentions import AgencyRef, DateRef, MeetingRef, PersonRef, entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate import Passage
    from kg.discourse.meetings import Meeting
    from kg.discourse.people import Person
    from kg.discourse.reading import Reading
    from kg.mentions import Item
    from kg.model import Entity

_WITH = re.compile(r"\bwith\b")
_APART = re.compile(r"\b(?:met|held|talks)(?: with)? (?:separately|respectively)|respectively (?:met|held)")
_SENT = re.compile(r"\bdelegations?\b")
_TALKS = re.compile(r"talks|meeting|session|discussions")
_BARE = frozenset({"talks", "meeting", "dialogue", "working-meeting", "work-conference", "consultation"})


@dataclass(frozen=True, slots=True)
class Encounter:
    """A verb of meeting in a sentence, the meeting that it tells of, and those who met, with their mentions."""

    index: int
    meeting: Meeting
    sides: tuple[tuple[Entity | Person, Item], ...]


def met_alone(reading: Reading) -> frozenset[int]:
    """The ids of those with whom a text says that somebody met, one by one: "when meeting with B, A said"."""
    found: set[int] = set()
    for passage in reading.passages:
        items = passage.items if passage.sentence.role == "body" and passage.sentence.language == "en" else []
        for index in range(len(items)):
            if _participle(items, index):
                found.update(id(who) for i in _sides(items[index + 1 :])[:1] if (who := _who(i, reading)) is not None)
    return frozenset(found)


def _participle(items: list[Item], index: int) -> bool:
    """Whether the other side is named first: "when meeting with B, A said", "Meeting with B, A said"."""
    item = items[index]
    if item.tag == "V":
        return entries(item)[0].iri.endswith("/meet") and entries(item)[0].voice == "passive"
    return index == 0 and item.text == "Meeting" and [i.text for i in items[1:2]] == ["with"]


def encounters(passage: Passage, reading: Reading, alone: frozenset[int] = frozenset()) -> Iterator[Encounter]:
    """The meetings of two sides that a sentence's verbs tell of; those in `alone` were each met by themselves."""
    items = passage.items
    for index, item in enumerate(items):
        participle = _participle(items, index)
        if item.tag != "V" and not participle:
            continue
        entry = entries(item)[0] if item.tag == "V" else None
        name = entry.iri.rsplit("/", 1)[-1] if entry is not None else "meet"
        before, after = _sides(items[:index][::-1])[::-1], _sides(items[index + 1 :])
        if participle:
            before, after = after[1:2] or before[-1:], after[:1]
        elif name == "organize" and _talks(items, index):
            after = _with(items, index + 1 + (items[index + 1].tag == "t"))
        elif name != "meet":
            continue
        each_other = len(before) > 1 and not after
        if each_other:  # "A and B met in the capital"
            before, after = before[:1], before[1:]
        bodies = not any(isinstance(i.value, PersonRef) for i in (*before, *after))
        if bodies and name == "meet" and not each_other and not _TALKS.search(item.text.lower()):
            continue  # bodies receive and meet much that is no meeting
        if (
            entry is not None
            and entry.voice == "active"
            and item.text.lower() == "received"
            and not _guest(items, index, after)
        ):
            continue  # "received the materials on behalf of A"
        if name == "meet" and before and not after and isinstance(before[-1].value, PersonRef):
            yield from _delegation_met(index, before[-1], passage, reading)
        if before and after:
            yield from _met(index, _hosts(items, before), after, passage, reading, alone)


def _hosts(items: list[Item], before: list[Item]) -> list[Item]:
    """Those named last before the verb, in one list: "A, B and C met with D"; but not "at the request of A, B met"."""
    at = [next(n for n, i in enumerate(items) if i is person) for person in before]
    first = len(before) - 1
    while first > 0 and all(i.tag in ",at" for i in items[at[first - 1] + 1 : at[first]]):
        first -= 1
    joined = any(i.tag == "a" for i in items[at[first] : at[-1]])
    apart = at[first] > 0 and items[at[first] - 1].tag in "os"
    people = all(isinstance(i.value, PersonRef) for i in before)
    return before[first:] if joined and people and not apart else before if not people else before[-1:]


def _guest(items: list[Item], index: int, after: list[Item]) -> bool:
    """Whether nothing but words for who comes stands before the first guest."""
    first = next((n for n in range(index + 1, len(items)) if after and items[n] is after[0]), index)
    return all(i.tag in "tSBMJoTWV" or i.text == "visiting" for i in items[index + 1 : first]) and first > index


def _talks(items: list[Item], index: int) -> bool:
    """Whether "held" is followed by nothing but "talks" or "a meeting"."""
    found = next((i for i in items[index + 1 : index + 3] if i.tag != "t"), None)
    ref = found.value if found is not None else None
    return isinstance(ref, MeetingRef) and ref.generic and (ref.head or "").rsplit("/", 1)[-1] in _BARE


def _with(items: list[Item], start: int) -> list[Item]:
    """Those behind "with" near the talks, a place and a day between them or not."""
    start += items[start].tag == "E"
    near = range(start, min(start + 9, len(items)))
    stop = next((i for i in near if items[i].tag in "VEAN" or items[i].text in ".;"), len(items))
    at = next((i for i in near if i < stop and items[i].text.lower() == "with"), None)
    return _sides(items[at + 1 :]) if at is not None else []


def _sides(items: list[Item]) -> list[Item]:
    """People and bodies up to the next verb or stop."""
    found: list[Item] = []
    for at, item in enumerate(items):
        if item.tag == "V" and entries(item)[0].iri.endswith("/lead"):
            continue  # "met with a delegation led by B"
        if item.tag in "VE" or item.text in (".", ";", ":"):
            break
        if item.text == "to" and found and isinstance(found[-1].value, (PersonRef, AgencyRef)):
            break  # what they met for
        if isinstance(item.value, (PersonRef, AgencyRef)):
            if not (item.tag == "A" and at > 1 and items[at - 1].tag == "a" and items[at - 2].tag == "B"):
                found.append(item)  # "the Minister of Fisheries and the Agriculture Ministry" is one minister
        elif isinstance(item.value, DateRef) and found:
            break
    people = [i for i in found if isinstance(i.value, PersonRef)]
    return people or found


def _met(
    index: int, before: list[Item], after: list[Item], passage: Passage, reading: Reading, alone: frozenset[int]
) -> Iterator[Encounter]:
    text = passage.sentence.text
    hosts = before if isinstance(before[-1].value, PersonRef) else before[:1]
    apart = _APART.search(text) or len(_WITH.findall(text[hosts[-1].end : after[-1].start])) >= len(after) > 1
    apart = apart or (len(after) > 1 and all(id(_who(guest, reading)) in alone for guest in after))
    for guests in [[guest] for guest in after] if apart else [after]:
        sides = [(who, i) for i in (*hosts, *guests) if (who := _who(i, reading)) is not None]
        if len({id(who) for who, _ in sides}) < 2:
            continue
        guest = next((who for who, i in sides if i is guests[0]), sides[-1][0])
        one, other = _name(sides[0][0]), _name(guest)
        wording = f"meeting between {one} and {other}"
        words = frozenset(re.findall(r"[^\W_]+", fold(wording)))
        meeting = reading.meetings.of(MeetingRef(wording, "https://w3id.org/coopkg/meeting-kind/talks", words=words))
        if meeting is None:
            continue
        for other_wording in (f"talks between {one} and {other}", f"meeting with {other}"):
            if all(m.wording != other_wording for m in meeting.mentions):
                meeting.add(MeetingRef(other_wording, words=words))
        if (sent := _delegation(after, passage)) and all(m.wording != sent for m in meeting.mentions):
            meeting.add(MeetingRef(sent, words=words))
        meeting.held = True
        yield Encounter(index, meeting, tuple(sides))


def _delegation_met(index: int, host: Item, passage: Passage, reading: Reading) -> Iterator[Encounter]:
    """Who met a delegation of which nobody is named: "met with a delegation of officers from Karakol"."""
    items, who = passage.items, _who(host, reading)
    near = range(index + 1, min(index + 5, len(items)))
    group = next((n for n in near if items[n].tag in "SA" and _SENT.search(items[n].text.lower())), None)
    if group is None or who is None or any(items[n].tag in "V.;" for n in range(index + 1, group)):
        return
    end = group + 1
    while end < len(items) and (items[end].tag in "PAJKwWo" or items[end].text.lower() == "from"):
        end += 1
    start = items[index + 1 + (items[index + 1].tag == "t")].start
    wording = f"meeting between {_name(who)} and {passage.sentence.text[start : items[end - 1].end]}"
    words = frozenset(re.findall(r"[^\W_]+", fold(wording)))
    meeting = reading.meetings.of(MeetingRef(wording, "https://w3id.org/coopkg/meeting-kind/talks", words=words))
    if meeting is not None:
        meeting.held = True
        yield Encounter(index, meeting, ((who, host),))


def _delegation(after: list[Item], passage: Passage) -> str:
    """What a delegation's leader came with: "meeting with the trade delegation"."""
    items, text = passage.items, passage.sentence.text
    last = next((n for n, i in enumerate(items) if i is after[0]), 0)
    group = next((n for n in range(last, -1, -1) if items[n].tag == "S"), None)
    start = next((n for n in range(group or 0, -1, -1) if items[n].tag == "V" or items[n].text == "with"), None)
    if group is None or start is None or items[group].start > after[0].start:
        return ""
    return f"meeting with {text[items[start + 1].start : items[group].end]}"


def _who(item: Item, reading: Reading) -> Entity | Person | None:
    if isinstance(item.value, PersonRef):
        return reading.people.of(item.value.name, "en")
    return reading.bodies.resolve(item.value) if isinstance(item.value, AgencyRef) else None


def _name(who: Entity | Person) -> str:
    return who.name if hasattr(who, "name") else who.label
