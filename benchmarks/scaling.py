"""Whether the time that reading takes grows with the length of the text, and no faster.

Each hostile text is read at 1, 10 and 100 times a length; a ratio of ten from one to the next is
linear. What a text costs beside ordinary sentences of its length is in the last column.

    python benchmarks/scaling.py [--length 10000] [--only WORD] [--limit SECONDS]
"""

from __future__ import annotations

import argparse
import hashlib
import time
from itertools import pairwise

from hostile import TEXTS

from kg import extractors, lexicon
from kg.model import Document

STEPS = (1, 10, 100)


def cost(text: str) -> tuple[float, int]:
    """Seconds of CPU that the facts of a text take, and how many these are."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(path="hostile.txt", text=text, digest=digest)
    start = time.process_time()
    facts = extractors.extract(document, lexicon.load())
    return time.process_time() - start, len(facts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--length", type=int, default=10_000, help="characters at the first step")
    parser.add_argument("--only", default="", help="texts whose name holds this")
    parser.add_argument("--limit", type=float, default=60, help="seconds after which a text goes no further")
    options = parser.parse_args()
    cost(TEXTS["sentences, English"](2000) + TEXTS["sentences, Chinese"](2000))  # builds what is built once
    print(f"{'text':34}" + "".join(f"{options.length * step:>12,}" for step in STEPS) + "   ratios    us/char   facts")
    for name, make in TEXTS.items():
        if options.only not in name:
            continue
        times: list[float] = []
        facts = 0
        for step in STEPS:
            seconds, facts = cost(make(options.length * step))
            times.append(seconds)
            if seconds > options.limit:
                break
        ratios = " ".join(f"{later / max(earlier, 1e-4):5.1f}" for earlier, later in pairwise(times))
        shown = "".join(f"{seconds:>11.3f}s" for seconds in times) + " " * 12 * (len(STEPS) - len(times))
        each = 1e6 * times[-1] / (options.length * STEPS[len(times) - 1])
        print(f"{name:34}{shown}   {ratios:11} {each:7.1f} {facts:7}", flush=True)


if __name__ == "__main__":
    main()
