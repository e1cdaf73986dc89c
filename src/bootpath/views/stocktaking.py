"""Takes stock of a decision: its state on a day, gathered from its record and its standing."""

from collections.abc import Iterator

from bootpath.corpus import Corpus, Entry
from bootpath.due import Kind, due_in
from bootpath.record import Decision, Expectation, StatusEntry, Tracker
from bootpath.record.by_day import decision_by
from bootpath.standing import Standing
from bootpath.views import attention
from bootpath.views.cite import identity
from bootpath.views.history import Dated, dated
from bootpath.views.library import Library
from bootpath.views.naming import called, source
from bootpath.views.sides import sides
from bootpath.views.state import (
    Clock,
    Condition,
    Due,
    Happening,
    Outlook,
    Question,
    Stage,
    State,
    Successor,
)

EVENTS = 10
"""So many of the latest entries are told."""


def state(library: Library, entry: Entry) -> State:
    """The state of a decision on the day of the library."""
    corpus, today = library.corpus, library.today
    standing = library.standings[entry.slug]
    decision = decision_by(entry.decision, today)
    happened = happenings(corpus, standing, dated(entry, today))
    recorded = bool(happened)
    return State(
        slug=entry.slug,
        title=decision.title,
        question=decision.question,
        recorded=recorded,
        status=standing.word,
        alive=standing.alive,
        stages=tuple(_stage(corpus.tracker, decision, one) for one in decision.status),
        superseded_by=tuple(_successor(library, slug) for slug in standing.superseded_by),
        due=tuple(_due(library, entry, standing)),
        review=_review(library, entry, standing),
        sides=tuple(sides(corpus, entry, standing)) if recorded else (),
        questions=tuple(
            Question(
                one.key,
                one.date.isoformat(),
                called(corpus, one.person) if one.person else None,
                one.asks,
                source(corpus.tracker, one.cite),
            )
            for one in standing.open_questions
        ),
        conditions=tuple(_conditions(corpus, standing)) if recorded else (),
        clock=_clock(corpus.tracker, entry, standing) if recorded else None,
        expectations=tuple(_outlook(library, one) for one in decision.expectations),
        count=len(happened),
        events=tuple(_happening(corpus, one) for one in happened[-EVENTS:]),
    )


def happenings(corpus: Corpus, standing: Standing, entries: list[Dated]) -> list[Dated]:
    """The dated entries of a decision with the days on which its conditions were met or given up.

    A condition whose day and evidence are those of an event is told by the event.
    """
    told = {(one.date, identity(one.cite)) for one in entries if one.cite}
    found = list(entries)
    for one in standing.awaited:
        milestone = corpus.milestones.get(one.milestone)
        fact = milestone and (milestone.met if one.met else milestone.abandoned)
        day = one.met or one.abandoned
        if not milestone or not fact or not day or not entries:
            continue
        if not (fact.cite and (day, identity(fact.cite)) in told):
            what = "Condition met" if one.met else "Condition given up"
            about = milestone.title
            found.append(Dated(day, None, what, about, fact.says, fact.cite, "conditions"))
    found.sort(key=lambda one: one.date)
    return found


def _stage(tracker: Tracker, decision: Decision, status: StatusEntry) -> Stage:
    option = decision.options.get(status.outcome) if status.outcome else None
    return Stage(
        status.is_,
        status.date.isoformat(),
        status.until.isoformat() if status.until else None,
        option.title if option else status.outcome,
        status.says,
        source(tracker, status.cite),
    )


def _successor(library: Library, slug: str) -> Successor:
    entry = library.corpus.entry(slug)
    if entry is None:
        return Successor(slug, slug, None)
    decided = library.standings[entry.slug].decided
    return Successor(slug, entry.decision.title, decided.isoformat() if decided else None)


def _due(library: Library, entry: Entry, standing: Standing) -> Iterator[Due]:
    for one in attention.matters(library, entry, standing):
        if one.kind == attention.OVERDUE and one.text is None:
            yield Due(one.since.isoformat(), one.word, one.says)


def _review(library: Library, entry: Entry, standing: Standing) -> str | None:
    ahead = (
        one.day.isoformat()
        for one in due_in(library.corpus, entry, standing, library.today)
        if one.kind is Kind.REVIEW and not one.is_overdue(library.today)
    )
    return next(ahead, None)


def _conditions(corpus: Corpus, standing: Standing) -> Iterator[Condition]:
    for one in standing.awaited:
        milestone = corpus.milestones.get(one.milestone)
        fact = expected = None
        if milestone:
            fact = milestone.met if one.met else milestone.abandoned if one.abandoned else None
            expected = milestone.expected
        yield Condition(
            one.milestone,
            milestone.title if milestone else one.milestone,
            expected.date.isoformat() if expected and not (one.met or one.abandoned) else None,
            one.met.isoformat() if one.met else None,
            one.abandoned.isoformat() if one.abandoned else None,
            source(corpus.tracker, fact.cite) if fact else None,
        )


def _clock(tracker: Tracker, entry: Entry, standing: Standing) -> Clock | None:
    clock = entry.decision.clock
    if clock is None:
        return None
    started, due = standing.clock_started, standing.clock_due
    return Clock(
        clock.runs.in_words(),
        started.isoformat() if started else None,
        due.isoformat() if due else None,
        standing.clock_over,
        source(tracker, clock.cite),
    )


def _outlook(library: Library, one: Expectation) -> Outlook:
    corpus, verdict = library.corpus, one.outcome
    return Outlook(
        one.date.isoformat(),
        called(corpus, one.person),
        one.expects,
        one.due.isoformat() if one.due else None,
        verdict is None and one.due is not None and one.due < library.today,
        verdict.is_ if verdict else None,
        verdict.date.isoformat() if verdict else None,
        verdict.says if verdict else None,
        source(corpus.tracker, one.cite),
        source(corpus.tracker, verdict.cite) if verdict else None,
    )


def _happening(corpus: Corpus, one: Dated) -> Happening:
    return Happening(
        one.date.isoformat(),
        called(corpus, one.who) if one.who else None,
        one.what,
        one.about,
        one.text,
        source(corpus.tracker, one.cite),
    )
