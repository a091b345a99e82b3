"""Who signed or adopted which agreement, in Chinese: the titles after a verb, and what short forms of them mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.discourse.chinese_actors import Actor
from kg.discourse.chinese_objects import agreements_at, is_signing
from kg.discourse.people import Person
from kg.discourse.reading import Claim
from kg.mentions import AgreementRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.discourse.chinese_clause import Clause
    from kg.discourse.reading import Reading
    from kg.mentions import Item
    from kg.model import Entity

# A title as short as 《协议》 only points to a longer one; 《合作备忘录》 too, where the longer one ends so.
_SHORT = 8
# A stop, or marks that stand in no name: a page that somebody has written over.
_NO_NAME = re.compile(r"[，。；：@_|【】]")
_LATELY = frozenset(("近日", "日前", "近期"))
_CEREMONY = re.compile(
    r"(.{2,40}?(?:协议|协议书|备忘录|协定|意向书|责任书|公约|合同))(?:集中|联合)?(?:签约|签署|签字|签订)"
)


def signed(clause: Clause, index: int, item: Item, *, signs: bool, extractor: str) -> Iterator[Claim]:
    """`signed` for the subjects of the verb at `index` if it is one of signing, and `adoptedAt` for the meeting."""
    agreements = agreements_at(clause.items, index, signs=signs)
    if not agreements:
        yield from _put_their_names(clause, index, item, extractor) if signs else ()
        return
    meeting = None if _apart(clause, index) else clause.at()
    subjects = _signers(clause, index) if signs else []
    if not signs and clause.pending:
        return
    for agreement in agreements:
        headline = clause.passage.sentence.role == "headline"
        entity = _same(agreement, clause.reading) if headline else _agreement(agreement, item, clause)
        if headline and entity is None and not _told_below(agreement, clause.reading):
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


def _apart(clause: Clause, index: int) -> bool:
    """Whether a signing has a day of its own, which is not that of the meeting: 两省于近日签署了协议."""
    main = clause.reading.meetings.main
    if clause.meeting is not None or main is None or main.date is None:
        return False
    start = next((n + 1 for n in range(index - 1, -1, -1) if clause.items[n].tag in ";."), 0)
    return any(i.text in _LATELY for i in clause.items[start:index])


def _put_their_names(clause: Clause, index: int, item: Item, extractor: str) -> Iterator[Claim]:
    """甲、乙代表双方签约: those named signed the agreement that the text is about."""
    only = clause.reading.only_agreement
    last = clause.reading.last_agreement or (clause.reading.agreement(only) if only else None)
    if last is None or not item.text.endswith(("签约", "签字", "签署")) or clause.passage.sentence.role == "headline":
        return
    if is_signing(clause.items, index) or any(i.tag not in ",.;" for i in clause.items[index + 1 : index + 2]):
        return
    people = [a for a in clause.take() if isinstance(a.referent, Person)]
    for actor in people if len(people) > 1 else []:
        spans = ((actor.item.start, actor.item.end), (item.start, item.end))
        yield Claim(actor.referent, "signed", last, clause.passage, spans, 0.85, extractor)


def ceremony(clause: Clause, item: Item, extractor: str) -> Iterator[Claim]:
    """What is signed at the ceremony that bears its name: 某某合作协议签约仪式."""
    meeting, match = clause.meeting, _CEREMONY.match(item.text)
    if meeting is None or meeting.studied or not meeting.held or match is None or "暨" in match[1]:
        return
    entity = clause.reading.agreement(AgreementRef(match[1], generic=True))
    if entity is not None:
        spans = ((item.start, item.end),)
        yield Claim(entity, "adoptedAt", meeting, clause.passage, spans, 0.85, extractor)


def _signers(clause: Clause, index: int) -> list[Actor]:
    """The subjects and those whom they stand for; of several visitors the text does not say who signed."""
    subjects = clause.take() or _all(clause, index)
    people = [a for a in subjects if isinstance(a.referent, Person)]
    if len(people) > 1:
        visiting = clause.reading.lexicon.words("visiting", "zh-hans")
        between = (i for i in clause.items[:index] if i.start >= people[-1].item.end)
        if any(i.text in visiting for i in between):
            return []
    return [*subjects, *clause.represented]


def _all(clause: Clause, index: int) -> list[Actor]:
    """各单位签订: those whom the text last listed."""
    item = next((i for i in clause.items[:index] if i.tag == "n" and i.value is None and i.text.startswith("各")), None)
    return [Actor(e, item) for e in clause.reading.last_list()] if item is not None else []


def _agreement(item: Item, verb: Item, clause: Clause) -> Entity | None:
    """The agreement of a title; a common noun with what stands before it; a bare one means the last one named."""
    ref, reading = item.value, clause.reading
    assert isinstance(ref, AgreementRef)  # noqa: S101  # agreements_at gives nothing else
    if not ref.generic:
        short = len(ref.wording) <= _SHORT
        last = reading.last_agreement
        if short and last is not None and last.label.endswith(ref.wording):
            return last
        return reading.agreement((_titled(ref.wording, reading) if short else None) or ref)
    between = clause.passage.sentence.text[verb.end : item.start].removeprefix("了")
    own = between.strip("“《")
    if own and len(between) < 36 and not _NO_NAME.search(between):
        wording = own + item.text
        return reading.agreement(_titled(wording, reading) or AgreementRef(wording, generic=True))
    last = reading.last_agreement
    if last is not None and (len(item.text) < _SHORT or last.label.endswith(item.text)):
        return last
    return reading.agreement(_titled(item.text, reading) or ref)


def _same(item: Item, reading: Reading) -> Entity | None:
    """The agreement that the text has named, where a headline words it in short."""
    last = reading.last_agreement
    ref = item.value
    assert isinstance(ref, AgreementRef)  # noqa: S101  # agreements_at gives nothing else
    return last if last is not None and ref.generic and last.label.endswith(ref.wording[-2:]) else None


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
