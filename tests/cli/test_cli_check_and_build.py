"""check and build from the installed wheel, on the shipped records."""

import json
import os
import re
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema

from installed import Run

SCHEMA = Path(__file__).parent.parent / "report" / "data" / "sarif-schema-2.1.0.json"
TODAY = ("--today", "2026-11-22")


def broken(shipped: Path) -> Path:
    record = shipped / "pv-shim.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("title:", "titel:", 1), encoding="utf-8")
    return record


def clean(result: CompletedProcess[str]) -> bool:
    return result.returncode == 0 and result.stderr == ""


def test_the_shipped_records_have_no_problem_but_what_came_due(
    bootpath: Run, shipped: Path
) -> None:
    result = bootpath("check", *TODAY)
    assert clean(result)
    people = (shipped / "_people.yaml").read_text(encoding="utf-8").count("\n  name:")
    assert result.stdout.startswith("note[condition-met-status-unchanged]: ")
    assert re.search(r"^checked 19 decisions, .*: 1 note\n\Z", result.stdout, re.MULTILINE)
    assert bootpath("check", "--fail-on-due", *TODAY).returncode == 1
    assert people > 0


def test_a_problem_is_named_with_place_caret_and_remedy(bootpath: Run, shipped: Path) -> None:
    broken(shipped)
    result = bootpath("check", *TODAY)
    assert result.returncode == 1
    assert "decisions/pv-shim.yaml:2:1" in result.stdout
    assert "^^^^^" in result.stdout
    assert "did you mean 'title'?" in result.stdout
    assert result.stdout.rstrip().endswith("1 error, 1 note")


def test_checking_one_file_reports_on_it_alone(bootpath: Run, shipped: Path) -> None:
    broken(shipped)
    assert clean(bootpath("check", "decisions/remove-pvhv1.yaml", *TODAY))
    assert bootpath("check", "decisions/pv-shim.yaml", *TODAY).returncode == 1


def test_sarif_validates_against_its_schema(bootpath: Run, shipped: Path) -> None:
    broken(shipped)
    result = bootpath("check", "--format", "sarif", *TODAY)
    document = json.loads(result.stdout)
    jsonschema.validate(document, json.loads(SCHEMA.read_text(encoding="utf-8")))
    due, found = document["runs"][0]["results"]
    assert (due["ruleId"], due["level"]) == ("condition-met-status-unchanged", "note")
    assert found["ruleId"] == "unknown-key"
    region = found["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (2, 1)


def test_github_annotations_name_the_line_and_come_by_themselves_in_actions(
    bootpath: Run, shipped: Path
) -> None:
    broken(shipped)
    result = bootpath("check", *TODAY, env={"GITHUB_ACTIONS": "true"})
    assert "file=decisions/pv-shim.yaml,line=2,col=1," in result.stdout
    assert result.stdout == bootpath("check", "--format", "github", *TODAY).stdout


def test_fail_on_decides_the_exit_code(bootpath: Run, shipped: Path) -> None:
    (shipped / "_people.yaml").write_text(
        (shipped / "_people.yaml").read_text(encoding="utf-8") + "nobody: {name: Nobody}\n",
        encoding="utf-8",
    )
    assert bootpath("check", *TODAY).returncode == 0
    assert bootpath("check", "--fail-on", "warning", *TODAY).returncode == 1
    broken(shipped)
    assert bootpath("check", *TODAY).returncode == 1
    assert bootpath("check", "--fail-on", "never", *TODAY).returncode == 0


def test_colour_comes_when_asked_and_never_into_a_pipe(bootpath: Run, shipped: Path) -> None:
    broken(shipped)
    assert "\x1b[" not in bootpath("check", *TODAY).stdout
    assert "\x1b[" in bootpath("check", "--color", "always", *TODAY).stdout
    forced = {"FORCE_COLOR": "1"}
    assert "\x1b[" in bootpath("check", *TODAY, env=forced).stdout
    assert "\x1b[" not in bootpath("check", *TODAY, env=forced | {"NO_COLOR": "1"}).stdout


def test_nothing_to_check_is_said(bootpath: Run, tmp_path: Path) -> None:
    (tmp_path / "decisions").mkdir()
    result = bootpath("check")
    assert "checked 0 decisions" in result.stdout


def test_a_missing_directory_is_a_sentence_and_exit_74(bootpath: Run) -> None:
    result = bootpath("check")
    assert result.returncode == 74
    assert "there is no directory decisions" in result.stderr
    assert "bootpath init" in result.stderr


def test_the_site_of_the_shipped_records_is_built(
    bootpath: Run, shipped: Path, tmp_path: Path
) -> None:
    result = bootpath("build", "-o", "out", *TODAY)
    assert clean(result)
    pages = {path.stem for path in (tmp_path / "out" / "decisions").glob("*.html")}
    assert {path.stem for path in shipped.glob("[a-z]*.yaml")} <= pages
    assert (tmp_path / "out" / "style.css").is_file()
    assert (tmp_path / "out" / "index.html").is_file()


def test_nothing_is_built_while_an_error_stands_and_the_old_site_stays(
    bootpath: Run, shipped: Path, tmp_path: Path
) -> None:
    assert bootpath("build", "-o", "out", *TODAY).returncode == 0
    before = tree(tmp_path / "out")
    broken(shipped)
    result = bootpath("build", "-o", "out", *TODAY)
    assert result.returncode == 1
    assert "nothing was built" in result.stderr
    assert tree(tmp_path / "out") == before


def test_a_site_is_the_same_bytes_whatever_the_zone_locale_hash_seed_and_what_stood_there(
    bootpath: Run, shipped: Path, tmp_path: Path
) -> None:
    assert shipped.is_dir()
    bootpath("build", "-o", "one", *TODAY, env={"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"})
    other = {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C"}
    bootpath("build", "-o", "two", "--today", "2020-01-01", env=other)
    bootpath("build", "-o", "two", env=other | {"SOURCE_DATE_EPOCH": "1795305600"})
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert len(tree(tmp_path / "one")) > 60


def test_a_directory_that_is_not_ours_is_never_replaced(
    bootpath: Run, shipped: Path, tmp_path: Path
) -> None:
    assert shipped.is_dir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("years of work")
    result = bootpath("build", "-o", "out", *TODAY)
    assert result.returncode == 74
    assert (tmp_path / "out" / "thesis.txt").read_text() == "years of work"
    assert bootpath("build", "-o", ".", *TODAY).returncode == 74
    assert bootpath("build", "-o", "decisions", *TODAY).returncode == 74
    assert (shipped / "pv-shim.yaml").is_file()


def test_the_day_is_checked_before_anything_is_done(bootpath: Run, shipped: Path) -> None:
    assert shipped.is_dir()
    result = bootpath("build", "--today", "22 November")
    assert result.returncode == 2
    assert "YYYY-MM-DD" in result.stderr
    assert bootpath("check", env={"SOURCE_DATE_EPOCH": "soon"}).returncode == 2


def tree(root: Path) -> dict[str, bytes]:
    return {
        os.path.relpath(path, root): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
