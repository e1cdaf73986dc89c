"""Standing is a pure function of what is dated up to a day, whatever the records and the order."""

import random
from dataclasses import fields, replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bootpath.app.reading import read, read_files
from bootpath.corpus import Corpus
from bootpath.disk.records import RawFile
from bootpath.due import due
from bootpath.standing import Standing, is_outside_role, standings
from example_tracker import tracker_with
from generated_corpora import DAYS, corpora, corpus_by
from installed import ROOT

SHIPPED = read(ROOT / "decisions", "decisions").corpus
SHIPPED_DAYS = st.dates(date(2015, 12, 1), date(2027, 1, 1))
DROP = "drop-the-old-path"


def drop(fragment: str, today: date = date(2026, 11, 22)) -> Standing:
    files = [
        RawFile(f"decisions/{name}", text.encode(), None)
        for name, text in tracker_with(fragment).items()
    ]
    return standings(read_files(files).corpus, today)[DROP]


@settings(deadline=None)
@given(corpora(), DAYS)
def test_what_is_dated_after_a_day_changes_nothing_on_it(corpus: Corpus, today: date) -> None:
    known = corpus_by(corpus, today)
    assert standings(known, today) == standings(corpus, today)
    assert due(known, standings(known, today), today) == due(
        corpus, standings(corpus, today), today
    )


@settings(deadline=None, max_examples=30)
@given(SHIPPED_DAYS)
def test_nothing_dated_after_a_day_changes_the_shipped_records_on_it(today: date) -> None:
    assert standings(corpus_by(SHIPPED, today), today) == standings(SHIPPED, today)


ALWAYS = {"asked", "last_activity"}
EFFECTS = {
    "status": {"status", "decided", *ALWAYS},
    "positions": {"stands", "withdrawn", *ALWAYS},
    "questions": {"open_questions", *ALWAYS},
    "answers": {"open_questions", *ALWAYS},
    "expectations": {"open_expectations", "judged_expectations", *ALWAYS},
    "outcome": {"open_expectations", "judged_expectations", *ALWAYS},
    "events": ALWAYS,
}
"""What of a standing an entry of each kind may change."""


def effects(corpus: Corpus, slug: str, day: date) -> set[str]:
    """What of a decision's standing the entries of a day may change, its own and the shared."""
    decision = corpus.by_slug[slug].decision
    kinds = {name for name in EFFECTS for one in getattr(decision, name, ()) if one.date == day}
    if any(answer.date == day for one in decision.questions for answer in one.answers):
        kinds.add("answers")
    if any(one.outcome and one.outcome.date == day for one in decision.expectations):
        kinds.add("outcome")
    changed = {part for kind in kinds for part in EFFECTS[kind]}
    for key in decision.conditions:
        milestone = corpus.milestones[key]
        if any(fact and fact.date == day for fact in (milestone.met, milestone.abandoned)):
            changed |= {"awaited", "clock_started", "clock_due", "clock_over"}
    for person in corpus.people.values():
        if any(role.from_ == day for role in person.roles):
            changed |= {"stands", "withdrawn"}
    for successor in corpus.successors(slug):
        if any(one.date == day for one in corpus.by_slug[successor].decision.status):
            changed.add("superseded_by")
    return changed


def differing(before: Standing, after: Standing) -> set[str]:
    names = (one.name for one in fields(Standing))
    return {name for name in names if getattr(before, name) != getattr(after, name)}


def assert_only_its_effects(corpus: Corpus, day: date) -> None:
    before, after = standings(corpus, day - timedelta(1)), standings(corpus, day)
    for slug, standing in after.items():
        allowed = effects(corpus, slug, day)
        if standing.clock_due == day:
            allowed.add("clock_over")
        assert differing(before[slug], standing) <= allowed, slug
        spoke = {p.person for p in corpus.by_slug[slug].decision.positions if p.date == day}
        spoke |= {
            key
            for key, person in corpus.people.items()
            if any(role.from_ == day for role in person.roles)
        }
        then, now = set(before[slug].stands), set(standing.stands)
        assert {stand.position.person for stand in then ^ now} <= spoke


@settings(deadline=None)
@given(corpora(), DAYS)
def test_the_day_of_an_entry_differs_from_the_day_before_by_its_effects_only(
    corpus: Corpus, day: date
) -> None:
    assert_only_its_effects(corpus, day)


def test_each_day_of_the_shipped_records_differs_by_its_entries_only() -> None:
    days = {standing.last_activity for standing in standings(SHIPPED, date.max).values()}
    days |= {p.date for entry in SHIPPED.entries for p in entry.decision.positions}
    days |= {s.date for entry in SHIPPED.entries for s in entry.decision.status}
    days |= {m.met.date for m in SHIPPED.milestones.values() if m.met}
    assert len(days) > 20
    for day in sorted(day for day in days if day):
        assert_only_its_effects(SHIPPED, day)


@settings(deadline=None)
@given(corpora(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_decisions_changes_no_standing_and_no_due_item(
    corpus: Corpus, today: date, order: random.Random
) -> None:
    shuffled = replace(corpus, entries=tuple(order.sample(corpus.entries, len(corpus.entries))))
    there, here = standings(shuffled, today), standings(corpus, today)
    assert there == here
    assert due(shuffled, there, today) == due(corpus, here, today)


def test_the_order_of_files_changes_no_standing() -> None:
    files = [
        RawFile(f"decisions/{path.name}", path.read_bytes(), None)
        for path in sorted((ROOT / "decisions").glob("*.yaml"))
    ]
    expected = standings(SHIPPED, date(2026, 11, 22))
    for seed in range(3):
        shuffled = random.Random(seed).sample(files, len(files))  # noqa: S311 -- an order, no secret
        assert standings(read_files(shuffled).corpus, date(2026, 11, 22)) == expected


BLOCKED = """\
positions:
  - {person: ada, date: 2016-04-02, stance: blocks, option: drop, says: No., cite: {mail: a@b}}
  - {person: bob, date: 2016-04-02, stance: blocks, option: drop, says: No., cite: {mail: c@d}}
  - {person: bob, date: 2016-05-02, stance: neutral, option: drop, says: Well., cite: {mail: e@f}}
  - {person: ada, date: 2016-06-02, stance: withdrawn, option: drop, says: Ok., cite: {mail: g@h}}
"""


def test_a_block_stands_until_another_position_replaces_it_or_it_is_withdrawn() -> None:
    def blocking(*day: int) -> list[str]:
        return [one.position.person for one in drop(BLOCKED, date(*day)).blocks]

    assert blocking(2016, 4, 1) == []
    assert blocking(2016, 4, 2) == ["ada", "bob"]
    assert blocking(2016, 5, 2) == ["ada"]
    assert blocking(2016, 6, 2) == []


IN_AND_OUT = """\
positions:
  - {person: ada, date: 2016-04-02, stance: supports, option: drop, says: Yes., cite: {mail: a@b}}
  - {person: bob, date: 2016-04-02, stance: supports, option: drop, says: Yes., cite: {mail: c@d}}
# file: _people.yaml
ada: {name: Ada, roles: [{title: Maintainer}]}
bob: {name: Bob, roles: [{title: Maintainer, until: 2015-12-31}]}
"""


def test_who_spoke_outside_their_role_is_shown_apart_and_still_counts() -> None:
    standing = drop(IN_AND_OUT)
    assert [one.position.person for one in standing.outside_role] == ["bob"]
    assert standing.count("supports") == 2


def test_a_role_covers_its_first_and_its_last_day_and_no_role_judges_nobody() -> None:
    bob = SHIPPED.people["juergen-gross"]
    assert not is_outside_role(None, date(2016, 1, 1), date.max)
    assert not is_outside_role(bob, date(1999, 1, 1), date.max)
    role = bob.roles[0].model_copy(update={"from_": date(2016, 1, 1), "until": date(2016, 2, 1)})
    dated = bob.model_copy(update={"roles": (role,)})
    outside = {
        day: is_outside_role(dated, day, date.max)
        for day in (date(2015, 12, 31), date(2016, 1, 1), date(2016, 2, 1), date(2016, 2, 2))
    }
    assert list(outside.values()) == [True, False, False, True]


JUDGED = """\
expectations:
  - {person: ada, date: 2016-04-02, expects: It comes., due: 2016-06-01, cite: {mail: a@b},
     outcome: {is: held, date: 2016-06-03, cite: {mail: c@d}}}
"""


def test_an_expectation_is_open_until_the_day_of_its_judgement_and_hides_it_till_then() -> None:
    before, after = drop(JUDGED, date(2016, 6, 2)), drop(JUDGED, date(2016, 6, 3))
    assert [one.outcome for one in before.open_expectations] == [None]
    assert before.judged_expectations == ()
    assert after.open_expectations == ()
    assert [one.outcome.is_ for one in after.judged_expectations if one.outcome] == ["held"]


CLOCK = """\
conditions: [new-path-stable]
clock: {runs: PERIOD}
# file: _milestones.yaml
new-path-stable:
  title: Stable
  met: {date: 2016-01-31, cite: {commit: "linux@0123456789ab"}}
"""


def test_a_clock_is_over_on_its_last_day() -> None:
    fragment = CLOCK.replace("PERIOD", "P1M")
    assert not drop(fragment, date(2016, 2, 28)).clock_over
    assert drop(fragment, date(2016, 2, 29)).clock_over


def test_a_clock_that_runs_beyond_the_calendar_never_runs_out() -> None:
    standing = drop(CLOCK.replace("PERIOD", "P9999Y"))
    assert (standing.clock_started, standing.clock_due) == (date(2016, 1, 31), None)
    assert not standing.clock_over


def test_conditions_are_told_apart_by_what_came_of_them() -> None:
    standing = standings(SHIPPED, date(2020, 1, 1))["pv-pvops-deprecated-once-pvh-stable"]
    assert [one.milestone for one in standing.met] == ["pvh-guest-supported"]
    assert [one.milestone for one in standing.unmet] == ["pvh-dom0-supported"]
    assert standing.last_met is None
