"""Rules about days: nothing is recorded before it was said, and nobody speaks before their time."""

from collections.abc import Iterator
from datetime import date

from bootpath.rules.case import Case
from bootpath.rules.rule import ERROR, WARNING, rule
from bootpath.shape import quoted
from bootpath.source import Finding, Route


@rule(ERROR)
def position_in_the_future(case: Case) -> Iterator[Finding]:
    """A position is dated after the day of the check.

    The day is given by --today, else by SOURCE_DATE_EPOCH, else it is the current day in UTC.

    Bad:
        positions:
          - {person: ada, date: 2999-04-02, stance: supports, option: drop, says: Wants it gone.,
             cite: {mail: ada1@example.org}}
    Good:
        positions:
          - {person: ada, date: 2016-04-02, stance: supports, option: drop, says: Wants it gone.,
             cite: {mail: ada1@example.org}}
    """
    for index, position in enumerate(case.decision.positions):
        if position.date > case.today:
            here: Route = ("positions", index, "date")
            yield case.finding(
                here,
                f"{position.date} lies after {case.today}, the day of this check",
                "correct the date",
                needs=(here,),
            )


@rule(ERROR)
def entry_in_the_future(case: Case) -> Iterator[Finding]:
    """A status, question, event or judgement is dated after the day of the check.

    Records hold what was said and done. What is to come stands under `due`, `until` or
    `expected`.

    Bad:
        status: [{is: open, date: 2999-01-01}]
    Good:
        status: [{is: open, date: 2016-01-01}]
    """
    decision = case.decision
    later: list[tuple[Route, date]] = []
    for name in ("status", "questions", "expectations", "events"):
        for index, entry in enumerate(getattr(decision, name)):
            if entry.date > case.today:
                later.append(((name, index, "date"), entry.date))
    for index, question in enumerate(decision.questions):
        for at, answer in enumerate(question.answers):
            if answer.date > case.today:
                later.append((("questions", index, "answers", at, "date"), answer.date))
    for index, expectation in enumerate(decision.expectations):
        outcome = expectation.outcome
        if outcome and outcome.date > case.today:
            later.append((("expectations", index, "outcome", "date"), outcome.date))
    for route, day in later:
        message = f"{day} lies after {case.today}, the day of this check"
        yield case.finding(route, message, "correct the date", needs=(route,))


@rule(WARNING)
def position_before_role(case: Case) -> Iterator[Finding]:
    """A person speaks before any role of theirs begins.

    Reported only when every role of the person has a first day. Most often the date is wrong, or
    two people share a name.

    Bad:
        positions:
          - {person: bob, date: 2001-04-02, stance: supports, option: drop, says: Wants it gone.,
             cite: {mail: bob1@example.org}}
    Good:
        positions:
          - {person: bob, date: 2016-04-02, stance: supports, option: drop, says: Wants it gone.,
             cite: {mail: bob1@example.org}}
    """
    for index, position in enumerate(case.decision.positions):
        person = case.corpus.people.get(position.person)
        if person is None or not person.roles:
            continue
        begins = [role.from_ for role in person.roles]
        first = min((day for day in begins if day), default=None)
        if first is not None and position.date < first and None not in begins:
            here: Route = ("positions", index, "date")
            yield case.finding(
                here,
                f"{quoted(position.person)} has no role before {first}",
                "check the date and the person, or add the earlier role",
                needs=(here, ("positions", index, "person")),
            )


RULES = (position_in_the_future, entry_in_the_future, position_before_role)
