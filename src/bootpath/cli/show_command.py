"""`bootpath show`."""

from datetime import date

import click

from bootpath.cli.options import (
    as_of_option,
    at_option,
    colour_option,
    entry_of,
    reading_of,
    records_option,
    terminal_width,
    the_day,
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
@as_of_option
@at_option
@colour_option
@traceback_option
def command(decision: str, records: str, today: date | None, at: str | None, colour: str) -> None:
    """Show a DECISION, named by its slug or a former one, on the terminal."""
    from dataclasses import replace

    from bootpath.difference import first_day
    from bootpath.record.by_day import decision_by
    from bootpath.standing import standing
    from bootpath.views.terminal import Sheet, sheet, unpainted

    day = the_day(today)
    reading, revision = reading_of(records, at)
    corpus = reading.corpus
    entry = entry_of(corpus, decision)
    found = standing(corpus, entry, day)
    first = first_day(corpus, entry)
    if found.asked is None and first is not None:
        title = entry.decision.title
        click.echo(f"{title}\n\nNothing of it is dated {day} or before; it begins on {first}.")
        return
    record = decision_by(entry.decision, day)
    entry = replace(entry, record=replace(entry.shaped, record=record))
    paint = _painted if wants_colour(colour) else unpainted
    page = Sheet(corpus, reading.evidence, min(terminal_width(), 80), paint, day)
    click.echo(sheet(page, entry, found), color=True)
    if today is not None or revision:
        recorded = f"recorded at {revision.commit[:12]}" if revision else "recorded now"
        click.echo(f"\n{paint('quiet', f'As of {day}; what bears no date is as {recorded}.')}")


def _painted(part: str, text: str) -> str:
    return click.style(
        text, fg=_COLOURS.get(part), bold=part in _BOLD or None, dim=part == "quiet" or None
    )
