"""`kg rank`: ranks with intervals, two modes, communities, time, and measurements in the graph."""

import csv
import io
import json
import shutil

import pytest


def columns(text):
    return next(csv.reader(io.StringIO(text)))


def test_every_projection_and_measure_has_an_answer(built, answer):
    from kg.cli import networks
    from kg.network import MEASURES, PROJECTIONS, bipartite

    assert tuple(PROJECTIONS) == networks.PROJECTIONS
    assert {*MEASURES, *bipartite.MEASURES} == {*networks.MEASURES, "clustering"}
    for projection in PROJECTIONS:
        assert f"{projection}: " in answer("rank", "--projection", projection, "--resamples", "9", cwd=built)
    for measure in MEASURES:
        text = answer("rank", "--measure", measure, "--format", "csv", "--resamples", "0", cwd=built)
        assert {row["measure"] for row in csv.DictReader(io.StringIO(text))} == {measure}


def test_ranks_have_intervals_unless_they_are_left_out(built, answer):
    said = answer("rank", cwd=built).splitlines()[0].split()
    assert said == ["rank", "agencies", "strength", "from", "to"]
    assert answer("rank", "--resamples", "0", cwd=built).splitlines()[0].split() == ["rank", "agencies", "strength"]
    rows = json.loads(answer("rank", "--format", "json", cwd=built))
    assert all(1 <= row["from"] <= row["to"] for row in rows)


def test_a_selection_is_named_below(built, answer):
    text = answer("rank", "--since", "2024", "--place", "Anhui Province", "--kind", "公安机关", cwd=built)
    assert text.rstrip().endswith("since 2024, place Anhui Province, kind 公安机关")


def test_two_modes_are_ranked_each_by_itself(built, answer):
    text = answer("rank", "--two-mode", "--measure", "clustering", "--format", "csv", cwd=built)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["mode"] for row in rows if row["rank"] == "1"} == {"0", "1"}


def test_communities_name_their_members(built, answer):
    text = answer("rank", "--communities", "--format", "csv", cwd=built)
    assert columns(text) == ["community", "size", "node", "label", "kind"]
    assert "modularity" in answer("rank", "--communities", cwd=built)


def test_ranks_over_time(built, answer):
    assert columns(answer("rank", "--over", "year", "--format", "csv", cwd=built))[-1] == "change"
    assert "no meeting" in answer("rank", "--over", "session", "--until", "1999", cwd=built)


@pytest.fixture
def own(built, tmp_path):
    shutil.copytree(built / "exports", tmp_path / "exports")
    shutil.copytree(built / "seeds", tmp_path / "seeds")
    return tmp_path


def test_measurements_are_added_and_asked_in_sparql(own, kg, answer):
    done = kg("rank", "--add", cwd=own)
    assert done.returncode == 0
    assert b"measurements added" in done.stdout
    asked = answer("query", "--name", "most-central", "--format", "csv", cwd=own)
    ranked = list(csv.DictReader(io.StringIO(answer("rank", "--format", "csv", cwd=own))))
    rows = list(csv.DictReader(io.StringIO(asked)))
    assert {(row["who"], row["rank"], row["from"], row["to"]) for row in rows} == {
        (row["label"], row["rank"], row["from"], row["to"]) for row in ranked
    }
    assert answer("validate", cwd=own).endswith("all hold\n")
    before = (own / "exports" / "graph.trig").read_bytes()
    assert kg("rank", "--add", cwd=own).returncode == 0
    assert (own / "exports" / "graph.trig").read_bytes() == before


def test_measurements_as_turtle(built, answer):
    assert "a coop:Measurement" in answer("rank", "--format", "ttl", cwd=built)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--two-mode", "--communities"], "give one"),
        (["--over", "year", "--add"], "one-mode network"),
        (["--communities", "--format", "ttl"], "one-mode network"),
        (["--measure", "clustering"], "clustering is a measure of --two-mode"),
        (["--two-mode", "--measure", "strength"], "no measure of a two-mode network is called 'strength'"),
        (["--since", "soon"], "'soon' is no date"),
        (["--place", "Atlantis"], "no place in the graph is called 'Atlantis'"),
        (["--confidence", "2"], "not from 0 to 1"),
        (["--graph", "exports/graph.ttl", "--add"], "nothing was added"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(built, kg, arguments, said):
    done = kg("rank", *arguments, cwd=built)
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1
    assert said in done.stderr.decode()
