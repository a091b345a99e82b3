"""Coordinated lists of places in a sentence: what "the six provinces" further on means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.mentions import PlaceRef, RoleRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.mentions import Item


@dataclass(frozen=True, slots=True)
class PlaceList:
    """Places in a row; `items[stop]` is the first item behind the list; `counted` those before "six provinces".

    `stated` is the number in such words, 6 here, which need not be how many there are.
    """

    items: list[Item]
    stop: int
    counted: list[Item]
    stated: int | None = None


def _is_place(items: list[Item], i: int) -> bool:
    """A place, or a title without a name that stands in a list of places where a broken line left it."""
    value = items[i].value
    if isinstance(value, PlaceRef):
        return True
    if not isinstance(value, RoleRef) or value.agency is None or value.agency.place is None:
        return False
    return items[i].tag == "B" and any(
        0 <= j < len(items) and 0 <= k < len(items) and items[k].tag == "," and isinstance(items[j].value, PlaceRef)
        for j, k in ((i - 2, i - 1), (i + 2, i + 1))
    )


def place_lists(items: list[Item]) -> Iterator[PlaceList]:
    """Lists of two or more places that only commas, "and", articles and counts part."""
    i = 0
    while i < len(items):
        if not _is_place(items, i):
            i += 1
            continue
        found, counted, stop = [items[i]], [items[i]], i + 1
        j = i + 1
        while j < len(items):
            if _is_place(items, j):
                found.append(items[j])
                if len(counted) == len(found) - 1 and not any(x.tag == "n" for x in items[i:j]):
                    counted.append(items[j])
                stop = j + 1
            elif items[j].text.lower() == "in" and j + 1 < len(items) and _is_place(items, j + 1):
                j += 1  # "A and B in the province, C in another": the province only says where they lie
            elif not (items[j].tag in ",atn" or items[j].text.lower() == "other"):
                break
            j += 1
        if len(found) > 1:
            numbers = (x.value for x in items[i : j + 1] if x.tag == "n" and isinstance(x.value, int))
            yield PlaceList(found, stop, counted, next(numbers, None))
        i = stop
