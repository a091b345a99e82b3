"""The page as a reader uses it: wide, narrow, dark, on paper."""

import pytest

from kg import report


@pytest.fixture(scope="module")
def text(sample):
    return report.render(sample, "html", report.Options(resamples=10))


@pytest.mark.parametrize("width", [320, 390, 700, 1200])
def test_nothing_but_tables_scrolls_sideways(visit, text, width):
    page = visit(text, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.complaints == []
    assert page.requested == [page.own]


def test_on_a_phone_each_number_of_a_rank_has_its_heading(visit, text):
    page = visit(text, viewport={"width": 360, "height": 800})
    before = "(cell) => getComputedStyle(cell, '::before').content"
    cells = page.query_selector_all("#central table.cards tbody tr:first-child td.number")
    assert [cell.evaluate(before) for cell in cells][:2] == ['"rank "', '"95 % interval "']


def test_dark_and_light_follow_the_system(visit, text):
    papers = {
        visit(text, color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    }
    assert len(papers) == 2


def test_contents_lead_to_sections_and_headings_have_an_order(visit, text):
    page = visit(text)
    links = page.evaluate("[...document.links].map((link) => link.getAttribute('href').slice(1))")
    assert links == page.evaluate("[...document.querySelectorAll('section')].map((section) => section.id)")
    assert page.evaluate("document.querySelectorAll('h1').length") == 1


def test_both_languages_are_marked(visit, text):
    page = visit(text)
    assert "北岭省港务局" in page.evaluate("document.querySelector('bdi[lang=zh-Hans]').closest('main').innerText")
    assert page.evaluate("document.querySelectorAll('bdi[lang=en]').length") > 3


def test_paper_shows_what_is_folded_away_on_screen(visit, text):
    page = visit(text)
    folded = "document.querySelector('details li').checkVisibility({ contentVisibilityAuto: true })"
    assert not page.evaluate(folded)
    page.emulate_media(media="print")
    # What is hidden as content is so until the next frame.
    page.wait_for_function(folded, timeout=5000)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4").startswith(b"%PDF")
