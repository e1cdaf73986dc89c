"""`bootpath check`."""

import os
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bootpath.cli.options import (
    RECORDS,
    cache_of,
    cache_options,
    colour_option,
    jobs_option,
    the_day,
    today_option,
    traceback_option,
)
from bootpath.cli.progress import progress
from bootpath.cli.reporting import exit_code, printed, report_options

if TYPE_CHECKING:  # start-up is the reason
    from bootpath.app.answers import Question
    from bootpath.app.memory import Cache
    from bootpath.disk.listing import Listing
    from bootpath.report import Report


@click.command(
    "check",
    epilog="\b\nExample:\n  bootpath check\n  bootpath check decisions/pv-shim.yaml --format concise\n"
    "  bootpath check --since origin/main",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@report_options
@click.option(
    "--fail-on-due",
    is_flag=True,
    help="Let what came due weigh as errors and warnings; else it is a note and fails nothing.",
)
@click.option(
    "--since",
    metavar="REVISION",
    help="Hold the records to what they were at REVISION: a commit, a branch or a tag of git.",
)
@jobs_option
@cache_options
@today_option
@colour_option
@traceback_option
def command(
    paths: tuple[str, ...],
    format_name: str | None,
    fail_on: str,
    fail_on_due: bool,
    since: str | None,
    jobs: int | None,
    cache_dir: Path | None,
    no_cache: bool,
    today: date | None,
    colour: str,
) -> int:
    """Check records and say everything that is wrong with them.

    PATH is a directory of records or files in one; without it, the directory `decisions`. With
    files, the whole tracker is read but only these files are reported on.
    """
    from bootpath.app.answers import Question, last_answers
    from bootpath.app.memory import recovering
    from bootpath.disk.listing import Listing

    ask = Question(the_day(today), fail_on_due)
    root, only = _scope(paths)
    listing = Listing(Path(root), root)
    cache = cache_of(cache_dir, no_cache=no_cache)
    report = None
    if since is None:
        with last_answers(cache, listing) as answers:
            report = answers.report(listing.root, ask)
    if report is None:
        report = recovering(cache, partial(_checked, listing, ask, since, jobs))
    report = report.about(only)
    printed(report, format_name, colour)
    return exit_code(report, fail_on)


def _checked(
    listing: "Listing", ask: "Question", since: str | None, jobs: int | None, cache: "Cache"
) -> "Report":
    from bootpath.app.checking import Last, check, earlier
    from bootpath.app.recalling import recalled
    from bootpath.crew.pool import cores

    jobs = jobs or cores()
    with progress("Reading", len(listing.files)) as step:
        reading = recalled(listing, cache, jobs, step)
    then = earlier(listing.root, listing.shown, since) if since is not None else None
    if then and not then.corpus.entries:
        click.echo(f"bootpath: {then.commit} has no decisions to hold these to", err=True)
    with progress("Checking", len(reading.corpus.entries)) as step:
        last = Last(cache, listing.root, jobs)
        return check(reading, ask.today, step, then, fail_on_due=ask.fail_on_due, last=last)


def _scope(paths: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The records' directory that paths lie in, and the files that were named."""
    if not paths:
        return RECORDS, ()
    directories = [path for path in paths if Path(path).is_dir()]
    files = [path for path in paths if path not in directories]
    roots = {Path(path).as_posix() for path in directories}
    roots |= {Path(path).parent.as_posix() for path in files}
    if len(roots) > 1:
        raise click.UsageError("the paths lie in more than one directory; check one at a time")
    missing = next((path for path in files if not os.path.lexists(path)), None)
    if missing is not None:
        raise click.UsageError(f"there is no file or directory '{missing}'")
    (root,) = roots
    if directories:
        return root, ()
    prefix = "" if root == "." else f"{root}/"
    return root if prefix else "", tuple(prefix + Path(path).name for path in files)
