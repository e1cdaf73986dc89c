"""The timeline: every dated entry from the first to the last, finer where there was more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from typing import NamedTuple

from bootpath.views.chronicle import Dot, Moment, in_words, place
from bootpath.views.edition import Edition
from bootpath.views.page import Frame, Page, Ref, Section
from bootpath.views.strip import Strip, strip
from bootpath.views.vantage import Vantage
from bootpath.views.words import counted

PATH = "timeline.html"

LINES = 500
"""So many entries still stand on one page; a year with more is split by month."""

DENSE = 12
"""A year with more entries than this is told month by month."""

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Line(NamedTuple):
    """An entry in one line.

    - `who`: the person; `what`: what they did, or what happened
    - `about`: the option or the milestone; `text`: what was said, cut
    - `where`: a link to where it is told in full
    """

    who: str | None
    what: str
    about: str | None
    text: str | None
    where: Ref


class Day(NamedTuple):
    """A day (ISO 8601) with its entries."""

    day: str
    lines: tuple[Line, ...]


class Stretch(NamedTuple):
    """A month or a whole year that is told day by day.

    `place` is its anchor and `title` its heading where it has one; `number` is how many entries it
    has, in words; `href` leads to the page where they stand, if it is not this one.
    """

    place: str | None
    title: str | None
    number: str
    href: str | None
    days: tuple[Day, ...]


class Year(NamedTuple):
    """A year: its anchor, its number, how many entries it has, a link to its heading, its parts."""

    place: str
    title: str
    number: str
    href: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What `timeline.html.j2` gets: the whole, or what was too much for one page.

    - `frame`: the page's frame
    - `title` and `count`: which time this is, and how many entries it has, in words
    - `above`: links to the pages this one is part of, the outermost first
    - `strip`: the drawing above the whole; `first` and `last`: its days, ISO 8601
    - `years`: oldest first
    """

    frame: Frame
    title: str
    count: str
    above: tuple[Ref, ...]
    strip: Strip | None
    first: str | None
    last: str | None
    years: tuple[Year, ...]


def sections(edition: Edition) -> Iterator[Section]:
    """The timeline, and where it is too long for one page a page for each year, or each month."""
    by_year = edition.chronicle.by_year
    yield Section("timeline", partial(_whole, edition.top, by_year))
    dots = {year: by_year.peek(year) for year in by_year}
    if sum(map(len, dots.values())) > LINES:
        for year, held in dots.items():
            make = partial(_year_page, edition.below, by_year, year)
            yield Section(f"timeline {year:04}", make)
            for month in _months(held) if len(held) > LINES else ():
                name = f"timeline {year:04}-{month:02}"
                yield Section(name, partial(_month_page, edition.below, by_year, year, month))


def _whole(top: Vantage, by_year: Mapping[int, tuple[Moment, ...]]) -> Iterator[Page]:
    """The first page: all entries, or where they are too many the years in which they stand."""
    moments = tuple(chain.from_iterable(by_year.values()))
    split = len(moments) > LINES
    hrefs = {year: f"#{year:04}" for year in by_year}
    value = TimelinePage(
        frame=top.frame(
            PATH,
            "Timeline",
            "Every dated entry of every decision, from the first to the last.",
            part=PATH,
        ),
        title="Timeline",
        count=_count(moments),
        above=(),
        strip=strip((one.day for one in moments), hrefs),
        first=moments[0].day.isoformat() if moments else None,
        last=moments[-1].day.isoformat() if moments else None,
        years=tuple(
            _elsewhere(year, held) if split else _year(top, year, held)
            for year, held in by_year.items()
        ),
    )
    yield Page(PATH, "timeline.html.j2", value)


def _months(dots: Iterable[Dot]) -> Iterable[int]:
    """The months in which anything happened, in order."""
    return dict.fromkeys(dot.day.month for dot in dots)


def _year_page(
    vantage: Vantage, by_year: Mapping[int, tuple[Moment, ...]], year: int
) -> Iterator[Page]:
    """The page of a year: its entries, or where they are too many the months in which they stand."""
    moments = by_year[year]
    whole = (Ref("Timeline", f"{vantage.root}{PATH}"),)
    if len(moments) <= LINES:
        shown = _year(vantage, year, moments)
    else:
        index = tuple(
            _stretch(year, month, held, href=f"{year:04}-{month:02}.html")
            for month, held in _by_month(moments)
        )
        shown = Year(f"{year:04}", f"{year}", _count(moments), f"#{year:04}", index)
    yield _page(vantage, f"{year:04}", f"{year}", whole, shown, moments)


def _month_page(
    vantage: Vantage, by_year: Mapping[int, tuple[Moment, ...]], year: int, month: int
) -> Iterator[Page]:
    held = dict(_by_month(by_year[year]))[month]
    above = (Ref("Timeline", f"{vantage.root}{PATH}"), Ref(f"{year}", f"{year:04}.html"))
    stretch = Stretch(None, None, _count(held), None, _days(vantage, held))
    shown = Year(f"{year:04}", f"{year}", _count(held), f"#{year:04}", (stretch,))
    title = f"{_MONTHS[month - 1]} {year}"
    yield _page(vantage, f"{year:04}-{month:02}", title, above, shown, held)


def _page(
    vantage: Vantage,
    name: str,
    title: str,
    above: tuple[Ref, ...],
    year: Year,
    moments: Sequence[Moment],
) -> Page:
    path = f"timeline/{name}.html"
    count = _count(moments)
    value = TimelinePage(
        frame=vantage.frame(path, f"Timeline of {title}", f"{title}: {count}.", part=PATH),
        title=f"Timeline of {title}",
        count=count,
        above=above,
        strip=None,
        first=None,
        last=None,
        years=(year,),
    )
    return Page(path, "timeline.html.j2", value)


def _elsewhere(year: int, moments: tuple[Moment, ...]) -> Year:
    """A year whose entries stand on a page of its own."""
    count = _count(moments)
    stretch = Stretch(None, None, count, f"timeline/{year:04}.html", ())
    return Year(f"{year:04}", f"{year}", count, f"#{year:04}", (stretch,))


def _year(vantage: Vantage, year: int, moments: tuple[Moment, ...]) -> Year:
    if len(moments) > DENSE:
        stretches = tuple(
            _stretch(year, month, held, _days(vantage, held)) for month, held in _by_month(moments)
        )
    else:
        stretches = (Stretch(None, None, _count(moments), None, _days(vantage, moments)),)
    return Year(f"{year:04}", f"{year}", _count(moments), f"#{year:04}", stretches)


def _stretch(
    year: int,
    month: int,
    moments: Sequence[Moment],
    days: tuple[Day, ...] = (),
    href: str | None = None,
) -> Stretch:
    name = f"{_MONTHS[month - 1]} {year}"
    return Stretch(f"{year:04}-{month:02}", name, _count(moments), href, days)


def _by_month(moments: tuple[Moment, ...]) -> list[tuple[int, tuple[Moment, ...]]]:
    grouped = groupby(moments, lambda one: one.day.month)
    return [(month, tuple(held)) for month, held in grouped]


def _days(vantage: Vantage, moments: Sequence[Moment]) -> tuple[Day, ...]:
    return tuple(
        Day(day.isoformat(), tuple(_line(vantage, one) for one in held))
        for day, held in groupby(moments, lambda one: one.day)
    )


def _line(vantage: Vantage, moment: Moment) -> Line:
    who, what, about, text = in_words(vantage, moment)
    # the link to a milestone bears its title already
    return Line(who, what, None if moment.key else about, text, place(vantage, moment))


def _count(moments: Sequence[Moment]) -> str:
    return counted(len(moments), "entry", "entries")
