"""Which body a mention means: places picked by context, level words by the home, "the Department" by what was named."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg import identity
from kg.annotate.gazetteer import fold
from kg.annotate.kinds import function_of, levels_of
from kg.discourse import chinese_bodies
from kg.discourse.worded import Worded, as_worded
from kg.mentions import AgencyRef, PlaceRef
from kg.model import Entity, Label
from kg.namespaces import mint

if TYPE_CHECKING:
    from kg.discourse.setting import Setting
    from kg.lexicon import Lexicon

_HAN = re.compile(r"[㐀-鿿]")
# No read-out names so many bodies; a directory does, of which only the last are looked through.
MOST = 200
KIND = "https://w3id.org/coopkg/kind/"


def _ends(label: Label, form: str, wording: str) -> bool:
    """Whether a name has the form that a mention gives alone: "the bureau", 该局."""
    return form in fold(label.text).split() if label.language == "en" else label.text.endswith(wording)


class Bodies:
    """Resolves mentions of bodies in the order of the text, and remembers the last one of each form."""

    def __init__(self, lexicon: Lexicon, setting: Setting) -> None:
        self.lexicon = lexicon
        self.setting = setting
        self.recent: dict[str, Entity] = {}
        self.proper: dict[tuple[str, str], Entity] = {}
        self.local: dict[tuple[str, str], Entity] = {}
        self.worded = Worded(lexicon, setting)
        self.scope = ""

    def restart(self) -> None:
        """Forget what was named: another reading of the text begins."""
        self.recent = {}

    def resolve(self, ref: AgencyRef, *, near: Entity | None = None, where: str | None = None) -> Entity | None:
        """The body, or None where context does not tell.

        `near` is a body named in the same run of titles, `where` a place named there.
        """
        if ref.proper:
            return self._proper(ref, near, where)
        if ref.named or ref.level in ("proper", "open"):
            named = self.worded.by_name(ref)
            return self._keep(named) if named else None
        if (again := self.worded.again(ref)) is not None:
            return self._keep(again)
        if ref.kind is None:
            body = self._by_form(ref, near)
            return self._unit(body, ref) if body else None
        place = self._place(ref, near, where)
        if place is None:
            away = not _HAN.search(ref.wording) and self.setting.at("state") not in (None, self.setting.country)
            body = (None if away else self._local(ref)) or self.worded.stateless(ref)
        elif ref.place is None and where is None and near is None and self._guessed(ref, place):
            body = self.worded.stateless(replace(ref, level="state"))
        else:
            body = self._placed(ref, ref.kind, place)
        return self._keep(chinese_bodies.called(body, ref)) if body else None

    def _placed(self, ref: AgencyRef, kind: str, place: str) -> Entity | None:
        """The body of a kind in a place: a named one, or the one that place and kind make."""
        wordings: tuple[Label, ...] = ()
        language = "zh-hans" if _HAN.search(ref.wording) else "en"
        abroad = self.worded.abroad(place)
        told = ref.place is not None or (ref.level == "state" and language != "en") or abroad
        if told and ref.wording and (not ref.units or language != "en") and len(ref.wording) < 90:
            wordings = (Label(ref.wording, language, "altLabel"),)
            name = self.lexicon[place].label("en") if abroad and language == "en" else None
            if name and name not in ref.wording:
                full = (f"{ref.wording} of {name}", f"{name} {ref.wording}")
                wordings += tuple(Label(text, language, "altLabel") for text in full)
        if language != "en" and not told and not ref.units:
            wordings = chinese_bodies.spelt_out(ref, self.lexicon[place])
        if language == "en" and kind.rsplit("/", 1)[-1].startswith("people-government") and abroad:
            return self.worded.in_place(replace(ref, wording="Government", place=PlaceRef((place,), "")))
        inner = bool(ref.units) or (language != "en" and self.lexicon.level(place) == "State")
        named = [] if inner else self.lexicon.named_for(kind, place)
        if named:  # "the Macao police" may be either of two forces: no node then
            called = as_worded(ref)
            return identity.agency(self.lexicon, named=named[0], wordings=called) if len(named) == 1 else None
        return identity.agency(self.lexicon, kind=kind, form=ref.form, where=place, units=ref.units, wordings=wordings)

    def _guessed(self, ref: AgencyRef, place: str) -> bool:
        """Whether only a place at home of a document from abroad, below its state, would be a body's place."""
        home = self.setting.at("state")
        if _HAN.search(ref.wording) or ref.level not in (None, "state") or home in (None, self.setting.country):
            return False
        named = any(self._jurisdiction(body) == place for body in self.recent.values())
        return not named and not (self.setting.sure and self.lexicon.level(place) == "State")

    def level_of(self, body: Entity) -> str | None:
        """The level of a body of this document alone: "the municipal bureau" of a city that nobody names."""
        return next((level for (_, level), known in self.local.items() if known.iri == body.iri), None)

    def _local(self, ref: AgencyRef) -> Entity | None:
        """省公安厅 where the document never says which province: a body of this document alone."""
        language = "zh-hans" if _HAN.search(ref.wording) else "en"
        known = {function: body for (function, _), body in self.local.items()}
        if ref.level in ("state", "home") or (ref.level is None and ref.kind not in known):
            return None
        key = (ref.kind or "", ref.level or "")
        if ref.level is None:
            body = known[ref.kind or ""]
        elif key in self.local:
            body = self.local[key]
        elif ref.wording:
            iri = mint("agency", self.scope, ref.level, (ref.kind or "").rsplit("/", 1)[-1])
            body = self.local[key] = Entity(iri, "Agency", (Label(ref.wording, language),))
        else:
            return None
        for unit in ref.units:
            body = identity.unit(body, unit, self.lexicon)
        return self._keep(body)

    def _proper(self, ref: AgencyRef, near: Entity | None, where: str | None) -> Entity | None:
        """A unit with a name of its own, known again by that name."""
        if not ref.units:
            return self._by_words(ref, near, where)
        key = (ref.proper, ref.units[-1])
        if key not in self.proper:
            outer = replace(ref, units=ref.units[:-1], proper="", wording="")
            body = self.resolve(outer, near=near, where=where)
            if body is None:
                return None
            unit = identity.unit(self.whole(body), ref.units[-1], self.lexicon, proper=ref.proper)
            extra = (Label(ref.wording, "zh-hans", "altLabel"),) if ref.place is not None else ()
            self.proper[key] = replace(unit, labels=(*unit.labels, *extra))
        return self._keep(self.proper[key])

    def _by_words(self, ref: AgencyRef, near: Entity | None, where: str | None) -> Entity | None:
        """A body or a unit that only its own words name."""
        if ref.kind or ref.named or ref.unresolved:
            outer = self.resolve(replace(ref, proper=""), near=near, where=where)
            return self._keep(chinese_bodies.inside(outer, ref)) if outer else None
        if ref.place and len(ref.proper) < 3:  # 珲春局: the bureau of that place that was named
            short = self._by_form(AgencyRef(place=ref.place, wording=ref.proper, unresolved=True), None)
            if short is not None:
                return self._keep(short)
        at = self.setting.pick(ref.place) if ref.place else self.setting.at(ref.level)
        home = identity.place(at, self.lexicon) if at else None
        return self._keep(chinese_bodies.alone(ref, home, self.scope))

    def _place(self, ref: AgencyRef, near: Entity | None, where: str | None) -> str | None:
        if ref.place is not None:
            return self.setting.pick(ref.place)
        if ref.level == "state":
            return self._above(where, ref.level) or (self.setting.at("state") if self.setting.sure else None)
        if ref.level is not None:
            return self._above(where, ref.level) or self.setting.at(ref.level)
        levels = set(levels_of(ref.form, self.lexicon)) if ref.form else set()
        levels = levels or {level for kind in self._kinds(ref.kind) for level in levels_of(kind, self.lexicon)}
        if not levels:
            levels = {"Provincial", "Municipal", "County"}
        if ref.unresolved and len(levels) > 1:
            levels.discard("State")
        if near is None and where is not None and self.lexicon.level(where) in levels:
            return where
        if near is not None and (place := self._jurisdiction(near)) and self.lexicon.level(place) in levels:
            return place
        home = next((home for home in self.setting.home.values() if self.lexicon.level(home) in levels), None)
        # Where no body of the home is named, the state's own body is meant: a ministry's meeting in a city.
        local = _HAN.search(ref.wording) or self.setting.has_body(home)
        same = next(
            (
                e
                for e in reversed(self.recent.values())
                if ref.kind
                and (e.iri.endswith("/" + ref.kind.rsplit("/", 1)[-1]) or self._is_named(e, ref.kind))
                and not (local and ref.unresolved and self.lexicon.level(self._jurisdiction(e)) == "State")
            ),
            None,
        )
        if same is not None:
            return self._jurisdiction(same)
        return home

    def _is_named(self, body: Entity, function: str) -> bool:
        """Whether a named body is of a kind of this function: the Hong Kong Police Force is a police."""
        concept = self.lexicon.get(body.iri)
        kind = concept.first("kind") if concept and self.setting.at("state") == self.setting.country else None
        return kind is not None and function_of(kind, self.lexicon) == function

    def _kinds(self, function: str | None) -> list[str]:
        return [c.iri for c in self.lexicon.narrower(function)] if function else []

    def _above(self, where: str | None, level: str) -> str | None:
        wanted = {
            "provincial": ("Provincial", "DirectMunicipality"),
            "municipal": ("Municipal", "DirectMunicipality"),
            "state": ("State",),
        }
        names = wanted.get(level, ("County",))
        for place in self.lexicon.ancestors(where):
            if self.lexicon.level(place) in names or (level == "municipal" and self.setting.is_city(place)):
                return place
            if level == "municipal" and place == where and (self.lexicon[place].label("zh-hans") or "").endswith("市"):
                return place  # a city of the county level that the same run of titles names
        return None

    def seats(self) -> frozenset[str]:
        """The places of the bodies named so far."""
        return frozenset(at for body in self.recent.values() if (at := self._jurisdiction(body)))

    def _jurisdiction(self, body: Entity) -> str | None:
        return next((v.iri for name, v in body.statements if name == "jurisdiction" and isinstance(v, Entity)), None)

    def _by_form(self, ref: AgencyRef, near: Entity | None) -> Entity | None:
        """The last body whose name has the form: "the Bureau" is the last bureau named."""
        form = fold(ref.wording)
        if not form and ref.place is not None:
            wanted = self.setting.pick(ref.place)
            return self.whole(near) if near and self._jurisdiction(near) == wanted else None
        if not form:
            return (
                self.whole(near)
                if near
                else next((self.whole(b) for b in reversed(self.recent.values()) if self._inner(b)), None)
            )
        candidates = [*([near] if near else []), *reversed(self.recent.values())]
        if ref.place is not None:
            wanted = self.setting.pick(ref.place)
            candidates = [c for c in candidates if self._jurisdiction(c) == wanted]
        if ref.level in ("provincial", "municipal", "county"):
            at = self.setting.at(ref.level)
            local = {body.iri for (_, level), body in self.local.items() if level == ref.level}
            candidates = [c for c in candidates if c.iri in local or self._at(self._jurisdiction(c), ref.level)]
            candidates = [c for c in candidates if at in (None, self._jurisdiction(c))]
        if ref.level == "home" and self.setting.home:
            candidates = [c for c in candidates if self._jurisdiction(c) in self.setting.home.values()]
        for form_of_label in (
            "prefLabel",
            "altLabel",
        ):  # a machine calls a department a bureau: its own words come last
            for whole in map(self.whole, candidates):
                if any(_ends(x, form, ref.wording) for x in whole.labels if x.form == form_of_label):
                    return whole
        return self._alike(form, ref) if ref.place is not None else None

    def _alike(self, form: str, ref: AgencyRef) -> Entity | None:
        """A body of another place with the kind of those named before: "the Jining bureau" after police bureaus."""
        place = self.setting.pick(ref.place) if ref.place else None
        for body in reversed(self.recent.values()):
            kind = KIND + self.whole(body).iri.rsplit("/", 1)[-1]
            named = any(x.language == "en" and form in fold(x.text).split() for x in self.whole(body).labels)
            level = self.lexicon.level(self._jurisdiction(body))
            if named and kind in self.lexicon.concepts and self.lexicon.level(place) == level:
                return self._keep(identity.agency(self.lexicon, kind=kind, where=place))
        return None

    def _at(self, place: str | None, level: str) -> bool:
        """Whether a place is of the level that a word of level means here."""
        return place is not None and place == self._above(place, level)

    def _inner(self, body: Entity) -> bool:
        """Whether a body is of the kind that has a party committee inside it, not a government or party committee."""
        return not body.iri.rsplit("/", 1)[-1].startswith(("people-government", "party-committee"))

    def whole(self, body: Entity) -> Entity:
        """The body that a unit is part of, or the body itself."""
        parent = next((v for name, v in body.statements if name == "partOf" and isinstance(v, Entity)), None)
        return self.whole(parent) if parent else body

    def _unit(self, body: Entity, ref: AgencyRef) -> Entity:
        if not ref.units:
            return body
        outer = next((x.text for x in body.labels if x.language == "zh-hans" and x.form == "prefLabel"), "")
        for unit in ref.units:
            body = identity.unit(body, unit, self.lexicon)
        return chinese_bodies.formed(body, outer, ref.form) if ref.form and outer else body

    def _keep(self, body: Entity) -> Entity:
        self.recent.pop(body.iri, None)
        self.recent[body.iri] = body
        if len(self.recent) > MOST:
            del self.recent[next(iter(self.recent))]
        return body

    def unit(self, body: Entity, name: str) -> Entity:
        """A unit of a body, by the unit kind's IRI."""
        return identity.unit(self.whole(body), name, self.lexicon)
