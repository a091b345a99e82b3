"""Bytes into Documents: one module a kind of file, found by its suffix.

A module here, or an outside one under the entry-point group `kg.readers`, has `SUFFIXES`, a frozenset
of suffixes in lower case with their dot, and `read(data: bytes, name: str) -> Document`, which raises
DocumentError with the reason alone; the path is added here.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from kg import registry
from kg.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Document

    Location = str | os.PathLike[str]


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read: the document's name, where it lies, and whether the file itself was named."""

    name: str
    path: Path
    named: bool = False


@cache
def suffixes() -> dict[str, str]:
    """Every suffix that can be read, and the reader that reads it."""
    return {
        suffix: reader
        for reader in registry.names("kg.readers")
        for suffix in sorted(registry.load("kg.readers", reader).SUFFIXES)
    }


def find(paths: Location | Sequence[Location]) -> list[Source]:
    """The documents at these files and in these folders, or at this one, each file once, sorted by name.

    A name is relative to the PATH that was given. Where two PATHs give the same name, a folder's own
    last component goes before it. Hidden files, and files of a kind that no reader knows, are passed
    over in a folder. Raises DocumentError for a missing path and for a folder without documents.
    """
    found: dict[Path, tuple[str, Path, Path]] = {}
    for root in map(Path, [paths] if isinstance(paths, str | os.PathLike) else paths):
        files = [(root.name, root)] if root.is_file() else list(_inside(root))
        for name, path in files:
            key = path.resolve()
            # A file below two of the PATHs keeps the name that the outer one gives, in either order.
            if key not in found or len(name) > len(found[key][0]):
                found[key] = (name, path, root)
    times = Counter(name for name, _, _ in found.values())
    return sorted(
        Source(
            _portable(f"{root.resolve().name}/{name}" if times[name] > 1 and path != root else name),
            path,
            named=path == root,
        )
        for name, path, root in found.values()
    )


def read(path: Location, name: str | None = None) -> Document:
    """Read one file as the document `name`, else as its file name; raises DocumentError with the path and the cause."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror or error}"
        raise DocumentError(message) from error
    try:
        return parse(data, _portable(path.name) if name is None else name)
    except DocumentError as error:
        message = f"{path}: {error}"
        raise DocumentError(message) from error


def parse(data: bytes, name: str) -> Document:
    """The document in these bytes, read as `name`'s suffix says; raises DocumentError with the cause."""
    reader = suffixes().get(PurePath(name).suffix.lower())
    if reader is None:
        message = f"not a kind of document that can be read; use one of {', '.join(sorted(suffixes()))}"
        raise DocumentError(message)
    document: Document = registry.load("kg.readers", reader).read(data, name)
    return document


def _inside(folder: Path) -> Iterator[tuple[str, Path]]:
    if not folder.is_dir():
        message = f"{folder}: no such file or folder"
        raise DocumentError(message)
    empty = True
    for parent, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in files:
            path = Path(parent, file)
            if not file.startswith(".") and path.suffix.lower() in suffixes():
                empty = False
                yield path.relative_to(folder).as_posix(), path
    if empty:
        message = f"{folder}: no documents in this folder; those end in {', '.join(sorted(suffixes()))}"
        raise DocumentError(message)


def _refuse(error: OSError) -> None:
    message = f"{error.filename}: cannot be read: {error.strerror}"
    raise DocumentError(message) from error


def _portable(name: str) -> str:
    """The same text under every locale: file names are bytes, and mostly UTF-8."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
