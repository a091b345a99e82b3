"""Filters by place, zone, confidence and year, alone and together."""

import pytest

WATER, FOREST, WEIR = "Eastland Water Office", "Eastland Forest Office", "Westland Weir Office"
FIRST, SECOND, THIRD = "River meeting 1", "River meeting 2", "River meeting 3"
ZONE, HERMIT, GU, EAST = "Two Rivers Zone", "Hermit Office", "Gu Yin", "Eastland"
ALL = {WATER, FOREST, WEIR, FIRST, SECOND, THIRD, ZONE, HERMIT, GU, EAST}


def test_everything_is_shown_at_the_start(page, names):
    assert names(page) == ALL


def test_a_place_shows_its_own_and_what_is_linked_to_them(page, names):
    page.click("#filter-sheet summary")
    page.select_option("#place", label="Westland")
    assert names(page) == {WEIR, FIRST, SECOND}
    assert page.inner_text("#filtered") == "1"
    page.click("#reset")
    assert names(page) == ALL
    assert page.input_value("#place") == ""


def test_a_zone_shows_its_members_sessions_and_their_links(page, names):
    page.click("#filter-sheet summary")
    page.select_option("#zone", label=ZONE)
    assert names(page) == {ZONE, EAST, WATER, FOREST, WEIR, FIRST, SECOND, THIRD}


def test_confidence_hides_what_is_less_sure(page, names):
    page.click("#filter-sheet summary")
    page.fill("#sure", "0.55")
    assert page.inner_text("#sure-value") == "at least 0.55"
    assert names(page) == set()
    assert "filtered out" in page.inner_text("#nothing")


def test_places_are_named_in_the_language_chosen(page):
    page.click("#language-zh-hans")
    assert "东岭省" in page.text_content("#place")


def test_a_search_lifts_the_filters_that_hide_what_is_sought(page, names, number):
    page.click("#filter-sheet summary")
    page.select_option("#place", label="Westland")
    page.fill("#search", "hermit")
    page.keyboard.press("Enter")
    assert HERMIT in names(page)
    assert page.inner_text("#panel h2") == HERMIT
    assert page.input_value("#place") == ""


def test_years_are_folded_and_narrow_the_facts(page, names):
    assert page.is_hidden("#years")
    page.click("#open-years")
    assert page.locator("#bars i").count() == 4
    page.fill("#until", "2021")
    assert names(page) == {WATER, WEIR, FIRST, ZONE}
    assert page.inner_text("#span") == "2021"
    assert "1 fact without a year" in page.inner_text("#undated")
    page.click("#all-years")
    assert names(page) == ALL


def test_the_years_play_one_after_another_and_stop_at_the_last(visit, rivers_page, names):
    page = visit(rivers_page, clocked=True)
    page.click("#open-years")
    page.click("#play")
    seen = [page.inner_text("#span")]
    for _ in range(3):
        page.clock.run_for(1100)
        seen.append(page.inner_text("#span"))
    assert seen == ["2021", "2022", "2023", "2024"]
    assert names(page) == {WATER, FOREST, THIRD}
    assert page.get_attribute("#play", "aria-pressed") == "true"
    page.clock.run_for(1100)
    assert page.get_attribute("#play", "aria-pressed") == "false"
    page.click("#play")
    assert page.inner_text("#span") == "2021"


def test_a_fact_filtered_out_is_not_told_but_counted(page, number):
    page.evaluate("setYears(2021, 2021)")
    page.evaluate("(index) => choose(index)", number(page, WATER))
    assert "River meeting 1" in page.inner_text("#panel")
    assert "River meeting 3" not in page.inner_text("#panel")
    assert "filtered out." in page.inner_text("#panel")


@pytest.mark.parametrize("measure", ["strength", "betweenness", "pagerank"])
def test_size_follows_the_measure_chosen(page, measure):
    page.click("#look-sheet summary")
    page.select_option("#size", measure)
    order = page.evaluate("things.map((_, index) => [measures[state.size][index], nodes.get(index).size])")
    order.sort()
    assert [size for _, size in order] == sorted(size for _, size in order)
    assert len({size for _, size in order}) > 2


def test_colour_by_group_has_a_legend_and_keeps_the_shapes(page):
    shapes = page.evaluate("nodes.get().map((node) => node.shape)")
    page.click("#look-sheet summary")
    assert page.is_hidden("#legend")
    page.select_option("#colour", "group")
    rows = page.inner_text("#legend").splitlines()
    assert rows[0] == "Groups around"
    colours = page.evaluate("nodes.get().map((node) => node.color.background)")
    assert len(set(colours)) == page.locator("#legend svg").count() >= 2
    assert page.evaluate("nodes.get().map((node) => node.shape)") == shapes
