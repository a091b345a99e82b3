"""SVG and PNG of the window, by a real download under the page's own policy."""

import struct
from xml.etree import ElementTree as ET

import pytest

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def saved(tmp_path):
    def save(page, what):
        page.click("#save-sheet summary")
        with page.expect_download() as caught:
            page.click(f"#{what}")
        path = tmp_path / caught.value.suggested_filename
        caught.value.save_as(path)
        return path

    return save


def test_svg_has_a_shape_for_each_node_and_text_as_text(page, saved):
    path = saved(page, "svg")
    assert path.name == "network.svg"
    root = ET.fromstring(path.read_bytes())
    words = {" ".join(span.text for span in text) for text in root.iter(f"{SVG}text")}
    assert {"Eastland Water Office", "Gu Yin", "Two Rivers Zone", "agency", "meeting"} <= words
    assert len(list(root.iter(f"{SVG}path"))) == 10 + page.evaluate("kinds.length")
    assert len(list(root.iter(f"{SVG}line"))) == page.evaluate("links.length")
    assert not list(root.iter(f"{SVG}image"))


def test_svg_shows_what_is_shown_in_the_language_chosen(page, saved):
    page.click("#language-zh-hans")
    page.evaluate("setYears(2021, 2021)")
    root = ET.fromstring(saved(page, "svg").read_bytes())
    words = {"".join(span.text for span in text) for text in root.iter(f"{SVG}text")}
    assert "东岭省水务局" in words
    assert "顾隐" not in words


def test_png_is_a_picture_of_twice_the_window(page, saved):
    data = saved(page, "png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    assert [width, height] == page.evaluate("[2 * holder.clientWidth, 2 * (holder.clientHeight + FOOT)]")


def test_png_shows_the_colours_of_the_kinds(page):
    found = page.evaluate("""() => {
      const sheet = asCanvas();
      const { data } = sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height);
      const seen = new Set();
      const hex = (value) => value.toString(16).padStart(2, "0");
      for (let at = 0; at < data.length; at += 4) seen.add(`#${[...data.slice(at, at + 3)].map(hex).join("")}`);
      return kinds.map((kind) => seen.has(theme[kind]));
    }""")
    assert found
    assert all(found)
