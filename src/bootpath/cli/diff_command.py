"""`bootpath diff`."""

from datetime import date
from typing import TYPE_CHECKING

import click

from bootpath.cli.options import (
    DayParam,
    as_of_option,
    at_option,
    reading_of,
    records_option,
    terminal_width,
    the_day,
    traceback_option,
)

if TYPE_CHECKING:
    from bootpath.app.comparing import Side

_COLUMNS = 80


@click.command(
    "diff",
    epilog="\b\nExample:\n"
    "  bootpath diff HEAD~1\n"
    "  bootpath diff v1.0 v1.1 --format json\n"
    "  bootpath diff --from 2016-04-13 --to 2016-04-14",
)
@click.argument("revisions", nargs=-1, metavar="[REV1 [REV2]]")
@click.option(
    "--from",
    "since",
    type=DayParam(),
    metavar="DATE",
    help="The earlier day: what is dated by then is no change.",
)
@click.option(
    "--to",
    "until",
    type=DayParam(),
    metavar="DATE",
    help="The later day, which counts; else today.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the changes.",
)
@records_option
@at_option
@as_of_option
@traceback_option
def command(
    revisions: tuple[str, ...],
    since: date | None,
    until: date | None,
    format_name: str,
    records: str,
    at: str | None,
    today: date | None,
) -> None:
    """Say what changed between two states of the records, in words to be mailed.

    With REV1 and REV2 the states are what was recorded at two git revisions; without REV2 the
    second is the work tree. With --from and --to they are what had been said and done by two days,
    by the dates in the records.
    """
    from bootpath.app.comparing import Comparison

    if since is not None or until is not None:
        before, after = _days(revisions, since, until, records, at, today)
    else:
        before, after = _revisions(revisions, records, at, today)
    found = Comparison(before, after)
    if format_name == "json":
        import json

        click.echo(json.dumps(found.document(), indent=2, ensure_ascii=False))
    else:
        click.echo(found.text(min(terminal_width(), _COLUMNS)))
    _say_unread(before, after)


def _days(
    revisions: tuple[str, ...],
    since: date | None,
    until: date | None,
    records: str,
    at: str | None,
    today: date | None,
) -> "tuple[Side, Side]":
    """Two days of the same records."""
    from bootpath.app.comparing import Side
    from bootpath.difference import State

    if revisions:
        raise click.UsageError("name revisions or days, not both; --at REVISION goes with days")
    if since is None:
        raise click.UsageError("--to needs the day to begin with: add --from DATE")
    if until is not None and today is not None:
        raise click.UsageError("--to names the later day already; leave --as-of away")
    last = until or the_day(today)
    if since > last:
        raise click.UsageError(f"{since} lies after {last}: name the earlier day in --from")
    reading, revision = reading_of(records, at)
    commit = revision.commit if revision else None
    return Side(State(reading.corpus, since), commit), Side(State(reading.corpus, last), commit)


def _revisions(
    revisions: tuple[str, ...], records: str, at: str | None, today: date | None
) -> "tuple[Side, Side]":
    """What was recorded at two revisions, both by the same day."""
    from bootpath.app.comparing import Side
    from bootpath.difference import State

    if at is not None:
        raise click.UsageError("--at goes with --from and --to; name revisions as arguments")
    if not revisions:
        raise click.UsageError(
            "name a revision to compare with (bootpath diff HEAD~1), or days: --from DATE --to DATE"
        )
    if len(revisions) > 2:  # noqa: PLR2004 -- the metavar says it
        raise click.UsageError("name one revision or two")
    day = the_day(today)
    sides = []
    for name in (*revisions, None)[:2]:
        reading, revision = reading_of(records, name)
        sides.append(Side(State(reading.corpus, day), revision.commit if revision else None))
    return sides[0], sides[1]


def _say_unread(before: "Side", after: "Side") -> None:
    """What could not be read was not compared; a silent gap would look like no change."""
    unread: set[str] = set()
    for side in (before, after):
        files = side.corpus.files.items()
        unread |= side.corpus.unread | {f"_{kind}" for kind, file in files if file.keys is None}
    if unread:
        names = ", ".join(sorted(unread))
        verb = "was" if len(unread) == 1 else "were"
        click.echo(f"could not be read and {verb} not compared: {names}", err=True)
