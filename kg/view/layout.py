"""Where each node of the picture stands, worked out beforehand, so that the page opens at rest.

Each connected part is laid out by itself, a small one by stress majorization, a large one by springs
(Fruchterman and Reingold 1991): by igraph where it is installed, else by networkx, which takes longer. Boxes
that overlap are pushed apart, and the parts are packed. The same network gives the same positions.
"""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, dijkstra

from kg.network.measures import backend
from kg.view.boxes import GAP, apart, pack, separate, stretch
from kg.view.stress import majorize, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    Pairs = NDArray[np.int64]

EDGE = 105.0  # pixels that an edge is to be long at a zoom of one
ROOM = 6_400.0  # square pixels that each node of a crowd has to itself
SPARSE = 30  # nodes of a part up to which its links keep their length in a crowd too
PIVOTS = 30
MAJORIZED = 300  # nodes of a part above which the quadratic step is left out
EXACT = 3_000  # nodes of a part above which igraph pushes only neighbours on a grid apart


def place(
    size: int, links: Sequence[tuple[int, int]], boxes: Sequence[tuple[float, float]], *, crowd: bool = False
) -> list[tuple[int, int]]:
    """Positions of the nodes 0 to `size` - 1, in whole pixels.

    Args:
        size: the number of nodes.
        links: pairs of nodes.
        boxes: width and height in pixels that each node takes up, around its position. They do not overlap.
        crowd: the boxes are discs, and a slight overlap is better than a network pulled out of shape.

    Returns:
        x and y of each node; y grows downwards.
    """
    pairs = np.array(links, dtype=np.int64).reshape(-1, 2)
    extents = np.array(boxes, dtype=float).reshape(-1, 2) + GAP
    _, of = connected_components(_matrix(size, pairs), directed=False) if size else (0, np.zeros(0, dtype=np.int64))
    order = np.argsort(of, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(of[order])) + 1) if size else []
    parts.sort(key=lambda part: (-len(part), int(part[0])))
    within = np.empty(size, dtype=np.int64)
    for part in parts:
        within[part] = np.arange(len(part))
    inner: dict[int, Pairs] = {}
    if len(pairs):
        by_part = np.argsort(of[pairs[:, 0]], kind="stable")
        for each in np.split(by_part, np.flatnonzero(np.diff(of[pairs[by_part, 0]])) + 1):
            inner[int(of[pairs[each[0], 0]])] = within[pairs[each]]
    drawn = []
    for part in parts:
        joined = inner.get(int(of[part[0]]))
        drawn.append(
            _part(len(part), joined, extents[part], crowd=crowd)
            if joined is not None and len(part) > 1
            else np.zeros((1, 2))
        )
    points = np.zeros((size, 2))
    for part, position in zip(parts, pack(drawn, [extents[part] for part in parts]), strict=True):
        points[part] = position
    points *= stretch(points, extents)
    return [(round(x), round(y)) for x, y in points.tolist()]


def _matrix(size: int, pairs: Pairs) -> coo_array:
    return coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(size, size)).tocsr()


def _part(size: int, pairs: Pairs, boxes: Points, *, crowd: bool) -> Points:
    matrix = _matrix(size, pairs)
    if size <= MAJORIZED:
        distances = dijkstra(matrix, directed=False, unweighted=True)
        points = majorize(scaled(distances), distances) * EDGE
    else:
        points = _springs(size, pairs, scaled(_far_apart(matrix, size)))
    if size > MAJORIZED or (crowd and size > SPARSE):
        points *= _roomy(points)
    # Sums may differ in their last bits from run to run; rounded, the rest starts from the same numbers.
    points = np.round(_upright(points), 3)
    return apart(points, boxes[:, 0] / 2) if crowd else separate(points, boxes)


def _roomy(points: Points) -> float:
    """The factor that gives each node of a crowd its room; a few outliers do not count."""
    across, down = np.quantile(points, 0.98, axis=0) - np.quantile(points, 0.02, axis=0)
    area = max(across * down, (max(across, down) / 4) ** 2, 1e-9)
    return float((len(points) * ROOM / area) ** 0.5)


def _far_apart(matrix: coo_array, size: int) -> Points:
    """Distances from pivots that cover a large part: each is the node farthest from those before it."""
    pivot, nearest, rows = 0, np.full(size, np.inf), []
    for _ in range(PIVOTS):
        rows.append(dijkstra(matrix, directed=False, indices=pivot, unweighted=True))
        nearest = np.minimum(nearest, rows[-1])
        pivot = int(nearest.argmax())
    return np.array(rows)


def _springs(size: int, pairs: Pairs, start: Points) -> Points:
    """Linked nodes pulled together and all pushed apart, from the start that the distances give."""
    start = start - start.mean(0)
    if backend() == "igraph":
        import igraph

        igraph.set_random_number_generator(random.Random(0))  # noqa: S311 - for the same positions each time
        net = igraph.Graph(n=size, edges=pairs.tolist())
        exact = size <= EXACT
        spread = start * (size**0.5 / max(float(np.abs(start).max()), 1e-9))
        found = net.layout_fruchterman_reingold(
            seed=spread.tolist(), niter=120 if exact else 500, grid=not exact, start_temp=size**0.5 / 10
        )
        igraph.set_random_number_generator(random)
        return np.array(found.coords)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(pairs.tolist())
    seed = dict(enumerate(start / max(float(np.abs(start).max()), 1e-9)))
    positions = nx.spring_layout(graph, pos=seed, seed=0, iterations=40)
    return np.array([positions[node] for node in range(size)])


def _upright(points: Points) -> Points:
    """Turned so that the longer side lies, since windows and labels are wider than high."""
    centred: Points = points - points.mean(0)
    (across, mixed), (_, down) = (centred.T @ centred).tolist()
    if abs(across - down) + abs(mixed) < 0.01 * (across + down):
        return centred
    angle = 0.5 * math.atan2(2 * mixed, across - down)
    turned = centred @ [[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]]
    return np.asarray(turned)
