"""--as-of and --at, from the installed command: the two clocks of a record."""

import json
from pathlib import Path

import pytest

from installed import Run
from repository import git

PV = "pv-pvops-deprecated-once-pvh-stable"
LATE = {"SOURCE_DATE_EPOCH": "1795305600"}  # 2026-11-22


@pytest.fixture
def recorded(shipped: Path) -> Path:
    """The shipped records in a repository, the title of one changed since the first commit."""
    top = shipped.parent
    git(top, "init", "-q")
    git(top, "add", "decisions")
    git(top, "commit", "-q", "-m", "first")
    record = shipped / f"{PV}.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("title: PV (pvops)", "title: Classic PV", 1), encoding="utf-8")
    git(top, "commit", "-q", "-a", "-m", "second")
    return top


def test_the_list_of_a_day_leaves_out_what_begins_later_and_says_so(
    bootpath: Run, shipped: Path
) -> None:
    assert shipped.is_dir()
    early = bootpath("list", "--as-of", "2016-04-13", env=LATE)
    assert "pv-shim" not in early.stdout
    assert early.stdout.endswith("\n13 decisions\n6 decisions begin after 2016-04-13\n")
    rows = json.loads(bootpath("list", "--as-of", "2016-04-13", "--format", "json").stdout)
    assert len(rows) == 13
    assert all(row["last_activity"] <= "2016-04-13" for row in rows)
    assert "begin" not in bootpath("list", "--as-of", "2026-11-22").stdout


def test_as_of_and_today_are_one_option_and_two_days_are_refused(
    bootpath: Run, shipped: Path
) -> None:
    assert shipped.is_dir()
    one = bootpath("list", "--as-of", "2016-04-13")
    assert bootpath("list", "--today", "2016-04-13").stdout == one.stdout
    assert bootpath("list", "--today", "2016-04-13", "--as-of", "2016-04-13").stdout == one.stdout
    for command in (("list",), ("show", PV), ("build",)):
        refused = bootpath(*command, "--as-of", "2016-04-13", "--today", "2016-04-14")
        assert refused.returncode == 2
        assert "2016-04-13 and 2016-04-14 are different days" in refused.stderr
    assert bootpath("check", "--as-of", "2016-04-13").returncode == 2


def test_a_decision_of_a_day_shows_what_had_been_said_by_then(bootpath: Run, shipped: Path) -> None:
    assert shipped.is_dir()
    early = bootpath("show", PV, "--as-of", "2016-04-13").stdout
    assert "George Dunlap" not in early
    assert "no answer recorded" in early
    assert "not judged yet" in early
    assert "2019-07-15" not in early
    assert early.endswith("\nAs of 2016-04-13; what bears no date is as recorded now.\n")
    assert "George Dunlap answers" in bootpath("show", PV, "--as-of", "2016-04-14").stdout


def test_a_decision_that_had_not_begun_says_when_it_begins(bootpath: Run, shipped: Path) -> None:
    assert shipped.is_dir()
    result = bootpath("show", "pv-shim", "--as-of", "2016-04-13")
    assert result.returncode == 0
    assert result.stdout == (
        "PV shim: PV guests inside PVH\n\n"
        "Nothing of it is dated 2016-04-13 or before; it begins on 2018-01-11.\n"
    )


def test_a_revision_shows_what_was_recorded_then(bootpath: Run, recorded: Path) -> None:
    commit = git(recorded, "rev-parse", "HEAD~1")
    assert bootpath("show", PV).stdout.startswith("Classic PV")
    then = bootpath("show", PV, "--at", "HEAD~1", "--as-of", "2016-04-13").stdout
    assert then.startswith("PV (pvops)")
    assert then.endswith(f"As of 2016-04-13; what bears no date is as recorded at {commit[:12]}.\n")
    assert "Classic PV" in bootpath("list").stdout
    assert "Classic PV" not in bootpath("list", "--at", "HEAD~1").stdout
    assert git(recorded, "status", "--porcelain") == ""


def test_a_site_of_a_revision_names_its_commit_and_shows_its_words(
    bootpath: Run, recorded: Path
) -> None:
    commit = git(recorded, "rev-parse", "HEAD~1")
    built = bootpath("build", "--at", "HEAD~1", "--as-of", "2016-04-14", "-o", "old", env=LATE)
    assert built.returncode == 0, built.stdout + built.stderr
    assert f"as of 2016-04-14, as recorded at {commit[:12]}" in built.stdout
    page = (recorded / "old" / "decisions" / f"{PV}.html").read_text(encoding="utf-8")
    assert "PV (pvops) deprecated" in page
    assert commit[:12] in page
    assert f"{commit[:12]}, with changes since" not in page
    index = json.loads((recorded / "old" / "api" / "index.json").read_text(encoding="utf-8"))
    assert (index["as-of"], index["revision"], index["changed-since"]) == (
        "2016-04-14",
        commit,
        False,
    )


def test_an_entry_after_the_day_of_a_site_is_no_mistake_but_one_in_the_future_is(
    bootpath: Run, shipped: Path
) -> None:
    assert bootpath("build", "--as-of", "2016-04-13", "-o", "s", env=LATE).returncode == 0
    record = shipped / f"{PV}.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("date: 2026-06-12", "date: 2996-06-12", 1), encoding="utf-8")
    refused = bootpath("build", "--as-of", "2016-04-13", "-o", "s", env=LATE)
    assert refused.returncode == 1
    assert "2996-06-12 lies after" in refused.stdout
    assert "mend the errors first" in refused.stderr


def test_a_revision_with_errors_is_not_built(bootpath: Run, recorded: Path) -> None:
    (recorded / "decisions" / "broken.yaml").write_text("title: [\n", encoding="utf-8")
    git(recorded, "add", "decisions")
    git(recorded, "commit", "-q", "-m", "broken")
    (recorded / "decisions" / "broken.yaml").unlink()
    refused = bootpath("build", "--at", "HEAD", "-o", "s", env=LATE)
    assert refused.returncode == 1
    assert "name a revision without errors" in refused.stderr
    assert not (recorded / "s").exists()


@pytest.mark.parametrize("words", [("list",), ("show", PV), ("build", "-o", "s")])
def test_a_revision_that_is_not_there_is_wrong_usage_with_a_hint(
    bootpath: Run, recorded: Path, words: tuple[str, ...]
) -> None:
    result = bootpath(*words, "--at", "v9")
    assert result.returncode == 2
    assert result.stderr == (
        "bootpath: there is no revision 'v9' here\n"
        "  hint: name a commit, a branch or a tag that git log shows\n"
    )
    assert recorded.is_dir()


def test_outside_of_a_repository_there_is_nothing_to_read_a_revision_from(
    bootpath: Run, shipped: Path
) -> None:
    result = bootpath(
        "list", "--at", "HEAD", env={"GIT_CEILING_DIRECTORIES": str(shipped.parents[1])}
    )
    assert result.returncode == 74
    assert "git repository" in result.stderr
