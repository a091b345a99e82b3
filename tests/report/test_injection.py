"""Text of documents never becomes markup: payloads in every slot, in a real browser, and in Markdown's reader."""

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from kg import report
from kg.model import Entity, Label, Value

PAYLOADS = (Path(__file__).parents[1] / "view" / "payloads.txt").read_text(encoding="utf-8").splitlines()
HIT = "window.hits = 0; window.hit = () => { window.hits += 1; };"
ALIEN = "document.querySelectorAll('img, iframe, object, video, audio, math, svg, base, form, script, input').length"
# Markdown has ways of its own.
PAYLOADS += ["![x](x)", "[x](javascript:hit())", "<javascript:hit()>", "`<img src=x onerror=hit()>`", "| a | b |"]


@pytest.fixture(scope="module")
def hostile(make):
    """A dataset in which each payload stands in every slot that a document can fill, with conflicts."""
    documents = []
    for number, text in enumerate(PAYLOADS):

        def both(kind, at="", statements=(), text=text, number=number):
            labels = (Label(f"{text}", "en"), Label(f"{text} 二", "zh-Hans"))
            return Entity(f"https://example.org/{kind}/{number}{at}", kind, labels, statements)

        office, other, meeting, official = both("Agency"), both("Agency", "b"), both("Meeting"), both("Official")
        facts = [
            (office, "attended", meeting),
            (other, "attended", meeting),
            (official, "holds", both("Role", statements=(("postIn", office),))),
            (meeting, "heldAt", both("Place")),
            (meeting, "heldAt", both("Place", "b")),
            (meeting, "heldOn", Value("2020-01-01", "date")),
            (meeting, "heldOn", Value("2020-02-02", "date")),
            (meeting, "sessionOf", both("CooperationZone")),
            (office, "memberOf", both("CooperationZone")),
            (both("Agreement"), "adoptedAt", meeting),
        ]
        about = {"title": text, "publisher": text, "address": text, "published": text}
        documents.append(make.assemble(f"{number} {text}", [(text, facts)], **about))
    return make.dataset(*documents)


@pytest.fixture(scope="module")
def options():
    return report.Options(title="<script>hit()</script>", top=1000, resamples=2)


@pytest.mark.parametrize("bypassed", [False, True], ids=["with the policy", "without the policy"])
def test_no_payload_runs_in_the_page(visit, hostile, options, bypassed):
    page = visit(report.render(hostile, "html", options), script=HIT, bypass_csp=bypassed)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    page.wait_for_timeout(200)
    shown = page.inner_text("body")
    assert [text for text in PAYLOADS if shown.count(text) < 10] == []
    assert page.evaluate("window.hits") == 0
    assert page.evaluate(ALIEN) == 0
    assert page.evaluate("[...document.links].every((link) => link.getAttribute('href').startsWith('#'))")
    assert page.requested == [page.own]
    assert page.complaints == []


def test_no_payload_runs_in_rendered_markdown(visit, hostile, options):
    rendered = (
        MarkdownIt("commonmark", {"html": True}).enable("table").render(report.render(hostile, "markdown", options))
    )
    page = visit(f"<!doctype html><meta charset=utf-8><title>t</title><main>{rendered}</main>", script=HIT)
    page.wait_for_timeout(200)
    shown = page.inner_text("main")
    assert [text for text in PAYLOADS if shown.count(text) < 10] == []
    assert page.evaluate("window.hits") == 0
    assert page.evaluate(ALIEN.replace(", script", "")) == 0
    assert page.evaluate("document.querySelectorAll('main a, main script').length") == 0


def test_the_policy_stops_what_is_put_in_afterwards(visit, sample):
    page = visit(report.render(sample, "html"), script=HIT)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=hit()><b style=color:red>x</b>')")
    page.wait_for_timeout(100)
    assert page.evaluate("window.hits") == 0
    assert any("Content Security Policy" in line for line in page.complaints)
