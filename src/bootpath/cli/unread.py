"""What an answer leaves out because it could not be read."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bootpath.app.reading import Reading


def say_unread(reading: "Reading") -> None:
    """Say on standard error how many records are missing from an answer."""
    unread = len(reading.corpus.unread)
    if unread:
        noun = "record" if unread == 1 else "records"
        click.echo(f"{unread} {noun} could not be read: see bootpath check", err=True)
