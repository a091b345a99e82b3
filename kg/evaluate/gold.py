"""What an annotator read in one document: its entities with their accepted labels, and its facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from kg.errors import InputError
from kg.evaluate.likeness import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

KINDS = frozenset(ENOUGH) - {"Role"}
ACTORS = ("Agency", "Official", "Place", "CooperationZone")
# What each relation joins, by the kinds of entity that are looked for at either end.
RELATIONS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "attended": (ACTORS, ("Meeting",)),
    "organized": (ACTORS, ("Meeting",)),
    "presidedOver": (ACTORS, ("Meeting",)),
    "spokeAt": (ACTORS, ("Meeting",)),
    "heldAt": (("Meeting",), ("Place",)),
    "heldOn": (("Meeting",), ()),
    "memberOf": (ACTORS, ("CooperationZone",)),
    "sessionOf": (("Meeting",), ("CooperationZone",)),
    "signed": (ACTORS, ("Agreement",)),
    "adoptedAt": (("Agreement",), ("Meeting",)),
    "conveyed": (("Meeting",), ("Meeting",)),
}
HOLDS = "holds"
# How a date is written, and the XML Schema datatype that says how much of it is known.
DATES = {r"\d{4}-\d\d-\d\d": "date", r"\d{4}-\d\d": "gYearMonth", r"--\d\d-\d\d": "gMonthDay", r"\d{4}": "gYear"}

# Subject and object are keys of entities, a date as written, or None for what the annotation does not know.
Fact = tuple[str | None, str, str | None]


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing and every label that a fair reader accepts for it.

    `many` marks a group, which a graph may spell out member by member.
    """

    kind: str
    labels: tuple[str, ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """That someone holds a role: the titles accepted for it and the bodies, any one of which it may be in.

    With no bodies any body is accepted, and none.
    """

    holder: str
    titles: tuple[str, ...]
    bodies: frozenset[str]
    required: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotation of one document.

    A fact of `required` has to be found; one of `optional` may be, and counts neither way.
    """

    entities: Mapping[str, Entity]
    required: frozenset[Fact]
    optional: frozenset[Fact]
    posts: tuple[Post, ...]

    def of_many(self, fact: Fact) -> bool:
        """Whether the fact is about a group."""
        ends = (self.entities.get(end) for end in (fact[0], fact[2]) if end is not None)
        return any(entity.many for entity in ends if entity)


def read(path: Path) -> Gold:
    """Read an annotation in YAML; raises InputError with the file and what is wrong in it."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}"
        raise InputError(message) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        message = f"{path}: cannot be read as YAML: {error}"
        raise InputError(message) from error
    try:
        return parse(data)
    except InputError as error:
        message = f"{path}: {error}"
        raise InputError(message) from error


def parse(data: object) -> Gold:
    """The annotation in these mappings and lists; raises InputError with the reason alone."""
    if not isinstance(data, dict) or not isinstance(data.get("entities"), dict):
        message = "not an annotation: it has no `entities`"
        raise InputError(message)
    entities = {str(key): _entity(str(key), value) for key, value in data["entities"].items()}
    facts: dict[bool, set[Fact]] = {True: set(), False: set()}
    posts = []
    for required, item in _items(data):
        subject, relation, value = item
        if relation == HOLDS:
            posts.append(_post(entities, str(subject), value, required=required))
        else:
            facts[required].add(_fact(entities, str(subject), str(relation), str(value)))
    return Gold(entities, frozenset(facts[True]), frozenset(facts[False]), tuple(posts))


def _items(data: dict[str, Any]) -> Iterator[tuple[bool, list[Any]]]:
    for section, required in (("facts", True), ("optional", False)):
        items = data.get(section) or []
        for item in items if isinstance(items, list) else [items]:
            if not isinstance(item, list) or len(item) != 3:
                message = f"{section}: {item!r} is not of the form [subject, relation, object]"
                raise InputError(message)
            yield required, item


def _entity(key: str, value: object) -> Entity:
    fields = value if isinstance(value, dict) else {}
    if fields.get("type") not in KINDS:
        message = f"entity {key}: its type has to be one of {', '.join(sorted(KINDS))}"
        raise InputError(message)
    labels = _texts(fields.get("labels"))
    if not labels:
        message = f"entity {key}: it has no labels"
        raise InputError(message)
    return Entity(fields["type"], labels, bool(fields.get("many")))


def _post(entities: Mapping[str, Entity], holder: str, value: object, *, required: bool) -> Post:
    fields = value if isinstance(value, dict) else {}
    titles, bodies = _texts(fields.get("title")), _texts(fields.get("at"))
    if not titles:
        message = f"{holder} {HOLDS} {value!r}: a role is of the form {{title: ..., at: ...}}"
        raise InputError(message)
    _known(entities, (holder, *bodies))
    return Post(holder, titles, frozenset(bodies), required)


def _fact(entities: Mapping[str, Entity], subject: str, relation: str, value: str) -> Fact:
    if relation not in RELATIONS:
        message = f"{subject} {relation} {value}: the relation has to be one of {', '.join((*RELATIONS, HOLDS))}"
        raise InputError(message)
    subjects, objects = RELATIONS[relation]
    ends = {subject: subjects}
    if objects:
        ends[value] = objects
    elif not any(re.fullmatch(pattern, value) for pattern in DATES):
        message = f"{subject} {relation} {value}: a date is YYYY-MM-DD, YYYY-MM, --MM-DD or YYYY"
        raise InputError(message)
    _known(entities, ends)
    for end, kinds in ends.items():
        if entities[end].kind not in kinds:
            message = f"{subject} {relation} {value}: {end} has to be of type {' or '.join(kinds)}"
            raise InputError(message)
    return subject, relation, value


def _known(entities: Mapping[str, Entity], keys: Iterable[str]) -> None:
    for key in keys:
        if key not in entities:
            message = f"{key} stands in a fact and is no entity"
            raise InputError(message)


def _texts(value: object) -> tuple[str, ...]:
    """One text or a list of them, as they are or as YAML takes numbers and dates."""
    values = value if isinstance(value, list) else [value]
    return tuple(str(text) for text in values if text is not None)
