"""A cascade of finite-state grammars over typed spans (FASTUS: Hobbs et al. 1997).

Each item has a one-character tag, so a sentence's items spell a string and a grammar rule is a
regular expression over it. A pass rewrites what it matches into larger items.

    P place      R region     J level word   K kind of agency   U unit       G named agency  A agency
    T title      M modifier   N person       B role             D date       S group noun    L collective
    H meeting head            E meeting      Z zone head        X zone       C agreement head  Q agreement
    V trigger    # ordinal    n number       y weekday          o of         a and           , comma
    t determiner s stop word  w word         W capitalised word ( ) brackets ; . other punctuation  ' possessive
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from kg.mentions import Item, Value

Builder = Callable[[list[Item], "re.Match[str]", str], "Item | list[Item] | None"]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def tags(items: list[Item]) -> str:
    """The items' tags as a string, one character an item."""
    return "".join([item.tag for item in items])


@cache
def _needed(pattern: str) -> frozenset[str]:
    """Tags without which a pattern matches nothing: those that it spells outside groups and classes.

    >>> sorted(_needed("t?N(?:,N)+B*K"))
    ['K', 'N']
    """
    plain = re.sub(r"\[[^\]]*\]|\\.", ".", pattern)
    while (shorter := re.sub(r"\([^()]*\)", ".", plain)) != plain:
        plain = shorter
    return frozenset() if "|" in plain else frozenset(re.findall(r"[A-Za-z](?![?*{])", plain))


def passes(items: list[Item], rules: Iterable[tuple[str, Builder]], text: str) -> list[Item]:
    """Rewrite by each rule in turn."""
    spelt = tags(items)
    present = set(spelt)
    for pattern, build in rules:
        if not _needed(pattern) <= present:
            continue
        made = _rewritten(items, spelt, pattern, build, text)
        if made is not items:
            items, spelt = made, tags(made)
            present = set(spelt)
    return items


def rewrite(items: list[Item], pattern: str, build: Builder, text: str) -> list[Item]:
    """Replace each match of `pattern` over the tags by what `build` makes of it; None leaves it as it is."""
    return _rewritten(items, tags(items), pattern, build, text)


def _rewritten(items: list[Item], spelt: str, pattern: str, build: Builder, text: str) -> list[Item]:
    matches = list(_compiled(pattern).finditer(spelt))
    if not matches:
        return items
    out: list[Item] = []
    position = 0
    for match in matches:
        if match.start() < position or match.end() == match.start():
            continue
        made = build(items[match.start() : match.end()], match, text)
        if made is None:
            continue
        out.extend(items[position : match.start()])
        out.extend(made if isinstance(made, list) else [made])
        position = match.end()
    out.extend(items[position:])
    return out


def cover(tag: str, items: list[Item], text: str, value: Value = None) -> Item:
    """One item over all of these."""
    start, end = items[0].start, items[-1].end
    return Item(tag, start, end, value, text[start:end])
