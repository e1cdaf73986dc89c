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
    reading_of,
    templates_option,
    terminal_width,
    the_day,
    traceback_option,
    wants_colour,
)
from bootpath.cli.progress import progress

if TYPE_CHECKING:  # start-up is the reason
    from bootpath.app.recall import Cache


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
    from bootpath.app.recall import recovering
    from bootpath.crew.pool import cores

    cache = cache_of(cache_dir, no_cache=no_cache)
    work = partial(_run, records, output, templates, jobs or cores(), today, at, colour)
    return recovering(cache, work)


def _run(
    records: str,
    output: str,
    templates: Path | None,
    jobs: int,
    today: date | None,
    at: str | None,
    colour: str,
    cache: "Cache",
) -> int:
    from bootpath.app.building import Order, build
    from bootpath.app.checking import Last, check
    from bootpath.report import render

    day = the_day(today)
    started = time.monotonic()
    reading, revision = reading_of(records, at, cache, jobs)
    count = len(reading.corpus.entries)
    with progress("Checking", count) as step:
        # what is dated after an earlier day is left out of the site and is no mistake
        last = Last(cache, Path(records), jobs) if revision is None else None
        checked = check(reading, max(day, the_day(None)), step=step, last=last)
    report = render(checked.report, "text", colour=wants_colour(colour), width=terminal_width())
    click.echo(report, nl=not report.endswith("\n"), color=True)
    if checked.has_errors:
        advice = "mend the errors first" if at is None else "name a revision without errors"
        click.echo(f"nothing was built: {advice}", err=True)
        return exits.PROBLEMS
    order = Order(Path(records), Path(output), day, templates, revision, jobs, cache)
    with progress("Building", count) as step:
        files = build(reading, order, step)
    seconds = time.monotonic() - started
    shown = f", as recorded at {revision.commit[:12]}" if revision else ""
    click.echo(f"built {files} files into {output} in {seconds:.1f} s, as of {day}{shown}")
    return exits.CLEAN
