"""The distribution: what the wheel holds, and that it works where nothing else of the project is."""

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> dict[str, Path]:
    """The wheel, made from the source distribution as an index would get it, and that distribution."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    return {path.suffix: path for path in folder.iterdir()}


def test_the_wheel_holds_the_package_its_data_and_nothing_else(built):
    names = zipfile.ZipFile(built[".whl"]).namelist()
    tops = {name.split("/")[0] for name in names}
    info = f"coopkg-{PROJECT['project']['version']}.dist-info"
    assert tops == {"kg", info}
    for folder in ("ontology", "seeds"):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert files
        for path in files:
            assert f"kg/_data/{path.relative_to(ROOT).as_posix()}" in names
    assert {"kg/py.typed", "kg/__main__.py", f"{info}/licenses/LICENSE"} <= set(names)
    assert not [name for name in names if "__pycache__" in name or "test" in name]


def test_the_metadata_is_complete(built):
    with zipfile.ZipFile(built[".whl"]) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith("/METADATA"))
        metadata = message_from_bytes(wheel.read(name))
    assert (metadata["Name"], metadata["License-Expression"]) == ("coopkg", "Apache-2.0")
    assert metadata["Requires-Python"] == ">=3.11"
    for field in ("Summary", "Author", "Keywords", "Classifier", "Description-Content-Type"):
        assert metadata[field], field
    assert {"numpy", "scipy", "rdflib", "networkx", "pyvis", "click"} <= {
        requirement.split(">=")[0] for requirement in metadata.get_all("Requires-Dist")
    }


def test_the_source_distribution_holds_the_tests_and_no_more_than_git_would(built):
    with tarfile.open(built[".gz"]) as source:
        tops = {name.split("/")[1] for name in source.getnames()}
    assert {
        "kg",
        "ontology",
        "seeds",
        "tests",
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "pyproject.toml",
    } <= tops
    assert tops & {".venv", "exports", ".git"} == set()


def test_every_requirement_has_a_lower_bound_and_a_pinned_version():
    pinned = {line.split("==")[0] for line in (ROOT / "constraints.txt").read_text().splitlines() if "==" in line}
    for requirement in PROJECT["project"]["dependencies"] + [
        each for group in PROJECT["dependency-groups"].values() for each in group
    ]:
        name, bound = requirement.split(">=")
        assert bound, requirement
        assert name in pinned, requirement


def test_the_version_stands_in_one_place_and_is_cited_and_in_the_changelog():
    version = PROJECT["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\n## [{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert not [path for path in (ROOT / "kg").rglob("*.py") if f'"{version}"' in path.read_text(encoding="utf-8")]


def test_an_installed_wheel_does_the_main_job_in_another_folder(built, tmp_path):
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "env"], check=True)
    binaries = tmp_path / "env" / "bin"
    pip = [binaries / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--constraint", ROOT / "constraints.txt", built[".whl"]], check=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    for command in (["build"], ["query", "--list"], ["validate"]):
        done = subprocess.run(
            [binaries / "kg", *command], cwd=elsewhere, env=environment, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        assert b"Traceback" not in done.stderr
    here = subprocess.run(
        [sys.executable, "-m", "kg", "build", ROOT / "seeds", "--out", tmp_path / "here"],
        capture_output=True,
        check=False,
    )
    assert here.returncode == 0
    for path in (tmp_path / "here").iterdir():
        assert (elsewhere / "exports" / path.name).read_bytes() == path.read_bytes()
