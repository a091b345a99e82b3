"""Text of documents never becomes markup: payloads in every slot, in a real browser."""

from pathlib import Path

import pytest

from kg import view
from kg.model import Entity, Label, Value

PAYLOADS = (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines()
HIT = "window.hits = 0; window.hit = () => { window.hits += 1; };"
EVERYTHING = """() => {
  const places = ["panel", "results", "hint", "relations", "kinds"].map((id) => document.getElementById(id));
  const seen = new Set();
  const keep = () => places.forEach((place) => seen.add(place.textContent));
  // Drawing all anew for each choice takes long and shows no text but on the canvas: now and then will do.
  const choose = (choice, at) => {
    state.selected = choice;
    if (at % 40) show();
    else select(choice);
    keep();
  };
  for (const language of spoken) {
    state.language = language;
    start();
    things.forEach((_, node) => {
      choose({ node }, node);
      tell(labelOf(node), "", { x: 9, y: 9 });
      keep();
    });
    links.forEach((_, edge) => choose({ edge }, edge));
    choose(null, 0);
  }
  for (const text of ["href", "hit()", "<"]) { search.value = text; suggest(); keep(); }
  return [...seen].join("\\n");
}"""
ALIEN = "document.querySelectorAll('img, iframe, object, video, math, base, form').length"


@pytest.fixture(scope="module")
def hostile(make):
    """A dataset in which each payload stands in every slot that a document can fill."""
    documents = []
    for number, text in enumerate(PAYLOADS):

        def both(kind, statements=(), text=text, number=number):
            labels = (Label(text, "en"), Label(text, "zh-Hans"), Label(f"also {text}", "en", "altLabel"))
            return Entity(f"https://example.org/{kind}/{number}", kind, labels, statements)

        office, meeting, official = both("Agency"), both("Meeting"), both("Official")
        facts = [
            (office, "attended", meeting),
            (official, "holds", both("Role", (("postIn", office),))),
            (official, "spokeAt", meeting),
            (meeting, "heldAt", both("Place")),
            (meeting, "sessionOf", both("CooperationZone")),
            (meeting, "ordinal", Value(text, "string")),
            (office, "signed", both("Agreement")),
            (both("Collective"), "attended", meeting),
        ]
        about = {"title": text, "publisher": text, "address": text, "published": text}
        documents.append(make.assemble(f"{number} {text}", [(text, facts)], **about))
    return view.render(make.dataset(*documents))


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
    assert page.evaluate(ALIEN) == 0
    assert page.requested == [page.own]
    assert page.complaints == []


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
