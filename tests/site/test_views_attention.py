"""What the landing page says needs attention, and what changed lately."""

from datetime import date

import pytest
from site_corpora import DROP, FULL, KEEP, corpus, made

from bootpath.due import due
from bootpath.standing import standings


def words(files: dict[str, str], today: date = date(2026, 11, 22)) -> list[str]:
    return [one.word for one in made(files, today)["index.html"].value.notices]


def test_everything_that_waits_is_named_the_most_pressing_first() -> None:
    assert words(FULL) == [
        "Blocked",
        "Clock run out",
        "Past due",
        "Expectation missed",
        "Unanswered",
    ]


def test_a_clock_that_still_runs_is_no_matter() -> None:
    assert "Clock run out" not in words(FULL, date(2018, 12, 31))
    assert "Clock run out" in words(FULL, date(2019, 1, 1))


def test_conditions_that_are_met_without_a_clock_ask_for_a_decision() -> None:
    files = {**FULL, "drop-it": DROP.replace("clock:", "unverified: [x]\n#")}
    files["drop-it"] = files["drop-it"].replace("unverified: [Whether anybody noticed.]", "")
    assert "Conditions met" in words(files)
    revisited = files["drop-it"].replace(
        "options:", "  - {is: open, date: 2019-05-01}\noptions:", 1
    )
    assert "Conditions met" not in words({**files, "drop-it": revisited})


def test_a_condition_given_up_is_named() -> None:
    text = KEEP.replace("positions: []", "conditions: [gone]")
    assert words({"keep-it": text, "_milestones": FULL["_milestones"]}) == ["Condition lost"]


@pytest.mark.parametrize(("today", "over"), [("2019-12-31", False), ("2020-01-01", True)])
def test_a_deferral_is_over_on_its_day(today: str, over: bool) -> None:
    text = KEEP.replace("{is: open,", "{is: deferred, until: 2020-01-01,")
    assert words({"keep-it": text}, date.fromisoformat(today)) == ["Deferral over"] * over


def test_a_decision_that_is_no_longer_alive_needs_nothing() -> None:
    text = DROP.replace("is: accepted,", "is: settled,")
    assert words({**FULL, "drop-it": text}) == []


def test_many_matters_are_cut_and_counted() -> None:
    asked = "questions: [{key: q, asks: What?, date: 2016-04-01}]"
    many = {f"d-{n}": KEEP.replace("positions: []", asked) for n in range(15)}
    value = made(many)["index.html"].value
    assert (len(value.notices), value.more) == (12, "3 more matters")


def test_the_table_names_what_waits_beside_the_status() -> None:
    pages = made(FULL)
    notes = {row.ref.text: row.note for row in pages["index.html"].value.rows}
    assert notes == {"Drop it": "blocked", "Keep it": None}


def test_ten_latest_entries_are_shown_newest_first() -> None:
    changes = made(FULL)["index.html"].value.changes
    days = [change.item.day for change in changes]
    assert days == sorted(days, reverse=True)
    assert len(days) == 10
    assert days[0] == "2019-01-01"
    assert changes[0].decision.text == "Drop it"


def test_the_latest_entries_come_from_all_decisions() -> None:
    many = {
        f"d-{n}": KEEP.replace("positions: []", f"events: [{{date: 2020-01-{n + 1:02}, says: x}}]")
        for n in range(28)
    }
    changes = made(many)["index.html"].value.changes
    assert [change.item.day for change in changes] == [f"2020-01-{n:02}" for n in range(28, 18, -1)]


REVIEWED = KEEP.replace("positions: []", "review: 2018-01-01")


def test_a_review_is_named_even_where_all_is_over() -> None:
    assert words({"keep-it": REVIEWED}) == ["Review overdue"]
    assert words({"keep-it": REVIEWED.replace("is: open", "is: rejected")}) == ["Review overdue"]
    assert words({"keep-it": REVIEWED}, date(2017, 12, 31)) == []


LATE = "late: {title: Its time, expected: {date: 2018-01-01}}\n"


def test_a_milestone_that_is_late_is_named_at_each_decision_that_waits_for_it() -> None:
    waits = KEEP.replace("positions: []", "conditions: [late]")
    files = {"keep-it": waits, "drop-it": waits, "_milestones": LATE}
    assert words(files) == ["Milestone late", "Milestone late"]
    assert words(files, date(2018, 1, 1)) == []
    notices = made(files)["index.html"].value.notices
    assert {one.says for one in notices} == {"“Its time” was expected by 2018-01-01"}
    assert {one.decision.href.partition("#")[2] for one in notices} == {"conditions"}


def test_a_milestone_that_only_a_position_waits_for_leads_to_that_position() -> None:
    position = (
        "positions: [{person: bob, date: 2016-04-02, stance: conditional, option: keep,"
        " says: Maybe., milestone: late}]"
    )
    files = {"keep-it": KEEP.replace("positions: []", position), "_milestones": LATE}
    (found,) = made(files)["index.html"].value.notices
    assert found.decision.href.endswith("#person.bob")


@pytest.mark.parametrize("today", [date(2016, 4, 5), date(2018, 1, 2), date(2019, 1, 1), date.max])
def test_the_front_page_names_what_is_overdue_and_nothing_else_as_such(today: date) -> None:
    records = corpus(FULL)
    overdue = {
        (one.day.isoformat(), *one.decisions)
        for one in due(records, standings(records, today), today)
        if one.is_overdue(today)
    }
    kinds = {"Blocked", "Expectation missed", "Unanswered"}
    shown = {
        (one.day, (one.decision.href or "").partition("#")[0].split("/")[-1][: -len(".html")])
        for one in made(FULL, today)["index.html"].value.notices
        if one.word not in kinds
    }
    assert shown == overdue
