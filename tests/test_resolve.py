"""Officials who share a post's body are one node; the rest keeps its identity, whatever the order of documents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document, Entity, Evidence, Fact, Label, Span, Value
from kg.resolve import entities, resolve

ID = "https://w3id.org/coopkg/id/"


def body(name: str) -> Entity:
    return Entity(f"{ID}agency/{name}", "Agency", (Label(f"{name} bureau", "en"),))


def role(title: str, at: Entity) -> Entity:
    return Entity(f"{ID}role/{at.iri[-1]}/{title}", "Role", (Label(title, "en"),), (("postIn", at),))


def official(name: str, scope: str) -> Entity:
    return Entity(f"{ID}official/{name}/{scope}", "Official", (Label(name, "en"),))


def fact(subject: Entity, relation: str, value: Entity | Value, start: int = 0, document: str = "d") -> Fact:
    evidence = Evidence(document, Span(start, start + 3), "abc", "roles", 0.9)
    return Fact(subject, relation, value, (evidence,))


def document(name: str) -> Document:
    return Document(name, "abc", name * 64)


MEETING = Entity(f"{ID}meeting/m", "Meeting", (Label("a meeting", "en"),))
A, B, C = body("a"), body("b"), body("c")


def officials(pairs) -> set[str]:
    return {e.iri for _, facts in pairs for e in entities(facts) if e.kind == "Official"}


def test_officials_of_one_name_who_share_a_body_are_one_in_every_fact():
    one, other = official("wu", "a"), official("wu", "b")
    found = resolve(
        [
            (document("1"), (fact(one, "holds", role("director", A)),)),
            (document("2"), (fact(other, "holds", role("deputy", A)), fact(other, "attended", MEETING))),
        ]
    )
    assert officials(found) == {one.iri}
    assert [f.relation for f in found[1][1]] == ["attended", "holds"]


def test_sharing_a_body_reaches_on():
    people = [official("wu", scope) for scope in "abc"]
    posts = [(A,), (A, B), (B, C)]
    facts = [fact(p, "holds", role("director", b)) for p, bodies in zip(people, posts, strict=True) for b in bodies]
    assert officials(resolve([(document("1"), tuple(facts))])) == {people[0].iri}


def test_officials_of_one_name_without_a_body_in_common_stay_two():
    one, other = official("wu", "a"), official("wu", "b")
    pairs = [(document("1"), (fact(one, "holds", role("director", A)), fact(other, "holds", role("director", B))))]
    assert officials(resolve(pairs)) == {one.iri, other.iri}


def test_officials_of_two_names_in_one_body_stay_two():
    one, other = official("wu", "a"), official("li", "a")
    pairs = [(document("1"), (fact(one, "holds", role("director", A)), fact(other, "holds", role("director", A))))]
    assert officials(resolve(pairs)) == {one.iri, other.iri}


def test_facts_that_become_one_keep_the_evidence_of_both():
    one, other = official("wu", "a"), official("wu", "b")
    facts = (
        fact(one, "holds", role("director", A), 0),
        fact(other, "holds", role("director", A), 5),
        fact(one, "attended", MEETING, 10),
        fact(other, "attended", MEETING, 20),
    )
    ((_, settled),) = resolve([(document("1"), facts)])
    assert [(f.relation, [e.span.start for e in f.evidence]) for f in settled] == [
        ("attended", [10, 20]),
        ("holds", [0, 5]),
    ]


def test_one_preferred_label_a_language_the_most_frequent_first():
    def named(*labels: Label) -> Fact:
        return fact(Entity(MEETING.iri, "Meeting", labels), "heldOn", Value("2024-05-01", "date"))

    full, short, chinese = Label("Alder Meeting", "en"), Label("Meeting", "en"), Label("桤河会议", "zh-hans")
    hidden = Label("Allder Meeting", "en", "hiddenLabel")
    pairs = [
        (document("1"), (named(short, chinese),)),
        (document("2"), (named(full, hidden),)),
        (document("3"), (named(full),)),
    ]
    (labels,) = {facts[0].subject.labels for _, facts in resolve(pairs)}
    assert set(labels[:2]) == {full, chinese}
    assert set(labels[2:]) == {Label("Meeting", "en", "altLabel"), hidden}


def test_a_role_keeps_its_own_title():
    held = role("director", A)
    ((_, facts),) = resolve([(document("1"), (fact(official("wu", "a"), "holds", held),))])
    assert facts[0].object == held


BODIES = st.sampled_from([A, B, C])
OFFICIALS = st.builds(official, st.sampled_from(["wu", "li"]), st.sampled_from("abc"))
HOLDS = st.builds(fact, OFFICIALS, st.just("holds"), st.builds(role, st.sampled_from(["director", "deputy"]), BODIES))
ATTENDED = st.builds(fact, OFFICIALS | BODIES, st.just("attended"), st.just(MEETING), st.integers(0, 9))
DATED = st.just(fact(MEETING, "heldOn", Value("2024-05-01", "date")))
PAIRS = st.lists(st.lists(HOLDS | ATTENDED | DATED, max_size=6).map(tuple), max_size=4).map(
    lambda many: [(document(str(n)), facts) for n, facts in enumerate(many)]
)


@given(PAIRS)
def test_resolving_twice_changes_nothing(pairs):
    once = resolve(pairs)
    assert resolve(once) == once


@given(PAIRS, st.randoms())
def test_the_order_of_documents_does_not_matter(pairs, random):
    turned = pairs.copy()
    random.shuffle(turned)
    by_name = {d.path: facts for d, facts in resolve(pairs)}
    assert {d.path: facts for d, facts in resolve(turned)} == by_name


@given(PAIRS)
def test_no_fact_is_lost(pairs):
    for (_, before), (_, after) in zip(pairs, resolve(pairs), strict=True):
        assert {f.relation for f in before} == {f.relation for f in after}
        assert {e for f in before for e in f.evidence} >= {e for f in after for e in f.evidence}
        assert {e.span for f in before for e in f.evidence} == {e.span for f in after for e in f.evidence}
