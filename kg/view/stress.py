"""Positions at which distances on paper follow distances in the network, for parts of some hundred nodes.

Stress majorization (Gansner, Koren and North 2004) from a start by pivot multidimensional scaling (Brandes and
Pich 2006). Nothing is random.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

ROUNDS = 120
POWERS = 60
GOLDEN = 2.399963  # the golden angle, which fills a disc evenly


def scaled(distances: Points) -> Points:
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


def majorize(points: Points, distances: Points) -> Points:
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
