"""What the commits taught the records: told in words for the latest, read from git's objects."""

from datetime import date
from pathlib import Path

import pytest

from bootpath.app import learning
from bootpath.app.building import site_files
from bootpath.app.learning import learned
from bootpath.app.reading import read
from bootpath.disk.git import asked
from bootpath.views.changes import Log
from repository import git

TODAY = date(2026, 11, 22)
RECORD = """\
title: Drop it
question: Should it go?
status: [{is: open, date: 2016-04-01}]
options: {drop: {title: Drop}}
positions:
  - {person: ada, date: 2016-04-02, stance: objects, option: drop, says: No.}
"""
MOVED = RECORD + (
    "  - {person: ada, date: 2016-04-03, stance: supports, option: drop, says: Yes.}\n"
)
PEOPLE = "ada: {name: Ada Lovelace}\n"


def commit(place: Path, subject: str, **files: str) -> None:
    for stem, text in files.items():
        (place / f"{stem}.yaml").write_text(text, encoding="utf-8")
    git(place, "add", "-A")
    git(place, "commit", "-q", "-m", subject)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    place = tmp_path / "decisions"
    place.mkdir()
    git(place, "init", "-q")
    commit(place, "first", **{"drop-it": RECORD, "_people": PEOPLE, "_tracker": "title: T\n"})
    commit(place, "Ada came round", **{"drop-it": MOVED})
    return place


def told(records: Path, revision: str = "HEAD") -> Log:
    found = learned(records, read(records, "decisions").corpus, TODAY, revision)
    assert found is not None
    return found


def kinds(log: Log, at: int) -> list[str]:
    commit = log.commits[at]
    assert commit.names
    return [one.kind for one in commit.changes if one.decision]


def test_a_commit_is_told_in_words(records: Path) -> None:
    log = told(records)
    assert [one.subject for one in log.commits] == ["Ada came round", "first"]
    assert kinds(log, 0) == ["moved"]
    assert kinds(log, 1)[0] == "decision-added"


def test_a_rename_is_no_removal(records: Path) -> None:
    git(records, "mv", "drop-it.yaml", "let-it-go.yaml")
    commit(records, "Rename it", **{"let-it-go": MOVED + "aliases: [drop-it]\n"})
    log = told(records)
    (file,) = log.commits[0].files
    assert (file.path, file.before, file.how) == ("let-it-go.yaml", "drop-it.yaml", "changed")
    assert kinds(log, 0) == ["decision-renamed"]


def test_a_record_that_was_broken_then_says_nothing_and_breaks_nothing(records: Path) -> None:
    commit(records, "Break it", **{"drop-it": "title: [\n"})
    commit(records, "Mend it", **{"drop-it": MOVED})
    log = told(records)
    assert [one.changes for one in log.commits[:2]] == [(), ()]
    assert log.commits[0].files[0].path == "drop-it.yaml"


def test_a_sweep_over_many_records_is_told_by_its_files(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = {f"d-{number}": RECORD for number in range(learning.FILES + 1)}
    commit(records, "Very many", **many)
    asked_for: list[list[str]] = []
    read_blobs = learning.contents

    def counted(place: Path, hashes: list[str]) -> list[bytes]:
        asked_for.append(hashes)
        return read_blobs(place, hashes)

    monkeypatch.setattr(learning, "contents", counted)
    log = told(records)
    assert log.commits[0].names is None
    assert len(log.commits[0].files) == learning.FILES + 1
    assert log.commits[1].names is not None
    assert [len(hashes) for hashes in asked_for] == [4]  # two of one record, and two shared files


def test_only_the_latest_commits_are_told_in_words(records: Path) -> None:
    for number in range(learning.IN_WORDS):
        commit(records, f"{number}", **{"drop-it": MOVED + f"summary: Number {number}.\n"})
    log = told(records)
    in_words = [one.names is not None for one in log.commits]
    assert in_words == [True] * learning.IN_WORDS + [False, False]


def test_the_site_at_a_revision_ends_there_and_is_the_same_again(records: Path) -> None:
    reading = read(records, "decisions")

    def page() -> bytes:
        files = dict(site_files(reading.corpus, reading.evidence, records, TODAY, None))
        return files["changes.html"]

    assert page() == page()
    assert b"Ada Lovelace moved from objects to supports" in page()
    assert b"ada@example.org" not in page()
    first = asked(records, "rev-parse", "HEAD~1").decode().strip()
    assert [one.subject for one in told(records, first).commits] == ["first"]


def test_outside_of_a_repository_nothing_is_learned(tmp_path: Path) -> None:
    (tmp_path / "drop-it.yaml").write_text(RECORD, encoding="utf-8")
    assert learned(tmp_path, read(tmp_path, "decisions").corpus, TODAY) is None
