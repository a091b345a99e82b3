"""Meetings that only the verb 会见 tells: who received whom, one meeting for each guest who was received apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.chinese_gatherings import frames
from kg.mentions import MeetingRef, PersonRef

if TYPE_CHECKING:
    from kg.annotate import Passage
    from kg.discourse.meetings import Meeting
    from kg.discourse.reading import Reading
    from kg.mentions import Item

_AUDIENCE = "https://w3id.org/coopkg/meeting-kind/meeting-bilateral-leaders"


def receives(item: Item) -> bool:
    """Whether a trigger tells of a reception."""
    return item.tag == "V" and "meet" in frames(item)


def guests(items: list[Item], index: int) -> list[Item]:
    """Those received: the people named behind the verb, up to the next stop."""
    found: list[Item] = []
    for item in items[index + 1 :]:
        if item.tag in ",.;V":
            break
        if isinstance(item.value, PersonRef):
            found.append(item)
    return found


def host(items: list[Item], index: int) -> Item | None:
    """Who received: the last person named before the verb in its sentence."""
    return next((i for i in reversed(items[:index]) if isinstance(i.value, PersonRef)), None)


def meetings_at(passage: Passage, index: int, reading: Reading) -> list[tuple[Meeting, list[Item]]]:
    """The meetings that the verb at `index` tells of, each with its guests."""
    items = passage.items
    came, receiver = guests(items, index), host(items, index)
    if not came:
        return []
    if receiver is None:  # 会见某人时，他表示
        named = f"会见{came[0].value.name}"  # type: ignore[union-attr]  # guests are people
        nobody: list[Item] = []
        return [(m, nobody) for m in reading.meetings.all if named in m.called][:1]
    apart = any(i.text in ("分别", "先后") for i in items[max(0, index - 3) : index])
    return [(_meeting(receiver, group, reading), group) for group in ([[g] for g in came] if apart else [came])]


def _meeting(receiver: Item, came: list[Item], reading: Reading) -> Meeting:
    one, other = (i.value.name for i in (receiver, came[0]))  # type: ignore[union-attr]  # both hold people
    wording = f"{one}会见{other}"
    known = next((m for m in reading.meetings.all if wording in m.called), None)
    if known is not None:
        return known
    meeting = reading.meetings.begin(MeetingRef(wording, _AUDIENCE, words=frozenset((wording,))))
    for more in (f"会见{other}", "会见"):
        meeting.add(MeetingRef(more, _AUDIENCE, words=frozenset((wording,))))
    meeting.held = True
    return meeting
