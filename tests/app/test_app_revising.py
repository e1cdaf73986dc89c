"""When decisions come and go, break and are mended, only those that read of it are looked at again."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bootpath.app import auditing
from bootpath.app.checking import Last, check
from bootpath.app.memory import Cache
from bootpath.app.recalling import recalled
from bootpath.disk.listing import Listing
from drawn import Fields
from tracker_trial import TODAY, Trial, room, trials

NAMES = [f"no-{number}" for number in range(9)]


def stated(**more: object) -> Fields:
    return {"title": "T", "question": "?", "status": [{"is": "open", "date": "2016-01-01"}], **more}


class Checked:
    """A tracker that is checked with a cache; `looked_at` are the decisions the last check did."""

    def __init__(self, trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
        self.trial = trial
        trial.ahead = 1
        self.looked_at: list[str] = []
        real = auditing._note

        def noting(ledger: auditing.CheckLedger, slug: str, here: auditing.Findings) -> None:
            self.looked_at.append(slug)
            real(ledger, slug, here)

        monkeypatch.setattr(auditing, "_note", noting)
        trial.write("_tracker.yaml", {"title": "T", "components": {"xen": {"title": "Xen"}}})
        for name in NAMES:
            trial.write(f"{name}.yaml", stated())
        trial.write("refers.yaml", stated(links={"depends-on": ["no-0"]}, summary="See [[no-1]]."))
        self()

    def __call__(self) -> dict[str, list[str]]:
        """Check; what was found, by code, in which files. It is what is found without a cache."""
        self.looked_at.clear()
        self.trial.check()
        looked_at, records = self.looked_at[:], self.trial.records
        known = Cache(self.trial.cache)
        reading = recalled(Listing(records, "decisions"), known)
        found: dict[str, list[str]] = {}
        for one in check(reading, TODAY, last=Last(known, records, 1)).diagnostics:
            found.setdefault(one.code, []).append(Path(one.place.path).stem)
        assert self.looked_at == looked_at  # a check of what did not change looks at nothing
        return found


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Checked]:
    with tempfile.TemporaryDirectory(dir=room()) as place, trials(Path(place)) as trial:
        yield Checked(trial, monkeypatch)


def test_a_decision_that_is_added_is_looked_at_alone(checked: Checked) -> None:
    checked.trial.write("added.yaml", stated())
    checked()
    assert checked.looked_at == ["added"]


def test_whoever_waits_for_a_decision_is_looked_at_when_it_comes(checked: Checked) -> None:
    checked.trial.remove("no-0.yaml")
    assert checked()["dangling-link"] == ["refers"]
    assert checked.looked_at == ["refers"]
    checked.trial.write("no-0.yaml", stated())
    assert "dangling-link" not in checked()
    assert checked.looked_at == ["no-0", "refers"]


def test_who_speaks_of_a_decision_is_looked_at_when_it_goes(checked: Checked) -> None:
    checked.trial.remove("no-1.yaml")
    assert checked()["unknown-decision-reference"] == ["refers"]
    assert checked.looked_at == ["refers"]


def test_a_decision_that_breaks_and_is_mended_is_looked_at_with_whom_it_concerns(
    checked: Checked,
) -> None:
    for text in ("title: [", "title: {", "\t"):
        checked.trial.path("no-5.yaml").write_text(text)
        assert "no-5" in {stem for stems in checked().values() for stem in stems}
        assert not checked.looked_at
    checked.trial.write("no-5.yaml", stated())
    checked()
    assert checked.looked_at == ["no-5"]


def test_a_rule_about_all_records_hears_of_one_that_is_added(checked: Checked) -> None:
    assert checked()["unused-component"] == ["_tracker"]
    checked.trial.write("added.yaml", stated(components=["xen"]))
    assert "unused-component" not in checked()
    checked.trial.remove("added.yaml")
    assert checked()["unused-component"] == ["_tracker"]
    checked.trial.path("no-5.yaml").write_text("title: [")
    assert "unused-component" not in checked()  # it may be the broken one that uses it


def test_a_former_name_makes_all_anew(checked: Checked) -> None:
    """It may lead any link elsewhere."""
    checked.trial.write("added.yaml", stated(aliases=["former"]))
    checked()
    assert len(checked.looked_at) == len(NAMES) + 2
    checked.trial.remove("added.yaml")
    checked()
    assert len(checked.looked_at) == len(NAMES) + 1


def test_values_are_found_however_many_records_there_are_by_now(
    checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a value is kept does not depend on how many records came since."""
    monkeypatch.setattr("bootpath.app.ledger._SIZE", 2)
    checked.trial.cache.rename(checked.trial.place / "old")
    checked()
    for number in range(5):
        checked.trial.write(f"more-{number}.yaml", stated())
        checked()
        assert checked.looked_at == [f"more-{number}"]
    for name in NAMES[2:]:
        checked.trial.remove(f"{name}.yaml")
    checked.trial.write("refers.yaml", stated(links={"depends-on": ["more-4"]}))
    checked()
    assert checked.looked_at == ["refers"]
