"""Options of the commands that read mail, and the archives they mean."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:  # start-up is the reason: most of what a help text needs is click
    from pathlib import Path

    from bootpath.mail.archives import ArchivesInOrder
    from bootpath.record import MailPlace, Tracker

Command = TypeVar("Command", bound=Callable[..., Any])


def archive_option(command: Command) -> Command:
    """`--archive PLACE`: where mails are read."""
    return click.option(
        "--archive",
        "given",
        multiple=True,
        metavar="PLACE",
        help="Where to read mails: an mbox, a Maildir, a git clone or the address of a"
        " public-inbox; several are tried in order. Without it, the places under mail: in"
        " _tracker.yaml.",
    )(command)


def network_options(command: Command) -> Command:
    """`--offline`, `--cache-dir`, `--no-cache`: how archives on the network are used."""
    command = click.option(
        "--no-cache", is_flag=True, help="Fetch mails anew, and keep none of them."
    )(command)
    command = click.option(
        "--cache-dir",
        metavar="DIR",
        envvar="BOOTPATH_CACHE",
        help="Where fetched mails are kept; else the system's own place for caches.",
    )(command)
    return click.option("--offline", is_flag=True, help="Use no network, only mails at hand.")(
        command
    )


def mail_places(tracker: "Tracker", given: Sequence[str], records: "Path") -> "list[MailPlace]":
    """The places to read mails from; none, or one that is not there, is wrong usage."""
    from bootpath.app.archiving import places

    try:
        found = places(tracker, given, records)
    except ValueError as wrong:
        raise click.UsageError(f"--archive: {wrong}") from None
    if not found:
        message = "nothing says where mails are; give --archive, or mail: in _tracker.yaml"
        raise click.UsageError(message)
    return found


def opened(
    tracker: "Tracker",
    given: Sequence[str],
    records: "Path",
    *,
    offline: bool,
    cache_dir: str | None,
    no_cache: bool,
    step: Callable[[], None] = lambda: None,
) -> "ArchivesInOrder":
    """The archives that the options or the tracker name."""
    import time

    from bootpath.app.archiving import archives
    from bootpath.mail.archives.http import Clock

    clock = Clock(time.monotonic, time.time, time.sleep)
    try:
        return archives(
            mail_places(tracker, given, records),
            clock,
            offline=offline,
            cache=None if no_cache else _cache(cache_dir),
            step=step,
        )
    except ValueError as wrong:
        raise click.UsageError(str(wrong)) from None


def _cache(given: str | None) -> "Path":
    from pathlib import Path

    from platformdirs import user_cache_path

    return Path(given) if given else user_cache_path("bootpath") / "mail"
