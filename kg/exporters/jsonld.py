"""JSON-LD: the merged facts, and each document's with its evidence, in the terms of the vocabulary."""

from __future__ import annotations

import json
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.exporters import TYPE, everything, serialize
from kg.labels import expand, shorten
from kg.namespaces import COOP, PREFIXES
from kg.vocabulary import terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.labels import Term
    from kg.store import GraphStore

SUFFIX = ".jsonld"

STRING = PREFIXES["xsd"] + "string"
BY_LANGUAGE = {"@container": "@language"}
INTEGER = {"@type": "xsd:integer"}
LINK = {"@type": "@id"}
# Terms of other vocabularies that have a short name here, with what their values are.
BORROWED: dict[str, tuple[str, dict[str, str]]] = {
    "label": ("rdfs:label", BY_LANGUAGE),
    "prefLabel": ("skos:prefLabel", BY_LANGUAGE),
    "altLabel": ("skos:altLabel", BY_LANGUAGE),
    "postIn": ("org:postIn", LINK),
    "subject": ("rdf:subject", LINK),
    "predicate": ("rdf:predicate", LINK),
    "object": ("rdf:object", {}),
    "exact": ("oa:exact", {}),
    "start": ("oa:start", INTEGER),
    "end": ("oa:end", INTEGER),
    "wasQuotedFrom": ("prov:wasQuotedFrom", LINK),
    "title": ("dcterms:title", {}),
    "publisher": ("dcterms:publisher", {}),
    "issued": ("dcterms:issued", {"@type": "xsd:date"}),
}


def write(store: GraphStore) -> bytes:
    """All graphs as JSON-LD, the default graph first, with the context in the file: nothing is fetched.

    A dataset that could be read otherwise under the context is written without one.
    """
    quads = everything(store)
    if not all(_safe(term) for quad in quads for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)):
        return serialize(quads, ox.RdfFormat.JSON_LD)
    content: list[dict[str, Any]] = []
    for graph, inside in groupby(quads, lambda quad: quad.graph_name):
        nodes = [_node(list(about)) for _, about in groupby(inside, lambda quad: quad.subject)]
        content += nodes if isinstance(graph, ox.DefaultGraph) else [{"@id": _name(graph), "@graph": nodes}]
    return (json.dumps({**context(), "@graph": content}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


@cache
def context() -> dict[str, Any]:
    """The context, as it is published in `ontology/context.jsonld`: prefixes, and short names of terms."""
    found: dict[str, Any] = dict(PREFIXES)
    for name in sorted(COOP.__annotations__.keys() & terms().keys()):
        term = terms()[name]
        if term.links:
            found[name] = {"@id": f"coop:{name}", **LINK}
        elif term.datatype not in {None, STRING}:
            found[name] = {"@id": f"coop:{name}", "@type": shorten(term.datatype or "")}
        else:
            found[name] = f"coop:{name}"
    for name, (iri, values) in BORROWED.items():
        found[name] = {"@id": iri, **values} if values else iri
    return {"@context": found}


@cache
def _terms() -> dict[str, tuple[str, dict[str, str]]]:
    """IRI of a property -> its short name and what the context says of its values."""
    found = {}
    for name, said in context()["@context"].items():
        if name not in PREFIXES:
            iri, values = (said, {}) if isinstance(said, str) else (said["@id"], said)
            found[expand(iri)] = name, values
    return found


def _safe(term: Term | ox.DefaultGraph) -> bool:
    """Whether the term is read back as it is: no IRI whose scheme is a prefix of ours, no newer kind of term."""
    if isinstance(term, ox.NamedNode):
        return term.value.partition(":")[0] not in PREFIXES
    if isinstance(term, ox.Literal):
        return term.direction is None and _safe(term.datatype)
    return isinstance(term, ox.BlankNode | ox.DefaultGraph)


def _node(about: list[ox.Quad]) -> dict[str, Any]:
    """The node object of a subject; its statements are sorted by property."""
    found: dict[str, Any] = {"@id": _name(about[0].subject)}
    for predicate, stated in groupby(about, lambda quad: quad.predicate.value):
        values = [quad.object for quad in stated]
        if predicate == TYPE:
            classes = [value for value in values if not isinstance(value, ox.Literal)]
            values = [value for value in values if isinstance(value, ox.Literal)]
            if classes:
                found["@type"] = _one(_terms().get(_text(each), (_name(each),))[0] for each in classes)
            if not values:
                continue
        name, known = _terms().get(predicate, (shorten(predicate), {}))
        if known.get("@container") != "@language":
            found[name] = _one([_value(value, known.get("@type")) for value in values])
            continue
        tagged: dict[str, list[str]] = {}
        for value in values:
            if isinstance(value, ox.Literal) and value.language:
                tagged.setdefault(value.language, []).append(value.value)
        if tagged:
            found[name] = {language: _one(texts) for language, texts in sorted(tagged.items())}
        if others := [_value(x, None) for x in values if not (isinstance(x, ox.Literal) and x.language)]:
            found[shorten(predicate)] = _one(others)
    return found


def _value(value: Term, coerced: str | None) -> object:
    """A value under a term that takes plain strings for `coerced`: links, a datatype, or texts."""
    if not isinstance(value, ox.Literal):
        return _name(value) if coerced == "@id" else {"@id": _name(value)}
    datatype = shorten(value.datatype.value)
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == STRING:
        return {"@value": value.value} if coerced else value.value
    return value.value if datatype == coerced else {"@value": value.value, "@type": datatype}


def _name(term: Term) -> str:
    return shorten(_text(term))


def _text(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _one(values: Iterable[Any]) -> Any:  # noqa: ANN401 - a JSON value
    several = list(values)
    return several[0] if len(several) == 1 else several
