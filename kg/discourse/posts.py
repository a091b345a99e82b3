"""In which body a title is a post: its own words', a neighbour's in the run, what the title implies, the document's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import identity
from kg.annotate.english_people_lists import is_plural
from kg.annotate.kinds import function_of, levels_of, ministry
from kg.discourse import chinese_posts, english_posts
from kg.discourse.setting import is_special
from kg.mentions import AgencyRef, MeetingRef, PersonRef, PlaceRef, RoleRef, ZoneRef
from kg.model import Entity, Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.discourse.reading import Reading
    from kg.lexicon import Concept, Lexicon

_MINISTERIAL = 3
_MINISTER = "https://w3id.org/coopkg/title/minister"
_COMMITTEE = "https://w3id.org/coopkg/kind/party-committee"
_PARTY = "https://w3id.org/coopkg/unit/party-committee"
_GROUP = "https://w3id.org/coopkg/unit/party-group"
_BRANCHES = frozenset(
    ("people-government", "peoples-congress", "cppcc", "court", "procuratorate", "public-security", "customs")
)
_FORMS = frozenset("省市县州区旗")
# Bodies that have a party committee beside them, not inside them, and those that have a party group inside.
_BESIDE = ("people-government", "party-committee")
_GROUPS = ("court", "procuratorate", "peoples-congress", "cppcc")


def posts(
    person: PersonRef, reading: Reading, language: str, place: str | None, above: dict[str, Entity], mine: Entity | None
) -> Iterator[tuple[RoleRef, Entity, float]]:
    """The titles and posts of one run: a title without a body takes it from its neighbours, then from the document.

    `above` are the bodies of the titles of those named before in the sentence: "chairman A, vice chairman B".
    """
    lexicon = reading.lexicon
    foreign = not person.chinese and language == "en"
    if place is None and (person.chinese or language.startswith("zh")):
        place = reading.setting.country
    if language != "en" and (
        other := chinese_posts.elsewhere(person, reading) or chinese_posts.region(person, reading)
    ):
        place = other
    known: list[Entity | None] = []
    for role in person.roles:
        stated = role.agency is not None and not role.agency.unresolved
        known.append(reading.bodies.resolve(role.agency, where=place) if stated and role.agency else None)
        place = where(known[-1]) or place
    told = any(where(body) for body in known)
    # A party committee without a body is that of the body that another title of the run names: it comes last.
    order = sorted(enumerate(person.roles), key=lambda x: _waits(x[1]))
    alone = not any(known)
    inner = [x for x in order if x[1].agency is None and alone and any(_waits(r) for r in person.roles)]
    if alone and not inner and language == "en":  # "Party Secretary and Procurator-General" of one procuratorate
        inner = [x for x in order if x[1].agency is None and _of_any_committee(lexicon[x[1].title])]
    for index, role in [*(x for x in order if x not in inner), *inner]:
        body = known[index]
        confidence = 0.95 if role.agency and role.agency.place else 0.9
        if body is None:
            if mine is not None and role.agency is None:
                body = mine
            elif not any(known) and role.agency is None and role.title in above:
                body = above[role.title]
            else:
                body = _special(role, _found(person, index, known, reading, place, language), reading)
            known[index] = body
            if foreign and not told and where(body) == reading.setting.country:
                body = None  # a foreigner serves no Chinese body unless the text says so
            place = where(body) or place
            confidence -= 0.15
        if body is not None and _contradicts(role, body, reading):
            continue
        former = role.former or any(lexicon[m].flag("former") for m in role.modifiers)
        if body is not None and not former and not _unofficial(role, reading):
            wording = Label(role.wording, language)
            own = language == "en" and (role.own or _as_worded(role, body, reading, chinese=person.chinese))
            yield role, identity.role(role.title, role.modifiers, body, lexicon, wording, own=own), confidence


def _as_worded(role: RoleRef, body: Entity, reading: Reading, *, chinese: bool) -> bool:
    """Whether an English title is best called as the text does: abroad, where no machine translated it."""
    at = where(body)
    around = list(reading.lexicon.ancestors(at))
    mainland = reading.setting.country in around and not any(is_special(place) for place in around)
    return not mainland and not is_plural(role) and (at is not None or not chinese)


def _contradicts(role: RoleRef, body: Entity, reading: Reading) -> bool:
    """Whether a post of one branch of the state stands in the body of another: no governor serves a congress."""
    implied = reading.lexicon[role.title].first("impliesKind")
    function = function_of(implied, reading.lexicon).rsplit("/", 1)[-1] if implied else ""
    kind = reading.bodies.whole(body).iri.rsplit("/", 1)[-1]
    return function != kind and function in _BRANCHES and kind in _BRANCHES


def _special(role: RoleRef, body: Entity | None, reading: Reading) -> Entity | None:
    """The body of a title that in China only Hong Kong and Macao have: none on the mainland."""
    title, country = reading.lexicon[role.title], reading.setting.country
    around = list(reading.lexicon.ancestors(where(body)))
    mainland = country in around and not any(is_special(place) for place in around)
    if not mainland or not title.flag("ofSpecialRegion"):
        return body
    region, implied = reading.setting.special_region, title.first("impliesKind")
    if region is None or implied is None:
        return None
    return reading.bodies.resolve(AgencyRef(function_of(implied, reading.lexicon), PlaceRef((region,), "")))


def _waits(role: RoleRef) -> bool:
    return role.agency is not None and bool(role.agency.units) and not role.agency.wording


def _found(
    person: PersonRef, index: int, known: list[Entity | None], reading: Reading, place: str | None, language: str
) -> Entity | None:
    """The body of a title that names none or only points to one."""
    role = person.roles[index]
    if role.chair_of is not None:
        return _chaired(role, reading)
    before, after = [b for b in reversed(known[:index]) if b], [b for b in known[index + 1 :] if b]
    if role.agency is not None and role.agency.level == "proper" and role.agency.place is None:
        return None  # a body that only its own words name
    inside = role.agency is not None and role.agency.units
    if inside and language == "en" and any(_lost(r, b) for r, b in zip(person.roles, known, strict=True)):
        return None  # the run names a body that nobody knows: its party committee is no other body's
    last = language == "en" and role.agency is None  # "deputy director and party secretary of the bureau"
    return _inherit(role, [*after, *before] if inside or last else [*before, *after], reading, place, language)


def _lost(role: RoleRef, body: Entity | None) -> bool:
    """Whether a title's own body, other than a unit of another, was not found."""
    return body is None and role.agency is not None and not role.agency.units


def _unofficial(role: RoleRef, reading: Reading) -> bool:
    title = reading.lexicon[role.title]
    return title.flag("notOfficial") or title.flag("byline")


def where(body: Entity | None) -> str | None:
    """The IRI of the place in which a body is, where it is told."""
    return (
        next((v.iri for n, v in body.statements if n == "jurisdiction" and isinstance(v, Entity)), None)
        if body
        else None
    )


def _chaired(role: RoleRef, reading: Reading) -> Entity | None:
    ref = role.chair_of
    meeting = reading.meetings.of(ref) if isinstance(ref, MeetingRef) else None
    zone = meeting.zone if meeting is not None else ref if isinstance(ref, ZoneRef) else None
    return reading.zone(zone) if zone is not None else None


def _named_kind(body: Entity, lexicon: Lexicon) -> str | None:
    """The function of a named body: the Supreme People's Court is a court."""
    concept = lexicon.get(body.iri)
    kind = concept.first("kind") if concept else None
    return function_of(kind, lexicon) if kind else None


def _unit(role: RoleRef, title: Concept, near: list[Entity], lexicon: Lexicon, language: str) -> str | None:
    """The unit of a neighbour's body that an English title means: "party secretary and director of the bureau"."""
    if language != "en" or role.agency is not None or not near:
        return None
    if not _of_any_committee(title):
        return title.first("impliesUnit")
    kind = (_named_kind(near[0], lexicon) or near[0].iri).rsplit("/", 1)[-1]
    return _GROUP if kind.startswith(_GROUPS) else None if kind.startswith(_BESIDE) else _PARTY


def _of_any_committee(title: Concept) -> bool:
    """Whether a title is of a party committee that it does not tell: "Party Secretary"."""
    return title.first("impliesKind") == _COMMITTEE and title.first("impliesLevel") is None


def _inherit(role: RoleRef, near: list[Entity], reading: Reading, place: str | None, language: str) -> Entity | None:
    """The body of a title that names none: what the title implies, else a neighbour's, else the document's."""
    lexicon = reading.lexicon
    title = lexicon[role.title]
    implied = title.first("impliesKind")
    pointed = role.agency is not None and role.agency.unresolved and (role.agency.kind or role.agency.wording)
    if language == "en" and (role.agency is None or role.agency.unresolved) and (named := title.first("impliesAgency")):
        return reading.bodies.resolve(AgencyRef(named=named))
    if (unit := _unit(role, title, near, lexicon, language)) is not None:
        return reading.bodies.unit(near[0], unit)
    if implied and not pointed:
        level = title.first("impliesLevel") or ("State" if levels_of(implied, lexicon) == {"State"} else None)
        name = {
            "Provincial": "provincial",
            "Municipal": "municipal",
            "County": "county",
            "State": "state",
        }.get((level or "").rsplit("#", 1)[-1])
        function = function_of(implied, lexicon)
        state = (level or "").endswith("State")  # a member of the Political Bureau is none of a city's committee
        wholes = [
            w for b in near if language == "en" and english_posts.at_level(w := reading.bodies.whole(b), name, reading)
        ]
        for whole in (w for w in wholes if not state or lexicon.level(where(w)) in ("State", None)):
            if whole.iri.endswith("/" + function.rsplit("/", 1)[-1]) or _named_kind(whole, lexicon) == function:
                return whole
        form = role.wording[-2:-1]
        governed = language != "en" and form in _FORMS and function.endswith("/people-government")
        wording = f"{form}人民政府" if governed else ministry(role.wording, function, lexicon)
        ref = AgencyRef(function, level=name, unresolved=name is None, wording=wording)
        body = reading.bodies.resolve(ref, near=near[0] if near else None, where=place)
        if body is None and language != "en":
            body = chinese_posts.local(role, function, near, reading)
        untold = body is None or reading.bodies.level_of(body) is not None
        if untold and language == "en" and role.agency is None and place in (None, reading.setting.country):
            return english_posts.local(role, function, name, reading)
        if language == "en" and role.agency is None and not _told(body, near, place, reading):
            return None  # a home minister of a state that nobody names
        return body if _fits(role, body, reading) else None
    if role.agency is not None and role.agency.place and role.agency.unresolved and not role.agency.wording:
        same = reading.bodies.resolve(role.agency, near=near[0] if near else None, where=place)
        state = lexicon.level(reading.setting.pick(role.agency.place)) == "State"
        high = int(title.first("rank") or 9) <= _MINISTERIAL + state
        government = AgencyRef(None, role.agency.place, level="proper", wording="Government")
        return same or (reading.bodies.resolve(government) if high and language == "en" else None)
    if role.agency is not None:
        unresolved = role.agency.unresolved
        return reading.bodies.resolve(role.agency, near=near[0] if near else None, where=place) if unresolved else None
    bare = language == "en" and role.title == _MINISTER and place in (None, reading.setting.country)
    return reading.bodies.whole(near[0]) if near else reading.ministry if bare else None


def _told(body: Entity | None, near: list[Entity], place: str | None, reading: Reading) -> bool:
    """Whether the text tells whose a bare title is: in its run, or because the document is at home in one place."""
    at = where(body)
    if near or place is not None or reading.setting.at("state") in (None, reading.setting.country):
        return at is not None
    return at is not None and reading.setting.is_clear(at)


def _fits(role: RoleRef, body: Entity | None, reading: Reading) -> bool:
    """Whether a title fits the place: a 州长 governs no 市, a 行政长官 no province, a mayor no province."""
    form = role.wording[-2:-1]
    at = reading.lexicon.get(where(body))
    name = at.label("zh-hans") if at is not None else None
    if name and form.isascii():
        governs = reading.lexicon[role.title].said("headOfSuffix", "zh-hans")[:1]
        return not governs or governs[0] not in _FORMS or name[-1:] not in _FORMS or name.endswith(governs[0])
    return form not in _FORMS or not name or name.endswith((form, "区", "市") if form in "区市" else form)
