"""A graph, or a network of it, into files by their suffix."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg import exporters, output, registry, view
from kg.errors import OutputError
from kg.store import GraphStore

if TYPE_CHECKING:
    import os

    import networkx as nx

PAGES = (".html", ".htm")


def save(
    what: GraphStore | nx.Graph[str],
    path: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002 - what it is called everywhere
) -> Path:
    """Write a graph, or a network as `project` gives it, whole or not at all, and return where it stands.

    Args:
        what: `.trig`, `.nq` and `.jsonld` hold each document's facts of a graph with their evidence, `.ttl`, `.nt` and
            `.rdf` the merged facts, `.html` is the picture. `.gexf`, `.graphml` and `.cyjs` hold a graph or a network.
        path: the file; for a format of several files, such as `csv`, a folder or a `.zip`.
        format: an exporter's name, such as `facts` or `csv`, where the suffix does not say.

    Raises:
        OutputError: no exporter is called so, it holds no network or is several files, or nothing can be written there.

    >>> import kg, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     kg.save(kg.open("exports"), folder + "/graph.nq").name
    'graph.nq'
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if format is None and suffix in PAGES and isinstance(what, GraphStore):
        view.write(what, path)
        return path
    name = format or _named(suffix)
    known = registry.names("kg.exporters")
    if name not in known:
        message = f"{path}: {name!r} is no format; there are {', '.join(known)} and, for a graph, html"
        raise OutputError(message)
    plugin = registry.load("kg.exporters", name)
    if not isinstance(what, GraphStore) and not hasattr(plugin, "project"):
        message = f"{path}: {name} has no form for a network of one kind"
        raise OutputError(message)
    if exporters.several(plugin) and suffix not in {"", ".zip"} and not path.is_dir():
        message = f"{path}: {name} is several files; name a folder or a .zip, with format={name!r}"
        raise OutputError(message)
    data = exporters.written(plugin, what) if isinstance(what, GraphStore) else plugin.project(what)
    if isinstance(data, bytes):
        output.write_bytes(path, data)
    elif suffix == ".zip":
        output.write_bytes(path, output.archive(data))
    else:
        output.write_files(path, data)
    return path


def _named(suffix: str) -> str:
    """The exporter of a suffix: the one that is called so, else the first that writes it."""
    name, known = suffix.removeprefix("."), registry.names("kg.exporters")
    if name in known or not name:
        return name
    return next((other for other in known if suffix == registry.load("kg.exporters", other).SUFFIX), name)
