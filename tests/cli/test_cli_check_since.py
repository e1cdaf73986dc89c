"""check --since from the installed wheel: the shipped records held to an earlier commit of theirs."""

import json
from pathlib import Path

import pytest

from installed import Run
from repository import git

TODAY = ("--today", "2026-11-22")
RECORD = "no-xen-specific-entry-points.yaml"
STANCE = "    stance: supports\n    option: none-at-all\n"
REWRITTEN = "    stance: objects\n    option: none-at-all\n"


@pytest.fixture
def record(shipped: Path) -> Path:
    """A record in a repository with one commit."""
    git(shipped.parent, "init", "-q")
    commit(shipped, "as shipped")
    return shipped / RECORD


def commit(records: Path, subject: str) -> None:
    git(records, "add", "-A", ".")
    git(records, "commit", "-q", "-m", subject)


def rewritten(record: Path, after: str = "") -> int:
    """Rewrite a dated position, commit it, and return the line that is wrong now."""
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace(STANCE, REWRITTEN + after, 1), encoding="utf-8")
    commit(record.parent, "a position rewritten")
    return text[: text.index(STANCE)].count("\n") + 1


def test_a_commit_that_rewrites_a_dated_position_is_refused(bootpath: Run, record: Path) -> None:
    line = rewritten(record)
    result = bootpath("check", "--since", "HEAD~1", "--format", "concise", *TODAY)
    short = git(record.parent, "rev-parse", "HEAD~1")[:12]
    assert result.returncode == 1
    assert result.stdout.startswith(
        f"decisions/{RECORD}:{line}:13: error: the position of 'luis-rodriguez' of 2016-04-07"
        f" said supports in commit {short}"
    )
    assert "19 earlier decisions: 1 error" in result.stdout
    assert bootpath("check", *TODAY).returncode == 0


def test_the_same_commit_is_accepted_when_it_says_what_it_corrects(
    bootpath: Run, record: Path
) -> None:
    rewritten(record, "    corrects: The double negation had been misread.\n")
    result = bootpath("check", "--since", "HEAD~1", *TODAY)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_record_that_is_gone_is_named_though_there_is_no_line_to_show(
    bootpath: Run, record: Path
) -> None:
    (record.parent / "pvh-dom0-default.yaml").unlink()
    result = bootpath("check", "--since", "HEAD", *TODAY)
    assert result.returncode == 1
    assert "decisions/pvh-dom0-default.yaml" in result.stdout
    sarif = bootpath("check", "--since", "HEAD", "--format", "sarif", *TODAY)
    found = json.loads(sarif.stdout)["runs"][0]["results"]
    assert "removed-decision" in {one["ruleId"] for one in found}


def test_a_revision_that_is_not_there_is_wrong_usage(bootpath: Run, record: Path) -> None:
    result = bootpath("check", "--since", "nowhere", *TODAY)
    assert result.returncode == 2
    assert result.stderr.startswith("bootpath: there is no revision 'nowhere' here\n  hint: ")
    assert record.is_file()


def test_a_shallow_clone_says_how_to_get_what_it_lacks(
    bootpath: Run, record: Path, tmp_path: Path
) -> None:
    rewritten(record)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}", "shallow")
    result = bootpath("check", "--since", "HEAD~1", *TODAY, cwd=tmp_path / "shallow")
    assert result.returncode == 2
    assert "git fetch --unshallow" in result.stderr


def test_a_commit_without_records_is_said_to_have_none(bootpath: Run, record: Path) -> None:
    git(record.parent, "checkout", "-q", "--orphan", "before")
    git(record.parent, "rm", "-rfq", "--cached", ".")
    git(record.parent, "commit", "-q", "--allow-empty", "-m", "nothing")
    result = bootpath("check", "--since", "before", *TODAY)
    assert result.returncode == 0
    assert "has no decisions" in result.stderr
