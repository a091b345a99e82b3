"""Markdown, read back by a parser of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kg import report
from kg.report.content import Cite, Code, Finding, Items, Name, Page, Paragraph, Section, Table, clean
from kg.report.markdown import render

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
SPICE = st.sampled_from(
    [*list("\\`*_[]()<>|~&!#$@^+-=.:;1 \n'\"ａ会"), "https://x.example/", "&amp;", "</td>", "www.x.example"]
)
TEXT = st.one_of(st.lists(SPICE, max_size=12).map("".join), st.text(max_size=20)).map(clean)


def texts(tokens):
    """The text of each inline token; anything that is neither text nor code is an error."""
    for token in tokens:
        if token.type == "inline":
            kinds = {child.type for child in token.children}
            yield "".join(child.content for child in token.children), kinds - {"text", "code_inline"}


def table_cells(text):
    tokens = READER.parse(text)
    at = [number for number, token in enumerate(tokens) if token.type in {"td_open", "th_open"}]
    return [next(texts([tokens[number + 1]])) for number in at]


@given(TEXT, TEXT)
def test_a_cell_is_read_back_as_it_was(one, other):
    table = Table("caption", ("a", "b"), (((one,), (Name(other),)),))
    cells = table_cells(render(Page("t", (), (Section("s", "s", (table,)),))))
    assert cells[2:] == [(one, set()), (other, set())]


@given(TEXT.filter(bool))
def test_code_in_a_cell_is_read_back_as_it_was(text):
    table = Table("caption", ("a",), (((Code(text),),),))
    ((shown, kinds),) = table_cells(render(Page("t", (), (Section("s", "s", (table,)),))))[1:]
    assert (shown, kinds) == (text, set())


@given(TEXT.filter(bool))
def test_every_other_block_is_text_and_opens_nothing(text):
    finding = Finding((text,), (Cite(text, "d.txt", 1, 2, 0.5),))
    blocks = (Paragraph((text,)), Paragraph((Code(text),)), Items(((text,),)), finding)
    tokens = READER.parse(render(Page(text, ((text,),), (Section("s", "s", blocks),))))
    shown = list(texts(tokens))
    assert {kind for _, kinds in shown for kind in kinds} <= {"hardbreak"}
    assert sum(found == text for found, _ in shown) == 6
    assert {token.type for token in tokens if token.nesting == 1} == {
        "heading_open",
        "paragraph_open",
        "bullet_list_open",
        "list_item_open",
        "blockquote_open",
    }


def test_the_sample_has_its_tables(written):
    headings = [token.content for token in READER.parse(written) if token.type == "inline"]
    assert "Most central agencies" in headings
    assert written.endswith("\n")
    assert written.count("\n|---") + written.count("\n|:--") >= 6


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_the_same_dataset_gives_the_same_page(name, make, documents):
    pages = {report.render(make.dataset(*order), name) for order in (documents, documents[::-1])}
    assert len(pages) == 1
