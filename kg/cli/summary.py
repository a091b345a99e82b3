"""What `kg build` says when it is done: how much there is, who stands out, and what to try next."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from kg import network
from kg.cli.terminal import GRAPH, table
from kg.store import counts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.network import Score
    from kg.store import GraphStore

MEASURE = "strength"
SHOWN = 5


def ranking(scores: Sequence[Score], limit: int) -> str:
    """The first `limit` as a table, and how many more share the last rank that is shown."""
    first = scores[:limit]
    rows = [(score.place, score.label, f"{score.value:.6g}") for score in first]
    text = table(("rank", scores[0].projection, scores[0].measure), rows, numeric=(0, 2))
    more = sum(score.rank == first[-1].rank for score in scores[limit:])
    return f"{text}{more} more share rank {first[-1].rank}\n" if more else text


def built(store: GraphStore, out: Path, files: Sequence[str]) -> str:
    """The whole of what is printed."""
    numbers = counts(store)
    graph = network.project(store, "agencies")
    scores = network.centrality(graph, [MEASURE])
    parts = [table(("", "count"), [(name, str(n)) for name, n in numbers.items()], numeric=(1,))]
    if scores:
        parts.append("Most central agencies, by the number of meetings shared with others:\n" + ranking(scores, SHOWN))
    parts.append(network.extent(graph) + "\n")
    parts.append(f"Written to {out}: {', '.join(files)}\n")
    graph_at = "" if out / "graph.trig" == GRAPH else f" --graph {shlex.quote(str(out / 'graph.trig'))}"
    thing = scores[0].label if scores else "police"
    parts.append(
        "Try next:\n"
        f"  kg explain {shlex.quote(thing)}{graph_at}\n"
        f"  kg query --list\n"
        f"  open {out / 'graph.html'} in a browser\n"
    )
    return "\n".join(parts)
