"""Bodies that only their own words name, in Chinese: the place that they begin with, or a body, and the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Entity, Label
from kg.namespaces import mint, slug

if TYPE_CHECKING:
    from kg.lexicon import Concept
    from kg.mentions import AgencyRef

LANGUAGE = "zh-hans"
_HAN = re.compile(r"[㐀-鿿]")


def inside(body: Entity, ref: AgencyRef) -> Entity:
    """A unit of a body by its wording: 某厅口岸处."""
    names = [x.text for x in body.labels if x.language == LANGUAGE]
    outer = next((n for n in names if n.startswith(("中国", "国家")) and len(n) < 9), names[0] if names else "")
    labels = [Label(outer + ref.proper, LANGUAGE), Label(ref.proper, LANGUAGE, "altLabel")]
    kept = tuple((name, value) for name, value in body.statements if name == "jurisdiction")
    return Entity(f"{body.iri}/{slug(ref.proper)}", "Agency", tuple(labels), (*kept, ("partOf", body)))


def called(body: Entity, ref: AgencyRef) -> Entity:
    """A unit with the words that the text has for it inside its body: 市局治安支队 is no bureau there."""
    outer = next((v for n, v in body.statements if n == "partOf" and isinstance(v, Entity)), None)
    while outer and (above := next((v for n, v in outer.statements if n == "partOf" and isinstance(v, Entity)), None)):
        outer = above
    whole = next((x.text for x in outer.labels if x.language == LANGUAGE), "") if outer else ""
    name = whole + ref.unit_wording
    if not whole or not ref.unit_wording or any(x.text == name for x in body.labels):
        return body
    return replace(body, labels=(*body.labels, Label(name, LANGUAGE, "altLabel")))


def formed(body: Entity, outer: str, form: str) -> Entity:
    """A unit of the body at hand with its form there: 法制大队; 驻局纪检组 is stationed in it."""
    if not _HAN.search(form):
        return body
    name = f"驻{outer}{form[2:]}" if form.startswith("驻") else outer + form
    if any(x.text == name for x in body.labels):
        return body
    return replace(body, labels=(*body.labels, Label(name, LANGUAGE, "altLabel")))


def alone(ref: AgencyRef, at: Entity | None, scope: str) -> Entity:
    """A body of a place, by its wording; of this document alone where no place is told."""
    short = next((x.text for x in at.labels if x.language == LANGUAGE and x.form == "altLabel"), "") if at else ""
    full = next((x.text for x in at.labels if x.language == LANGUAGE and x.form == "prefLabel"), "") if at else ""
    names = dict.fromkeys(
        [*([full + ref.proper] if full else []), ref.wording, *([short + ref.proper] if short else [])]
    )
    labels = [Label(n, LANGUAGE, "altLabel" if i else "prefLabel") for i, n in enumerate(names)]
    where = at.iri.rsplit("/", 1)[-1] if at else scope
    statements = (("jurisdiction", at),) if at else ()
    return Entity(mint("agency", where, ref.proper), "Agency", tuple(labels), statements)


def spelt_out(ref: AgencyRef, place: Concept) -> tuple[Label, ...]:
    """A wording with a level word, or none, with the place that it means: 市水产局 of one city."""
    name, rest = place.label(LANGUAGE), ref.wording
    if not name or not rest or place.name == "cn" or name in rest:
        return ()
    rest = rest[1:] if ref.level and rest[0] in "省市县区州旗盟" else rest
    rest = rest[1:] if rest[:1] == name[-1:] and rest[1:2] == "委" else rest
    return (Label(name + rest, LANGUAGE, "altLabel"),) if len(rest) > 1 else ()
