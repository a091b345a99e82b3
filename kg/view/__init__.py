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


def figure(
    store: GraphStore,
    suffix: str,
    *,
    projection: str | None = None,
    language: str | None = None,
    title: str | None = None,
) -> bytes:
    """The picture as a figure for print, with the shapes and colours of the page; the same bytes each time.

    Args:
        store: the dataset. Of more than 10,000 links the most central part is drawn, and a note says so.
        suffix: `.svg`, `.png` or `.pdf`.
        projection: draw this one-mode network (`agencies`, `officials` ...) instead of the typed graph.
        language: tag of the labels' language, English unless given.
        title: a heading.

    Raises:
        InputError: another suffix, or no projection of that name.
        MissingExtra: matplotlib is not installed.
    """
    from kg.network.typed import read
    from kg.view.paper import plot
    from kg.view.part import central
    from kg.view.projected import typed

    part = central(read(store) if projection is None else typed(store, projection))
    note = None if part.whole else f"the most central part: {len(part.graph.nodes):,} of {part.nodes:,} nodes"
    return plot(part, suffix.lower(), language=language, title=title, note=note)


def write(store: GraphStore, path: Path) -> None:
    """Write the page to `path` as a whole or not at all; raises OutputError."""
    write_text(path, render(store))
