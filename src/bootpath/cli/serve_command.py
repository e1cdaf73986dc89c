"""`bootpath serve`."""

import gc
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bootpath.cli.options import (
    RECORDS,
    colour_option,
    templates_option,
    terminal_width,
    the_day,
    today_option,
    traceback_option,
    wants_colour,
)

if TYPE_CHECKING:
    from bootpath.report import Report

_LOOK_EVERY = 0.02
"""Seconds between two looks whether anything calls for a look at the files."""

_TURN = 0.1
"""Seconds in which whoever waits for the pages gets them."""

_LONG = 1.0
"""Seconds from which a build is taken to have made much anew."""


@click.command("serve", epilog="\b\nExample:\n  bootpath serve --port 8000")
@click.argument("records", default=RECORDS, metavar="[RECORDS]")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port on 127.0.0.1; 0 takes any free one.",
)
@templates_option
@today_option
@colour_option
@traceback_option
def command(
    records: str, port: int, templates: Path | None, today: date | None, colour: str
) -> None:
    """Show the site of RECORDS on this machine and rebuild it at each save.

    The pages lie in a temporary directory that is gone when it ends. While an error stands, the last
    good pages are shown with the problems above them. Ctrl-C ends it.
    """
    from bootpath.app.serving import Workshop
    from bootpath.disk.scratch import scratch
    from bootpath.disk.server import HOST, Shelf, serve
    from bootpath.views.hosting import HEADERS, KINDS

    the_day(today)
    with scratch() as place:
        shelf = Shelf()
        workshop = Workshop(records, templates, lambda: the_day(today), place)

        def build() -> float:
            started = time.monotonic()
            files, report, fault = workshop.build()
            shelf.put(files)
            click.echo(_said(report, fault, wants_colour(colour)), nl=False, color=True)
            seconds = time.monotonic() - started
            click.echo(f"{len(files)} files in {seconds:.2f} s")
            return seconds

        _collect(build())
        server = serve(
            shelf,
            port,
            lambda got: click.echo(f"http://{HOST}:{got}/ (Ctrl-C ends it)"),
            HEADERS,
            {kind.suffix: kind.media_type for kind in KINDS},
        )
        try:
            for _ in workshop.versions(lambda: time.sleep(_LOOK_EVERY)):
                seconds = build()
                time.sleep(_TURN)
                _collect(seconds)
        finally:
            server.shutdown()


def _collect(seconds: float) -> None:
    """Let go of what was there before a build that took so long: this command does not end.

    What stays is not looked through again until a long build has made much anew.
    """
    if seconds > _LONG:
        gc.unfreeze()
    gc.collect()
    if seconds > _LONG:
        gc.freeze()


def _said(report: "Report | None", fault: str | None, colour: bool) -> str:
    from bootpath.report import render

    if report is None:
        return f"{fault}\n"
    return render(report, "text", colour=colour, width=terminal_width())
