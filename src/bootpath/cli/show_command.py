"""`bootpath show`."""

from datetime import date

import click

from bootpath.cli.options import (
    colour_option,
    entry_of,
    locate,
    records_option,
    terminal_width,
    the_day,
    today_option,
    traceback_option,
    wants_colour,
)

_BOLD = frozenset({"title", "heading"})
_COLOURS = {
    "open": "blue",
    "accepted": "green",
    "settled": "green",
    "rejected": "red",
    "deferred": "yellow",
    "supports": "green",
    "conditional": "yellow",
    "objects": "red",
    "blocks": "magenta",
}


@click.command("show", epilog="\b\nExample:\n  bootpath show pv-shim | less")
@click.argument("decision")
@records_option
@today_option
@colour_option
@traceback_option
def command(decision: str, records: str, today: date | None, colour: str) -> None:
    """Show a DECISION, named by its slug or a former one, on the terminal."""
    from bootpath.app.reading import read
    from bootpath.standing import standing
    from bootpath.views.terminal import sheet, unpainted

    corpus = read(locate(records), records).corpus
    entry = entry_of(corpus, decision)
    found = standing(corpus, entry, the_day(today))
    paint = _painted if wants_colour(colour) else unpainted
    click.echo(sheet(corpus, entry, found, min(terminal_width(), 80), paint), color=True)


def _painted(part: str, text: str) -> str:
    return click.style(
        text, fg=_COLOURS.get(part), bold=part in _BOLD or None, dim=part == "quiet" or None
    )
