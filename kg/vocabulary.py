"""What the vocabulary says of its own terms: labels, comments, and what a property leads to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, SDO, XSD

from kg import resources
from kg.namespaces import NS


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of `core.ttl`: labels and comments by language, IRIs of its types and ranges."""

    labels: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    types: set[str] = field(default_factory=set)
    ranges: set[str] = field(default_factory=set)

    @property
    def links(self) -> bool:
        """Whether the term is a property whose values are things."""
        return str(OWL.ObjectProperty) in self.types

    @property
    def datatype(self) -> str | None:
        """The IRI of the datatype of a property's values where there is exactly one."""
        return next(iter(self.ranges)) if len(self.ranges) == 1 and not self.links else None

    @property
    def counts(self) -> bool:
        """Whether the values of the property are whole numbers."""
        return self.datatype == str(XSD.integer)


@cache
def terms() -> dict[str, Term]:
    """Local name -> what `core.ttl` says of the term, in the order of `core.ttl`."""
    found: dict[str, Term] = {}
    for triple in ox.parse(path=str(resources.ontology() / "core.ttl")):
        subject, predicate, value = triple.subject, triple.predicate.value, triple.object
        if not (isinstance(subject, ox.NamedNode) and subject.value.startswith(NS)):
            continue
        term = found.setdefault(subject.value.removeprefix(NS), Term())
        if isinstance(value, ox.Literal):
            if predicate == str(RDFS.label):
                term.labels[value.language or ""] = value.value
            elif predicate == str(RDFS.comment):
                term.comments[value.language or ""] = value.value
        elif isinstance(value, ox.NamedNode):
            if predicate == str(RDF.type):
                term.types.add(value.value)
            elif predicate in {str(RDFS.range), str(SDO.rangeIncludes)}:
                term.ranges.add(value.value)
    return found
