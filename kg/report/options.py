"""What a page is asked to show."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field

from kg.network import Definition

TITLE = "Cooperation in a corpus of read-outs"


@dataclass(frozen=True, slots=True)
class Options:
    """Choices of whoever asks for the page.

    Attributes:
        title: its heading.
        network: the network that is measured.
        measures: names of measures, each of which gives a table of ranks.
        top: rows at most in a list that could be long, from 1.
        resamples: of the documents behind an interval of ranks; 0 leaves intervals out, None makes as many as
            `kg rank` does where that takes seconds.
    """

    title: str = TITLE
    network: Definition = field(default_factory=Definition)
    measures: tuple[str, ...] = ("strength", "betweenness")
    top: int = 15
    resamples: int | None = None

    def command(self, *arguments: str) -> str:
        """The `kg rank` that measures the same network, with these arguments as well."""
        plain, network = Definition(), self.network
        chosen = {
            "--projection": (network.projection, plain.projection),
            "--weighting": (network.weighting, plain.weighting),
            "--collectives": (network.presence.collectives, plain.presence.collectives),
            **{
                f"--{name}": (str(getattr(network.selection, name) or ""), "")
                for name in ("since", "until", "place", "zone", "kind", "confidence")
            },
        }
        given = [part for name, (value, usual) in chosen.items() if value != usual for part in (name, value)]
        flags = ["--representatives"] if network.presence.representatives else []
        return shlex.join(["kg", "rank", *arguments, *given, *flags])
