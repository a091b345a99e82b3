"""build, extract and validate."""

import csv
import shutil
from pathlib import Path

import pytest

WRITTEN = ["centrality.csv", "facts.csv", "graph.html", "graph.trig", "graph.ttl"]


def facts(folder: Path) -> list[dict[str, str]]:
    with (folder / "exports" / "facts.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_build_writes_five_files_and_says_what_is_in_them(built):
    assert sorted(path.name for path in (built / "exports").iterdir()) == WRITTEN
    said = (built / "said.txt").read_text(encoding="utf-8")
    counted = dict(line.split() for line in said.split("\n\n")[0].splitlines()[2:])
    assert list(counted) == ["documents", "agencies", "officials", "meetings", "zones", "facts"]
    assert counted["documents"] == "2"
    rows = facts(built)
    assert 0 < int(counted["facts"]) <= len(rows)
    assert "agencies: " in said
    assert all(f"  {line}" in said for line in ("kg explain ", "kg query --list", "open exports/graph.html"))


def test_every_quote_in_the_table_stands_at_its_offsets(built, seeds):
    rows = facts(built)
    texts = {path.name: path.read_bytes().decode() for path in seeds.iterdir()}
    assert {row["document"] for row in rows} == set(texts)
    for row in rows:
        assert texts[row["document"]][int(row["start"]) : int(row["end"])] == row["quote"]


def test_build_without_a_path_or_seeds_takes_those_of_the_package(built, tmp_path, answer):
    answer("build", cwd=tmp_path)
    for name in WRITTEN:
        assert (tmp_path / "exports" / name).read_bytes() == (built / "exports" / name).read_bytes()


def test_a_bad_file_in_a_folder_is_listed_and_the_rest_is_built(tmp_path, built, kg, seeds):
    shutil.copytree(seeds, tmp_path / "seeds")
    (tmp_path / "seeds" / "blank.txt").write_bytes(b"\n")
    (tmp_path / "seeds" / "image.txt").write_bytes(b"\x89PNG\0\0")
    done = kg("build", cwd=tmp_path)
    assert done.returncode == 1
    listed = [line for line in done.stderr.decode().splitlines() if "passed over" in line]
    assert [line.split(": ")[:2] for line in listed] == [["kg", "seeds/blank.txt"], ["kg", "seeds/image.txt"]]
    assert (tmp_path / "exports" / "graph.trig").read_bytes() == (built / "exports" / "graph.trig").read_bytes()


def test_a_folder_of_bad_files_alone_writes_nothing(tmp_path, kg):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "blank.txt").write_bytes(b"")
    done = kg("build", "docs", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1].startswith("kg: none of the documents can be read")
    assert not list((tmp_path / "exports").iterdir())


@pytest.mark.parametrize("suffix", ["ttl", "trig", "nt", "nq", "jsonld", "rdf"])
def test_extract_writes_what_the_suffix_says(suffix, tmp_path, answer, seed):
    assert answer("extract", seed, "-o", f"facts.{suffix}", cwd=tmp_path) == ""
    from kg.store import load

    store = load(tmp_path / f"facts.{suffix}")
    (row,) = store.default.query("SELECT (COUNT(*) AS ?n) { ?d a coop:Document }")
    assert int(row.n) == 1


def test_extract_from_stdin_gives_the_facts_of_the_file_under_another_name(tmp_path, answer, seed):
    piped = answer("extract", "-", cwd=tmp_path, stdin=seed.read_bytes())
    shutil.copy(seed, tmp_path / "stdin.txt")
    assert piped == answer("extract", "stdin.txt", cwd=tmp_path)
    assert piped.startswith("@prefix coop: ")


def test_validate_passes_on_what_build_wrote(built, answer):
    text = answer("validate", cwd=built)
    assert text.splitlines()[-1].endswith("quotes checked: all hold")
    assert text == answer("validate", "exports/graph.trig", "--documents", "seeds", cwd=built)


def test_validate_fails_and_names_the_document_that_was_changed(built, tmp_path, kg):
    shutil.copytree(built / "seeds", tmp_path / "seeds")
    seed = min((tmp_path / "seeds").iterdir())
    seed.chmod(0o644)
    seed.write_bytes(seed.read_bytes() + b"\n")
    done = kg("validate", built / "exports" / "graph.trig", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, b"")
    assert seed.name in done.stdout.decode()
    missing = tmp_path / "one"
    missing.mkdir()
    shutil.copy(max((built / "seeds").iterdir()), missing)
    done = kg("validate", built / "exports" / "graph.trig", "--documents", "one", cwd=tmp_path)
    assert done.returncode == 1
    assert seed.name in done.stdout.decode()
