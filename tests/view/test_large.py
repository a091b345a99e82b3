"""What is too large to be shown whole, and what is hardly anything."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import view
from kg.view import part


@pytest.fixture
def cut(monkeypatch):
    """As if a page could show four links."""
    monkeypatch.setattr(part.central, "__defaults__", (4, 10_000))


@pytest.mark.usefixtures("cut")
def test_the_page_says_how_much_is_left_out(visit, rivers):
    page = visit(view.render(rivers, language="en"))
    shown, links = page.evaluate("[things.length, links.length]")
    assert links <= 4
    assert page.inner_text(".counts") == f"{shown} of 10 nodes, {links} of 9 links: the most central part"
    page.click("#look-sheet summary")
    assert "of the part shown" in page.inner_text("#look-sheet")
    hover = page.evaluate("measures.degree")
    assert max(hover) == 3  # of the whole
    assert page.complaints == []


def test_one_node(visit, make):
    alone = make.thing("Agency", "Lone Office")
    post = make.thing("Role", "Keeper")
    data = make.dataset(make.assemble("one.txt", [("It keeps.", [(alone, "holds", post)])]))
    page = visit(view.render(data))
    assert page.inner_text(".counts").startswith("1 nodes, 0 links")
    page.keyboard.press("0")
    page.keyboard.press("Tab")
    page.evaluate("choose(0)")
    assert page.inner_text("#panel h2") == "Lone Office"
    assert page.is_hidden("#open-years")
    assert page.complaints == []


def test_far_away_only_the_first_of_the_ranking_have_labels_and_more_as_one_comes_nearer(visit, make):
    offices = [make.thing("Agency", f"Office number {number}") for number in range(420)]
    met = make.thing("Meeting", "The meeting")
    facts = [(office, "attended", met) for office in offices]
    page = visit(view.render(make.dataset(make.assemble("many.txt", [("They met.", facts)]))), reduced_motion="reduce")
    afar = page.evaluate("[...lettered.keys()]")
    assert page.evaluate("ranked[0]") in afar
    assert len(afar) < 60
    page.evaluate("() => { network.moveTo({ position: drawn.nodes[7], scale: 1.2 }); paint(); }")
    near = page.evaluate("[...lettered.keys()]")
    assert 7 in near
    inside = page.evaluate("""things.filter((_, index) => {
      const { x, y } = network.canvasToDOM(drawn.nodes[index]);
      return x > 0 && y > 0 && x < holder.clientWidth && y < holder.clientHeight;
    }).length""")
    assert len(near) > inside / 2


def run(*args, cwd):
    command = [sys.executable, "-m", "kg", "view", *args]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, text=True, encoding="utf-8")


@pytest.fixture
def folder(rivers, tmp_path):
    rivers.native.dump(str(tmp_path / "graph.trig"), ox.RdfFormat.TRIG)
    return tmp_path


def test_the_command_writes_a_page_with_title_and_language(folder, visit):
    done = run("--graph", "graph.trig", "-o", "page.html", "--title", "河 & <b>", "--language", "zh", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    page = visit(Path(folder, "page.html").read_text(encoding="utf-8"))
    assert page.inner_text("h1") == page.title() == "河 & <b>"
    assert page.evaluate("state.language") == "zh-hans"


def test_the_command_writes_a_figure(folder):
    done = run("--graph", "graph.trig", "--static", "figure.svg", "--projection", "agencies", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "figure.svg: written\n", "")
    assert (folder / "figure.svg").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--static", "figure.gif"], "a figure is a file in one of .svg, .png, .pdf, not .gif"),
        (["--static", "-"], "a file without a suffix"),
        (["--static", "figure.svg", "--projection", "enemies"], "'enemies' is not one of"),
        (["--projection", "agencies"], "--projection is for a figure"),
        (["--static", "nowhere/figure.svg"], "nowhere/figure.svg: cannot be written"),
    ],
)
def test_bad_use_is_one_line_and_writes_nothing(folder, args, says):
    done = run("--graph", "graph.trig", *args, cwd=folder)
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert [path.name for path in folder.iterdir()] == ["graph.trig"]
