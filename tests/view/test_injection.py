"""Text of documents never becomes markup: payloads in every slot, in a real browser."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kg import view
from kg.model import Entity, Label, Value

PAYLOADS = (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines()
HIT = "window.hits = 0; window.hit = () => { window.hits += 1; };"
EVERYTHING = """() => {
  const slots = ["panel", "results", "hint", "relations", "kinds", "place", "zone", "legend", "years"];
  const seen = new Set();
  const keep = () => slots.forEach((id) => seen.add(byId(id).textContent));
  // Drawing all anew for each choice takes long and shows no text but on the canvas: now and then will do.
  const look = (choice, at) => {
    state.selected = choice;
    if (at % 40) show();
    else select(choice);
    keep();
  };
  state.colour = "group";
  for (const language of spoken) {
    state.language = language;
    start();
    openYears(true);
    things.forEach((_, node) => {
      look({ node }, node);
      tell(labelOf(node), "", { x: 9, y: 9 });
      keep();
    });
    links.forEach((_, edge) => look({ edge }, edge));
    links.forEach((_, edge) => look({ from: drawn.edges[edge].from, to: drawn.edges[edge].to }, edge));
    look(null, 0);
    things.forEach((_, node) => {
      seeking = node;
      show();
      keep();
    });
    seeking = null;
  }
  for (const text of ["href", "hit()", "<"]) { search.value = text; suggest(); keep(); }
  return [...seen].join("\\n");
}"""
METADATA = {"RDF", "Work", "type", "format", "creator", "Agent", "title"}  # what matplotlib writes of itself
ALIEN = "img, iframe, object, video, math, base, form"
SLOTS = ["node", "link", "path", "only", "hidden", "without", "place", "zone"]
SLOTS += ["confidence", "years", "colour", "size", "view", "language"]


@pytest.fixture(scope="module")
def hostile_data(make):
    """A dataset in which each payload stands in every slot that a document can fill."""
    documents = []
    for number, text in enumerate(PAYLOADS):

        def both(kind, statements=(), text=text, number=number):
            labels = (Label(text, "en"), Label(text, "zh-Hans"), Label(f"also {text}", "en", "altLabel"))
            return Entity(f"https://example.org/{kind}/{number}", kind, labels, statements)

        home = both("Place", (("code", Value(f"{number + 10}0000", "string")),))
        office, meeting, official = both("Agency", (("jurisdiction", home),)), both("Meeting"), both("Official")
        facts = [
            (office, "attended", meeting),
            (official, "holds", both("Role", (("postIn", office),))),
            (official, "spokeAt", meeting),
            (meeting, "heldAt", home),
            (meeting, "sessionOf", both("CooperationZone")),
            (meeting, "ordinal", Value(text, "string")),
            (office, "signed", both("Agreement")),
            (both("Collective"), "attended", meeting),
            (meeting, "heldOn", Value(f"{2000 + number % 20}-01-01", "date")),
        ]
        about = {"title": text, "publisher": text, "address": text, "published": text}
        documents.append(make.assemble(f"{number} {text}", [(text, facts)], **about))
    return make.dataset(*documents)


@pytest.fixture(scope="module")
def hostile(hostile_data):
    return view.render(hostile_data, title="".join(PAYLOADS))


def test_the_payloads_are_many_and_half_have_href():
    assert len(set(PAYLOADS)) >= 40
    assert sum("href" in text for text in PAYLOADS) >= len(PAYLOADS) / 2 - 2


@pytest.mark.parametrize("text", PAYLOADS)
def test_each_payload_would_be_noticed(visit, text):
    """The control: as markup of a page without a policy, a payload runs or at least becomes an element."""
    page = visit(f"<!doctype html><title>t</title><main>{text}</main>", script=HIT)
    page.wait_for_timeout(100)
    assert page.evaluate("window.hits") or page.evaluate("document.querySelectorAll('main > *').length")


@pytest.mark.parametrize("bypassed", [False, True], ids=["with the policy", "without the policy"])
def test_no_payload_runs_in_any_slot(visit, hostile, bypassed):
    page = visit(hostile, script=HIT, bypass_csp=bypassed)
    shown = page.evaluate(EVERYTHING)
    page.mouse.move(500, 500)
    page.wait_for_timeout(300)
    assert page.evaluate("window.hits") == 0
    assert [text for text in PAYLOADS if shown.count(text) < 10] == []
    assert page.text_content("h1") == page.title() == " ".join("".join(PAYLOADS).split())
    assert page.locator(ALIEN).count() == 0
    assert page.requested == [page.own]
    assert page.complaints == []


def test_a_document_is_linked_only_where_its_address_is_one_of_the_web(visit, make):
    office, meeting = make.thing("Agency", "Office"), make.thing("Meeting", "Meeting")
    bad = ["javascript:hit()", " javascript:hit()", "java\tscript:hit()", "data:text/html,<script>hit()</script>"]
    bad += ["file:///etc/passwd", "//example.org", "example.org", "blob:https://example.org/x", "vbscript:x", *PAYLOADS]
    good = ['https://example.org/a?b="><img src=x onerror=hit()>', "HTTP://EXAMPLE.org/#x"]
    documents = [
        make.assemble(f"{number}.txt", [(f"Words {number}.", [(office, "attended", meeting)])], address=address)
        for number, address in enumerate([*bad, *good])
    ]
    page = visit(view.render(make.dataset(*documents)), script=HIT)
    page.evaluate("select({ edge: 0 })")
    found = page.evaluate("[...panel.querySelectorAll('blockquote a')].map((a) => [a.href, a.rel, a.target])")
    assert page.locator("#panel blockquote").count() == len(bad) + len(good)
    assert found == [
        [address, "noopener noreferrer", "_blank"]
        for address in ("https://example.org/a?b=%22%3E%3Cimg%20src=x%20onerror=hit()%3E", "http://example.org/#x")
    ]
    assert page.evaluate("window.hits") == 0


def test_no_payload_runs_from_the_address(visit, sample):
    page = visit(view.render(sample), script=HIT, bypass_csp=True)
    shown = page.evaluate(
        """([slots, payloads, alien]) => payloads.flatMap((payload) =>
          [encodeURIComponent(payload), payload].map((form) => {
            reopen("#" + slots.map((slot) => `${slot}=${form}`).join("&"));
            return document.body.innerHTML.includes(payload) || document.querySelectorAll(alien).length > 0;
          }),
        )""",
        [SLOTS, PAYLOADS, ALIEN],
    )
    assert len(shown) == 2 * len(PAYLOADS)
    assert not any(shown)
    assert page.evaluate("window.hits") == 0
    assert page.requested == [page.own]


@pytest.mark.parametrize("maker", ["the page", "the figure"])
def test_no_payload_runs_from_a_picture_file(visit, chromium, hostile, hostile_data, tmp_path, maker):
    if maker == "the page":
        text = visit(hostile).evaluate("() => { state.language = 'en'; start(); return asSvg(); }").encode()
        words = "".join(ET.fromstring(text).itertext())
        assert sum(payload.split()[0][:12] in words for payload in PAYLOADS) > len(PAYLOADS) / 2
    else:
        text = view.figure(hostile_data, ".svg", title="".join(PAYLOADS[:2]))
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()}
    assert (
        tags
        <= {
            "svg",
            "title",
            "rect",
            "line",
            "path",
            "text",
            "tspan",
            "g",
            "defs",
            "use",
            "style",
            "metadata",
            "clipPath",
        }
        | METADATA
    )
    path = tmp_path / "picture.svg"
    path.write_bytes(text)
    page = chromium.new_page()
    page.add_init_script(HIT)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_timeout(200)
    assert page.evaluate("window.hits") == 0
    assert asked == [path.as_uri()]
    page.close()


def test_the_policy_stops_what_is_put_in_afterwards(visit, sample):
    page = visit(view.render(sample), script=HIT)
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "hit()";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=hit()><img src=https://example.org/x.png>");
    }""")
    page.wait_for_timeout(200)
    assert page.evaluate("window.hits") == 0
    assert page.requested[1:] == page.refused
    assert any("Content Security Policy" in line for line in page.complaints)
