"""What the page says, and that it is true: numbers against queries, commands that run, methods that name all."""

import re
import shlex
import subprocess

import pytest

from kg import query, report, store
from kg.cli import cli
from kg.explain import explain
from kg.network import MEASURES, WEIGHTINGS, Definition, Presence, Selection
from kg.report import Options, methods, quality
from kg.report.content import Code
from kg.report.corpus import Corpus
from kg.report.references import WORKS


def codes(page):
    """Every command on a page."""
    for section in page.sections:
        for block in section.blocks:
            lines = [getattr(block, "line", ()), *getattr(block, "lines", ()), getattr(block, "note", ())]
            for line in lines:
                yield from (part.text for part in line if isinstance(part, Code) and part.text.startswith("kg "))


def table(page, caption):
    return next(
        {"".join(str(getattr(part, "text", part)) for part in row[0]): row for row in block.rows}
        for section in page.sections
        for block in section.blocks
        if getattr(block, "caption", "") == caption
    )


@pytest.fixture(scope="module")
def page(sample):
    return report.page(sample)


def test_counts_are_of_the_sample(page, sample):
    things = table(page, "Things")
    assert [things[name][1] for name in ("agencies", "officials", "meetings", "agreements")] == [
        ("2",),
        ("1",),
        ("1",),
        ("1",),
    ]
    facts = table(page, "Facts by relation")
    assert facts["attended"][1:] == (("2",), ("2",), ("4",))
    assert facts["signed"][1:] == (("2",), ("1",), ("2",))
    assert sum(int(row[1][0]) for row in facts.values()) == len(Corpus(sample).facts) == 14


def test_the_lead_says_how_much_and_from_when(page):
    assert page.lead[0] == (
        (
            "2 documents state 14 facts about 2 agencies, 1 official, 1 cooperation zone, 1 agreement and 1 meeting. "
            "The year is known of 1 meeting, held in 2023."
        ),
    )


def test_meetings_by_place_and_year(parse):
    turtle = """
    :north coop:code "990000" ; skos:prefLabel "Northland"@en . :port a coop:Place ; coop:within :north .
    :a a coop:Meeting ; coop:heldAt :port ; coop:heldOn "2020-01-01" . :b a coop:Meeting ; coop:heldAt :north .
    :c a coop:Meeting ; coop:heldOn "2022" . :d a coop:Meeting ; coop:heldAt :abroad . :abroad a coop:Place .
    :x a coop:Agency ; coop:organized :a .
    """
    rows = table(report.page(parse(turtle)), "Meetings by first-level division and year")
    assert rows["Northland"][1:] == (("1",), ("",), ("",), ("1",), ("2",))
    assert rows["place not said"][1:] == (("",), ("",), ("1",), ("",), ("1",))
    assert rows["https://example.org/abroad"][-1] == ("1",)


def test_many_years_share_a_column(parse):
    turtle = "".join(f":m{year} a coop:Meeting ; coop:heldOn '{year}' . " for year in range(1990, 2025))
    pages = report.page(parse(turtle + ":x a coop:Agency ; coop:organized :m1990 ."))
    (block,) = (block for block in pages.sections[1].blocks if getattr(block, "heat", False))
    assert block.columns[1:3] == ("to 2012", "2013")
    assert block.columns[-3:] == ("2024", "year not said", "all")
    assert block.rows[0][1] == ("23",)


def test_each_query_finds_as_many_as_the_table_says(sample):
    page = report.page(sample)
    rows = table(page, "What is missing and what rests on little")
    assert len(rows) >= 8
    for check in quality.CHECKS:
        if check.title in rows:
            answered = query.table(query.ask(sample, check.query)).rows
            assert rows[check.title][1] == (str(len(answered)),), check.title
    assert {rows[title][1] for title in ("officials without a post", "documents without a date of issue")} == {
        ("0",),
        ("1",),
    }


def test_shortcomings_are_counted(parse):
    turtle = """
    :d a coop:Document ; coop:path "d.txt" . :m a coop:Meeting . :o a coop:Official ; skos:prefLabel "Wen"@en .
    :p a coop:Official ; skos:prefLabel "Wen"@en ; coop:attended :m .
    :c a coop:Collective ; coop:statedCount 3 ; coop:hasMember :x . :e a coop:Document ; coop:path "e.txt" .
    GRAPH :d { :v a coop:Evidence ; rdf:subject :p ; rdf:predicate coop:attended ; rdf:object :m ;
      oa:start 0 ; oa:end 1 ; oa:exact "x" ; coop:confidence 0.5 . }
    """
    rows = table(report.page(parse(turtle)), "What is missing and what rests on little")
    assert {title: int(row[1][0]) for title, row in rows.items()} == {
        "documents without any fact": 1,
        "documents without a date of issue": 2,
        "meetings without a date": 1,
        "meetings without a year": 1,
        "meetings without a place": 1,
        "meetings only spoken of: nobody is said to have called them or taken part": 0,
        "officials without a post": 2,
        "names that several officials share": 1,
        "collectives whose stated number of members is not met": 1,
        "facts that one document alone states": 1,
        "facts that rest on one quote": 1,
        "facts that rest on one quote of a confidence below 0.7": 1,
    }


def test_bands_of_confidence_hold_every_fact_once(sample, page):
    rows = table(page, "Facts by the confidence of their surest quote")
    assert sum(int(row[1][0]) for row in rows.values()) == len(Corpus(sample).facts)


def test_every_command_of_the_page_runs(page, sample):
    commands = list(codes(page))
    assert len(commands) > 8
    for command in commands:
        _, name, *arguments = shlex.split(command)
        if name == "explain":
            assert len(explain(sample, arguments[0])) == 1, command
        elif name == "query" and arguments[0] == "--name":
            given = dict(pair.split("=") for flag, pair in zip(arguments[2::2], arguments[3::2], strict=True) if flag)
            query.run(sample, arguments[1], given)
        elif name == "query" and arguments != ["--list"]:
            assert query.table(query.ask(sample, arguments[0])).rows, command
        else:
            cli.commands[name].make_context(name, arguments)


def test_the_commands_ask_the_same_network():
    network = Definition("officials", "newman", Selection(since="2021", place="North 'land'"), Presence("node", True))
    arguments = shlex.split(Options(network=network).command("--measure", "degree"))[2:]
    from kg.cli.networks import definition
    from kg.cli.ranking import rank

    given = rank.make_context("rank", arguments).params
    taken = {name: given[name] for name in definition.__kwdefaults__ or definition.__annotations__ if name in given}
    assert definition(**taken) == network


def test_ranks_are_those_of_the_measure(parse):
    turtle = ":m a coop:Meeting . :n a coop:Meeting . :c a coop:Agency ; coop:attended :m, :n ."
    turtle += "".join(
        f":a{n} a coop:Agency ; coop:attended :m . :b{n} a coop:Agency ; coop:attended :n ." for n in (1, 2)
    )
    page = report.page(parse(turtle), Options(measures=("degree", "betweenness"), top=3))
    degree, between = page.sections[2].blocks[2:4]
    assert degree.rows[0] == (("1",), (Corpus(parse(turtle)).name("https://example.org/c"),), ("4",), ("2",))
    assert degree.note[0].startswith("2 more share rank 2. Ranks without intervals: the graph has no evidence.")
    assert len(between.rows) == 1
    assert "4 more have the value 0" in between.note[0]


def test_intervals_need_two_documents_and_can_be_left_out(sample, make, documents):
    def notes(dataset, **options):
        page = report.page(dataset, Options(**options))
        return " ".join(block.note[0] for block in page.sections[2].blocks if getattr(block, "note", ()))

    assert "95 % of 50 resamples" in notes(sample, resamples=50)
    assert "they were not asked for" in notes(sample, resamples=0)
    assert "one document cannot be resampled" in notes(make.dataset(documents[0]))


def test_a_large_network_has_no_intervals_unless_asked_for(sample, monkeypatch):
    from kg.network import measures, robustness
    from kg.report import measured

    monkeypatch.setattr(robustness, "EDGES", 0)
    monkeypatch.setattr(measures, "SECONDS", dict.fromkeys(measures.SECONDS, 0))
    found = measured.measure(sample, Options())
    assert [(x.measure, x.intervals, x.why) for x in found.rankings] == [("strength", {}, measured.LARGE)]
    assert list(found.left) == ["betweenness"]
    assert measured.measure(sample, Options(resamples=5)).rankings[0].resamples == 5


def test_the_methods_name_every_choice(sample):
    network = Definition("agencies", "newman", Selection(since="2020"))
    text = report.page(sample, Options(network=network, measures=("core", "pagerank"), resamples=7)).sections[-1]
    (paragraph,) = (block.line[0] for block in text.blocks if getattr(block, "role", "") == "methods")
    assert MEASURES["core"].about in paragraph
    assert WEIGHTINGS["newman"] in paragraph
    assert "since 2020" in paragraph
    assert methods.digest(Corpus(sample)) in paragraph


def test_every_source_that_a_definition_names_has_its_reference():
    texts = [measure.about for measure in MEASURES.values()] + list(WEIGHTINGS.values())
    named = {
        one for text in texts for group in re.findall(r"\(([A-Z][^()]*\d{4})\)", text) for one in group.split("; ")
    }
    assert len(named) > 8
    assert named <= set(WORKS)


def test_the_digest_is_what_the_shell_gives(make, tmp_path):
    documents = [make.assemble(f"{name}.txt", [(f"The {name} office met.", [])]) for name in ("elm", "oak", "ash")]
    for document, _ in documents:
        (tmp_path / document.path).write_text(document.text, encoding="utf-8")
    command = "sha256sum *.txt | cut -c1-64 | sort | sha256sum"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert methods.digest(Corpus(make.dataset(*documents))) == done.stdout.split()[0]


def test_an_empty_graph_says_so():
    page = report.page(store.memory())
    assert page.lead == (("This graph holds no documents and no facts. There is nothing to report yet.",),)
    assert report.render(store.memory(), "html").startswith("<!doctype html>")


def test_documents_without_facts_are_a_page(make):
    text = report.render(make.dataset(make.assemble("elm.txt", [("Nothing was said.", [])])), "markdown")
    assert "1 document states 0 facts" in text
    assert "no evidence" not in text
    assert "| documents without any fact | 1 | 1 | 100 % |" in text


def test_a_graph_without_evidence_says_what_is_left_out(sample):
    bare = store.memory()
    bare.native.extend(quad for quad in sample.native if str(quad.graph_name) == "DEFAULT")
    text = report.render(bare, "markdown")
    assert "This graph holds no evidence" in text
    assert "quotes |" not in text
    assert "facts that rest on one quote" not in text
    assert "| attended | 2 |" in text or "| attended (出席) | 2 |" in text


def test_evidence_that_is_malformed_is_left_out(parse):
    turtle = """
    :a a coop:Agency ; coop:attended :m . :m a coop:Meeting .
    GRAPH :d { :e a coop:Evidence ; rdf:subject :a ; rdf:predicate coop:attended ; rdf:object :m ;
      oa:start "x" ; oa:exact "y" }
    """
    assert "1 fact about" in report.render(parse(turtle), "markdown")
