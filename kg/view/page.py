"""The page itself: pyvis carries the network and the vis-network script, the template is our own.

Nothing of a document reaches the page but as JSON in a data block, which the script shows as text. The
Content-Security-Policy allows the two scripts and the style sheet by their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.network.typed import LEXICAL
from kg.view.palette import variables
from kg.view.payload import escaped, payload

if TYPE_CHECKING:
    from kg.view.choices import Choices
    from kg.view.part import Part

# In the order in which they build on each other.
SCRIPTS = (
    "model.js",
    "elements.js",
    "filters.js",
    "labels.js",
    "canvas.js",
    "moves.js",
    "walks.js",
    "panel.js",
    "welcome.js",
    "search.js",
    "sheets.js",
    "years.js",
    "export.js",
    "address.js",
    "start.js",
)
TITLE = "Cooperation network"


def build(part: Part, choices: Choices, *, language: str | None = None, title: str = TITLE) -> str:
    """The page as text.

    Args:
        part: the graph to show, and how much of the whole it is.
        choices: what its nodes and statements can be chosen by.
        language: tag of the labels' language at the start; the browser's where it is None.
        title: the heading.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    graph, folder = part.graph, files("kg.view") / "template"
    style = variables() + (folder / "page.css").read_text(encoding="utf-8")
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
        title=title,
        policy=policy,
        style=Markup(style),  # noqa: S704 - files of this package
        library=Markup(library),  # noqa: S704 - a file of pyvis
        script=Markup(script),  # noqa: S704 - files of this package
        data=Markup(escaped(payload(part, choices, language))),  # noqa: S704 - escaped for a data block
        counts={
            "nodes": _many(len(graph.nodes)),
            "links": _many(len(graph.links)),
            "facts": _many(sum(fact.relation not in LEXICAL for fact in graph.statements)),
            "documents": _many(len(graph.documents)),
        },
        left=None if part.whole else {"nodes": _many(part.nodes), "links": _many(part.links)},
    )


def vis_network() -> str:
    """The vis-network script that pyvis' wheel carries, without the address of its source map."""
    path = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", path.read_text(encoding="utf-8"))


def _many(number: int) -> str:
    return f"{number:,}"


def _source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
