"""Records at a git revision: read from objects, with the work tree left alone."""

from pathlib import Path

import pytest

from bootpath.disk.fault import DiskFault
from bootpath.disk.history import Past, UnknownRevision, past
from repository import git

RECORDS = "notes/decisions"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository in which the record of a decision was changed, and another one added."""
    top = tmp_path / "repo"
    records = top / RECORDS
    records.mkdir(parents=True)
    git(top, "init", "-q")
    (records / "one.yaml").write_text("title: First\n", encoding="utf-8")
    (records / "notes.txt").write_text("no record\n", encoding="utf-8")
    (records / "_citations.lock").write_text("{}\n", encoding="utf-8")
    git(top, "add", ".")
    git(top, "commit", "-q", "-m", "first", "--date", "2016-04-13T12:00:00")
    (records / "one.yaml").write_text("title: Second\n", encoding="utf-8")
    (records / "two.yaml").write_text("title: Two\n", encoding="utf-8")
    git(top, "add", ".")
    git(top, "commit", "-q", "-m", "second")
    return top


def at(repository: Path, revision: str) -> Past:
    return past(repository / RECORDS, "decisions", revision, "_citations.lock")


def test_the_files_of_an_earlier_revision_are_read_whatever_lies_there_now(
    repository: Path,
) -> None:
    (repository / RECORDS / "one.yaml").write_text("title: Not committed\n", encoding="utf-8")
    then = at(repository, "HEAD~1")
    assert [(file.path, file.data) for file in then.files] == [
        ("decisions/one.yaml", b"title: First\n")
    ]
    assert then.lock == b"{}\n"
    assert then.commit == git(repository, "rev-parse", "HEAD~1")
    assert git(repository, "status", "--porcelain").strip() == f"M {RECORDS}/one.yaml"


def test_a_branch_a_tag_and_a_short_hash_name_a_revision(repository: Path) -> None:
    git(repository, "tag", "v1", "HEAD~1")
    short = git(repository, "rev-parse", "--short", "HEAD~1")
    assert at(repository, "v1") == at(repository, short) == at(repository, "HEAD~1")


@pytest.mark.parametrize("revision", ["nowhere", "--all", "HEAD~99", "", "a b", "HEAD:notes"])
def test_a_revision_that_is_none_is_refused_by_its_name(repository: Path, revision: str) -> None:
    with pytest.raises(UnknownRevision) as refused:
        at(repository, revision)
    assert f"'{revision}'" in refused.value.message
    assert "git log" in (refused.value.hint or "")


def test_a_shallow_clone_says_how_to_get_the_rest(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    with pytest.raises(UnknownRevision) as refused:
        at(tmp_path / "shallow", "HEAD~1")
    assert "--unshallow" in (refused.value.hint or "")


def test_outside_of_a_repository_there_is_no_history(tmp_path: Path) -> None:
    records = tmp_path / RECORDS
    records.mkdir(parents=True)
    with pytest.raises(DiskFault) as refused:
        past(records, "decisions", "HEAD", "_citations.lock")
    assert "git repository" in (refused.value.hint or "")


def test_a_link_and_a_giant_are_refused_as_they_are_in_the_work_tree(repository: Path) -> None:
    records = repository / RECORDS
    (records / "link.yaml").symlink_to("one.yaml")
    (records / "giant.yaml").write_bytes(b"#" * 300_000)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "third")
    problems = {f.path: f.problem.code for f in at(repository, "HEAD").files if f.problem}
    assert problems == {
        "decisions/giant.yaml": "file-too-large",
        "decisions/link.yaml": "not-a-regular-file",
    }


def test_a_directory_that_did_not_exist_then_has_no_records(repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "empty")
    git(repository, "rm", "-rfq", "--cached", ".")
    git(repository, "commit", "-q", "--allow-empty", "-m", "nothing")
    assert at(repository, "empty").files == []
