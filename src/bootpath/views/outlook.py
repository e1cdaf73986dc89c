"""What a decision waits for, what was expected and asked of it, and what happened since."""

from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Entry
from bootpath.record import Expectation
from bootpath.standing import Standing
from bootpath.views import anchor
from bootpath.views.cite import Cite
from bootpath.views.page import Ref
from bootpath.views.vantage import Vantage
from bootpath.views.words import iso


class Condition(NamedTuple):
    """A condition: its milestone, what it means, and the day it was met or given up."""

    milestone: Ref
    text: Markup | None
    met: str | None
    abandoned: str | None
    says: Markup | None
    cite: Cite | None
    corrected: Markup | None


class Clockwork(NamedTuple):
    """The clock: how long it runs, in words, when it started and ends, and who says so."""

    runs: str
    started: str | None
    due: str | None
    over: bool
    text: Markup | None
    cite: Cite | None


class Expected(NamedTuple):
    """An expectation and what came of it.

    - `place`: its anchor; `day`, `due`, `judged`: days in ISO 8601
    - `who`: who expected it; `text`: what; `cite`: where it was said
    - `key`: `held`, `missed`, `overdue` or `open`; `word`: the same for readers
    - `verdict` and `evidence`: what came, and where it can be seen
    - `corrected`: why the entry was changed later
    """

    place: str
    day: str
    who: Ref
    text: Markup | None
    due: str | None
    key: str
    word: str
    judged: str | None
    verdict: Markup | None
    cite: Cite | None
    evidence: Cite | None
    corrected: Markup | None


class Reply(NamedTuple):
    """An answer to a question."""

    day: str
    who: Ref
    text: Markup | None
    cite: Cite | None
    corrected: Markup | None


class Asked(NamedTuple):
    """A question with its answers; without a person the record keeper asks."""

    place: str
    day: str
    who: Ref | None
    text: Markup | None
    cite: Cite | None
    replies: tuple[Reply, ...]
    corrected: Markup | None


class Happened(NamedTuple):
    """Something that happened later."""

    place: str
    day: str
    text: Markup | None
    cite: Cite | None
    corrected: Markup | None


def conditions(vantage: Vantage, standing: Standing) -> tuple[Condition, ...]:
    """What a decision waits for."""
    found = []
    for one in standing.awaited:
        milestone = vantage.library.corpus.milestones.get(one.milestone)
        fact = None
        if milestone:
            fact = milestone.met if one.met else milestone.abandoned if one.abandoned else None
        found.append(
            Condition(
                vantage.milestone(one.milestone),
                vantage.prose(milestone.says) if milestone else None,
                one.met.isoformat() if one.met else None,
                one.abandoned.isoformat() if one.abandoned else None,
                vantage.prose(fact.says) if fact else None,
                vantage.cite(fact.cite) if fact else None,
                vantage.prose(fact.corrects) if fact else None,
            )
        )
    return tuple(found)


def clockwork(vantage: Vantage, entry: Entry, standing: Standing) -> Clockwork | None:
    """The clock that runs once the last condition is met."""
    clock = entry.course.clock
    if clock is None:
        return None
    started, due = standing.clock_started, standing.clock_due
    return Clockwork(
        clock.runs.in_words(),
        started.isoformat() if started else None,
        due.isoformat() if due else None,
        standing.clock_over,
        vantage.prose(clock.says),
        vantage.cite(clock.cite),
    )


def expectations(vantage: Vantage, entry: Entry) -> tuple[Expected, ...]:
    """What was expected by the day, in the order of the record."""
    return tuple(
        expected(vantage, one, at)
        for at, one in enumerate(entry.course.expectations)
        if one.date <= vantage.library.today
    )


def expected(vantage: Vantage, one: Expectation, at: int) -> Expected:
    """An expectation and what came of it by the day."""
    today = vantage.library.today
    verdict = one.outcome if one.outcome and one.outcome.date <= today else None
    overdue = bool(one.due and one.due < today)
    key = verdict.is_ if verdict else "overdue" if overdue else "open"
    return Expected(
        place=anchor.expectation(at),
        day=iso(one.date),
        who=vantage.person(one.person),
        text=vantage.prose(one.expects),
        due=one.due.isoformat() if one.due else None,
        key=key,
        word={"held": "Held", "missed": "Missed", "overdue": "Past due", "open": "Open"}[key],
        judged=verdict.date.isoformat() if verdict else None,
        verdict=vantage.prose(verdict.says) if verdict else None,
        cite=vantage.cite(one.cite, one.person),
        evidence=vantage.cite(verdict.cite) if verdict else None,
        corrected=vantage.prose(one.corrects),
    )


def questions(vantage: Vantage, entry: Entry) -> tuple[Asked, ...]:
    """What was asked by the day, and answered."""
    today = vantage.library.today
    return tuple(
        Asked(
            anchor.question(one.key),
            iso(one.date),
            vantage.person(one.person) if one.person else None,
            vantage.prose(one.asks),
            vantage.cite(one.cite, one.person),
            tuple(
                Reply(
                    iso(answer.date),
                    vantage.person(answer.person),
                    vantage.prose(answer.says),
                    vantage.cite(answer.cite, answer.person),
                    vantage.prose(answer.corrects),
                )
                for answer in one.answers
                if answer.date <= today
            ),
            vantage.prose(one.corrects),
        )
        for one in entry.course.questions
        if one.date <= today
    )


def events(vantage: Vantage, entry: Entry) -> tuple[Happened, ...]:
    """What happened by the day, oldest first."""
    return tuple(
        sorted(
            (
                Happened(
                    anchor.event(at),
                    iso(one.date),
                    vantage.prose(one.says),
                    vantage.cite(one.cite),
                    vantage.prose(one.corrects),
                )
                for at, one in enumerate(entry.course.events)
                if one.date <= vantage.library.today
            ),
            key=lambda one: one.day,
        )
    )
