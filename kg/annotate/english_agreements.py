"""Agreements in English: titles in capitals, and common nouns with what they are on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.cascade import cover, rewrite, tags
from kg.mentions import AgreementRef, Item, entries

if TYPE_CHECKING:
    import re

    from kg.lexicon import Lexicon

# Behind these words stands what an agreement is on.
_TOPICS = ("on", "for", "regarding", "concerning")
_LONGEST = 20
_TITLED = r"t?[WPRKZ#JMTSHXUn-]*[Cc](?:[os][tWPRKZCw#HJ-]*[WPRKZCH](?:a[WZ]+)*)*(?!W)"


def agreements(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Unquoted titles in capitals around a head ("the Ranchi Resolution on ..."), and common nouns."""
    partners, links = lexicon.words("partner", "en"), lexicon.words("agreement-link", "en")

    def common(part: list[Item], _: re.Match[str], text: str) -> list[Item]:
        """A common noun with what it is on; whom it is with comes after it."""
        head = next(i for i, x in enumerate(part) if x.tag == "C")
        tail = range(head + 1, len(part))
        end = next((i for i in tail if _ends(part, i, partners)), len(part))
        end = next((i for i in range(head + 1, end) if part[i].tag == "s" and _apart(part, i, links)), end)
        ref = AgreementRef(text[part[0].start : part[end - 1].end], generic=True)
        return [cover("Q", part[:end], text, ref), *part[end:]]

    items = rewrite(items, r"V[twWJRPK#-]{0,4}c", _signed, text)
    items = rewrite(items, r"C\([CcW]\)", lambda part, _, text: cover("C", part, text, part[0].value), text)
    items = rewrite(items, _TITLED, lambda part, _, text: _titled(part, text, partners), text)
    items = rewrite(items, r"t?(?:W+K)?[wWRPJn#Z-]*C(?:[os]s?(?:t?[wWRPKZHJX-]+)+(?:a[WZ]+)?)*", common, text)
    items = rewrite(items, r"c", lambda part, _, text: cover("w", part, text), text)
    return _of_partners(items, text, partners)


def _of_partners(items: list[Item], text: str, partners: frozenset[str]) -> list[Item]:
    """What an agreement is on, behind those whose it is: "the Protocol between A and B on Inspection"."""
    out = list(items)
    for at, item in enumerate(items):
        if not isinstance(item.value, AgreementRef) or " " in item.text.removeprefix("the ").removeprefix("The "):
            continue
        if at + 1 == len(items) or items[at + 1].text.lower() not in partners:
            continue
        on = next(
            (n for n in range(at + 2, len(items)) if items[n].tag in "VEQ.;" or items[n].text in _TOPICS), len(items)
        )
        end = on + 1
        while end < len(items) and items[end].tag in "WPRKZCUHJ#ao,t" and end - on < _LONGEST:
            end += 1
        while end - 1 > on and items[end - 1].tag in "ao,t":
            end -= 1
        if on < len(items) and items[on].text in _TOPICS and end - on > 1:
            head = item.text.removeprefix("the ").removeprefix("The ")
            subject = text[items[on].start : items[end - 1].end]
            out[at] = replace(item, value=replace(item.value, wording=f"{head} {subject}"))
    return out


def _apart(part: list[Item], at: int, links: frozenset[str]) -> bool:
    """Whether a small word begins what is said of an agreement: "the memorandum is ...", "... in a further step"."""
    after = part[at + 1].text.lower() if at + 1 < len(part) else ""
    return part[at].text.lower() not in links or (part[at].text.lower() == "in" and after in ("a", "an"))


def _signed(part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
    """What is signed is an agreement, though its noun alone is none: "signed a joint communique"."""
    entry = entries(part[0])[0]
    signs = entry.iri.endswith("/sign") and entry.voice == "active"
    return [*part[:-1], cover("C", part[-1:], text, part[-1].value)] if signs else None


def _ends(part: list[Item], i: int, partners: frozenset[str]) -> bool:
    """Whether what a common noun is on ends here: before a partner, a place, or what it is to bring about."""
    named = [x.text.lower() for x in part[:i] if x.tag != "t"]
    to = part[i].text.lower() == "to" and part[i - 1].tag != "-" and " " in " ".join(named) and "to" not in named
    return to or part[i].text.lower() in partners or _placed(part[i : i + 2])


def _placed(part: list[Item]) -> bool:
    """Whether "in" and a place follow: where an agreement was signed is no part of its name."""
    return tags(part) == "sP" and part[0].text.lower() == "in"


def _titled(part: list[Item], text: str, partners: frozenset[str]) -> list[Item] | None:
    """A title in capitals, from its first capital on, up to those with whom or where it was signed."""
    heads = [x for x in part if x.tag in "Cc"]
    if not heads[0].text[0].isupper() or len(part) < 2:
        return None
    head = part.index(heads[0])
    start = max((i + 1 for i, x in enumerate(part[:head]) if not x.text[0].isupper() and x.tag != "-"), default=0)
    while part[start].tag in "t-#n":
        start += 1
    tail = range(head + 1, len(part))
    end = next((i for i in tail if part[i].text.lower() in partners or _placed(part[i : i + 2])), len(part))
    if end - start < 2 and len(part) > end:
        return None
    kept = part[start:end]
    if len(kept) == 1 and start and part[start - 1].tag == "t" and kept[0].text[-1].isupper():
        return None  # "the MoU" points to one named before
    ref = AgreementRef(text[kept[0].start : kept[-1].end])
    return [*part[:start], cover("Q", kept, text, ref), *part[end:]]
