"""`bootpath due`."""

from collections.abc import Iterator, Sequence
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

if TYPE_CHECKING:  # start-up is the reason: most of what a help text needs is click
    from bootpath.app.agenda import Matter
    from bootpath.day import Period

_WIDTH = 80
_INDENT = " " * 12


class PeriodParam(click.ParamType):  # type: ignore[type-arg]  # older Clicks take none
    """A duration in years, months, weeks and days (ISO 8601)."""

    name = "duration"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> "Period":
        """Read the duration; refuse with a sentence what is none."""
        from bootpath.day import Period

        if isinstance(value, Period):
            return value
        try:
            return Period.parse(str(value))
        except ValueError:
            self.fail(f"'{value}' is no duration; write it as in P3M or P2W", param, ctx)


@click.command(
    "due",
    epilog="\b\nExample:\n  bootpath due --within P3M\n  bootpath due --format ics > due.ics",
)
@click.option(
    "--within",
    type=PeriodParam(),
    metavar="DURATION",
    help="Leave out what comes due later than that from the day on: P3M is three months.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["table", "json", "ics"]),
    default="table",
    show_default=True,
    help="How to print it; ics is a calendar (RFC 5545).",
)
@records_option
@as_of_option
@at_option
@colour_option
@traceback_option
def command(
    within: "Period | None",
    format_name: str,
    records: str,
    today: date | None,
    *,
    at: str | None,
    colour: str,
) -> None:
    """List what is overdue and what comes due, the earliest first.

    That is: clocks that run out, deferrals that end, expectations to be judged, reviews,
    milestones that were expected, questions that stand too long, and decisions whose conditions
    are all met, or cannot be any more. The exit code is 0 whatever is due: this informs, and
    bootpath check --fail-on-due fails.
    """
    from bootpath.app.agenda import agenda, matters

    reading, _ = reading_of(records, at)
    corpus, day = reading.corpus, the_day(today)
    try:
        items = agenda(corpus, day, within)
    except OverflowError:
        raise click.UsageError(f"{within} after {day} lies beyond the calendar") from None
    if format_name == "ics":
        from bootpath.due import calendar
        from bootpath.markup import plain

        click.echo(calendar(items, corpus, day, plain).encode(), nl=False)
    elif format_name == "json":
        import json

        found = [one.as_json() for one in matters(corpus, items, day)]
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        ahead = f" by {within.after(day)}" if within else ""
        lines = _lines(tuple(matters(corpus, items, day)), ahead, paint=wants_colour(colour))
        click.echo("\n".join(lines), color=True)
    say_unread(reading)


def _lines(found: "Sequence[Matter]", ahead: str, *, paint: bool) -> Iterator[str]:
    """The list in two parts, and how many each has; `ahead` says until when it looks."""
    parts = (
        ("Overdue", "red", [one for one in found if one.overdue]),
        ("To come", "blue", [one for one in found if not one.overdue]),
    )
    for title, colour, matters in parts:
        if matters:
            yield _painted(title, paint, bold=True)
        for matter in matters:
            yield from _matter(matter, colour, paint=paint)
        if matters:
            yield ""
    overdue, to_come = (len(matters) for _, _, matters in parts)
    if not found:
        yield f"nothing is overdue, and nothing comes due{ahead}"
    else:
        yield f"{overdue or 'nothing'} overdue, {to_come or 'nothing'} to come{ahead}"


def _matter(matter: "Matter", colour: str, *, paint: bool) -> Iterator[str]:
    from bootpath.report.wrapping import wrapped
    from bootpath.views.words import clipped

    day = _painted(matter.date, paint, fg=colour)
    yield f"{day}  {matter.distance}: {matter.what}"
    room = min(terminal_width(), _WIDTH) - len(_INDENT)
    for line in wrapped(", ".join(matter.decisions), room):
        yield f"{_INDENT}{line}"
    for line in wrapped(clipped(matter.says), room):
        yield _INDENT + _painted(line, paint, dim=True)


def _painted(
    text: str, paint: bool, *, fg: str | None = None, bold: bool = False, dim: bool = False
) -> str:
    return click.style(text, fg=fg, bold=bold or None, dim=dim or None) if paint else text
