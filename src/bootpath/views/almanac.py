"""The days of a tracker: on which of them something happened, and where that left a decision."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from bootpath.corpus import Entry
from bootpath.facet import Facet, Facets, Index, as_held
from bootpath.standing import Standing, standing
from bootpath.trace import Remembered
from bootpath.views import anchor
from bootpath.views.answer import answer_of
from bootpath.views.history import Dated, dated
from bootpath.views.library import Library
from bootpath.views.stance import chosen
from bootpath.views.vantage import Vantage
from bootpath.views.words import iso, tag

SNAPSHOTS = 8
"""So many days have a page of their own, for readers without JavaScript."""

PAUSE = timedelta(days=180)
"""A time without any entry that is at least so long ends a stretch of the discussion."""

_UNASKED = "Not open yet"


class Turn(NamedTuple):
    """What the status of a decision became on a day.

    - `day`: ISO 8601, empty for what was before the first; `key` and `word`: the status
    - `answer`: the answer in one line; `place`: the anchor of the option chosen, `mark`: the word
      for that; `decided`: the day of the decision, ISO 8601; empty where there is none
    """

    day: str
    key: str
    word: str
    answer: str = ""
    place: str = ""
    mark: str = ""
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """The days of a decision, oldest first.

    - `dates`: those of its entries, each as often as there are entries
    - `said`: those with an entry; `also`: others on which something happened to what it waits for
      or to what takes its place
    - `turns`: its status before and after each change, without repetitions
    """

    dates: tuple[date, ...]
    said: tuple[date, ...]
    also: tuple[date, ...]
    turns: tuple[Turn, ...]

    @property
    def asked(self) -> str:
        """The day on which it was first on record as more than a draft, ISO 8601."""
        return next(turn.day for turn in self.turns if turn.key != "draft")

    @property
    def superseded(self) -> str | None:
        """Since when it is superseded; None where it is not."""
        last = self.turns[-1]
        return last.day if last.key == "superseded" else None

    def turn(self, day: date) -> Turn:
        """Its status on a day."""
        return next(turn for turn in reversed(self.turns) if turn.day <= day.isoformat())

    def last(self, day: date) -> date:
        """The last day with an entry up to a day, which must not be before the first."""
        return next(one for one in reversed(self.said) if one <= day)


@dataclass(frozen=True)
class Almanac:
    """The days of all published decisions, oldest first, from the first on which one was asked."""

    library: Library

    @property
    def facets(self) -> Facets:
        """The facets known: those of the library."""
        return self.library.facets

    @cached_property
    def vantage(self) -> Vantage:
        """The library as seen from the root of the site."""
        return Vantage(self.library, "")

    @property
    def first(self) -> date | None:
        """The first day; None where nothing happened."""
        found: date | None = self.index["first"]
        return found

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which something happened."""
        found: tuple[date, ...] = self.index["days"]
        return found

    @property
    def snapshots(self) -> tuple[date, ...]:
        """The days that have a page.

        They are the last before each pause of half a year, where none is that long the last of each
        year; the day of the last entry is none of them, for it is today's.
        """
        found: tuple[date, ...] = self.index["snapshots"]
        return found

    @cached_property
    def pasts(self) -> Mapping[str, Past]:
        """The days of each decision, by slug."""
        return _Pasts(self)

    @cached_property
    def entries(self) -> Remembered[str, tuple[Dated, ...]]:
        """What is dated in a decision, by slug, oldest first."""
        library = self.library
        return Remembered(lambda slug: tuple(dated(library.corpus.by_slug[slug], library.today)))

    @cached_property
    def index(self) -> Index[str, Any, Any]:
        """What was gathered from all decisions."""
        return Index(self.library.facets, "almanac", self._gathered, as_held)

    def _gathered(self) -> Mapping[str, Any]:
        first = min((one.asked for one in self.pasts.values()), default="")
        found = {day for one in self.pasts.values() for day in (*one.said, *one.also)}
        days = tuple(sorted(day for day in found if day.isoformat() >= first))
        return {"first": days[0] if days else None, "days": days, "snapshots": _snapshots(days)}


class _Pasts(Mapping[str, Past]):
    def __init__(self, days: Almanac) -> None:
        self._days = days

    def __getitem__(self, slug: str) -> Past:
        return past(self._days, self._days.library.corpus.by_slug[slug])

    def __iter__(self) -> Iterator[str]:
        return (entry.slug for entry in self._days.library.entries)

    def __len__(self) -> int:
        return len(self._days.library.entries)


def _snapshots(days: tuple[date, ...]) -> tuple[date, ...]:
    pauses = [(after - day, day) for day, after in pairwise(days) if after - day >= PAUSE]
    if pauses:
        longest = sorted(pauses, key=lambda pause: (-pause[0], pause[1]))[:SNAPSHOTS]
        return tuple(sorted(day for _, day in longest))
    years = {day.year: day for day in days[:-1]}
    return tuple(years.values())[-SNAPSHOTS:]


@Facet
def past(days: Almanac, entry: Entry) -> Past:
    """The days of a decision."""
    library = days.library
    dates = tuple(one.date for one in days.entries(entry.slug))
    said = set(dates)
    turns = [Turn("", "draft", _UNASKED)]
    for day, then in _turns(library, entry):
        turn = _turn(entry, day, then)
        if turn[1:] != turns[-1][1:]:
            turns.append(turn)
    also = {date.fromisoformat(turn.day) for turn in turns[1:]}
    for one in library.standings[entry.slug].awaited:
        also |= {day for day in (one.met, one.abandoned) if day}
    return Past(dates, tuple(sorted(said)), tuple(sorted(also - said)), tuple(turns))


def _turns(library: Library, entry: Entry) -> Iterator[tuple[date, Standing]]:
    """The days on which the status of a decision may change, with its standing on each."""
    corpus = library.corpus
    days = {said.date for said in entry.course.status}
    for slug in corpus.successors(entry.slug):
        if successor := corpus.entry(slug):
            days |= {said.date for said in successor.course.status}
    for day in sorted(days):
        if day <= library.today:
            yield day, standing(corpus, entry, day)


def _turn(entry: Entry, day: date, then: Standing) -> Turn:
    found, when = tag(then), iso(day)
    if then.word == "draft":
        return Turn(when, found.key, _UNASKED)
    return Turn(
        when,
        found.key,
        found.word,
        answer_of(entry, then),
        anchor.option(then.outcome) if then.outcome else "",
        chosen(then),
        then.decided.isoformat() if then.decided else "",
    )
