"""Where each decision stands on a day: one pure function of the corpus and the date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bootpath.corpus import Corpus, Entry
from bootpath.record import Expectation, Position, Question, Stance, StatusEntry

ALIVE = frozenset({"open", "accepted", "deferred"})
"""The statuses of decisions in which something may still happen."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A person's latest position on an option, with the earlier ones, oldest first."""

    position: Position
    earlier: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class Awaited:
    """A condition on a day: the milestone's key and the day it was met or given up, if it was."""

    milestone: str
    met: date | None = None
    abandoned: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The computed state of a decision on a day.

    `status` is None before the first entry. `superseded_by` names the accepted or settled
    successors. `clock_started` is the day the last condition was met, `clock_due` the day the
    clock runs out.
    """

    slug: str
    status: StatusEntry | None
    stands: tuple[Stand, ...]
    awaited: tuple[Awaited, ...]
    clock_started: date | None
    clock_due: date | None
    open_questions: tuple[Question, ...]
    open_expectations: tuple[Expectation, ...]
    superseded_by: tuple[str, ...]
    asked: date | None
    decided: date | None
    last_activity: date | None

    @property
    def word(self) -> str:
        """The status in one word; `draft` before the first entry."""
        if self.superseded_by:
            return "superseded"
        return self.status.is_ if self.status else "draft"

    @property
    def outcome(self) -> str | None:
        """The option chosen, when one is."""
        return self.status.outcome if self.status else None

    @property
    def alive(self) -> bool:
        """Whether something may still happen."""
        return self.word in ALIVE

    def count(self, stance: Stance) -> int:
        """How many people hold a stance on any option, each counted once."""
        return len({s.position.person for s in self.stands if s.position.stance == stance})


def standings(corpus: Corpus, today: date) -> dict[str, Standing]:
    """The standing of every decision by what had been said and done by a day."""
    return {entry.slug: standing(corpus, entry, today) for entry in corpus.entries}


def standing(corpus: Corpus, entry: Entry, today: date) -> Standing:
    """The standing of one decision by what had been said and done by a day."""
    decision = entry.decision
    said = [status for status in decision.status if status.date <= today]
    awaited = tuple(_awaited(corpus, key, today) for key in decision.conditions)
    started = _last_met(awaited)
    clock = decision.clock
    days = [day for day in _days(entry) if day <= today]
    decided = [s.date for s in said if s.is_ in ("accepted", "rejected", "settled", "withdrawn")]
    return Standing(
        slug=entry.slug,
        status=said[-1] if said else None,
        stands=_stands(p for p in decision.positions if p.date <= today),
        awaited=awaited,
        clock_started=started if clock else None,
        clock_due=clock.runs.after(started) if clock and started else None,
        open_questions=tuple(
            question
            for question in decision.questions
            if question.date <= today and not any(a.date <= today for a in question.answers)
        ),
        open_expectations=tuple(
            expectation
            for expectation in decision.expectations
            if expectation.date <= today
            and (expectation.outcome is None or expectation.outcome.date > today)
        ),
        superseded_by=tuple(
            slug for slug in corpus.successors(entry.slug) if _took_effect(corpus, slug, today)
        ),
        asked=min(days, default=None),
        decided=decided[-1] if decided else None,
        last_activity=max(days, default=None),
    )


def _stands(positions: Iterable[Position]) -> tuple[Stand, ...]:
    """The latest position of each person on each option; a later entry wins on the same day."""
    held: dict[tuple[str, str], list[Position]] = {}
    for position in positions:
        held.setdefault((position.person, position.option), []).append(position)
    stands = []
    for said in held.values():
        if len(said) > 1:
            said.sort(key=lambda position: position.date)
        stands.append(Stand(said[-1], tuple(said[:-1])))
    return tuple(stands)


def _awaited(corpus: Corpus, key: str, today: date) -> Awaited:
    milestone = corpus.milestones.get(key)
    met = milestone.met.date if milestone and milestone.met else None
    gone = milestone.abandoned.date if milestone and milestone.abandoned else None
    return Awaited(
        key, met if met and met <= today else None, gone if gone and gone <= today else None
    )


def _last_met(awaited: tuple[Awaited, ...]) -> date | None:
    days = [one.met for one in awaited]
    return max((d for d in days if d), default=None) if days and all(days) else None


def _took_effect(corpus: Corpus, slug: str, today: date) -> bool:
    """Whether a successor was accepted or settled by a day: only then does it supersede."""
    successor = corpus.entry(slug)
    said = [s for s in successor.decision.status if s.date <= today] if successor else []
    return bool(said) and said[-1].is_ in ("accepted", "settled", "superseded")


def _days(entry: Entry) -> Iterable[date]:
    """Every day on which something happened to a decision."""
    decision = entry.decision
    for listed in (
        decision.status,
        decision.positions,
        decision.questions,
        decision.expectations,
        decision.events,
    ):
        for dated in listed:
            yield dated.date
    for question in decision.questions:
        for answer in question.answers:
            yield answer.date
    for expectation in decision.expectations:
        if expectation.outcome:
            yield expectation.outcome.date
