"""Documents as they are found and read: names, encodings, and what is refused."""

import contextlib
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import readers
from kg.errors import DocumentError
from kg.readers.text import decode

ZH = "青海省公安厅厅长马某某出席第二届西部警务协作区联席会议。"
ZH_TRADITIONAL = "香港特別行政區政府保安局局長出席會議，並與代表會面。"
WESTERN = "The Café working group – “Réseau” – met in Genève and adopted its programme."


def names(*paths: Path) -> list[str]:
    return [source.name for source in readers.find(paths)]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in ["a.txt", "sub/b.md", "sub/deep/c.TXT", ".hidden.txt", ".git/d.txt", "table.csv"]:
        path = tmp_path / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Meeting {name}\n", encoding="utf-8")
    return tmp_path / "corpus"


def test_a_folder_gives_relative_names_sorted_without_hidden_and_unknown_files(corpus):
    assert names(corpus) == ["a.txt", "sub/b.md", "sub/deep/c.TXT"]


def test_a_file_is_called_by_its_own_name_and_is_marked_as_named(corpus):
    (source,) = readers.find([corpus / "sub" / "b.md"])
    assert (source.name, source.named) == ("b.md", True)
    assert not any(source.named for source in readers.find([corpus]))


def test_names_do_not_depend_on_where_the_command_runs(corpus, monkeypatch):
    whole = names(corpus)
    monkeypatch.chdir(corpus)
    assert names(Path()) == whole
    monkeypatch.chdir(corpus / "sub")
    assert names(Path("..")) == whole


@pytest.mark.parametrize("turned", [False, True])
def test_a_file_below_two_paths_is_read_once_under_the_outer_name(corpus, turned):
    paths = [corpus, corpus / "sub", corpus / "a.txt"]
    assert names(*(paths[::-1] if turned else paths)) == ["a.txt", "sub/b.md", "sub/deep/c.TXT"]


@pytest.mark.parametrize("turned", [False, True])
def test_two_folders_with_one_name_are_told_apart_by_their_last_component(tmp_path, turned):
    for year in ("2023", "2024"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "notice.txt").write_text(year, encoding="utf-8")
    (tmp_path / "2024" / "only.txt").write_text("x", encoding="utf-8")
    paths = [tmp_path / "2023", tmp_path / "2024"]
    assert names(*(paths[::-1] if turned else paths)) == ["2023/notice.txt", "2024/notice.txt", "only.txt"]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("missing", "no such file or folder"),
        ("empty", "no documents in this folder"),
        ("others", "no documents in this folder"),
    ],
)
def test_nothing_to_read_is_an_error_that_names_the_path(tmp_path, path, says):
    (tmp_path / "empty").mkdir()
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "x.bin").write_bytes(b"x")
    with pytest.raises(DocumentError, match=says) as caught:
        readers.find([tmp_path / path])
    assert str(caught.value).startswith(str(tmp_path / path))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (ZH.encode(), ZH),
        (ZH.encode("utf-8-sig"), ZH),
        (ZH.encode("utf-16"), ZH),
        (ZH.encode("utf-32"), ZH),
        (b"\xfe\xff" + ZH.encode("utf-16-be"), ZH),
        (ZH.encode("gb18030"), ZH),
        (ZH_TRADITIONAL.encode("big5hkscs"), ZH_TRADITIONAL),
        (WESTERN.encode("cp1252"), WESTERN),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
    ],
)
def test_each_encoding_is_read_without_changing_a_line_end(data, text):
    assert decode(data) == text


@given(st.text(min_size=1).filter(lambda text: text.isprintable() and not text.startswith("\ufeff")))
def test_utf_8_comes_back_to_the_letter(text):
    assert decode(text.encode("utf-8")) == text


@given(st.binary())
def test_any_bytes_give_text_or_one_error(data):
    with contextlib.suppress(DocumentError):
        document = readers.parse(data, "x.txt")
        assert document.digest == hashlib.sha256(data).hexdigest()
        assert document.text.strip()
        assert document.title in document.text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "an empty document"),
        (b" \n\t\r\n", "an empty document"),
        ("\ufeff\u3000\n".encode(), "an empty document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a binary file"),
        (b"\x1f\x8b\x08\x01\x02\x03\x04\x05" * 9, "a binary file|unknown encoding"),
        (bytes(range(1, 256)) * 8, "a binary file|unknown encoding"),
        (b"plain \xff\xff\x80\x80\xfe\xfd\x90 text \xff\xfe\x81", "unknown encoding|a binary file"),
    ],
)
def test_what_is_no_text_is_refused_with_its_path(tmp_path, data, says):
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=says) as caught:
        readers.read(path, "bad.txt")
    assert str(caught.value).startswith(f"{path}: ")


def test_a_file_of_unknown_kind_that_was_named_is_refused(tmp_path):
    path = tmp_path / "notice.docx"
    path.write_bytes(b"PK")
    (source,) = readers.find([path])
    with pytest.raises(DocumentError, match=r"use one of \.htm, \.html, \.md, \.txt"):
        readers.read(source.path, source.name)


def test_title_is_the_first_line_with_text_cut_to_200_characters():
    assert readers.parse(b"\n\n  Notice \nmore", "x.txt").title == "Notice"
    assert readers.parse(b"word " * 100, "x.txt").title == ("word " * 40).rstrip()


def test_media_type_follows_the_suffix():
    kinds = [readers.parse(b"x", name).media_type for name in ("a.txt", "a.md", "A.MD")]
    assert kinds == ["text/plain", "text/markdown", "text/markdown"]
