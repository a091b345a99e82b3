"""Help that is a tour: every command comes with examples, in its own help and in the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence


def _remember(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        context.find_root().obj["debug"] = True


debug = click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=_remember,
    help="Show where in the program an error arose.",
)


class Command(click.Command):
    """A command with `examples`, the first of which stands in the tour."""

    def __init__(self, *args: Any, examples: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples
        debug(self)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples, one a line."""
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"{'':>{formatter.current_indent}}{example}\n")
        super().format_epilog(ctx, formatter)


class Branch(Command, click.Group):
    """A command that has commands of its own, with `examples` as the others have them."""


class Tour(click.Group):
    """Commands in the order of use, each with its first example."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order in which they were added."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each command does, and its first example."""
        with formatter.section("Commands"):
            width = max(map(len, self.commands))
            for name in self.list_commands(ctx):
                command = self.commands[name]
                indent = " " * formatter.current_indent
                formatter.write(f"{indent}{name:<{width}}  {command.get_short_help_str(limit=200)}\n")
                if isinstance(command, Command):
                    formatter.write(f"{indent}{'':<{width}}    {command.examples[0]}\n")

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Where to go on."""
        formatter.write_paragraph()
        formatter.write_text("`kg COMMAND --help` says everything of a command. A FILE called - is stdin or stdout.")
        formatter.write_text('Completion: eval "$(_KG_COMPLETE=bash_source kg)", or zsh_source, fish_source.')
