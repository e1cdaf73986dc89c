"""`bootpath digest`."""

from datetime import date

import click

from bootpath.cli.options import (
    DayParam,
    locate,
    records_option,
    the_day,
    traceback_option,
)


@click.command(
    "digest",
    epilog="\b\nExample:\n"
    "  bootpath digest --since 2026-06-01\n"
    "  bootpath digest --since 2026-06-01 --mbox --from 'A Name <me@example.org>' > digest.mbox",
)
@click.option(
    "--since",
    type=DayParam(),
    metavar="DATE",
    required=True,
    help="Tell what is dated after DATE.",
)
@click.option(
    "--until",
    "--today",
    "until",
    type=DayParam(),
    metavar="DATE",
    help="The last day to tell of; else SOURCE_DATE_EPOCH, else the current day in UTC.",
)
@click.option("--mbox", is_flag=True, help="Print a mail (RFC 5322) in an mbox, not its text.")
@click.option(
    "--from",
    "sender",
    metavar="ADDRESS",
    help="Who sends the mail; else an address that is not valid, to be replaced.",
)
@click.option("--to", multiple=True, metavar="ADDRESS", help="Who gets it; may be repeated.")
@records_option
@traceback_option
def command(
    since: date,
    until: date | None,
    mbox: bool,
    sender: str | None,
    to: tuple[str, ...],
    records: str,
) -> None:
    """Tell what changed since a day as plain text for a mail, or as the mail.

    What was said and done after the day of --since and up to that of --until, by the dates in the
    records: by decision, with where it stands now and the sources as footnotes. Where nothing
    changed, that is said, and no mail is printed. The same records and days give the same mail.
    """
    from bootpath.app.digesting import Digest
    from bootpath.app.reading import read
    from bootpath.cli.unread import say_unread

    last = the_day(until)
    if since > last:
        raise click.UsageError(f"{since} lies after {last}: --since names the earlier day")
    if (sender or to) and not mbox:
        raise click.UsageError("--from and --to are for a mail: add --mbox")
    reading = read(locate(records), records)
    digest = Digest(reading, since, last)
    if mbox and digest.changes:
        try:
            click.echo(digest.mbox(sender, to), nl=False)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
    else:
        click.echo(digest.text(), nl=False, err=mbox)
    say_unread(reading)
