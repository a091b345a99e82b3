"""Extraction of the annotated documents does not fall below what it has reached; and how floors are kept.

Setting the floors is a deliberate act, by the command in CONTRIBUTING.md.
"""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import evaluate
from kg.errors import InputError
from kg.evaluate import Evaluation, Outcome, Scored, Tally, floors

FILE = Path(__file__).parent / "floors.json"


def test_no_group_lies_below_its_floor(corpus):
    held = floors.read(FILE)
    assert {group.split("/")[1] for group in held.groups if group.startswith("language/")} == {"en", "zh"}
    assert floors.shortfalls(evaluate.evaluate(corpus), held) == []


def test_the_floors_were_set_for_these_documents_and_annotations(corpus):
    assert evaluate.digest(corpus) == floors.read(FILE).digest


def test_every_annotation_has_a_floor(corpus):
    assert {f"document/{annotated.name}" for annotated in corpus} <= set(floors.read(FILE).groups)
    assert len(corpus) == 22


def test_the_digest_is_that_of_sha256sum_and_changes_with_any_file(tmp_path):
    for name, text in (("gold/a.yaml", "entities: {}\n"), ("documents/a.txt", "Nobody met.\n")):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    manifest = "".join(
        f"{hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()}  {name}\n"
        for name in ("documents/a.txt", "gold/a.yaml")
    )
    before = evaluate.digest(evaluate.find(tmp_path))
    assert before == hashlib.sha256(manifest.encode()).hexdigest()
    (tmp_path / "documents" / "a.txt").write_text("Somebody met.\n", encoding="utf-8")
    assert evaluate.digest(evaluate.find(tmp_path)) != before


tallies = st.builds(Tally, right=st.integers(0, 400), wrong=st.integers(0, 400), missed=st.integers(0, 400))
outcomes = st.builds(Outcome, st.dictionaries(st.sampled_from(["attended", "heldOn", "holds"]), tallies))
evaluations = st.lists(st.tuples(st.sampled_from(["en", "zh"]), outcomes), min_size=1, max_size=4).map(
    lambda scored: Evaluation(tuple(Scored(f"d{n}", language, out) for n, (language, out) in enumerate(scored)))
)


@given(evaluations)
def test_what_is_measured_holds_its_own_floors(evaluation):
    measured = floors.measured(evaluation, "0" * 64)
    assert floors.shortfalls(evaluation, measured) == []
    for group, tally in floors.tallies(evaluation):
        floor = measured.groups[group]
        assert 0 <= tally.precision - floor["precision"] < 0.01
        assert 0 <= tally.recall - floor["recall"] < 0.01


@given(evaluations)
def test_floors_are_read_as_they_were_written(evaluation):
    measured = floors.measured(evaluation, "0" * 64)
    assert floors.parse(floors.write(measured)) == measured


def one(tally: Tally) -> Evaluation:
    return Evaluation((Scored("a", "en", Outcome({"attended": tally})),))


def test_a_shortfall_names_group_measure_value_and_floor():
    held = floors.measured(one(Tally(9, 1, 1)), "")
    found = floors.shortfalls(one(Tally(9, 1, 3)), held)
    groups = ["overall", "language/en", "relation/en/attended", "document/a"]
    assert found == [floors.Shortfall(group, "recall", 0.75, 0.9) for group in groups]


def test_a_group_without_a_floor_may_hold_no_mistake():
    held = floors.measured(Evaluation(()), "")
    assert floors.shortfalls(one(Tally(9, 0, 0)), held) == []
    assert {short.measure for short in floors.shortfalls(one(Tally(0, 1, 0)), held)} == {"precision"}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"digest": "", "groups": {"overall": {"precision": 1}}}', "\xff"])
def test_what_is_no_file_of_floors_is_refused_by_name(text, tmp_path):
    path = tmp_path / "limits.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(InputError, match=r"limits\.json: not a file of floors"):
        floors.read(path)
