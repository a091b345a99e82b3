"""The state in the address: what is shown can be sent and opened again."""

import pytest

SET = {
    "a node": "choose(1)",
    "a link": "select({ edge: 2 })",
    "a path": "select({ from: 0, to: 1 })",
    "surroundings": "focusOn(1)",
    "kinds": "document.getElementById('kind-Official').click()",
    "relations": "setRelations(false)",
    "a place": "state.place = 1; refresh()",
    "a zone": "state.zone = 0; refresh()",
    "confidence": "state.sure = 0.5; refresh()",
    "years": "setYears(2021, 2022)",
    "look": "state.colour = 'group'; state.size = 'pagerank'; lookAnew()",
    "language": "document.getElementById('language-zh-hans').click()",
    "view": "zoom(1.5)",
}
STATE = """() => JSON.stringify([
  state, [...state.hiddenKinds], [...state.hiddenRelations], moved ? network.getScale().toFixed(3) : null,
])"""


@pytest.mark.parametrize("act", SET.values(), ids=SET.keys())
def test_what_was_set_is_set_again(visit, rivers_page, act):
    page = visit(rivers_page, reduced_motion="reduce")
    before = page.evaluate(STATE)
    page.evaluate(f"() => {{ {act}; }}")
    state = page.evaluate(STATE)
    assert state != before
    again = visit(rivers_page, reduced_motion="reduce", fragment="#" + page.evaluate("toText()"))
    assert again.evaluate(STATE) == state
    assert again.evaluate("toText()") == page.evaluate("toText()")
    assert again.complaints == []


def test_the_address_bar_follows(page):
    page.evaluate("choose(1)")
    page.wait_for_function("() => location.hash.includes('node=')")
    page.evaluate("select(null)")
    page.wait_for_function("() => !location.hash.includes('node=')")


def test_an_address_pasted_into_the_open_page_is_followed(page):
    page.evaluate("location.hash = 'years=2021+2021&colour=group'")
    page.wait_for_function("() => state.years?.[1] === 2021 && state.colour === 'group'")
    assert page.is_visible("#legend")
    assert page.is_visible("#years")


@pytest.mark.parametrize(
    "fragment",
    [
        "#",
        "#=&=&&&",
        "#node=x&link=a+b&path=c+d&only=e&hidden=Nobody&without=nothing&place=f&zone=g",
        "#years=9999+-1&confidence=7&size=__proto__&colour=constructor&view=1e99+0+0",
        "#years=2022+2021&view=0+0+0&language=tlh",
        "#%00%ff&node=%E4%BD",
        "#" + "a" * 100_000,
    ],
)
def test_an_address_that_makes_no_sense_shows_everything(visit, rivers_page, fragment):
    page = visit(rivers_page, reduced_motion="reduce", fragment=fragment)
    assert page.evaluate("visible.every((shown) => shown)")
    assert page.evaluate("[state.years, state.place, state.zone, state.focus, state.selected, state.sure]") == [
        None
    ] * 5 + [0]
    assert page.evaluate("[state.size, state.colour, state.language]") == ["degree", "kind", "en"]
    assert page.complaints == []
