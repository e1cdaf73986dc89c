"""`bootpath position`."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from bootpath.cli.options import entry_of, locate, the_day
from bootpath.cli.writing import (
    refusal,
    said_options,
    stance_options,
    words_options,
    writing_options,
    written,
)

Command = TypeVar("Command", bound=Callable[..., Any])


def _source_options(command: Command) -> Command:
    """`--mail` and the other sources of a citation, of which one is given."""
    for option in reversed(
        (
            click.option("--mail", metavar="ID", help="The mail's Message-ID, however pasted."),
            click.option("--url", metavar="ADDRESS", help="The mail's address in an archive."),
            click.option("--commit", metavar="REPOSITORY@HASH", help="A commit."),
            click.option("--document", metavar="ADDRESS", help="A document."),
            click.option("--title", metavar="TEXT", help="What a reader should call the source."),
            click.option("--quoted-by", metavar="KEY", help="In whose mail the words are quoted."),
        )
    ):
        command = option(command)
    return command


@click.group(
    "position",
    epilog="\b\nExample:\n  bootpath position withdraw pv-shim --person ada --date 2026-11-22 \\\n"
    '    --says "Takes it back." --mail 20261122.1@example.org',
)
def command() -> None:
    """Record a position without its mail at hand, or that it changed.

    The mail is cited and not fetched; bootpath verify compares it later.
    """


@command.command("add", epilog="\b\nExample:\n  bootpath position add pv-shim --help")
@click.argument("decision")
@said_options
@stance_options
@_source_options
@words_options
@writing_options
def add(decision: str, **chosen: Any) -> int:  # noqa: ANN401 -- what Click read
    """Record the first position of a person on an option of a DECISION."""
    return _recorded(decision, "add", **chosen)


@command.command("revise", epilog="\b\nExample:\n  bootpath position revise pv-shim --help")
@click.argument("decision")
@said_options
@stance_options
@_source_options
@words_options
@writing_options
def revise(decision: str, **chosen: Any) -> int:  # noqa: ANN401 -- what Click read
    """Record a newer position of a person on an option of a DECISION; the earlier one stays."""
    return _recorded(decision, "revise", **chosen)


@command.command("withdraw", epilog="\b\nExample:\n  bootpath position withdraw pv-shim --help")
@click.argument("decision")
@said_options
@_source_options
@words_options
@writing_options
def withdraw(decision: str, **chosen: Any) -> int:  # noqa: ANN401 -- what Click read
    """Record that a person takes back a position on an option of a DECISION; it stays as history."""
    return _recorded(decision, "withdraw", stance="withdrawn", **chosen)


def _recorded(
    decision: str,
    intent: str,
    *,
    records: str,
    dry_run: bool,
    today: date | None,
    colour: str,
    **chosen: Any,  # noqa: ANN401 -- what Click read, each by its option
) -> int:
    from bootpath.app.amending import records as read_records
    from bootpath.app.positions import Intent, Refused
    from bootpath.app.stating import Statement, drafted

    before = read_records(locate(records), records)
    entry = entry_of(before.reading.corpus, decision)
    try:
        draft = drafted(Statement(**chosen), entry.decision, before.reading.corpus.people)
        return written(
            before,
            entry,
            draft,
            Intent(intent),
            today=the_day(today),
            dry_run=dry_run,
            colour=colour,
        )
    except Refused as refused:
        return refusal(refused)
