"""The picture: a dataset as one HTML page that carries all it needs and opens offline, or as a figure for print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.output import write_text

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import GraphStore


def render(store: GraphStore, *, language: str | None = None, title: str | None = None) -> str:
    """The page as text, the same for the same dataset; to be stored as UTF-8.

    Args:
        store: the dataset. Of more than 10,000 links the most central part is shown, and the page says so.
        language: tag of the labels' language at the start (`en`, `zh-hans`); the browser's unless given.
        title: the heading.
    """
    from kg.network.typed import read
    from kg.view import choices, page
    from kg.view.part import central

    part = central(read(store))
    return page.build(part, choices.read(store, part.graph), language=language, title=title or page.TITLE)


def write(store: GraphStore, path: Path) -> None:
    """Write the page to `path` as a whole or not at all; raises OutputError."""
    write_text(path, render(store))
