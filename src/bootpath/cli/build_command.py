"""`bootpath build`."""

import time
from datetime import date
from pathlib import Path

import click

from bootpath.cli import exits
from bootpath.cli.options import (
    RECORDS,
    colour_option,
    terminal_width,
    the_day,
    today_option,
    traceback_option,
    wants_colour,
)
from bootpath.cli.progress import progress


@click.command("build", epilog="\b\nExample:\n  bootpath build -o site")
@click.argument("records", default=RECORDS, metavar="[RECORDS]")
@click.option(
    "-o", "--output", default="site", show_default=True, metavar="DIR", help="Where the site goes."
)
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Templates of your own, laid over those that come with bootpath.",
)
@today_option
@colour_option
@traceback_option
def command(
    records: str, output: str, templates: Path | None, today: date | None, colour: str
) -> int:
    """Build the site of the records in RECORDS (the directory `decisions` when not given).

    The records are checked first, and nothing is built while an error stands. The new site is
    written beside the old one and put in its place in one step.
    """
    from bootpath.app.building import build
    from bootpath.app.checking import check
    from bootpath.app.reading import read
    from bootpath.report import render

    day = the_day(today)
    started = time.monotonic()
    reading = read(Path(records), records)
    count = len(reading.corpus.entries)
    with progress("Checking", count) as step:
        checked = check(reading, day, step=step)
    report = render(checked.report, "text", colour=wants_colour(colour), width=terminal_width())
    click.echo(report, nl=not report.endswith("\n"), color=True)
    if checked.has_errors:
        click.echo("nothing was built: mend the errors first", err=True)
        return exits.PROBLEMS
    with progress("Building", count) as step:
        files = build(
            reading.corpus, reading.evidence, Path(records), Path(output), day, templates, step
        )
    seconds = time.monotonic() - started
    click.echo(f"built {files} files into {output} in {seconds:.1f} s, as of {day}")
    return exits.CLEAN
