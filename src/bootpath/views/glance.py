"""The facets of a decision that lists and overviews show at a glance."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from bootpath.corpus import Entry
from bootpath.due import Due, due_in
from bootpath.facet import Facet
from bootpath.record import Expectation
from bootpath.views.attention import matters, note
from bootpath.views.library import Library
from bootpath.views.words import StanceCount, stance_counts


class Beside(NamedTuple):
    """What stands beside a decision in a table: a word on what it waits for, people by stance."""

    note: str | None
    counts: tuple[StanceCount, ...]


class Foreseen(NamedTuple):
    """An expectation: when it was uttered, what came of it, its place in the record."""

    day: date
    fate: str
    at: int


@Facet
def beside(library: Library, entry: Entry) -> Beside:
    """What stands beside a decision in a table."""
    standing = library.standings[entry.slug]
    return Beside(note(standing, matters(library, entry, standing)), stance_counts(standing))


@Facet
def urgency(library: Library, entry: Entry) -> tuple[tuple[int, date], ...]:
    """The kind of each matter of a decision, and since when it waits for somebody."""
    standing = library.standings[entry.slug]
    return tuple((one.kind, one.since) for one in matters(library, entry, standing))


@Facet
def foreseen(library: Library, entry: Entry) -> tuple[Foreseen, ...]:
    """The expectations of a decision by the day."""
    today = library.today
    return tuple(
        Foreseen(one.date, fate(one, today), at)
        for at, one in enumerate(entry.course.expectations)
        if one.date <= today
    )


def fate(one: Expectation, today: date) -> str:
    """What came of an expectation by a day, or that nobody has said so."""
    if one.outcome and one.outcome.date <= today:
        return one.outcome.is_
    return "overdue" if one.due and one.due < today else "open"


@Facet
def uses(library: Library, entry: Entry) -> tuple[tuple[str, int], ...]:
    """The terms that the prose of a decision uses, and how often."""
    text = "\n\n".join(filter(None, _prose(library, entry)))
    return tuple(Counter(found.key for found in library.glossary.found(text)).items())


def _prose(library: Library, entry: Entry) -> Iterator[str | None]:
    """What the page of a decision says in the record's own words."""
    decision, today = entry.decision, library.today
    yield from (decision.summary, decision.context)
    yield from (option.says for option in decision.options.values())
    for said in decision.positions:
        if said.date <= today:
            yield from (said.says, said.condition)
    for asked in decision.questions:
        if asked.date <= today:
            yield asked.asks
            yield from (answer.says for answer in asked.answers if answer.date <= today)
    yield from (one.expects for one in decision.expectations if one.date <= today)
    yield from (event.says for event in decision.events if event.date <= today)


@Facet
def dues(library: Library, entry: Entry) -> tuple[Due, ...]:
    """What is or comes due in a decision."""
    return tuple(due_in(library.corpus, entry, library.standings[entry.slug], library.today))


FACETS = (beside, urgency, foreseen, uses, dues)
"""These facets."""
