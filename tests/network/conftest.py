import pyoxigraph as ox
import pytest

from kg import store

PREFIXES = """
PREFIX : <https://example.org/>
PREFIX coop: <https://w3id.org/coopkg/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@pytest.fixture(scope="session")
def parse():
    """A dataset of the given TriG."""

    def build(turtle):
        native = ox.Store()
        native.load((PREFIXES + turtle).encode(), format=ox.RdfFormat.TRIG)
        return store.GraphStore.over(native)

    return build
