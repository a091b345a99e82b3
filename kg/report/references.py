"""The works that the measures come from, as the definitions name them: `Freeman 1977`."""

from __future__ import annotations

WORKS = {
    "Barrat et al. 2004": (
        "Barrat, A., Barthélemy, M., Pastor-Satorras, R. and Vespignani, A. (2004). The architecture of complex "
        "weighted networks. Proceedings of the National Academy of Sciences 101 (11), 3747–3752."
    ),
    "Blondel et al. 2008": (
        "Blondel, V. D., Guillaume, J.-L., Lambiotte, R. and Lefebvre, E. (2008). Fast unfolding of communities in "
        "large networks. Journal of Statistical Mechanics, P10008."
    ),
    "Bonacich 1987": (
        "Bonacich, P. (1987). Power and centrality: a family of measures. American Journal of Sociology 92 (5), "
        "1170–1182."
    ),
    "Borgatti 1997": (
        "Borgatti, S. P. (1997). Structural holes: unpacking Burt's redundancy measures. Connections 20 (1), 35–38."
    ),
    "Brandes 2001": (
        "Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25 (2), "
        "163–177."
    ),
    "Brin and Page 1998": (
        "Brin, S. and Page, L. (1998). The anatomy of a large-scale hypertextual Web search engine. Computer Networks "
        "and ISDN Systems 30, 107–117."
    ),
    "Burt 1992": (
        "Burt, R. S. (1992). Structural Holes: The Social Structure of Competition. Harvard University Press."
    ),
    "Burt 2004": (
        "Burt, R. S. (2004). Structural holes and good ideas. American Journal of Sociology 110 (2), 349–399."
    ),
    "Efron 1979": (
        "Efron, B. (1979). Bootstrap methods: another look at the jackknife. The Annals of Statistics 7 (1), 1–26."
    ),
    "Freeman 1977": (
        "Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry 40 (1), 35–41."
    ),
    "Freeman 1979": (
        "Freeman, L. C. (1979). Centrality in social networks: conceptual clarification. Social Networks 1 (3), "
        "215–239."
    ),
    "Newman 2001": (
        "Newman, M. E. J. (2001). Scientific collaboration networks. II. Shortest paths, weighted networks, and "
        "centrality. Physical Review E 64, 016132."
    ),
    "Newman and Girvan 2004": (
        "Newman, M. E. J. and Girvan, M. (2004). Finding and evaluating community structure in networks. Physical "
        "Review E 69, 026113."
    ),
    "Seidman 1983": ("Seidman, S. B. (1983). Network structure and minimum degree. Social Networks 5 (3), 269–287."),
    "Traag et al. 2019": (
        "Traag, V. A., Waltman, L. and van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected "
        "communities. Scientific Reports 9, 5233."
    ),
    "Wasserman and Faust 1994": (
        "Wasserman, S. and Faust, K. (1994). Social Network Analysis: Methods and Applications. Cambridge University "
        "Press."
    ),
}


def named_in(text: str) -> list[str]:
    """The works that a text names, in alphabetical order."""
    return [work for short, work in WORKS.items() if short in text]
