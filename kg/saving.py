"""A graph into a file, by its suffix."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg import output, registry, view
from kg.errors import OutputError

if TYPE_CHECKING:
    import os

    from kg.store import GraphStore

PAGES = (".html", ".htm")


def save(store: GraphStore, path: str | os.PathLike[str], format: str | None = None) -> Path:  # noqa: A002 - its name
    """Write the graph, whole or not at all, and return where it stands.

    Args:
        store: the graph.
        path: the file. `.trig`, `.nq` and `.jsonld` hold each document's facts with their evidence, `.ttl`, `.nt` and
            `.rdf` the merged facts, `.html` is the picture.
        format: an exporter's name, such as `facts`, where the suffix does not say.

    Raises:
        OutputError: no exporter is called so, it writes several files, or the file cannot be written.

    >>> import kg, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     kg.save(kg.open("exports"), folder + "/graph.nq").name
    'graph.nq'
    """
    path = Path(path)
    name = format or path.suffix.lower().removeprefix(".")
    if format is None and path.suffix.lower() in PAGES:
        view.write(store, path)
        return path
    known = registry.names("kg.exporters")
    if name not in known:
        message = f"{path}: {name!r} is no format; there are {', '.join(known)} and html"
        raise OutputError(message)
    plugin = registry.load("kg.exporters", name)
    if not hasattr(plugin, "write"):
        message = f"{path}: {name} is several files; `kg export --format {name}` writes them to a folder"
        raise OutputError(message)
    output.write_bytes(path, plugin.write(store))
    return path
