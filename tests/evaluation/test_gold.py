"""Annotations and annotated folders: what is read from them, and what is refused."""

from pathlib import Path

import pytest
import yaml

from kg import evaluate
from kg.errors import DocumentError, InputError
from kg.evaluate import gold

HERE = Path(__file__).parent
BAD = yaml.safe_load((HERE / "bad-gold.yaml").read_text(encoding="utf-8"))
GOLD = """
entities:
  m: {type: Meeting, labels: [alder river meeting, 2031]}
  ada: {type: Official, labels: Ada Lund}
  police: {type: Agency, labels: [Alder River Police]}
  posts: {type: Agency, labels: [frontier posts], many: true}
facts:
  - [m, heldOn, 2031-04-05]
  - [ada, holds, {title: [Director, Head], at: police}]
optional:
  - [posts, attended, m]
  - [ada, holds, {title: Member, at: null}]
"""


def test_an_annotation_is_read_whole(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(GOLD, encoding="utf-8")
    read = gold.read(path)
    assert read.entities["m"] == gold.Entity("Meeting", ("alder river meeting", "2031"))
    assert read.entities["posts"].many
    assert read.required == {("m", "heldOn", "2031-04-05")}
    assert read.optional == {("posts", "attended", "m")}
    assert read.posts == (
        gold.Post("ada", ("Director", "Head"), frozenset({"police"}), required=True),
        gold.Post("ada", ("Member",), frozenset(), required=False),
    )
    assert read.of_many(("posts", "attended", "m"))
    assert not read.of_many(("ada", "attended", None))


@pytest.mark.parametrize("case", BAD, ids=[case["gold"] or "empty" for case in BAD])
def test_what_is_wrong_in_an_annotation_is_said_with_its_file(case, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(case["gold"], encoding="utf-8")
    with pytest.raises(InputError) as raised:
        gold.read(path)
    assert str(raised.value).startswith(f"{path}: ")
    assert case["says"] in str(raised.value)


def folder(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Nobody met.\n" if path.suffix == ".txt" else "entities: {}\n", encoding="utf-8")
    return root


def test_documents_are_found_by_stem_in_the_folder_and_beside_it(tmp_path):
    here = folder(tmp_path / "here", "gold/b.yaml", "gold/a.yaml", "documents/sub/a.txt", "documents/unannotated.txt")
    there = folder(tmp_path / "there", "b.txt", "unannotated.txt")
    found = evaluate.find(here, [there])
    assert [(annotated.name, annotated.document.path) for annotated in found] == [
        ("a", here / "documents" / "sub" / "a.txt"),
        ("b", there / "b.txt"),
    ]


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (["documents/a.txt"], "gold: no annotations"),
        (["gold/a.yaml"], "a.yaml: there is no document of the name 'a'"),
        (["gold/a.yaml", "documents/b.txt"], "a.yaml: there is no document of the name 'a'"),
        (["gold/a.yaml", "documents/a.txt", "documents/sub/a.txt"], "a.yaml: there is more than one document: "),
    ],
)
def test_a_folder_whose_annotations_and_documents_do_not_pair_is_refused(files, says, tmp_path):
    folder(tmp_path, *files)
    with pytest.raises((InputError, DocumentError), match=says):
        evaluate.find(tmp_path)


def test_in_a_document_that_cannot_be_read_nothing_is_found(tmp_path):
    folder(tmp_path, "documents/a.txt", "gold/a.yaml")
    (tmp_path / "gold" / "a.yaml").write_text(GOLD, encoding="utf-8")
    (tmp_path / "documents" / "a.txt").write_bytes(b"\0\0\0")
    (scored,) = evaluate.evaluate(evaluate.find(tmp_path)).documents
    assert "a.txt: a binary file" in scored.failure
    assert scored.outcome.overall == evaluate.Tally(missed=2)
    assert scored.language == "und"
