"""What is or comes due as lines of a list: what `due` shows, and what a script reads."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from bootpath.corpus import Corpus
from bootpath.day import Period, distance
from bootpath.due import Due, Kind, due, heading, sentence
from bootpath.markup import plain
from bootpath.source import Route
from bootpath.standing import standings


@dataclass(frozen=True, slots=True)
class Matter:
    """One due item; `date` is ISO 8601, `days` how many it lies ahead, below zero when past.

    `decisions` are slugs: one, or for a milestone all that wait for it. `place` is the file and
    the keys and numbers, from 0, that lead to what says so in it.
    """

    kind: str
    what: str
    date: str
    overdue: bool
    days: int
    distance: str
    decisions: tuple[str, ...]
    milestone: str | None
    person: str | None
    says: str
    file: str
    place: Route

    def as_json(self) -> dict[str, Any]:
        """The item as JSON's data model."""
        return asdict(self)


def agenda(corpus: Corpus, today: date, within: Period | None = None) -> tuple[Due, ...]:
    """What is overdue on a day, and what comes due within a period after it; without one, all.

    Raises OverflowError when the period leads beyond the calendar.
    """
    last = within.after(today) if within else date.max
    found = due(corpus, standings(corpus, today), today)
    return tuple(item for item in found if item.day <= last)


def matters(corpus: Corpus, items: tuple[Due, ...], today: date) -> Iterator[Matter]:
    """The items as lines, in their order."""
    for item in items:
        milestones = (Kind.MILESTONE, Kind.CONDITION_LOST)
        yield Matter(
            kind=item.kind.value,
            what=heading(item, today),
            date=item.day.isoformat(),
            overdue=item.is_overdue(today),
            days=(item.day - today).days,
            distance=distance(item.day, today),
            decisions=item.decisions,
            milestone=item.key if item.kind in milestones else None,
            person=item.person,
            says=plain(sentence(item, corpus)),
            file=item.spot.path,
            place=item.spot.route,
        )
