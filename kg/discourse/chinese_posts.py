"""Posts in Chinese that a mention does not tell by itself: a title named again, a visitor's county."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.chinese_agencies import LEVELS
from kg.annotate.kinds import branch_of
from kg.discourse.setting import SPECIAL, places_in
from kg.mentions import AgencyRef, PersonRef, RoleRef

if TYPE_CHECKING:
    from kg.discourse.reading import Reading
    from kg.mentions import Item
    from kg.model import Entity

LANGUAGE = "zh-hans"


def _stated(role: RoleRef) -> bool:
    return role.agency is not None and not role.agency.unresolved


def told(reading: Reading) -> dict[str, list[RoleRef]]:
    """The titles that some mention of a person gives with a body: other mentions only name them again."""
    named = (i.value for p in reading.passages if p.sentence.language == "zh" for i in p.items)
    found: dict[str, list[RoleRef]] = {}
    for person in named:
        if isinstance(person, PersonRef) and any(map(_stated, person.roles)):
            found.setdefault(person.name, []).extend(person.roles)
    return found


def untold(person: PersonRef, told: dict[str, list[RoleRef]]) -> list[RoleRef]:
    """The roles of a mention, without those that another mention gives with their body: 王书记 of a 党组书记."""
    if any(map(_stated, person.roles)):
        return list(person.roles)
    return [r for r in person.roles if r.agency or not any(_again(r, t) for t in told.get(person.name, ()))]


def _again(role: RoleRef, before: RoleRef) -> bool:
    same = (role.title, role.modifiers) == (before.title, before.modifiers)
    return same or before.wording.endswith(role.wording)


def elsewhere(person: PersonRef, reading: Reading) -> str | None:
    """The one county or district of the document that a visitor governs: no 副县长 serves the home 区."""
    lexicon, home = reading.lexicon, reading.setting.home.get("County")
    forms = {r.wording[-2:-1] for r in person.roles if r.agency is None and r.wording.endswith(("县长", "区长"))}
    name = (lexicon[home].label(LANGUAGE) or "") if home else ""
    if len(forms) != 1 or not name or name.endswith(tuple(forms)):
        return None
    named = {reading.setting.pick(p) for q in reading.passages for i in q.items for p in places_in(i)}
    counties = (p for p in sorted(named) if lexicon.level(p) == "County")
    found = [p for p in counties if (lexicon[p].label(LANGUAGE) or "-").endswith(tuple(forms))]
    return found[0] if len(found) == 1 else None


def party(items: list[Item], at: int, reading: Reading) -> str | None:
    """The place of the party that somebody leads: 甲市商会一行在副部长乙带领下来访 is of that city."""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or after.text not in reading.lexicon.words("leading", LANGUAGE):
        return None
    if at == 0 or items[at - 1].text not in ("在", "由"):
        return None
    led = next((i for i in reversed(items[: at - 1]) if i.tag in "ALPN,.;"), None)
    return next((reading.setting.pick(p) for p in places_in(led)), None) if led is not None else None


def listed(person: PersonRef, items: list[Item], at: int, reading: Reading) -> bool:
    """Whether a title that every body has stands in a list right behind another person: 副主席甲、秘书长乙."""
    staff = tuple(reading.lexicon.words("staff-title", LANGUAGE))
    own = all(r.agency is None and r.chair_of is None and r.wording.endswith(staff) for r in person.roles)
    return own and at > 1 and items[at - 1].tag in "、," and isinstance(items[at - 2].value, PersonRef)


def shares_place(person: PersonRef, items: list[Item], at: int) -> bool:
    """Whether bodies without a place stand in a list right behind another person's: 某县政法委书记甲，禁毒办主任乙."""
    bodies = [r.agency for r in person.roles if r.agency is not None]
    bare = bool(bodies) and all(b.unresolved and b.kind and not b.place and not b.level for b in bodies)
    return bare and at > 1 and items[at - 1].tag in "、," and isinstance(items[at - 2].value, PersonRef)


def region(person: PersonRef, reading: Reading) -> str | None:
    """The region of a title that is met in few: whose 行政长官 the document means, by what it names."""
    for role in person.roles:
        if role.agency is not None or not reading.lexicon[role.title].flag("ofSpecialRegion"):
            continue
        seats = reading.bodies.seats()
        named = [place for place in SPECIAL if place in seats] or reading.setting.named(SPECIAL)
        if len(named) == 1:
            return named[0]
    return None


def local(role: RoleRef, function: str, near: list[Entity], reading: Reading) -> Entity | None:
    """The body of a title in a place that the document never names: the 市人民政府 of a 副市长."""
    lexicon = reading.lexicon
    level = LEVELS.get(role.wording[-2:-1])
    if level and function.endswith("/people-government"):
        return reading.bodies.resolve(AgencyRef(function, level=level, wording=f"{role.wording[-2]}人民政府"))
    whole = branch_of(function, lexicon)
    level = next((at for (kind, at), b in reading.bodies.local.items() if b in near and kind == whole), None)
    name = lexicon[function].label(LANGUAGE)
    if level is None or name is None:
        return None
    committee = reading.bodies.local[whole or "", level]
    return reading.bodies.resolve(AgencyRef(function, level=level, wording=f"{committee.label}{name}"))
