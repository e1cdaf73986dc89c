"""The list of commands; each lives in a module of its own and imports what it needs when it runs."""

import importlib
from collections.abc import Sequence

import click

from bootpath import __version__
from bootpath.cli import exits
from bootpath.cli.boundary import heed_interruption
from bootpath.cli.options import traceback_option

COMMANDS = {
    "init": "Start a tracker that passes check as it comes.",
    "new": "Write the skeleton of a new decision.",
    "import": "Draft a decision from a thread of mails.",
    "cite": "Record a position with the mail on standard input as its evidence.",
    "position": "Record a position without its mail at hand, or that it changed.",
    "check": "Check records and say everything that is wrong with them.",
    "verify": "Compare citations with the mails, and with who said the words.",
    "unrecorded": "List later mails in cited threads that no record mentions.",
    "build": "Build the site.",
    "serve": "Show the site on this machine and rebuild it at each save.",
    "list": "List decisions.",
    "show": "Show one decision on the terminal.",
    "status": "Print the state of the discussion as text for a mail.",
    "digest": "Tell what changed since a day, as text or as a mail.",
    "diff": "Say what changed between two revisions or two days.",
    "due": "List what is overdue and what comes due.",
    "explain": "Explain a check by its code, or list them all.",
    "schema": "Print the JSON Schema of a kind of file.",
}
"""The commands in the order of a first day's work, each with its line in the help."""


class _Commands(click.Group):
    """A group that imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- Click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"bootpath.cli.{cmd_name}_command")
        command = module.command
        assert isinstance(command, click.Command)  # noqa: S101 -- a module of ours
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            ctx.fail(f"there is no command '{args[0]}'; {_nearest(args[0], list(COMMANDS))}")
        return super().resolve_command(ctx, args)


def _nearest(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    found = get_close_matches(word, known, 1)
    return f"did you mean '{found[0]}'?" if found else "see bootpath --help"


_EXITS = "\n".join(f"  {code:>3}  {meaning}" for code, meaning in exits.MEANING.items())


@click.command(
    cls=_Commands,
    epilog=f"\b\nExit codes:\n{_EXITS}\n\n\b\nExample:\n  bootpath check && bootpath build -o site",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(
    __version__, "-V", "--version", prog_name="bootpath", message="%(prog)s %(version)s"
)
@traceback_option
def bootpath() -> None:
    """Track the decisions of a discussion that happens on mailing lists.

    Decisions are YAML records in git: questions, options, who took which position in which mail.
    bootpath checks them and builds a site that a reader can browse.
    """
    heed_interruption()
