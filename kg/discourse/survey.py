"""A first look at a document's meetings: which mentions are one, which are only studied, which is the main one."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.discourse import chinese_survey
from kg.discourse.encounters import Encounter, encounters, met_alone
from kg.discourse.frames import frame_of
from kg.discourse.meetings import significant
from kg.discourse.unnamed import unnamed
from kg.mentions import MeetingRef, PersonRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate import Passage
    from kg.discourse.meetings import Meeting
    from kg.discourse.reading import Reading
    from kg.lexicon import Concept
    from kg.mentions import Item


_MET = re.compile(r"\b(?:meets?|met|talks?|held|holds?|receives?|received|meetings?|symposium|visits?|visited)\b")
_SHORT = 3
_HELD = frozenset({"take-place", "organize"})
_TOLD = 2  # held, chaired or attended
_LEAD = 2  # what a later sentence only names in passing is not what the document is about
_PLANNED = 0.1  # the main meeting only where no other is told of
_ANY = frozenset({"meeting", "conference", "work-conference", "working-meeting", "talks", "dialogue"})
_THERE = frozenset({"attend", "preside", "speak", "sign", "adopt", "signing"})


def survey(reading: Reading) -> None:
    """Find the document's meetings, and set the main one: the one that the headline and the lead say was held."""
    chinese_survey.survey(reading)
    weights: dict[int, float] = defaultdict(float)
    told_of: set[int] = set()
    headed: dict[int, Meeting] = {}
    lead = 0
    _meet_people(reading)
    alone = met_alone(reading)
    for passage in reading.passages:
        if passage.sentence.role in ("stamp", "byline") or passage.sentence.language != "en":
            continue
        lead += passage.sentence.role == "body"
        weight = 3 if lead <= _LEAD else 1
        for meeting, about in _survey(passage, reading):
            weights[id(meeting)] += about * weight
            in_body = passage.sentence.role == "body" or id(meeting) in told_of
            if about >= _TOLD or (in_body and lead <= _LEAD) or _again(meeting, passage, reading):
                told_of.add(id(meeting))
            if passage.sentence.role == "headline":
                headed.setdefault(id(meeting), meeting)
            elif about >= _TOLD and lead <= _LEAD and headed:
                _headline_of(meeting, headed, reading)
        for told in encounters(passage, reading, alone) if passage.sentence.role == "body" else ():
            found = _headed(told, headed, reading) if lead <= _LEAD else told
            found = _of_delegations(found, passage, reading)
            reading.encounters.setdefault(id(passage), []).append(found)
            weights[id(found.meeting)] += 2 * weight
            told_of.add(id(found.meeting))
    meetings = reading.meetings
    if meetings.main is None:
        open_ = [m for m in meetings.all if not m.studied and weights[id(m)] > 0 and id(m) in told_of]
        meetings.main = max(open_, key=lambda m: (weights[id(m)], -open_.index(m)), default=None)
    if meetings.main is None:
        meetings.main = unnamed(reading)
    if meetings.main is not None:
        meetings.main.held = True
        meetings.main.headline = _headline(reading)


def _again(meeting: Meeting, passage: Passage, reading: Reading) -> bool:
    """Whether the text takes up a meeting that the headline names: the name of a site is no news."""
    if passage.sentence.role != "headline":
        return False
    heads = [p for p in reading.passages if p.sentence.role == "headline"]
    news = passage is heads[-1] or any(i.tag == "V" for i in passage.items)
    body = [i.value for p in reading.passages if p.sentence.role == "body" for i in p.items if i.tag == "E"]
    return any(isinstance(ref, MeetingRef) and ((ref.generic and news) or meeting.fits(ref)) for ref in body)


def _headline(reading: Reading) -> str:
    """The headline, where it says that somebody met: "A and B meet in the capital"."""
    for passage in reading.passages:
        if passage.sentence.role == "headline" and passage.sentence.language == "en":
            text = passage.sentence.text.strip()
            if _MET.search(text) and len(text.split()) > _SHORT:
                return text
    return ""


def _meet_people(reading: Reading) -> None:
    """Take in the full names first, the fullest before others: a surname alone is known by them."""
    items = (i for p in reading.passages if p.sentence.language == "en" for i in p.items)
    names = [i.value.name for i in items if isinstance(i.value, PersonRef) and not i.value.partial]
    for name in sorted(names, key=lambda name: -len(name.split())):
        reading.people.of(name, "en")


def _headed(found: Encounter, headed: dict[int, Meeting], reading: Reading) -> Encounter:
    """An encounter that the lead tells of is the meeting for which the headline has a name."""
    known = next(iter(headed.values()), None)
    if known is None or len(headed) > 1 or known.studied or found.meeting is known:
        return found
    reading.meetings.join(known, found.meeting)
    return replace(found, meeting=known)


def _of_delegations(found: Encounter, passage: Passage, reading: Reading) -> Encounter:
    """Delegations meet at the one meeting that was said to be held before."""
    held = [m for m in reading.meetings.all if m.held and m is not found.meeting and not m.studied]
    sent = any(i.tag == "S" and "delegation" in i.text.lower() for i in passage.items)
    if not sent or len(held) != 1 or any(m.kind_of_talks for m in held):
        return found
    reading.meetings.join(held[0], found.meeting)
    return replace(found, meeting=held[0])


def _headline_of(meeting: Meeting, headed: dict[int, Meeting], reading: Reading) -> None:
    """A headline words anew what the lead says was held: where they share a word, they are one meeting."""
    for known in [m for m in headed.values() if m is not meeting and m in reading.meetings.all]:
        told = [(known.ordinal, meeting.ordinal), (known.year, meeting.year)]
        if any(a and b and a != b for a, b in told) or id(meeting) in headed:
            continue
        if not known.studied and significant(known.words) & significant(meeting.words):
            reading.meetings.join(meeting, known)
            headed[id(known)] = meeting


def _another(items: list[Item], index: int, frames: dict[int, tuple[Concept, str]], reading: Reading) -> Meeting | None:
    """A meeting without a name that is said to be held: "held an enlarged meeting"."""
    verb = next((frames[i][0].name for i in range(index - 1, max(-1, index - 4), -1) if i in frames), None)
    new = verb == "organize" and items[index - 1].text.lower() in ("a", "an")
    ref = items[index].value
    if not isinstance(ref, MeetingRef):
        return None
    head = (ref.head or "").rsplit("/", 1)[-1]
    after = next((frames[i][0].name for i in range(index + 1, len(items)) if i in frames), None)
    new = new or (head.endswith("-ceremony") and after == "take-place")  # "the signing ceremony was held"
    if not new or head in _ANY or any(ref.head in m.heads for m in reading.meetings.all):
        return None
    meeting = reading.meetings.begin(ref)
    meeting.held = True
    return meeting


def _survey(passage: Passage, reading: Reading) -> Iterator[tuple[Meeting, float]]:
    """The meetings of a sentence, each with how much the sentence is about it."""
    items = passage.items
    frames = {i: frame_of(item, reading) for i, item in enumerate(items) if item.tag == "V"}
    aside, planned = reading.lexicon.words("aside", "en"), reading.lexicon.words("planned", "en")
    for index, item in enumerate(items):
        before = [i for i in frames if i < index]
        if before and frames[before[-1]][0].flag("speech"):
            return
        if not isinstance(item.value, MeetingRef):
            continue
        if item.value.generic:
            if meeting := _another(items, index, frames, reading):
                yield meeting, 3
            continue
        after = next((i for i in frames if i > index), None)
        studied = bool(before) and frames[before[-1]][0].name == "convey" and frames[before[-1]][1] == "active"
        studied = studied or (after is not None and frames[after][0].name == "convey" and frames[after][1] == "passive")
        told_of = any(m.wording == item.value.wording for known in reading.meetings.all for m in known.mentions)
        # A meeting that is studied is not the one at hand, however alike their names are.
        apart = studied and not told_of and item.value.ordinal is None
        meeting = reading.meetings.begin(item.value) if apart else reading.meetings.of(item.value)
        if meeting is None:
            continue
        meeting.studied = meeting.studied or (studied and len(meeting.mentions) == 1)
        near = {frames[i][0].name for i in frames if -3 <= i - index <= 2}
        told = " ".join(i.text.lower() for i in items[max(0, index - 3) : index + 4])
        if studied or any(i.text.lower() in aside for i in items[max(0, index - 3) : index]):
            continue
        if any(f" {cue} " in f" {told} " for cue in planned):
            yield meeting, _PLANNED
        elif near & _HELD:
            meeting.held = True
            yield meeting, 3
        else:
            yield meeting, 2 if near & _THERE else 1
