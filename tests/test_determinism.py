"""The same documents give the same bytes, however the machine is set; git holds what the seeds give."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CHINESE = """桤河警务协作区第二次联席会议召开

3月5日，会议在青海省西宁市召开。青海省公安厅、甘肃省公安厅参加会议。
"""
STRICT = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def build(out: Path, *paths: Path | str, cwd: Path, **environment: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "kg", "build", *map(str, paths), "--out", str(out)]
    done = subprocess.run(command, cwd=cwd, env=os.environ | environment, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """The seeds and one document more, whose name and text are Chinese."""
    folder = tmp_path_factory.mktemp("corpus")
    for seed in (ROOT / "seeds").iterdir():
        shutil.copy(seed, folder)
    (folder / "会议.txt").write_text(CHINESE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(corpus, tmp_path_factory) -> dict[str, bytes]:
    made = build(tmp_path_factory.mktemp("out"), corpus, cwd=ROOT, PYTHONHASHSEED="1")
    assert list(made) == ["centrality.csv", "facts.csv", "graph.html", "graph.trig", "graph.ttl"]
    assert "会议.txt".encode() in made["graph.trig"]
    return made


@pytest.mark.parametrize("seed", ["0", "2", "4294967295"])
def test_hash_seed(seed, corpus, expected, tmp_path):
    assert build(tmp_path / "out", corpus, cwd=ROOT, PYTHONHASHSEED=seed) == expected


def test_working_folder(corpus, expected, tmp_path):
    assert build(tmp_path / "out", ".", cwd=corpus) == expected
    assert build(tmp_path / "again", os.path.relpath(corpus, tmp_path), cwd=tmp_path) == expected


@pytest.mark.parametrize("turned", [False, True])
def test_order_of_files(turned, corpus, expected, tmp_path):
    files = sorted(corpus.iterdir(), reverse=turned)
    assert build(tmp_path / "out", *files, cwd=tmp_path) == expected


def test_locale(corpus, expected, tmp_path):
    assert build(tmp_path / "out", corpus, cwd=ROOT, **STRICT) == expected


@pytest.fixture(scope="module")
def seeds_built(tmp_path_factory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("seeds"), "seeds", cwd=ROOT)


@pytest.mark.parametrize("name", ["graph.ttl", "graph.trig", "facts.csv", "centrality.csv"])
def test_the_exports_in_git_are_what_the_seeds_give(name, seeds_built):
    assert seeds_built[name] == (ROOT / "exports" / name).read_bytes()


MADE = re.findall(r"kg export --format (\S+) -o exports/(\S+)", (ROOT / "Makefile").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "path"), MADE)
def test_the_exports_for_other_tools_in_git_are_what_the_seeds_give(name, path, seeds_built, tmp_path):
    (tmp_path / "graph.trig").write_bytes(seeds_built["graph.trig"])
    command = [sys.executable, "-m", "kg", "export", "--format", name, "--graph", "graph.trig", "-o", path]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    def files(at: Path) -> dict[str, bytes]:
        return {str(file.relative_to(at)): file.read_bytes() for file in sorted([at, *at.rglob("*")]) if file.is_file()}

    assert files(tmp_path / path) == files(ROOT / "exports" / path)


def test_every_file_in_exports_is_held_to_what_the_seeds_give():
    tracked = subprocess.run(["git", "ls-files", "exports"], cwd=ROOT, capture_output=True, check=True, text=True)
    of_build = {"graph.ttl", "graph.trig", "facts.csv", "centrality.csv"}
    tops = {line.split("/")[1] for line in tracked.stdout.splitlines()}
    assert tops == of_build | {path for _, path in MADE}
