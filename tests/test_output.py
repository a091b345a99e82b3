"""Files are written whole or not at all."""

import io
import os
import stat
import subprocess
import sys
import zipfile

import pytest

from kg import output
from kg.errors import OutputError


def test_writes_and_replaces_and_leaves_nothing_else(tmp_path):
    target = tmp_path / "graph.ttl"
    output.write_bytes(target, b"one")
    output.write_text(target, "二\r\n")
    assert target.read_bytes() == "二\r\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_keeps_permissions_and_gives_new_files_what_the_umask_leaves(tmp_path):
    kept, new = tmp_path / "kept", tmp_path / "new"
    kept.write_bytes(b"")
    kept.chmod(0o600)
    before = os.umask(0o027)
    try:
        for target in (kept, new):
            output.write_bytes(target, b"x")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(target.stat().st_mode) for target in (kept, new)] == [0o600, 0o640]


def test_follows_a_symbolic_link(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    output.write_bytes(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["missing/graph.ttl", "", "file/graph.ttl"])
def test_what_cannot_be_written_is_one_line_with_the_path(tmp_path, name):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        output.write_bytes(tmp_path / name, b"x")
    assert str(caught.value).startswith(f"{tmp_path / name}: cannot be written: ")
    assert "\n" not in str(caught.value)


def test_a_folder_in_place_of_a_file_is_an_error(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"):
        output.folder(tmp_path / "file" / "exports")
    assert output.folder(tmp_path / "a" / "b").is_dir()


def test_a_full_disk_leaves_the_old_file_and_no_temporary_one(tmp_path):
    target = tmp_path / "graph.ttl"
    target.write_bytes(b"old")
    # A limit on the size of files stands in for a full disk; it binds a whole process, so it gets its own.
    program = (
        "import resource, signal, sys; from pathlib import Path; from kg import errors, output\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: output.write_bytes(Path(sys.argv[1]), b'x' * 5000)\n"
        "except errors.OutputError: sys.exit(7)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(target)], check=False)
    assert done.returncode == 7
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_device_is_written_to_and_stays(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        output.write_bytes(pipe, b"through")
        assert reader.communicate()[0] == b"through"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


FILES = {"nodes.csv": "桤".encode(), "edges.csv": b"x" * 5000, "a/b.txt": b""}


def test_several_files_go_into_a_folder_and_what_is_there_stays(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_bytes(b"mine")
    output.write_files(tmp_path / "out", {"one": b"1", "two": b"2"})
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {
        "mine.txt": b"mine",
        "one": b"1",
        "two": b"2",
    }
    (tmp_path / "out" / "one").unlink()
    output.write_files(tmp_path / "new" / "out", {"one": b"1"})
    assert (tmp_path / "new" / "out" / "one").read_bytes() == b"1"
    with pytest.raises(OutputError, match=r"mine\.txt: cannot be written"):
        output.write_files(tmp_path / "out" / "mine.txt", {"one": b"1"})


def test_an_archive_holds_the_files_and_its_bytes_tell_of_no_time_and_no_order():
    data = output.archive(FILES)
    assert data == output.archive(dict(sorted(FILES.items())))
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        assert found.testzip() is None
        assert {name: found.read(name) for name in found.namelist()} == FILES
        assert {entry.date_time for entry in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in found.infolist()} == {0o644}
    assert len(data) < 1000
    assert zipfile.ZipFile(io.BytesIO(output.archive({}))).namelist() == []
