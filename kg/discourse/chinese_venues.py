"""Where a Chinese sentence sets a meeting: the place after 在, an agency's house, where somebody went to attend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import identity
from kg.mentions import AgencyRef, PlaceRef
from kg.model import Entity, Label
from kg.namespaces import mint

if TYPE_CHECKING:
    from kg.discourse.reading import Reading
    from kg.mentions import Item


def venue(items: list[Item], index: int, reading: Reading) -> tuple[Entity, Item] | None:
    """The most exact place after 在 in front of the verb, or behind it."""
    for position in [*range(index - 1, -1, -1), *range(index + 1, min(len(items), index + 3))]:
        item = items[position]
        if item.text not in ("在", "于") or position + 1 >= len(items):
            continue
        spots: list[Item] = []
        level = items[position + 1]
        if level.tag == "J" and (at := reading.setting.at(str(level.value))):
            return identity.place(at, reading.lexicon), level
        for spot in items[position + 1 :]:
            if not isinstance(spot.value, PlaceRef | AgencyRef):
                break
            spots.append(spot)
        if spots:
            return _where(items, spots, position + 1 + len(spots), reading)
    return None


def destination(items: list[Item], index: int, reading: Reading) -> tuple[Entity, Item] | None:
    """Where somebody went to attend: 赴上海参加, 前往佛山市，出席."""
    going = reading.lexicon.words("going", "zh-hans")
    for position in range(index - 1, -1, -1):
        item = items[position]
        if item.text in going:
            spots = []
            for spot in items[position + 1 :]:
                if not isinstance(spot.value, PlaceRef):
                    break
                spots.append(spot)
            return _where(items, spots, position + 1 + len(spots), reading) if spots else None
        if item.tag == "V":
            return None
    return None


def _where(items: list[Item], spots: list[Item], after: int, reading: Reading) -> tuple[Entity, Item] | None:
    last = spots[-1]
    if isinstance(last.value, AgencyRef):
        body = reading.bodies.resolve(last.value)
        return (_house(body), last) if body else None
    behind = items[after] if after < len(items) else None
    nouns = reading.lexicon.words("place-noun", "zh-hans")
    if behind is not None and behind.tag == "w" and len(behind.text) < 14 and behind.text.endswith(tuple(nouns)):
        name = last.text + behind.text
        iri = mint("place", last.value.iri.rsplit("/", 1)[-1], name)  # type: ignore[union-attr]  # P holds a place
        return Entity(iri, "Place", (Label(name, "zh-hans"), Label(behind.text, "zh-hans", "altLabel"))), last
    if not isinstance(last.value, PlaceRef):
        return None
    where = reading.place(last.value)
    return (where, last) if where.kind == "Place" else (_house(where), last)


def _house(body: Entity) -> Entity:
    """The place that an agency's house is."""
    at = tuple((n, v) for n, v in body.statements if n == "jurisdiction" and isinstance(v, Entity))
    return Entity(
        mint("venue", *body.iri.split("/id/", 1)[-1].split("/")),
        "Place",
        body.labels,
        tuple(("within", v) for _, v in at),
    )
