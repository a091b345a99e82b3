"""Boxes that stand free: overlapping ones pushed apart, and whole parts packed beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

GAP = 10.0  # pixels between two boxes
ASPECT = 1.35  # width to height of the whole, about that of a window beside the panel
STEP = 20.0  # pixels of a column when parts are packed
SEPARATED = 600
CROWDED = 60


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


def apart(points: Points, radii: Points) -> Points:
    """The points moved until the discs around them hardly overlap; for crowds, where order matters more than a gap.

    Discs are pushed along the line between their centres, half the overlap each, which keeps the shape of the
    whole as it grew. What is still in each other's way after some rounds stays so.
    """
    for _ in range(CROWDED):
        pairs = cKDTree(points).query_pairs(2 * float(radii.max()), output_type="ndarray")
        one, other = pairs[:, 0], pairs[:, 1]
        between = points[one] - points[other]
        distance = np.linalg.norm(between, axis=1)
        depth = radii[one] + radii[other] - distance
        touching = depth > 0.5
        if not touching.any():
            break
        one, other = one[touching], other[touching]
        # Two on one spot part sideways, the later to the right.
        away = np.where(distance[touching, None] > 0, between[touching], np.array([-1.0, 0.0]))
        push = away / np.maximum(distance[touching, None], 1) * depth[touching, None] / 2
        moves = np.zeros_like(points)
        np.add.at(moves, one, push)
        np.add.at(moves, other, -push)
        counts = np.bincount(np.concatenate([one, other]), minlength=len(points))
        points = points + moves / np.sqrt(np.maximum(counts, 1))[:, None]
    return points


def pack(drawn: list[Points], boxes: list[Points]) -> list[Points]:
    """The parts side by side, largest first, each as far up as it fits, in the width that suits best."""
    corners = [((at - size / 2).min(0), (at + size / 2).max(0)) for at, size in zip(drawn, boxes, strict=True)]
    sizes = [high - low + 4 * GAP for low, high in corners]
    side = (sum(float(width * height) for width, height in sizes) * ASPECT) ** 0.5
    widest = max((float(width) for width, _ in sizes), default=0.0)
    tries = [_skyline(sizes, max(side * factor, widest)) for factor in np.arange(0.8, 2.1, 0.1).tolist()]
    spots, _ = min(tries, key=lambda attempt: max(attempt[1][0] / ASPECT, attempt[1][1]))
    return [points - low + spot for points, (low, _), spot in zip(drawn, corners, spots, strict=True)]


def stretch(points: Points, boxes: Points) -> Points:
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
