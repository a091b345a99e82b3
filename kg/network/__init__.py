"""Networks of cooperation read from the graph, and who is central in them."""

from kg.network.centrality import MEASURES, Score, centrality, rows
from kg.network.projection import PROJECTIONS, extent, project

__all__ = ["MEASURES", "PROJECTIONS", "Score", "centrality", "extent", "project", "rows"]
