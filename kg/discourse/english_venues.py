"""Where an English sentence says that a meeting was: the venue that stands with a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import identity
from kg.annotate.cascade import tags
from kg.annotate.gazetteer import fold
from kg.mentions import AgencyRef, Item, PlaceRef
from kg.model import Entity, Label
from kg.namespaces import mint

if TYPE_CHECKING:
    from kg.annotate import Passage
    from kg.discourse.reading import Reading

_FORMS = ("city", "town", "district", "county", "province")
_TOWN = 3  # words of a town's name
_TOWNS = ("Municipal", "DirectMunicipality", "County", None)


def venue(passage: Passage, index: int, reading: Reading) -> Item | None:
    """The most exact place, or body in whose house it was, after "in" or "at": behind the verb first."""
    items = passage.items
    spots = [(n, i) for n, i in enumerate(items) if i.tag in "PA" and n and _governed(items, n)]
    if (town := _town(passage, index, reading)) is not None:
        return town
    if (house := _house(passage, index, reading)) is not None:
        return house
    after = next((n for n in range(index + 1, len(items)) if items[n].tag == "V"), len(items))
    here = any(i.text.lower() == "here" for i in items[index:after]) or items[index].text.lower().endswith(" here")
    if here and reading.dateline:
        return reading.dateline
    spots = [(n, i) for n, i in spots if not _planned(items, n, reading)]
    behind = [i for n, i in spots if n > index and (i.tag == "P" or items[n - 1].text.lower() == "at")]
    ahead = [i for n, i in spots if n < index and i.tag == "P"]
    first = next(iter([*behind, *ahead]), None)
    return next((i for i in behind if first is not None and _inside(i, first, reading)), first)


def _inside(spot: Item, other: Item, reading: Reading) -> bool:
    """Whether a place lies in another, and so is the more exact one: "in China ..., in Beijing"."""
    if spot is other or not (isinstance(spot.value, PlaceRef) and isinstance(other.value, PlaceRef)):
        return False
    inner, outer = reading.setting.pick(spot.value), reading.setting.pick(other.value)
    return inner != outer and outer in reading.lexicon.ancestors(inner)


def _governed(items: list[Item], n: int) -> bool:
    """Whether "in" or "at" stands before a place: "in Lanzhou", "in the Lao capital Vientiane"."""
    at = n - 1
    while at > 0 and items[at].text.lower() in ("capital", "city") and items[n].tag == "P":
        at -= 1
        while at > 0 and (items[at].tag in "tP'" or items[at].text.istitle()):
            at -= 1
    return items[at].text.lower().rsplit(" ", 1)[-1] in ("in", "at")


def _town(passage: Passage, index: int, reading: Reading) -> Item | None:
    """A town that no gazetteer has, behind the verb, as an item `h`: "in Karakol, Kyrgyzstan", "held in Osh on Friday".

    Without a state behind it, it has to follow the verb, in a document from abroad.
    """
    items = passage.items
    known = reading.lexicon.words("subject", "en") | reading.lexicon.words("body-head", "en")
    verbs = 0
    for n in range(index + 1, len(items) - 1):
        verbs += items[n].tag == "V"
        if verbs > (items[index].tag == "E"):
            return None
        if items[n].text.lower() not in ("in", "at") or items[n + 1].tag != "W" or items[n + 1].text.isupper():
            continue
        end = n + 1
        while end < len(items) and items[end].tag == "W" and end - n <= _TOWN:
            end += 1
        if fold(items[end - 1].text) in known:
            continue
        form = end < len(items) and items[end].tag == "J" and items[end].text.lower() in _FORMS
        behind = end + form + 2 * (tags(items[end : end + 3]) == ",W,")
        stated = behind + 1 < len(items) and items[behind].tag in ",(" and _abroad(items[behind + 1], reading)
        near = all(i.tag in "DysnEV" or i.text == "," for i in items[index + 1 : n])
        closed = form or end == len(items) or (items[end].tag in ".,;DyswV" and items[end].text.lower() != "capital")
        alone = near and closed and items[n].text.lower() == "in" and _from_abroad(reading)
        if stated or alone:
            text = passage.sentence.text[items[n + 1].start : items[end - 1].end]
            return Item("h", items[n + 1].start, items[end - 1].end, None, text)
    return None


def _abroad(item: Item, reading: Reading) -> bool:
    """Whether a place is one outside China: a state, or a part of one."""
    place = item.value
    if not isinstance(place, PlaceRef):
        return False
    return not any(iri.endswith("/cn") for iri in (place.iri, *reading.lexicon.ancestors(place.iri)))


def _from_abroad(reading: Reading) -> bool:
    """Whether a document tells of no place in China."""
    return reading.setting.at("state") not in (None, reading.setting.country)


def _planned(items: list[Item], n: int, reading: Reading) -> bool:
    """Whether the verb before a place is about a later meeting: "the next one will be held in A"."""
    verb = next((v for v in range(n - 1, -1, -1) if items[v].tag == "V"), 0)
    words = " ".join(i.text.lower() for i in items[max(0, verb - 3) : verb + 1])
    return any(f" {cue} " in f" {words} " for cue in reading.lexicon.words("planned", "en"))


def _house(passage: Passage, index: int, reading: Reading) -> Item | None:
    """A building in capitals after "in" or "at", as an item `h`: "at the Riverside Convention Centre"."""
    items, houses = passage.items, reading.lexicon.words("place-noun", "en")
    for n in range(max(1, index - 8), len(items)):
        if items[n - 1].text.lower() not in ("at", "in"):
            continue
        start = n + (items[n].tag == "t")
        end = start
        while (
            end < len(items)
            and items[end].tag in "WPAKTURNCXZHJMS'"
            and not items[end].text.removeprefix("the ")[0].islower()
        ):
            end += 1
        end += end > start and end < len(items) and items[end].text == "headquarters"
        while end > start and fold(items[end - 1].text).rsplit(" ", 1)[-1] not in houses:
            end -= 1
        if end - start > 1 or (end > start and " " in items[start].text):
            text = passage.sentence.text[items[start].start : items[end - 1].end].removeprefix("the ")
            stop = items[end - 1].end
            return Item("h", stop - len(text), stop, None, text)
    return None


def place(spot: Item, reading: Reading) -> Entity | None:
    """The place that a venue names: a building, the house of a body, or a place of the gazetteer."""
    if spot.tag == "h":
        return Entity(mint("place", spot.text), "Place", (Label(spot.text, "en"),))
    if isinstance(spot.value, AgencyRef):
        body = reading.bodies.resolve(spot.value)
        return identity.venue(body) if body else None
    found = reading.place(spot.value) if isinstance(spot.value, PlaceRef) else None
    return found if found is not None and found.kind == "Place" else None


def is_town(found: Entity, reading: Reading) -> bool:
    """Whether a place is a city: one that hosts a meeting is where it was, a state or province need not be."""
    return found.kind == "Place" and reading.lexicon.level(found.iri) in _TOWNS
