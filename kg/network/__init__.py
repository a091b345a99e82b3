"""Networks of cooperation read from the graph: who is central in them, who bridges, who belongs together."""

from kg.network.affiliation import PROJECTIONS, Presence
from kg.network.centrality import Score, centrality, rows
from kg.network.communities import Partition, communities
from kg.network.interchange import to_igraph
from kg.network.measures import MEASURES, compute
from kg.network.projection import WEIGHTINGS, Definition, extent, project
from kg.network.ranking import rank
from kg.network.selection import Selection

__all__ = [
    "MEASURES",
    "PROJECTIONS",
    "WEIGHTINGS",
    "Definition",
    "Partition",
    "Presence",
    "Score",
    "Selection",
    "centrality",
    "communities",
    "compute",
    "extent",
    "project",
    "rank",
    "rows",
    "to_igraph",
]
