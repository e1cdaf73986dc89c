"""The strip above the timeline: a drawing of how many entries each month has."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from bootpath.views.words import counted

HEIGHT = 64
"""The height of the tallest bar, in CSS pixels; the widths are percentages."""

_LOWEST = 2.0
_WIDEST = 1.5
_LABEL_EVERY = 13.0
_MONTHS = 12


class Bar(NamedTuple):
    """A month with entries: where its bar begins and how wide it is (%), its top and height (px)."""

    x: str
    width: str
    y: str
    height: str


class StripYear(NamedTuple):
    """A year with entries: its words, a link to its heading, its share of the width, its bars.

    `label` is the year where there is room to write it.
    """

    text: str
    href: str
    x: str
    width: str
    label: str | None
    bars: tuple[Bar, ...]


class Strip(NamedTuple):
    """The drawing: what it is called, what it shows in a sentence, the years with entries."""

    title: str
    text: str
    years: tuple[StripYear, ...]


def strip(days: Iterable[date], hrefs: dict[int, str]) -> Strip | None:
    """The drawing of some days, each as often as it has entries; `hrefs` lead to the years.

    None when there is nothing to draw.
    """
    months = Counter((day.year, day.month) for day in days)
    if not months:
        return None
    first, last = min(hrefs), max(hrefs)
    year_width = 100 / (last - first + 1)
    month_width = min(year_width / _MONTHS, _WIDEST)
    most = max(months.values())
    years: list[StripYear] = []
    free_from = 0.0
    for year, held in groupby(sorted(months.items()), key=lambda one: one[0][0]):
        found = list(held)
        x = (year - first) * year_width
        labelled = x >= free_from and (x <= 100 - _LABEL_EVERY or not years)
        free_from = x + _LABEL_EVERY if labelled else free_from
        total = sum(number for _, number in found)
        years.append(
            StripYear(
                text=f"{year}: {counted(total, 'entry', 'entries')}",
                href=hrefs[year],
                x=_percent(x),
                width=_percent(year_width),
                label=str(year) if labelled else None,
                bars=tuple(
                    _bar(x + (month - 1) * month_width, month_width, number / most)
                    for (_, month), number in found
                ),
            )
        )
    busiest = min(month for month, number in months.items() if number == most)
    text = (
        f"A bar for each month with entries, {_span(first, last)}. The tallest is "
        f"{busiest[0]:04}-{busiest[1]:02} with {most:,}. The list below has the same numbers by year."
    )
    return Strip("Entries by month", text, tuple(years))


def _span(first: int, last: int) -> str:
    return f"{first} to {last}" if first < last else f"in {first}"


def _bar(x: float, width: float, share: float) -> Bar:
    height = max(share * HEIGHT, _LOWEST)
    return Bar(
        _percent(x), _percent(max(width * 0.8, 0.1)), f"{HEIGHT - height:.1f}", f"{height:.1f}"
    )


def _percent(share: float) -> str:
    return f"{share:.2f}%"
