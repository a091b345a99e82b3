"""The picture: a dataset as one HTML page that carries all it needs and opens offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.output import write_text

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import GraphStore


def render(store: GraphStore) -> str:
    """The page as text, the same for the same dataset; to be stored as UTF-8."""
    from kg.network.typed import read
    from kg.view.page import build

    return build(read(store))


def write(store: GraphStore, path: Path) -> None:
    """Write the page to `path` as a whole or not at all; raises OutputError."""
    write_text(path, render(store))
