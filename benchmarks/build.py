"""What `kg build` costs for 2, 20, 200 and 2,000 documents, and what rdflib's own store costs for the same triples.

The documents are copies of those in a folder in which every official has another name and every
session another number, so that people, roles, meetings and evidence grow with the number of documents.

    python benchmarks/build.py [--documents FOLDER] [--sizes 2 20 200 2000] [--rdflib-up-to 200]
"""

from __future__ import annotations

import argparse
import logging
import random
import re
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hostile import GIVEN, HAN_GIVEN, HAN_SURNAMES, SURNAMES
from measured import Cost, run

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")
ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b")
HAN_ORDINAL = re.compile(r"(?<=第)[一二三四五六七八九十\d]+(?=[次届])")
SEEDS = Path(__file__).parents[1] / "seeds"
RDFLIB = """
import sys
from rdflib import Dataset
dataset = Dataset()
dataset.parse(sys.argv[1], format="trig")
dataset.serialize(sys.argv[1] + ".again", format="trig")
"""
OURS = """
import sys
from pathlib import Path
from kg import registry, store
loaded = store.load(Path(sys.argv[1]))
Path(sys.argv[1] + ".again").write_bytes(registry.load("kg.exporters", "trig").write(loaded))
"""


def names_in(folder: Path) -> list[tuple[str, list[str]]]:
    """Each document's text, and the names of the officials in it, longest first."""
    from kg import pipeline, readers

    logging.disable(logging.WARNING)
    documents = [readers.read(source.path, source.name) for source in readers.find([folder])]
    found = []
    for document, facts in pipeline.extract(documents):
        names = {
            label.text
            for fact in facts
            for thing in (fact.subject, fact.object)
            if getattr(thing, "kind", "") == "Official"
            for label in thing.labels
        }
        found.append((document.text, sorted(names, key=lambda name: (-len(name), name))))
    return found


def another(name: str, chance: random.Random) -> str:
    """Another name in the same script."""
    if name[0] > "\u3400":
        return chance.choice(HAN_SURNAMES) + "".join(chance.choices(HAN_GIVEN, k=len(name) - 1))
    first, second = chance.choices(GIVEN, k=2)
    return f"{chance.choice(SURNAMES)} {first}{second.lower()}"


def copies(documents: Path, size: int, folder: Path) -> None:
    """Write `size` copies, the same ones in every run."""
    originals = names_in(documents)
    chance = random.Random(1)
    for number, (text, names) in enumerate(islice(cycle(originals), size)):
        copy = ORDINAL.sub(f"{number + 4}th", HAN_ORDINAL.sub(str(number + 4), text))
        for name in names:
            copy = copy.replace(name, another(name, chance))
        (folder / f"{number:05}.txt").write_text(copy, encoding="utf-8")


def shown(cost: Cost) -> str:
    return f"{cost.wall:>8.2f}s {cost.cpu:>8.2f}s {cost.memory:>6.0f} MiB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, default=SEEDS, help="what is copied; the seeds unless given")
    parser.add_argument("--sizes", type=int, nargs="+", default=[2, 20, 200, 2000])
    parser.add_argument("--rdflib-up-to", type=int, default=200, help="documents from which on rdflib is left out")
    options = parser.parse_args()
    head = f"{'wall':>9} {'CPU':>9} {'memory':>10}"
    print(
        f"{'documents':>9} {'quads':>9}  {'kg build':^30}  {'read and write .trig: kg':^30}  {'the same, rdflib':^30}"
    )
    print(f"{'':19}  {head}  {head}  {head}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder, out = Path(name, "documents"), Path(name, "out")
            folder.mkdir()
            apart(copies, options.documents, size, folder)
            built = run("-m", "kg", "build", str(folder), "--out", str(out))
            graph = str(out / "graph.trig")
            ours = run("-c", OURS, graph)
            theirs = shown(run("-c", RDFLIB, graph)) if size <= options.rdflib_up_to else ""
            print(f"{size:>9} {apart(quads, graph):>9}  {shown(built)}  {shown(ours)}  {theirs}", flush=True)


def quads(graph: str) -> int:
    import pyoxigraph as ox

    return sum(1 for _ in ox.parse(path=graph, format=ox.RdfFormat.TRIG))


def apart(work: Callable[..., Result], *arguments: object) -> Result:
    """Work in a process of its own: the memory of a child is counted from that of its parent on."""
    with ProcessPoolExecutor(1) as pool:
        return pool.submit(work, *arguments).result()


if __name__ == "__main__":
    sys.exit(main())
