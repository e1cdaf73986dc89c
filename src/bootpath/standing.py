"""Where each decision stands on a day: one pure function of the corpus and the date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bootpath.corpus import Corpus, Entry
from bootpath.record import (
    Clock,
    Course,
    Expectation,
    Person,
    Position,
    Question,
    Stance,
    StatusEntry,
)

ALIVE = frozenset({"open", "accepted", "deferred"})
"""The statuses of decisions in which something may still happen."""

_ENDS = frozenset({"accepted", "rejected", "settled", "withdrawn"})
_IN_EFFECT = frozenset({"accepted", "settled", "superseded"})


class Stand(NamedTuple):
    """A person's latest position on an option, with the earlier ones, oldest first.

    `outside_role` says that the person had no role on the day of the position, although the
    record dates their roles; of a person without a dated role nothing is said.
    """

    position: Position
    earlier: tuple[Position, ...] = ()
    outside_role: bool = False


class Awaited(NamedTuple):
    """A condition on a day: the milestone's key and the day it was met or given up, if it was."""

    milestone: str
    met: date | None = None
    abandoned: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The computed state of a decision on a day; nothing in it is dated later.

    `status` is None before the first entry. `stands` are the positions that are held, `withdrawn`
    those that whoever took them took back: they are not counted. `superseded_by` names the
    accepted or settled successors. `clock_started` is the day the last condition was met,
    `clock_due` the day the clock runs out, `clock_over` whether it has. `open_questions` have no
    answer yet, `open_expectations` no judgement.
    """

    slug: str
    status: StatusEntry | None
    stands: tuple[Stand, ...]
    withdrawn: tuple[Stand, ...]
    awaited: tuple[Awaited, ...]
    clock_started: date | None
    clock_due: date | None
    clock_over: bool
    open_questions: tuple[Question, ...]
    open_expectations: tuple[Expectation, ...]
    judged_expectations: tuple[Expectation, ...]
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

    @property
    def changed(self) -> date:
        """The day of the latest status entry; the first day of the calendar before there is one."""
        return self.status.date if self.status else date.min

    @property
    def blocks(self) -> tuple[Stand, ...]:
        """The blocks that stand: positions held, not replaced by a later one, not withdrawn."""
        return tuple(stand for stand in self.stands if stand.position.stance == "blocks")

    @property
    def outside_role(self) -> tuple[Stand, ...]:
        """The positions held that were taken outside any role of the person; they count as well."""
        return tuple(stand for stand in self.stands if stand.outside_role)

    @property
    def met(self) -> tuple[Awaited, ...]:
        """The conditions that are met."""
        return tuple(one for one in self.awaited if one.met)

    @property
    def unmet(self) -> tuple[Awaited, ...]:
        """The conditions that are not met, those given up among them."""
        return tuple(one for one in self.awaited if not one.met)

    @property
    def last_met(self) -> date | None:
        """The day on which the last condition was met; None while one is not, or without any."""
        return _last_met(self.awaited)

    def count(self, stance: Stance) -> int:
        """How many people hold a stance on any option, each counted once."""
        return len({s.position.person for s in self.stands if s.position.stance == stance})


def standings(corpus: Corpus, today: date) -> dict[str, Standing]:
    """The standing of every decision by what had been said and done by a day."""
    return {entry.slug: standing(corpus, entry, today) for entry in corpus.each()}


def standing(corpus: Corpus, entry: Entry, today: date) -> Standing:
    """The standing of one decision by what had been said and done by a day."""
    course = entry.course
    said = [status for status in course.status if status.date <= today]
    awaited = tuple([_awaited(corpus, key, today) for key in course.conditions])
    started = _last_met(awaited) if course.clock else None
    due = _runs_out(course.clock, started)
    expectations = [one for one in course.expectations if one.date <= today]
    days = list(_days(course, today))
    questions = [one for one in course.questions if one.date <= today]
    held, withdrawn = _stands(corpus, [p for p in course.positions if p.date <= today], today)
    return Standing(
        slug=entry.slug,
        status=said[-1] if said else None,
        stands=held,
        withdrawn=withdrawn,
        awaited=awaited,
        clock_started=started,
        clock_due=due,
        clock_over=due is not None and due <= today,
        open_questions=tuple([_unanswered(one) for one in questions if is_unanswered(one, today)]),
        open_expectations=tuple(
            [_unjudged(one) for one in expectations if is_unjudged(one, today)]
        ),
        judged_expectations=tuple([one for one in expectations if not is_unjudged(one, today)]),
        superseded_by=tuple(
            [slug for slug in corpus.successors(entry.slug) if _took_effect(corpus, slug, today)]
        ),
        asked=min(days, default=None),
        decided=next((one.date for one in reversed(said) if one.is_ in _ENDS), None),
        last_activity=max(days, default=None),
    )


def is_unanswered(question: Question, today: date) -> bool:
    """Whether nobody has answered by a day."""
    return not any(answer.date <= today for answer in question.answers)


def is_unjudged(expectation: Expectation, today: date) -> bool:
    """Whether nothing is said by a day of what came of an expectation."""
    return expectation.outcome is None or expectation.outcome.date > today


def is_outside_role(person: Person | None, day: date, today: date) -> bool:
    """Whether none of a person's roles covers a day, where at least one of them is dated.

    A role without a first day began before everything, one without a last day goes on. One that
    begins after today is not known yet.
    """
    dated = False
    for role in person.roles if person else ():
        begins, ends = role.from_, role.until
        if begins is not None and begins > today:
            continue
        if (begins is None or begins <= day) and (ends is None or day <= ends):
            return False
        dated = True  # what covers every day has no date, so what does not cover this one has
    return dated


def _unanswered(question: Question) -> Question:
    """A question without the answers that are still to come."""
    return question.model_copy(update={"answers": ()}) if question.answers else question


def _unjudged(expectation: Expectation) -> Expectation:
    """An expectation without the judgement that is still to come."""
    return expectation.model_copy(update={"outcome": None}) if expectation.outcome else expectation


def _stands(
    corpus: Corpus, positions: Iterable[Position], today: date
) -> tuple[tuple[Stand, ...], tuple[Stand, ...]]:
    """The latest position of each person on each option: those held, and those withdrawn.

    A later entry wins on the same day.
    """
    people = corpus.people
    every: dict[tuple[str, str], list[Position]] = {}
    for position in positions:
        every.setdefault((position.person, position.option), []).append(position)
    held: list[Stand] = []
    withdrawn: list[Stand] = []
    for (who, _), said in every.items():
        earlier: tuple[Position, ...] = ()
        if len(said) > 1:
            said.sort(key=lambda position: position.date)
            earlier = tuple(said[:-1])
        last, person = said[-1], people.get(who)
        outside = bool(person and person.roles) and is_outside_role(person, last.date, today)
        side = withdrawn if last.stance == "withdrawn" else held
        side.append(Stand(last, earlier, outside))
    return tuple(held), tuple(withdrawn)


def _awaited(corpus: Corpus, key: str, today: date) -> Awaited:
    milestone = corpus.milestones.get(key)
    met = milestone.met.date if milestone and milestone.met else None
    gone = milestone.abandoned.date if milestone and milestone.abandoned else None
    return Awaited(
        key, met if met and met <= today else None, gone if gone and gone <= today else None
    )


def _last_met(awaited: tuple[Awaited, ...]) -> date | None:
    days = [one.met for one in awaited]
    return max((day for day in days if day), default=None) if all(days) else None


def _runs_out(clock: Clock | None, started: date | None) -> date | None:
    """The day a clock runs out; None where it does not run, or runs beyond the calendar."""
    if clock is None or started is None:
        return None
    try:
        return clock.runs.after(started)
    except OverflowError:
        return None


def _took_effect(corpus: Corpus, slug: str, today: date) -> bool:
    """Whether a successor was accepted or settled by a day: only then does it supersede."""
    successor = corpus.entry(slug)
    said = [s for s in successor.course.status if s.date <= today] if successor else []
    return bool(said) and said[-1].is_ in _IN_EFFECT


def _days(course: Course, today: date) -> Iterator[date]:
    """Every day up to today on which something happened to a decision.

    An answer and a judgement count from the day of what they belong to, should they be dated
    before it.
    """
    for listed in (
        course.status,
        course.positions,
        course.questions,
        course.expectations,
        course.events,
    ):
        for dated in listed:
            if dated.date <= today:
                yield dated.date
    for question in course.questions:
        for answer in question.answers if question.date <= today else ():
            if answer.date <= today:
                yield answer.date
    for one in course.expectations:
        if one.outcome and one.date <= today and not is_unjudged(one, today):
            yield one.outcome.date
