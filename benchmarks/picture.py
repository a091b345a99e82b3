"""How long until the picture can be used: kg's page beside the page that pyvis writes of the same network.

Both are opened in headless Chromium from a file, one after the other, with nothing fetched from elsewhere. Ours
can be used when its first drawing is done; pyvis' when its physics have run and it shows the network for the
first time (vis-network's `stabilizationIterationsDone`). Then a click on the most linked node has to choose it.
The time counts from the start of the navigation, and is the least of the rounds.

    python benchmarks/picture.py [--sizes 100 1000 5000] [--rounds 3] [--limit 60]

It needs playwright and a chromium on the path.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from cooperation import build
from measured import Cost, run
from playwright.sync_api import Error, sync_playwright

from kg import registry, view
from kg.network.measures import backend
from kg.network.typed import read
from kg.view.part import central

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from kg.network.typed import TypedGraph

FEW = 10_000  # links that a page shows at most
OURS = """() => {
  const drawn = performance.getEntriesByName("drawn")[0];
  return drawn === undefined ? null : drawn.startTime;
}"""
# pyvis' page makes its network in a function that runs when the page has loaded.
LISTEN = """
let kept;
Object.defineProperty(window, "network", {
  get: () => kept,
  set: (made) => {
    kept = made;
    made.once("stabilizationIterationsDone", () => { window.shown = performance.now(); });
  },
});
"""
THEIRS = "() => window.shown ?? null"
CHOSEN = """(node) => {
  const at = network.canvasToDOM(network.getPosition(node));
  return network.getNodeAt(at) !== undefined;
}"""


def theirs(graph: TypedGraph) -> str:
    """The page that pyvis writes; nodes and edges are filled in as we do, since its own way is quadratic."""
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    net = Network(cdn_resources="in_line")
    for index, node in enumerate(graph.nodes):
        net.nodes.append(Node(index, "dot", node.labels["en"], title=node.labels["en"]).options)
    net.edges = [Edge(*ends, directed=False, value=len(facts)).options for ends, facts in graph.links.items()]
    with redirect_stdout(io.StringIO()):
        return net.generate_html(notebook=False)


def until(browser: Browser, path: Path, ready: str, node: int, limit: float) -> float | None:
    """Seconds until the page at `path` can be used; None where the limit is passed."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="en")
    page = context.new_page()
    page.route("http*://**", lambda route: route.abort())
    if ready == THEIRS:
        page.add_init_script(LISTEN)
    try:
        page.goto(path.as_uri(), wait_until="commit")
        found = page.wait_for_function(ready, timeout=1000 * limit, polling=50).json_value()
        if not page.evaluate(CHOSEN, node):
            sys.exit(f"{path.name}: nothing under the pointer where the most linked node is")
    except Error:
        return None
    finally:
        context.close()
    return float(found) / 1000


def written(size: int, density: float, folder: Path) -> Cost:
    """What `kg view` costs from the graph file to the page."""
    graph, out = folder / "graph.trig", folder / f"{size}.html"
    graph.write_bytes(registry.load("kg.exporters", "trig").write(build(size, density)))
    return run("-m", "kg", "view", "--graph", str(graph), "-o", str(out))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 5000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=60, help="seconds after which a page is given up")
    options = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("no Chromium on the path")
    print(f"{'nodes':>7} {'links':>7}  {'kg, usable after':>17} {'pyvis':>9} {'ratio':>8}")
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as name:
        browser = driver.chromium.launch(executable_path=chromium)
        for size in options.sizes:
            data = build(size, 4.0 if size * 4 <= FEW else 1.2)
            part = central(read(data))
            node = part.degree.index(max(part.degree))
            ours, other = Path(name, f"kg-{size}.html"), Path(name, f"pyvis-{size}.html")
            ours.write_text(view.render(data), encoding="utf-8")
            other.write_text(theirs(part.graph), encoding="utf-8")
            taken = [until(browser, ours, OURS, node, options.limit) for _ in range(options.rounds)]
            best = min(seconds for seconds in taken if seconds is not None)
            slow: list[float | None] = []
            while len(slow) < options.rounds and None not in slow:
                slow.append(until(browser, other, THEIRS, node, options.limit))
            theirs_best = min((seconds for seconds in slow if seconds is not None), default=None)
            shown = f"{theirs_best:8.2f}s" if theirs_best is not None else f">{options.limit:.0f} s"
            ratio = f"{theirs_best / best:.0f}" if theirs_best is not None else f">{options.limit / best:.0f}"
            print(
                f"{len(part.graph.nodes):>7} {len(part.graph.links):>7}  {best:>16.2f}s {shown:>9} {ratio:>8}",
                flush=True,
            )
        browser.close()
        print(f"\n`kg view` of a graph file, layout included (with {backend()}):")
        for size, density in ((1000, 4.0), (5000, 4.0)):
            cost = written(size, density, Path(name))
            links = int(size * density)
            print(
                f"{size:>7} nodes, {links:>6} links: {cost.wall:.1f} s, of CPU {cost.cpu:.1f} s, {cost.memory:.0f} MiB"
            )


if __name__ == "__main__":
    main()
