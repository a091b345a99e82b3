"""The network as it is drawn, on the page and on paper: where each node stands, how large, under which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.view.labels import box, wrap
from kg.view.layout import place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.network.typed import Names

SMALL, LARGE = 9.0, 26.0  # radius in pixels of what has no links and of what has most
ALL_NAMED = 150  # nodes up to which each one has room for its label; above, labels show as one comes nearer
DENSE = 8  # links a node above which it has not


@dataclass(frozen=True, slots=True)
class Drawing:
    """For each node its centre and radius in pixels, the size of its type and its label on short lines, by language."""

    points: list[tuple[int, int]]
    radii: list[float]
    types: list[float]
    texts: list[Names]


def draw(labels: Sequence[Names], links: Sequence[tuple[int, int]], degrees: Sequence[float]) -> Drawing:
    """Place the nodes; one is larger, and so is its label, the more others it is linked to."""
    most = max([1.0, *degrees])
    radii = [round(SMALL + (LARGE - SMALL) * (degree / most) ** 0.6, 1) for degree in degrees]
    types = [round(13 + 9 * (degree / most) ** 0.8, 1) for degree in degrees]
    texts = [{language: wrap(text) for language, text in names.items()} for names in labels]
    if len(labels) > ALL_NAMED or len(links) > DENSE * len(labels):
        points = place(len(labels), links, [(2 * radius, 2 * radius) for radius in radii], crowd=True)
        return Drawing(points, radii, types, texts)
    boxes = []
    for radius, size, names in zip(radii, types, texts, strict=True):
        width, height = (max(side) for side in zip(*(box(text, 1.25 * size) for text in names.values()), strict=True))
        boxes.append((max(width, 2 * radius), 2 * radius + height))
    placed = zip(place(len(labels), links, boxes), boxes, radii, strict=True)
    # The shape stands at the top of the box, its label below.
    return Drawing([(x, y - round(high / 2 - radius)) for (x, y), (_, high), radius in placed], radii, types, texts)
