"""What a thing can be chosen by: its division, its zones, and the years that it is spoken of in.

Everything is read from the default graph; a thing without an answer is not in the mapping.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.namespaces import NS
from kg.network.reading import dates, pairs, statements

if TYPE_CHECKING:
    from kg.store import GraphStore

# GB/T 2260 codes of the first level end in four noughts; ISO 3166-2 codes are a state, a hyphen, a division.
FIRST_LEVEL = re.compile(r"\d\d0000|[A-Z]{2}-[A-Z0-9]{1,3}")


def homes(store: GraphStore) -> dict[str, str]:
    """Agency IRI -> IRI of the place that it has jurisdiction over; the first in order where there are two."""
    return dict(reversed(pairs(store, "jurisdiction")))


def above(store: GraphStore) -> dict[str, tuple[str, ...]]:
    """Place IRI -> itself and the places that it lies within, from the nearest to the farthest."""
    up = dict(reversed(pairs(store, "within")))
    places = {place for place, _ in statements(store, NS + "code")} | up.keys() | set(homes(store).values())

    def chain(place: str) -> tuple[str, ...]:
        found = [place]
        while (higher := up.get(found[-1])) is not None and higher not in found:
            found.append(higher)
        return tuple(found)

    return {place: chain(place) for place in sorted(places)}


def divisions(store: GraphStore) -> dict[str, str]:
    """IRI of a place or an agency -> its first-level division: a province, an autonomous region, a state of a union.

    A division is known by its code (GB/T 2260, ISO 3166-2). What has none above it, such as a ministry,
    has no answer.
    """
    codes = {place: code.value for place, code in statements(store, NS + "code")}
    found = {}
    for place, chain in above(store).items():
        top = next((each for each in chain if FIRST_LEVEL.fullmatch(codes.get(each, ""))), None)
        if top is not None:
            found[place] = top
    return found | {agency: found[place] for agency, place in homes(store).items() if place in found}


def zones(store: GraphStore) -> dict[str, set[str]]:
    """IRI -> zones: of a member, of an agency whose place is one, of a meeting that is a session of one."""
    found: dict[str, set[str]] = defaultdict(set)
    for relation in ("memberOf", "sessionOf"):
        for thing, zone in pairs(store, relation):
            found[thing].add(zone)
    for agency, place in homes(store).items():
        if place in found:
            found[agency] |= found[place]
    return dict(found)


def years(store: GraphStore) -> dict[str, tuple[int, ...]]:
    """Meeting IRI -> the years of its dates, sorted; a date without a year, `--09-11`, gives none."""
    held = {
        meeting: sorted({int(day[:4]) for day in found if day[:4].isdecimal()})
        for meeting, found in dates(store).items()
    }
    return {meeting: tuple(found) for meeting, found in held.items() if found}
