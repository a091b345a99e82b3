"""A network for igraph, with all that it says of its nodes and edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx


def to_igraph(network: nx.Graph[str]) -> Any:  # noqa: ANN401 - igraph has no types
    """The network as an igraph Graph: IRIs as the `name` of vertices; all attributes as `project` gives them.

    Raises MissingExtra where igraph is not installed.

    >>> import kg
    >>> graph = kg.to_igraph(kg.project(kg.open("exports"), "provinces"))
    >>> graph.vs.attributes(), graph.es.attributes()
    (['name', 'label', 'kind'], ['weight', 'count', 'newman', 'meetings'])
    """
    try:
        import igraph
    except ImportError as error:
        message = "igraph is not installed; run: pip install 'coopkg[network]'"
        raise MissingExtra(message) from error
    at = {node: index for index, node in enumerate(network)}
    return igraph.Graph(
        n=len(at),
        edges=[(at[one], at[other]) for one, other in network.edges],
        graph_attrs=dict(network.graph),
        # igraph's own conversion has the attributes in another order each time.
        vertex_attrs={"name": list(at)} | _attributes([about for _, about in network.nodes.items()]),
        edge_attrs={"weight": []} | _attributes([about for *_, about in network.edges(data=True)]),
    )


def _attributes(things: Sequence[Mapping[str, object]]) -> dict[str, list[object]]:
    """Each attribute that one of them has, with its value for all of them, or None."""
    names = dict.fromkeys(name for about in things for name in about)
    return {name: [about.get(name) for about in things] for name in names}
