"""A folder of annotated documents: which annotation belongs to which document."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from kg import readers
from kg.errors import DocumentError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and its annotation, which have the stem `name` in common."""

    name: str
    gold: Path
    document: readers.Source


def find(folder: Path, documents: Sequence[Path] = ()) -> list[Annotated]:
    """The annotations in `folder/gold`, each with its document, sorted by name.

    Documents are looked for in `folder/documents` and in the folders `documents`; those without an annotation are
    passed over. Raises InputError where there are no annotations, DocumentError where an annotation has no document,
    or more than one.
    """
    golds = sorted((folder / "gold").glob("*.yaml"))
    if not golds:
        message = f"{folder / 'gold'}: no annotations (*.yaml) in this folder"
        raise InputError(message)
    own = folder / "documents"
    folders = [*([own] if own.is_dir() else []), *documents]
    by_stem: dict[str, list[readers.Source]] = {}
    for source in readers.find(folders):
        by_stem.setdefault(PurePath(source.name).stem, []).append(source)
    return [Annotated(gold.stem, gold, _one(gold, by_stem.get(gold.stem, []))) for gold in golds]


def digest(corpus: Iterable[Annotated]) -> str:
    """The SHA-256, in hexadecimal, of a list of the files: a line for each with its own SHA-256 and its name.

    The lines are sorted by name (`documents/...`, `gold/...`) and written as `sha256sum` does, so that where a document
    lies does not matter. Raises InputError where a file cannot be read.
    """
    lines = []
    for annotated in corpus:
        for name, path in (("gold", annotated.gold), ("documents", annotated.document.path)):
            try:
                lines.append((f"{name}/{path.name}", hashlib.sha256(path.read_bytes()).hexdigest()))
            except OSError as error:
                message = f"{path}: cannot be read: {error.strerror}"
                raise InputError(message) from error
    manifest = "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(lines))
    return hashlib.sha256(manifest.encode("utf-8", "surrogateescape")).hexdigest()


def _one(gold: Path, sources: Sequence[readers.Source]) -> readers.Source:
    if len(sources) == 1:
        return sources[0]
    found = f"more than one document: {', '.join(str(x.path) for x in sources)}" if sources else "no document"
    message = f"{gold}: there is {found} of the name {gold.stem!r}"
    raise DocumentError(message)
