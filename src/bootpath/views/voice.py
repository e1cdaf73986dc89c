"""What a person said, decision by decision: positions, questions and answers, expectations."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Entry
from bootpath.record import Expectation, Position
from bootpath.views import anchor
from bootpath.views.library import Library
from bootpath.views.outlook import Expected, expected
from bootpath.views.page import Ref
from bootpath.views.vantage import Vantage
from bootpath.views.words import ENTRIES

LONG = 3
"""An expectation takes the room of so many positions: it has a source and a verdict."""


class Taken(NamedTuple):
    """A position a person took: day, stance, option, decision, a link, the stance held before."""

    day: str
    stance: str
    word: str
    option: str
    href: str
    decision: Ref
    before: str | None


class Spoken(NamedTuple):
    """A question a person asked or answered: day, decision with the place, its words."""

    day: str
    what: str
    decision: Ref
    text: Markup | None


class Foreseen(NamedTuple):
    """An expectation of a person's, and the decision it is about."""

    decision: Ref
    expected: Expected


class Said(NamedTuple):
    """Something said on a day, not yet formatted: how much room it takes, and what formats it."""

    day: date
    weight: int
    shown: Callable[[Vantage], Taken | Spoken | Foreseen]


class Lines(NamedTuple):
    """What a page shows of it."""

    taken: tuple[Taken, ...]
    spoken: tuple[Spoken, ...]
    foreseen: tuple[Foreseen, ...]


def lines(vantage: Vantage, said: Iterable[Said]) -> Lines:
    """Some of it as the pages of a folder show it."""
    shown = [one.shown(vantage) for one in said]
    return Lines(
        tuple(one for one in shown if isinstance(one, Taken)),
        tuple(one for one in shown if isinstance(one, Spoken)),
        tuple(one for one in shown if isinstance(one, Foreseen)),
    )


def said(library: Library, key: str) -> tuple[Said, ...]:
    """All that a person said by the day, oldest first, and of a day by decision."""
    found = (
        one
        for entry in library.by_person.get(key, ())
        for make in (_positions, _words, _expectations)
        for one in make(entry, key, library.today)
    )
    return tuple(sorted(found, key=lambda one: one.day))


def _positions(entry: Entry, key: str, today: date) -> Iterator[Said]:
    before: dict[str, str] = {}
    said = [one for one in entry.decision.positions if one.person == key]
    placed = zip(said, anchor.positions(said), strict=True)
    for position, place in sorted(placed, key=lambda one: one[0].date):
        if position.date > today:
            continue
        earlier = before.get(position.option)
        before[position.option] = position.stance
        yield Said(
            position.date,
            1,
            partial(
                _taken,
                entry=entry,
                position=position,
                place=place,
                before=earlier if earlier != position.stance else None,
            ),
        )


def _words(entry: Entry, key: str, today: date) -> Iterator[Said]:
    for question in entry.decision.questions:
        if question.date > today:
            continue
        shown = partial(_spoken, entry=entry, question=question.key)
        if question.person == key:
            asked = partial(shown, day=question.date, what="asked", text=question.asks)
            yield Said(question.date, 1, asked)
        for answer in question.answers:
            if answer.person == key and answer.date <= today:
                answered = partial(shown, day=answer.date, what="answered", text=answer.says)
                yield Said(answer.date, 1, answered)


def _expectations(entry: Entry, key: str, today: date) -> Iterator[Said]:
    for at, one in enumerate(entry.decision.expectations):
        if one.person == key and one.date <= today:
            yield Said(one.date, LONG, partial(_foreseen, entry=entry, one=one, at=at))


def _taken(
    vantage: Vantage, entry: Entry, position: Position, place: str, before: str | None
) -> Taken:
    option = entry.decision.options.get(position.option)
    ref = vantage.decision(entry.slug)
    return Taken(
        position.date.isoformat(),
        position.stance,
        ENTRIES[position.stance].one,
        option.title if option else position.option,
        f"{ref.href}#{place}",
        ref,
        before,
    )


def _spoken(
    vantage: Vantage, entry: Entry, question: str, day: date, what: str, text: str
) -> Spoken:
    ref = vantage.decision(entry.slug, anchor.question(question))
    return Spoken(day.isoformat(), what, ref, vantage.prose(text))


def _foreseen(vantage: Vantage, entry: Entry, one: Expectation, at: int) -> Foreseen:
    return Foreseen(
        vantage.decision(entry.slug, anchor.expectation(at)), expected(vantage, one, at)
    )
