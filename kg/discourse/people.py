"""Which mentions of a person are one person: the full name, then a surname alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Entity, Label
from kg.namespaces import mint

if TYPE_CHECKING:
    from collections.abc import Iterable


_PAIR = 2


@dataclass(slots=True)
class Person:
    """One person of a document; `bodies` are the bodies where posts were found, by IRI."""

    name: str
    bodies: dict[str, Entity | None] = field(default_factory=dict)
    language: str = "en"


class People:
    """The people of a document by their full names."""

    def __init__(self) -> None:
        self.all: dict[str, Person] = {}
        self._short: dict[str, list[Person]] = {}

    def of(self, name: str, language: str) -> Person:
        """The person of a name: a new one, or the one that a shorter form stands for."""
        key = _key(name)
        if key in self.all:
            return self.all[key]
        parts = key.split()
        if len(parts) == 1 and len({id(p) for p in self._short.get(parts[0], ())}) == 1:
            return self._short[parts[0]][0]
        if language == "en" and len(parts) > 1 and (fuller := self._fuller(parts)) is not None:
            return fuller
        person = self.all[key] = Person(name, language=language)
        for part in parts:
            self._short.setdefault(part, []).append(person)
        return person

    def _fuller(self, parts: list[str]) -> Person | None:
        """The one person whose longer name begins so, or has more between its first word and its last."""
        found = {}
        for person in self._short.get(parts[0], ()):
            words = _key(person.name).split()
            begins = words[: len(parts)] == parts
            around = len(parts) == _PAIR and words[0] == parts[0] and words[-1] == parts[1]
            if len(words) > len(parts) and (begins or around):
                found[id(person)] = person
        return next(iter(found.values())) if len(found) == 1 else None

    def known(self, name: str) -> Person | None:
        """The person whom a bare surname or given name means, if just one."""
        found = self._short.get(_key(name), [])
        return found[0] if len({id(p) for p in found}) == 1 else None


def _key(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def entity(person: Person, document: str, bodies: Iterable[str] = ()) -> Entity:
    """The official's node: from the name and the bodies of the posts, without posts from the document too."""
    named = sorted({*person.bodies, *bodies})
    scope = named[0].split("/id/", 1)[-1] if named else document.rsplit("/", 1)[-1]
    return Entity(
        mint("official", person.name, scope.replace("/", " ")),
        "Official",
        (Label(person.name, person.language),),
    )
