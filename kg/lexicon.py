"""The ontology's Turtle as a lexicon: concepts, their labels in each language, and word lists.

RDF files merge by union, so the lexicon is whatever the folder holds: a new language, jurisdiction
or relation is one more file. Read with pyoxigraph, which parses 25,000 triples in 0.03 s.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import resources
from kg.errors import LexiconError
from kg.model import Label
from kg.namespaces import NS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_FORMS = {_SKOS + form: form for form in ("prefLabel", "altLabel", "hiddenLabel")}


@dataclass(slots=True)
class Concept:
    """One subject of the lexicon: its classes, labels and other values, by local name."""

    iri: str
    classes: set[str] = field(default_factory=set)
    labels: list[Label] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)
    words: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The last segment of the IRI."""
        return self.iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]

    def first(self, name: str) -> str | None:
        """The first value of a property, if it has one."""
        return next(iter(self.values.get(name, ())), None)

    def flag(self, name: str) -> bool:
        """Whether a boolean property is true."""
        return self.first(name) == "true"

    def label(self, language: str) -> str | None:
        """The preferred label in a language."""
        return next((x.text for x in self.labels if x.language == language and x.form == "prefLabel"), None)

    def said(self, name: str, language: str) -> list[str]:
        """The values of a property that are in this language."""
        return self.words.get((name, language), [])


class Lexicon:
    """All concepts, found by IRI, by class, or by label."""

    def __init__(self, triples: Iterable[ox.Quad]) -> None:
        self.concepts: dict[str, Concept] = {}
        for triple in triples:
            if isinstance(triple.subject, ox.NamedNode):
                self._add(triple.subject.value, triple.predicate.value, triple.object)
        self._by_class: dict[str, list[Concept]] = {}
        self._narrower: dict[str, list[Concept]] = {}
        self._named: dict[str, list[Concept]] = {}
        self._inside: dict[str, list[Concept]] = {}
        self._words: dict[tuple[str, str], frozenset[str]] = {}
        for iri in sorted(self.concepts):
            concept = self.concepts[iri]
            concept.labels.sort(key=lambda x: (x.language, -len(x.form), x.text))
            for name in concept.classes:
                self._by_class.setdefault(name, []).append(concept)
            if "Agency" in concept.classes and "Place" not in concept.classes:
                for place in concept.values.get("jurisdiction", ()):
                    self._named.setdefault(place, []).append(concept)
            if within := concept.first("within"):
                self._inside.setdefault(within, []).append(concept)
            for broader in concept.values.get("broader", ()):
                self._narrower.setdefault(broader, []).append(concept)

    def _add(self, subject: str, predicate: str, value: object) -> None:
        concept = self.concepts.get(subject)
        if concept is None:
            concept = self.concepts[subject] = Concept(subject)
        if predicate == _TYPE and isinstance(value, ox.NamedNode):
            concept.classes.add(_local(value.value))
        elif isinstance(value, ox.Literal):
            language = (value.language or "").lower()
            if predicate in _FORMS:
                concept.labels.append(Label(value.value, language, _FORMS[predicate]))
            elif language:
                concept.words.setdefault((_local(predicate), language), []).append(value.value)
            else:
                concept.values.setdefault(_local(predicate), []).append(value.value)
        elif isinstance(value, ox.NamedNode):
            concept.values.setdefault(_local(predicate), []).append(value.value)

    def __getitem__(self, iri: str) -> Concept:
        return self.concepts[iri]

    def get(self, iri: str | None) -> Concept | None:
        """The concept of an IRI, or None."""
        return self.concepts.get(iri) if iri else None

    def of_class(self, name: str) -> list[Concept]:
        """The concepts of a class (a local name of `coop:`), in the order of their IRIs."""
        return self._by_class.get(name, [])

    def narrower(self, iri: str) -> list[Concept]:
        """The concepts whose `skos:broader` is this one, in the order of their IRIs."""
        return self._narrower.get(iri, [])

    def inside(self, place: str) -> list[Concept]:
        """The concepts that lie right in a place, in the order of their IRIs."""
        return self._inside.get(place, [])

    def named_for(self, function: str, place: str) -> list[str]:
        """The named agencies of a function (or of a kind of it) in a place: the police forces of Macao."""
        found = []
        for concept in self._named.get(place, []):
            kind = self.get(concept.first("kind"))
            if kind is not None and function in (kind.iri, kind.first("broader")):
                found.append(concept.iri)
        return found

    def words(self, name: str, language: str) -> frozenset[str]:
        """A word list of a language: `coop:word` of the `coop:WordList` with that local name."""
        if (name, language) not in self._words:
            found = self.concepts.get(f"https://w3id.org/coopkg/words/{name}")
            self._words[name, language] = frozenset(found.said("word", language)) if found else frozenset()
        return self._words[name, language]

    def ancestors(self, place: str | None) -> Iterator[str]:
        """A place and what it lies in, outwards."""
        seen = set()
        while place and place not in seen:
            seen.add(place)
            yield place
            concept = self.concepts.get(place)
            place = concept.first("within") if concept else None

    def level(self, iri: str | None) -> str | None:
        """The level of a place or kind: State, Provincial, DirectMunicipality, Municipal or County."""
        concept = self.get(iri)
        value = concept.first("level") if concept else None
        return _local(value) if value else None


def _local(iri: str) -> str:
    return iri.removeprefix(NS).rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def files(folder: Path | None = None) -> list[Path]:
    """The lexicon's files: every Turtle file of the ontology that is no shape."""
    root = folder or resources.ontology()
    return sorted(path for path in root.rglob("*.ttl") if "shapes" not in path.name)


def parse(paths: Iterable[Path]) -> Iterator[ox.Quad]:
    """The triples of these files; raises LexiconError with the file and the line."""
    for path in paths:
        try:
            yield from ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        except (OSError, SyntaxError, ValueError) as error:
            message = f"{path}: cannot be read as Turtle: {error}"
            raise LexiconError(message) from error


@cache
def load(more: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon of the installed ontology, and of more files of the user's; raises LexiconError."""
    return Lexicon(parse([*files(), *more]))
