"""The README of a crate: what is what, how to ask it, and what to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.catalogue import stored

if TYPE_CHECKING:
    from kg.network.entities import Entities

COUNTED = {
    "Agency": ("agency", "agencies"),
    "Official": ("official", "officials"),
    "Meeting": ("meeting", "meetings"),
    "CooperationZone": ("cooperation zone", "cooperation zones"),
    "Agreement": ("agreement", "agreements"),
}

TEXT = """\
# How public agencies cooperate

A knowledge graph of {counts}, read from {documents}. Every fact that a document states has the sentence that says so,
with its place in the document.

| file | is |
|---|---|
| `graph.trig` | the merged facts in the default graph; for each document, a named graph with its evidence |
| `graph.ttl` | the merged facts alone, each once |
| `facts.csv` | a row for each quote: subject, relation, object, document, quote, offsets, confidence |
| `ontology/core.ttl` | the vocabulary, in English and Chinese |
| `ontology/shapes.ttl` | SHACL shapes that the graph keeps to |
| `queries/` | stored queries in SPARQL 1.1 |
| `ro-crate-metadata.json` | what this folder is, for machines: RO-Crate 1.1, with the documents and their digests |

## Ask it

Any SPARQL engine will do. With Python and rdflib:

```python
from rdflib import Graph

graph = Graph().parse("graph.ttl")
question = \"\"\"
PREFIX coop: <https://w3id.org/coopkg/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?who (COUNT(DISTINCT ?meeting) AS ?meetings) {{
  ?agency a coop:Agency ; rdfs:label ?who ; coop:attended|coop:organized ?meeting .
  FILTER(langMatches(lang(?who), "en"))
}}
GROUP BY ?agency ?who ORDER BY DESC(?meetings) ?who LIMIT 10
\"\"\"
for row in graph.query(question):
    print(*row)
```

The stored queries ask the default graph of `graph.trig`, and some the named graphs as well. A variable that begins with
`?given_` is a parameter: bind it, or put a value in its place. With the program itself (`pip install coopkg`):

```sh
kg query --graph graph.trig --name timeline
kg explain --graph graph.trig "NAME"
```

Who has the documents can have every quote read again: `kg validate graph.trig --documents FOLDER`.

| query | answers |
|---|---|
{queries}

A quote's `oa:start` and `oa:end` count code points of the document's text. A confidence says how direct the wording
is; it is not a probability.

## Terms

- The vocabulary, the shapes, and the names and codes that come from the program's lexicon: CC BY 4.0
  (https://creativecommons.org/licenses/by/4.0/). Names of places outside China come from GeoNames
  (https://www.geonames.org/), under the same licence; names of divisions there from the Unicode CLDR.
- The queries: Apache-2.0.
- The quotes belong to those who published the documents, and are cited as evidence. The documents are not here.
- The rest is for whoever deposits this to license.

## Before you deposit it

In `ro-crate-metadata.json`, the root `./` has no author and no publisher yet. Its `datePublished` is the latest day
that the graph knows of, so that the same graph always gives the same files: put the day of your deposit there. Its
`license` is the terms above; add yours.
"""


def plural(count: int, one: str, many: str) -> str:
    """A count in words: `1 meeting`, `1,200 meetings`."""
    return f"{count:,} {one if count == 1 else many}"


def counts(entities: Entities) -> str:
    """How many agencies, officials, meetings, zones and agreements there are."""
    *first, last = [plural(len(entities.of(kind)), *words) for kind, words in COUNTED.items()]
    return f"{', '.join(first)} and {last}"


def documents(entities: Entities) -> str:
    """How many documents there are."""
    return plural(len(entities.sources), "document", "documents")


def readme(entities: Entities) -> str:
    """The README in Markdown."""
    queries = "\n".join(f"| `{name}` | {query.title} |" for name, query in stored().items())
    return TEXT.format(counts=counts(entities), documents=documents(entities), queries=queries)
