import random
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from states import DROP, LATE, MILESTONES, PEOPLE, RECORDS, between, corpus, edited, rewritten

from bootpath.difference import Change, State, differences, first_day


def kinds(changes: Iterable[Change]) -> list[str]:
    return [one.kind for one in changes]


def only(changes: tuple[Change, ...]) -> Change:
    assert len(changes) == 1, changes
    return changes[0]


def source(change: Change) -> str | None:
    return change.cite.mail if change.cite else None


def test_a_person_who_took_another_stance_moved_on_that_day_in_that_mail() -> None:
    moved = next(one for one in between("2016-04-04", "2016-04-05") if one.kind == "moved")
    assert (moved.person, moved.option) == ("ada", "drop")
    assert (moved.before, moved.after) == ("objects", "neutral")
    assert (moved.day, source(moved)) == (date(2016, 4, 5), "p2@example.org")


def test_the_same_stance_again_is_reaffirmed_and_a_withdrawal_names_what_was_held() -> None:
    again, gone = between("2016-04-05", "2016-04-07")
    assert (again.kind, again.person, again.after) == ("reaffirmed", "bob", "supports")
    assert (gone.kind, gone.person, gone.before) == ("withdrawn", "bob", "supports")


def test_a_position_taken_after_a_withdrawal_is_a_new_one() -> None:
    last = "  - {person: bob, date: 2016-04-09, stance: objects, option: drop, says: No then.}\n"
    files = RECORDS | {"drop-it": DROP.replace("conditions:", f"{last}conditions:")}
    change = only(between("2016-04-08", "2016-04-09", files))
    assert (change.kind, change.before, change.after) == ("position", "withdrawn", "objects")


def test_a_decision_that_begins_is_new_and_all_its_entries_of_the_time_follow_by_day() -> None:
    changes = between("2016-03-31", "2016-04-05")
    assert kinds(changes) == [
        "decision-added",
        "status",
        "position",
        "expected",
        "position",
        "asked",
        "moved",
        "answered",
    ]
    assert [one.day for one in changes] == sorted(one.day for one in changes if one.day)
    assert changes[0].text == "Should it go?"


def test_what_is_dated_by_the_first_day_is_no_change_and_the_last_day_counts() -> None:
    status = only(between("2016-04-07", "2016-05-01"))
    assert (status.kind, status.before, status.after) == ("status", "open", "accepted")
    assert status.option == "drop"
    assert between("2016-05-01", "2016-05-02") == ()


def test_a_condition_is_met_and_its_clock_starts_and_runs_out() -> None:
    changes = between("2017-12-31", "2018-06-01")
    assert kinds(changes) == ["condition-met", "clock-started", "milestone-met"]
    assert source(changes[0]) == "m@example.org"
    assert changes[1].after == "2019-01-01"
    assert [(one.kind, one.day) for one in between("2018-06-01", "2019-01-01")] == [
        ("clock-run-out", date(2019, 1, 1))
    ]


def test_an_expectation_falls_due_and_is_judged_later() -> None:
    due = only(between("2017-01-01", "2017-01-02"))
    assert (due.kind, due.person, due.day) == ("past-due", "ada", date(2017, 1, 1))
    judged = only(between("2017-01-31", "2017-02-01"))
    assert (judged.kind, judged.after, source(judged)) == ("judged", "missed", "v@example.org")


def test_a_deferral_ends_once() -> None:
    later = "title: Later\nquestion: When?\nstatus: [{is: deferred, date: 2016-01-01, until: 2017-01-01}]\n"
    files = {"later": later}
    assert kinds(between("2016-12-31", "2017-01-01", files)) == ["deferral-over"]
    assert between("2017-01-01", "2017-01-02", files) == ()


def test_a_successor_supersedes_on_the_day_it_is_accepted() -> None:
    successor = """
title: Another
question: What instead?
status:
  - {is: open, date: 2017-01-01}
  - {is: accepted, date: 2017-03-01, outcome: this, cite: {mail: s@example.org}}
options: {this: {title: This}}
links: {supersedes: [drop-it]}
"""
    changes = between("2017-02-28", "2017-03-01", RECORDS | {"another": successor})
    superseded = next(one for one in changes if one.decision == "drop-it")
    assert (superseded.kind, superseded.other) == ("superseded", "another")
    assert (superseded.day, source(superseded)) == (date(2017, 3, 1), "s@example.org")


def test_a_role_begins_and_ends_on_its_days() -> None:
    people = "ada: {name: Ada, roles: [{title: Maintainer, from: 2016-01-01, until: 2018-01-01}]}\n"
    files = {"_people": people}
    assert [(one.kind, one.day) for one in between("2015-01-01", "2016-01-01", files)] == [
        ("role-began", date(2016, 1, 1))
    ]
    ended = only(between("2016-01-01", "2020-01-01", files))
    assert (ended.kind, ended.before, ended.day) == ("role-ended", "Maintainer", date(2018, 1, 1))


def test_records_that_were_not_touched_have_not_changed() -> None:
    assert rewritten({}) == ()
    assert between("2026-01-01", "2026-11-22") == ()


def test_the_order_of_a_list_is_no_change() -> None:
    first, second, *_ = [line for line in DROP.splitlines() if "{person: bob, date" in line]
    swapped = second.join(first.join(part.split(second)) for part in DROP.split(first))
    assert swapped != DROP
    assert rewritten({"drop-it": swapped}) == ()


def test_a_stance_that_is_corrected_is_no_move() -> None:
    change = only(
        edited(
            "stance: objects, option: drop, says: No.", "stance: blocks, option: drop, says: No."
        )
    )
    assert (change.kind, change.before, change.after) == ("entry-corrected", "objects", "blocks")
    assert change.parts == ("stance",)


def test_a_correction_tells_its_reason() -> None:
    change = only(edited("says: No.,", "says: Not now., corrects: the mail says so,"))
    assert (change.kind, change.parts) == ("entry-corrected", ("says",))
    assert change.reason == "the mail says so"


def test_an_entry_that_is_lost_is_said_to_be_gone() -> None:
    line = next(line for line in DROP.splitlines(keepends=True) if "date: 2016-04-06" in line)
    gone = only(edited(line, ""))
    assert (gone.kind, gone.field, gone.day) == ("entry-removed", "positions", date(2016, 4, 6))
    assert (gone.person, gone.before) == ("bob", "supports")


@pytest.mark.parametrize(
    ("old", "new", "kind", "field"),
    [
        ("is: missed", "is: held", "judged", None),
        ("asks: Who pays?", "asks: Who paid?", "entry-corrected", "questions"),
        ("says: Nobody.", "says: Somebody.", "entry-corrected", "answers"),
        ("says: It was not.", "says: It was so.", "entry-corrected", "outcome"),
        ("says: It went.", "says: It left.", "entry-corrected", "events"),
        ("expects: All is well.", "expects: All.", "entry-corrected", "expectations"),
        ("outcome: drop, says", "outcome: keep, says", "outcome", None),
        ("says: Agreed.", "says: Agreed so.", "entry-corrected", "status"),
        ("title: Keep}", "title: Keep}, more: {title: More}", "option-added", None),
        (", keep: {title: Keep}", "", "option-removed", None),
        ("title: Keep", "title: Keep all", "reworded", "options"),
        ("title: Drop it", "title: Let it go", "reworded", "title"),
        ("conditions: [ready]", "conditions: [ready]\nsummary: It went.", "reworded", "summary"),
        ("conditions: [ready]", "conditions: [ready]\ntags: [old]", "value-changed", "tags"),
        ("conditions: [ready]", "conditions: [ready]\nreview: P1Y", "value-changed", "review"),
        (
            "conditions: [ready]",
            "conditions: [ready]\nunverified: [All.]",
            "reworded",
            "unverified",
        ),
        ("clock: {runs: P1Y}", "clock: {runs: P1Y, says: One.}", "reworded", "clock"),
        (
            "conditions: [ready]",
            "conditions: [ready]\nlinks: {amends: [x]}",
            "link-added",
            "amends",
        ),
    ],
)
def test_each_rewriting_is_one_change_of_its_kind(
    old: str, new: str, kind: str, field: str | None
) -> None:
    change = only(edited(old, new))
    assert (change.kind, change.field, change.decision) == (kind, field, "drop-it")


def test_the_end_of_a_clock_moves_with_its_length() -> None:
    changes = edited("clock: {runs: P1Y}", "clock: {runs: P20Y}")
    assert [(one.kind, one.before, one.after) for one in changes] == [
        ("value-changed", "P1Y", "P20Y"),
        ("clock-moved", "2019-01-01", "2038-01-01"),
    ]


def test_a_condition_that_is_not_met_stops_the_clock() -> None:
    changes = edited("conditions: [ready]", "conditions: [ready, far]")
    assert kinds(changes) == ["condition-added", "clock-stopped"]
    lost = rewritten({"_milestones": MILESTONES.replace("met:", "expected:")})
    assert kinds(lost) == ["condition-not-met", "clock-stopped", "milestone-not-met", "reworded"]


def test_a_renamed_decision_is_itself_in_both_directions() -> None:
    named = {"drop-it": None, "let-it-go": "aliases: [drop-it]" + DROP}
    change = only(rewritten(named))
    assert (change.kind, change.decision, change.before) == (
        "decision-renamed",
        "let-it-go",
        "drop-it",
    )
    after = {"_people": PEOPLE, "_milestones": MILESTONES, "let-it-go": "aliases: [drop-it]" + DROP}
    back = only(rewritten({"let-it-go": None, "drop-it": DROP}, after))
    assert (back.kind, back.decision, back.before) == ("decision-renamed", "drop-it", "let-it-go")


def test_a_decision_that_is_gone_is_said_to_be_gone_and_nothing_more() -> None:
    change = only(rewritten({"drop-it": None}))
    assert (change.kind, change.decision, change.about) == (
        "decision-removed",
        "drop-it",
        "Drop it",
    )


def test_what_decisions_share_is_compared_by_key() -> None:
    changes = rewritten(
        {
            "_people": PEOPLE.replace("Bob Kahn", "Robert Kahn") + "eve: {name: Eve}\n",
            "_terms": "old: {word: old, senses: [{means: Not new.}]}\n",
            "_tracker": "title: Paths\n",
            "_milestones": MILESTONES + "third: {title: Third, abandoned: {date: 2019-01-01}}\n",
        }
    )
    assert [
        (one.kind, one.milestone or one.person or one.term or one.field) for one in changes
    ] == [
        ("milestone-added", "third"),
        ("milestone-abandoned", "third"),
        ("reworded", "bob"),
        ("person-added", "eve"),
        ("term-added", "old"),
        ("reworded", "title"),
    ]


def test_a_record_that_cannot_be_read_is_neither_new_nor_gone() -> None:
    from bootpath.app.reading import read_files
    from bootpath.disk.records import RawFile

    broken = [RawFile(f"decisions/{name}.yaml", b"a: [", None) for name in ("drop-it", "_people")]
    unread = State(read_files(broken).corpus, LATE)
    whole = State(corpus({"_people": PEOPLE, "drop-it": DROP}), LATE)
    assert differences(whole, unread) == ()
    assert differences(unread, whole) == ()


def test_a_record_without_any_date_has_begun() -> None:
    found = corpus({"bare": "title: Bare\nquestion: What?\n"})
    assert first_day(found, found.entries[0]) is None
    assert kinds(rewritten({"bare": "title: Bare\nquestion: What?\n"})) == ["decision-added"]


@settings(deadline=None)
@given(
    first=st.dates(date(2016, 3, 1), date(2019, 12, 31)),
    days=st.integers(0, 900),
    more=st.integers(0, 900),
)
def test_two_steps_in_time_tell_what_one_tells(first: date, days: int, more: int) -> None:
    """But for what fell due in the first step and was judged in the second."""
    found = corpus(RECORDS)
    middle = first + timedelta(days)
    last = middle + timedelta(more)
    whole = differences(State(found, first), State(found, last))
    steps = (
        *differences(State(found, first), State(found, middle)),
        *differences(State(found, middle), State(found, last)),
    )

    def facts(changes: Iterable[Change]) -> set[tuple[str, date | None, str | None, str | None]]:
        return {(c.kind, c.day, c.person, c.text) for c in changes if c.kind != "past-due"}

    assert facts(whole) == facts(steps)


@settings(deadline=None, max_examples=20)
@given(st.integers())
def test_the_order_of_files_changes_nothing(seed: int) -> None:
    files = list((RECORDS | {"bare": "title: Bare\nquestion: What?\n", "again": DROP}).items())
    random.Random(seed).shuffle(files)  # noqa: S311 -- no secret
    assert differences(State(corpus({}), LATE), State(corpus(dict(files)), LATE)) == differences(
        State(corpus({}), LATE), State(corpus(dict(sorted(files))), LATE)
    )
