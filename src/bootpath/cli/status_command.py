"""`bootpath status`."""

from datetime import date

import click

from bootpath.cli.options import (
    as_of_option,
    at_option,
    entry_of,
    reading_of,
    records_option,
    the_day,
    traceback_option,
)


@click.command(
    "status",
    epilog="\b\nExample:\n  bootpath status pv-pvops-deprecated-once-pvh-stable --as-of 2016-04-14",
)
@click.argument("decision", required=False)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
@records_option
@as_of_option
@at_option
@traceback_option
def command(
    decision: str | None, format_name: str, records: str, today: date | None, at: str | None
) -> None:
    """Print the state of the discussion as plain text for a mail, 72 columns wide.

    With a DECISION, named by its slug or a former one: where it stands, who stands where, what is
    open, what it waits for, what was expected and what came, with the sources as footnotes.
    Without one: every decision in which something may still happen, in a few lines each.
    """
    from bootpath.app.telling import Telling
    from bootpath.cli.unread import say_unread

    reading, revision = reading_of(records, at)
    entry = entry_of(reading.corpus, decision) if decision is not None else None
    telling = Telling(reading, the_day(today), revision)
    if format_name == "json":
        import json

        click.echo(json.dumps(telling.document(entry), indent=2, ensure_ascii=False))
    else:
        click.echo(telling.text(entry), nl=False)
    say_unread(reading)
