import hashlib
import os
import shutil
from types import SimpleNamespace

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from kg import graph, store
from kg.model import Document, Entity, Evidence, Fact, Label, Span, Value
from kg.namespaces import document_iri, mint

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]

# How fast a machine is is no property of the code.
settings.register_profile("kg", deadline=None)
settings.load_profile("kg")


def thing(kind, name, *others, chinese=None, statements=()):
    labels = [Label(name, "en"), *(Label(other, "en", "altLabel") for other in others)]
    if chinese:
        labels.append(Label(chinese, "zh-Hans"))
    return Entity(mint(kind.lower(), name), kind, tuple(labels), statements)


def assemble(path, sentences, title=None, **about):
    """A document of the sentences, and for each of its facts the sentence as evidence."""
    text = "\n".join(sentence for sentence, _ in sentences)
    document = Document(path, text, hashlib.sha256(text.encode()).hexdigest(), title=title, **about)
    facts, start = [], 0
    for number, (sentence, stated) in enumerate(sentences):
        span = Span(start, start + len(sentence))
        start = span.end + 1
        for subject, relation, value in stated:
            iri = document_iri(document.path, document.digest)
            evidence = Evidence(iri, span, sentence, "test", 0.5 + number / 100)
            facts.append(Fact(subject, relation, value, (evidence,)))
    return document, facts


def dataset(*documents):
    found = store.memory()
    for document, facts in documents:
        found.dataset.addN(
            (s, p, o, found.default if g is None else found.dataset.graph(g))
            for s, p, o, g in graph.quads(document, facts)
        )
    return found


NORTH = thing("Place", "Northland", chinese="北岭省", statements=(("code", Value("990000", "string")),))
OFFICE = thing(
    "Agency",
    "Northland Harbour Office",
    "Harbour Office",
    chinese="北岭省港务局",
    statements=(("jurisdiction", NORTH),),
)
GUARD = thing("Agency", "Southland Coast Guard", chinese="南岭海警局")
ZONE = thing("CooperationZone", "Two Capes Cooperation Zone", chinese="两岬协作区")
MEETING = thing("Meeting", "Fourth joint meeting of the Two Capes Cooperation Zone", chinese="两岬协作区第四届联席会议")
PACT = thing("Agreement", "Lantern Cove Memorandum")
COVE = thing("Place", "Lantern Cove", chinese="灯笼湾")
WEN = thing("Official", "Wen Baishan", chinese="温柏山")
DIRECTOR = thing("Role", "Director", chinese="局长", statements=(("postIn", OFFICE),))
ADVISER = Entity(mint("role", "adviser"), "Role", (Label("Adviser", "en"),))
SENTENCES = [
    (
        "The Harbour Office and the Coast Guard attended the meeting.",
        [(OFFICE, "attended", MEETING), (GUARD, "attended", MEETING)],
    ),
    (
        "Wen Baishan, Director of the Harbour Office and adviser, presided and spoke.",
        [
            (WEN, "holds", DIRECTOR),
            (WEN, "holds", ADVISER),
            (WEN, "presidedOver", MEETING),
            (WEN, "spokeAt", MEETING),
        ],
    ),
    (
        "The Harbour Office organised the meeting at Lantern Cove on 9 May 2023.",
        [
            (OFFICE, "organized", MEETING),
            (MEETING, "heldAt", COVE),
            (MEETING, "heldOn", Value("2023-05-09", "date")),
        ],
    ),
    (
        "Northland is of the zone, whose session it was.",
        [(NORTH, "memberOf", ZONE), (MEETING, "sessionOf", ZONE)],
    ),
    (
        "Both signed the memorandum.",
        [(OFFICE, "signed", PACT), (GUARD, "signed", PACT), (PACT, "adoptedAt", MEETING)],
    ),
]


@pytest.fixture(scope="session")
def documents():
    return [
        assemble("capes.txt", SENTENCES, title="Two Capes meet", published="2023-05-10"),
        assemble("again.txt", SENTENCES[:1]),
    ]


@pytest.fixture(scope="session")
def sample(documents):
    return dataset(*documents)


@pytest.fixture(scope="session")
def chromium():
    """A headless browser; where none is installed the test is skipped, but not in continuous integration."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None and not os.environ.get("CI"):
        pytest.skip("no Chromium on PATH")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, tmp_path):
    """Opens a page from a file and keeps what it asks for and complains of."""
    contexts = []

    def open_page(text, *, script=None, **options):
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_bytes(text.encode())
        context = chromium.new_context(**{"viewport": {"width": 1400, "height": 900}, "locale": "en", **options})
        contexts.append(context)
        page = context.new_page()
        page.requested, page.refused, page.complaints = [], [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("requestfailed", lambda request: page.refused.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        if script:
            page.add_init_script(script)
        page.goto(path.as_uri())
        page.own = path.as_uri()
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def make():
    return SimpleNamespace(thing=thing, assemble=assemble, dataset=dataset)
