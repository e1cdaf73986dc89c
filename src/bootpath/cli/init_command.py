"""`bootpath init`."""

from datetime import date
from pathlib import Path

import click

from bootpath.cli.options import RECORDS, the_day, today_option, traceback_option


@click.command("init", epilog="\b\nExample:\n  bootpath init && bootpath check")
@click.argument("directory", default=RECORDS)
@today_option
@traceback_option
def command(directory: str, today: date | None) -> None:
    """Start a small tracker in DIRECTORY (`decisions` when not given)."""
    from bootpath.app.starting import start

    for path in start(Path(directory), the_day(today)):
        click.echo(f"wrote {path}")
    suffix = "" if directory == RECORDS else f" {directory}"
    click.echo(f"next: bootpath check{suffix}; then bootpath serve{suffix} to look at the site")
