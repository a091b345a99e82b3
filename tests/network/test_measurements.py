from dataclasses import replace

import networkx as nx
import pytest

from kg import evidence, exporters, query, store, validate
from kg.exporters import trig
from kg.network import Definition, Selection, centrality, measurements
from kg.network.robustness import Interval, intervals

ASKED = """
SELECT ?measure ?projection ?weighting ?period ?selection ?value ?rank ?from ?to {
  ?m coop:measurementOf <https://w3id.org/coopkg/id/agency/southland-coast-guard> ;
    a coop:Measurement ; coop:measure ?measure ;
    coop:projection ?projection ; coop:weighting ?weighting ; coop:value ?value ; coop:standing ?rank .
  OPTIONAL { ?m coop:period ?period } OPTIONAL { ?m coop:selection ?selection }
  OPTIONAL { ?m coop:rankFrom ?from ; coop:rankTo ?to }
} ORDER BY ?measure ?period"""


@pytest.fixture
def graph(documents, make):
    return make.dataset(*documents)


def measure(graph, definition, name="strength", ranked=None):
    net = definition.project(graph)
    measurements.add(graph, measurements.measurements(centrality(net, [name]), net, ranked))


def asked(graph):
    return query.table(query.ask(graph, ASKED)).rows


def test_sparql_finds_what_was_measured(graph):
    definition = Definition()
    measure(graph, definition, ranked=intervals(graph, definition, "strength", resamples=5))
    assert asked(graph) == (("strength", "agencies", "count", "", "", "1", "1", "1", "1"),)


def test_measuring_again_replaces_and_another_selection_adds(graph):
    for _ in range(2):
        measure(graph, Definition())
        measure(graph, Definition(selection=Selection(since="2023")))
        measure(graph, Definition(), "betweenness")
    assert [row[0:5] for row in asked(graph)] == [
        ("betweenness", "agencies", "count", "", ""),
        ("strength", "agencies", "count", "", ""),
        ("strength", "agencies", "count", "2023/..", "since 2023"),
    ]


def test_a_graph_with_measurements_still_holds(graph, documents, tmp_path):
    sources = [document for document, _ in documents]
    before, found = evidence.documents(graph), validate.validate(graph, sources)
    measure(graph, Definition(), ranked={})
    assert validate.validate(graph, sources) == found
    assert evidence.documents(graph) == before
    path = tmp_path / "measured.trig"
    path.write_bytes(trig.write(graph))
    assert exporters.everything(store.load(path)) == exporters.everything(graph)


def test_a_damaged_measurement_is_found(graph, documents):
    sources = [document for document, _ in documents]
    measure(graph, Definition(), ranked={})
    graph.native.update("PREFIX c: <https://w3id.org/coopkg/ns#> DELETE WHERE { ?m c:weighting ?w }")
    said = [violation.message for violation in validate.validate(graph, sources).violations]
    assert sum("must name exactly one weighting" in message for message in said) == 2


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0.0"), (7.0, "7.0"), (0.000012345678, "0.0000123457"), (123456789.0, "123457000.0")]
)
def test_values_have_six_digits_and_no_exponent(value, text):
    net = nx.Graph(projection="agencies", weighting="count", selection="", period="", occasions=1)
    net.add_node("urn:a", label="A", kind="Agency")
    score = replace(centrality(net, ["degree"])[0], value=value)
    triples = measurements.measurements([score], net)
    assert [t.object.value for t in triples if t.predicate.value.endswith("#value")] == [text]


def test_an_interval_goes_with_its_node():
    net = nx.Graph(projection="agencies", weighting="count", selection="", period="", occasions=1)
    net.add_edge("urn:a", "urn:b", weight=1)
    nx.set_node_attributes(net, {node: {"label": node, "kind": "Agency"} for node in net})
    found = list(measurements.measurements(centrality(net, ["degree"]), net, {"urn:a": Interval(1, 3)}))
    assert sum(t.predicate.value.endswith("rankTo") for t in found) == 1
    assert len({t.subject for t in found}) == 2
