"""Saved web pages: their text without what surrounds it, and what they say of themselves."""

from __future__ import annotations

import pytest

import kg
from kg import readers, validate
from kg.errors import DocumentError

PAGE = """<!doctype html><html lang="en"><head><title>Third joint meeting held</title>
<meta property="og:site_name" content="Kunming Notices">
<meta property="article:published_time" content="2021-03-04"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/contact">Contact</a></nav>
<article><h1>Third joint meeting held</h1>
<p>The third joint meeting of the Southwest police cooperation zone was held in Kunming on March 3.
Shi Mingda, deputy director of the Yunnan Provincial Public Security Department, presided over the meeting.</p>
<p>The second paragraph tells of nothing in particular, in as many words as a paragraph wants to be kept as one.</p>
</article><footer>All rights reserved. Share this page.</footer>
<script>document.title = "not text"</script></body></html>"""


def test_the_text_and_what_the_page_says_of_itself():
    document = readers.parse(PAGE.encode(), "pages/third.html")
    assert document.text.startswith("Third joint meeting held\n")
    assert "Shi Mingda" in document.text
    assert not any(word in document.text for word in ("Contact", "not text", "<p>"))
    assert (document.publisher, document.published) == ("Kunming Notices", "2021-03-04")
    assert (document.media_type, document.title) == ("text/html", "Third joint meeting held")


def test_the_page_s_date_gives_the_year_and_quotes_hold(tmp_path):
    (tmp_path / "third.html").write_text(PAGE, encoding="utf-8")
    documents = [readers.read(s.path, s.name) for s in readers.find([tmp_path])]
    store = kg.build(documents)
    rows = kg.ask(store, "SELECT ?d WHERE { ?m coop:heldOn ?d }")
    assert [str(row[0]) for row in rows] == ["2021-03-03"]
    assert validate.validate(store, documents).conforms


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html", "<p></p>"])
def test_a_page_without_text_is_refused(page):
    with pytest.raises(DocumentError, match="without text"):
        readers.parse(page.encode(), "empty.html")
