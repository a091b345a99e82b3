"""The documents of a graph: what is recorded of each."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rdflib import DCTERMS, RDF

from kg.namespaces import COOP
from kg.network.reading import statements

if TYPE_CHECKING:
    from kg.store import GraphStore


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the graph records it; `path` is its IRI and the rest empty where there is no record."""

    iri: str
    path: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    address: str = ""
    digest: str = ""
    media_type: str = ""
    languages: tuple[str, ...] = ()

    @property
    def web(self) -> str:
        """The address where it is one on the web; else empty."""
        try:
            parts = urlsplit(self.address)
        except ValueError:
            return ""
        sound = parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
        return self.address if sound and not re.search(r"[\s<>\"{}|\\^`]", self.address) else ""


def read(store: GraphStore) -> dict[str, Source]:
    """IRI -> document, for each that the default graph says is one."""
    fields = {
        "path": COOP.path,
        "title": DCTERMS.title,
        "publisher": DCTERMS.publisher,
        "published": DCTERMS.issued,
        "address": DCTERMS.source,
        "digest": COOP.digest,
        "media_type": DCTERMS["format"],
    }
    known = {subject for subject, thing in statements(store, str(RDF.type)) if thing.value == str(COOP.Document)}
    found: dict[str, dict[str, str]] = {iri: {"path": iri} for iri in sorted(known)}
    for field, predicate in fields.items():
        values: dict[str, list[str]] = defaultdict(list)
        for subject, thing in statements(store, str(predicate)):
            values[subject].append(thing.value)
        for iri in known & values.keys():
            found[iri][field] = min(values[iri])
    languages: dict[str, set[str]] = defaultdict(set)
    for subject, thing in statements(store, str(DCTERMS.language)):
        languages[subject].add(thing.value)
    return {iri: Source(iri, languages=tuple(sorted(languages[iri])), **record) for iri, record in found.items()}
