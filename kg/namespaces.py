"""The vocabulary as a closed namespace, the prefixes, and how IRIs are minted."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote

from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, TIME, XSD, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

NS = "https://w3id.org/coopkg/ns#"
ID = "https://w3id.org/coopkg/id/"
LEXICON_GRAPH = "https://w3id.org/coopkg/graph/lexicon"
MEASUREMENT_GRAPH = "https://w3id.org/coopkg/graph/measurements"
OA = Namespace("http://www.w3.org/ns/oa#")


class COOP(DefinedNamespace):
    """The project's terms; a misspelt one raises AttributeError."""

    _NS = Namespace(NS)
    _fail = True

    # what the graph is made of
    Agency: URIRef
    AgencyKind: URIRef
    Agreement: URIRef
    Collective: URIRef
    CooperationZone: URIRef
    Document: URIRef
    Evidence: URIRef
    Meeting: URIRef
    Measurement: URIRef
    MeetingSeries: URIRef
    Official: URIRef
    Place: URIRef
    Representation: URIRef
    Role: URIRef
    # what an extracted fact may say
    adoptedAt: URIRef
    attended: URIRef
    conveyed: URIRef
    heldAt: URIRef
    heldOn: URIRef
    holds: URIRef
    memberOf: URIRef
    organized: URIRef
    presidedOver: URIRef
    sessionOf: URIRef
    signed: URIRef
    spokeAt: URIRef
    # the inverses, for those who ask from the other end
    attendee: URIRef
    organizer: URIRef
    # what belongs to identity, the lexicon or the record
    atMeeting: URIRef
    code: URIRef
    confidence: URIRef
    digest: URIRef
    extractor: URIRef
    hasMember: URIRef
    inSeries: URIRef
    jurisdiction: URIRef
    kind: URIRef
    ordinal: URIRef
    partOf: URIRef
    path: URIRef
    representedBy: URIRef
    represents: URIRef
    statedCount: URIRef
    within: URIRef
    year: URIRef
    # what a network was measured to be
    measure: URIRef
    measurementOf: URIRef
    period: URIRef
    projection: URIRef
    rankFrom: URIRef
    rankTo: URIRef
    selection: URIRef
    standing: URIRef
    value: URIRef
    weighting: URIRef


PREFIXES = {
    "coop": NS,
    "dcterms": str(DCTERMS),
    "foaf": str(FOAF),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SDO),
    "sh": str(SH),
    "skos": str(SKOS),
    "time": str(TIME),
    "xsd": str(XSD),
}


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of the parts, each ended by U+0000."""
    return hashlib.sha256("".join(part + "\0" for part in parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def slug(text: str) -> str:
    """A readable IRI segment: letters and digits of any script in lower case, joined by hyphens.

    >>> slug("Qinghai Provincial  Party Committee")
    'qinghai-provincial-party-committee'
    """
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())
    return quote("-".join(words), safe="-")


def mint(kind: str, *parts: str) -> str:
    """The IRI of a thing from what it is: `kind` and identifying parts, each a slug of its own.

    >>> mint("agency", "CN-340000", "public security")
    'https://w3id.org/coopkg/id/agency/cn-340000/public-security'
    """
    return ID + "/".join([kind, *(slug(part) or "-" for part in parts)])


def document_iri(path: str, sha256: str) -> str:
    """A document is its relative path and the SHA-256 of its bytes."""
    return ID + "document/" + digest(path, sha256)
