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
    found = {} if page is None else page if isinstance(page, dict) else page.as_dict()
    body = found.get("text") or ""
    if not body.strip():
        message = "a page without text"
        raise DocumentError(message)
    title = (found.get("title") or "").strip()[:TITLE_LENGTH]
    text = body if not title or body.startswith(title) else f"{title}\n{body}"
    date = found.get("date")
    return Document(
        path=name,
        text=text,
        digest=hashlib.sha256(data).hexdigest(),
        media_type="text/html",
        title=title or text.splitlines()[0][:TITLE_LENGTH],
        publisher=found.get("sitename") or None,
        published=date if date and _DATE.fullmatch(date) else None,
        address=found.get("url") or None,
    )
