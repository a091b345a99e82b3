"""What things are, and so their IRIs and names: places, agencies, zones, meetings, roles.

An IRI never comes from how a sentence words a thing. An agency is its jurisdiction and the function
of its kind; 甘肃省公安厅 and "Public Security Bureau of Gansu Province" are one node.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.gazetteer import plural
from kg.model import Entity, Label, Value
from kg.namespaces import mint, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.lexicon import Concept, Lexicon
    from kg.mentions import GroupRef

_LANGUAGES = ("en", "zh-hans")
_COUNTED_CHARACTERS = "省市县区州"
_COUNTED = {"Municipal": "市", "County": "县", "Provincial": "省"}
_LEVEL_WORDS = frozenset(("Provincial", "Regional", "Municipal", "City", "County", "Prefectural"))
_DISTRICT = re.compile(r" (?:County|District|Banner)$")
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_SUFFIX = re.compile(r" (?:Province|City|Municipality)$")


def labels(concept: Concept) -> tuple[Label, ...]:
    """A concept's names, hidden ones (mistranslations) left out: they serve reading, not showing."""
    return tuple(x for x in concept.labels if x.form != "hiddenLabel")


@cache
def place(iri: str, lexicon: Lexicon) -> Entity:
    """A place of the gazetteer."""
    concept = lexicon[iri]
    statements: list[tuple[str, Entity | Value]] = []
    if code := concept.first("code"):
        statements.append(("code", Value(code, "string")))
    within = concept.first("within")
    if within and within in lexicon.concepts:
        statements.append(("within", place(within, lexicon)))
    return Entity(iri, "Place", labels(concept), tuple(statements))


def kind_at(
    function: str, level: str | None, lexicon: Lexicon, form: str | None = None, where: str | None = None
) -> Concept | None:
    """The kind that a function has at a level: the one as worded if it fits, else any, else the function.

    A kind that is marked `coop:usedIn` is only met in that state.
    """
    inside = set(lexicon.ancestors(where))
    kinds = [c for c in lexicon.narrower(function) if not c.flag("ownFunction")]
    kinds = [c for c in kinds if not where or not (used := c.values.get("usedIn")) or inside & set(used)]
    at = [c for c in kinds if level in {v.rsplit("#", 1)[-1] for v in c.values.get("level", ())}]
    worded = lexicon.get(form)
    if worded is not None and (worded in at or not at):
        return worded
    widest = max(at, key=lambda c: ("usedIn" in c.values, len(c.values.get("level", ()))), default=None)
    return widest or lexicon.get(function)


def agency(
    lexicon: Lexicon,
    *,
    kind: str | None = None,
    form: str | None = None,
    where: str | None = None,
    named: str | None = None,
    units: tuple[str, ...] = (),
    wordings: Iterable[Label] = (),
) -> Entity:
    """A body of a kind in a place, or a named body; with `units` a unit inside it."""
    if named:
        concept = lexicon[named]
        iri, names = named, (*labels(concept), *_plain(concept, lexicon))
        kind_name = ""
        jurisdiction = concept.first("jurisdiction")
    else:
        assert kind is not None  # noqa: S101  # callers resolve first
        jurisdiction = where
        kind_name = kind.rsplit("/", 1)[-1]
        iri = mint("agency", (where or "-").rsplit("/", 1)[-1], kind_name)
        names = _agency_labels(kind, form, where, lexicon)
    statements: list[tuple[str, Entity | Value]] = []
    if jurisdiction and jurisdiction in lexicon.concepts:
        at = lexicon[jurisdiction]
        home = jurisdiction if "Place" in at.classes else at.first("jurisdiction")
        if home and home in lexicon.concepts:
            statements.append(("jurisdiction", place(home, lexicon)))
    if (function := _function(kind if kind is not None else lexicon[iri].first("kind"), lexicon)) is not None:
        statements.append(("kind", Entity(function.iri, "AgencyKind", tuple(labels(function)))))
    body = Entity(iri, "Agency", names, tuple(statements))
    for name in units:
        body = unit(body, name, lexicon)
    extra = tuple(w for w in dict.fromkeys(wordings) if w.text not in {x.text for x in body.labels})
    return Entity(body.iri, "Agency", (*body.labels, *extra), body.statements)


def _function(kind: str | None, lexicon: Lexicon) -> Concept | None:
    """What a kind is a form of, whatever its level: public security, of a ministry and of a county's bureau."""
    concept = lexicon.get(kind)
    while concept is not None and (broader := lexicon.get(concept.first("broader"))) is not None:
        concept = broader
    return concept


def _plain(concept: Concept, lexicon: Lexicon) -> Iterator[Label]:
    """What a named body of a state is called at home: "Ministry of Home Affairs" of India."""
    kind = lexicon.get(concept.first("kind"))
    for language in _LANGUAGES if kind is not None and "State" in str(kind.values.get("level")) else ():
        name = kind.label(language) if kind is not None else None
        said = [x.text for x in concept.labels if x.language == language]
        if name and name not in said and any(name in text for text in said):
            yield Label(name, language, "altLabel")


def unit(body: Entity, kind: str, lexicon: Lexicon, proper: str = "") -> Entity:
    """A unit inside a body, by the unit kind's IRI and, where there are many, its own name."""
    concept = lexicon[kind]
    names: list[Label] = []
    for language in _LANGUAGES:
        outer, inner = _preferred(body, language), concept.label(language)
        if not outer or not inner:
            continue
        if language == "en":
            names += [] if proper else _inside(body, outer, inner)
        else:
            names.append(Label(f"{outer}{proper}{inner}", language))
            names += [Label(f"{proper}{inner}", language, "altLabel")] if proper else []
    kept = tuple((name, value) for name, value in body.statements if name == "jurisdiction")
    iri = f"{body.iri}/{concept.name}" + (f"/{slug(proper)}" if proper else "")
    return Entity(iri, "Agency", tuple(names), (*kept, ("partOf", body)))


def _inside(body: Entity, outer: str, inner: str) -> Iterator[Label]:
    """A unit's English names, with each short name of the body that it is in."""
    yield Label(f"{outer} {inner}", "en")
    yield Label(f"{inner} of the {outer}", "en", "altLabel")
    for other in body.labels:
        if other.language == "en" and other.form == "altLabel" and " of " not in other.text:
            yield Label(f"{other.text} {inner}", "en", "altLabel")


def _preferred(entity: Entity, language: str) -> str | None:
    return next((x.text for x in entity.labels if x.language == language and x.form == "prefLabel"), None)


@cache
def _agency_labels(kind: str, form: str | None, where: str | None, lexicon: Lexicon) -> tuple[Label, ...]:
    return tuple(_agency_names(kind, form, where, lexicon))


def _agency_names(kind: str, form: str | None, where: str | None, lexicon: Lexicon) -> Iterator[Label]:
    level = lexicon.level(where) if where else None
    concept = kind_at(kind, level, lexicon, form, where)
    if concept is None:
        return
    at = lexicon.get(where)
    if at is None or level == "State":
        state_kind = kind_at(kind, "State", lexicon, where=where) or concept
        if at is None or at.name == "cn":
            yield from labels(state_kind)
            return
        concept = state_kind if "State" in str(state_kind.values.get("level")) else concept
    for language in _LANGUAGES:
        name, kind_label = at.label(language), concept.label(language)
        if not name or not kind_label:
            continue
        if language.startswith("zh"):
            if kind_label[1:2] == "委" and kind_label[0] in _COUNTED_CHARACTERS and name[-1] != kind_label[0]:
                function = lexicon.get(kind)
                own = name[-1] in _COUNTED_CHARACTERS and not kind_label[2:]
                kind_label = f"{name[-1]}委" if own else (function and function.label(language)) or kind_label
            doubled = name[-1] == kind_label[0] and kind_label[1:2] == "委"
            yield Label(name[: -doubled or None] + kind_label, language)
            if concept.first("branchOf"):
                yield Label(f"{name}{name[-1] if len(name) == 2 else ''}委{kind_label}", language, "altLabel")
            for short in (x.text for x in at.labels if x.language == language and x.form == "altLabel"):
                twice = kind_label[1:2] == "委" and short[-1] == kind_label[0]
                yield Label(short[: -twice or None] + kind_label, language, "altLabel")
            continue
        yield from _english_names(name, kind_label, level)


def _english_names(name: str, kind_label: str, level: str | None) -> Iterator[Label]:
    """The English names of a body of a kind in a place: the preferred one first."""
    first, _, rest = kind_label.partition(" ")
    kind_label = rest if first in _LEVEL_WORDS else kind_label
    bare = _SUFFIX.sub("", name)
    plain = kind_label.replace("People's ", "")
    adjective = {"Provincial": "Provincial", "Municipal": "Municipal", "DirectMunicipality": "Municipal"}.get(
        level or ""
    )
    full = f"{bare} {adjective}" if adjective and bare != name else name
    yield Label(f"{full} {kind_label}", "en")
    others = [f"{bare} {kind_label}"] if full != name else []
    others += [f"{full} {plain}"] if plain != kind_label else []
    others += [f"{short} {kind_label}"] if full == name and (short := _DISTRICT.sub("", name)) != name else []
    others.append(f"{kind_label} of {name}")
    others += [f"{bare} {own}" for own in _bare_kind(kind_label)]
    others += [kind_label] if level == "State" else []
    yield from (Label(text, "en", "altLabel") for text in others)


def _bare_kind(kind: str) -> Iterator[str]:
    """A kind without the level that its place tells: "Police" of "State Police"."""
    level, _, rest = kind.partition(" ")
    if level in ("State", "National") and rest:
        yield rest


def collective(ref: GroupRef, where: str, level: str, lexicon: Lexicon) -> Entity:
    """A group of bodies of one kind: of all places of a level in a place; its members where the number is right."""
    kind = ref.kind or ""
    places = sorted(
        c.iri
        for c in lexicon.inside(where)
        if "Place" in c.classes and lexicon.level(c.iri) == level and not c.flag("deprecated")
    )
    iri = mint("collective", where.rsplit("/", 1)[-1], level, kind.rsplit("/", 1)[-1])
    statements: list[tuple[str, Entity | Value]] = [("jurisdiction", place(where, lexicon))]
    if ref.count is not None:
        statements.append(("statedCount", Value(str(ref.count), "integer")))
    if ref.count == len(places):
        statements += [("hasMember", agency(lexicon, kind=kind, where=p)) for p in places]
    concept, at = kind_at(kind, level, lexicon, where=where), lexicon[where]
    names = []
    if concept is not None and (base := concept.label("en")) and (place_name := at.label("en")):
        names.append(Label(f"{level.lower()} {plural(base.lower()) or base} of {place_name}", "en"))
    if concept is not None and (base := concept.label("zh-hans")) and (place_name := at.label("zh-hans")):
        count = f"{ref.count}个" if ref.count else "各"
        names.append(Label(f"{place_name}{count}{_COUNTED[level]}{base}", "zh-hans"))
    language = "zh-hans" if re.search(r"[㐀-鿿]", ref.wording) else "en"
    wording = re.sub(r"^(?:the|The)\s+", "", ref.wording)
    names.append(Label(wording, language, "altLabel" if names else "prefLabel"))
    return Entity(iri, "Collective", tuple(names), tuple(statements))


def venue(body: Entity) -> Entity:
    """The house of a body as a place: its IRI and names come from the body."""
    return Entity(f"{body.iri}/venue", "Place", body.labels)


def title(concept: Concept, modifiers: Iterable[Concept], language: str) -> str | None:
    """The title alone in a language: modifiers and base, in the lexicon's preferred wording."""
    parts = [m.label(language) for m in modifiers]
    base = concept.label(language)
    if base is None or None in parts:
        return None
    return ("" if language.startswith("zh") else " ").join([*(p or "" for p in parts), base])


def head_of(body: Entity, lexicon: Lexicon) -> Concept | None:
    """The title of a body's head, by how the body's Chinese name ends: 厅 has a 厅长."""
    name = _preferred(body, "zh-hans") or ""
    fits = [
        (len(suffix), concept.iri)
        for concept in lexicon.of_class("RoleTitle")
        for suffix in concept.said("headOfSuffix", "zh-hans")
        if name.endswith(suffix)
    ]
    return lexicon[max(fits)[1]] if fits else None


def _another_title(concept: Concept, wording: Label, language: str) -> bool:
    """Whether a Chinese title is worded by another name of its concept: 庭长 is no 审判长."""
    if language == "en":
        return False
    preferred, others = concept.label(language) or "", [x.text for x in concept.labels if x.language == language]
    return not wording.text.endswith(preferred) and any(wording.text.endswith(x) for x in others)


def role(
    title_iri: str, modifiers: tuple[str, ...], body: Entity, lexicon: Lexicon, wording: Label, *, own: bool = False
) -> Entity:
    """A post: one body, one title a language; `own` where the wording is the title, whatever the lexicon says."""
    concept = lexicon[title_iri]
    wording = replace(wording, text=_ARTICLE.sub("", wording.text))
    if concept.flag("asHead"):
        concept = head_of(body, lexicon) or concept
    chosen = [lexicon[m] for m in modifiers]
    names, other = [], ""
    for language in _LANGUAGES:
        text = title(concept, chosen, language)
        own = own and wording.text.casefold() != (text or "").casefold()
        if wording.language == language and (text is None or own or _another_title(concept, wording, language)):
            text, other = wording.text, wording.text if text not in (None, wording.text) else ""
        if text:
            names.append(Label(text, language))
    key = "-".join([*(m.name for m in chosen), concept.name, *([slug(other)] if other else [])])
    iri = mint("role", *body.iri.split("/id/", 1)[-1].split("/")) + "/" + key
    return Entity(iri, "Role", tuple(names) or (wording,), (("postIn", body),))
