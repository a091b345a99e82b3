"""What the page's script reads: the network as pyvis holds it, and what stands behind it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.network.reading import choose
from kg.view.drawing import draw
from kg.view.measures import groups, measures, weighted
from kg.view.palette import GROUPS, SHAPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.network.typed import Quote, TypedGraph
    from kg.view.choices import Choices
    from kg.view.drawing import Drawing
    from kg.view.part import Part

MANY = 2_000  # links above which they are not drawn while one drags
OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": False,
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 1 << 30, "multiselect": False, "zoomSpeed": 0.6},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "labelHighlightBold": False},
    "edges": {"smooth": False, "selectionWidth": 1.5, "hoverWidth": 0.5},
}


def escaped(value: object) -> str:
    r"""JSON that can stand in a script element: nothing in it ends the element or opens a comment.

    >>> escaped("</script>")
    '"\\u003c/script>"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", r"\u003c").replace("\u2028", r"\u2028").replace("\u2029", r"\u2029")


def payload(part: Part, choices: Choices, language: str | None) -> dict[str, Any]:
    """All of it, as what JSON can hold; facts are rows, since there are many.

    A fact is its source, relation, target, words, quotes as pairs of index and confidence, and years.
    """
    graph = part.graph
    labels = [node.labels or {"": node.iri} for node in graph.nodes]
    drawing = draw(labels, list(graph.links), part.degree)
    nodes, edges, _, _, _, options = network(graph, drawing).get_network_data()
    kinds = {node.kind for node in graph.nodes}
    relations = sorted({fact.relation for fact in graph.statements})
    of_relation = {relation: index for index, relation in enumerate(relations)}
    quotes: dict[Quote, int] = {}
    rows = [
        [
            fact.source,
            of_relation[fact.relation],
            fact.target,
            fact.words,
            [quotes.setdefault(quote, len(quotes)) for quote in fact.quotes],
            years,
        ]
        for fact, years in zip(graph.statements, choices.years, strict=True)
    ]
    net = weighted(graph)
    (of_group, method), computed = groups(net), measures(net)
    return {
        "network": {"nodes": nodes, "edges": edges, "options": json.loads(options)},
        "things": [
            {"iri": node.iri, "kind": node.kind, "labels": names, "names": node.names, "places": places, "zones": zones}
            for node, names, places, zones in zip(graph.nodes, labels, choices.place_of, choices.zone_of, strict=True)
        ],
        "measures": {"degree": part.degree, "strength": part.strength}
        | {name: _rounded(values) for name, values in computed.items()},
        "groups": [min(group, len(GROUPS)) for group in of_group],
        "method": method,
        "relations": relations,
        "facts": rows,
        "quotes": [[quote.document, quote.start, quote.end, quote.text, quote.confidence] for quote in quotes],
        "links": list(graph.links.values()),
        "documents": graph.documents,
        "places": [{"iri": place.iri, "labels": place.labels} for place in choices.places],
        "zones": [{"iri": zone.iri, "labels": zone.labels} for zone in choices.zones],
        "terms": graph.terms,
        "kinds": [kind for kind in SHAPES if kind in kinds],
        "shapes": SHAPES,
        "language": language,
        "whole": {"nodes": part.nodes, "links": part.links},
    }


def network(graph: TypedGraph, drawing: Drawing) -> Any:  # noqa: ANN401 - pyvis has no types
    """The pyvis network: nodes placed and sized, one edge for all statements between two nodes.

    `nodes` and `edges` are filled directly, since pyvis' own `add_edge` searches all edges each time.
    """
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    found = Network(directed=True, cdn_resources="in_line")
    for index, node in enumerate(graph.nodes):
        (x, y), texts = drawing.points[index], drawing.texts[index]
        drawn = {
            "x": x,
            "y": y,
            "size": drawing.radii[index],
            "font": {"size": drawing.types[index]},
            "group": node.kind,
            "texts": texts,
        }
        found.nodes.append(Node(index, SHAPES[node.kind], choose(texts, node.iri), **drawn).options)
    for position, ((one, other), facts) in enumerate(graph.links.items()):
        width = round(1 + 0.6 * (len(facts) - 1) ** 0.5, 2)
        found.edges.append(Edge(one, other, directed=False, id=position, width=width).options)
    quick = {"hideEdgesOnDrag": True, "hideEdgesOnZoom": True} if len(graph.links) > MANY else {}
    found.set_options(json.dumps(OPTIONS | {"interaction": OPTIONS["interaction"] | quick}))
    return found


def _rounded(values: Sequence[float]) -> list[float]:
    """To five significant digits: what a size can show, and the same whatever the last bits are."""
    return [float(f"{value:.5g}") for value in values]
