"""The page itself: pyvis carries the network and the vis-network script, the template is our own.

Nothing of a document reaches the page but as JSON in a data block, which the script shows as text. The
Content-Security-Policy allows the two scripts and the style sheet by their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.network.reading import choose
from kg.network.typed import LEXICAL
from kg.view.labels import box, wrap
from kg.view.layout import place

if TYPE_CHECKING:
    from kg.network.typed import TypedGraph

SCRIPTS = ("model.js", "canvas.js", "moves.js", "panel.js", "controls.js")

# vis-network's shapes; the colours are in page.css, for light and for dark.
SHAPES = {
    "Agency": "square",
    "Official": "dot",
    "Meeting": "diamond",
    "CooperationZone": "hexagon",
    "Agreement": "triangle",
    "Place": "triangleDown",
    "Collective": "star",
}
OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": False,
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 1 << 30, "multiselect": False, "zoomSpeed": 0.6},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "labelHighlightBold": False},
    "edges": {"smooth": False, "selectionWidth": 1.5, "hoverWidth": 0.5},
}


def build(picture: TypedGraph) -> str:
    """The page as text.

    A label is drawn larger, and a node with it, the more other nodes it is linked to.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    folder = files("kg.view") / "template"
    style = (folder / "page.css").read_text(encoding="utf-8")
    script = "\n".join((folder / name).read_text(encoding="utf-8") for name in SCRIPTS)
    library = vis_network()
    policy = (
        f"default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"script-src {_source(library)} {_source(script)}; style-src {_source(style)}"
    )
    environment = Environment(
        loader=PackageLoader("kg.view", "template"),
        autoescape=True,
        undefined=StrictUndefined,
        newline_sequence="\n",
    )
    return environment.get_template("page.html").render(
        policy=policy,
        style=Markup(style),  # noqa: S704 - a file of this package
        library=Markup(library),  # noqa: S704 - a file of pyvis
        script=Markup(script),  # noqa: S704 - files of this package
        data=Markup(escaped(payload(picture))),  # noqa: S704 - escaped for a data block
        counts={
            "nodes": len(picture.nodes),
            "links": len(picture.links),
            "facts": sum(fact.relation not in LEXICAL for fact in picture.statements),
            "documents": len(picture.documents),
        },
    )


def vis_network() -> str:
    """The vis-network script that pyvis' wheel carries, without the address of its source map."""
    path = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", path.read_text(encoding="utf-8"))


def escaped(value: object) -> str:
    r"""JSON that can stand in a script element: nothing in it ends the element or opens a comment.

    >>> escaped("</script>")
    '"\\u003c/script>"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", r"\u003c").replace("\u2028", r"\u2028").replace("\u2029", r"\u2029")


def payload(picture: TypedGraph) -> dict[str, Any]:
    """What the page's script reads: the network as pyvis holds it, and what stands behind it."""
    nodes, edges, _, _, _, options = network(picture).get_network_data()
    return {
        "network": {"nodes": nodes, "edges": edges, "options": json.loads(options)},
        "things": [
            {"iri": node.iri, "kind": node.kind, "labels": node.labels or {"": node.iri}, "names": node.names}
            for node in picture.nodes
        ],
        "facts": [
            {
                "source": fact.source,
                "relation": fact.relation,
                "target": fact.target,
                "words": fact.words,
                "quotes": [[q.document, q.start, q.end, q.text, q.confidence] for q in fact.quotes],
            }
            for fact in picture.statements
        ],
        "links": list(picture.links.values()),
        "documents": picture.documents,
        "terms": picture.terms,
        "kinds": [kind for kind in SHAPES if kind in picture.terms],
        "shapes": SHAPES,
    }


def network(picture: TypedGraph) -> Any:  # noqa: ANN401 - pyvis has no types
    """The pyvis network: nodes placed and sized, one edge for all statements between two nodes.

    `nodes` and `edges` are filled directly, since pyvis' own `add_edge` searches all edges each time.
    """
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    degrees = picture.degrees()
    most = max([1, *degrees])
    sizes = [9 + 17 * (degree / most) ** 0.6 for degree in degrees]
    types = [13 + 9 * (degree / most) ** 0.8 for degree in degrees]
    texts = [
        {language: wrap(text) for language, text in (node.labels or {"": node.iri}).items()} for node in picture.nodes
    ]
    boxes = []
    for node_size, type_size, by_language in zip(sizes, types, texts, strict=True):
        extents = [box(text, 1.25 * type_size) for text in by_language.values()]
        width, height = (max(side) for side in zip(*extents, strict=True))
        boxes.append((max(width, 2 * node_size), 2 * node_size + height))
    points = place(len(picture.nodes), list(picture.links), boxes)

    found = Network(directed=True, cdn_resources="in_line")
    for index, node in enumerate(picture.nodes):
        x, y = points[index]
        drawn = {
            "x": x,
            # The shape stands at the top of the box, its label below.
            "y": y - round(boxes[index][1] / 2 - sizes[index]),
            "size": round(sizes[index], 1),
            "font": {"size": round(types[index], 1)},
            "group": node.kind,
            "texts": texts[index],
        }
        found.nodes.append(Node(index, SHAPES[node.kind], choose(texts[index], node.iri), **drawn).options)
    for position, ((one, other), facts) in enumerate(picture.links.items()):
        width = round(1 + 0.6 * (len(facts) - 1) ** 0.5, 2)
        found.edges.append(Edge(one, other, directed=False, id=position, width=width).options)
    found.set_options(json.dumps(OPTIONS))
    return found


def _source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
