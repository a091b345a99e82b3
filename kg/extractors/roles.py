"""Who holds which post: the titles beside a name, each in the body that the run or the document gives it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.kinds import function_of
from kg.discourse import chinese_posts
from kg.discourse.posts import posts, where
from kg.discourse.reading import Claim, Reading
from kg.mentions import AgencyRef, PersonRef, PlaceRef, RoleRef
from kg.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate import Passage
    from kg.mentions import Item

NAME = "roles"
_DIRECTOR = "https://w3id.org/coopkg/title/department-director"
_LISTED = re.compile(r"[\s,]*(?:and|as well as)?[\s,]*")
_NOBODY = "https://w3id.org/coopkg/title/responsible-person"


def extract(reading: Reading) -> Iterator[Claim]:
    """`holds` for every title that stands with a name; former posts and bylines are left out."""
    reading.bodies.restart()
    last: RoleRef | None = None
    served: dict[str, dict[str, Entity]] = {}
    # A post that the text words twice ("Home Minister", "Minister of Home Affairs") is one.
    held: dict[tuple[int, str, tuple[str, ...], str], Entity] = {}
    told = chinese_posts.told(reading)
    for passage in reading.passages:
        if passage.sentence.role in ("stamp", "byline"):
            continue
        language = "zh-hans" if passage.sentence.language == "zh" else "en"
        above: dict[str, Entity] = {}
        beside, end, text = None, 0, passage.sentence.text
        whose: Entity | None = None
        for at, item in enumerate(passage.items):
            for named in _bodies_named(item):
                reading.bodies.resolve(named)
            if isinstance(item.value, PersonRef) and item.value.roles and not _quoted(passage, at, reading):
                person = reading.people.of(item.value.name, language)
                theirs = _theirs(passage.items, item, reading) or _only_state(passage.items, item, reading)
                mine = _its_body(item, theirs, reading)
                if language != "en":
                    theirs = chinese_posts.party(passage.items, at, reading)
                    mine = whose if chinese_posts.listed(item.value, passage.items, at, reading) else None
                    if theirs is None and chinese_posts.shares_place(item.value, passage.items, at):
                        theirs = where(whose)
                if item.value.chinese and language == "en" and all(r.modifiers or r.agency for r in item.value.roles):
                    above = {**_alone(served), **above}  # a deputy without a body is that of the head named before
                joined = text[end : item.start].strip(" ,").lower() == "and" if end else False
                listed = language != "en" or item.value.chinese or _LISTED.fullmatch(text[end : item.start])
                kept = chinese_posts.untold(item.value, told)
                ref = replace(item.value, roles=tuple(_own(r, last, reading) for r in kept))
                if not kept:
                    continue
                last = ref.roles[-1]
                for title, role, confidence in posts(
                    ref, reading, language, theirs or (beside if joined else None), above if listed else {}, mine
                ):
                    body = next(v for n, v in role.statements if n == "postIn")
                    post = role
                    if isinstance(body, Entity):
                        whose = reading.bodies.whole(body)
                        person.bodies[body.iri] = body
                        above[title.title] = body
                        served.setdefault(title.title, {})[body.iri] = body
                        post = held.setdefault((id(person), title.title, title.modifiers, body.iri), role)
                        beside = where(body) if language == "en" else None
                    end = item.end
                    yield Claim(person, "holds", post, passage, ((item.start, item.end),), confidence, NAME)


def _alone(served: dict[str, dict[str, Entity]]) -> dict[str, Entity]:
    """The body of the only directors in the text so far: whose deputy director is meant."""
    bodies = served.get(_DIRECTOR, {})
    return {_DIRECTOR: next(iter(bodies.values()))} if len(bodies) == 1 else {}


def _quoted(passage: Passage, at: int, reading: Reading) -> bool:
    """Whether a leader is named only for words: "General Secretary A's important speech"."""
    after, before = passage.items[at + 1 :][:4], passage.items[max(0, at - 2) : at]
    words = reading.lexicon.words("utterance", "en")
    if [i.tag for i in before] == ["w", "o"] and before[0].text.lower() in words:
        return True
    return bool(after) and after[0].tag == "'" and any(i.text.lower() in words for i in after[1:])


def _own(role: RoleRef, last: RoleRef | None, reading: Reading) -> RoleRef:
    """A counterpart's role: the last one named, in the counterpart's own place ("her Lao counterpart A")."""
    if not reading.lexicon[role.title].flag("counterpart"):
        return role
    place = role.agency.place if role.agency else None
    if last is None or place is None or last.chair_of is not None:
        return replace(role, title=_NOBODY)
    implied = reading.lexicon[last.title].first("impliesKind")
    theirs = last.agency
    kind = theirs.kind if theirs and theirs.kind else function_of(implied, reading.lexicon) if implied else None
    if theirs is not None and theirs.level == "proper":
        return replace(last, agency=replace(theirs, place=place))
    if kind is None:
        return replace(role, title=_NOBODY)
    return replace(last, agency=AgencyRef(kind, place, form=theirs.form if theirs else None))


def _theirs(items: list[Item], item: Item, reading: Reading) -> str | None:
    """The place that "its" means before a title: the last one named in the sentence."""
    if not item.text.lower().startswith(("its ", "their ")):
        return None
    before = [i.value for i in items if i.end <= item.start and isinstance(i.value, PlaceRef)]
    return reading.setting.pick(before[-1]) if before else None


def _only_state(items: list[Item], item: Item, reading: Reading) -> str | None:
    """The one state that a sentence names before a foreigner's title, where the document is at home in no one state."""
    ref = item.value
    if reading.setting.sure or not isinstance(ref, PersonRef) or ref.chinese:
        return None
    before = {reading.setting.pick(i.value) for i in items if i.end <= item.start and isinstance(i.value, PlaceRef)}
    states = {place for place in before if reading.lexicon.level(place) == "State"}
    return next(iter(states)) if len(before) == len(states) == 1 else None


def _its_body(item: Item, place: str | None, reading: Reading) -> Entity | None:
    """The body that "its" means where no place stands before it: the last one named."""
    if place is not None or not item.text.startswith(("Its ", "its ")):
        return None
    last = next(reversed(reading.bodies.recent.values()), None)
    return reading.bodies.whole(last) if last is not None else None


def _bodies_named(item: Item) -> Iterator[AgencyRef]:
    if isinstance(item.value, AgencyRef) and not item.value.unresolved:
        yield item.value
