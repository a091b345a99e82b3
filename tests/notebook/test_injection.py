"""What a notebook shows stays text: payloads in every slot of every `_repr_html_`, in a real browser.

A notebook puts these pieces into its own page, which has no policy that would stop a script.
"""

from pathlib import Path

import pytest

import kg
from kg.frames import Frame
from kg.model import Entity, Label, Value
from kg.view.inline import Inline

PAYLOADS = (Path(__file__).parents[1] / "view" / "payloads.txt").read_text(encoding="utf-8").splitlines()
HIT = "window.hits = 0; window.hit = () => { window.hits += 1; };"
ALIEN = (
    "document.querySelectorAll('main :is(img, svg, iframe, object, video, math, base, form, a, script, input)').length"
)


@pytest.fixture(scope="module")
def hostile(make):
    """A dataset in which each payload is the label of things that meet, the quote that says so, and a path."""
    documents = []
    for number, text in enumerate(PAYLOADS):

        def called(kind, *statements, text=text, number=number):
            labels = (Label(text, "en"), Label(text, "zh-Hans"))
            return Entity(f"https://example.org/{kind}/{number}", kind, labels, statements)

        office, other, meeting = called("Agency"), called("Collective"), called("Meeting")
        facts = [
            (office, "attended", meeting),
            (other, "attended", meeting),
            (called("Official"), "holds", called("Role", ("postIn", office))),
            (meeting, "ordinal", Value(text, "string")),
        ]
        documents.append(make.assemble(f"{number} {text}", [(text, facts)], title=text))
    return make.dataset(*documents)


def pieces(graph):
    """Everything that shows itself, with all its rows."""
    every = "SELECT ?s ?p ?o { ?s ?p ?o FILTER(isLiteral(?o)) }"
    yield graph
    yield kg.ask(graph, "ASK { ?s ?p ?o }")
    yield from (kg.ask(graph, f"SELECT * {{ {every} LIMIT 20 OFFSET {at} }}") for at in range(0, 600, 20))
    yield kg.ask(graph, "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s dcterms:title ?o }")
    for text in PAYLOADS:
        yield kg.quotes(graph, text)
        yield kg.ask(graph, "evidence-of-fact", subject=text)
        yield Frame({text: str, f"{text} ": str}, ((text, None),), note=text)
    yield kg.rank(graph, "agencies", resamples=0)
    yield kg.queries()


def test_no_payload_is_markup_in_any_piece(visit, hostile):
    html = "\n".join(piece._repr_html_() for piece in pieces(hostile))
    page = visit(f"<!doctype html><meta charset=utf-8><title>t</title><main>{html}</main>", script=HIT)
    page.wait_for_timeout(300)
    shown = page.evaluate("document.querySelector('main').textContent")
    assert page.evaluate("window.hits") == 0
    assert [text for text in PAYLOADS if shown.count(text) < 8] == []
    assert page.evaluate(ALIEN) == 0
    assert page.requested == [page.own]


def test_what_pandas_and_polars_show_of_a_frame_is_text_too(visit):
    frame = Frame(dict.fromkeys(PAYLOADS, str), (tuple(PAYLOADS),))
    shown = frame.to_pandas()._repr_html_() + frame.to_polars()._repr_html_()
    page = visit(f"<!doctype html><meta charset=utf-8><title>t</title><main>{shown}</main>", script=HIT)
    page.wait_for_timeout(300)
    assert page.evaluate("window.hits") == 0
    assert page.evaluate(ALIEN) == 0


def test_formulas_are_passed_over_in_every_piece(hostile):
    for piece in pieces(hostile):
        assert piece._repr_html_().startswith('<div class="tex2jax_ignore mathjax_ignore">')


@pytest.fixture
def framed(visit, hostile):
    page = visit(f"<!doctype html><title>t</title><main>{kg.show(hostile)._repr_html_()}</main>", script=HIT)
    frame = page.frames[1]
    frame.wait_for_selector("canvas")
    return page, frame


def test_the_picture_is_drawn_in_a_frame_and_runs_no_payload(framed):
    page, frame = framed
    # Longer than the page waits before it writes what is shown anywhere.
    page.wait_for_timeout(700)
    assert page.evaluate("window.hits") == frame.evaluate("window.hits") == 0
    assert page.requested == [page.own]
    assert page.complaints == []


def test_the_frame_reaches_nothing_of_the_notebook(framed):
    page, frame = framed
    reach = "(what) => { try { what(); return 'reached'; } catch (error) { return error.name; } }"
    for what in ("parent.document", "parent.hit()", "localStorage", "document.cookie"):
        assert frame.evaluate(f"({reach})(() => {what})") == "SecurityError", what
    assert frame.evaluate("window.open('about:blank')") is None
    assert page.evaluate("window.hits") == 0


def test_the_frame_saves_a_figure_and_offers_no_address(framed):
    page, frame = framed
    frame.click("#save-sheet > summary")
    assert frame.locator("#by-address").count() == 0
    with page.expect_download() as caught:
        frame.click("#svg")
    assert caught.value.suggested_filename == "network.svg"
    assert page.complaints == []


def test_a_page_that_is_all_markup_stays_inside_its_attribute(visit):
    for text in PAYLOADS:
        page = visit(f"<!doctype html><main>{Inline(text, 300)._repr_html_()}</main>", script=HIT)
        assert page.evaluate("document.querySelectorAll('main > *').length") == 1
        assert page.evaluate("document.querySelector('iframe').srcdoc") == text
        assert page.evaluate("window.hits") == 0
        page.close()
