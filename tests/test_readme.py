"""Every command that the README and docs show is run as it stands there, and gives the output that stands there.

A block marked `console` has commands after `$ ` and, below each, its output; a line `...` stands for any
number of lines. Commands other than `kg` and pipes of it are left to whoever reads them.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import cli

ROOT = Path(__file__).parent.parent


def shown(page: Path) -> list[tuple[str, str]]:
    blocks = re.findall(r"^```console\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [
        (command, output)
        for block in blocks
        for command, output in re.findall(r"^\$ (.*(?:\\\n.*)*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
        if re.match(r"(\w+ .*\| )?kg\b", command)
    ]


SHOWN = shown(ROOT / "README.md")
DOCS = [each for page in sorted((ROOT / "docs").glob("*.md")) for each in shown(page)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A clone as a user has it after `make demo`."""
    made = tmp_path_factory.mktemp("clone")
    for part in ("seeds", "ontology", "tests/evaluation/corpus"):
        shutil.copytree(ROOT / part, made / part)
    subprocess.run([sys.executable, "-m", "kg", "build"], cwd=made, check=True, capture_output=True)
    return made


def test_the_readme_shows_every_command():
    names = {name for command, _ in SHOWN for name in re.findall(r"\bkg ([a-z]+)", command)}
    assert names >= set(cli.commands)


@pytest.mark.parametrize(("command", "output"), SHOWN + DOCS, ids=[command for command, _ in SHOWN + DOCS])
def test_a_command_that_is_shown_gives_what_it_says(command, output, folder):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    # What could not be made out of a seed is said on stderr; anything else there is an error.
    assert all(re.match(r"kg: \w+\.txt: ", line) for line in done.stderr.decode().splitlines())
    pattern = ".*\n".join(re.escape(part) for part in re.split(r"^\.\.\.\n", output, flags=re.MULTILINE))
    assert re.fullmatch(pattern, done.stdout.decode(), re.DOTALL), done.stdout.decode()
