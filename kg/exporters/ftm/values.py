"""Values as FollowTheMoney keeps them, so that its own cleaning changes nothing.

Lengths are those of its types: 384 for a name, 1,024 for a string, 65,000 for a text. What cannot be such a value
gives nothing.
"""

from __future__ import annotations

import re
import unicodedata

from kg.namespaces import ID, digest

NAME, STRING, TEXT = 384, 1024, 65000
# Only what the documents are written in; another language is left out.
LANGUAGES = {"en": "eng", "zh": "zho"}
# GB/T 2260 has codes for what ISO 3166-1, which FollowTheMoney follows, gives codes of their own.
OWN_CODES = {"71": "tw", "81": "hk", "82": "mo"}

_QUOTED = re.compile(r"""(["'])(.*)["']""", re.DOTALL)
_INVISIBLE = {"Cc", "Cf", "Cs"}
_SPACE = {"Zs", "Zl", "Zp"}
_ISO = re.compile(r"([A-Z]{2})(?:-[A-Z0-9]{1,3})?", re.ASCII)
_GB = re.compile(r"(\d\d)\d{4}", re.ASCII)


def entity_id(iri: str) -> str:
    """The id of a thing: readable, and told apart by sixteen digits of the SHA-256 of its IRI.

    >>> entity_id("https://w3id.org/coopkg/id/agency/cn-340000/public-security")
    'coop-agency-cn-340000-public-security-df788d075107add6'
    """
    readable = re.sub(r"[^0-9A-Za-z]+", "-", iri.removeprefix(ID))[:60].strip("-")
    return "-".join(part for part in ("coop", readable, digest(iri)) if part)


def link_id(relation: str, *parts: str) -> str:
    """The id of what joins two things."""
    readable = re.sub(r"[^0-9A-Za-z]+", "-", relation)[:60].strip("-")
    return "-".join(part for part in ("coop", readable, digest(relation, *parts)) if part)


def text(value: str, length: int = TEXT) -> str:
    r"""Without what cannot be seen, any space a plain one; composed, and no longer than `length`.

    >>> text(" a\u3000b\u200b ")
    'a b'
    """
    if value.replace("\n", "").isprintable():  # as nearly every text is
        return unicodedata.normalize("NFC", value).strip()[:length].strip()
    kept = []
    for character in value:
        category = unicodedata.category(character)
        if category in _SPACE or character == "\u0a00":  # not assigned, and a space to FollowTheMoney
            kept.append(" ")
        elif category not in _INVISIBLE or character in "\t\n\r":
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept)).strip()[:length].strip()


def name(value: str) -> str:
    r"""A name on one line, without quotation marks around it.

    >>> name('"Harbour\n Office"')
    'Harbour Office'
    """
    found = " ".join(text(value).split())
    while match := _QUOTED.fullmatch(found):
        found = match[2].strip()
    return found[:NAME].strip()


def address(value: str) -> str:
    """A place in words; FollowTheMoney parts an address at commas, so that no other sign may."""
    return re.sub(r"(,\s*)+(?=[,.]|$)", "", name(value).replace(";", ",")).strip()


def country(code: str) -> str:
    """The country of a code of GB/T 2260, ISO 3166-1 or ISO 3166-2.

    >>> country("630000"), country("US-CA"), country("810000")
    ('cn', 'us', 'hk')
    """
    if match := _GB.fullmatch(code):
        return OWN_CODES.get(match[1], "cn")
    match = _ISO.fullmatch(code)
    return match[1].lower() if match else ""


def language(tag: str) -> str:
    """The three letters of a language, from its tag.

    >>> language("zh-hans")
    'zho'
    """
    return LANGUAGES.get(tag.split("-", maxsplit=1)[0].lower(), "")
