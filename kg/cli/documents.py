"""Commands that read documents: extract, build, validate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import GRAPH, STANDARD, emit, load, output_option, say
from kg.cli.tour import Command
from kg.errors import DocumentError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Document
    from kg.readers import Source

STDIN_NAME = "stdin.txt"
RDF = ("ttl", "trig", "nt", "nq", "jsonld", "rdf")
# What `kg build` writes: the exporter and the file.
EXPORTS = {
    "ttl": "graph.ttl",
    "trig": "graph.trig",
    "facts": "facts.csv",
    "centrality": "centrality.csv",
}

path_type = click.Path(path_type=Path)
lexicon_option = click.option(
    "--lexicon",
    "lexicons",
    metavar="FILE",
    type=path_type,
    multiple=True,
    help="A lexicon of your own in Turtle, beside those of kg; may be given several times.",
)


@click.command(
    cls=Command,
    examples=[
        "kg build",
        "kg build read-outs/ more/notice.txt --out exports",
    ],
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=path_type)
@click.option(
    "--out", metavar="DIR", type=path_type, default=Path("exports"), show_default=True, help="Where to write."
)
@lexicon_option
def build(paths: tuple[Path, ...], out: Path, lexicons: tuple[Path, ...]) -> int:
    """Read documents and write the graph, its tables and its picture.

    PATH is a file or a folder, ./seeds unless given, or else the two seeds that come with kg. Writes
    graph.ttl (the merged facts), graph.trig (these, and each document's facts with their evidence),
    facts.csv, centrality.csv and graph.html to DIR. A file in a folder that cannot be read is listed, and
    the exit code is then 1.
    """
    from kg import output, pipeline, readers, registry, view
    from kg.cli import summary

    documents = Documents(readers.find(paths or [default_documents()]))
    output.folder(out)
    store = pipeline.build(documents, lexicons)
    documents.check()
    written = {file: registry.load("kg.exporters", name).write(store) for name, file in EXPORTS.items()}
    written["graph.html"] = view.render(store).encode("utf-8")
    for file, data in written.items():
        output.write_bytes(out / file, data)
    say(summary.built(store, out, list(written)))
    return int(documents.failed > 0)


@click.command(
    cls=Command,
    examples=[
        "kg extract seeds/000_ab700990bc3302e9.txt",
        "kg extract notice.txt -o notice.trig",
        "cat notice.txt | kg extract - -o notice.jsonld",
    ],
)
@click.argument("documents", metavar="DOC...", nargs=-1, required=True, type=path_type)
@output_option(f"Where to write, in the format of the suffix: {', '.join(RDF)}. Turtle to stdout if not given.")
@lexicon_option
def extract(documents: tuple[Path, ...], output: Path, lexicons: tuple[Path, ...]) -> int:
    """The facts of these documents alone, as RDF.

    DOC is a file, a folder, or - for text from stdin. trig, nq and jsonld hold the evidence too.
    """
    from kg import pipeline, readers, registry

    name = "ttl" if output == STANDARD else output.suffix.lower().removeprefix(".")
    if name not in RDF:
        message = f"{output}: the suffix names no format; use one of {', '.join(RDF)}"
        raise OutputError(message)
    files = [path for path in documents if path != STANDARD]
    sources = Documents(readers.find(files), stdin=STANDARD in documents)
    store = pipeline.build(sources, lexicons)
    sources.check()
    emit(registry.load("kg.exporters", name).write(store), output)
    return int(sources.failed > 0)


@click.command(
    cls=Command,
    examples=[
        "kg validate",
        "kg validate corpus/graph.trig --documents read-outs",
    ],
)
@click.argument("file", metavar="[FILE]", type=path_type, default=GRAPH)
@click.option(
    "--documents",
    metavar="DIR",
    type=path_type,
    multiple=True,
    help="Where the documents lie, as `kg build` was given them; ./seeds unless given, or else the seeds of kg.",
)
def validate(file: Path, documents: tuple[Path, ...]) -> int:
    """Check a graph: its SHACL shapes, and every quote against its document.

    FILE is exports/graph.trig unless given. Each quote is read again from its document at its offsets.
    The exit code is 1 where anything is wrong, a document that is not found included.
    """
    from kg import readers
    from kg import validate as checks

    store = load(file)
    report = checks.validate(store, Documents(readers.find(documents or [default_documents()])))
    for violation in report.violations:
        say(f"{violation.where}: {violation.message} ({violation.what})")
    verdict = "all hold" if report.conforms else f"{len(report.violations)} found wrong"
    checked = f"{report.documents} documents, {report.facts} facts, {report.quotes} quotes checked"
    say(f"{file}: {checked}: {verdict}")
    return int(not report.conforms)


class Documents:
    """Documents read one after the other; one in a folder that cannot be read is listed on stderr."""

    def __init__(self, sources: Sequence[Source], *, stdin: bool = False) -> None:
        self.sources = sources
        self.stdin = stdin
        self.failed = 0
        self.read = 0

    def __iter__(self) -> Iterator[Document]:
        """Each document in order; raises DocumentError for a bad file that was named itself."""
        from kg import readers

        if self.stdin:
            try:
                yield readers.parse(sys.stdin.buffer.read(), STDIN_NAME)
            except DocumentError as error:
                message = f"standard input: {error}"
                raise DocumentError(message) from error
            self.read += 1
        for source in self.sources:
            try:
                document = readers.read(source.path, source.name)
            except DocumentError as error:
                if source.named:
                    raise
                self.failed += 1
                click.echo(f"kg: {error}; passed over", err=True)
                continue
            self.read += 1
            yield document

    def check(self) -> None:
        """Raise DocumentError where not one document could be read."""
        if not self.read:
            message = "none of the documents can be read; nothing was written"
            raise DocumentError(message)


def default_documents() -> Path:
    """The seeds of the folder where the command runs, else those that come with the package."""
    from kg import resources

    here = Path("seeds")
    return here if here.is_dir() else resources.seeds()
