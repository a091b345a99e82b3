import pyoxigraph as ox
import pytest

from kg import store

PREFIXES = """
PREFIX : <https://example.org/>
PREFIX coop: <https://w3id.org/coopkg/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@pytest.fixture(scope="session")
def parse():
    """A dataset whose default graph holds the given Turtle."""

    def build(turtle):
        native = ox.Store()
        native.load((PREFIXES + turtle).encode(), format=ox.RdfFormat.TURTLE)
        return store.GraphStore.over(native)

    return build
