"""Plain text and Markdown, in whichever encoding, kept to the letter: offsets count its code points."""

from __future__ import annotations

import codecs
import hashlib
import re

from kg.errors import DocumentError
from kg.model import Document

SUFFIXES = frozenset({".txt", ".md"})

TITLE_LENGTH = 200
# Text holds next to no control characters save white space; one in a hundred is a picture or an archive.
CONTROL_SHARE = 0.01
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# What a page in Chinese or English that is not Unicode is written in.
LEGACY = ["gb18030", "big5hkscs", "cp1252"]
# UTF-32's little-endian mark begins with UTF-16's, so it is looked for first.
MARKS = [
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]


def read(data: bytes, name: str) -> Document:
    """The document in these bytes; raises DocumentError where they are empty, binary or undecodable."""
    text = decode(data)
    title = next((line.strip() for line in text.splitlines() if line.strip()), None)
    if title is None:
        message = "an empty document"
        raise DocumentError(message)
    return Document(
        path=name,
        text=text,
        digest=hashlib.sha256(data).hexdigest(),
        media_type="text/markdown" if name.lower().endswith(".md") else "text/plain",
        title=title[:TITLE_LENGTH].rstrip(),
    )


def decode(data: bytes) -> str:
    r"""The text of these bytes without its byte order mark, line ends as they stand.

    UTF-8 if it is that to the last byte, UTF-16 or UTF-32 by their marks, else the likeliest of the
    encodings in use before Unicode.

    >>> decode("警务合作区\r\n".encode("gb18030") * 9) == "警务合作区\r\n" * 9
    True
    """
    text = _unicode(data)
    if text is None:
        text = _legacy(data)
    if "\0" in text or len(CONTROL.findall(text)) > CONTROL_SHARE * len(text):
        message = "a binary file, not text"
        raise DocumentError(message)
    return text


def _unicode(data: bytes) -> str | None:
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8-sig")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _legacy(data: bytes) -> str:
    if b"\0" in data:
        message = "a binary file, not text"
        raise DocumentError(message)
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=LEGACY).best()
    if best is None:
        message = "text in an unknown encoding; save it as UTF-8"
        raise DocumentError(message)
    return data.decode(best.encoding)
