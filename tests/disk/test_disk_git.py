import os
import subprocess
import time
from pathlib import Path

import pytest

from bootpath.disk import git
from bootpath.disk.git import Revision, history_stamp, revision


def run(directory: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=directory, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def _plain_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    config = tmp_path / "gitconfig"
    config.touch()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    (root / "decisions").mkdir(parents=True)
    (root / "decisions" / "a.yaml").write_bytes(b"title: a\n")
    (root / "README").write_bytes(b"x")
    run(root, "init", "-q")
    run(root, "add", ".")
    run(root, "commit", "-q", "-m", "first")
    return root


def test_the_revision_is_the_full_hash_of_the_commit(repository: Path) -> None:
    head = run(repository, "rev-parse", "HEAD")
    assert len(head) == 40
    assert revision(repository) == Revision(head, changed=False)
    assert revision(repository / "decisions") == Revision(head, changed=False)


@pytest.mark.parametrize("how", ["edited", "staged", "added", "removed"])
def test_a_change_below_the_directory_counts(repository: Path, how: str) -> None:
    records = repository / "decisions"
    if how in ("edited", "staged"):
        (records / "a.yaml").write_bytes(b"title: b\n")
    if how == "staged":
        run(repository, "add", ".")
    if how == "added":
        (records / "new.yaml").write_bytes(b"title: b\n")
    if how == "removed":
        (records / "a.yaml").unlink()
    found = revision(records)
    assert found is not None
    assert found.changed


def test_a_change_elsewhere_and_an_ignored_file_do_not_count(repository: Path) -> None:
    (repository / "README").write_bytes(b"y")
    (repository / ".git" / "info" / "exclude").write_text("*.swp\n", encoding="utf-8")
    (repository / "decisions" / "x.swp").write_bytes(b"x")
    found = revision(repository / "decisions")
    assert found is not None
    assert not found.changed


def test_a_directory_with_an_odd_name_is_taken_as_it_is(repository: Path) -> None:
    odd = repository / ":(top) *"
    odd.mkdir()
    (repository / "README").write_bytes(b"y")
    found = revision(odd)
    assert found is not None
    assert not found.changed


def test_there_is_none_without_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    plain = tmp_path / "plain"
    plain.mkdir()
    assert revision(plain) is None


def test_there_is_none_before_the_first_commit(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q")
    assert revision(tmp_path) is None


def test_there_is_none_for_a_missing_or_impossible_directory(tmp_path: Path) -> None:
    assert revision(tmp_path / "absent") is None
    assert revision(Path("a\0b")) is None


def test_there_is_none_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert revision(repository) is None


def fake_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")


def test_there_is_none_when_git_does_not_answer_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_git(tmp_path, monkeypatch, "exec sleep 30")
    monkeypatch.setattr(git, "_SECONDS", 0.2)
    began = time.monotonic()
    assert revision(tmp_path) is None
    assert time.monotonic() - began < 5


def test_there_is_none_when_git_answers_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_git(tmp_path, monkeypatch, "echo HEAD")
    assert revision(tmp_path) is None


def test_there_is_none_when_only_the_changes_cannot_be_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = "a" * 40
    fake_git(tmp_path, monkeypatch, f'case "$*" in *status*) exit 128;; esac; echo {commit}')
    assert revision(tmp_path) is None


def test_a_hash_of_sha_256_is_a_revision_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = "b" * 64
    fake_git(tmp_path, monkeypatch, f'case "$*" in *status*) exit 0;; esac; echo {commit}')
    assert revision(tmp_path) == Revision(commit, changed=False)


def test_what_a_git_hook_leaves_in_the_environment_does_not_mislead(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = revision(repository)
    assert expected is not None
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other-index"))
    monkeypatch.setenv("GIT_WORK_TREE", "/")
    monkeypatch.setenv("GIT_TRACE", "1")
    assert revision(repository) == expected


def test_a_configured_monitor_is_not_started(repository: Path, tmp_path: Path) -> None:
    witness = tmp_path / "started"
    monitor = tmp_path / "monitor"
    monitor.write_text(f"#!/bin/sh\ntouch {witness}\n", encoding="utf-8")
    monitor.chmod(0o755)
    run(repository, "config", "core.fsmonitor", str(monitor))
    assert revision(repository) is not None
    assert not witness.exists()


def test_the_index_is_not_rewritten(repository: Path) -> None:
    index = repository / ".git" / "index"
    os.utime(repository / "README", (1, 1))  # git would like to note the new time
    before = index.read_bytes()
    assert revision(repository) is not None
    assert index.read_bytes() == before


def test_names_that_are_mapped_tell_histories_of_one_commit_apart(
    repository: Path, tmp_path: Path
) -> None:
    assert history_stamp(repository) == ()
    top = Path(run(repository, "rev-parse", "--show-toplevel").strip())
    (top / ".mailmap").write_text("Ada Lovelace <ada@example.org> <old@example.org>\n")
    mapped = history_stamp(repository)
    (top / ".mailmap").write_text("Ada King <ada@example.org> <old@example.org>\n")
    assert len(mapped) == 1
    assert history_stamp(repository) not in ((), mapped)
    assert history_stamp(tmp_path / "nowhere") == ()
