"""The typed graph for networkx: every fact that joins two things is an edge of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.network import facets, reading, typed
from kg.network.days import periods
from kg.network.reading import choose
from kg.vocabulary import terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.network.typed import Node, Quote, Statement, TypedGraph
    from kg.store import GraphStore

Value = str | int | float | tuple[str, ...]

# What every node has, or may have, beside its properties.
TAKEN = ("label", "label_en", "label_zh", "kind", "names", "division", "start", "end")

# No text of a dataset holds half a character, but one that a program put into a graph may.
HALF = re.compile("[\ud800-\udfff]")


def multigraph(store: GraphStore) -> nx.MultiDiGraph[str]:
    """The typed graph of a dataset, from which a fact leads from its subject to its object.

    Returns:
        A graph whose nodes are IRIs, in the order of their kinds, and whose edges have the number of the
        fact, from 1, as their key. What is not known of a thing is not among its attributes.

        A node has `label` (English where there is one), `label_en`, `label_zh`, `kind` (local name of
        the class), `names` (its other names), `division` (the first-level division it lies in), for a
        dated meeting `start` and `end` (first and last day that it may have begun on), and by their
        local names the properties that lead to no other node (`heldOn`, `code`, `jurisdiction` ...);
        one whose name is taken has its class behind it, as `kind_of_agency`.

        An edge has `relation` (local name), `label` and `label_zh` (the relation in words; of `holds`
        the post), `weight` (1: parallel edges that a program merges add up to the number of facts),
        `quotes` and `documents` (how many state it; 0 where the lexicon does), `confidence` (of the
        quote with the highest, in [0, 1]), `quote` (that one) and `quoted_from` (its document and code
        points), and for what happened at a meeting `date` (as it is known), `start` and `end`.
    """
    return assemble(store, typed.read(store))


def assemble(store: GraphStore, things: TypedGraph) -> nx.MultiDiGraph[str]:
    """The same of a typed graph that was read from the dataset."""
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    values: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for fact in things.statements:
        if not joins(fact):
            values[fact.source][fact.relation].add(value(things, fact))
    tops, names = facets.divisions(store), reading.labels(store)
    for position, node in enumerate(things.nodes):
        attributes = _node(node, values[position])
        if node.iri in tops:
            attributes["division"] = choose(names.get(tops[node.iri], {}), tops[node.iri])
        found.add_node(node.iri, **attributes)
    for number, fact in enumerate(things.statements, 1):
        if joins(fact) and fact.target is not None:
            ends = things.nodes[fact.source], things.nodes[fact.target]
            found.add_edge(ends[0].iri, ends[1].iri, key=number, **_edge(things, fact))
            _date(found, ends, found.edges[ends[0].iri, ends[1].iri, number])
    return found


def joins(fact: Statement) -> bool:
    """Whether a fact is an edge; else it is an attribute of its subject."""
    return fact.target is not None and fact.relation not in typed.LEXICAL


def value(things: TypedGraph, fact: Statement) -> str:
    """What a fact that is no edge says: a value, or the label of a thing."""
    if fact.target is None:
        return choose(fact.words, "")
    node = things.nodes[fact.target]
    return choose(node.labels, node.iri)


def edges(graph: nx.Graph[str]) -> list[tuple[int, str, str, dict[str, Any]]]:
    """Number, ends and attributes of each edge, by the number: that of its fact, else its place from 1."""
    if isinstance(graph, nx.MultiGraph):
        found = [(int(key), one, other, data) for one, other, key, data in graph.edges(keys=True, data=True)]
        return sorted(found, key=lambda edge: edge[0])
    return [(number, *edge) for number, edge in enumerate(graph.edges(data=True), 1)]


def flat(attributes: Mapping[str, object]) -> dict[str, str | int | float]:
    """Attributes for files that hold texts and numbers: of several texts one, with semicolons between.

    What is of another kind is left out.
    """
    found: dict[str, str | int | float] = {}
    for name, each in attributes.items():
        if isinstance(each, bool):
            found[name] = str(each).lower()
        elif isinstance(each, int | float):
            found[name] = each
        elif isinstance(each, str):
            found[name] = HALF.sub("\ufffd", each)
        elif isinstance(each, list | tuple | set | frozenset):
            several = sorted(map(str, each)) if isinstance(each, set | frozenset) else map(str, each)
            found[name] = HALF.sub("\ufffd", "; ".join(several))
    return found


def _node(node: Node, values: Mapping[str, set[str]]) -> dict[str, Value]:
    attributes: dict[str, Value] = {"label": choose(node.labels, node.iri), **_labels(node.labels), "kind": node.kind}
    for relation in sorted(values):
        name = f"{relation}_of_{node.kind.lower()}" if relation in TAKEN else relation
        if relation in terms() and terms()[relation].counts:
            numbers = sorted(int(each) for each in values[relation] if re.fullmatch("-?[0-9]{1,18}", each))
            if numbers:
                attributes[name] = numbers[0]
        else:
            attributes[name] = tuple(sorted(values[relation]))
    known = periods(values.get("heldOn", ()))
    if known:
        attributes |= {"start": known[0][0], "end": max(last for _, last in known)}
    return attributes | ({"names": node.names} if node.names else {})


def _edge(things: TypedGraph, fact: Statement) -> dict[str, Value]:
    words = fact.words or things.terms[fact.relation]
    attributes: dict[str, Value] = {
        "relation": fact.relation,
        "label": choose(words, fact.relation),
        **{name: text for name, text in _labels(words).items() if name == "label_zh"},
        "weight": 1,
        "quotes": len(fact.quotes),
        "documents": len({quote.document for quote in fact.quotes}),
    }
    if fact.quotes:
        best = min(fact.quotes, key=lambda quote: (-_confidence(quote), quote))
        path = things.documents[best.document]["path"]
        if best.confidence:
            attributes["confidence"] = _confidence(best)
        attributes |= {"quote": best.text, "quoted_from": f"{path}, {best.start}-{best.end}"}
    return attributes


def _date(found: nx.MultiDiGraph[str], ends: tuple[Node, Node], edge: dict[str, Value]) -> None:
    """Put the date of the meeting on an edge; where it leads from one to another, that of the first."""
    meeting = next((node.iri for node in ends if node.kind == "Meeting"), None)
    if meeting is None:
        return
    held = found.nodes[meeting]
    if "heldOn" in held:
        edge["date"] = held["heldOn"]
    if "start" in held:
        edge |= {"start": held["start"], "end": held["end"]}


def _confidence(quote: Quote) -> float:
    return float(quote.confidence or 0)


def _labels(names: Mapping[str, str]) -> dict[str, str]:
    """English and Chinese, simplified first."""
    found = {}
    if "en" in names:
        found["label_en"] = names["en"]
    chinese = sorted((tag for tag in names if tag.split("-")[0] == "zh"), key=lambda tag: (tag != "zh-hans", tag))
    if chinese:
        found["label_zh"] = names[chinese[0]]
    return found
