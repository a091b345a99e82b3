"""The meeting of an English page that gives it no name: "held a teleconference", "the meeting", "the ceremony"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse.frames import frame_of
from kg.mentions import MeetingRef

if TYPE_CHECKING:
    from kg.discourse.meetings import Meeting
    from kg.discourse.reading import Reading
    from kg.mentions import Item

_HELD = frozenset({"take-place", "organize"})
_DONE = frozenset({"take-place", "organize", "attend", "preside", "sign", "signing", "speak", "say", "press"})
_SAYS = frozenset({"say", "speak", "adopt"})
_ANY = frozenset({"meeting", "conference", "work-conference", "working-meeting", "talks", "dialogue"})


def unnamed(reading: Reading) -> Meeting | None:
    """The meeting of a document that names none: "the department held a teleconference"."""
    for passage in reading.passages:
        items = passage.items if passage.sentence.language == "en" else []
        for index, item in enumerate(items):
            if not isinstance(item.value, MeetingRef):
                continue
            near = {frame_of(i, reading)[0].name for i in items[max(0, index - 3) : index + 3] if i.tag == "V"}
            new = bool(index) and items[index - 1].text.lower() in ("a", "an") and bool(near & _HELD)
            head = (item.value.head or "").rsplit("/", 1)[-1]
            told = _at(items, index) and items[index - 1].text.lower() == "the"
            if head == "ceremony" and not _signs(reading):
                continue
            if new or (near & (_HELD | {"attend", "preside"}) and head.endswith("ceremony")):
                return reading.meetings.begin(item.value)
            said = {frame_of(i, reading)[0].name for i in items[max(0, index - 6) : index] if i.tag == "V"} & _SAYS
            if said and _at(items, index) and items[index - 1].text.lower() == "a":
                return reading.meetings.begin(item.value)  # "announced at a meeting in A"
            if head == "courtesy-call" and _at(items, index) and items[index - 1].text.lower() == "a":
                return reading.meetings.begin(item.value)
            if told and item.value.generic and head not in _ANY:  # "at the symposium, A introduced ..."
                return reading.meetings.begin(item.value)
    return _spoken_of(reading)


def _spoken_of(reading: Reading) -> Meeting | None:
    """The meeting of a page from abroad that calls it just so, and says what was said or done at it."""
    if reading.setting.at("state") in (None, reading.setting.country):
        return None
    found: list[MeetingRef] = []
    counted: list[MeetingRef] = []
    done = False
    for passage in reading.passages:
        if passage.sentence.language != "en" or passage.sentence.role != "body":
            continue
        for index, item in enumerate(passage.items):
            if not isinstance(item.value, MeetingRef):
                continue
            if not item.value.generic:
                counted.extend([item.value] if item.value.ordinal else [])
                continue
            found.append(item.value)
            near = passage.items[max(0, index - 6) : index + 7]
            done = done or bool({frame_of(i, reading)[0].name for i in near if i.tag == "V"} & _DONE)
    if not done or len(found) == 1:
        return None
    if len({ref.ordinal for ref in counted}) == 1:
        return reading.meetings.of(counted[0])
    heads = [ref.head for ref in found]
    return reading.meetings.begin(next(ref for ref in found if heads.count(ref.head) == max(map(heads.count, heads))))


def _signs(reading: Reading) -> bool:
    """Whether a document tells of something that was signed: "the ceremony" is that of its signing."""
    verbs = (i for p in reading.passages if p.sentence.language == "en" for i in p.items if i.tag == "V")
    return any(frame_of(i, reading)[0].name in ("sign", "signing") for i in verbs)


def _at(items: list[Item], index: int) -> bool:
    """Whether a mention stands behind "at", "in" or "during"."""
    before = [i.text.lower() for i in items[max(0, index - 2) : index]]
    return any(word in ("at", "in", "during") for word in before)
