"""init, new, list, show, explain, schema and the group itself, from the installed wheel."""

import csv
import io
import json
from pathlib import Path

import pytest

from installed import Run

TODAY = ("--today", "2026-11-22")
PV = "pv-pvops-deprecated-once-pvh-stable"


def test_a_new_tracker_passes_check_as_it_comes(bootpath: Run) -> None:
    assert bootpath("init", *TODAY).returncode == 0
    result = bootpath("check", "--fail-on", "warning", *TODAY)
    assert result.returncode == 0
    assert result.stdout == "checked 1 decision, 1 person, 0 milestones, 0 terms: no problems\n"
    assert bootpath("build", *TODAY).returncode == 0


def test_init_never_writes_over_records(bootpath: Run, tmp_path: Path) -> None:
    bootpath("init", *TODAY)
    tracker = tmp_path / "decisions" / "_tracker.yaml"
    tracker.write_text("title: Mine\n")
    assert bootpath("init", *TODAY).returncode == 74
    assert tracker.read_text() == "title: Mine\n"


def test_a_new_decision_says_what_to_fill_in_and_then_passes(bootpath: Run, tmp_path: Path) -> None:
    bootpath("init", *TODAY)
    result = bootpath("new", "Drop  the “old” path: when?", *TODAY)
    record = tmp_path / "decisions" / "drop-the-old-path-when.yaml"
    assert result.returncode == 0
    assert "fill in: question, options" in result.stdout
    unfilled = bootpath("check", str(record.relative_to(tmp_path)), *TODAY)
    assert unfilled.returncode == 1
    assert "'question' is empty" in unfilled.stdout
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("question: ", "question: When should it go?", 1), "utf-8")
    assert bootpath("check", "--fail-on", "warning", *TODAY).returncode == 0


def test_a_new_decision_never_takes_a_taken_name(bootpath: Run, tmp_path: Path) -> None:
    bootpath("init", *TODAY)
    bootpath("new", "Drop it", *TODAY)
    again = bootpath("new", "Drop it", *TODAY)
    assert again.returncode == 74
    assert "there is a decision 'drop-it' already" in again.stderr
    assert bootpath("new", "???", *TODAY).returncode == 2
    assert bootpath("new", "x", "--slug", "../../etc/passwd", *TODAY).returncode == 2
    assert bootpath("new", "Aux", *TODAY).returncode == 2
    assert len(list((tmp_path / "decisions").iterdir())) == 4


def test_the_list_as_json_is_what_a_script_wants(bootpath: Run, shipped: Path) -> None:
    rows = json.loads(bootpath("list", "--format", "json", *TODAY).stdout)
    assert [row["slug"] for row in rows] == sorted(path.stem for path in shipped.glob("[a-z]*"))
    opened = json.loads(bootpath("list", "--status", "open", "--format", "json", *TODAY).stdout)
    assert opened == [row for row in rows if row["status"] == "open"]
    assert {"slug", "title", "status", "outcome", "components", "last_activity", "path"} <= set(
        rows[0]
    )


def test_the_list_as_csv_can_be_read_back(bootpath: Run, shipped: Path) -> None:
    assert shipped.is_dir()
    rows = list(csv.DictReader(io.StringIO(bootpath("list", "--format", "csv", *TODAY).stdout)))
    assert len(rows) == 19
    assert {row["slug"] for row in rows} >= {PV, "pv-shim"}


@pytest.mark.parametrize(
    ("option", "value"), [("--component", "firmware"), ("--person", "david-vrabel")]
)
def test_the_list_is_filtered(bootpath: Run, shipped: Path, option: str, value: str) -> None:
    assert shipped.is_dir()
    rows = json.loads(bootpath("list", option, value, "--format", "json", *TODAY).stdout)
    key = "components" if option == "--component" else "people"
    assert rows
    assert all(value in row[key] for row in rows)


def test_a_misspelt_filter_is_no_empty_answer(bootpath: Run, shipped: Path) -> None:
    assert shipped.is_dir()
    result = bootpath("list", "--status", "opne")
    assert result.returncode == 2
    assert "did you mean 'open'?" in result.stderr


def test_the_table_fits_eighty_columns(bootpath: Run, shipped: Path) -> None:
    assert shipped.is_dir()
    result = bootpath("list", *TODAY)
    assert result.stdout.rstrip().endswith("19 decisions")
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_a_decision_reads_well_at_eighty_columns(bootpath: Run, shipped: Path) -> None:
    assert shipped.is_dir()
    text = bootpath("show", PV, *TODAY).stdout
    lines = text.splitlines()
    assert lines[0] == "PV (pvops) deprecated once PVH is stable"
    assert lines[1].endswith("?")
    too_wide = [line for line in lines if len(line) > 80 and "https://" not in line]
    assert too_wide == []
    for part in ("Options", "Positions", "Waits for", "Questions", "What happened", "Related"):
        assert part in lines
    assert "as quoted by Luis R. Rodriguez" in text


def test_a_misspelt_decision_gets_a_suggestion(bootpath: Run, shipped: Path) -> None:
    assert shipped.is_dir()
    result = bootpath("show", "pv-shin")
    assert result.returncode == 2
    assert "did you mean 'pv-shim'?" in result.stderr


def test_every_check_is_listed_and_one_is_explained(bootpath: Run) -> None:
    listed = bootpath("explain").stdout
    assert "dangling-link" in listed
    one = bootpath("explain", "dangling-link").stdout
    assert one.startswith("dangling-link (error)")
    assert "Bad:" in one
    assert bootpath("explain", "dangling-lnik").returncode == 2


def test_a_schema_is_printed(bootpath: Run) -> None:
    assert json.loads(bootpath("schema").stdout)["title"] == "Decision"
    assert json.loads(bootpath("schema", "people").stdout)["title"] == "People"


def test_a_misspelt_command_gets_a_suggestion(bootpath: Run) -> None:
    result = bootpath("chek")
    assert result.returncode == 2
    assert "did you mean 'check'?" in result.stderr


def test_the_version_is_printed(bootpath: Run) -> None:
    assert bootpath("--version").stdout.startswith("bootpath ")


def test_a_shell_can_complete_commands_and_options(bootpath: Run) -> None:
    script = bootpath(env={"_BOOTPATH_COMPLETE": "bash_source"})
    assert "_bootpath_completion" in script.stdout
    asked = {"_BOOTPATH_COMPLETE": "bash_complete", "COMP_WORDS": "bootpath ex", "COMP_CWORD": "1"}
    assert bootpath(env=asked).stdout.strip() == "plain,explain"
