"""The command line as its user meets it: a process, its output, its exit code."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cli import cli
from kg.cli.tour import Command

SEEDS = Path(__file__).parent.parent / "seeds"
WRITTEN = ["centrality.csv", "facts.csv", "graph.html", "graph.trig", "graph.ttl"]


def kg(
    *args: str | Path, cwd: Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kg", *map(str, args)]
    variables = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "FORCE_COLOR"}}
    return subprocess.run(
        command, cwd=cwd, input=stdin, env=variables | environment, capture_output=True, check=False
    )


def answer(*args: str | Path, cwd: Path, stdin: bytes = b"", **environment: str) -> str:
    done = kg(*args, cwd=cwd, stdin=stdin, **environment)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout.decode()


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A folder with the seeds and what `kg build` makes of them."""
    folder = tmp_path_factory.mktemp("work")
    shutil.copytree(SEEDS, folder / "seeds")
    text = answer("build", cwd=folder)
    (folder / "said.txt").write_text(text, encoding="utf-8")
    return folder


def facts(folder: Path) -> list[dict[str, str]]:
    with (folder / "exports" / "facts.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def label(folder: Path) -> str:
    """The name of some agency of the graph."""
    rows = answer(
        "query", "SELECT ?l { ?a a coop:Agency ; rdfs:label ?l } ORDER BY ?l", "--format", "csv", cwd=folder
    )
    return list(csv.reader(io.StringIO(rows)))[1][0]


def test_help_is_a_tour_with_an_example_of_every_command(tmp_path):
    text = answer("--help", cwd=tmp_path)
    assert list(cli.commands) == [
        "build",
        "query",
        "explain",
        "rank",
        "view",
        "export",
        "validate",
        "extract",
    ]
    for name, command in cli.commands.items():
        assert f"\n  {name} " in text
        assert isinstance(command, Command)
        assert f" {command.examples[0]}\n" in text


@pytest.mark.parametrize("name", list(cli.commands))
def test_help_of_a_command_explains_its_options_and_gives_examples(name, tmp_path):
    text = answer(name, "--help", cwd=tmp_path)
    command = cli.commands[name]
    assert all(f"\n  {example}\n" in text for example in command.examples)
    for option in command.params:
        if option.param_type_name == "option":
            assert option.help or option.name in {"format_", "limit", "out"}, option.name
            assert option.opts[-1] in text


EXAMPLES = [example for command in cli.commands.values() for example in command.examples]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_run_as_they_stand(example, built, tmp_path):
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    for folder in ("read-outs", "more", "corpus"):
        (tmp_path / folder).mkdir()
    for name in ("read-outs/a.txt", "more/notice.txt", "notice.txt"):
        shutil.copy(min(SEEDS.iterdir()), tmp_path / name)
    shutil.copy(built / "exports" / "graph.trig", tmp_path / "corpus")
    (tmp_path / "question.rq").write_text("SELECT ?s { ?s a coop:Agency }", encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", example],
        cwd=tmp_path,
        env=os.environ | {"PATH": path},
        capture_output=True,
        check=False,
    )
    # The corpus was not built from those read-outs: that is what this one finds out.
    expected = 1 if "validate corpus" in example else 0
    assert (done.returncode, done.stderr.decode()) == (expected, "")


def test_version_is_that_of_the_distribution(tmp_path):
    from importlib.metadata import version

    assert answer("--version", cwd=tmp_path) == f"kg, version {version('coopkg')}\n"


def test_help_imports_no_library_but_click():
    program = "import sys, kg.cli; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    heavy = {
        "rdflib",
        "pyoxigraph",
        "oxrdflib",
        "networkx",
        "numpy",
        "scipy",
        "rich",
        "jinja2",
        "pyvis",
        "pyshacl",
    }
    assert set(done.stdout.split()) & heavy == set()
    assert "click" in done.stdout.split()


def test_completion_names_the_commands(tmp_path):
    text = answer(cwd=tmp_path, _KG_COMPLETE="bash_complete", COMP_WORDS="kg ex", COMP_CWORD="1")
    assert text.split() == ["plain,explain", "plain,export", "plain,extract"]


def test_build_writes_five_files_and_says_what_is_in_them(built):
    assert sorted(path.name for path in (built / "exports").iterdir()) == WRITTEN
    said = (built / "said.txt").read_text(encoding="utf-8")
    counted = dict(line.split() for line in said.split("\n\n")[0].splitlines()[2:])
    assert list(counted) == ["documents", "agencies", "officials", "meetings", "zones", "facts"]
    assert counted["documents"] == "2"
    rows = facts(built)
    assert 0 < int(counted["facts"]) <= len(rows)
    assert "agencies: " in said
    assert all(f"  {line}" in said for line in ("kg explain ", "kg query --list", "open exports/graph.html"))


def test_every_quote_in_the_table_stands_at_its_offsets(built):
    rows = facts(built)
    texts = {path.name: path.read_bytes().decode() for path in SEEDS.iterdir()}
    assert {row["document"] for row in rows} == set(texts)
    for row in rows:
        assert texts[row["document"]][int(row["start"]) : int(row["end"])] == row["quote"]


def test_build_without_a_path_or_seeds_takes_those_of_the_package(built, tmp_path):
    answer("build", cwd=tmp_path)
    for name in WRITTEN:
        assert (tmp_path / "exports" / name).read_bytes() == (built / "exports" / name).read_bytes()


def test_a_bad_file_in_a_folder_is_listed_and_the_rest_is_built(tmp_path, built):
    shutil.copytree(SEEDS, tmp_path / "seeds")
    (tmp_path / "seeds" / "blank.txt").write_bytes(b"\n")
    (tmp_path / "seeds" / "image.txt").write_bytes(b"\x89PNG\0\0")
    done = kg("build", cwd=tmp_path)
    assert done.returncode == 1
    listed = done.stderr.decode().splitlines()
    assert [line.split(": ")[:2] for line in listed] == [["kg", "seeds/blank.txt"], ["kg", "seeds/image.txt"]]
    assert (tmp_path / "exports" / "graph.trig").read_bytes() == (
        built / "exports" / "graph.trig"
    ).read_bytes()


def test_a_folder_of_bad_files_alone_writes_nothing(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "blank.txt").write_bytes(b"")
    done = kg("build", "docs", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1].startswith("kg: none of the documents can be read")
    assert not list((tmp_path / "exports").iterdir())


@pytest.mark.parametrize("suffix", ["ttl", "trig", "nt", "nq", "jsonld", "rdf"])
def test_extract_writes_what_the_suffix_says(suffix, tmp_path):
    seed = min(SEEDS.iterdir())
    assert answer("extract", seed, "-o", f"facts.{suffix}", cwd=tmp_path) == ""
    from kg.store import load

    store = load(tmp_path / f"facts.{suffix}")
    (row,) = store.default.query("SELECT (COUNT(*) AS ?n) { ?d a coop:Document }")
    assert int(row.n) == 1


def test_extract_from_stdin_gives_the_facts_of_the_file_under_another_name(tmp_path):
    seed = min(SEEDS.iterdir())
    piped = answer("extract", "-", cwd=tmp_path, stdin=seed.read_bytes())
    shutil.copy(seed, tmp_path / "stdin.txt")
    assert piped == answer("extract", "stdin.txt", cwd=tmp_path)
    assert piped.startswith("@prefix coop: ")


def test_query_from_argument_file_and_stdin_agree(built):
    text = "SELECT ?agency { ?agency a coop:Agency } ORDER BY ?agency"
    (built / "q.rq").write_text(text, encoding="utf-8")
    answers = {
        answer("query", text, cwd=built),
        answer("query", "-f", "q.rq", cwd=built),
        answer("query", "-", cwd=built, stdin=text.encode()),
        answer("query", "-f", "-", cwd=built, stdin=text.encode()),
    }
    assert len(answers) == 1
    assert answers.pop().splitlines()[0] == "agency"


def test_query_formats(built):
    text = "SELECT ?label { ?agency a coop:Agency ; rdfs:label ?label } ORDER BY ?label LIMIT 2"
    rows = list(csv.reader(io.StringIO(answer("query", text, "--format", "csv", cwd=built))))
    bindings = json.loads(answer("query", text, "--format", "json", cwd=built))["results"]["bindings"]
    assert rows[0] == ["label"]
    assert [row[0] for row in rows[1:]] == [binding["label"]["value"] for binding in bindings]
    assert "<literal xml:lang=" in answer("query", text, "--format", "xml", cwd=built)
    triples = answer("query", "CONSTRUCT { ?s a ?c } { ?s a ?c } LIMIT 3", "--format", "ttl", cwd=built)
    assert len(list(ox.parse(triples, format=ox.RdfFormat.TURTLE))) == 3
    assert "nothing in the graph" in answer("query", "SELECT ?x { ?x a coop:Nothing }", cwd=built)


def test_stored_queries_are_listed_with_their_parameters(built):
    from kg.query import stored

    text = answer("query", "--list", cwd=built)
    assert len(stored()) >= 10
    for query in stored().values():
        assert f"{query.name}\n    {query.title}\n" in f"{text}\n"
        assert all(f"    --with {parameter.name}=" in text for parameter in query.parameters)


def test_explain_finds_a_thing_by_name_in_any_case(built):
    name = label(built)
    text = answer("explain", name, cwd=built)
    assert name in text
    assert text == answer("explain", name.upper(), cwd=built)


@pytest.mark.parametrize("projection", ["agencies", "officials", "provinces"])
def test_rank_formats_agree(projection, built):
    args = ("rank", "--projection", projection, "--measure", "degree", "--limit", "3")
    rows = list(csv.DictReader(io.StringIO(answer(*args, "--format", "csv", cwd=built))))
    found = json.loads(answer(*args, "--format", "json", cwd=built))
    assert [row["label"] for row in rows] == [row["label"] for row in found]
    assert [float(row["value"]) for row in rows] == [row["value"] for row in found]
    table = answer(*args, cwd=built)
    assert f"{projection}: " in table.splitlines()[-1]
    assert all(row["label"] in table for row in rows)


def test_view_writes_a_page_that_names_no_other_address(built):
    assert answer("view", cwd=built) == "exports/graph.html: open it in a browser\n"
    page = answer("view", "-o", "-", cwd=built)
    assert page == (built / "exports" / "graph.html").read_text(encoding="utf-8")
    addresses = []

    class Addresses(HTMLParser):
        def handle_starttag(self, tag, attrs):
            addresses.extend(
                value for name, value in attrs if name in {"src", "href"} and not value.startswith("#")
            )

    Addresses().feed(page)
    assert [address for address in addresses if not address.startswith("data:")] == []


@pytest.mark.parametrize("name", ["ttl", "trig", "facts", "centrality"])
def test_export_gives_what_build_wrote(name, built):
    file = {"facts": "facts.csv", "centrality": "centrality.csv"}.get(name, f"graph.{name}")
    expected = (built / "exports" / file).read_text(encoding="utf-8")
    assert answer("export", "--format", name, cwd=built).replace("\r\n", "\n") == expected.replace(
        "\r\n", "\n"
    )
    answer("export", "--format", name, "-o", "again", cwd=built)
    assert (built / "again").read_bytes() == (built / "exports" / file).read_bytes()


def test_validate_passes_on_what_build_wrote(built):
    text = answer("validate", cwd=built)
    assert text.splitlines()[-1].endswith("quotes checked: all hold")
    assert text == answer("validate", "exports/graph.trig", "--documents", "seeds", cwd=built)


def test_validate_fails_and_names_the_document_that_was_changed(built, tmp_path):
    shutil.copytree(built / "seeds", tmp_path / "seeds")
    seed = min((tmp_path / "seeds").iterdir())
    seed.chmod(0o644)
    seed.write_bytes(seed.read_bytes() + b"\n")
    done = kg("validate", built / "exports" / "graph.trig", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, b"")
    assert seed.name in done.stdout.decode()
    missing = tmp_path / "one"
    missing.mkdir()
    shutil.copy(max((built / "seeds").iterdir()), missing)
    done = kg("validate", built / "exports" / "graph.trig", "--documents", "one", cwd=tmp_path)
    assert done.returncode == 1
    assert seed.name in done.stdout.decode()


BAD_USE = [
    (["build", "nowhere"], "nowhere: no such file or folder"),
    (["build", "empty"], "empty: no documents in this folder"),
    (["build", "blank.txt"], "blank.txt: an empty document"),
    (["build", "image.txt"], "image.txt: a binary file"),
    (["build", "undecodable.txt"], "undecodable.txt: "),
    (["build", "notice.docx"], "notice.docx: not a kind of document"),
    (["build", "good.txt", "--out", "good.txt"], "good.txt: cannot be written"),
    (["build", "good.txt", "--out", "good.txt/exports"], "good.txt/exports: cannot be written"),
    (["extract"], "Missing argument 'DOC...'"),
    (["extract", "nowhere.txt"], "nowhere.txt: no such file or folder"),
    (["extract", "good.txt", "-o", "facts.xlsx"], "facts.xlsx: the suffix names no format"),
    (["extract", "good.txt", "-o", "nowhere/facts.ttl"], "nowhere/facts.ttl: cannot be written"),
    (["query", "ASK { ?s ?p ?o }"], "exports/graph.trig: no such graph; run `kg build`"),
    (["explain", "x"], "run `kg build`"),
    (["rank"], "run `kg build`"),
    (["view"], "run `kg build`"),
    (["export", "--format", "ttl"], "run `kg build`"),
    (["validate"], "run `kg build`"),
    (["rank", "--graph", "broken.trig"], "broken.trig: cannot be read as a graph"),
    (["rank", "--graph", "good.txt"], "good.txt: not a graph file"),
    (["query", "--graph", "small.ttl"], "give one of SPARQL"),
    (["query", "--graph", "small.ttl", "ASK {}", "--name", "x"], "give one of SPARQL"),
    (["query", "--graph", "small.ttl", "ASK {}", "--with", "a=b"], "--with is for a stored query"),
    (["query", "--graph", "small.ttl", "SELECT * { ?s ?p "], "line 1"),
    (["query", "--graph", "small.ttl", "DELETE WHERE { ?s ?p ?o }"], "refused"),
    (["query", "--graph", "small.ttl", "-f", "nowhere.rq"], "nowhere.rq: cannot be read"),
    (["query", "--graph", "small.ttl", "-f", "undecodable.txt"], "undecodable.txt: not a query in UTF-8"),
    (["query", "--graph", "small.ttl", "--name", "no-such"], "'no-such'"),
    (["query", "--graph", "small.ttl", "--name", "meeting-attendance", "--with", "x=y"], "'x'"),
    (["query", "--graph", "small.ttl", "--name", "meeting-attendance", "--with", "x"], "KEY=VALUE"),
    (["query", "--graph", "small.ttl", "ASK {}", "--format", "ttl"], "'ttl'"),
    (["explain", "--graph", "small.ttl", "nobody"], "'nobody'"),
    (["rank", "--graph", "small.ttl", "--limit", "0"], "--limit"),
    (["rank", "--graph", "small.ttl", "--measure", "luck"], "luck"),
    (["export", "--graph", "small.ttl"], "--format"),
    (["export", "--graph", "small.ttl", "--format", "gif"], "gif"),
    (["export", "--graph", "small.ttl", "--format", "ttl", "-o", "empty"], "empty: cannot be written"),
    (["view", "--graph", "small.ttl"], "exports/graph.html: cannot be written"),
    (["validate", "small.ttl", "--documents", "nowhere"], "nowhere: no such file or folder"),
    (["fly"], "fly"),
    (["--fly"], "--fly"),
]


@pytest.mark.parametrize(("args", "says"), BAD_USE, ids=[" ".join(args) for args, _ in BAD_USE])
def test_bad_use_is_one_line_and_exit_2_and_writes_nothing(args, says, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "good.txt").write_text("The Alder River Bureau met.\n", encoding="utf-8")
    (tmp_path / "blank.txt").write_bytes(b" \n")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\0\0")
    (tmp_path / "undecodable.txt").write_bytes(b"plain \xff\xff\x80\x80\xfe\xfd\x90 text \xff\xfe\x81")
    (tmp_path / "notice.docx").write_bytes(b"PK")
    (tmp_path / "broken.trig").write_text("<a> <b", encoding="utf-8")
    (tmp_path / "small.ttl").write_text(
        "<http://example.org/a> a <http://example.org/b> .\n", encoding="utf-8"
    )
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = kg(*args, cwd=tmp_path)
    error = done.stderr.decode()
    assert done.returncode == 2, error
    assert error.startswith("kg: ")
    assert error.count("\n") == 1
    assert says in error
    assert done.stdout == b""
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_no_argument_gives_the_tour_on_stderr(tmp_path):
    done = kg(cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("Usage: kg ")


@pytest.mark.parametrize("args", [["--debug", "build", "nowhere"], ["build", "--debug", "nowhere"]])
def test_debug_shows_where_an_error_arose(args, tmp_path):
    done = kg(*args, cwd=tmp_path)
    assert done.returncode != 0
    assert b"Traceback" in done.stderr
    assert b"DocumentError" in done.stderr


def test_a_reader_that_leaves_early_causes_no_noise(built):
    command = [sys.executable, "-m", "kg", "export", "--format", "nq"]
    with subprocess.Popen(command, cwd=built, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_an_interrupted_command_ends_with_130_and_no_traceback(tmp_path):
    program = "import sys; sys.argv = ['kg', 'extract', '-']; from kg.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdin.write(b"The Bureau")
        process.stdin.flush()
        # Until it waits for the rest of its input, the signal would meet Python's own start-up.
        while b"pipe" not in Path(f"/proc/{process.pid}/wchan").read_bytes():
            assert process.poll() is None
        process.send_signal(2)
        process.wait()
        assert process.stderr.read().strip() == b""
    assert process.returncode == 130


@pytest.mark.parametrize("name", ["C", "POSIX"])
def test_chinese_goes_in_and_out_under_a_locale_without_it(name, built, tmp_path):
    locale = {"LC_ALL": name, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    folder = tmp_path / "会议"
    folder.mkdir()
    shutil.copy(min(SEEDS.iterdir()), folder / "通知.txt")
    plain = answer("extract", "会议/通知.txt", cwd=tmp_path)
    assert "通知.txt" in plain
    assert answer("extract", "会议/通知.txt", cwd=tmp_path, **locale) == plain
    text = 'SELECT ?x { BIND ("联席会议" AS ?x) }'
    assert "联席会议" in answer("query", text, cwd=built, **locale)
    done = kg("explain", "子虚乌有厅", cwd=built, **locale)
    assert "'子虚乌有厅'" in done.stderr.decode()


def test_colour_is_for_terminals_that_want_it(built):
    for environment in ({}, {"NO_COLOR": "1", "FORCE_COLOR": ""}):
        assert "\x1b" not in answer("rank", cwd=built, **environment)
