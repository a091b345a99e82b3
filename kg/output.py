"""Files written whole or not at all: a temporary file beside the target, then one replacement."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kg.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping


def folder(path: Path) -> Path:
    """Make the folder where it does not exist, and its parents; raises OutputError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _refuse(path, error)
    return path


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path`, replacing what stood there, in one step that cannot be seen half done.

    A symbolic link is followed, and the permissions of a file that is replaced are kept. Raises
    OutputError, with nothing changed, where the folder is missing or may not be written.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        # A device or a pipe is no file to be replaced: /dev/stdout and /dev/null are written to as they are.
        _write_through(path, target, data)
        return
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(_mode(target))
        Path(temporary).replace(target)
    except OSError as error:
        _refuse(path, error)
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8, line ends as they stand; see `write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def write_files(path: Path, files: Mapping[str, bytes]) -> None:
    """Write files of these names, `a/b.csv`, into a folder, made where it does not exist; see `write_bytes`.

    Each is written whole or not at all, and what else lies in the folder stays.
    """
    for name, data in files.items():
        folder((path / name).parent)
        write_bytes(path / name, data)


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of files, in the order of their names and without a time: the same files, the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            # What follows would tell on which system it was written.
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            made.writestr(entry, files[name])
    return stream.getvalue()


def _write_through(path: Path, target: Path, data: bytes) -> None:
    try:
        with target.open("wb") as stream:
            stream.write(data)
    except OSError as error:
        _refuse(path, error)


def _mode(target: Path) -> int:
    """The permissions of the file to be replaced, else what the umask leaves of a new file's."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _refuse(path: Path, error: OSError) -> NoReturn:
    message = f"{path}: cannot be written: {error.strerror or error}"
    raise OutputError(message) from error
