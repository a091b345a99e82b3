"""The network as a figure for print: SVG, PNG or PDF, with the shapes and colours of the page.

The same dataset gives the same bytes with the same matplotlib and the same fonts: no date, no drawn lots.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.errors import InputError, MissingExtra
from kg.view.drawing import ALL_NAMED, LARGE, draw
from kg.view.fonts import families, printable, unreadable
from kg.view.palette import KINDS, LIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.network.typed import Names
    from kg.view.drawing import Drawing
    from kg.view.part import Part

FORMATS = {".svg": {"Date": None}, ".png": {"Software": None}, ".pdf": {"CreationDate": None}}  # and what is left out
WIDTH, HEIGHT = 576.0, 432.0  # points: 8 by 6 inches
EDGE = 26.0  # points left free at the sides
HEAD, FOOT = 34.0, 34.0  # points for the title and for the legend
SHARPNESS = 300  # pixels an inch of a PNG
SMALLEST, LARGEST = 1.4, 9.0  # points: the radii of the least node and of the most linked
ABOVE = 24
MIDDLE = {"ha": "center", "va": "center", "ma": "center"}
TRIED = 260  # nodes, the most central first, whose labels are tried for room
MARKERS = {
    "square": "s",
    "dot": "o",
    "diamond": "D",
    "hexagon": "H",
    "triangle": "^",
    "triangleDown": "v",
    "star": "*",
}


def plot(part: Part, suffix: str, *, language: str | None, title: str | None, note: str | None) -> bytes:
    """The figure in the format of `suffix`.

    Args:
        part: the graph; its most central nodes are labelled, as far as labels have room.
        suffix: one of `FORMATS`.
        language: tag of the labels' language, English where it is None; another where a label lacks it.
        title: a heading.
        note: a line beside the legend.

    Raises:
        InputError: a format that is not in `FORMATS`.
        MissingExtra: matplotlib is not installed.
    """
    if suffix not in FORMATS:
        message = f"a figure is a file in one of {', '.join(FORMATS)}, not {suffix or 'a file without a suffix'}"
        raise InputError(message)
    try:
        import matplotlib as mpl
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        message = "a figure needs matplotlib: pip install 'coopkg[figures]'"
        raise MissingExtra(message) from error
    graph, kinds = part.graph, [node.kind for node in part.graph.nodes]
    links = {ends: len(facts) for ends, facts in graph.links.items()}
    drawing = draw([node.labels or {"": node.iri} for node in graph.nodes], list(links), part.degree)
    words = [printable(_in(texts, language)) for texts in drawing.texts]
    terms = [printable(_in(graph.terms.get(kind, {}), language, kind)) for kind in KINDS]
    with mpl.rc_context(), warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        mpl.rcdefaults()
        spoken = "".join([*words, *terms, title or "", note or ""])
        mpl.rcParams.update({"svg.hashsalt": "kg", "font.family": families(spoken), "text.parse_math": False})
        figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), facecolor="white")
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        axes.set_axis_off()
        points, radii = _fitted(drawing)
        _links(axes, points, links)
        _nodes(axes, points, radii, kinds)
        _labels(axes, points, radii, words, part.degree)
        _around(axes, dict(zip(KINDS, terms, strict=True)), kinds, title, note)
        out = io.BytesIO()
        figure.savefig(out, format=suffix[1:], dpi=SHARPNESS, metadata=FORMATS[suffix])
    unreadable(said)
    return out.getvalue()


def _in(names: Names, language: str | None, fallback: str = "") -> str:
    """The name in that language or a variety of it, else in English, else the first."""
    wanted = (language or "en").lower()
    near = [tag for tag in names if tag.partition("-")[0] == wanted.partition("-")[0]]
    return next((names[tag] for tag in (wanted, *near, "", "en") if tag in names), next(iter(names.values()), fallback))


def _fitted(drawing: Drawing) -> tuple[Any, Any]:
    """Positions and radii in points, so that all is on the sheet."""
    points = np.array(drawing.points, dtype=float).reshape(-1, 2)
    if not len(points):
        return points, np.zeros(0)
    low, extent = points.min(axis=0), np.maximum(np.ptp(points, axis=0), 1)
    room = np.array([WIDTH - 2 * EDGE, HEIGHT - HEAD - FOOT - EDGE])
    scale = float(min(*(room / extent), 0.75))
    start = np.array([EDGE, HEAD]) + (room - extent * scale) / 2
    radii = np.array(drawing.radii)
    least = SMALLEST * min(1.0, (400 / len(radii)) ** 0.3)
    return start + (points - low) * scale, np.maximum(
        radii * min(scale * 0.72, LARGEST / LARGE), least + (radii - radii.min()) * 0.08
    )


def _links(axes: Any, points: Any, links: Mapping[tuple[int, int], int]) -> None:  # noqa: ANN401 - of matplotlib
    from matplotlib.collections import LineCollection

    if links:
        counts = np.array(list(links.values()), dtype=float)
        thin = min(1.0, (1200 / len(links)) ** 0.5, (6 * len(points) / len(links)) ** 0.5)
        widths = thin * (0.6 + 1.4 * ((counts - 1) / max(counts.max() - 1, 1)) ** 0.5)
        lines = points[np.array(list(links))]
        axes.add_collection(LineCollection(lines, linewidths=widths, colors=LIGHT["edge"], alpha=max(0.2, thin)))


def _nodes(axes: Any, points: Any, radii: Any, kinds: Sequence[str]) -> None:  # noqa: ANN401 - of matplotlib
    for kind, (shape, colour, _) in KINDS.items():
        chosen = [index for index, each in enumerate(kinds) if each == kind]
        size = (2 * radii[chosen]) ** 2 * (0.62 if shape == "diamond" else 1)  # its side is meant, not its height
        place = points[chosen]
        if chosen:
            axes.scatter(
                *place.T, s=size, c=colour, marker=MARKERS[shape], edgecolors="white", linewidths=0.4, zorder=2
            )


def _labels(axes: Any, points: Any, radii: Any, words: Sequence[str], degrees: Sequence[float]) -> None:  # noqa: ANN401
    """Labels of the most central nodes, each below, above or beside its node, where it covers nothing."""
    from matplotlib.patheffects import Stroke

    renderer = axes.figure.canvas.get_renderer()
    scale = 72 / axes.figure.dpi
    most = max([1.0, *degrees])
    marks = np.column_stack([points - radii[:, None], points + radii[:, None]])
    taken = np.zeros((0, 4))
    order = sorted(range(len(words)), key=lambda index: (-degrees[index], index))
    # In a crowd the first may stand over other nodes, or there would be no names at all.
    above = set(order[:ABOVE]) if len(order) > ALL_NAMED else set()
    for index in order[:TRIED]:
        size = round(5.5 + 2.5 * (degrees[index] / most) ** 0.8, 1)
        text = axes.text(0, 0, words[index], fontsize=size, color=LIGHT["ink"], linespacing=1.05, zorder=3)
        box = text.get_window_extent(renderer)
        wide, high, gap = box.width * scale, box.height * scale, radii[index] + 1.2
        (x, y), best = points[index], None
        others = np.delete(marks, index, axis=0)
        for across, down in ((0, 1), (0, -1), (1, 0), (-1, 0)):
            centre = np.array([x + across * (gap + wide / 2), y + down * (gap + high / 2)])
            half = np.array([wide, high]) / 2 + 0.6
            spot = np.concatenate([centre - half, centre + half])
            inside = spot[0] > 2 and spot[1] > HEAD / 2 and spot[2] < WIDTH - 2 and spot[3] < HEIGHT - FOOT / 2
            if not inside or _meet(spot, taken):
                continue
            covered = _meet(spot, others)
            if best is None or covered < best[0]:
                best = covered, centre, spot
        if best is None or (best[0] and index not in above):
            text.remove()
            continue
        taken = np.vstack([taken, best[2]])
        text.set(x=best[1][0], y=best[1][1], **MIDDLE)
        # The rim is a text of its own, so that the words themselves stay text in a PDF.
        rim = axes.text(*best[1], words[index], fontsize=size, linespacing=1.05, zorder=2.5, **MIDDLE)
        rim.set_path_effects([Stroke(linewidth=1.6, foreground="white")])


def _meet(spot: Any, boxes: Any) -> int:  # noqa: ANN401 - arrays of numpy
    """How many of the boxes (left, top, right, bottom) the spot overlaps."""
    across = (boxes[:, 0] < spot[2]) & (boxes[:, 2] > spot[0])
    return int((across & (boxes[:, 1] < spot[3]) & (boxes[:, 3] > spot[1])).sum())


def _around(axes: Any, terms: Mapping[str, str], kinds: Sequence[str], title: str | None, note: str | None) -> None:  # noqa: ANN401
    """Title, legend and note."""
    if title:
        axes.text(EDGE, HEAD / 2, printable(title), fontsize=12, color=LIGHT["ink"], va="center", weight="bold")
    renderer, scale = axes.figure.canvas.get_renderer(), 72 / axes.figure.dpi
    x, y = EDGE, HEIGHT - FOOT / 2
    for kind, (shape, colour, _) in KINDS.items():
        if kind in kinds:
            axes.scatter([x], [y], s=34, c=colour, marker=MARKERS[shape], linewidths=0)
            text = axes.text(x + 7, y, terms[kind], fontsize=7, color=LIGHT["quiet"], va="center_baseline")
            x += 22 + text.get_window_extent(renderer).width * scale
    if note:
        axes.text(
            WIDTH - EDGE, y, printable(note), fontsize=6.5, color=LIGHT["quiet"], va="center_baseline", ha="right"
        )
