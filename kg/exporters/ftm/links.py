"""What joins things, as entities of FollowTheMoney with the quotes that say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.exporters.ftm import values
from kg.exporters.ftm.entity import LEGAL_ENTITIES, ORGANIZATIONS, entity, testimony

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.exporters.ftm.entity import Entity
    from kg.network.entities import Entities

# What stands in a property of the thing itself, or is the inverse of another.
WITHIN_THINGS = {"attendee", "heldAt", "inSeries", "jurisdiction", "organizer", "postIn", "within"}


def links(entities: Entities) -> Iterator[Entity]:
    """One entity for each fact that joins two things, sorted by relation, subject and object."""
    for relation in sorted(entities.pairs.keys() - WITHIN_THINGS):
        for subject, value in entities.pairs[relation]:
            kinds = entities.things[subject].kind, entities.things[value].kind
            if "MeetingSeries" not in kinds:
                schema, source, target, role = _schema(relation, *kinds)
                ends = {source: [values.entity_id(subject)], target: [values.entity_id(value)]}
                said = testimony(entities, entities.behind((subject, relation, value)))
                yield entity(
                    values.link_id(relation, subject, value), schema, **ends, role=[role] if role else [], **said
                )


def _schema(relation: str, subject: str, value: str) -> tuple[str, str, str, str]:
    """The schema of a relation between two kinds, its properties for subject and object, and the role to state."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", relation).lower()
    if relation == "holds" and (subject, value) == ("Official", "Role"):
        return "Occupancy", "holder", "post", ""
    if relation == "memberOf" and subject in LEGAL_ENTITIES and value in ORGANIZATIONS:
        return "Membership", "member", "organization", "member"
    if relation == "signed" and value == "Agreement":
        return "Documentation", "entity", "document", words
    if relation == "adoptedAt" and subject == "Agreement":
        return "Documentation", "document", "entity", words
    return "UnknownLink", "subject", "object", words
