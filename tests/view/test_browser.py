"""The page as a reader uses it, in a real browser."""

import pytest

from kg import store, view

WEN, OFFICE, GUARD = "Wen Baishan", "Northland Harbour Office", "Southland Coast Guard"
MEETING = "Fourth joint meeting of the Two Capes Cooperation Zone"


@pytest.fixture(scope="module")
def text(sample):
    return view.render(sample)


@pytest.fixture
def page(visit, text):
    page = visit(text)
    yield page
    assert page.requested == [page.own]
    assert page.complaints == []


SPOT = """(ends) => {
  const places = ends.map((index) => network.getPosition(index));
  const mean = (axis) => places.reduce((sum, at) => sum + at[axis], 0) / places.length;
  const at = network.canvasToDOM({ x: mean("x"), y: mean("y") });
  const box = holder.getBoundingClientRect();
  return [box.x + at.x, box.y + at.y];
}"""


def click_node(page, *names):
    """Click on a node, or with two names in the middle of the link between them."""
    page.mouse.click(*page.evaluate(SPOT, [number(page, name) for name in names]))
    page.wait_for_function("state.selected !== null")


def number(page, name):
    return page.evaluate("(name) => things.findIndex((thing) => thing.labels.en === name)", name)


def shown(page):
    return set(page.evaluate("nodes.get().filter((node) => !node.hidden).map((node) => things[node.id].labels.en)"))


def panel(page):
    return page.inner_text("#panel")


def test_starts_with_counts_a_legend_and_a_hint_of_what_to_do(page):
    assert page.inner_text(".counts") == "8 nodes, 10 links, 14 facts from 2 documents"
    assert [line.split()[-1] for line in page.inner_text("#kinds").splitlines() if line.strip()][-1] == "2"
    assert len(page.query_selector_all("#kinds button svg")) == 6
    assert "Choose a node or a link" in panel(page)


def test_kinds_differ_in_shape_and_in_colour(page):
    drawn = page.evaluate("nodes.get().map((node) => [things[node.id].kind, node.shape, node.color.background])")
    assert (
        len({shape for _, shape, _ in drawn})
        == len({colour for *_, colour in drawn})
        == len({kind for kind, *_ in drawn})
        == 6
    )


def test_a_click_on_a_node_shows_labels_posts_and_quotes(page):
    click_node(page, WEN)
    assert page.inner_text("#panel h2") == WEN
    said = panel(page)
    assert "温柏山" in said
    assert "Director, Northland Harbour Office" in said
    assert "Wen Baishan, Director of the Harbour Office and adviser, presided and spoke." in said
    assert "capes.txt, 61–137, confidence 0.51" in said
    assert "Two Capes meet, 2023-05-10" in said


def test_a_click_on_a_link_shows_the_words_behind_it(page):
    click_node(page, WEN, MEETING)
    assert page.inner_text("#panel .bar").startswith("2 facts between")
    assert page.locator("#panel blockquote").count() == 1


def test_a_name_in_the_panel_leads_on(page):
    click_node(page, WEN)
    page.click(f"#panel a:text-is('{OFFICE}')")
    assert page.inner_text("#panel h2") == OFFICE


@pytest.mark.parametrize(
    ("query", "found"), [("harbour off", OFFICE), ("港务局", OFFICE), ("WEN", WEN), ("ｗｅｎ", WEN)]
)
def test_search_by_any_name(page, query, found):
    page.keyboard.press("/")
    page.keyboard.insert_text(query)
    assert page.inner_text("#results li").startswith(found)
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == found
    assert page.is_hidden("#results")


def test_search_says_when_nothing_is_found(page):
    page.fill("#search", "zzz")
    assert page.inner_text("#results") == "No name contains this."


def test_search_brings_back_what_was_filtered_out(page):
    page.click("#kind-Official")
    assert WEN not in shown(page)
    page.fill("#search", "wen")
    page.keyboard.press("Enter")
    assert WEN in shown(page)


def test_filter_by_kind(page):
    before = shown(page)
    page.click("#kind-Agency")
    assert shown(page) == before - {OFFICE, GUARD}
    assert page.get_attribute("#kind-Agency", "aria-pressed") == "false"
    page.click("#kind-Agency")
    assert shown(page) == before


def test_filter_by_relation_and_an_empty_picture_says_so(page):
    page.click("summary")
    page.click("#none")
    assert shown(page) == set()
    assert "filtered out" in page.inner_text("#nothing")
    page.check("#relation-signed")
    assert shown(page) == {OFFICE, GUARD, "Lantern Cove Memorandum"}
    assert page.is_hidden("#nothing")
    page.click("#all")
    assert len(shown(page)) == 8


def test_what_is_filtered_out_does_not_stay_chosen(page):
    click_node(page, WEN)
    page.click("#kind-Official")
    assert "Choose a node or a link" in panel(page)


def test_keys_choose_walk_and_let_go(page):
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    first = page.inner_text("#panel h2")
    visited = {first}
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown") * 3:
        page.keyboard.press(key)
        visited.add(page.inner_text("#panel h2"))
    assert len(visited) > 3
    page.keyboard.press("Escape")
    assert page.evaluate("state.selected") is None


def test_zoom_by_key_and_back_to_everything(visit, text):
    page = visit(text, reduced_motion="reduce")
    scale = page.evaluate("network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("network.getScale()") == pytest.approx(scale * 1.3)
    page.keyboard.press("0")
    assert page.evaluate("network.getScale()") == pytest.approx(scale, rel=0.1)


def test_labels_in_the_other_language(page):
    page.click("#language-zh-hans")
    assert "北岭省港务局" in panel(page)
    assert "北岭省港务局" in page.evaluate("nodes.get().map((node) => node.label.replaceAll('\\n', ''))")


def test_labels_do_not_overlap_at_the_start(page):
    boxes = page.evaluate("nodes.get().filter((node) => node.label).map((node) => network.getBoundingBox(node.id))")
    assert len(boxes) == 8
    for one in boxes:
        for other in boxes:
            apart = one["right"] <= other["left"] + 2 or other["right"] <= one["left"] + 2
            assert one is other or apart or one["bottom"] <= other["top"] + 2 or other["bottom"] <= one["top"] + 2


def test_dark_and_light_follow_the_system(visit, text):
    papers = [
        visit(text, color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert papers == ["rgb(251, 250, 247)", "rgb(22, 25, 29)"]


@pytest.mark.parametrize("width", [320, 400, 820, 920, 1100])
def test_a_narrow_window_needs_no_scrolling_sideways(visit, text, width):
    page = visit(text, viewport={"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("holder.clientHeight") > 150
    assert page.is_visible("#panel h2")


def test_an_empty_graph_is_a_page_that_says_so(visit):
    page = visit(view.render(store.memory()))
    assert page.inner_text(".counts") == "0 nodes, 0 links, 0 facts from 0 documents"
    assert "nothing to show yet" in page.inner_text("#nothing")
    assert page.complaints == []
