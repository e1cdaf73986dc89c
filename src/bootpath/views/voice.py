"""What a person said, decision by decision: positions, questions and answers, expectations."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Entry
from bootpath.facet import Facet, Index, as_held
from bootpath.record import Course, Expectation, Position
from bootpath.views import anchor
from bootpath.views.card import speakers
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


class Uttered(NamedTuple):
    """Where something stands that a person said.

    `at` is its place among what the person said in that decision, and `weight` how much room it takes.
    """

    day: date
    slug: str
    at: int
    weight: int


Voices = Index[str, tuple[Uttered, ...], tuple[Uttered, ...]]
"""What each person said, oldest first, and of a day by decision."""


def lines(vantage: Vantage, key: str, uttered: Iterable[Uttered]) -> Lines:
    """Some of what a person said as the pages of a folder show it."""
    library = vantage.library
    by_slug = library.corpus.by_slug
    held: dict[str, list[Said]] = {}
    shown = []
    for one in uttered:
        if one.slug not in held:
            said = _said(by_slug[one.slug], library.today, key)
            held[one.slug] = [words for _, words in said]
        shown.append(held[one.slug][one.at].shown(vantage))
    return Lines(
        tuple(one for one in shown if isinstance(one, Taken)),
        tuple(one for one in shown if isinstance(one, Spoken)),
        tuple(one for one in shown if isinstance(one, Foreseen)),
    )


@Facet
def uttered(library: Library, entry: Entry) -> tuple[tuple[str, tuple[tuple[date, int], ...]], ...]:
    """What each person said in a decision by the day: when, and how much room it takes."""
    found: dict[str, list[tuple[date, int]]] = {who: [] for who in speakers(library, entry)}
    for who, one in _said(entry, library.today):
        found[who].append((one.day, one.weight))
    return tuple((who, tuple(said)) for who, said in found.items())


def voices(library: Library) -> Voices:
    """What was said by the day."""
    return Index(library.facets, "voices", lambda: _voices(library), as_held)


def _voices(library: Library) -> Mapping[str, tuple[Uttered, ...]]:
    found: dict[str, list[Uttered]] = {}
    for entry in library.entries:
        for who, said in uttered(library, entry):
            held = found.setdefault(who, [])
            held += (Uttered(day, entry.slug, at, weight) for at, (day, weight) in enumerate(said))
    return {who: tuple(sorted(held, key=lambda one: one.day)) for who, held in found.items()}


def _said(entry: Entry, today: date, only: str | None = None) -> Iterator[tuple[str, Said]]:
    """All that was said in a decision by a day, each with who said it; or what one person said.

    What a person said comes in the same order either way.
    """
    course = entry.course
    for make in (_positions, _words, _expectations):
        yield from make(entry, course, today, only)


def _positions(
    entry: Entry, course: Course, today: date, only: str | None
) -> Iterator[tuple[str, Said]]:
    before: dict[tuple[str, str], str] = {}
    said = [one for one in course.positions if only in (None, one.person)]
    placed = zip(said, anchor.positions(said), strict=True)
    for position, place in sorted(placed, key=lambda one: one[0].date):
        if position.date > today:
            continue
        about = position.person, position.option
        earlier = before.get(about)
        before[about] = position.stance
        shown = partial(
            _taken,
            entry=entry,
            position=position,
            place=place,
            before=earlier if earlier != position.stance else None,
        )
        yield position.person, Said(position.date, 1, shown)


def _words(
    entry: Entry, course: Course, today: date, only: str | None
) -> Iterator[tuple[str, Said]]:
    for question in course.questions:
        if question.date > today:
            continue
        shown = partial(_spoken, entry=entry, question=question.key)
        if question.person and only in (None, question.person):
            asked = partial(shown, day=question.date, what="asked", text=question.asks)
            yield question.person, Said(question.date, 1, asked)
        for answer in question.answers:
            if only in (None, answer.person) and answer.date <= today:
                answered = partial(shown, day=answer.date, what="answered", text=answer.says)
                yield answer.person, Said(answer.date, 1, answered)


def _expectations(
    entry: Entry, course: Course, today: date, only: str | None
) -> Iterator[tuple[str, Said]]:
    for at, one in enumerate(course.expectations):
        if only in (None, one.person) and one.date <= today:
            yield one.person, Said(one.date, LONG, partial(_foreseen, entry=entry, one=one, at=at))


def _taken(
    vantage: Vantage, entry: Entry, position: Position, place: str, before: str | None
) -> Taken:
    option = entry.course.options.get(position.option)
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
