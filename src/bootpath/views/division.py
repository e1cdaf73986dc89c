"""A sequence too long for one page, divided by year, and a year that is still too long in parts."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from bootpath.views.page import Ref

Item = TypeVar("Item")


class Part(NamedTuple, Generic[Item]):
    """What stands on one page: things of a year, oldest first.

    `number` says which part of its year it is, from 1, of `parts`; `total` is how many things the
    year has, `first` and `last` are the days of the first and the last here.
    """

    year: int
    number: int
    parts: int
    total: int
    first: date
    last: date
    items: tuple[Item, ...]

    @property
    def name(self) -> str:
        """The stem of the page's address: the first part of a year has that of the year."""
        return f"{self.year:04}" + (f"-part-{self.number}" if self.number > 1 else "")

    @property
    def title(self) -> str:
        """The year, and which part of it where there are several."""
        return f"{self.year:04}" + (f", part {self.number}" if self.parts > 1 else "")


class YearRef(NamedTuple):
    """A link to the page of a year: the year, the address, how many things it has, in digits."""

    title: str
    href: str
    number: str


class Within(NamedTuple):
    """Where a page stands among its neighbours.

    - `parts`: the parts of its year, each with its days; the page itself has no address. None of
      them where the year is whole
    - `earlier` and `later`: links to the pages before and after it
    """

    parts: tuple[Ref, ...]
    earlier: Ref | None
    later: Ref | None


def divided(
    items: Iterable[Item],
    day: Callable[[Item], date],
    limit: int,
    weight: Callable[[Item], int] = lambda _: 1,
) -> tuple[Part[Item], ...]:
    """Things in pages, oldest first.

    What stands on a page weighs no more than the limit together, but for a single thing that does.
    Parts are filled from the oldest on: what is added at the end changes no other page.
    """
    found: list[Part[Item]] = []
    dated = sorted(((day(one), one) for one in items), key=itemgetter(0))
    for year, of_year in groupby(dated, lambda pair: pair[0].year):
        held: list[list[tuple[date, Item]]] = [[]]
        room = limit
        for pair in of_year:
            room -= weight(pair[1])
            if room < 0 and held[-1]:
                held.append([])
                room = limit - weight(pair[1])
            held[-1].append(pair)
        total = sum(map(len, held))
        for number, part in enumerate(held, 1):
            days, things = zip(*part, strict=True)
            found.append(Part(year, number, len(held), total, days[0], days[-1], things))
    return tuple(found)


def years(parts: Iterable[Part[Item]], folder: str) -> tuple[YearRef, ...]:
    """A link to each year that has anything, with how much."""
    return tuple(
        YearRef(f"{part.year:04}", f"{folder}{part.name}.html", f"{part.total:,}")
        for part in parts
        if part.number == 1
    )


def within(parts: Sequence[Part[Item]], at: int) -> Within:
    """Where a page stands; all of them lie in one folder."""
    here = parts[at]
    return Within(
        tuple(
            Ref(f"{one.first} to {one.last}", None if one is here else f"{one.name}.html")
            for one in parts
            if one.year == here.year and here.parts > 1
        ),
        _link(parts[at - 1]) if at else None,
        _link(parts[at + 1]) if at + 1 < len(parts) else None,
    )


def _link(part: Part[Item]) -> Ref:
    return Ref(part.title, f"{part.name}.html")
