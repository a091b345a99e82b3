"""Saved web pages: the main text, without navigation and advertisements, and what the page says of itself.

The text that offsets count in is the one that trafilatura takes out of the page; the same version of it gives the same
text, so that quotes can be read again.
"""

from __future__ import annotations

import hashlib
import re

from kg.errors import DocumentError, MissingExtra
from kg.model import Document

SUFFIXES = frozenset({".html", ".htm"})

TITLE_LENGTH = 200
_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


def read(data: bytes, name: str) -> Document:
    """The main text of a page, with its title, publisher, date and address where the page states them.

    Raises DocumentError for a page without text, MissingExtra where trafilatura is not installed.
    """
    try:
        import trafilatura
    except ImportError as error:
        message = "reading HTML needs trafilatura: pip install 'coopkg[html]'"
        raise MissingExtra(message) from error
    page = trafilatura.bare_extraction(
        data,
        with_metadata=True,
        include_comments=False,
        favor_recall=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if page is None or not (page.text or "").strip():
        message = "a page without text"
        raise DocumentError(message)
    title = (page.title or "").strip()[:TITLE_LENGTH]
    text = page.text if not title or page.text.startswith(title) else f"{title}\n{page.text}"
    return Document(
        path=name,
        text=text,
        digest=hashlib.sha256(data).hexdigest(),
        media_type="text/html",
        title=title or text.splitlines()[0][:TITLE_LENGTH],
        publisher=page.sitename or None,
        published=page.date if page.date and _DATE.fullmatch(page.date) else None,
        address=page.url or None,
    )
