"""The page in Markdown: CommonMark with GitHub's tables. Text of documents stays text.

Whatever could be read as markup is escaped: characters of Markdown and HTML, and what would be made a link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.report.content import Code, Finding, Items, Name, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.report.content import Block, Cite, Inline, Line, Page

MARKUP = re.compile(r"[\\`*_\[\]<>|~&!#$@^]|(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)
# What makes a list, a heading or a rule at the start of a line.
OPENING = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])")


def render(page: Page) -> str:
    """The page as text that ends with a line feed."""
    parts = [f"# {escape(page.title)}", *(line_of(line) for line in page.lead)]
    for section in page.sections:
        parts.append(f"## {escape(section.title)}")
        parts += [_block(block) for block in section.blocks]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    r"""Text in which nothing is markup.

    >>> escape("a|b [c](d) <e> `f`")
    'a\\|b \\[c\\](d) \\<e\\> \\`f\\`'
    >>> escape("https://example.org")
    'https\\://example.org'
    """
    return MARKUP.sub(lambda found: "\\" + found[0], text)


def opened(text: str) -> str:
    r"""A line whose beginning opens no list, heading or rule.

    >>> opened("1. First"), opened("- 2"), opened("0.25")
    ('1\\. First', '\\- 2', '0.25')
    """
    return OPENING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", text)


def code(text: str, *, cell: bool = False) -> str:
    """A code span; in a cell of a table a pipe is escaped even in code.

    >>> code("kg explain `x`")
    '`` kg explain `x` ``'
    """
    text = text.replace("|", r"\|") if cell else text
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    pad = " " if text[:1] in {"`", " "} or text[-1:] in {"`", " "} else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def line_of(line: Line, *, cell: bool = False) -> str:
    """Inline parts as one line."""
    return opened("".join(_inline(part, cell=cell) for part in line))


def _inline(part: Inline, *, cell: bool) -> str:
    if isinstance(part, Code):
        return code(part.text, cell=cell)
    if isinstance(part, Name):
        return escape(part.text) + (f" ({escape(part.other)})" if part.other else "")
    return escape(str(part))


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        text = line_of(block.line)
        return {"warning": f"**Note.** {text}", "heading": f"### {text}"}.get(block.role, text)
    if isinstance(block, Items):
        lines = [f"- {line_of(line)}" for line in block.lines]
        return "\n".join([*([f"**{escape(block.title)}**", ""] if block.title else []), *lines])
    if isinstance(block, Table):
        return "\n".join(_table(block))
    return "\n".join(_finding(block))


def _table(table: Table) -> Iterator[str]:
    yield f"**{escape(table.caption)}**"
    yield ""
    yield f"| {' | '.join(escape(column) for column in table.columns)} |"
    yield f"|{'|'.join('---:' if number in table.numeric else '---' for number in range(len(table.columns)))}|"
    for row in table.rows:
        yield f"| {' | '.join(line_of(cell, cell=True) for cell in row)} |"
    if table.note:
        yield ""
        yield line_of(table.note)


def _finding(finding: Finding) -> Iterator[str]:
    yield line_of(finding.line)
    for cite in finding.cites:
        yield ""
        yield f"> {opened(escape(cite.text))}  "
        yield f"> {_source(cite)}"


def _source(cite: Cite) -> str:
    sure = "" if cite.confidence is None else f", confidence {cite.confidence:.2f}"
    return f"{code(cite.path)}, {cite.start}–{cite.end}{sure}"
