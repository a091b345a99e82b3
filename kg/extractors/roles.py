"""Who holds which post: the titles beside a name, each in the body that the run or the document gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import identity
from kg.annotate.kinds import function_of, levels_of
from kg.discourse.reading import Claim, Reading
from kg.mentions import AgencyRef, MeetingRef, PersonRef, RoleRef, ZoneRef
from kg.model import Entity, Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.discourse.people import Person
    from kg.mentions import Item

NAME = "roles"


def extract(reading: Reading) -> Iterator[Claim]:
    """`holds` for every title that stands with a name; former posts and bylines are left out."""
    reading.bodies.restart()
    for passage in reading.passages:
        if passage.sentence.role in ("stamp", "byline"):
            continue
        language = "zh-hans" if passage.sentence.language == "zh" else "en"
        for item in passage.items:
            for named in _bodies_named(item):
                reading.bodies.resolve(named)
            if isinstance(item.value, PersonRef) and item.value.roles:
                person = reading.people.of(item.value.name, language)
                for role, confidence in _roles(item.value, reading, language):
                    body = next(v for n, v in role.statements if n == "postIn")
                    if isinstance(body, Entity):
                        person.bodies[body.iri] = None
                    yield Claim(person, "holds", role, passage, ((item.start, item.end),), confidence, NAME)


def _bodies_named(item: Item) -> Iterator[AgencyRef]:
    if isinstance(item.value, AgencyRef) and not item.value.unresolved:
        yield item.value


def _roles(person: PersonRef, reading: Reading, language: str) -> Iterator[tuple[Entity, float]]:
    """The posts of one run: a title without a body takes it from its neighbours, then from the document."""
    lexicon = reading.lexicon
    known: list[Entity | None] = []
    place: str | None = None
    if person.chinese or language.startswith("zh"):
        place = reading.setting.country
    for role in person.roles:
        body = _body(role, reading, None, place)
        known.append(body)
        place = _where(body) or place
    for index, role in enumerate(person.roles):
        if role.former or any(lexicon[m].flag("former") for m in role.modifiers) or _unofficial(role, reading):
            continue
        body = known[index]
        confidence = 0.95 if role.agency and role.agency.place else 0.9
        if body is None:
            before, after = [b for b in reversed(known[:index]) if b], [b for b in known[index + 1 :] if b]
            inside = role.agency is not None and role.agency.units
            near = [*after, *before] if inside else [*before, *after]
            inherited = role.agency is None or role.agency.unresolved
            if role.chair_of is not None:
                body = _chaired(role, reading)
            elif inherited:
                body = _inherit(role, near, reading, place)
            confidence -= 0.15
        if body is None:
            continue
        known[index] = body
        wording = Label(role.wording, language)
        yield identity.role(role.title, role.modifiers, body, lexicon, wording), confidence


def _unofficial(role: RoleRef, reading: Reading) -> bool:
    title = reading.lexicon[role.title]
    return title.flag("notOfficial") or title.flag("byline")


def _where(body: Entity | None) -> str | None:
    return (
        next((v.iri for n, v in body.statements if n == "jurisdiction" and isinstance(v, Entity)), None)
        if body
        else None
    )


def _body(role: RoleRef, reading: Reading, near: Entity | None, where: str | None) -> Entity | None:
    agency = role.agency
    if agency is None:
        return None
    if agency.unresolved and agency.kind is None and agency.named is None:
        return None
    return reading.bodies.resolve(agency, near=near, where=where)


def _chaired(role: RoleRef, reading: Reading) -> Entity | None:
    ref = role.chair_of
    meeting = reading.meetings.of(ref) if isinstance(ref, MeetingRef) else None
    zone = meeting.zone if meeting is not None else ref if isinstance(ref, ZoneRef) else None
    return reading.zone(zone) if zone is not None else None


def _inherit(role: RoleRef, near: list[Entity], reading: Reading, place: str | None) -> Entity | None:
    """The body of a title that names none: what the title implies, else a neighbour's, else the document's."""
    lexicon = reading.lexicon
    title = lexicon[role.title]
    implied = title.first("impliesKind")
    if implied:
        level = title.first("impliesLevel") or ("State" if levels_of(implied, lexicon) == {"State"} else None)
        name = {
            "Provincial": "provincial",
            "Municipal": "municipal",
            "County": "county",
            "State": "state",
        }.get((level or "").rsplit("#", 1)[-1])
        ref = AgencyRef(function_of(implied, lexicon), level=name, unresolved=name is None)
        return reading.bodies.resolve(ref, near=near[0] if near else None, where=place)
    if role.agency is not None and role.agency.unresolved:
        return reading.bodies.resolve(role.agency, near=near[0] if near else None, where=place)
    return reading.bodies.whole(near[0]) if near else None


def people_of(reading: Reading, item: Item, language: str) -> Person | None:
    """The person of a mention."""
    return reading.people.of(item.value.name, language) if isinstance(item.value, PersonRef) else None
