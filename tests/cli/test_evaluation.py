"""`kg evaluate`: its tables, its JSON, its floors, and what it does without its extra."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg import evaluate

CORPUS = Path(__file__).parents[1] / "evaluation" / "corpus"
NAMES = ("dev09", "dev12")


@pytest.fixture
def annotated(tmp_path) -> Path:
    """One document in English and one in Chinese, with a fact in each annotation that none states."""
    for name in NAMES:
        for path in (f"documents/{name}.txt", f"gold/{name}.yaml"):
            (tmp_path / "annotated" / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(CORPUS / path, tmp_path / "annotated" / path)
        gold = tmp_path / "annotated" / "gold" / f"{name}.yaml"
        gold.write_text(gold.read_text(encoding="utf-8").replace("\nfacts:", "\nfacts:\n  - [m1, heldOn, 1931-04-05]"))
    return tmp_path


def numbers(text: str, row: str) -> list[list[str]]:
    return re.findall(rf"^{row} +(\d+) +(\d+) +(\d+) +([\d.]+) +([\d.]+) +([\d.]+)$", text, re.MULTILINE)


def shown(tally: evaluate.Tally) -> tuple[str, ...]:
    rates = (tally.precision, tally.recall, tally.f1)
    return (*map(str, (tally.right, tally.wrong, tally.missed)), *(f"{rate:.3f}" for rate in rates))


def test_tables_show_languages_relations_documents_and_mistakes(annotated, kg):
    done = kg("evaluate", "annotated", "--each", "--errors", cwd=annotated)
    text = done.stdout.decode()
    result = evaluate.evaluate(evaluate.find(annotated / "annotated"))
    assert done.returncode == 0
    wholes = [result.outcome(language) for language in ("en", "zh", None)]
    assert numbers(text, "all") == [shown(outcome.overall) for outcome in wholes]
    assert numbers(text, "holds") == [shown(outcome.relations["holds"]) for outcome in wholes]
    assert [title in text for title in ("en (1 document)", "zh (1 document)", "all (2 documents)")] == [True] * 3
    for scored in result.documents:
        assert numbers(text, scored.name) == [shown(scored.outcome.overall)]
        assert all(f"\n  {mistake.what}: {mistake.text}\n" in text for mistake in scored.outcome.mistakes)
    assert text.count("\n  missed: m1 | heldOn | 1931-04-05\n") == 2


def test_json_holds_the_same_numbers(annotated, kg):
    done = kg("evaluate", "annotated", "--format", "json", "--errors", cwd=annotated)
    data = json.loads(done.stdout)
    result = evaluate.evaluate(evaluate.find(annotated / "annotated"))
    whole = result.outcome()
    assert [data["overall"][key] for key in ("right", "wrong", "missed")] == [
        whole.overall.right,
        whole.overall.wrong,
        whole.overall.missed,
    ]
    assert data["overall"]["f1"] == round(whole.overall.f1, 4)
    assert list(data["relations"]) == list(whole.relations)
    assert list(data["languages"]) == ["en", "zh"]
    for scored in result.documents:
        document = data["documents"][scored.name]
        assert document["language"] == scored.language
        assert [entry["text"] for entry in document["mistakes"]] == [x.text for x in scored.outcome.mistakes]


def test_floors_are_set_on_purpose_and_then_hold(annotated, kg):
    command = ("evaluate", "annotated", "--floors", "floors.json")
    missing = kg(*command, cwd=annotated)
    assert missing.returncode == 2
    assert missing.stdout == b""
    assert "floors.json: cannot be read: No such file or directory; set floors with --update" in missing.stderr.decode()
    assert kg(*command, "--update", cwd=annotated).returncode == 0
    assert kg(*command, cwd=annotated).returncode == 0

    path = annotated / "floors.json"
    held = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'("overall": \{"precision": [\d.]+, "recall": )[\d.]+', r"\g<1>1.0", held))
    below = kg(*command, cwd=annotated)
    assert below.returncode == 1
    assert re.search(r"^kg: floors\.json: overall: recall 0\.\d\d is below 1\.00$", below.stderr.decode(), re.MULTILINE)
    assert kg(*command, cwd=annotated).stdout == below.stdout

    path.write_text(held)
    with (annotated / "annotated" / "documents" / "dev12.txt").open("a", encoding="utf-8") as file:
        file.write("\n")
    changed = kg(*command, cwd=annotated)
    assert changed.returncode == 1
    assert "floors.json: set for other documents or annotations than these" in changed.stderr.decode()


def test_a_document_that_cannot_be_read_is_listed_and_sets_no_floor(annotated, kg):
    (annotated / "annotated" / "documents" / "dev12.txt").write_bytes(b"\0\0\0")
    done = kg("evaluate", "annotated", "--floors", "floors.json", "--update", cwd=annotated)
    assert done.returncode == 1
    assert "kg: annotated/documents/dev12.txt: a binary file" in done.stderr.decode()
    assert numbers(done.stdout.decode(), "all")
    assert not (annotated / "floors.json").exists()


BAD_USE = [
    (["nowhere"], "nowhere/gold: no annotations"),
    (["annotated", "--documents", "nowhere"], "nowhere: no such file or folder"),
    (["annotated", "--update"], "--update sets the floors of a file"),
    (["broken"], "broken/gold/a.yaml: not an annotation"),
    (["annotated", "--floors", "annotated/gold/dev09.yaml"], "dev09.yaml: not a file of floors"),
]


@pytest.mark.parametrize(("args", "says"), BAD_USE, ids=[" ".join(args) for args, _ in BAD_USE])
def test_bad_use_is_one_line_and_exit_2(args, says, annotated, kg):
    for name in ("documents/a.txt", "gold/a.yaml"):
        (annotated / "broken" / name).parent.mkdir(parents=True)
        (annotated / "broken" / name).write_text("Nobody met.\n", encoding="utf-8")
    done = kg("evaluate", *args, cwd=annotated)
    error = done.stderr.decode()
    assert (done.returncode, done.stdout, error.count("\n")) == (2, b"", 1), error
    assert error.startswith("kg: ")
    assert says in error


@pytest.mark.parametrize("library", ["yaml", "rapidfuzz"])
def test_without_the_extra_it_says_what_to_install(library, annotated):
    program = f"import sys; sys.modules[{library!r}] = None; from kg.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "evaluate", "annotated"], cwd=annotated, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        f"kg: {library} is not installed, which evaluation needs; install it with: pip install 'coopkg[evaluate]'\n"
    )
