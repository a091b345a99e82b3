"""Facts into RDF: the one seam between the pipeline's values and triples.

The default graph holds each merged fact, type and label once, with the classes and properties of
other vocabularies that `core.ttl` aligns ours to. A document's named graph holds what that document
states and the evidence for it. What comes from the lexicon stands in a graph of its own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, Literal, URIRef

from kg import resources
from kg.model import Document, Entity, Evidence, Fact, Value
from kg.namespaces import COOP, LEXICON_GRAPH, NS, OA, digest, document_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


# Properties whose values come from the lexicon, whatever the document says.
LEXICAL = frozenset({"code", "jurisdiction", "kind", "within"})

Triple = tuple[URIRef, URIRef, "URIRef | Literal"]
Quad = tuple[URIRef, URIRef, "URIRef | Literal", "URIRef | None"]


def property_iri(name: str) -> URIRef:
    """`coop:` property of that local name, or `org:postIn`, the one that is not ours."""
    return ORG.postIn if name == "postIn" else COOP[name]


@cache
def alignments() -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, list[str]]]:
    """From `core.ttl`: superclasses, superproperties and inverses of our terms, each transitively."""
    up: dict[str, dict[str, list[str]]] = {
        str(RDFS.subClassOf): {},
        str(RDFS.subPropertyOf): {},
        str(OWL.inverseOf): {},
    }
    for triple in ox.parse(path=str(resources.ontology() / "core.ttl")):
        if triple.predicate.value in up and isinstance(triple.object, ox.NamedNode):
            up[triple.predicate.value].setdefault(triple.subject.value, []).append(triple.object.value)

    def closed(table: dict[str, list[str]]) -> dict[str, list[str]]:
        def above(term: str) -> set[str]:
            return {found for parent in table.get(term, []) for found in (parent, *above(parent))}

        return {term: sorted(above(term)) for term in table}

    inverses = up[str(OWL.inverseOf)]
    both = {**inverses, **{other: [term] for term, others in inverses.items() for other in others}}
    return closed(up[str(RDFS.subClassOf)]), closed(up[str(RDFS.subPropertyOf)]), both


def term(thing: Entity | Value) -> URIRef | Literal:
    """The RDF term of an entity or a value."""
    if isinstance(thing, Entity):
        return URIRef(thing.iri)
    return Literal(thing.lexical, datatype=XSD[thing.datatype], normalize=False)


def describe(entity: Entity) -> Iterator[Triple]:
    """Type, labels and identifying statements of an entity, and of the entities that these name."""
    node = URIRef(entity.iri)
    yield node, RDF.type, COOP[entity.kind]
    for label in entity.labels:
        yield node, SKOS[label.form], Literal(label.text, lang=label.language.lower())
    for language in dict.fromkeys(label.language for label in entity.labels if label.form == "prefLabel"):
        first = next(x for x in entity.labels if x.form == "prefLabel" and x.language == language)
        yield node, RDFS.label, Literal(first.text, lang=language.lower())
    for name, value in entity.statements:
        if name not in LEXICAL:
            yield node, property_iri(name), term(value)
            if isinstance(value, Entity):
                yield from describe(value)


def lexical(entity: Entity) -> Iterator[Triple]:
    """What the lexicon, not a document, says of an entity: its jurisdiction, code, and what these name."""
    for name, value in entity.statements:
        if name in LEXICAL:
            yield URIRef(entity.iri), property_iri(name), term(value)
            if isinstance(value, Entity):
                yield from describe(value)
        if isinstance(value, Entity):
            yield from lexical(value)


def state(fact: Fact) -> Iterator[Triple]:
    """The fact's own triple, and the year beside a date that has one."""
    subject, value = URIRef(fact.subject.iri), term(fact.object)
    yield subject, property_iri(fact.relation), value
    if fact.relation == "heldOn" and isinstance(fact.object, Value) and not fact.object.lexical.startswith("-"):
        yield subject, COOP.year, Literal(int(fact.object.lexical[:4]))


def align(triple: Triple) -> Iterator[Triple]:
    """What follows from `core.ttl` for tools that do not infer: superclasses, superproperties, inverses."""
    classes, properties, inverses = alignments()
    subject, predicate, value = triple
    if predicate == RDF.type:
        yield from ((subject, RDF.type, URIRef(parent)) for parent in classes.get(str(value), []))
        return
    yield from ((subject, URIRef(parent), value) for parent in properties.get(str(predicate), []))
    if isinstance(value, URIRef):
        for inverse in inverses.get(str(predicate), []):
            yield value, URIRef(inverse), subject
            yield from ((value, URIRef(parent), subject) for parent in properties.get(inverse, []))


def evidence_iri(fact: Fact, evidence: Evidence) -> URIRef:
    """The hash of what the evidence says, so that the same words give the same node."""
    value = fact.object.iri if isinstance(fact.object, Entity) else fact.object.lexical
    span = evidence.span
    parts = (evidence.document, fact.subject.iri, fact.relation, value, str(span.start), str(span.end))
    return URIRef("https://w3id.org/coopkg/id/evidence/" + digest(*parts))


def testify(fact: Fact, evidence: Evidence) -> Iterator[Triple]:
    """One Evidence node: the statement, its quote and where the quote stands."""
    node = evidence_iri(fact, evidence)
    yield node, RDF.type, COOP.Evidence
    yield node, RDF.subject, URIRef(fact.subject.iri)
    yield node, RDF.predicate, property_iri(fact.relation)
    yield node, RDF.object, term(fact.object)
    yield node, OA.exact, Literal(evidence.quote)
    yield node, OA.start, Literal(evidence.span.start)
    yield node, OA.end, Literal(evidence.span.end)
    yield node, PROV.wasQuotedFrom, URIRef(evidence.document)
    yield node, COOP.extractor, Literal(evidence.extractor)
    yield node, COOP.confidence, Literal(f"{evidence.confidence:.2f}", datatype=XSD.decimal, normalize=False)


def record(document: Document) -> Iterator[Triple]:
    """What is known of a document itself."""
    node = URIRef(document_iri(document.path, document.digest))
    yield node, RDF.type, COOP.Document
    yield node, COOP.path, Literal(document.path)
    yield node, COOP.digest, Literal(document.digest)
    yield node, DCTERMS["format"], Literal(document.media_type)
    for language in document.languages:
        yield node, DCTERMS.language, Literal(language.lower())
    for predicate, text in ((DCTERMS.title, document.title), (DCTERMS.publisher, document.publisher)):
        if text:
            yield node, predicate, Literal(text)
    if document.published:
        yield node, DCTERMS.issued, Literal(document.published, datatype=XSD.date, normalize=False)
        yield node, SDO.datePublished, Literal(document.published, datatype=XSD.date, normalize=False)
    if document.address:
        yield node, DCTERMS.source, Literal(document.address)


def quads(document: Document, facts: Iterable[Fact]) -> Iterator[Quad]:
    """Everything that one document adds: `(subject, predicate, object, graph)`, graph None for the default."""
    name = URIRef(document_iri(document.path, document.digest))
    for triple in record(document):
        yield (*triple, name)
        yield from _merged(triple)
    yield URIRef(LEXICON_GRAPH), PROV.wasDerivedFrom, URIRef(NS.rstrip("#")), None
    for fact in facts:
        things = [part for part in (fact.subject, fact.object) if isinstance(part, Entity)]
        for triple in (*(t for thing in things for t in describe(thing)), *state(fact)):
            yield (*triple, name)
            yield from _merged(triple)
        for triple in (t for thing in things for t in lexical(thing)):
            yield (*triple, URIRef(LEXICON_GRAPH))
            yield from _merged(triple)
        for evidence in fact.evidence:
            yield from ((*triple, name) for triple in testify(fact, evidence))


def _merged(triple: Triple) -> Iterator[Quad]:
    yield (*triple, None)
    yield from ((*other, None) for other in align(triple))
