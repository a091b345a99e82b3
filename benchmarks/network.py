"""Projection and measures of a synthetic network, beside plain networkx in one run.

Agencies attend meetings of two to a dozen, most of them within their own region. The values are compared as
well: a measure that is fast and differs is no measure. CPU seconds of the fastest of several runs; what igraph
computes includes its conversion of the network, which is made once for all measures and stands in a line alone.

    python benchmarks/network.py [--agencies 1000] [--meetings 800] [--rounds 3]
"""

from __future__ import annotations

import argparse
import random
import time
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg import network
from kg.network import accelerated
from kg.network.affiliation import Affiliations
from kg.network.projection import fold, weights

if TYPE_CHECKING:
    from collections.abc import Callable

REGION = 40


def affiliations(agencies: int, meetings: int, seed: int = 7) -> Affiliations:
    """Who attended what: two to a dozen of a region, and once in four times from anywhere."""
    draw = random.Random(seed)
    ties: dict[str, dict[str, tuple[tuple[str, str, str], ...]]] = {f"agency{n:06}": {} for n in range(agencies)}
    for number in range(meetings):
        first = draw.randrange(0, agencies, REGION)
        pool = range(first, min(first + REGION, agencies)) if draw.random() < 0.75 else range(agencies)
        for who in draw.sample(pool, min(len(pool), draw.randint(2, 12))):
            actor, at = f"agency{who:06}", f"meeting{number:06}"
            ties[actor][at] = ((actor, "attended", at),)
    return Affiliations("agencies", {actor: at for actor, at in ties.items() if at})


def fastest(call: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    """CPU seconds of the fastest round, and what came out."""
    times, found = [], None
    for _ in range(rounds):
        start = time.process_time()
        found = call()
        times.append(time.process_time() - start)
    return min(times), found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agencies", type=int, default=1000)
    parser.add_argument("--meetings", type=int, default=800)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    found = affiliations(options.agencies, options.meetings)
    two_mode: nx.Graph[str] = nx.Graph()
    two_mode.add_edges_from((actor, meeting) for actor, at in found.ties.items() for meeting in at)
    actors = list(found.ties)

    ours, graph = fastest(lambda: fold(found), options.rounds)
    plain, other = fastest(lambda: nx.bipartite.weighted_projected_graph(two_mode, actors), options.rounds)
    same = {frozenset(e[:2]): e[2] for e in graph.edges(data="weight")} == {
        frozenset(e[:2]): e[2] for e in other.edges(data="weight")
    }
    print(f"{len(graph)} agencies, {options.meetings} meetings, {graph.number_of_edges()} edges; CPU seconds\n")
    print(f"{'':16} {'networkx':>10} {'kg':>10} {'ratio':>7}   largest difference")
    pairs, weighed = fastest(lambda: weights(found.occasions()), options.rounds)
    agree = "same weights" if same and len(weighed) == graph.number_of_edges() else "DIFFERENT"
    print(f"{'pairs, weighed':16} {plain:>10.4f} {pairs:>10.4f} {plain / pairs:>6.1f}x   {agree}")
    print(
        f"{'the whole graph':16} {plain:>10.4f} {ours:>10.4f} {plain / ours:>6.1f}x   with the occasions of each edge"
    )
    seconds, _ = fastest(lambda: accelerated.converted(nx.Graph(graph)), options.rounds)
    print(f"{'to igraph':16} {'':>10} {seconds:>10.4f}")
    for name, measure in network.MEASURES.items():
        if measure.accelerated is None:
            continue
        network.compute(graph, "degree", using="igraph")
        accelerated.converted(graph)
        ours, values = fastest(lambda name=name: network.compute(graph, name, using="igraph"), options.rounds)
        plain, expected = fastest(lambda name=name: network.compute(graph, name, using="networkx"), options.rounds)
        apart = max(abs(values[node] - expected[node]) for node in expected)
        print(f"{name:16} {plain:>10.4f} {ours:>10.4f} {plain / ours:>6.1f}x   {apart:.0e}")
    for using in ("networkx", "igraph"):
        seconds, groups = fastest(lambda using=using: network.communities(graph, using=using), 1)
        print(f"{groups.method.split(',')[0]:32} {seconds:>5.2f}   modularity {groups.modularity:.4f}")


if __name__ == "__main__":
    main()
