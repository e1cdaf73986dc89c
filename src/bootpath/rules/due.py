"""Rules that the day of the check decides: what came due, and nothing in the record says so.

They read the list of due items, as the site and `bootpath due` do. Each finding weighs by the
status of its decision; the command reports it as a note unless it is told to fail on what is due.
"""

from collections.abc import Callable, Iterator

from bootpath.diagnostic import Severity
from bootpath.due import Due, Kind, awaited_milestones, late_milestone
from bootpath.rules.case import Case, FileCase
from bootpath.rules.rule import ERROR, NOTE, WARNING, Rule, Subject, rule
from bootpath.shape import quoted
from bootpath.source import Finding, Route, Spot
from bootpath.standing import Standing, standing

_WEIGHTS = {"accepted": ERROR, "deferred": ERROR, "open": WARNING}
_WEIGHED = """\
It depends on the day, so it is a note and lets a check pass. With --fail-on-due it is an error
where the decision was accepted or deferred, a warning where it is open, and a note otherwise."""
_WEIGHED_LESS = """\
It depends on the day, so it is a note and lets a check pass. With --fail-on-due it is a warning
where the decision is open: nobody owes an answer, and least of all when all is decided."""


def due_rule(
    weighed: str = _WEIGHED,
) -> Callable[[Callable[[Subject], Iterator[Finding]]], Rule[Subject]]:
    """Make a rule of a generator whose findings bring their weights; its page tells of these."""

    def made(find: Callable[[Subject], Iterator[Finding]]) -> Rule[Subject]:
        words, bad, examples = (find.__doc__ or "").partition("\n\n    Bad:")
        told = weighed.replace("\n", "\n    ")
        find.__doc__ = f"{words}\n\n    {told}{bad}{examples}"
        return rule(NOTE)(find)

    return made


@due_rule()
def condition_met_status_unchanged(case: Case) -> Iterator[Finding]:
    """All that a decision waited for has come, and its status has not changed since.

    Somebody has to say what follows. Where a clock runs from then on, its end counts instead.

    Bad:
        conditions: [new-path-stable]
        # file: keep-the-new-path.yaml
        conditions: []
        # file: _milestones.yaml
        new-path-stable:
          title: The new path is stable
          met: {date: 2018-05-01, cite: {commit: "linux@0123456789ab"}}
    Good:
        conditions: [new-path-stable]
        status:
          - {is: open, date: 2016-04-01}
          - {is: accepted, date: 2018-06-01, outcome: drop, cite: {mail: yes@example.org}}
        # file: keep-the-new-path.yaml
        conditions: []
        # file: _milestones.yaml
        new-path-stable:
          title: The new path is stable
          met: {date: 2018-05-01, cite: {commit: "linux@0123456789ab"}}
    """
    for item in _overdue(case, Kind.CONDITIONS_MET):
        here, status = case.standing, case.standing.changed
        since = f"{here.word} since {status}" if here.status else "draft"
        found = _found(
            case,
            item,
            f"all it waited for had come by {item.day}, and the status is still {since}",
            "add a status entry that says what follows, or the condition that is still missing",
            (("conditions",), ("status",)),
        )
        path = case.corpus.files["milestones"].path
        last = [one.milestone for one in here.awaited if one.met == item.day]
        met = tuple((Spot(path, (key, "met", "date")), "met here") for key in last[:1])
        yield found._replace(related=met)


@due_rule()
def clock_run_out(case: Case) -> Iterator[Finding]:
    """A clock has run out, and the status has not changed since.

    The clock starts on the day on which the last condition is met.

    Bad:
        conditions: [new-path-stable]
        clock: {runs: P1Y}
        # file: keep-the-new-path.yaml
        conditions: []
        # file: _milestones.yaml
        new-path-stable:
          title: The new path is stable
          met: {date: 2018-05-01, cite: {commit: "linux@0123456789ab"}}
    Good:
        conditions: [new-path-stable]
        clock: {runs: P50Y}
        # file: keep-the-new-path.yaml
        conditions: []
        # file: _milestones.yaml
        new-path-stable:
          title: The new path is stable
          met: {date: 2018-05-01, cite: {commit: "linux@0123456789ab"}}
    """
    for item in _overdue(case, Kind.CLOCK):
        started = case.standing.clock_started
        yield _found(
            case,
            item,
            f"the clock that started on {started} ran out on {item.day}",
            "add a status entry that says what follows, or correct the clock",
            (("clock",), ("conditions",), ("status",)),
        )


@due_rule()
def deferral_over(case: Case) -> Iterator[Finding]:
    """A decision was put off until a day that has come, and is still deferred.

    Bad:
        status: [{is: deferred, date: 2016-04-20, until: 2016-10-20}]
    Good:
        status:
          - {is: deferred, date: 2016-04-20, until: 2016-10-20}
          - {is: open, date: 2016-10-21}
    """
    for item in _overdue(case, Kind.DEFERRAL):
        if item.day >= case.standing.changed:  # deferred-without-until tells of the others
            yield _found(
                case,
                item,
                f"it was put off until {item.day}, which has come",
                "add a status entry: open, a decision, or deferred until a later day",
                (("status",),),
            )


@due_rule()
def expectation_not_judged(case: Case) -> Iterator[Finding]:
    """The day of an expectation has passed, and nothing says what came.

    Bad:
        expectations:
          - {person: ada, date: 2016-04-02, expects: The old path is gone., due: 2020-01-01,
             cite: {mail: e@example.org}}
    Good:
        expectations:
          - {person: ada, date: 2016-04-02, expects: The old path is gone., due: 2020-01-01,
             cite: {mail: e@example.org},
             outcome: {is: missed, date: 2020-01-02, cite: {commit: "linux@0123456789ab"}}}
    """
    for item in _overdue(case, Kind.EXPECTATION):
        at = int(item.key) - 1
        if case.decision.expectations[at].outcome is None:
            yield _found(
                case,
                item,
                f"{quoted(item.person)} expected this by {item.day}, and nothing says what came",
                "add outcome: {is: held or missed, date: YYYY-MM-DD, cite: ...}",
                (("expectations", at),),
            )


@due_rule(_WEIGHED_LESS)
def question_unanswered_for(case: Case) -> Iterator[Finding]:
    """A question has stood without an answer for longer than the tracker allows.

    How long is set in _tracker.yaml with `questions-unanswered-after`. Without it no question is
    ever reported: on most lists nobody has promised to answer.

    Bad:
        questions: [{key: when, asks: When?, date: 2016-04-02, cite: {mail: q@example.org}}]
        # file: _tracker.yaml
        questions-unanswered-after: P1Y
    Good:
        questions: [{key: when, asks: When?, date: 2016-04-02, cite: {mail: q@example.org}}]
        # file: _tracker.yaml
        questions-unanswered-after: P50Y
    """
    for item in _overdue(case, Kind.QUESTION):
        at = item.spot.route[1]
        question = next(one for one in case.decision.questions if one.key == item.key)
        limit = case.corpus.tracker.questions_unanswered_after
        if limit and not question.answers:
            found = _found(
                case,
                item,
                f"asked on {question.date}, and {limit.in_words()} later without an answer",
                "add the answer, or ask again on the list",
                (("questions", at),),
            )
            yield found._replace(severity=WARNING if case.standing.word == "open" else NOTE)


@due_rule()
def review_overdue(case: Case) -> Iterator[Finding]:
    """A decision was to be looked at again by now, and no entry shows that anybody did.

    `review` is a day, or a duration after the latest dated entry. Any entry of that day or later
    is the review: an event that says what was found will do.

    Bad:
        review: 2020-01-01
    Good:
        review: 2020-01-01
        events:
          - {date: 2020-01-15, says: Looked at again; it stays., cite: {mail: r@example.org}}
    """
    for item in _overdue(case, Kind.REVIEW):
        yield _found(
            case,
            item,
            f"it was to be looked at again by {item.day};"
            f" the latest entry is of {case.standing.last_activity}",
            "look at it, and add an entry that says what was found",
            ((),),
        )


@due_rule()
def milestone_expected_date_passed(case: FileCase) -> Iterator[Finding]:
    """The day by which a milestone was expected has passed, and it is neither met nor given up.

    Reported where a decision or somebody's latest position on it waits for it, and weighed by the
    gravest of these decisions.

    Bad:
        # file: _milestones.yaml
        new-path-stable: {title: The new path is stable, expected: {date: 2020-01-01}}
    Good:
        # file: _milestones.yaml
        new-path-stable: {title: The new path is stable, expected: {date: 2099-01-01}}
    """
    corpus = case.corpus
    file = corpus.files.get("milestones")
    if file is None or case.path != file.path:
        return
    for key, milestone in corpus.milestones.items():
        late = late_milestone(corpus, key, (), case.today)
        if late is None or not late.is_overdue(case.today) or milestone.met or milestone.abandoned:
            continue
        slugs = corpus.citing_milestones.get(key, ())
        found = [standing(corpus, corpus.by_slug[slug], case.today) for slug in slugs]
        weights = [_weight(one) for one in found if one.alive and key in awaited_milestones(one)]
        if weights:
            late_by = case.finding(
                late.spot.route,
                f"expected by {late.day}, and neither met nor given up",
                "add met: or abandoned: with its evidence, or the day expected now",
                needs=((key,),),
            )
            yield late_by._replace(severity=max(weights, key=lambda one: one.weight))


def _overdue(case: Case, kind: Kind) -> Iterator[Due]:
    """The overdue items of a kind, unless the record has a status of a day still to come.

    Such an entry is reported as what it is, and says more than the day knows.
    """
    decision = case.decision
    for one in case.due:
        is_late = one.kind is kind and one.is_overdue(case.today)
        if is_late and decision.status and case.standing.status is decision.status[-1]:
            yield one


def _found(case: Case, item: Due, message: str, hint: str, needs: tuple[Route, ...]) -> Finding:
    found = case.finding(item.spot.route, message, hint, needs=needs)
    return found._replace(severity=_weight(case.standing))


def _weight(where: Standing) -> Severity:
    return _WEIGHTS.get(where.word, NOTE)


RULES = (
    condition_met_status_unchanged,
    clock_run_out,
    deferral_over,
    expectation_not_judged,
    question_unanswered_for,
    review_overdue,
)
FILE_RULES = (milestone_expected_date_passed,)
