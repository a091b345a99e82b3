"""The command as its user meets it: a process, its output, its exit code."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
Done = subprocess.CompletedProcess[bytes]


def run(*args: str | Path, cwd: Path, stdin: bytes = b"", **environment: str) -> Done:
    command = [sys.executable, "-m", "kg", *map(str, args)]
    variables = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "FORCE_COLOR"}}
    return subprocess.run(command, cwd=cwd, input=stdin, env=variables | environment, capture_output=True, check=False)


def complaints(stderr: bytes) -> list[str]:
    """The lines on stderr but those that say what could not be made out of a document."""
    return [line for line in stderr.decode().splitlines() if not re.match(r"kg: \S+\.txt: the text counts ", line)]


def succeed(*args: str | Path, cwd: Path, stdin: bytes = b"", **environment: str) -> str:
    done = run(*args, cwd=cwd, stdin=stdin, **environment)
    assert (done.returncode, complaints(done.stderr)) == (0, [])
    return done.stdout.decode()


@pytest.fixture(scope="session")
def kg() -> Callable[..., Done]:
    """`kg(*arguments, cwd=..., stdin=..., VARIABLE=...)`: what came out of it."""
    return run


@pytest.fixture(scope="session")
def answer() -> Callable[..., str]:
    """As `kg`, for a command that succeeds and complains of nothing: its output."""
    return succeed


@pytest.fixture(scope="session", name="complaints")
def complaints_fixture() -> Callable[[bytes], list[str]]:
    """What stands on stderr but notices."""
    return complaints


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the seed documents."""
    return SEEDS


@pytest.fixture(scope="session")
def seed() -> Path:
    """One of them."""
    return min(SEEDS.iterdir())


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """A folder with the seeds and what `kg build` makes of them; `said.txt` is what it printed."""
    folder = tmp_path_factory.mktemp("work")
    shutil.copytree(SEEDS, folder / "seeds")
    text = succeed("build", cwd=folder)
    (folder / "said.txt").write_text(text, encoding="utf-8")
    return folder
