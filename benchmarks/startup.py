"""CPU that the commands take before they have done anything, and that the job on the two seeds takes.

python benchmarks/startup.py [--rounds N]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from measured import run

SEEDS = Path(__file__).parents[1] / "seeds"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        graph = str(Path(folder, "graph.trig"))
        commands = {
            "python -c pass": ["-c", "pass"],
            "kg --help": ["-m", "kg", "--help"],
            "kg build --help": ["-m", "kg", "build", "--help"],
            "kg build (seeds)": ["-m", "kg", "build", str(SEEDS), "--out", folder],
            "kg query --list": ["-m", "kg", "query", "--list"],
            "kg query (seeds)": ["-m", "kg", "query", "--graph", graph, "SELECT * { ?s ?p ?o } LIMIT 1"],
            "kg rank (seeds)": ["-m", "kg", "rank", "--graph", graph],
        }
        print(f"{'':20} {'CPU, least':>11} {'median':>8} {'wall, least':>12} {'memory':>9}")
        for name, arguments in commands.items():
            costs = [run(*arguments) for _ in range(options.rounds)]
            cpu = [cost.cpu for cost in costs]
            print(
                f"{name:20} {min(cpu):>10.3f}s {statistics.median(cpu):>7.3f}s {min(c.wall for c in costs):>11.3f}s"
                f" {max(c.memory for c in costs):>5.0f} MiB"
            )


if __name__ == "__main__":
    main()
