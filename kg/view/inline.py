"""The picture inside a notebook, shut off from it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.view import render

if TYPE_CHECKING:
    from kg.store import GraphStore


class Inline:
    """A page that a notebook shows in a frame of its own.

    The frame may run scripts, since the page is drawn by one, and save what a reader asks it to, but is sandboxed as
    of another origin: it reaches neither the notebook nor its cookies, opens no window, and submits nothing. What
    the page's own policy forbids stays forbidden.
    """

    def __init__(self, page: str, height: int) -> None:
        self.page = page
        self.height = height

    def __repr__(self) -> str:
        return f"<Inline: a page of {len(self.page):,} characters, which a notebook shows>"

    def _repr_html_(self) -> str:
        return (
            f'<iframe sandbox="allow-scripts allow-downloads" srcdoc="{escape(self.page)}" title="Cooperation network" '
            f'style="width:100%;height:{self.height}px;border:0"></iframe>'
        )


def show(store: GraphStore, height: int = 600) -> Inline:
    """The picture as the last line of a notebook's cell shows it, `height` pixels high.

    A notebook that is saved with it grows by the size of the page, nearly a megabyte. Raises InputError for a height
    that is no number above 0.

    >>> import kg
    >>> kg.show(kg.open("exports"), height=700).height
    700
    """
    if not isinstance(height, int) or height <= 0:
        message = f"height: {height!r} is no number of pixels above 0"
        raise InputError(message)
    return Inline(render(store), height)
