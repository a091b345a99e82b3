"""What is wrong is said in one line; pipes, signals, locales and colours are minded."""

import shutil
import signal
import subprocess
import sys

import pytest

BAD_USE = [
    (["build", "nowhere"], "nowhere: no such file or folder"),
    (["build", "empty"], "empty: no documents in this folder"),
    (["build", "blank.txt"], "blank.txt: an empty document"),
    (["build", "image.txt"], "image.txt: a binary file"),
    (["build", "undecodable.txt"], "undecodable.txt: "),
    (["build", "notice.docx"], "notice.docx: not a kind of document"),
    (["build", "good.txt", "--out", "good.txt"], "good.txt: cannot be written"),
    (["build", "good.txt", "--out", "good.txt/exports"], "good.txt/exports: cannot be written"),
    (["extract"], "Missing argument 'DOC...'"),
    (["extract", "nowhere.txt"], "nowhere.txt: no such file or folder"),
    (["extract", "good.txt", "-o", "facts.xlsx"], "facts.xlsx: the suffix names no format"),
    (["extract", "good.txt", "-o", "nowhere/facts.ttl"], "nowhere/facts.ttl: cannot be written"),
    (["query", "ASK { ?s ?p ?o }"], "exports/graph.trig: no such graph; run `kg build`"),
    (["explain", "x"], "run `kg build`"),
    (["rank"], "run `kg build`"),
    (["view"], "run `kg build`"),
    (["export", "--format", "ttl"], "run `kg build`"),
    (["validate"], "run `kg build`"),
    (["rank", "--graph", "broken.trig"], "broken.trig: cannot be read as a graph"),
    (["rank", "--graph", "good.txt"], "good.txt: not a graph file"),
    (["query", "--graph", "small.ttl"], "give one of SPARQL"),
    (["query", "--graph", "small.ttl", "ASK {}", "--name", "x"], "give one of SPARQL"),
    (["query", "--graph", "small.ttl", "ASK {}", "--with", "a=b"], "--with is for a stored query"),
    (["query", "--graph", "small.ttl", "SELECT * { ?s ?p "], "line 1"),
    (["query", "--graph", "small.ttl", "DELETE WHERE { ?s ?p ?o }"], "refused"),
    (["query", "--graph", "small.ttl", "-f", "nowhere.rq"], "nowhere.rq: cannot be read"),
    (["query", "--graph", "small.ttl", "-f", "undecodable.txt"], "undecodable.txt: not a query in UTF-8"),
    (["query", "--graph", "small.ttl", "--name", "no-such"], "'no-such'"),
    (["query", "--graph", "small.ttl", "--name", "meeting-attendance", "--with", "x=y"], "'x'"),
    (["query", "--graph", "small.ttl", "--name", "meeting-attendance", "--with", "x"], "KEY=VALUE"),
    (["query", "--graph", "small.ttl", "ASK {}", "--format", "ttl"], "'ttl'"),
    (["explain", "--graph", "small.ttl", "nobody"], "'nobody'"),
    (["rank", "--graph", "small.ttl", "--limit", "0"], "--limit"),
    (["rank", "--graph", "small.ttl", "--measure", "luck"], "luck"),
    (["export", "--graph", "small.ttl"], "--format"),
    (["export", "--graph", "small.ttl", "--format", "gif"], "gif"),
    (["export", "--graph", "small.ttl", "--format", "ttl", "-o", "empty"], "empty: cannot be written"),
    (["export", "--graph", "small.ttl", "--format", "csv"], "csv is several files: name a folder or a .zip with -o"),
    (["export", "--graph", "small.ttl", "--format", "pajek", "-o", "graph.net"], "not graph.net"),
    (
        ["export", "--graph", "small.ttl", "--format", "csv", "-o", "good.txt/tables"],
        "good.txt/tables: cannot be written",
    ),
    (["export", "--graph", "small.ttl", "--format", "csv", "-o", "nowhere/a.zip"], "nowhere/a.zip: cannot be written"),
    (["export", "--graph", "small.ttl", "--format", "nt", "--projection", "agencies"], "nt has no form for a network"),
    (["export", "--graph", "small.ttl", "--format", "gexf", "--projection", "luck"], "'luck' is not one of 'agencies'"),
    (["export", "--graph", "small.ttl", "--format", "gexf", "--since", "2021"], "name one with --projection"),
    (["export", "--format", "parquet", "-o", "tables"], "run `kg build`"),
    (["view", "--graph", "small.ttl"], "exports/graph.html: cannot be written"),
    (["validate", "small.ttl", "--documents", "nowhere"], "nowhere: no such file or folder"),
    (["fly"], "fly"),
    (["--fly"], "--fly"),
]


@pytest.mark.parametrize(("args", "says"), BAD_USE, ids=[" ".join(args) for args, _ in BAD_USE])
def test_bad_use_is_one_line_and_exit_2_and_writes_nothing(args, says, tmp_path, kg):
    (tmp_path / "empty").mkdir()
    (tmp_path / "good.txt").write_text("The Alder River Bureau met.\n", encoding="utf-8")
    (tmp_path / "blank.txt").write_bytes(b" \n")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\0\0")
    (tmp_path / "undecodable.txt").write_bytes(b"plain \xff\xff\x80\x80\xfe\xfd\x90 text \xff\xfe\x81")
    (tmp_path / "notice.docx").write_bytes(b"PK")
    (tmp_path / "broken.trig").write_text("<a> <b", encoding="utf-8")
    (tmp_path / "small.ttl").write_text("<http://example.org/a> a <http://example.org/b> .\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = kg(*args, cwd=tmp_path)
    error = done.stderr.decode()
    assert done.returncode == 2, error
    assert error.startswith("kg: ")
    assert error.count("\n") == 1
    assert says in error
    assert done.stdout == b""
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_no_argument_gives_the_tour_on_stderr(tmp_path, kg):
    done = kg(cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("Usage: kg ")


@pytest.mark.parametrize("args", [["--debug", "build", "nowhere"], ["build", "--debug", "nowhere"]])
def test_debug_shows_where_an_error_arose(args, tmp_path, kg):
    done = kg(*args, cwd=tmp_path)
    assert done.returncode != 0
    assert b"Traceback" in done.stderr
    assert b"DocumentError" in done.stderr


def test_a_reader_that_leaves_early_causes_no_noise(built):
    command = [sys.executable, "-m", "kg", "export", "--format", "nq"]
    with subprocess.Popen(command, cwd=built, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


READING = """
import signal, sys, types
signal.signal(signal.SIGINT, signal.default_int_handler)  # a parent in the background may ignore it for us
from kg.cli import main

def read(stream=sys.stdin.buffer):
    print("reading", flush=True)  # before this, the signal would meet Python's own start-up
    return stream.read()

sys.argv = ["kg", "extract", "-"]
sys.stdin = types.SimpleNamespace(buffer=types.SimpleNamespace(read=read))
main()
"""


def test_an_interrupted_command_ends_with_130_and_no_traceback(tmp_path):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", READING], cwd=tmp_path, **pipes) as process:
        assert process.stdout.readline() == b"reading\n"
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        assert process.stderr.read().strip() == b""
    assert process.returncode == 130


@pytest.mark.parametrize("name", ["C", "POSIX"])
def test_chinese_goes_in_and_out_under_a_locale_without_it(name, built, tmp_path, kg, answer, seed):
    locale = {"LC_ALL": name, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    folder = tmp_path / "会议"
    folder.mkdir()
    shutil.copy(seed, folder / "通知.txt")
    plain = answer("extract", "会议/通知.txt", cwd=tmp_path)
    assert "通知.txt" in plain
    assert answer("extract", "会议/通知.txt", cwd=tmp_path, **locale) == plain
    text = 'SELECT ?x { BIND ("联席会议" AS ?x) }'
    assert "联席会议" in answer("query", text, cwd=built, **locale)
    done = kg("explain", "子虚乌有厅", cwd=built, **locale)
    assert "'子虚乌有厅'" in done.stderr.decode()


def test_colour_is_for_terminals_that_want_it(built, answer):
    for environment in ({}, {"NO_COLOR": "1", "FORCE_COLOR": ""}):
        assert "\x1b" not in answer("rank", cwd=built, **environment)
