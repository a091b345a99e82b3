import pyoxigraph as ox
import pytest

from kg import report, store
from kg.report.corpus import Corpus

PREFIXES = """
PREFIX : <https://example.org/>
PREFIX coop: <https://w3id.org/coopkg/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def parsed(turtle):
    native = ox.Store()
    native.load((PREFIXES + turtle).encode(), format=ox.RdfFormat.TRIG)
    return store.GraphStore.over(native)


@pytest.fixture(scope="session")
def parse():
    """A dataset of the given TriG."""
    return parsed


@pytest.fixture(scope="session")
def corpus():
    """A corpus of the given TriG."""
    return lambda turtle: Corpus(parsed(turtle))


@pytest.fixture(scope="session")
def written(sample):
    """The Markdown of the sample."""
    return report.render(sample, "markdown")
