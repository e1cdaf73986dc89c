"""due, and what check says and does about what came due, from the installed command."""

import json
import re
import shutil
from pathlib import Path

import pytest

from installed import ROOT, Run

TODAY = ("--today", "2026-11-22")
PV = "pv-pvops-deprecated-once-pvh-stable"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The shipped records, where the command looks for them."""
    return Path(shutil.copytree(ROOT / "decisions", tmp_path / "decisions"))


@pytest.mark.usefixtures("records")
def test_what_is_overdue_is_named_with_the_time_since(bootpath: Run) -> None:
    result = bootpath("due", *TODAY)
    assert result.returncode == 0
    assert result.stderr == ""
    head, line, slug, *_ = result.stdout.splitlines()
    assert head == "Overdue"
    assert line == "2024-07-30  2 years and 3 months ago: conditions met, status unchanged"
    assert slug.strip() == PV
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.usefixtures("records")
def test_a_day_in_the_past_sees_what_was_to_come_then(bootpath: Run) -> None:
    result = bootpath("due", "--as-of", "2020-01-01")
    assert "2022-12-11  in 2 years and 11 months: expectation to be judged" in result.stdout
    assert "conditions met" not in result.stdout
    assert result.stdout.endswith("nothing overdue, 2 to come\n")


@pytest.mark.usefixtures("records")
def test_an_empty_list_says_so_in_words(bootpath: Run) -> None:
    result = bootpath("due", "--today", "2020-01-01", "--within", "P3M")
    assert result.stdout == "nothing is overdue, and nothing comes due by 2020-04-01\n"
    assert result.returncode == 0


@pytest.mark.usefixtures("records")
def test_a_script_gets_each_with_its_date_decision_person_kind_and_place(bootpath: Run) -> None:
    result = bootpath("due", "--today", "2022-12-10", "--format", "json")
    (found,) = (one for one in json.loads(result.stdout) if one["date"] == "2022-12-11")
    assert found["decisions"] == [PV]
    assert found["person"] == "konrad-wilk"
    assert (found["kind"], found["days"], found["overdue"]) == ("expectation", 1, False)
    assert found["file"] == f"decisions/{PV}.yaml"
    assert found["place"] == ["expectations", 0, "due"]


@pytest.mark.usefixtures("records")
def test_the_calendar_has_an_event_for_each(bootpath: Run) -> None:
    result = bootpath("due", *TODAY, "--format", "ics")
    listed = json.loads(bootpath("due", *TODAY, "--format", "json").stdout)
    days = re.findall(r"DTSTART;VALUE=DATE:(\d+)", result.stdout)
    assert days == [one["date"].replace("-", "") for one in listed]


@pytest.mark.parametrize("duration", ["3 months", "P", "P9999Y"])
def test_a_duration_that_cannot_be_is_refused_with_a_sentence(bootpath: Run, duration: str) -> None:
    bootpath("init", *TODAY)
    result = bootpath("due", *TODAY, "--within", duration)
    assert result.returncode == 2
    assert "no duration" in result.stderr or "beyond the calendar" in result.stderr


@pytest.mark.usefixtures("records")
def test_a_check_stays_green_however_long_something_is_due(bootpath: Run) -> None:
    result = bootpath("check", "--fail-on", "warning", *TODAY)
    assert result.returncode == 0
    assert "note[condition-met-status-unchanged]" in result.stdout


@pytest.mark.usefixtures("records")
def test_a_check_that_is_to_fail_on_what_is_due_does(bootpath: Run) -> None:
    result = bootpath("check", "--fail-on-due", *TODAY)
    assert result.returncode == 1
    assert "error[condition-met-status-unchanged]" in result.stdout
    assert bootpath("check", "--fail-on-due", "--fail-on", "never", *TODAY).returncode == 0


def test_a_tracker_with_nothing_due_says_so_to_a_terminal_and_a_calendar(bootpath: Run) -> None:
    bootpath("init", *TODAY)
    assert bootpath("due", *TODAY).stdout == "nothing is overdue, and nothing comes due\n"
    assert json.loads(bootpath("due", *TODAY, "--format", "json").stdout) == []
    assert "SUMMARY:Nothing is due" in bootpath("due", *TODAY, "--format", "ics").stdout
