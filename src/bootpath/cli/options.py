"""Options that several commands share, and what they mean when they are not given."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:  # start-up is the reason: most of what a help text needs is click
    from datetime import date
    from pathlib import Path

    from bootpath.app.memory import Cache
    from bootpath.app.reading import Reading
    from bootpath.corpus import Corpus, Entry
    from bootpath.disk.git import Revision

Command = TypeVar("Command", bound=Callable[..., Any])

RECORDS = "decisions"
"""The records' directory when none is named."""


class DayParam(click.ParamType):  # type: ignore[type-arg]  # older Clicks take none
    """A day, YYYY-MM-DD."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> "date":
        """Read the day; refuse with a sentence what is none."""
        from datetime import date

        from bootpath.day import day

        if isinstance(value, date):
            return value
        try:
            return day(str(value))
        except ValueError:
            self.fail(f"'{value}' is no day; write it as YYYY-MM-DD", param, ctx)


def records_option(command: Command) -> Command:
    """`-C DIR`: the records' directory."""
    return click.option(
        "-C",
        "--records",
        default=RECORDS,
        metavar="DIR",
        envvar="BOOTPATH_RECORDS",
        show_default=True,
        help="Directory of the records.",
    )(command)


def today_option(command: Command) -> Command:
    """`--today DATE`: the day of the command."""
    return click.option(
        "--today",
        type=DayParam(),
        metavar="DATE",
        help="The day to reckon with; else SOURCE_DATE_EPOCH, else the current day in UTC.",
    )(command)


def as_of_option(command: Command) -> Command:
    """`--as-of DATE`, which `--today DATE` says too: the records by what is dated up to a day."""
    return click.option(
        "--as-of",
        "--today",
        "today",
        type=DayParam(),
        metavar="DATE",
        multiple=True,
        callback=_one_day,
        help="What had been said and done by DATE; else by SOURCE_DATE_EPOCH, else by the current "
        "day in UTC.",
    )(command)


def _one_day(ctx: click.Context, param: click.Parameter, days: "tuple[date, ...]") -> "date | None":
    """The day that was given, be it once or twice; Click alone would take the last in silence."""
    if len(set(days)) > 1:
        message = f"{' and '.join(map(str, days))} are different days; name one of them"
        raise click.BadParameter(message, ctx, param)
    return days[0] if days else None


def at_option(command: Command) -> Command:
    """`--at REVISION`: the records as they were at a git revision."""
    return click.option(
        "--at",
        metavar="REVISION",
        help="What had been recorded at REVISION: a commit, a branch or a tag of git.",
    )(command)


def templates_option(command: Command) -> Command:
    """`--templates DIR`: templates of the user's own."""
    from pathlib import Path

    return click.option(
        "--templates",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="DIR",
        help="Templates of your own, laid over those that come with bootpath.",
    )(command)


def jobs_option(command: Command) -> Command:
    """`--jobs N`: in how many processes."""
    return click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1),
        metavar="N",
        help="How many processes work; else as many as there are cores.",
    )(command)


def cache_options(command: Command) -> Command:
    """`--cache-dir DIR` and `--no-cache`: where to keep what the next run need not work out again."""
    from pathlib import Path

    place = click.option(
        "--cache-dir",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="BOOTPATH_CACHE_DIR",
        metavar="DIR",
        help="Where to keep what the next run need not work out again; else where the system "
        "keeps caches.",
    )
    none = click.option("--no-cache", is_flag=True, help="Neither use nor keep anything.")
    return place(none(command))


def cache_of(cache_dir: "Path | None", *, no_cache: bool) -> "Cache":
    """The cache that these options name."""
    from bootpath.app.memory import NO_CACHE, Cache, default_cache

    if no_cache:
        return NO_CACHE
    return Cache(cache_dir) if cache_dir else default_cache()


def colour_option(command: Command) -> Command:
    """`--color WHEN`: colour on a terminal."""
    return click.option(
        "--color",
        "colour",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colour; auto means on a terminal, and heeds NO_COLOR.",
    )(command)


def traceback_option(command: Command) -> Command:
    """`--traceback`: show where a fault of ours happened; the error boundary reads it."""
    return click.option(
        "--traceback", is_flag=True, expose_value=False, help="Show where a fault happened."
    )(command)


def the_day(today: "date | None") -> "date":
    """The day to reckon with: as given, by SOURCE_DATE_EPOCH (reproducible-builds.org), or now."""
    from datetime import UTC, datetime

    if today is not None:
        return today
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            message = f"SOURCE_DATE_EPOCH is '{epoch}', which is no number of seconds"
            raise click.UsageError(message) from None
    return datetime.now(UTC).date()


def wants_colour(when: str) -> bool:
    """Whether to colour standard output (no-color.org; FORCE_COLOR as many tools have it)."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """Columns to write for: the terminal's, or COLUMNS, at least 40 and at most 120."""
    import shutil

    return max(40, min(120, shutil.get_terminal_size().columns))


def locate(records: str) -> "Path":
    """The records' directory as a path; refuses a name that is not there, or no directory."""
    from pathlib import Path

    from bootpath.disk.listing import absent, no_directory

    path = Path(records)
    if not path.exists():
        raise absent(records)
    if not path.is_dir():
        raise no_directory(records)
    return path


def reading_of(records: str, at: str | None) -> "tuple[Reading, Revision | None]":
    """The records as they lie in their directory, or as they were at a revision, which is named.

    Raises UnknownRevision for a revision that is not there, and DiskFault.
    """
    from bootpath.app.reading import read, read_past
    from bootpath.disk.git import Revision

    path = locate(records)
    if at is None:
        return read(path, records), None
    reading, commit = read_past(path, records, at)
    return reading, Revision(commit, changed=False)


def entry_of(corpus: "Corpus", decision: str) -> "Entry":
    """The decision that a user names by its slug, a former one, or its file."""
    from bootpath.shape import hint_for

    slug = decision.removesuffix(".yaml").rpartition("/")[2]
    entry = corpus.entry(slug)
    if entry is None and slug in corpus.unread:
        raise click.UsageError(f"'{slug}' could not be read: see bootpath check")
    if entry is None:
        raise click.UsageError(f"there is no decision '{slug}'; {hint_for(slug, corpus.slugs)}")
    return entry
