"""What happened at a meeting, in English: the sentences' claims, and what only the whole document tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.discourse import english_occasions as occasions
from kg.discourse.english_sentence import SentenceReader
from kg.discourse.frames import frame_of
from kg.discourse.reading import Claim, Reading
from kg.mentions import MeetingRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.discourse.meetings import Meeting

NAME = "english_events"
_SIGNING = frozenset({"sign", "signing", "adopt"})
_PRESENT = frozenset({"attended", "presidedOver", "spokeAt"})


def extract(reading: Reading) -> Iterator[Claim]:
    """Attendance, chairs, speeches, hosts, signatures, adoption, conveyed meetings, dates and places."""
    claims: list[Claim] = []
    reading.bodies.restart()
    reading.meetings.current = reading.last_day = None
    reading.meetings.together = ()
    for passage in reading.passages:
        if passage.sentence.role not in ("stamp", "byline") and passage.sentence.language == "en":
            for claim in SentenceReader(reading, passage, NAME).read():
                claims.append(claim)
                claims.extend(_of_the_others(claim, reading))
    claims.extend(_first_mention(reading, claims))
    return iter(_without_weak(claims))


def _of_the_others(claim: Claim, reading: Reading) -> Iterator[Claim]:
    """The same of each meeting that was held together with the one that the sentence only calls "the meeting"."""
    together = reading.meetings.together
    if not any(claim.object is meeting for meeting in together) or claim.relation not in _PRESENT:
        return
    if all(i.value.generic for i in claim.passage.items if isinstance(i.value, MeetingRef)):
        yield from (replace(claim, object=other) for other in together if other is not claim.object)


def _first_mention(reading: Reading, claims: list[Claim]) -> Iterator[Claim]:
    """When and where the main meeting was, where no verb of holding says so: from the first sentence that names it."""
    main = reading.meetings.main
    said = {c.relation for c in claims if c.subject is main}
    if main is None or {"heldOn", "heldAt"} <= said:
        return
    for passage in reading.passages:
        if passage.sentence.role != "body" or passage.sentence.language != "en":
            continue
        mentions = [(n, i) for n, i in enumerate(passage.items) if isinstance(i.value, MeetingRef)]
        named = [(n, i) for n, i in mentions if reading.meetings.of(i.value) is main]  # type: ignore[arg-type]  # as just seen
        if not named:
            continue
        sentence = SentenceReader(reading, passage, NAME)
        if not sentence.clause.is_planned(len(passage.items)):
            for claim in sentence.when_and_where(main, named[0][0]):
                if claim.relation not in said:
                    said.add(claim.relation)
                    yield replace(claim, confidence=0.75)
        if any(c.relation == "adoptedAt" and c.object is main for c in claims):
            yield from _of_the_agreement(main, said, reading)
        lead = occasions.day_of_lead(reading) if "heldOn" not in said and not main.wordings() else None
        if lead is not None:
            first, day, value = lead
            yield Claim(main, "heldOn", value, first, ((day.start, day.end),), 0.6, NAME)
        return


def _of_the_agreement(main: Meeting, said: set[str], reading: Reading) -> Iterator[Claim]:
    """When and where a meeting was at which something was signed: as the first sentence says of the signing."""
    lead = next((p for p in reading.passages if p.sentence.role == "body" and p.sentence.language == "en"), None)
    for index, item in enumerate(lead.items) if lead is not None else ():
        if lead is not None and item.tag == "V" and frame_of(item, reading)[0].name in _SIGNING:
            for claim in SentenceReader(reading, lead, NAME).when_and_where(main, index):
                if claim.relation not in said:
                    said.add(claim.relation)
                    yield replace(claim, confidence=0.65)
            return


def _without_weak(claims: list[Claim]) -> list[Claim]:
    """A newspaper's quotation counts only for those who were there by other words."""
    sure = [c for c in claims if c.relation in _PRESENT and c.confidence > 0.7]
    there = {(id(c.subject), id(c.object)) for c in sure}
    return [
        c for c in claims if c.relation != "spokeAt" or c.confidence > 0.7 or (id(c.subject), id(c.object)) in there
    ]
