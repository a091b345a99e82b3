"""The neighbourhood of one node, the shortest path between two."""

WATER, FOREST, WEIR = "Eastland Water Office", "Eastland Forest Office", "Westland Weir Office"
FIRST, THIRD = "River meeting 1", "River meeting 3"


def choose(page, index):
    page.evaluate("(index) => choose(index)", index)


def test_the_surroundings_alone_and_back(page, names, number):
    everything = names(page)
    choose(page, number(page, WATER))
    page.click("#focus")
    assert names(page) == {WATER, FIRST, THIRD}
    assert page.get_attribute("#focus", "aria-pressed") == "true"
    page.click("#focus")
    assert names(page) == everything


def test_keys_f_and_escape(page, names, number):
    everything = names(page)
    choose(page, number(page, WATER))
    page.keyboard.press("f")
    assert names(page) == {WATER, FIRST, THIRD}
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert names(page) == everything


def test_the_shortest_path_with_the_words_of_each_link(page, number):
    choose(page, number(page, WEIR))
    page.click("#seek")
    assert "Choose the other end" in page.inner_text("#panel")
    choose(page, number(page, THIRD))
    told = page.inner_text("#panel")
    assert told.startswith("Shortest path: 3 links")
    assert page.locator("#panel h3").count() == 3
    assert page.locator("#panel blockquote").count() == 3
    strong = page.evaluate(
        "edges.get().filter((edge) => edge.color.opacity === 1 && edge.arrows?.to).map((edge) => edge.id)"
    )
    assert sorted(strong) == sorted(page.evaluate("way().edges"))


def test_a_path_by_search(page, number):
    choose(page, number(page, WEIR))
    page.keyboard.press("p")
    page.fill("#search", "water")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel").startswith("Shortest path: 2 links")


def test_no_path_is_said(page, number):
    choose(page, number(page, WEIR))
    page.keyboard.press("p")
    choose(page, number(page, "Gu Yin"))
    assert page.inner_text("#panel").startswith("No path")


def test_a_path_takes_only_what_is_shown(page, number):
    page.evaluate("setYears(2022, 2024)")
    assert page.evaluate("([from, to]) => shortest(from, to)", [number(page, WEIR), number(page, FIRST)]) is None


def test_paths_are_the_shortest_there_are(page):
    """Against distances found by repeated squaring of the adjacency, for all pairs."""
    wrong = page.evaluate("""() => {
      const all = things.map((_, index) => index);
      const start = (one, two) => (one === two ? 0 : neighbours[one].has(two) ? 1 : Infinity);
      const far = all.map((one) => all.map((two) => start(one, two)));
      for (const by of all)
        for (const one of all)
          for (const two of all) far[one][two] = Math.min(far[one][two], far[one][by] + far[by][two]);
      const found = (one, two) => (one === two ? 0 : shortest(one, two)?.edges.length ?? Infinity);
      const pairs = all.flatMap((one) => all.map((two) => [one, two]));
      return pairs.filter(([one, two]) => found(one, two) !== far[one][two]);
    }""")
    assert wrong == []
