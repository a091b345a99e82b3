"""The page in HTML: one file without script, whose policy allows its own style sheet and nothing else."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.report.content import Code, Day, Finding, Items, Name, Paragraph, Table

if TYPE_CHECKING:
    from kg.report.content import Line, Page

# A number from which a cell has a shade, the darkest first.
SHADES = ((8, "h4"), (4, "h3"), (2, "h2"), (1, "h1"))
BLOCKS = {Paragraph: "paragraph", Items: "items", Table: "table", Finding: "finding"}
TYPES = {**BLOCKS, Name: "name", Code: "code", Day: "day"}


def render(page: Page) -> str:
    """The page as text, to be stored as UTF-8; whatever came from outside is escaped by the template."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    style = (files("kg.report") / "template" / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'sha256-{digest}'"
    environment = Environment(
        loader=PackageLoader("kg.report", "template"),
        autoescape=True,
        undefined=StrictUndefined,
        newline_sequence="\n",
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(kind=lambda value: TYPES.get(type(value), "text"), shade=shade, tag=tag)
    template = environment.get_template("report.html")
    return template.render(page=page, policy=policy, style=Markup(style)) + "\n"  # noqa: S704 - a file of this package


def shade(cell: Line) -> str:
    """The class of a cell by the number in it, empty for nought and for text.

    >>> shade(("9",)), shade(("",))
    ('h4', '')
    """
    text = cell[0] if cell and isinstance(cell[0], str) else ""
    number = int(text) if text.isdecimal() else 0
    return next((name for least, name in SHADES if number >= least), "")


def tag(language: str) -> str:
    """A language tag as HTML wants it: `zh-Hans` for what the graph calls `zh-hans`.

    >>> tag("zh-hans"), tag("en")
    ('zh-Hans', 'en')
    """
    first, *rest = language.split("-")
    return "-".join([first, *(part.title() if len(part) == 4 else part for part in rest)])
