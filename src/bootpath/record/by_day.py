"""Records by what is dated up to a day: later entries are left out, undated texts stay as they are."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol, TypeVar

from bootpath.record.decision import Decision, Expectation, Question
from bootpath.record.shared import Affiliation, Milestone, Person, Role
from bootpath.record.value import Record

Kept = TypeVar("Kept", bound=Record)
Term = TypeVar("Term", Affiliation, Role)


class _Dated(Protocol):
    @property
    def date(self) -> date: ...


Entry = TypeVar("Entry", bound=_Dated)


def decision_by(decision: Decision, day: date) -> Decision:
    """A decision without the entries dated after a day; itself when there are none."""
    return _with(
        decision,
        status=_by(decision.status, day),
        positions=_by(decision.positions, day),
        questions=tuple(_question(one, day) for one in _by(decision.questions, day)),
        expectations=tuple(_expectation(one, day) for one in _by(decision.expectations, day)),
        events=_by(decision.events, day),
    )


def milestone_by(milestone: Milestone, day: date) -> Milestone:
    """A milestone as a day knew it: met and given up only if that had come.

    The day under `expected` lies ahead by its nature and stays.
    """
    met, gone = milestone.met, milestone.abandoned
    return _with(
        milestone,
        met=met if met and met.date <= day else None,
        abandoned=gone if gone and gone.date <= day else None,
    )


def person_by(person: Person, day: date) -> Person:
    """A person as a day knew them: what began later is left out, what ended later has no end."""
    return _with(
        person,
        affiliations=_terms(person.affiliations, day),
        roles=_terms(person.roles, day),
    )


def _question(question: Question, day: date) -> Question:
    return _with(question, answers=_by(question.answers, day))


def _expectation(expectation: Expectation, day: date) -> Expectation:
    outcome = expectation.outcome
    return _with(expectation, outcome=outcome if outcome and outcome.date <= day else None)


def _terms(terms: Iterable[Term], day: date) -> tuple[Term, ...]:
    return tuple(
        _with(one, until=one.until if one.until and one.until <= day else None)
        for one in terms
        if one.from_ is None or one.from_ <= day
    )


def _by(entries: Iterable[Entry], day: date) -> tuple[Entry, ...]:
    return tuple(one for one in entries if one.date <= day)


def _with(record: Kept, **values: Any) -> Kept:  # noqa: ANN401 -- a field's value has its type
    """The record with other values; itself when all are what it has. None counts as not written."""
    changed = {name: value for name, value in values.items() if value != getattr(record, name)}
    if not changed:
        return record
    found = record.model_copy(update=changed)
    found.model_fields_set.difference_update(
        name for name, value in changed.items() if value is None
    )
    return found
