"""Options that say which network is meant, shared by the commands that make one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli.terminal import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.network import Definition

TEXT = Text()
PROJECTIONS = ("agencies", "officials", "provinces", "interlocks")
MEASURES = (
    *("degree", "strength", "betweenness", "closeness", "eigenvector", "pagerank", "core", "constraint"),
    "effective-size",
)


def network_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which network: projection, weighting, what counts as being there, and what part of the graph."""
    return _options(command, "agencies")


def projection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same for a command that without `--projection` takes the whole graph."""
    return _options(command, None)


def _options(command: Callable[..., Any], projection: str | None) -> Callable[..., Any]:
    for option in reversed(
        (
            click.option(
                "--projection",
                type=click.Choice(PROJECTIONS),
                default=projection,
                show_default=projection is not None,
                help="Whom the network joins: agencies and officials that met, provinces through zones and meetings, "
                "or agencies that share officials (interlocks).",
            ),
            click.option(
                "--weighting",
                type=click.Choice(["count", "newman"]),
                default="count",
                show_default=True,
                help="An edge's weight: occasions shared, or each of them as 1/(n-1), where n took part.",
            ),
            click.option(
                "--collectives",
                type=click.Choice(["leave", "node", "members"]),
                default="leave",
                show_default=True,
                help="Bodies named together: leave them out, let each be a node, or count the members that are known.",
            ),
            click.option(
                "--representatives",
                is_flag=True,
                help="Let an agency count where an official of it took part, as the same document says.",
            ),
            click.option("--since", metavar="DATE", help="First year, month or day of the meetings that count."),
            click.option("--until", metavar="DATE", help="Last one, included."),
            click.option("--place", metavar="NAME", type=TEXT, help="Only those of a place and of places within it."),
            click.option("--zone", metavar="NAME", type=TEXT, help="Only sessions of a zone, and belonging to it."),
            click.option("--kind", metavar="NAME", type=TEXT, help='Only a kind of agency: "public security organ".'),
            click.option(
                "--confidence",
                metavar="C",
                type=float,
                default=0.0,
                help="Only what is stated with at least this.",
            ),
        )
    ):
        command = option(command)
    return command


def definition(  # noqa: PLR0913 - one parameter for each option
    *,
    projection: str,
    weighting: str,
    collectives: str,
    representatives: bool,
    since: str | None,
    until: str | None,
    place: str | None,
    zone: str | None,
    kind: str | None,
    confidence: float,
) -> Definition:
    """What the options of `network_options` say; raises InputError."""
    from kg.network import Definition, Presence, Selection

    chosen = Selection(since, until, place, zone, kind, confidence)
    return Definition(projection, weighting, chosen, Presence(collectives, representatives))
