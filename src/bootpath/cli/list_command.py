"""`bootpath list`."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import click

from bootpath.cli.options import (
    as_of_option,
    at_option,
    colour_option,
    reading_of,
    records_option,
    terminal_width,
    the_day,
    traceback_option,
    wants_colour,
)
from bootpath.cli.unread import say_unread

if TYPE_CHECKING:
    from bootpath.app.listing import Row


@click.command(
    "list", epilog="\b\nExample:\n  bootpath list --status open --component linux --format json"
)
@click.option("--status", multiple=True, help="Only decisions of this status; may be repeated.")
@click.option("--component", multiple=True, help="Only decisions of this component.")
@click.option("--tag", multiple=True, help="Only decisions with this tag.")
@click.option(
    "--person", multiple=True, help="Only decisions on which this person took a position."
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print them.",
)
@records_option
@as_of_option
@at_option
@colour_option
@traceback_option
def command(
    status: tuple[str, ...],
    component: tuple[str, ...],
    tag: tuple[str, ...],
    person: tuple[str, ...],
    format_name: str,
    records: str,
    today: date | None,
    *,
    at: str | None,
    colour: str,
) -> None:
    """List decisions with their status and last activity."""
    from bootpath.app.listing import Filters, ahead, rows
    from bootpath.standing import standings

    reading, _ = reading_of(records, at)
    day = the_day(today)
    _refuse_unknown(status, component, person, reading.corpus)
    standing = standings(reading.corpus, day)
    found = list(rows(reading.corpus, standing, Filters(status, component, tag, person)))
    if format_name == "json":
        import json

        click.echo(json.dumps([row.as_json() for row in found], indent=2, ensure_ascii=False))
    elif format_name == "csv":
        click.echo(_csv(found), nl=False)
    else:
        click.echo(_table(found, wants_colour(colour)), color=True)
        later = len(ahead(reading.corpus, standing))
        if later:
            noun = "1 decision begins" if later == 1 else f"{later} decisions begin"
            click.echo(f"{noun} after {day}")
    say_unread(reading)


def _refuse_unknown(
    status: Iterable[str], component: Iterable[str], person: Iterable[str], corpus: object
) -> None:
    """A misspelt filter would find nothing and look like an answer."""
    from typing import get_args

    from bootpath.corpus import Corpus
    from bootpath.record import Status
    from bootpath.shape import hint_for

    assert isinstance(corpus, Corpus)  # noqa: S101 -- imported late for a quick start
    known = (
        ("status", status, get_args(Status)),
        ("component", component, tuple(corpus.tracker.components)),
        ("person", person, tuple(corpus.people)),
    )
    for noun, asked, names in known:
        for name in asked:
            if name not in names:
                raise click.UsageError(f"there is no {noun} '{name}'; {hint_for(name, names)}")


def _csv(found: "list[Row]") -> str:
    import csv
    import io
    from dataclasses import fields

    from bootpath.app.listing import Row

    names = [field.name for field in fields(Row)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in found:
        values = (getattr(row, name) for name in names)
        writer.writerow(
            " ".join(value) if isinstance(value, tuple) else "" if value is None else value
            for value in values
        )
    return out.getvalue()


def _table(found: "list[Row]", colour: bool) -> str:
    if not found:
        return "no decision fits"

    def painted(text: str, fg: str | None = None, *, bold: bool = False, dim: bool = False) -> str:
        return click.style(text, fg=fg, bold=bold or None, dim=dim or None) if colour else text

    left = max(len("status"), *(len(row.status) for row in found))
    lines = [painted(f"{'status':<{left}}  last event  decision", bold=True)]
    for row in found:
        status = painted(f"{row.status:<{left}}", _COLOURS.get(row.status))
        lines.append(f"{status}  {row.last_activity or '':10}  {row.slug}")
        title = _clipped(row.title, terminal_width() - left - 14)
        lines.append(" " * (left + 14) + painted(title, dim=True))
    noun = "decision" if len(found) == 1 else "decisions"
    return "\n".join((*lines, "", f"{len(found)} {noun}"))


def _clipped(text: str, room: int) -> str:
    from wcwidth import wcswidth

    while wcswidth(text) > room:
        text = text.removesuffix("…")[:-1].rstrip() + "…"
    return text


_COLOURS = {
    "open": "blue",
    "accepted": "green",
    "settled": "green",
    "rejected": "red",
    "deferred": "yellow",
}
