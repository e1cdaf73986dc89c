"""What came due weighs by the status of its decision, fails nothing unasked, and agrees with `due`."""

from datetime import date

import pytest
from hypothesis import given, settings

from bootpath.app.checking import check
from bootpath.app.reading import read_files
from bootpath.corpus import Corpus
from bootpath.diagnostic import Diagnostic, Severity
from bootpath.disk.records import RawFile
from bootpath.due import Kind, due
from bootpath.evidence import Evidence
from bootpath.rules import DUE
from bootpath.rules.engine import Docket, findings
from bootpath.standing import standings
from example_tracker import TODAY, tracker_with
from generated_corpora import DAYS, corpora, corpus_by

CODES = {
    "condition-met-status-unchanged": Kind.CONDITIONS_MET,
    "clock-run-out": Kind.CLOCK,
    "deferral-over": Kind.DEFERRAL,
    "expectation-not-judged": Kind.EXPECTATION,
    "question-unanswered-for": Kind.QUESTION,
    "review-overdue": Kind.REVIEW,
    "milestone-expected-date-passed": Kind.MILESTONE,
}


def problems(
    fragment: str, *, fail_on_due: bool = False, today: date = TODAY
) -> tuple[Diagnostic, ...]:
    texts = tracker_with(fragment)
    files = [RawFile(f"decisions/{name}", text.encode(), None) for name, text in texts.items()]
    return check(read_files(files), today, fail_on_due=fail_on_due).diagnostics


@settings(deadline=None)
@given(corpora(), DAYS)
def test_the_rules_report_what_is_overdue_and_nothing_else(corpus: Corpus, today: date) -> None:
    corpus = corpus_by(corpus, today)
    where = standings(corpus, today)
    reported = {
        (CODES[found.code], found.spot)
        for found in findings(Docket(corpus, Evidence(corpus, None), today))
        if found.code in DUE
    }
    assert reported == {
        (item.kind, item.spot)
        for item in due(corpus, where, today)
        if item.is_overdue(today)
        and item.kind is not Kind.CONDITION_LOST
        # a deferral that ends before it begins is reported as what it is
        and not (item.kind is Kind.DEFERRAL and item.day < where[item.decisions[0]].changed)
    }


def test_every_code_that_depends_on_the_day_has_a_kind() -> None:
    assert set(CODES) == DUE


OPEN = "status: [{is: open, date: 2016-04-01}]\n"
ACCEPTED = (
    "status: [{is: accepted, date: 2016-04-01, outcome: drop, cite: {mail: yes@example.org}}]\n"
)
DEFERRED = "status: [{is: deferred, date: 2016-04-01, until: 2099-01-01}]\n"
SETTLED = ACCEPTED.replace("accepted", "settled")
REVIEW = "review: 2018-01-01\n"
WEIGHTS = ((OPEN, "warning"), (ACCEPTED, "error"), (DEFERRED, "error"), (SETTLED, "note"))


@pytest.mark.parametrize(("status", "weight"), WEIGHTS, ids=["open", "accepted", "put off", "over"])
def test_what_is_due_weighs_by_the_status_of_its_decision(status: str, weight: str) -> None:
    (found,) = problems(status + REVIEW, fail_on_due=True)
    assert (found.code, found.severity.value) == ("review-overdue", weight)


@pytest.mark.parametrize(("status", "weight"), WEIGHTS, ids=["open", "accepted", "put off", "over"])
def test_what_is_due_is_a_note_unless_it_is_to_fail(status: str, weight: str) -> None:
    (found,) = problems(status + REVIEW)
    assert weight
    assert found.severity is Severity.NOTE


QUESTION = """\
questions: [{key: when, asks: When?, date: 2016-04-02, cite: {mail: q@example.org}}]
# file: _tracker.yaml
questions-unanswered-after: P1Y
"""


def test_nobody_owes_an_answer_once_all_is_decided() -> None:
    (asked,) = problems(OPEN + QUESTION, fail_on_due=True)
    (moot,) = problems(ACCEPTED + QUESTION, fail_on_due=True)
    assert (asked.severity, moot.severity) == (Severity.WARNING, Severity.NOTE)


MILESTONE = """\
conditions: [new-path-stable]
# file: _milestones.yaml
new-path-stable: {title: The new path is stable, expected: {date: 2020-01-01}}
"""


def test_a_late_milestone_is_reported_once_with_the_gravest_weight_of_those_that_wait() -> None:
    (one,) = problems(OPEN + MILESTONE, fail_on_due=True)
    (other,) = problems(ACCEPTED + MILESTONE, fail_on_due=True)
    assert (one.severity, other.severity) == (Severity.WARNING, Severity.ERROR)
    assert (one.place.path, one.place.span.line) == ("decisions/_milestones.yaml", 1)


MOVED_ON = """\
positions:
  - {person: ada, date: 2016-04-01, stance: conditional, option: drop, milestone: tools-ready,
     says: Once it is stable., cite: {mail: first@example.org}}
  - {person: ada, date: 2016-04-02, stance: %s, cite: {mail: second@example.org}}
# file: _milestones.yaml
new-path-stable: {title: The new path is stable}
tools-ready: {title: The tools are ready, expected: {date: 2020-01-01}}
"""


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("conditional, option: drop, milestone: tools-ready, says: Still.", 1),
        ("supports, option: drop, says: At once.", 0),
    ],
    ids=["waits still", "waits no more"],
)
def test_a_position_that_was_replaced_waits_for_nothing(second: str, expected: int) -> None:
    found = problems(OPEN + MOVED_ON % second)
    assert [one.code for one in found] == ["milestone-expected-date-passed"] * expected


def test_what_is_reported_for_another_reason_is_not_reported_as_due() -> None:
    early = "status: [{is: deferred, date: 2016-04-20, until: 2016-04-01}]\n"
    assert [one.code for one in problems(early)] == ["deferred-without-until"]
    judged = """\
expectations:
  - {person: ada, date: 2016-04-02, expects: It goes., due: 2018-01-01, cite: {mail: e@f.org},
     outcome: {is: held, date: 2999-01-01, cite: {mail: g@h.org}}}
"""
    assert [one.code for one in problems(judged)] == ["entry-in-the-future"]
    begun = "status: [{is: open, date: 2016-04-01}, {is: rejected, date: 2999-01-01,"
    begun += " cite: {mail: no@example.org}}]\n"
    assert [one.code for one in problems(begun + REVIEW)] == ["entry-in-the-future"]


def test_what_could_not_be_read_is_not_reported_as_due() -> None:
    broken = "events: [{date: 2018-13-01, says: Looked at., cite: {mail: e@example.org}}]\n"
    assert [one.code for one in problems(REVIEW + broken)] == ["malformed-date"]


def test_what_is_due_can_be_allowed_with_a_reason() -> None:
    assert problems("review: 2018-01-01 # allow: review-overdue nobody has the time\n") == ()


SUPERSEDED = """\
positions:
  - {person: ada, date: 2016-04-02, stance: STANCE, option: drop, says: So., cite: {mail: a@b.org}}
  - {person: bob, date: 2016-04-02, stance: objects, option: drop, says: So., cite: {mail: c@d.org}}
status:
  - {is: open, date: 2016-04-01}
  - {is: superseded, date: 2016-05-01}
# file: keep-the-new-path.yaml
links: {supersedes: [drop-the-old-path]}
status:
  - {is: open, date: 2016-04-10}
  - {is: accepted, date: 2016-05-01, outcome: keep, cite: {mail: yes@example.org}}
positions:
  - {person: bob, date: 2016-04-12, stance: supports, option: keep, says: So.,
     cite: {mail: keep2@example.org}}
"""


@pytest.mark.parametrize(
    ("stance", "weights"),
    [("blocks", ["warning"]), ("objects", ["note"]), ("supports", ["note"]), ("neutral", [])],
)
def test_a_side_taken_before_a_supersession_and_never_since_is_named(
    stance: str, weights: list[str]
) -> None:
    found = problems(SUPERSEDED.replace("STANCE", stance))
    assert [one.severity.value for one in found] == weights
    assert all("'ada' took a side" in one.message for one in found)
    assert all("bob" not in one.message for one in found)
