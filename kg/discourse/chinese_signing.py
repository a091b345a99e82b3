"""Who signed or adopted which agreement, in Chinese: the titles after a verb, and what short forms of them mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse.chinese_objects import agreements_at
from kg.discourse.people import Person
from kg.discourse.reading import Claim
from kg.mentions import AgreementRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.discourse.chinese_actors import Actor
    from kg.discourse.chinese_clause import Clause
    from kg.discourse.reading import Reading
    from kg.mentions import Item
    from kg.model import Entity

# A title as short as 《协议》 only points to a longer one.
_SHORT = 4


def signed(clause: Clause, index: int, item: Item, *, signs: bool, extractor: str) -> Iterator[Claim]:
    """`signed` for the subjects of the verb at `index` if it is one of signing, and `adoptedAt` for the meeting."""
    agreements = agreements_at(clause.items, index, signs=signs)
    if not agreements:
        return
    meeting = clause.at()
    subjects = _signers(clause, index) if signs else []
    if not signs and clause.pending:
        return
    for agreement in agreements:
        if clause.passage.sentence.role == "headline" and _told_below(agreement, clause.reading):
            continue
        entity = _agreement(agreement, item, clause)
        if entity is None:
            continue
        span = (agreement.start, agreement.end)
        for actor in subjects:
            clause.note(actor)
            signing = ((actor.item.start, actor.item.end), (item.start, item.end), span)
            yield Claim(actor.referent, "signed", entity, clause.passage, signing, 0.9, extractor)
        if meeting is not None and not meeting.studied:
            ranges = ((item.start, item.end), span)
            yield Claim(entity, "adoptedAt", meeting, clause.passage, ranges, 0.85, extractor)


def _signers(clause: Clause, index: int) -> list[Actor]:
    """The subjects and those whom they stand for; of several visitors the text does not say who signed."""
    subjects = clause.take()
    people = [a for a in subjects if isinstance(a.referent, Person)]
    if len(people) > 1:
        visiting = clause.reading.lexicon.words("visiting", "zh-hans")
        between = (i for i in clause.items[:index] if i.start >= people[-1].item.end)
        if any(i.text in visiting for i in between):
            return []
    return [*subjects, *clause.represented]


def _agreement(item: Item, verb: Item, clause: Clause) -> Entity | None:
    """The agreement of a title; a common noun with what stands before it; a bare one means the last one named."""
    ref, reading = item.value, clause.reading
    assert isinstance(ref, AgreementRef)  # noqa: S101  # agreements_at gives nothing else
    if not ref.generic:
        short = len(ref.wording) <= _SHORT
        return reading.agreement((_titled(ref.wording, reading) if short else None) or ref)
    between = clause.passage.sentence.text[verb.end : item.start].removeprefix("了")
    own = between.strip("“《")
    if own and len(between) < 36 and not set(between) & set("，。；"):
        wording = own + item.text
        return reading.agreement(_titled(wording, reading) or AgreementRef(wording, generic=True))
    last = reading.last_agreement
    if last is not None and (len(item.text) < _SHORT or last.label.endswith(item.text)):
        return last
    return reading.agreement(_titled(item.text, reading) or ref)


def _told_below(item: Item, reading: Reading) -> bool:
    """Whether a headline only says in its own words what the text gives a title."""
    refs = (i.value for p in reading.passages if p.sentence.role == "body" for i in p.items)
    generic = isinstance(item.value, AgreementRef) and item.value.generic
    return generic and any(isinstance(ref, AgreementRef) and not ref.generic for ref in refs)


def _titled(wording: str, reading: Reading) -> AgreementRef | None:
    """The one longer title of the document that ends with these words."""
    found = {
        i.value.wording: i.value
        for passage in reading.passages
        for i in passage.items
        if isinstance(i.value, AgreementRef) and not i.value.generic and i.value.wording.endswith(wording)
    }
    found.pop(wording, None)
    return next(iter(found.values())) if len(found) == 1 else None
