"""The figure for print, read back by other libraries."""

import io
import sys
from xml.etree import ElementTree as ET

import matplotlib.image
import pytest

from kg import store, view
from kg.errors import InputError, MissingExtra
from kg.view import fonts, paper


@pytest.fixture(autouse=True)
def _quiet(caplog):
    caplog.set_level("WARNING", logger="kg")


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf"])
def test_the_same_bytes_each_time_and_no_date(rivers, suffix):
    one, other = (view.figure(rivers, suffix, title="Rivers", language="zh") for _ in range(2))
    assert one == other
    assert b"dc:date" not in one
    assert b"CreationDate" not in one


def test_png_is_in_the_colours_of_the_page(rivers):
    pixels = matplotlib.image.imread(io.BytesIO(view.figure(rivers, ".png")))
    assert pixels.shape == (1800, 2400, 4)
    colours = {tuple(round(255 * part) for part in pixel[:3]) for row in pixels[::3] for pixel in row[::3]}
    for kind in ("Agency", "Official", "Meeting", "CooperationZone"):
        red, green, blue = (int(paper.KINDS[kind][1][at : at + 2], 16) for at in (1, 3, 5))
        assert (red, green, blue) in colours


def comments(svg):
    """What is written, which matplotlib leaves as a comment before the outlines of each line."""
    parser = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True))
    return {" ".join(node.text.split()) for node in ET.fromstring(svg, parser).iter(ET.Comment)}


def test_svg_names_the_nodes_in_the_language_chosen(rivers):
    assert {"Gu Yin", "agency", "Rivers"} <= comments(view.figure(rivers, ".svg", title="Rivers"))
    chinese = comments(view.figure(rivers, ".svg", language="zh-Hans"))
    assert {"顾隐", "机构"} <= chinese
    assert "Gu Yin" not in chinese


def test_words_stay_words_in_a_pdf(rivers):
    pypdf = pytest.importorskip("pypdf")
    said = pypdf.PdfReader(io.BytesIO(view.figure(rivers, ".pdf"))).pages[0].extract_text()
    assert [words for words in ("Gu Yin", "Two Rivers Zone", "agency") if words not in said] == []


def test_labels_do_not_overlap(rivers):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    sheet = Figure(figsize=(8, 6))
    FigureCanvasAgg(sheet)
    axes = sheet.add_axes((0, 0, 1, 1), xlim=(0, paper.WIDTH), ylim=(paper.HEIGHT, 0))
    import numpy as np

    points = np.array([[100 + 14 * (at % 9), 100 + 11 * (at // 9)] for at in range(81)], dtype=float)
    paper._labels(axes, points, np.full(81, 2.0), [f"Office of places {at}" for at in range(81)], list(range(81)))
    boxes = [text.get_window_extent() for text in axes.texts if not text.get_path_effects()]
    assert 4 < len(boxes) < 81
    assert not any(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[:at])


@pytest.mark.parametrize("projection", ["agencies", "officials", "provinces", "interlocks"])
def test_a_projection_is_drawn(rivers, projection):
    said = comments(view.figure(rivers, ".svg", projection=projection))
    assert ("agency" in said) == (projection in {"agencies", "interlocks"})
    assert "meeting" not in said


def test_an_empty_graph_and_strange_labels(make):
    assert view.figure(store.memory(), ".svg").startswith(b"<?xml")
    odd = ["$x^{$", "\\frac{", "a\x01b", "-->", "]]>", "%s{}", " ", "x" * 3000, "\U0001f600"]
    office = [make.thing("Agency", text) for text in odd]
    met = make.thing("Meeting", "met")
    data = make.dataset(make.assemble("odd.txt", [("They met.", [(each, "attended", met) for each in office])]))
    assert {"$x^{$", "%s{}", "a\ufffdb"} <= comments(view.figure(data, ".svg"))


def test_a_large_graph_says_that_it_is_a_part(rivers, monkeypatch):
    from kg.view import part

    monkeypatch.setattr(part.central, "__defaults__", (3, 10_000))
    said = comments(view.figure(rivers, ".svg"))
    assert any(line.startswith("the most central part:") and line.endswith("of 10 nodes") for line in said)


def test_without_chinese_fonts_one_line_says_so(rivers, monkeypatch, caplog):
    monkeypatch.setattr(fonts, "CHINESE", ())
    view.figure(rivers, ".png", language="zh")
    assert [record.getMessage() for record in caplog.records] == [
        "no installed font has the Chinese of the labels: install one, such as Noto Sans CJK"
    ]


def test_another_suffix_and_another_projection_are_refused(rivers):
    with pytest.raises(InputError, match=r"\.svg, \.png, \.pdf, not \.gif"):
        view.figure(rivers, ".gif")
    with pytest.raises(InputError, match="enemies"):
        view.figure(rivers, ".svg", projection="enemies")


def test_without_matplotlib_the_extra_is_named(rivers, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtra, match=r"coopkg\[figures\]"):
        view.figure(rivers, ".svg")
