"""What is due: every kind from the day it is, until the record says what came of it."""

from datetime import date

import pytest
from hypothesis import given, settings

from bootpath.app.reading import read, read_files
from bootpath.corpus import Corpus
from bootpath.disk.records import RawFile
from bootpath.due import Due, Kind, due, due_in, heading, may_have_due, sentence
from bootpath.standing import standings
from example_tracker import tracker_with
from generated_corpora import DAYS, corpora
from installed import ROOT

DROP, KEEP = "drop-the-old-path", "keep-the-new-path"


def corpus_of(fragment: str) -> Corpus:
    texts = tracker_with(fragment)
    files = [RawFile(f"decisions/{name}", text.encode(), None) for name, text in texts.items()]
    reading = read_files(files)
    assert not reading.problems
    assert not reading.findings
    return reading.corpus


def items(fragment: str, today: date) -> tuple[Due, ...]:
    corpus = corpus_of(fragment)
    return due(corpus, standings(corpus, today), today)


def kinds(fragment: str, today: date) -> list[str]:
    """What is overdue in the decision under test."""
    found = items(fragment, today)
    return [one.kind.value for one in found if DROP in one.decisions and one.is_overdue(today)]


MET = """\
# file: _milestones.yaml
new-path-stable:
  title: The new path is stable
  met: {date: 2018-05-01, cite: {commit: "linux@0123456789ab"}}
"""
CLOCK = "conditions: [new-path-stable]\nclock: {runs: P1Y}\n" + MET
CONDITIONS = "conditions: [new-path-stable]\n" + MET
LOST = CONDITIONS.replace("met:", "abandoned:")
DEFERRAL = "status: [{is: deferred, date: 2016-04-20, until: 2018-05-01}]\n"
EXPECTATION = """\
expectations:
  - {person: ada, date: 2016-04-02, expects: It goes., due: 2018-04-30, cite: {mail: e@f}}
"""
REVIEW = "review: 2018-05-01\n"
QUESTION = """\
questions: [{key: when, asks: When?, date: 2016-05-01, cite: {mail: q@example.org}}]
# file: _tracker.yaml
questions-unanswered-after: P2Y
"""
MILESTONE = """\
conditions: [new-path-stable]
# file: _milestones.yaml
new-path-stable: {title: The new path is stable, expected: {date: 2018-04-30}}
"""

EVERY_KIND = {
    Kind.CLOCK: CLOCK.replace("2018-05-01", "2017-05-01"),
    Kind.DEFERRAL: DEFERRAL,
    Kind.CONDITIONS_MET: CONDITIONS,
    Kind.CONDITION_LOST: LOST,
    Kind.EXPECTATION: EXPECTATION,
    Kind.REVIEW: REVIEW,
    Kind.QUESTION: QUESTION,
    Kind.MILESTONE: MILESTONE,
}


@pytest.mark.parametrize(("kind", "fragment"), EVERY_KIND.items(), ids=EVERY_KIND)
def test_each_kind_is_overdue_from_its_day_on(kind: Kind, fragment: str) -> None:
    assert kinds(fragment, date(2018, 4, 30)) == []
    assert kinds(fragment, date(2018, 5, 1)) == [kind.value]
    assert kinds(fragment, date(2026, 1, 1)) == [kind.value]


@pytest.mark.parametrize("kind", [one for one in Kind if one.value[:9] != "condition"])
def test_what_is_ahead_is_listed_before_its_day(kind: Kind) -> None:
    (item,) = (one for one in items(EVERY_KIND[kind], date(2017, 6, 1)) if DROP in one.decisions)
    assert item.kind is kind
    assert not item.is_overdue(date(2017, 6, 1))


@pytest.mark.parametrize(("kind", "fragment"), EVERY_KIND.items(), ids=EVERY_KIND)
def test_the_place_of_each_is_what_says_it(kind: Kind, fragment: str) -> None:
    (item,) = (one for one in items(fragment, date(2018, 6, 1)) if DROP in one.decisions)
    file = "_milestones" if kind is Kind.MILESTONE else DROP
    assert item.spot.path == f"decisions/{file}.yaml"
    assert (
        item.spot.route
        == {
            Kind.CLOCK: ("clock", "runs"),
            Kind.DEFERRAL: ("status", 0, "until"),
            Kind.CONDITIONS_MET: ("conditions",),
            Kind.CONDITION_LOST: ("conditions", 0),
            Kind.EXPECTATION: ("expectations", 0, "due"),
            Kind.REVIEW: ("review",),
            Kind.QUESTION: ("questions", 0, "asks"),
            Kind.MILESTONE: ("new-path-stable", "expected", "date"),
        }[kind]
    )


ENDED = "status:\n  - {is: open, date: 2016-04-01}\n  - {is: rejected, date: 2017-01-01}\n"


@pytest.mark.parametrize(("kind", "fragment"), EVERY_KIND.items(), ids=EVERY_KIND)
def test_a_decision_that_is_over_has_nothing_due_but_its_review(kind: Kind, fragment: str) -> None:
    left = ["review"] if kind is Kind.REVIEW else []
    assert kinds(ENDED + fragment.replace(DEFERRAL, ""), date(2026, 1, 1)) == left


CHANGED = "status:\n  - {is: open, date: 2016-04-01}\n  - {is: deferred, date: 2019-06-01}\n"


@pytest.mark.parametrize("fragment", [CLOCK, CONDITIONS, LOST], ids=["clock", "met", "lost"])
def test_a_status_of_a_later_day_answers_what_had_come(fragment: str) -> None:
    assert len(kinds(fragment, date(2019, 6, 2))) == 1
    assert kinds(CHANGED + fragment, date(2019, 6, 2)) == []


def test_an_accepted_decision_cannot_wait_for_what_was_given_up_before() -> None:
    accepted = CHANGED.replace("deferred", "accepted")
    (lost,) = (one for one in items(accepted + LOST, date(2020, 1, 1)) if DROP in one.decisions)
    assert (lost.kind, lost.day) == (Kind.CONDITION_LOST, date(2019, 6, 1))


def test_a_clock_that_runs_hides_that_the_conditions_are_met() -> None:
    assert kinds(CLOCK, date(2018, 6, 1)) == []
    assert kinds(CLOCK, date(2019, 5, 1)) == ["clock"]


def test_a_judgement_and_an_answer_end_what_was_due_on_their_day() -> None:
    judged = EXPECTATION.replace("cite:", "outcome: {is: held, date: 2019-01-01}, cite:")
    assert kinds(judged, date(2018, 12, 31)) == ["expectation"]
    assert kinds(judged, date(2019, 1, 1)) == []
    answer = "answers: [{person: ada, date: 2019-01-01, says: Now.}], cite:"
    answered = QUESTION.replace("cite:", answer)
    assert kinds(answered, date(2018, 12, 31)) == ["question"]
    assert kinds(answered, date(2019, 1, 1)) == []


def test_no_question_is_due_where_the_tracker_sets_no_time() -> None:
    assert kinds(QUESTION.partition("# file")[0], date(2026, 1, 1)) == []


LOOKED = "events: [{date: 2018-06-01, says: Looked at again., cite: {mail: e@example.org}}]\n"


def test_an_entry_of_the_day_of_a_review_or_later_is_the_review() -> None:
    assert kinds(REVIEW + LOOKED, date(2018, 5, 31)) == ["review"]
    assert kinds(REVIEW + LOOKED, date(2018, 6, 1)) == []


def test_a_review_after_a_time_is_counted_from_the_latest_entry() -> None:
    days = [
        one.day
        for today in (date(2018, 5, 31), date(2018, 6, 1))
        for one in items("review: P2Y\n" + LOOKED, today)
        if one.kind is Kind.REVIEW
    ]
    assert days == [date(2018, 4, 1), date(2020, 6, 1)]


def test_durations_beyond_the_calendar_are_never_due() -> None:
    assert items("review: P9999Y\n", date.max) == ()
    assert kinds(QUESTION.replace("P2Y", "P9999Y"), date.max) == []


def test_a_milestone_is_one_item_for_all_that_wait_for_it() -> None:
    (item,) = items(MILESTONE, date(2020, 1, 1))
    assert item.decisions == (DROP, KEEP)
    assert item.name == "_milestones.new-path-stable"


def test_a_milestone_is_due_too_where_only_a_position_waits_for_it() -> None:
    positions = """\
positions:
  - {person: ada, date: 2016-04-02, stance: conditional, option: drop, says: Maybe.,
     milestone: new-path-stable, cite: {mail: a@b}}
"""
    fragment = positions + MILESTONE.partition("\n")[2]
    (item,) = items(fragment, date(2020, 1, 1))
    assert item.decisions == (DROP, KEEP)
    assert items(fragment, date(2016, 4, 1))[0].decisions == (KEEP,)


def test_a_draft_has_nothing_due() -> None:
    draft = "status: [{is: draft, date: 2016-04-01}]\n"
    assert kinds(draft + REVIEW + EXPECTATION, date(2026, 1, 1)) == []


@pytest.mark.parametrize(("kind", "fragment"), EVERY_KIND.items(), ids=EVERY_KIND)
def test_each_kind_is_said_in_words(kind: Kind, fragment: str) -> None:
    corpus, today = corpus_of(fragment), date(2018, 6, 1)
    found = due(corpus, standings(corpus, today), today)
    (item,) = (one for one in found if DROP in one.decisions)
    assert item.kind is kind
    assert heading(item, today) != heading(item, date(2016, 4, 1)) or kind is Kind.QUESTION
    assert sentence(item, corpus)[0].isupper() or sentence(item, corpus)[0] == "“"
    assert sentence(item, corpus)[-1] in ".?"


def test_the_shipped_records_have_their_conditions_met_since_the_release_of_xen_4_19() -> None:
    shipped = read(ROOT / "decisions", "decisions").corpus
    today = date(2026, 11, 22)
    found = due(shipped, standings(shipped, today), today)
    (item,) = (one for one in found if one.kind is Kind.CONDITIONS_MET)
    assert item.day == date(2024, 7, 30)
    assert item.decisions == ("pv-pvops-deprecated-once-pvh-stable",)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(corpora(), DAYS)
def test_a_decision_that_can_have_nothing_due_has_nothing_due(corpus: Corpus, day: date) -> None:
    where = standings(corpus, day)
    for entry in corpus.entries:
        found = list(due_in(corpus, entry, where[entry.slug], day))
        assert may_have_due(corpus, entry) or not found
