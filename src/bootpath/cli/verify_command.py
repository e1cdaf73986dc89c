"""`bootpath verify`."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from bootpath.cli.archive_options import archive_option, network_options, opened
from bootpath.cli.options import (
    colour_option,
    entry_of,
    locate,
    records_option,
    the_day,
    today_option,
    traceback_option,
)
from bootpath.cli.progress import progress
from bootpath.cli.reporting import exit_code, printed, report_options
from bootpath.disk.fault import DiskFault, printable

if TYPE_CHECKING:
    from bootpath.app.verifying import Verified

_LONG = 20  # mails that are worth a progress bar: one over the network takes about a second


@click.command(
    "verify",
    epilog="\b\nExample:\n  bootpath verify --archive ~/mail/xen-devel.mbox\n"
    "  bootpath verify pv-shim --offline",
)
@click.argument("decisions", nargs=-1, metavar="[DECISION]...")
@records_option
@archive_option
@network_options
@report_options
@click.option("--no-lock", is_flag=True, help="Report only; leave _citations.lock as it is.")
@today_option
@colour_option
@traceback_option
def command(
    *,
    decisions: tuple[str, ...],
    records: str,
    given: tuple[str, ...],
    offline: bool,
    cache_dir: str | None,
    no_cache: bool,
    format_name: str | None,
    fail_on: str,
    no_lock: bool,
    today: date | None,
    colour: str,
) -> int:
    """Compare citations with the mails, and with who said the words.

    Checks every citation of a mail, or those of each DECISION. What is found is reported as check
    reports, and kept in `_citations.lock` beside the records: commit it, and check and build know
    without any archive. With --today the lock notes the day.
    """
    from bootpath.app.reading import read
    from bootpath.app.verifying import keep, sources, verify
    from bootpath.evidence.lock import NAME

    day, root = the_day(today), locate(records)
    reading = read(root, records)
    only = tuple(entry_of(reading.corpus, one).path for one in decisions)
    if only and reading.lock is not None and reading.evidence.lock is None:
        raise DiskFault(f"{NAME} cannot be read", "verify everything: bootpath verify")
    with progress("Reading mail", len(sources(reading, only)), _LONG) as step:
        archives = opened(
            reading.corpus.tracker,
            given,
            root,
            offline=offline,
            cache_dir=cache_dir,
            no_cache=no_cache,
            step=step,
        )
        found = verify(reading, archives, day, only, today.isoformat() if today else "")
    name = printed(found.report, format_name, colour)
    for line in _told(found):
        click.echo(line, err=name not in ("text", "concise"))
    if not no_lock and keep(found.lock, root, reading.lock):
        click.echo(f"wrote {root / NAME}", err=True)
    return exit_code(found.report, fail_on)


def _told(found: "Verified") -> Iterator[str]:
    """What else is worth a line: how the citations came out, and what is odd about the archive."""
    for warning in found.warnings:
        yield printable(f"warning: {warning}")
    for key in found.changed:
        yield printable(f"warning: the mail {key} is no longer the one that was verified before")
    tally = ", ".join(f"{number} {outcome}" for outcome, number in found.tally().items())
    claims = len(found.fresh.claims)
    if not claims:
        yield "no record cites a mail: nothing was verified"
        return
    yield f"{found.asked} mails, {claims} different statements about them: {tally}"
