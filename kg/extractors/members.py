"""Who belongs to a zone, and which zone a meeting was a session of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.discourse.lists import place_lists
from kg.discourse.reading import Claim, Reading
from kg.mentions import AgencyRef, GroupRef, Item, MeetingRef, PlaceRef, RoleRef, ZoneRef, entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate import Passage
    from kg.model import Entity

NAME = "members"
# How far members may stand behind the words for them.
_NEAR = 8


def extract(reading: Reading) -> Iterator[Claim]:
    """`sessionOf` for numbered sessions that name their zone, `memberOf` where membership is said."""
    recent: tuple[Passage, list[Item]] | None = None
    for passage in reading.passages:
        if passage.sentence.role in ("stamp", "byline") or passage.sentence.language != "en":
            continue
        yield from _sessions(passage, reading)
        yield from _before_zone(passage, reading)
        yield from _said(passage, reading, recent)
        yield from _called(passage, reading)
        long = (listed.items for listed in place_lists(passage.items) if len(listed.items) > 2)
        recent = next(((passage, items) for items in long), recent)


def _sessions(passage: Passage, reading: Reading) -> Iterator[Claim]:
    for index, item in enumerate(passage.items):
        ref = item.value
        if any(i.tag in "n'" for i in passage.items[index + 1 : index + 2]):
            continue  # "the first meeting of the 9th Forum's board"
        if isinstance(ref, MeetingRef) and ref.zone is not None and ref.ordinal:
            meeting = reading.meetings.of(ref)
            if meeting is not None and not meeting.studied:
                zone = reading.zone(meeting.zone or ref.zone)
                yield Claim(meeting, "sessionOf", zone, passage, ((item.start, item.end),), 0.9, NAME)


def _before_zone(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """A list of places that runs straight into the zone's name: "A, B, C and D police cooperation zone"."""
    for listed in place_lists(passage.items):
        follows = passage.items[listed.stop : listed.stop + 1]
        zone = _zone(follows[0], reading) if follows else None
        if zone is not None and len(listed.items) > 2:
            yield from _members(listed.items, zone, passage, follows[0], reading, 0.8)


def _said(passage: Passage, reading: Reading, recent: tuple[Passage, list[Item]] | None) -> Iterator[Claim]:
    """Membership in words: "the zone comprises ...", "member provinces of ...", "... are members of the zone"."""
    items = passage.items
    for index, item in enumerate(items):
        if item.tag != "V":
            continue
        frame = reading.lexicon[entries(item)[0].iri]
        if "https://w3id.org/coopkg/ns#memberOf" not in frame.values.get("evokes", ()):
            continue
        before = next((z for i in reversed(items[:index]) if (z := _zone(i, reading))), None)
        if before is None and items[0].text.lower() in reading.lexicon.words("pronoun-thing", "en"):
            before = _only(reading)
        after = next((z for i in items[index + 1 :] if (z := _zone(i, reading))), None)
        if frame.name == "comprise":
            if items[index + 1 : index + 2] and items[index + 1].text.lower() == "in":
                yield from _comprised(index, after, passage, reading)
            elif before is not None:
                yield from _members(_listed(items[index + 1 :]), before, passage, item, reading, 0.9)
        elif (zone := after or before or _only(reading)) is not None:
            ahead = _listed(_apposed(items[index + 1 :]))
            members = ahead if len(ahead) > 1 else _listed_back(items[:index])
            if (
                not members
                and recent is not None
                and items[0].text.lower() in reading.lexicon.words("all-of-them", "en")
            ):
                yield from _members_before(recent, zone, passage, item, reading)
            yield from _members(members, zone, passage, item, reading, 0.85)


def _comprised(index: int, zone: Entity | None, passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Who is "comprised in" a zone: named before the verb, or behind the zone ("States comprised in it are A")."""
    items = passage.items
    end = index - (index > 0 and items[index - 1].tag == "s")  # "are comprised in"
    behind = next((n + 1 for n in range(index + 1, len(items)) if _zone(items[n], reading)), len(items))
    members = _listed_back(items[:end]) or _listed(items[behind:])
    if zone is not None and len(members) > 1:
        yield from _members(members, zone, passage, items[index], reading, 0.9)


def _called(passage: Passage, reading: Reading) -> Iterator[Claim]:
    """Members called so without a verb of membership: "SCO member states - A and B", "members of ASEAN are A and B"."""
    items, links = passage.items, reading.lexicon.words("member-link", "en")
    for index, item in enumerate(items):
        value = item.value
        zone = _zone(item, reading) or (_member_of(value, reading) if isinstance(value, RoleRef) else None)
        if zone is None:
            continue
        noun = item.tag == "B" or any(i.tag == "n" and "member" in i.text.lower() for i in items[index + 1 : index + 2])
        start = next((n for n in range(index + 1, len(items)) if isinstance(items[n].value, PlaceRef)), 0)
        between = items[index + 1 : start]
        if not noun or not between or len(between) > _NEAR or any(_zone(i, reading) for i in between):
            continue
        last = next((i for i in reversed(between) if i.tag != "t"), item)
        members = _listed(items[start:])
        if last.text.lower() in links and len(members) > 1:
            yield from _members(members, zone, passage, item, reading, 0.8)


def _member_of(role: RoleRef, reading: Reading) -> Entity | None:
    """The zone of "members of the zone", a title in the plural."""
    named = isinstance(role.chair_of, ZoneRef) and role.wording.lower() in ("members", "member states")
    return reading.zone(role.chair_of) if named and isinstance(role.chair_of, ZoneRef) else None


def _apposed(items: list[Item]) -> list[Item]:
    """What is left of a sentence up to a word that leads away: "member states of the zone in Dushanbe"."""
    end = next((n for n, i in enumerate(items) if i.tag == "V" or i.text.lower() in ("in", "at", "on")), len(items))
    return items[:end]


def _members_before(
    recent: tuple[Passage, list[Item]], zone: Entity, passage: Passage, trigger: Item, reading: Reading
) -> Iterator[Claim]:
    """Those whom a pronoun takes up: the list is one quote, the sentence that says so another."""
    where, listed = recent
    for claim in _members(listed, zone, where, listed[0], reading, 0.75):
        yield claim
        yield replace(claim, passage=passage, ranges=((trigger.start, trigger.end),))


def _listed(items: list[Item]) -> list[Item]:
    """The first coordinated list of places or bodies."""
    found: list[Item] = []
    for item in items:
        if isinstance(item.value, (PlaceRef, AgencyRef, GroupRef)):
            found.append(item)
        elif item.text == ":" and all(isinstance(i.value, GroupRef) for i in found):
            found = []  # "14 member states: A, B and C"
        elif found and item.tag not in ",atn()SowW" and not (item.tag == "K" and item.text.isupper()):
            break
    return found


def _listed_back(items: list[Item]) -> list[Item]:
    """The coordinated list that ends right before a trigger."""
    found: list[Item] = []
    for item in reversed(items):
        if isinstance(item.value, (PlaceRef, AgencyRef, GroupRef)):
            found.insert(0, item)
        elif item.tag not in ",atn()Sowq":
            break
    return found


def _only(reading: Reading) -> Entity | None:
    zone = reading.meetings.main.zone if reading.meetings.main else None
    return reading.zone(zone) if zone else None


def _zone(item: Item, reading: Reading) -> Entity | None:
    if isinstance(item.value, ZoneRef):
        return reading.zone(item.value)
    if isinstance(item.value, MeetingRef) and item.value.zone is not None:
        return reading.zone(item.value.zone)
    return None


def _members(
    items: list[Item], zone: Entity, passage: Passage, trigger: Item, reading: Reading, confidence: float
) -> Iterator[Claim]:
    for item in items:
        value, start = item.value, item.start
        if isinstance(value, RoleRef) and value.agency is not None:
            value = value.agency.place
            start = item.end - len(value.wording) if value is not None else start
        entity = reading.place(value) if isinstance(value, PlaceRef) else None
        if isinstance(value, AgencyRef):
            entity = reading.bodies.resolve(value)
        found = reading.group(value) if isinstance(value, GroupRef) else [entity] if entity else []
        for member in found:
            ranges = ((start, item.end), (trigger.start, trigger.end))
            yield Claim(member, "memberOf", zone, passage, ranges, confidence, NAME)
