"""Posts in English whose body the text leaves open: "the deputy mayor" of a city that it never names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.mentions import AgencyRef

if TYPE_CHECKING:
    from kg.discourse.reading import Reading
    from kg.mentions import RoleRef
    from kg.model import Entity

_LEVELS = {"省": "provincial", "市": "municipal", "县": "county"}
_NAMES = {"people-government": "People's Government", "party-committee": "Party Committee"}


def local(role: RoleRef, function: str, level: str | None, reading: Reading) -> Entity | None:
    """The government or committee of a place that the document never names, as a body of the document alone."""
    governs = reading.lexicon[role.title].said("headOfSuffix", "zh-hans")[:1]
    level = level or (_LEVELS.get(governs[0]) if governs else None)
    name = _NAMES.get(function.rsplit("/", 1)[-1])
    abroad = reading.setting.at("state") not in (None, reading.setting.country)
    if level is None or name is None or abroad or reading.setting.at(level) is not None:
        return None
    return reading.bodies.resolve(AgencyRef(function, level=level, wording=f"{level.capitalize()} {name}"))
