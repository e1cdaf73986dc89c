"""The timeline: every dated entry from the first to the last, finer where there was more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from typing import NamedTuple

from bootpath.views.chronicle import Chronicle, Dot, Moment, in_words, place
from bootpath.views.division import Part, divided
from bootpath.views.edition import Edition
from bootpath.views.page import Frame, Page, Ref, Section
from bootpath.views.strip import Strip, strip
from bootpath.views.vantage import Vantage
from bootpath.views.words import counted

PATH = "timeline.html"

LINES = 500
"""So many entries still stand on one page; a year with more is split by month, a month in parts."""

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
    """The timeline, and where it is too long for one page pages of years, months, parts of months."""
    chronicle = edition.chronicle
    yield Section("timeline", partial(_whole, edition.top, chronicle))
    dots = {year: chronicle.by_year.peek(year) for year in chronicle.by_year}
    if sum(map(len, dots.values())) > LINES:
        for year, held in dots.items():
            make = partial(_year_page, edition.below, chronicle, year)
            yield Section(f"timeline {year:04}", make)
            for month, of_month in _by_month(held) if len(held) > LINES else ():
                name = f"timeline {year:04}-{month:02}"
                make = partial(_month_page, edition.below, chronicle, year, month)
                yield Section(name, make)
                for part in _parts(of_month):
                    yield Section(f"{name} part {part.number}", partial(make, part.number))


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


def _month_page(
    vantage: Vantage, chronicle: Chronicle, year: int, month: int, number: int | None = None
) -> Iterator[Page]:
    """The page of a month: its entries, or where they are too many the parts in which they stand.

    With a number it is the page of that part.
    """
    dots = [dot for dot in chronicle.by_year.peek(year) if dot.day.month == month]
    parts = _parts(dots)
    name, title = f"{year:04}-{month:02}", f"{_MONTHS[month - 1]} {year}"
    above = [Ref("Timeline", f"{vantage.root}{PATH}"), Ref(f"{year}", f"{year:04}.html")]
    if number is not None:
        above.append(Ref(title, f"{name}.html"))
        name, title = f"{name}-part-{number}", f"{title}, part {number}"
        dots = list(parts[number - 1].items)
    if number is None and parts:
        stretches = tuple(
            Stretch(
                f"part-{one.number}",
                f"{_days_of(one)} {title}",
                _count(one.items),
                f"{name}-part-{one.number}.html",
                (),
            )
            for one in parts
        )
    else:
        stretches = (Stretch(None, None, _count(dots), None, _days(vantage, chronicle, dots)),)
    shown = Year(f"{year:04}", f"{year}", _count(dots), f"#{year:04}", stretches)
    yield _page(vantage, name, title, tuple(above), shown, dots)


def _days_of(part: Part[Dot]) -> str:
    """The days of a part of a month."""
    first, last = part.first.day, part.last.day
    return f"{first}" if first == last else f"{first} to {last}"


def _parts(dots: Sequence[Dot]) -> tuple[Part[Dot], ...]:
    """The parts of a month that has too many entries for one page."""
    return divided(dots, lambda dot: dot.day, LINES) if len(dots) > LINES else ()


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
