"""`ro-crate-metadata.json`: what the crate is, what it was made of, and by what."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from kg.exporters.rocrate.readme import counts, documents
from kg.namespaces import digest
from kg.network.days import iso
from kg.query.catalogue import stored

if TYPE_CHECKING:
    from kg.network.entities import Entities
    from kg.network.sources import Source

Node = dict[str, object]

DISTRIBUTION = "coopkg"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
APACHE = "https://www.apache.org/licenses/LICENSE-2.0"
# For a graph in which nothing is dated; the format asks for a day.
UNDATED = "2026-01-01"

FORMATS = {
    "csv": ("text/csv", "https://www.rfc-editor.org/rfc/rfc4180", "CSV"),
    "md": ("text/markdown", "https://www.rfc-editor.org/rfc/rfc7763", "Markdown"),
    "rq": ("application/sparql-query", "https://www.w3.org/TR/sparql11-query/", "SPARQL 1.1 Query Language"),
    "trig": ("application/trig", "https://www.w3.org/TR/trig/", "RDF 1.1 TriG"),
    "ttl": ("text/turtle", "https://www.w3.org/TR/turtle/", "RDF 1.1 Turtle"),
}
ABOUT = {
    "graph.ttl": ("Merged facts", "Each fact once, in Turtle, with names in every language that the lexicon has."),
    "graph.trig": (
        "Facts by document, with evidence",
        "The merged facts in the default graph, and a named graph for each document with its statements and quotes.",
    ),
    "facts.csv": ("Facts as a table", "One row for each quote that states a fact: subject, relation, object, quote."),
    "README.md": ("README", "What the files are and how to ask them."),
    "ontology/core.ttl": ("Vocabulary", "The classes and properties of the graph, in English and Chinese."),
    "ontology/shapes.ttl": ("Shapes", "SHACL shapes that the graph keeps to."),
}
FOLDERS = {
    "ontology/": ("Ontology", "The vocabulary of the graph and its shapes."),
    "queries/": ("Stored queries", "Questions that can be put to the graph, in SPARQL."),
}
TERMS = (
    "Vocabulary, shapes, and names and codes from the lexicon: CC BY 4.0; names of places outside China come from "
    "GeoNames, under the same licence. Queries: Apache-2.0. Quotes belong to the publishers of the documents and are "
    "cited as evidence. The rest is for the depositor to license."
)


def metadata(entities: Entities, files: dict[str, bytes]) -> bytes:
    """The metadata of a crate of these files, as flat JSON-LD in UTF-8."""
    cited = [_cited(source) for source in entities.sources.values()]
    parts = [_file(name, data) for name, data in sorted(files.items())]
    loose = [name for name in sorted(files) if "/" not in name]
    publishers = sorted({source.publisher for source in entities.sources.values() if source.publisher})
    organizations: list[Node] = [
        {"@id": _publisher(name), "@type": "Organization", "name": name} for name in publishers
    ]
    formats: list[Node] = [
        {"@id": address, "@type": "WebSite", "name": name, "description": f"The format {media}"}
        for media, address, name in FORMATS.values()
    ]
    graph: list[Node] = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "name": "Metadata of this crate",
            "about": {"@id": "./"},
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": f"How public agencies cooperate: a knowledge graph of {documents(entities)}",
            "description": (
                f"An RDF graph of {counts(entities)}, read from {documents(entities)}, "
                "every fact with the sentence that says so."
            ),
            "datePublished": _latest(entities),
            "license": {"@id": "#terms"},
            "hasPart": [{"@id": name} for name in (*loose, *FOLDERS)],
            "mentions": {"@id": "#writing"},
            "citation": _links(cited),
        },
        *(_folder(folder, files) for folder in FOLDERS),
        *parts,
        *_provenance(cited, [name for name in ("facts.csv", "graph.trig", "graph.ttl") if name in files]),
        *cited,
        *organizations,
        *formats,
    ]
    crate = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": [_compact(node) for node in graph]}
    return (json.dumps(crate, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _provenance(cited: list[Node], results: list[str]) -> list[Node]:
    try:
        running = version(DISTRIBUTION)
    except PackageNotFoundError:
        running = ""
    return [
        {
            "@id": "#writing",
            "@type": "CreateAction",
            "name": "The graph was written as files",
            "description": "Each quote names in graph.trig the extractor that read the statement from the words.",
            "instrument": {"@id": "#kg"},
            "object": _links(cited),
            "result": [{"@id": name} for name in results],
        },
        {
            "@id": "#kg",
            "@type": "SoftwareApplication",
            "name": "kg",
            "alternateName": DISTRIBUTION,
            "description": "Official meeting read-outs in, a knowledge graph of how agencies cooperate out.",
            "url": f"https://pypi.org/project/{DISTRIBUTION}/",
            "softwareVersion": running,
            "version": running,
            "license": {"@id": APACHE},
        },
        {"@id": "#terms", "@type": "CreativeWork", "name": "Terms of use", "description": TERMS},
        {"@id": CC_BY, "@type": "CreativeWork", "name": "CC BY 4.0", "description": "Creative Commons Attribution 4.0"},
        {"@id": APACHE, "@type": "CreativeWork", "name": "Apache-2.0", "description": "Apache License, Version 2.0"},
    ]


def _file(name: str, data: bytes) -> Node:
    media, address, _ = FORMATS[name.rsplit(".", 1)[-1]]
    query = stored().get(name.removeprefix("queries/").removesuffix(".rq")) if name.startswith("queries/") else None
    title, about = (query.name, query.title) if query else ABOUT[name]
    licence = {"ontology": CC_BY, "queries": APACHE}.get(name.split("/", maxsplit=1)[0])
    return {
        "@id": name,
        "@type": "File",
        "name": title,
        "description": about,
        "encodingFormat": [media, {"@id": address}],
        "contentSize": str(len(data)),
        "license": {"@id": licence} if licence else "",
    }


def _folder(folder: str, files: dict[str, bytes]) -> Node:
    name, about = FOLDERS[folder]
    inside = [{"@id": path} for path in sorted(files) if path.startswith(folder)]
    return {"@id": folder, "@type": "Dataset", "name": name, "description": about, "hasPart": inside}


def _cited(source: Source) -> Node:
    return {
        "@id": source.iri,
        "@type": "NewsArticle",
        "name": source.title or source.path,
        "description": f"Read from {source.path}",
        "url": source.web,
        "identifier": f"sha256:{source.digest}" if source.digest else "",
        "datePublished": iso(source.published),
        "publisher": {"@id": _publisher(source.publisher)} if source.publisher else "",
        "encodingFormat": source.media_type,
        "inLanguage": list(source.languages),
    }


def _publisher(name: str) -> str:
    return "#publisher-" + digest(name)


def _links(nodes: list[Node]) -> list[Node]:
    return [{"@id": node["@id"]} for node in nodes]


def _latest(entities: Entities) -> str:
    """The latest day on which a document was published, else on which a meeting was held."""
    published = [iso(source.published) for source in entities.sources.values()]
    held = [iso(day) for days in entities.values["heldOn"].values() for day in days]
    found = [max((day for day in days if len(day) == len(UNDATED)), default="") for days in (published, held)]
    return next(filter(None, found), UNDATED)


def _compact(node: Node) -> Node:
    """Without empty properties; a list of one is that one, as the format recommends."""
    full = {name: value for name, value in node.items() if value not in ("", [], None)}
    return {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in full.items()}
