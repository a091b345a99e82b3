"""A network as tables with typed columns: things, what joins them, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.network import typed
from kg.network.multigraph import TAKEN, assemble, edges, flat, joins, value
from kg.vocabulary import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

    from kg.network.typed import TypedGraph
    from kg.store import GraphStore

Cell = str | int | float | None

# Names of the field types of Frictionless Table Schema.
TEXT, INTEGER, NUMBER, DATE = "string", "integer", "number", "date"

# Column -> its type and what stands in it; a property that is not here is told of by the vocabulary.
MEANINGS = {
    "id": (TEXT, "The IRI of the thing."),
    "label": (
        TEXT,
        "What to call it, in English where there is such a name: a thing, a relation, or of holds the post.",
    ),
    "label_en": (TEXT, "The preferred name in English."),
    "label_zh": (TEXT, "The same in Chinese."),
    "kind": (TEXT, "The class of the thing, such as Agency, Official or Meeting."),
    "names": (TEXT, "Its other names."),
    "division": (TEXT, "The first-level division (province, state) that an agency or a place lies in."),
    "start": (DATE, "First day on which the meeting may have begun, by what is known of its date."),
    "end": (DATE, "Last day on which the meeting may have begun, by what is known of its date."),
    "source": (TEXT, "The IRI of the thing that the edge leads from."),
    "target": (TEXT, "The IRI of the thing that the edge leads to."),
    "relation": (TEXT, "The property that the edge stands for."),
    "weight": (NUMBER, "1 for a fact; between two actors of a projection, the weight of what they share."),
    "quotes": (INTEGER, "How many quotes state it; 0 where the lexicon does."),
    "documents": (INTEGER, "In how many documents."),
    "confidence": (NUMBER, "How direct the wording is, from 0 to 1; not a measured probability."),
    "quote": (TEXT, "The words that say so: of an edge, those with the highest confidence."),
    "quoted_from": (TEXT, "Their document, and where they stand in it in code points."),
    "date": (TEXT, "The date of the meeting as far as it is known, such as 2024-02-01, 2024-02 or --09-11."),
    "count": (INTEGER, "How many occasions the two share: meetings, of provinces zones too, of interlocks officials."),
    "newman": (NUMBER, "The same, each as 1 / (n - 1), where n took part (Newman 2001)."),
    "meetings": (TEXT, "The IRIs of these occasions."),
}
SEVERAL = "Where there are several, semicolons stand between."


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, a type of Table Schema, and what stands in it."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, None where nothing is known; `keys` leads from a column to the table whose `id` it holds."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: list[tuple[Cell, ...]]
    keys: dict[str, str] = field(default_factory=dict)


def tables(store: GraphStore) -> tuple[Table, ...]:
    """The whole typed graph: nodes, edges, attributes, evidence, documents.

    An edge and an attribute are facts, with a number in common; evidence has the numbers of the facts.
    """
    things = typed.read(store)
    graph = assemble(store, things)
    stated = ({"id": number, "source": one, "target": other, **flat(data)} for number, one, other, data in edges(graph))
    numbered = [(number, fact) for number, fact in enumerate(things.statements, 1)]
    attributes = [
        (number, things.nodes[fact.source].iri, fact.relation, value(things, fact), _iri(things, fact.target))
        for number, fact in numbered
        if not joins(fact)
    ]
    evidence = [
        (
            number,
            quote.document + 1,
            quote.start,
            quote.end,
            quote.text,
            float(quote.confidence) if quote.confidence else None,
        )
        for number, fact in numbered
        for quote in fact.quotes
    ]
    fields = ("path", "title", "publisher", "published", "address")
    documents = [(number, *map(record.get, fields)) for number, record in enumerate(things.documents, 1)]
    return (
        _table("nodes", "Things", NODE, records(graph)),
        _table("edges", "Facts that join two things", EDGE, stated, ENDS, (_FACT,)),
        Table("attributes", "Facts of one thing", _ATTRIBUTE, list(attributes), {"node": "nodes", "target": "nodes"}),
        Table("evidence", "The words that state a fact", _EVIDENCE, list(evidence), {"document": "documents"}),
        Table("documents", "The documents that were read", _DOCUMENT, list(documents)),
    )


def projected(graph: nx.Graph[str]) -> tuple[Table, ...]:
    """A network of one kind: nodes and edges, each pair of nodes once."""
    joined = ({"source": one, "target": other, **flat(data)} for _, one, other, data in edges(graph))
    return (
        _table("nodes", "Things", ("id", "label", "kind"), records(graph)),
        _table("edges", "What joins two of them", ("source", "target", "weight"), joined, ENDS),
    )


def records(graph: nx.Graph[str]) -> Iterator[dict[str, Any]]:
    """The nodes of a network as one record each."""
    return ({"id": iri, **flat(data)} for iri, data in graph.nodes(data=True))


# Columns that are there in every typed graph, even an empty one.
NODE = ("id", *TAKEN)
EDGE = (
    *("source", "target", "relation", "label", "label_zh", "weight", "date", "start", "end"),
    *("quotes", "documents", "confidence", "quote", "quoted_from"),
)
ENDS = {"source": "nodes", "target": "nodes"}

_FACT = Column("id", INTEGER, "The number of the fact, in edges and attributes together.")
_ATTRIBUTE = (
    _FACT,
    Column("node", TEXT, "The IRI of the thing."),
    Column("attribute", TEXT, "The property that the fact states."),
    Column("value", TEXT, "Its value, or the label of the thing that it leads to."),
    Column("target", TEXT, "The IRI of that thing, where it is among the nodes."),
)
_EVIDENCE = (
    Column("fact", INTEGER, "The number of the fact: the id of an edge or of an attribute."),
    Column("document", INTEGER, "The number of the document."),
    Column("start", INTEGER, "Where the quote begins in the text of the document, in code points from 0."),
    Column("end", INTEGER, "Where it ends: the code point after its last."),
    Column("quote", TEXT, "The words, exactly as they stand there."),
    Column("confidence", NUMBER, MEANINGS["confidence"][1]),
)
_DOCUMENT = (
    Column("id", INTEGER, "The number of the document."),
    Column("path", TEXT, "Where the document lay, relative to the folder that was read."),
    Column("title", TEXT, "Its title."),
    Column("publisher", TEXT, "Who published it."),
    Column("published", TEXT, "When, as the document says."),
    Column("address", TEXT, "Where on the web."),
)


def _iri(things: TypedGraph, position: int | None) -> str | None:
    return None if position is None else things.nodes[position].iri


def _table(
    name: str,
    title: str,
    always: tuple[str, ...],
    found: Iterable[Mapping[str, Cell]],
    keys: dict[str, str] | None = None,
    first: tuple[Column, ...] = (),
) -> Table:
    """A table of records: the columns that are always there, known ones in use, then properties by name."""
    rows = list(found)
    used = {column for row in rows for column in row}.union(always).difference(column.name for column in first)
    known = [*always, *(column for column in MEANINGS if column not in always)]
    names = [*(column for column in known if column in used), *sorted(used.difference(MEANINGS))]
    columns = (*first, *(_column(each, rows) for each in names))
    return Table(name, title, columns, [tuple(row.get(each.name) for each in columns) for row in rows], keys or {})


def _column(name: str, rows: Iterable[Mapping[str, Cell]]) -> Column:
    if name in MEANINGS:
        type_, meaning = MEANINGS[name]
        return Column(name, type_, f"{meaning} {SEVERAL}" if name in {"names", "date", "meetings"} else meaning)
    property_ = name.partition("_of_")[0]
    meaning = terms()[property_].comments.get("en", "") if property_ in terms() else ""
    values = [row[name] for row in rows if row.get(name) is not None]
    if all(isinstance(each, int) for each in values):
        return Column(name, INTEGER, meaning)
    if all(isinstance(each, int | float) for each in values):
        return Column(name, NUMBER, meaning)
    return Column(name, TEXT, f"{meaning} {SEVERAL}".strip())
