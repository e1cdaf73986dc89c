"""`bootpath build`."""

import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bootpath.cli import exits
from bootpath.cli.options import (
    RECORDS,
    as_of_option,
    at_option,
    cache_of,
    cache_options,
    colour_option,
    jobs_option,
    locate,
    reading_of,
    templates_option,
    the_day,
    traceback_option,
)
from bootpath.cli.progress import progress
from bootpath.cli.reporting import printed

if TYPE_CHECKING:  # start-up is the reason
    from bootpath.app.answers import Question
    from bootpath.app.memory import Cache
    from bootpath.app.order import Order
    from bootpath.disk.listing import Listing


@click.command("build", epilog="\b\nExample:\n  bootpath build -o site")
@click.argument("records", default=RECORDS, metavar="[RECORDS]")
@click.option(
    "-o", "--output", default="site", show_default=True, metavar="DIR", help="Where the site goes."
)
@templates_option
@jobs_option
@cache_options
@as_of_option
@at_option
@colour_option
@traceback_option
def command(
    records: str,
    output: str,
    templates: Path | None,
    jobs: int | None,
    cache_dir: Path | None,
    no_cache: bool,
    today: date | None,
    at: str | None,
    colour: str,
) -> int:
    """Build the site of the records in RECORDS (the directory `decisions` when not given).

    The records are checked first, and nothing is built while an error stands. The new site is
    written beside the old one and put in its place in one step. Pages that are as they were in the
    last build are taken over, and their files with them.

    With --as-of nothing that is dated later is on the site; texts without a date are as they are
    recorded. With --at the records are those of a git revision, and the templates are today's.
    """
    from bootpath.app.memory import recovering
    from bootpath.app.order import Order
    from bootpath.app.unchanged import as_it_was
    from bootpath.crew.pool import cores
    from bootpath.disk.listing import Listing

    cache = cache_of(cache_dir, no_cache=no_cache)
    root, day = locate(records), the_day(today)
    order = Order(root, Path(output), day, templates, None, jobs or cores(), cache)
    started = time.monotonic()
    listing = Listing(root, records)
    last = as_it_was(order, listing, _asked(order)) if at is None else None
    if last:
        printed(last.report, "text", colour)
        files, shown = last.files, ""
    else:
        made = recovering(cache, partial(_anew, listing, at, order, colour))
        if made is None:
            return exits.PROBLEMS
        files, shown = made
    seconds = time.monotonic() - started
    click.echo(f"built {files} files into {output} in {seconds:.1f} s, as of {day}{shown}")
    return exits.CLEAN


def _asked(order: "Order") -> "Question":
    from bootpath.app.answers import Question

    # what is dated after an earlier day is left out of the site and is no mistake
    return Question(max(order.today, the_day(None)))


def _anew(
    listing: "Listing", at: str | None, order: "Order", colour: str, cache: "Cache"
) -> tuple[int, str] | None:
    """How many files the site has, and as recorded when; None where errors stand against it."""
    from bootpath.app.building import build
    from bootpath.app.checking import Last, check
    from bootpath.app.recalling import recalled

    order = order._replace(cache=cache)
    if at is None:
        reading, revision = recalled(listing, cache, order.jobs), None
    else:
        reading, revision = reading_of(listing.shown, at)
    count = len(reading.corpus.entries)
    with progress("Checking", count) as step:
        last = Last(order.cache, order.records, order.jobs) if revision is None else None
        report = check(reading, _asked(order).today, step=step, last=last)
    printed(report, "text", colour)
    if report.has_errors:
        advice = "mend the errors first" if at is None else "name a revision without errors"
        click.echo(f"nothing was built: {advice}", err=True)
        return None
    with progress("Building", count) as step:
        files = build(reading, order._replace(recorded=revision), step)
    return files, f", as recorded at {revision.commit[:12]}" if revision else ""
