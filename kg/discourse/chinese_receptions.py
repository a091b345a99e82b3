"""Meetings that only a verb tells: who received whom, called on whom, met whom; one for each guest received apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.chinese_gatherings import LANGUAGE, frames
from kg.mentions import AgencyRef, MeetingRef, PersonRef

if TYPE_CHECKING:
    from kg.annotate import Passage
    from kg.discourse.meetings import Meeting
    from kg.discourse.reading import Reading
    from kg.mentions import Item

_AUDIENCE = "https://w3id.org/coopkg/meeting-kind/meeting-bilateral-leaders"
_WITH = frozenset("与同和跟")


def receives(item: Item) -> bool:
    """Whether a trigger tells of a reception, a call or an encounter."""
    return item.tag == "V" and "meet" in frames(item)


def _is(item: Item, name: str, reading: Reading) -> bool:
    return item.text in reading.lexicon.words(name, LANGUAGE)


def guests(items: list[Item], index: int, *, bodies: bool = False) -> list[Item]:
    """Those received or called on: the people behind the verb, up to the next stop; with `bodies` else the bodies."""
    found: list[Item] = []
    for item in items[index + 1 :]:
        if item.tag in ",.;V":
            break
        if isinstance(item.value, PersonRef) or (bodies and isinstance(item.value, AgencyRef)):
            found.append(item)
    people = [i for i in found if isinstance(i.value, PersonRef)]
    return people or found


def host(items: list[Item], index: int) -> Item | None:
    """Who received or called: the last person named before the verb in its sentence."""
    return next((i for i in reversed(items[:index]) if isinstance(i.value, PersonRef)), None)


def sides(items: list[Item], index: int) -> list[Item]:
    """Who met: the people with whom the sentence begins, and those behind the 与 before the verb."""
    joined = next((n for n in range(index - 1, 0, -1) if items[n].text in _WITH and items[n].tag == "a"), None)
    if joined is None:
        return []
    while joined > 2 and isinstance(items[joined - 1].value, PersonRef) and items[joined - 2].text in _WITH | {"及"}:
        joined -= 2
    partners = [i for i in items[joined + 1 : index] if isinstance(i.value, PersonRef)]
    first = next((n for n, i in enumerate(items[:joined]) if isinstance(i.value, PersonRef)), None)
    if first is None or not partners:
        return []
    last = first
    while last + 2 < joined and items[last + 1].tag in "、a" and isinstance(items[last + 2].value, PersonRef):
        last += 2
    return [*items[first : last + 1 : 2], *partners]


def meetings_at(passage: Passage, index: int, reading: Reading) -> list[tuple[Meeting, list[Item]]]:
    """The meetings that the verb at `index` tells of, each with those who came to whoever stands before the verb."""
    items, verb = passage.items, passage.items[index]
    if _is(verb, "encounter", reading):
        met = sides(items, index)
        called = next((n for n in range(index) if _is(items[n], "calling", reading) and receives(items[n])), None)
        if called is not None:  # 拜访某局，与局长会面: one meeting
            return [(m, [*came, *met]) for m, came in meetings_at(passage, called, reading)][:1]
        return [(_named(met[0], "与", met[-1], verb.text, reading), met)] if met else []
    calls = _is(verb, "calling", reading)
    came, receiver = guests(items, index, bodies=calls), host(items, index)
    if not came:
        return []
    if receiver is None:  # 会见某人时，他表示
        named = f"会见{came[0].value.name}"  # type: ignore[union-attr]  # guests are people
        nobody: list[Item] = []
        return [(m, nobody) for m in reading.meetings.all if named in m.called][:1]
    apart = any(i.text in ("分别", "先后") for i in items[max(0, index - 3) : index])
    groups = [[guest] for guest in came] if apart else [came]
    said = verb.text.removesuffix("了") if calls else "会见"
    return [(_named(receiver, said, group[0], "", reading), group) for group in groups]


def _name(item: Item, *, body: bool) -> str:
    """What a meeting is called by: a person's name; for a call the body, of which its head may be named."""
    value = item.value
    if isinstance(value, PersonRef):
        agencies = [r.agency.wording for r in value.roles if r.agency and r.agency.wording] if body else []
        return agencies[0] if agencies else value.name
    return value.wording if isinstance(value, AgencyRef) else item.text


def _named(one: Item, verb: str, other: Item, ending: str, reading: Reading) -> Meeting:
    """The meeting that these words name, known again by them: 甲会见乙, 甲拜会某局, 甲与乙会面."""
    callee = _name(other, body=verb not in ("会见", "与"))
    wording = f"{_name(one, body=False)}{verb}{callee}{ending}"
    known = next((m for m in reading.meetings.all if wording in m.called), None)
    if known is not None:
        return known
    meeting = reading.meetings.begin(MeetingRef(wording, _AUDIENCE, words=frozenset((wording,))))
    for more in (f"{verb}{callee}{ending}", ending or verb):
        meeting.add(MeetingRef(more, _AUDIENCE, words=frozenset((wording,))))
    meeting.held = True
    return meeting
