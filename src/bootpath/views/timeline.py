"""The timeline: every dated entry from the first to the last, finer where there was more."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from typing import NamedTuple

from bootpath.views.chronicle import Chronicle, Dot, Moment, in_words, place
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
    chronicle = edition.chronicle
    yield Section("timeline", partial(_whole, edition.top, chronicle))
    dots = {year: chronicle.by_year.peek(year) for year in chronicle.by_year}
    if sum(map(len, dots.values())) > LINES:
        for year, held in dots.items():
            make = partial(_year_page, edition.below, chronicle, year)
            yield Section(f"timeline {year:04}", make)
            for month in _months(held) if len(held) > LINES else ():
                name = f"timeline {year:04}-{month:02}"
                yield Section(name, partial(_month_page, edition.below, chronicle, year, month))


def _whole(top: Vantage, chronicle: Chronicle) -> Iterator[Page]:
    """The first page: all entries, or where they are too many the years in which they stand."""
    by_year = {year: chronicle.by_year.peek(year) for year in chronicle.by_year}
    dots = tuple(chain.from_iterable(by_year.values()))
    split = len(dots) > LINES
    hrefs = {year: f"#{year:04}" for year in by_year}
    value = TimelinePage(
        frame=top.frame(
            PATH,
            "Timeline",
            "Every dated entry of every decision, from the first to the last.",
            part=PATH,
        ),
        title="Timeline",
        count=_count(dots),
        above=(),
        strip=strip((one.day for one in dots), hrefs),
        first=dots[0].day.isoformat() if dots else None,
        last=dots[-1].day.isoformat() if dots else None,
        years=tuple(
            _elsewhere(year, held) if split else _year(top, chronicle, year, held)
            for year, held in by_year.items()
        ),
    )
    yield Page(PATH, "timeline.html.j2", value)


def _months(dots: Iterable[Dot]) -> Iterable[int]:
    """The months in which anything happened, in order."""
    return dict.fromkeys(dot.day.month for dot in dots)


def _year_page(vantage: Vantage, chronicle: Chronicle, year: int) -> Iterator[Page]:
    """The page of a year: its entries, or where they are too many the months in which they stand."""
    dots = chronicle.by_year.peek(year)
    whole = (Ref("Timeline", f"{vantage.root}{PATH}"),)
    if len(dots) <= LINES:
        shown = _year(vantage, chronicle, year, dots)
    else:
        index = tuple(
            _stretch(year, month, held, href=f"{year:04}-{month:02}.html")
            for month, held in _by_month(dots)
        )
        shown = Year(f"{year:04}", f"{year}", _count(dots), f"#{year:04}", index)
    yield _page(vantage, f"{year:04}", f"{year}", whole, shown, dots)


def _month_page(vantage: Vantage, chronicle: Chronicle, year: int, month: int) -> Iterator[Page]:
    held = [dot for dot in chronicle.by_year.peek(year) if dot.day.month == month]
    above = (Ref("Timeline", f"{vantage.root}{PATH}"), Ref(f"{year}", f"{year:04}.html"))
    stretch = Stretch(None, None, _count(held), None, _days(vantage, chronicle, held))
    shown = Year(f"{year:04}", f"{year}", _count(held), f"#{year:04}", (stretch,))
    title = f"{_MONTHS[month - 1]} {year}"
    yield _page(vantage, f"{year:04}-{month:02}", title, above, shown, held)


def _page(
    vantage: Vantage,
    name: str,
    title: str,
    above: tuple[Ref, ...],
    year: Year,
    dots: Sequence[Dot],
) -> Page:
    path = f"timeline/{name}.html"
    count = _count(dots)
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


def _elsewhere(year: int, dots: Sequence[Dot]) -> Year:
    """A year whose entries stand on a page of its own."""
    count = _count(dots)
    stretch = Stretch(None, None, count, f"timeline/{year:04}.html", ())
    return Year(f"{year:04}", f"{year}", count, f"#{year:04}", (stretch,))


def _year(vantage: Vantage, chronicle: Chronicle, year: int, dots: Sequence[Dot]) -> Year:
    if len(dots) > DENSE:
        stretches = tuple(
            _stretch(year, month, held, _days(vantage, chronicle, held))
            for month, held in _by_month(dots)
        )
    else:
        days = _days(vantage, chronicle, dots)
        stretches = (Stretch(None, None, _count(dots), None, days),)
    return Year(f"{year:04}", f"{year}", _count(dots), f"#{year:04}", stretches)


def _stretch(
    year: int,
    month: int,
    dots: Sequence[Dot],
    days: tuple[Day, ...] = (),
    href: str | None = None,
) -> Stretch:
    name = f"{_MONTHS[month - 1]} {year}"
    return Stretch(f"{year:04}-{month:02}", name, _count(dots), href, days)


def _by_month(dots: Sequence[Dot]) -> list[tuple[int, tuple[Dot, ...]]]:
    grouped = groupby(dots, lambda one: one.day.month)
    return [(month, tuple(held)) for month, held in grouped]


def _days(vantage: Vantage, chronicle: Chronicle, dots: Sequence[Dot]) -> tuple[Day, ...]:
    return tuple(
        Day(day.isoformat(), tuple(_line(vantage, chronicle.moment(one)) for one in held))
        for day, held in groupby(dots, lambda one: one.day)
    )


def _line(vantage: Vantage, moment: Moment) -> Line:
    who, what, about, text = in_words(vantage, moment)
    # the link to a milestone bears its title already
    return Line(who, what, None if moment.key else about, text, place(vantage, moment))


def _count(dots: Sequence[Dot]) -> str:
    return counted(len(dots), "entry", "entries")
