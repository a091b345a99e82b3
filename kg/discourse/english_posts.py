"""Posts in English whose body the text leaves open: "the deputy mayor" of a city that it never names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.mentions import AgencyRef, PersonRef

if TYPE_CHECKING:
    from kg.discourse.reading import Reading
    from kg.mentions import RoleRef
    from kg.model import Entity

_LEVELS = {"省": "provincial", "市": "municipal", "县": "county"}
# Bodies of the state whose heads are called ministers.
_HEADED = ("Ministry of ", "General Administration of Customs")
_NAMES = {"people-government": "People's Government", "party-committee": "Party Committee"}


def at_level(body: Entity, level: str | None, reading: Reading) -> bool:
    """Whether a body of a run is of the level that a title tells: no provincial post is in a city's committee."""
    own = reading.bodies.level_of(body)
    return level in (None, "state") or own in (None, level)


def local(role: RoleRef, function: str, level: str | None, reading: Reading) -> Entity | None:
    """The government or committee of a place that the document never names, as a body of the document alone."""
    governs = reading.lexicon[role.title].said("headOfSuffix", "zh-hans")[:1]
    level = level or (_LEVELS.get(governs[0]) if governs else None)
    name = _NAMES.get(function.rsplit("/", 1)[-1])
    abroad = reading.setting.at("state") not in (None, reading.setting.country)
    if level is None or name is None or abroad or reading.setting.at(level) is not None:
        return None
    return reading.bodies.resolve(AgencyRef(function, level=level, wording=f"{level.capitalize()} {name}"))


def ministry(reading: Reading) -> Entity | None:
    """The one ministry of the home state that a document names: whose a bare "Vice Minister" is."""
    country, before = reading.setting.country, dict(reading.bodies.recent)
    values = [i.value for p in reading.passages if p.sentence.language == "en" for i in p.items]
    refs = [v for v in values if isinstance(v, AgencyRef)]
    refs += [r.agency for v in values if isinstance(v, PersonRef) for r in v.roles if r.agency is not None]
    told = [r for r in refs if not r.unresolved and (r.named or r.level == "state" or r.place)]
    found = {body.iri: body for ref in dict.fromkeys(told) if (body := reading.bodies.resolve(replace(ref, units=())))}
    reading.bodies.recent = before
    at_home = [
        body
        for body in found.values()
        if ("jurisdiction", country) in ((n, getattr(v, "iri", "")) for n, v in body.statements)
    ]
    ministries = [body for body in at_home if body.label.startswith(_HEADED)]
    return ministries[0] if len(ministries) == 1 else None
