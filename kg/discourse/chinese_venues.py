"""Where a Chinese sentence sets a meeting: the place after 在, an agency's house, where somebody went to attend."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg import identity
from kg.discourse.chinese_home import short_names
from kg.discourse.setting import places_in
from kg.mentions import AgencyRef, PlaceRef
from kg.model import Entity, Label
from kg.namespaces import mint

if TYPE_CHECKING:
    from kg.discourse.reading import Reading
    from kg.mentions import Item


_ROOM = re.compile(r"(?:[一二三四五六七八九十\d]+号?楼)?[^楼]{0,5}(?:会议室|会议厅|礼堂|报告厅|多功能厅|会客厅)$")


def venue(items: list[Item], index: int, reading: Reading) -> tuple[Entity, Item] | None:
    """The most exact place after 在 in front of the verb, or behind it."""
    for position in [*range(index - 1, -1, -1), *range(index + 1, min(len(items), index + 3))]:
        item = items[position]
        if item.text not in ("在", "于") or position + 1 >= len(items):
            continue
        spots: list[Item] = []
        level = items[position + 1]
        nearer = level.tag == "J" and position + 2 < len(items) and isinstance(items[position + 2].value, PlaceRef)
        first = position + 1 + nearer
        if level.tag == "J" and level.text[0] != "全" and not nearer and (at := reading.setting.at(str(level.value))):
            return identity.place(at, reading.lexicon), level
        for spot in items[first:]:
            if not isinstance(spot.value, PlaceRef | AgencyRef):
                break
            spots.append(spot)
        behind = items[first + len(spots) :][:1]
        if spots and behind and behind[0].text == "的":
            continue  # 在省法院的指导下
        if not spots and position + 2 == index and (city := _short(level, reading)):
            return identity.place(city, reading.lexicon), level
        if spots:
            return _where(items, spots, first + len(spots), reading)
        if position < index and (room := _room(items[position + 1 : index], reading)):
            return room
    return None


def _room(between: list[Item], reading: Reading) -> tuple[Entity, Item] | None:
    """A house or a room by its own words: 在国际大酒店三楼召开."""
    if not between or any(i.tag not in "wUKZ#n" for i in between):
        return None
    name = "".join(i.text for i in between)
    if not 2 < len(name) < 20 or not name.endswith(tuple(reading.lexicon.words("place-noun", "zh-hans"))):
        return None
    house = _ROOM.sub("", name)
    labels = [Label(name, "zh-hans"), *([Label(house, "zh-hans", "altLabel")] if house not in ("", name) else [])]
    return Entity(mint("place", reading.iri.rsplit("/", 1)[-1], name), "Place", tuple(labels)), between[0]


def _short(item: Item, reading: Reading) -> str | None:
    """The place that a short form stands for right before the verb: 在汉举行, 在吴江召开."""
    home, lexicon = reading.setting.home, reading.lexicon
    province = home.get("Provincial") or home.get("DirectMunicipality")
    if item.tag == "w" and 1 < len(item.text) < 4:  # 在吴江召开
        places = short_names(lexicon).get(item.text, ())
        spelt = {p.iri for q in reading.passages for i in q.items for p in places_in(i)}
        near = [p for p in places if p in spelt] or [p for p in places if province and province in lexicon.ancestors(p)]
        return near[0] if len(near) == 1 else None
    if item.tag != "w" or len(item.text) != 1 or province is None:
        return None
    cities = [c for c in reading.lexicon.inside(province) if reading.lexicon.level(c.iri) == "Municipal"]
    found = [c.iri for c in cities if item.text in (c.label("zh-hans") or "")[:-1]]
    return found[0] if len(found) == 1 else None


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
    behind = ""
    while after < len(items) and items[after].tag == "w":
        behind += items[after].text
        after += 1
    nouns = reading.lexicon.words("place-noun", "zh-hans")
    if isinstance(last.value, AgencyRef):
        body = reading.bodies.resolve(last.value)
        room = (Label(last.text + behind, "zh-hans", "altLabel"),) if behind.endswith(tuple(nouns)) else ()
        return (_house(body, room), last) if body else None
    if 0 < len(behind) < 14 and behind.endswith(tuple(nouns)):
        name = last.text + behind
        iri = mint("place", last.value.iri.rsplit("/", 1)[-1], name)  # type: ignore[union-attr]  # P holds a place
        return Entity(iri, "Place", (Label(name, "zh-hans"), Label(behind, "zh-hans", "altLabel"))), last
    if not isinstance(last.value, PlaceRef):
        return None
    where = reading.place(last.value)
    return (where, last) if where.kind == "Place" else (_house(where), last)


def _house(body: Entity, room: tuple[Label, ...] = ()) -> Entity:
    """The place that an agency's house is."""
    at = tuple((n, v) for n, v in body.statements if n == "jurisdiction" and isinstance(v, Entity))
    return Entity(
        mint("venue", *body.iri.split("/id/", 1)[-1].split("/")),
        "Place",
        (*body.labels, *room),
        tuple(("within", v) for _, v in at),
    )
