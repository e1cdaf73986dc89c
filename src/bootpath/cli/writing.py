"""The end of the commands that write a position: options, the diff, the problems, the file."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bootpath.cli import exits
from bootpath.cli.options import (
    DayParam,
    colour_option,
    records_option,
    terminal_width,
    today_option,
    traceback_option,
    wants_colour,
)

if TYPE_CHECKING:  # start-up is the reason: most of what a help text needs is click
    from bootpath.app.amending import Records
    from bootpath.app.positions import Draft, Intent, Refused
    from bootpath.corpus import Entry

Command = TypeVar("Command", bound=Callable[..., Any])

STANCES = ("supports", "conditional", "neutral", "objects", "blocks", "asks")
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def _laid(command: Command, options: list[Callable[[Command], Command]]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def stance_options(command: Command) -> Command:
    """`--stance` and what goes with it."""
    return _laid(
        command,
        [
            click.option("--stance", type=click.Choice(STANCES), help="What the person holds."),
            click.option("--vote", type=click.IntRange(-2, 2), help="A vote, from -2 to +2."),
            click.option(
                "--basis",
                type=click.Choice(["declared", "as-read"]),
                help="declared when the person says so outright; else it is your reading.",
            ),
            click.option("--condition", metavar="TEXT", help="What a conditional stance needs."),
            click.option("--milestone", metavar="KEY", help="The milestone that it waits for."),
        ],
    )


def words_options(command: Command) -> Command:
    """`--quote` and what tells its place."""
    return _laid(
        command,
        [
            click.option("--quote", metavar="WORDS", help="At most 12 exact words of the mail."),
            click.option("--prefix", metavar="WORDS", help="What stands directly before them."),
            click.option("--suffix", metavar="WORDS", help="What stands directly behind them."),
        ],
    )


def said_options(command: Command) -> Command:
    """`--person`, `--date`, `--option` and `--says`."""
    return _laid(
        command,
        [
            click.option(
                "--person", metavar="KEY", help="Who says it, by the key in _people.yaml."
            ),
            click.option(
                "--date", "day", type=DayParam(), metavar="DATE", help="When it was said."
            ),
            click.option("--option", metavar="KEY", help="The option that it is about."),
            click.option("--says", metavar="TEXT", help="What they say, in your own words."),
        ],
    )


def writing_options(command: Command) -> Command:
    """`--dry-run` and the options of every command that reads records."""
    dry = click.option("--dry-run", is_flag=True, help="Print the change as a diff; write nothing.")
    return _laid(command, [dry, records_option, today_option, colour_option, traceback_option])


def refusal(refused: "Refused") -> int:
    """Say why nothing is written, with what to do about it; the exit code for it."""
    from bootpath.disk.fault import printable

    lines = [f"bootpath: {refused.message}"]
    first, *rest = (refused.hint or "").split("\n")
    if first:
        lines += [f"  hint: {first}", *rest]
    click.echo("\n".join(map(printable, lines)), err=True)
    return exits.USAGE if refused.usage else exits.PROBLEMS


def written(
    before: "Records",
    entry: "Entry",
    draft: "Draft",
    intent: "Intent",
    *,
    today: date,
    dry_run: bool,
    colour: str,
) -> int:
    """Write a position into its record, or show how; the exit code.

    Raises Refused when it does not fit what is recorded, and DiskFault as writing does.
    """
    from bootpath.app.amending import amended, difference, keep
    from bootpath.app.positions import item, replaced
    from bootpath.report import render

    was = replaced(entry.decision.positions, draft, intent)
    amendment = amended(before, entry, item(draft), today)
    if amendment.problems.diagnostics:
        text = render(
            amendment.problems, "text", colour=wants_colour(colour), width=terminal_width()
        )
        click.echo(text, nl=not text.endswith("\n"), color=True)
        click.echo("nothing was written: the position would bring these problems", err=True)
        return exits.PROBLEMS
    if dry_run:
        lines = difference(amendment)
        shown = _painted(lines) if wants_colour(colour) else iter(lines)
        click.echo("".join(shown), nl=False, color=True)
        return exits.CLEAN
    keep(amendment)
    name = before.reading.corpus.people[draft.person].name
    earlier = f" (before: {was.stance}, {was.date})" if was else ""
    what = f"{name}, {draft.day}, {draft.stance}: {draft.option}{earlier}"
    click.echo(f"added to {amendment.shown}: {what}")
    return exits.CLEAN


def _painted(lines: tuple[str, ...]) -> Iterator[str]:
    for line in lines:
        if line.startswith(("---", "+++")):
            yield click.style(line, bold=True)
        else:
            yield click.style(line, fg=_COLOURS.get(line[:1]))
