"""kg report: which page it writes, and what is wrong with what it was given."""

import pytest


@pytest.mark.parametrize(("name", "start"), [("a.html", "<!doctype html>"), ("a.htm", "<!doctype"), ("a.md", "# ")])
def test_the_suffix_says_which_page(name, start, built, tmp_path, answer):
    said = answer("report", "--resamples", "5", "-o", tmp_path / name, cwd=built)
    assert said == ("" if name == "a.md" else f"{tmp_path / name}: open it in a browser\n")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_stdout_is_markdown_and_the_same_each_time(built, answer):
    args = ("report", "--title", "西北 <b>", "--resamples", "20")
    first, second = (answer(*args, cwd=built, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first == second
    assert first.startswith("# 西北 \\<b\\>\n")


def test_measures_and_network_are_chosen(built, answer):
    args = ("--projection", "officials", "--measure", "degree", "--measure", "core", "--top", "2", "--resamples", "0")
    text = answer("report", *args, cwd=built)
    assert "## Most central officials" in text
    assert text.count("**By degree, ") == text.count("**By core number, ") == 1
    assert "kg rank --measure degree --limit" in text
    assert "--projection officials" in text


BAD = [
    (["-o", "report.pdf"], "report.pdf: the suffix names no kind of page"),
    (["--zone", "nowhere"], "no zone in the graph is called 'nowhere'"),
    (["--since", "May"], "'May' is no date"),
    (["--measure", "luck"], "luck"),
    (["--top", "0"], "--top"),
    (["--graph", "nowhere.trig"], "nowhere.trig: no such graph"),
    (["-o", "nowhere/report.md"], "nowhere/report.md: cannot be written"),
]


@pytest.mark.parametrize(("args", "says"), BAD, ids=[" ".join(args) for args, _ in BAD])
def test_bad_use_is_one_line_and_exit_2(args, says, built, kg):
    before = sorted(path.name for path in built.iterdir())
    done = kg("report", *args, cwd=built)
    assert done.returncode == 2
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert says in line
    assert sorted(path.name for path in built.iterdir()) == before


def test_a_graph_without_evidence_is_a_page(built, answer):
    assert "This graph holds no evidence" in answer("report", "--graph", "exports/graph.ttl", cwd=built)
