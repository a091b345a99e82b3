"""Who a Chinese mention means as an actor: people, bodies, and what a count takes up again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.mentions import AgencyRef, GroupRef, PersonRef, PlaceRef

if TYPE_CHECKING:
    from kg.discourse.people import Person
    from kg.discourse.reading import Reading
    from kg.mentions import Item
    from kg.model import Entity

# Leaders whose words are studied: a quotation does not show that they were there.
_DISTANT = frozenset({"general-secretary", "president-state", "premier"})


@dataclass(slots=True)
class Actor:
    """Somebody or something that may be the subject of the next verb."""

    referent: Entity | Person
    item: Item
    distant: bool = False

    def sends(self, nouns: frozenset[str]) -> bool:
        """Whether the wording ends in a noun for people of a body (负责同志): some of them came."""
        return self.item.text.endswith(tuple(nouns))


def actors(item: Item, reading: Reading) -> list[Actor]:
    """The referents of a mention; none for those who wrote the text and for bodies that nothing resolves."""
    value = item.value
    if isinstance(value, PersonRef):
        titles = [reading.lexicon[role.title] for role in value.roles]
        for role in value.roles:
            if role.agency is not None:
                reading.bodies.resolve(role.agency)
        if titles and all(title.flag("byline") for title in titles):
            return []
        distant = any(title.name in _DISTANT for title in titles)
        return [Actor(reading.people.of(value.name, "zh-hans"), item, distant)]
    if isinstance(value, AgencyRef):
        body = reading.bodies.resolve(value)
        return [Actor(body, item)] if body else []
    if isinstance(value, GroupRef) and value.of_people:
        return [Actor(person, item) for person in _holders(item, value, reading)]
    if isinstance(value, GroupRef):
        return [Actor(e, item) for e in reading.group(value) or _named(value, reading)]
    if item.tag == "n" and isinstance(value, int):
        ref = GroupRef(None, None, None, value, item.text)
        return [Actor(e, item) for e in reading.group(ref) or _named(ref, reading)]
    if isinstance(value, PlaceRef):
        return [Actor(reading.place(value), item)]
    return []


def _holders(item: Item, ref: GroupRef, reading: Reading) -> list[Person]:
    """四省检察长: those named with that title, where they are exactly as many as counted."""
    title = item.text.removesuffix("们")
    found: dict[str, None] = {}
    for named in (i.value for passage in reading.passages for i in passage.items):
        if isinstance(named, PersonRef) and any(title.endswith(role.wording) for role in named.roles):
            found.setdefault(named.name)
    return [reading.people.of(name, "zh-hans") for name in found] if len(found) == ref.count else []


def _named(ref: GroupRef, reading: Reading) -> list[Entity]:
    """The bodies of the kind that took part, else that were named, where they are exactly as many as counted."""
    found: dict[str, Entity] = {}
    level = {"municipal": "Municipal", "county": "County"}.get(ref.level or "")
    for body in reading.bodies.recent.values():
        whole = reading.bodies.whole(body)
        kind = whole.iri.rsplit("/", 1)[-1]
        if level and reading.lexicon.level(_seat(whole)) != level:
            continue
        alike = ref.kind is None or kind == ref.kind.rsplit("/", 1)[-1]
        if alike and (at := _seat(whole)) is not None and reading.lexicon.level(at) != "State":
            found[whole.iri] = whole
    if ref.kind is None and ref.wording.endswith(("地", "省", "市", "县", "区", "州")):
        kinds = {iri.rsplit("/", 1)[-1] for iri in found}
        found = found if len(kinds) == 1 else {}  # 两地 are no council and no committee
    here = {iri: b for iri, b in found.items() if any(p == iri or p.startswith(iri + "/") for p in reading.present)}
    return list(next((f.values() for f in (here, found) if len(f) == ref.count), ()))


def _seat(body: Entity) -> str | None:
    return next((getattr(v, "iri", None) for n, v in body.statements if n == "jurisdiction"), None)
