"""What the landing page says needs attention, and what changed lately."""

from datetime import date

import pytest
from site_corpora import DROP, FULL, KEEP, made


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
