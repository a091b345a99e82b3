"""Who signs in an English sentence: subjects, partners behind "with" and "between", agents behind "by"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse.people import Person
from kg.mentions import AgreementRef, Item, PersonRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.discourse.english_clause import Actor, Clause
    from kg.discourse.reading import Referent
    from kg.lexicon import Concept
    from kg.model import Entity


# Behind these words no partner stands: where, when and on what they signed.
_APART = frozenset(("at", "in", "on", "during", "after", "under", "to"))


def signers(clause: Clause, index: int, voice: str, agreements: list[Item], *, signs: bool) -> list[Actor]:
    """Those who sign the agreements of a verb; `signs` where its subject is who signs, not what is signed."""
    if not agreements:
        return []
    if not signs:
        agent = _agent(clause, index)
        return clause.after(agent) if agent is not None else []
    partners = _partners(clause, agreements)
    after = clause.items[index + 1 : index + 2]
    if clause.items[index].text.lower() == "signing" and after and after[0].tag == "o":
        return partners  # "presided over the signing of an agreement between A and B"
    subjects = clause.take(index, voice)
    if partners and not any(a.item.tag in "NA" or a.is_place for a in subjects):
        return partners  # "the two sides signed an agreement between A and B"
    return [*subjects, *partners]


def _agent(clause: Clause, index: int) -> int | None:
    """Where "by" stands behind a signing, past its day: "was signed on Monday by A and B"."""
    if not clause.items[index].text.lower().endswith(("signed", "inked")):
        return None
    for at in range(index + 1, min(index + 16, len(clause.items))):
        if clause.items[at].text.lower() == "by":
            return at
        if clause.items[at].tag in "VNE.;Q":
            break
    return None


def _partners(clause: Clause, agreements: list[Item]) -> list[Actor]:
    """With whom an agreement was signed: "signed an agreement with B", "an agreement between A and B"."""
    at = next((n + 1 for n, item in enumerate(clause.items) if item is agreements[-1]), len(clause.items))
    if at < len(clause.items) and clause.items[at].text.lower() in ("with", "between", "among"):
        stop = next((i.start for i in clause.items[at + 1 :] if i.text.lower() in _APART), None)
        return [a for a in clause.after(at) if stop is None or a.item.start < stop]
    return []


def implied(clause: Clause, index: int) -> list[Item]:
    """The agreement named last, where nothing is said to be signed: "A and B signed on behalf of both"."""
    after = " ".join(i.text.lower() for i in clause.items[index + 1 : index + 4])
    last = clause.reading.last_agreement
    if last is None or not after.startswith("on behalf of") or not clause.items[index].text.lower().endswith("signed"):
        return []
    item = clause.items[index]
    return [Item("Q", item.start, item.end, AgreementRef("the agreement", generic=True), item.text)]


def signs(frame: Concept) -> bool:
    """Whether a verb's subject signs, not only adopts or releases."""
    return any(iri.endswith("#signed") for iri in frame.values.get("evokes", ()))


def agreements(clause: Clause, index: int, frame: Concept, voice: str) -> list[Item]:
    """The agreements that a verb signs or adopts."""
    found = clause.agreements(index, passive=voice == "passive" or frame.flag("passiveObject"))
    return found or (implied(clause, index) if voice == "active" else [])


def entities(clause: Clause, mentions: list[Item]) -> Iterator[tuple[Entity, Item]]:
    """The agreements as nodes; a headline's common noun is none, the text says it in full."""
    headline = clause.passage.sentence.role == "headline"
    for mention in mentions:
        if isinstance(mention.value, AgreementRef) and not (mention.value.generic and headline):
            entity = clause.reading.agreement(mention.value)
            if entity is not None:
                yield entity, mention


def signed(
    clause: Clause, index: int, voice: str, mentions: list[Item], *, signs: bool
) -> Iterator[tuple[Referent, Entity, tuple[Item, ...]]]:
    """Who signed what by the verb at `index`, each with the mentions that say so."""
    subjects = signers(clause, index, voice, mentions, signs=signs)
    for entity, mention in entities(clause, mentions):
        for actor in subjects:
            for signer in in_whose_name(clause, actor):
                yield signer, entity, (actor.item, clause.items[index], mention)


def ceremony_of(clause: Clause, index: int) -> tuple[Entity, Item] | None:
    """The agreement whose signing the ceremony at `index` is: "the signing ceremony of the agreement"."""
    after = clause.items[index + 1 : index + 4]
    named = [i for i in after if isinstance(i.value, AgreementRef)] if after and after[0].tag == "o" else []
    return next(entities(clause, named[:1]), None)


def in_whose_name(clause: Clause, actor: Actor) -> Iterator[Referent]:
    """Who signs, and the body in whose name a named official does so."""
    yield actor.referent
    value, who = actor.item.value, actor.referent
    if isinstance(value, PersonRef) and "on behalf of" in clause.passage.sentence.text.lower():
        for role in value.roles:
            body = clause.reading.bodies.resolve(role.agency) if role.agency and role.agency.place else None
            if body is not None:
                yield body
                return
        served = [clause.reading.bodies.whole(b) for b in who.bodies.values() if b] if isinstance(who, Person) else []
        if len({body.iri for body in served}) == 1:
            yield served[0]
