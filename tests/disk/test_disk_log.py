"""The log of the records: which commits touched them, whatever git is configured to show."""

import os
import subprocess
from pathlib import Path

import pytest

from bootpath.disk.log import LIMIT, Log, log

RECORDS = "notes/decisions"


def git(place: Path, *arguments: str, name: str = "Ada Lovelace") -> str:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run(
        ["git", "-c", f"user.name={name}", "-c", "user.email=t@example.org", *arguments],
        cwd=place,
        env=kept
        | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_COMMITTER_DATE": "2026-01-02T23:30:00-0800",
        },
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def commit(place: Path, subject: str, files: dict[str, str | None], name: str = "Ada") -> None:
    for path, text in files.items():
        target = place / RECORDS / path
        if text is None:
            target.unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    git(place, "add", "-A")
    git(place, "commit", "-q", "--allow-empty", "-m", subject, name=name)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with three commits that touched the records, and one that did not."""
    top = tmp_path / "repo"
    top.mkdir()
    git(top, "init", "-q", "-b", "main")
    commit(top, "first", {"one.yaml": "title: One\n" * 9, "two.yaml": "title: Two\n"})
    commit(top, "second", {"one.yaml": "title: Changed\n" * 9, "two.yaml": None}, name="Émile")
    git(top, "mv", f"{RECORDS}/one.yaml", f"{RECORDS}/a b\tü.yaml")
    commit(top, "third\n\nbody", {})
    (top / "elsewhere").write_text("no record\n", encoding="utf-8")
    commit(top, "elsewhere", {})
    return top


def told(repository: Path, revision: str = "HEAD") -> Log:
    found = log(repository / RECORDS, revision)
    assert found is not None
    return found


def test_the_commits_that_touched_the_records_stand_newest_first(repository: Path) -> None:
    found = told(repository)
    assert [(one.subject, one.author, one.day) for one in found.commits] == [
        ("third", "Ada", "2026-01-02"),  # the committer's day, not that of Greenwich
        ("second", "Émile", "2026-01-02"),
        ("first", "Ada", "2026-01-02"),
    ]
    assert (found.more, found.shallow) == (False, False)
    assert found.commits[0].commit == git(repository, "rev-parse", "HEAD~1")


def test_files_are_told_by_their_path_and_their_contents(repository: Path) -> None:
    third, second, first = told(repository).commits
    one = git(repository, "rev-parse", f"HEAD~3:{RECORDS}/one.yaml")
    changed = git(repository, "rev-parse", f"HEAD~2:{RECORDS}/one.yaml")
    two = git(repository, "rev-parse", f"HEAD~3:{RECORDS}/two.yaml")
    assert [tuple(file) for file in first.files] == [
        ("one.yaml", None, None, one),
        ("two.yaml", None, None, two),
    ]
    assert [tuple(file) for file in second.files] == [
        ("one.yaml", None, one, changed),
        ("two.yaml", None, two, None),
    ]
    assert [tuple(file) for file in third.files] == [("a b\tü.yaml", "one.yaml", changed, changed)]


def test_the_configuration_of_a_user_changes_nothing(repository: Path) -> None:
    before = told(repository)
    for key, value in (
        ("log.showRoot", "false"),
        ("log.showSignature", "true"),
        ("log.follow", "true"),
        ("log.date", "relative"),
        ("diff.renames", "false"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("format.pretty", "email"),
        ("i18n.logOutputEncoding", "latin1"),
        ("diff.orderFile", str(repository / "elsewhere")),
    ):
        git(repository, "config", key, value)
    assert told(repository) == before


def test_the_log_ends_at_the_revision_asked_for(repository: Path) -> None:
    assert [one.subject for one in told(repository, "HEAD~2").commits] == ["second", "first"]


def test_merges_are_left_out_and_what_they_merged_is_not(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "side", "HEAD~1")
    commit(repository, "on the side", {"three.yaml": "title: Three\n"})
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-ff", "-m", "merged", "side")
    assert "on the side" in [one.subject for one in told(repository).commits]
    assert "merged" not in [one.subject for one in told(repository).commits]


def test_there_is_no_log_outside_of_a_repository_or_before_the_first_commit(tmp_path: Path) -> None:
    assert log(tmp_path) is None
    assert log(tmp_path / "nowhere") is None
    git(tmp_path, "init", "-q")
    assert log(tmp_path) is None


@pytest.mark.parametrize("revision", ["nowhere", "--all", "", "HEAD~99", "-n1"])
def test_a_revision_that_is_none_gives_no_log(repository: Path, revision: str) -> None:
    assert log(repository / RECORDS, revision) is None


def test_a_shallow_clone_is_named_and_its_first_commit_is_not_taken_for_an_addition(
    repository: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", "--depth", "3", f"file://{repository}", "shallow")
    found = told(tmp_path / "shallow")
    assert found.shallow
    assert [one.subject for one in found.commits] == ["third"]


def test_a_directory_that_no_commit_touched_has_an_empty_log(repository: Path) -> None:
    (repository / "empty").mkdir()
    assert log(repository / "empty") == Log((), more=False, shallow=False)


def test_a_long_log_is_cut(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    stream = "".join(
        f"commit refs/heads/main\ncommitter A <a@b.c> {1_700_000_000 + number} +0000\n"
        f"data 1\nx\nM 100644 inline {RECORDS}/one.yaml\ndata {len(str(number))}\n{number}\n"
        for number in range(LIMIT + 5)
    )
    subprocess.run(
        ["git", "fast-import", "--quiet"], cwd=tmp_path, input=stream.encode(), check=True
    )
    git(tmp_path, "reset", "-q", "--hard")
    found = told(tmp_path)
    assert len(found.commits) == LIMIT
    assert found.more
