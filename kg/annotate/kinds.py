"""What the lexicon says of kinds of agency: their function, their levels, what they belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.lexicon import Lexicon
    from kg.mentions import Entry

_POLICE = "https://w3id.org/coopkg/kind/police"
_PUBLIC_SECURITY = "https://w3id.org/coopkg/kind/public-security"
_APART = ("cn-810000", "cn-820000", "cn-710000")
GENERIC = "generic-body"


# What tells no ministry apart: a prime minister, a minister of state.
_GENERAL = ("", "prime", "chief", "state", "union", "federal", "cabinet")


def function_of(kind: str, lexicon: Lexicon) -> str:
    """The function behind a kind: the top of its `skos:broader`, or the kind itself.

    A kind that is marked `coop:ownFunction` is a body of its own beside the main one: a maritime court.
    """
    seen = {kind}
    while (concept := lexicon.get(kind)) and (broader := concept.first("broader")) and broader not in seen:
        if concept.flag("ownFunction"):
            break
        seen.add(broader)
        kind = broader
    return kind


def mainland(function: str, place: str = "") -> str:
    """What 警方 means in a province or city of the Chinese mainland: its public security body."""
    abroad = (bool(place) and not place.rsplit("/", 1)[-1].startswith("cn-")) or place.endswith(_APART)
    return _PUBLIC_SECURITY if function == _POLICE and not abroad else function


def levels_of(kind: str, lexicon: Lexicon) -> frozenset[str]:
    """The levels that a kind's name is used at."""
    concept = lexicon.get(kind)
    return frozenset(v.rsplit("#", 1)[-1] for v in concept.values.get("level", ())) if concept else frozenset()


def reading(entries: Iterable[Entry], tag: str) -> str | None:
    """The IRI of the first reading with this tag: preferred labels first."""
    found = [e for e in entries if e.tag == tag]
    found.sort(key=lambda e: (e.form != "prefLabel", e.form != "altLabel"))
    return found[0].iri if found else None


def is_plural(entries: Iterable[Entry]) -> bool:
    """Whether the label was met in its plural form."""
    return any(e.voice == "plural" for e in entries)


def branch_of(kind: str, lexicon: Lexicon) -> str | None:
    """The kind that a kind is a branch of: a political and legal commission of a party committee."""
    for iri in (kind, function_of(kind, lexicon)):
        concept = lexicon.get(iri)
        if concept and (found := concept.first("branchOf")):
            return function_of(found, lexicon)
    return None


def ministry(title: str, kind: str | None, lexicon: Lexicon) -> str:
    """The ministry (or office) as an English title words it, by a label of the kind where one fits.

    "Home Minister" heads a Ministry of Home Affairs, which other texts call a Ministry of the Interior.
    """
    words = re.sub(r"\b(?:deputy|vice|first|minister)\b|^\W*(?:of|for)\b", "", title, flags=re.IGNORECASE)
    subject = re.sub(r"^\s*(?:of|for)\s+", "", words.strip(), flags=re.IGNORECASE)
    kinds = [lexicon.get(kind), *lexicon.narrower(kind)] if kind else []
    labels = {x.text for c in kinds if c is not None for x in c.labels if x.language == "en"}
    named = (
        f"Ministry of {subject} Affairs",
        f"Ministry of {subject}",
        f"Ministry of the {subject}",
        f"{subject}'s Office",
    )
    own = f"Ministry of {subject}" if "minister" in title.lower() and subject.lower() not in _GENERAL else ""
    return next((name for name in named if name in labels), own)
