"""Help, examples, version and completion."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import cli
from kg.cli.tour import Command


def test_help_is_a_tour_with_an_example_of_every_command(tmp_path, answer):
    text = answer("--help", cwd=tmp_path)
    assert list(cli.commands) == [
        "build",
        "query",
        "explain",
        "rank",
        "report",
        "view",
        "export",
        "validate",
        "extract",
        "evaluate",
        "lexicon",
    ]
    for name, command in cli.commands.items():
        assert f"\n  {name} " in text
        assert isinstance(command, Command)
        assert f" {command.examples[0]}\n" in text


@pytest.mark.parametrize("name", list(cli.commands))
def test_help_of_a_command_explains_its_options_and_gives_examples(name, tmp_path, answer):
    text = answer(name, "--help", cwd=tmp_path)
    command = cli.commands[name]
    assert all(f"\n  {example}\n" in text for example in command.examples)
    for option in command.params:
        if option.param_type_name == "option":
            assert option.help, option.name
            assert option.opts[-1] in text


ANNOTATED = Path(__file__).parents[1] / "evaluation" / "corpus"
EXAMPLES = [example for command in cli.commands.values() for example in command.examples]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_run_as_they_stand(example, built, tmp_path, seed, complaints):
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    for folder in ("read-outs", "more", "corpus"):
        (tmp_path / folder).mkdir()
    for name in ("read-outs/a.txt", "more/notice.txt", "notice.txt"):
        shutil.copy(seed, tmp_path / name)
    for kind, suffix in (("documents", "txt"), ("gold", "yaml")):
        (tmp_path / "annotated" / kind).mkdir(parents=True)
        shutil.copy(ANNOTATED / kind / f"dev12.{suffix}", tmp_path / "annotated" / kind)
    (tmp_path / "my-country.ttl").write_text("@prefix coop: <https://w3id.org/coopkg/ns#> .", encoding="utf-8")
    shutil.copy(built / "exports" / "graph.trig", tmp_path / "corpus")
    (tmp_path / "question.rq").write_text("SELECT ?s { ?s a coop:Agency }", encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", example],
        cwd=tmp_path,
        env=os.environ | {"PATH": path},
        capture_output=True,
        check=False,
    )
    # The corpus was not built from those read-outs: that is what this one finds out.
    expected = 1 if "validate corpus" in example else 0
    assert (done.returncode, complaints(done.stderr)) == (expected, [])


def test_version_is_that_of_the_distribution(tmp_path, answer):
    from importlib.metadata import version

    assert answer("--version", cwd=tmp_path) == f"kg, version {version('coopkg')}\n"


def test_help_imports_no_library_but_click():
    program = "import sys, kg.cli; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    heavy = {
        "rdflib",
        "pyoxigraph",
        "oxrdflib",
        "networkx",
        "numpy",
        "scipy",
        "rich",
        "jinja2",
        "pyvis",
        "pyshacl",
        "yaml",
        "rapidfuzz",
    }
    assert set(done.stdout.split()) & heavy == set()
    assert "click" in done.stdout.split()


def test_completion_names_the_commands(tmp_path, answer):
    text = answer(cwd=tmp_path, _KG_COMPLETE="bash_complete", COMP_WORDS="kg ex", COMP_CWORD="1")
    assert text.split() == ["plain,explain", "plain,export", "plain,extract"]
