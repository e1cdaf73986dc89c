from datetime import date

from bootpath.record import Decision, Milestone, Person
from bootpath.record.by_day import decision_by, milestone_by, person_by

DECISION = Decision.model_validate_json(
    """{
    "title": "Drop it", "question": "Should it go?", "summary": "It went in 2020.",
    "status": [{"is": "open", "date": "2016-01-01"}, {"is": "accepted", "date": "2016-03-01"}],
    "options": {"drop": {"title": "Drop"}},
    "positions": [
      {"person": "ada", "date": "2016-01-02", "stance": "objects", "option": "drop", "says": "No.",
       "cite": {"mail": "a@example.org"}},
      {"person": "ada", "date": "2016-02-01", "stance": "supports", "option": "drop", "says": "Yes."}
    ],
    "questions": [
      {"key": "why", "asks": "Why?", "date": "2016-01-03",
       "answers": [{"person": "ada", "date": "2016-02-01", "says": "So."}]},
      {"key": "when", "asks": "When?", "date": "2016-02-03"}
    ],
    "expectations": [
      {"person": "ada", "date": "2016-01-03", "expects": "Rain.", "due": "2017-01-01",
       "outcome": {"is": "missed", "date": "2017-01-01"}}
    ],
    "events": [{"date": "2018-01-01", "says": "It went."}]
    }"""
)


def test_what_is_dated_later_is_left_out_and_what_bears_no_date_stays() -> None:
    then = decision_by(DECISION, date(2016, 1, 31))
    assert [one.is_ for one in then.status] == ["open"]
    assert [one.stance for one in then.positions] == ["objects"]
    assert [(one.key, one.answers) for one in then.questions] == [("why", ())]
    assert [(one.due, one.outcome) for one in then.expectations] == [(date(2017, 1, 1), None)]
    assert then.events == ()
    assert then.summary == DECISION.summary


def test_an_entry_of_the_day_itself_counts() -> None:
    assert len(decision_by(DECISION, date(2016, 2, 1)).positions) == 2
    assert decision_by(DECISION, date(2016, 2, 1)).questions[0].answers


def test_a_record_of_which_nothing_is_later_is_the_same_object() -> None:
    assert decision_by(DECISION, date(2018, 1, 1)) is DECISION


def test_a_citation_stays_the_object_that_evidence_knows() -> None:
    then = decision_by(DECISION, date(2016, 1, 31))
    assert then.positions[0].cite is DECISION.positions[0].cite


def test_a_judgement_that_had_not_come_is_not_written_as_null() -> None:
    then = decision_by(DECISION, date(2016, 1, 31))
    written = then.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert "outcome" not in written["expectations"][0]
    assert written["events"] == []
    assert "outcome" in DECISION.expectations[0].model_fields_set


def test_a_milestone_is_met_only_from_its_day_on_and_expected_as_ever() -> None:
    milestone = Milestone.model_validate_json(
        '{"title": "Ready", "met": {"date": "2018-01-01"}, "expected": {"date": "2017-01-01"}}'
    )
    then = milestone_by(milestone, date(2016, 1, 1))
    assert (then.met, then.expected) == (None, milestone.expected)
    assert milestone_by(milestone, date(2018, 1, 1)) is milestone


def test_a_role_that_begins_later_is_not_known_nor_the_end_of_one_that_lasts() -> None:
    person = Person.model_validate_json(
        """{"name": "Ada", "affiliations": [{"name": "Always", "until": "2019-01-01"}],
        "roles": [{"title": "Early", "from": "2010-01-01", "until": "2018-01-01"},
        {"title": "Late", "from": "2018-01-01"}]}"""
    )
    then = person_by(person, date(2016, 1, 1))
    assert [(one.title, one.until) for one in then.roles] == [("Early", None)]
    assert [(one.name, one.until) for one in then.affiliations] == [("Always", None)]
    assert person_by(person, date(2019, 1, 1)) is person
