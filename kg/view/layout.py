"""Where each node of the picture stands, worked out beforehand, so that the page opens at rest.

Each connected part is laid out by stress majorization, which makes distances on paper follow distances in
the network (Gansner, Koren and North 2004), from a start by pivot multidimensional scaling (Brandes and Pich
2006). Boxes that overlap are pushed apart, and the parts are packed under a skyline. Nothing is random.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from scipy.spatial import cKDTree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Points = NDArray[np.float64]

EDGE = 105.0  # pixels that an edge is to be long at a zoom of one
GAP = 10.0  # pixels between two boxes
ASPECT = 1.35  # width to height of the whole, about that of a window beside the panel
STEP = 20.0  # pixels of a column when parts are packed
PIVOTS = 60
MAJORIZED = 600  # nodes of a part above which the quadratic step is left out
ROUNDS = 120
POWERS = 60
GOLDEN = 2.399963  # the golden angle, which fills a disc evenly
SEPARATED = 600


def place(size: int, links: Sequence[tuple[int, int]], boxes: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Positions of the nodes 0 to `size` - 1, in whole pixels, without overlap.

    Args:
        size: the number of nodes.
        links: pairs of nodes.
        boxes: width and height in pixels that each node takes up with its label, around its position.

    Returns:
        x and y of each node; y grows downwards.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(links)
    extents = np.array(boxes, dtype=float).reshape(-1, 2) + GAP
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    drawn = [_part(graph.subgraph(part), part, extents[part]) for part in parts]
    points = np.zeros((size, 2))
    for part, position in zip(parts, _pack(drawn, [extents[part] for part in parts]), strict=True):
        points[part] = position
    points *= _stretch(points, extents)
    return [(round(x), round(y)) for x, y in points.tolist()]


def _part(graph: nx.Graph[int], order: list[int], boxes: Points) -> Points:
    if len(order) == 1:
        return np.zeros((1, 2))
    at = {node: position for position, node in enumerate(order)}
    pivots = order if len(order) <= MAJORIZED else _far_apart(graph, order)
    distances = np.empty((len(pivots), len(order)))
    for row, pivot in enumerate(pivots):
        for node, steps in nx.single_source_shortest_path_length(graph, pivot).items():
            distances[row, at[node]] = steps
    points = _scaled(distances[:PIVOTS] if len(order) > MAJORIZED else distances)
    if len(order) <= MAJORIZED:
        points = _majorize(points, distances)
    # Sums may differ in their last bits from run to run; rounded, the rest starts from the same numbers.
    return separate(np.round(_upright(points) * EDGE, 3), boxes)


def _far_apart(graph: nx.Graph[int], order: list[int]) -> list[int]:
    """Pivots that cover a large part: each is the node farthest from those before it."""
    pivots, nearest = [order[0]], dict.fromkeys(order, len(order))
    while len(pivots) < PIVOTS:
        for node, steps in nx.single_source_shortest_path_length(graph, pivots[-1]).items():
            nearest[node] = min(nearest[node], steps)
        pivots.append(max(order, key=lambda node: (nearest[node], -node)))
    return pivots


def _scaled(distances: Points) -> Points:
    """Classical scaling of the nodes by their distances to the pivots, two dimensions."""
    squares = distances**2
    centred = squares - squares.mean(0) - squares.mean(1)[:, None] + squares.mean()
    points = -0.5 * (centred.T @ _principal(centred @ centred.T))
    spread = np.linalg.norm(points, axis=1).mean()
    points *= distances.mean() / 2 / spread if spread else 1
    # Nodes alike to all pivots (the leaves of a star) start on one spot; a spiral takes them apart.
    turn = np.arange(len(points)) * GOLDEN
    radius = 0.06 * np.sqrt(np.arange(len(points)))
    return np.asarray(points + np.column_stack([radius * np.cos(turn), radius * np.sin(turn)]))


def _principal(matrix: Points) -> Points:
    """Two leading eigenvectors by power iteration from a fixed start.

    Among equal eigenvalues, which symmetric networks have, a library's eigenvectors are arbitrary and
    follow the last bits; those found from a fixed start are not.
    """
    found: list[Points] = []
    for column in (1, 2):
        vector = np.cos(np.arange(len(matrix)) * GOLDEN * column) + 0.1 * column
        for _ in range(POWERS):
            vector = matrix @ vector
            for known in found:
                vector = vector - (known @ vector) * known
            norm = np.linalg.norm(vector)
            vector = vector / norm if norm > 1e-9 else np.zeros(len(matrix))
        found.append(vector)
    return np.column_stack(found)


def _majorize(points: Points, distances: Points) -> Points:
    """Move all points at once to the mean of where the others want them, nearer ones counting more."""
    weights = 1 / np.where(distances == 0, 1, distances) ** 2
    np.fill_diagonal(weights, 0)
    total = weights.sum(1)[:, None]
    for _ in range(ROUNDS):
        apart = points[:, None, :] - points[None, :, :]
        length = np.sqrt((apart**2).sum(2))
        ratio = weights * distances / np.where(length == 0, 1, length)
        points = (weights @ points + (ratio[:, :, None] * apart).sum(1)) / total
    return points


def _upright(points: Points) -> Points:
    """Turned so that the longer side lies, since windows and labels are wider than high."""
    centred: Points = points - points.mean(0)
    (across, mixed), (_, down) = (centred.T @ centred).tolist()
    if abs(across - down) + abs(mixed) < 0.01 * (across + down):
        return centred
    angle = 0.5 * math.atan2(2 * mixed, across - down)
    turned = centred @ [[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]]
    return np.asarray(turned)


def separate(points: Points, boxes: Points) -> Points:
    """The points moved as little as is simple until no two boxes around them overlap.

    All is first spread until there is room for the boxes. Then each overlapping pair is pushed apart
    along the axis where that is shorter, and where that goes on for long, all is spread a little more.
    """
    area = float(np.prod(np.ptp(points, axis=0) + boxes.mean(0)))
    points = points * max(1.0, (float(np.prod(boxes, axis=1).sum()) / area) ** 0.5)
    half, largest = boxes / 2, boxes.max(0)
    for attempt in range(SEPARATED):
        pairs = cKDTree(points / largest).query_pairs(1, p=np.inf, output_type="ndarray")
        one, other = pairs[:, 0], pairs[:, 1]
        apart = points[one] - points[other]
        depth = half[one] + half[other] - np.abs(apart)
        touching = (depth > 0.01).min(axis=1)
        if not touching.any():
            break
        one, other, apart, depth = one[touching], other[touching], apart[touching], depth[touching]
        across = depth[:, 0] >= depth[:, 1]
        push = np.where(apart < 0, -depth, depth) / 2
        push[across, 0] = 0
        push[~across, 1] = 0
        moves, counts = np.zeros_like(points), np.ones(len(points))
        np.add.at(moves, one, push)
        np.add.at(moves, other, -push)
        np.add.at(counts, np.concatenate([one, other]), 1)
        points = points + moves / np.sqrt(np.maximum(counts - 1, 1))[:, None]
        if attempt % 10 == 9:
            points = points * 1.03
    else:
        # What is left is spread until the last pair is free; room only grows by it.
        with np.errstate(divide="ignore"):
            needed = ((half[one] + half[other]) / np.abs(apart)).min(axis=1)
        points = points * min(4.0, float(needed.max()))
    return points


def _pack(drawn: list[Points], boxes: list[Points]) -> list[Points]:
    """The parts side by side, largest first, each as far up as it fits, in the width that suits best."""
    corners = [((at - size / 2).min(0), (at + size / 2).max(0)) for at, size in zip(drawn, boxes, strict=True)]
    sizes = [high - low + 4 * GAP for low, high in corners]
    side = (sum(float(width * height) for width, height in sizes) * ASPECT) ** 0.5
    widest = max((float(width) for width, _ in sizes), default=0.0)
    tries = [_skyline(sizes, max(side * factor, widest)) for factor in np.arange(0.8, 2.1, 0.1).tolist()]
    spots, _ = min(tries, key=lambda attempt: max(attempt[1][0] / ASPECT, attempt[1][1]))
    return [points - low + spot for points, (low, _), spot in zip(drawn, corners, spots, strict=True)]


def _stretch(points: Points, boxes: Points) -> Points:
    """Factors that bring the whole nearer to `ASPECT`, at most by half; room grows, so nothing overlaps."""
    if not len(points):
        return np.ones(2)
    width, height = ((points + boxes / 2).max(0) - (points - boxes / 2).min(0)).tolist()
    factors: Points = np.clip([ASPECT * height / width, width / ASPECT / height], 1, 1.5)
    return factors


def _skyline(sizes: list[Points], limit: float) -> tuple[list[tuple[float, float]], tuple[float, float]]:
    """Corner of each rectangle, put where the skyline is lowest; width and height of the whole."""
    tops, spots = np.zeros(int(limit // STEP) + 2), []
    right = 0.0
    for width, height in sizes:
        span = int(width // STEP) + 1
        under = np.lib.stride_tricks.sliding_window_view(tops, span).max(1)
        at = int(under.argmin())
        spots.append((at * STEP, float(under[at])))
        tops[at : at + span] = under[at] + height
        right = max(right, (at + span) * STEP)
    return spots, (right, float(tops.max()))
