"""The notebooks of docs/ run from the first cell to the last, in a kernel, and hold no output in git."""

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "docs").glob("*.ipynb"))


def test_there_is_a_notebook():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_valid_and_has_no_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert cells
    assert all(cell.outputs == [] and cell.execution_count is None for cell in cells)


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """The notebook as a user has it in a clone, after a run; a cell that fails fails here."""
    clone = tmp_path_factory.mktemp("clone")
    shutil.copytree(ROOT / "seeds", clone / "seeds")
    (clone / "docs").mkdir()
    notebook = nbformat.read(ROOT / "docs" / "from-folder-to-figure.ipynb", as_version=4)
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(clone / "docs")}})
    client.execute()
    return notebook, clone / "docs" / "results"


def outputs(notebook, mime):
    """What the cells show of a kind."""
    cells = (cell for cell in notebook.cells if cell.cell_type == "code")
    return [output.data[mime] for cell in cells for output in cell.outputs if mime in output.get("data", {})]


def test_it_shows_tables_a_figure_and_the_picture(executed):
    notebook, _ = executed
    shown = outputs(notebook, "text/html")
    assert sum('<div class="tex2jax_ignore mathjax_ignore"><table' in html for html in shown) >= 5
    assert sum("<iframe sandbox=" in html for html in shown) == 1
    assert len(outputs(notebook, "image/png")) == 1


def test_it_complains_of_nothing_but_what_could_not_be_read(executed):
    notebook, _ = executed
    said = [
        output.text
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and output.name == "stderr"
    ]
    assert [line for text in said for line in text.splitlines() if "the text counts" not in line] == []


def test_it_leaves_the_files_that_it_names(executed):
    _, results = executed
    names = sorted(path.name for path in results.iterdir())
    assert names == ["agencies.gexf", "graph.html", "graph.trig", "ranks.csv", "ranks.svg"]
    assert (results / "ranks.csv").read_text(encoding="utf-8").startswith("rank,label,value,low,high,node,kind\n1,")
    assert (results / "graph.trig").read_bytes() == (ROOT / "exports" / "graph.trig").read_bytes()
