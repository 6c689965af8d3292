"""The `portal` command. One file a subcommand: `cli/serve.py` defines `serve`, its docstring's first line is the help.

A subcommand's file is imported only when it is called, so that `portal --help` answers at once.
"""

import ast
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import click


class Subcommands(click.Group):
    """A group whose commands are the files beside this one; each holds a command of its own name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the shape of click.Group
        """Return the names of the files, except those that begin with an underscore."""
        return sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command by name; None where there is no such file."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(import_module(f"{__name__}.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command's name and the first line of its file, without importing it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _summary(name)) for name in self.list_commands(ctx)])


def _summary(name: str) -> str:
    source = Path(__path__[0], f"{name}.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]


@click.group(cls=Subcommands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Run and look after the AVRR knowledge portal."""
