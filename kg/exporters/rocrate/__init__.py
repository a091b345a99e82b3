"""RO-Crate: the graph with its vocabulary, queries and provenance as a folder that is fit to be deposited.

Version 1.1 of the format, which most repositories and tools read; newer readers do too. The documents are cited with
their digests and addresses, and nothing of them is in it but the quotes.

https://www.researchobject.org/ro-crate/specification/1.1/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg import registry, resources
from kg.exporters.rocrate.metadata import metadata
from kg.exporters.rocrate.readme import readme
from kg.namespaces import PREFIXES
from kg.network.entities import read

if TYPE_CHECKING:
    from kg.store import GraphStore

SUFFIX = ""

EXPORTERS = {"graph.ttl": "ttl", "graph.trig": "trig", "facts.csv": "facts"}


def files(store: GraphStore) -> dict[str, bytes]:
    """Relative name with forward slashes -> content; `ro-crate-metadata.json` is the one that describes the others.

    The same graph gives the same bytes with the same version of this package, which the metadata name. There is no
    clock in them: the date of publication is the latest day that is known of the documents, and for who deposits to
    set, as are author and licence.
    """
    entities = read(store)
    found = {name: registry.load("kg.exporters", exporter).write(store) for name, exporter in EXPORTERS.items()}
    ontology = resources.ontology()
    for path in (ontology / "core.ttl", ontology / "shapes.ttl"):
        found[f"ontology/{path.name}"] = path.read_bytes()
    for path in sorted((ontology / "queries").glob("*.rq")):
        found[f"queries/{path.name}"] = _complete(path.read_text(encoding="utf-8")).encode("utf-8")
    found["README.md"] = readme(entities).encode("utf-8")
    found["ro-crate-metadata.json"] = metadata(entities, found)
    return dict(sorted(found.items()))


def _complete(query: str) -> str:
    """A stored query with the prefixes that it uses declared, after its comment; other engines do not know ours."""
    lines = query.splitlines(keepends=True)
    start = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    used = set(re.findall(r"(?<![\w<])([a-z]+):(?=[A-Za-z])", "".join(lines[start:])))
    declared = [f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in sorted(used & PREFIXES.keys())]
    return "".join([*lines[:start], *declared, *lines[start:]])
