"""Shapes and colours, for the page and for the printed figure alike.

A kind is told by its shape, so that nothing rests on colour alone; the colours keep apart in the common forms
of colour blindness as far as seven can (blue, orange, purple, green, brown after Okabe and Ito 2008).
"""

from __future__ import annotations

# Kind -> vis-network's name of its shape, colour on light paper, colour on dark paper.
KINDS = {
    "Agency": ("square", "#2b6ca8", "#5a9fdc"),
    "Official": ("dot", "#e39a2d", "#edb04f"),
    "Meeting": ("diamond", "#b0477d", "#d977a8"),
    "CooperationZone": ("hexagon", "#17806d", "#3fb39c"),
    "Agreement": ("triangle", "#7a5c3e", "#b79470"),
    "Place": ("triangleDown", "#68b3de", "#92cdf0"),
    "Collective": ("star", "#74777f", "#9a9ea6"),
}
SHAPES = {kind: shape for kind, (shape, _, _) in KINDS.items()}

# Groups of nodes, the largest first; all further ones are grey.
GROUPS = (
    ("#2b6ca8", "#5a9fdc"),
    ("#d9822b", "#edb04f"),
    ("#17806d", "#3fb39c"),
    ("#b0477d", "#d977a8"),
    ("#7458a6", "#a78fd6"),
    ("#8a7a1f", "#c9b84a"),
    ("#b4432f", "#e5806c"),
    ("#3e8fa3", "#6cc3d6"),
)
REST = ("#8b8f96", "#82878f")

# What is no kind: paper, ink, lines. The names are those of the style sheet.
LIGHT = {
    "paper": "#fbfaf7",
    "raised": "#ffffff",
    "ink": "#21262d",
    "quiet": "#5b646e",
    "line": "#e1ded6",
    "edge": "#c3c1ba",
    "edge-strong": "#5b646e",
    "accent": "#1f5f99",
    "wash": "#eef3f8",
}
DARK = {
    "paper": "#16191d",
    "raised": "#1e2227",
    "ink": "#e8e6e1",
    "quiet": "#a0a7af",
    "line": "#33383f",
    "edge": "#454b53",
    "edge-strong": "#aab1b9",
    "accent": "#7db8ec",
    "wash": "#26303a",
}


def variables() -> str:
    """The colours as variables of a style sheet, for light and for dark."""

    def block(plain: dict[str, str], at: int) -> str:
        groups = {f"group-{number}": pair[at] for number, pair in enumerate(GROUPS)} | {"group-rest": REST[at]}
        kinds = {kind: pair[1 + at] for kind, pair in KINDS.items()}
        return "".join(f"--{name}:{colour};" for name, colour in (plain | kinds | groups).items())

    return f":root{{{block(LIGHT, 0)}}}\n@media (prefers-color-scheme: dark){{:root{{{block(DARK, 1)}}}}}\n"
