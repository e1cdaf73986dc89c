"""A process that reads records again reads what was written to, and gets what a fresh one gets."""

import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from bootpath.app import rereading
from bootpath.app.reading import Reading, read
from bootpath.app.rereading import Rereader
from bootpath.disk.fault import DiskFault
from bootpath.disk.listing import Listed, Listing
from bootpath.disk.records import RawFile
from bootpath.disk.watch import Watch
from bootpath.evidence.lock import NAME as LOCK

SHOWN = "decisions"
CITED = """\
title: One
question: Which?
status: [{is: open, date: 2016-01-01, cite: {mail: a@example.org, title: Mail}}]
"""
HOUR = 3600 * 10**9


class Reader:
    """A rereader of some records with the names of the files that it read last."""

    def __init__(self, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.records = records
        self.ahead = HOUR
        self.opened: list[str] = []
        self._rereader = Rereader()
        real = Listed.read

        def watched(one: Listed) -> RawFile:
            self.opened.append(one.entry.name)
            return real(one)

        monkeypatch.setattr(Listed, "read", watched)
        clock = SimpleNamespace(time_ns=lambda: time.time_ns() + self.ahead)
        monkeypatch.setattr(rereading, "time", clock)

    def again(self) -> Reading:
        """What is read now; it says what a first reading says."""
        self.opened.clear()
        stamps = Watch([self.records]).look()
        found = self._rereader.read(Listing(self.records, SHOWN), stamps)
        opened = self.opened[:]
        expected = read(self.records, SHOWN)
        assert found.corpus == expected.corpus
        assert (found.problems, found.findings) == (expected.problems, expected.findings)
        assert found.texts.keys() == expected.texts.keys()
        assert all(found.texts[path] == text for path, text in expected.texts.items())
        self.opened = opened
        return found


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    records = tmp_path / SHOWN
    records.mkdir()
    (records / "_people.yaml").write_text("ada: {name: Ada Lovelace}\n")
    for name in ("one", "two"):
        (records / f"{name}.yaml").write_text(CITED)
    return Reader(records, monkeypatch)


def test_only_what_was_written_to_is_read_again(reader: Reader) -> None:
    first = reader.again()
    assert reader.opened == ["_people.yaml", "one.yaml", "two.yaml"]
    assert reader.again().corpus.entries[0] is first.corpus.entries[0]
    assert reader.opened == []
    (reader.records / "one.yaml").write_text(CITED.replace("One", "Other"))
    second = reader.again()
    assert reader.opened == ["one.yaml"]
    digest = first.digests["one.yaml"]
    assert second.earlier(digest) is first.corpus.entries[0].decision
    assert second.earlier("another") is None
    assert second.digests["one.yaml"] != digest


def test_what_was_written_just_now_is_read_again(reader: Reader) -> None:
    reader.ahead = 0
    reader.again()
    reader.again()
    assert len(reader.opened) == 3
    reader.ahead = HOUR
    reader.again()
    reader.again()
    assert reader.opened == []


def test_files_come_and_go_and_break_and_are_mended(reader: Reader) -> None:
    one, other = (reader.records / f"{name}.yaml" for name in ("one", "other"))
    reader.again()
    other.write_text(CITED)
    assert [entry.slug for entry in reader.again().corpus.entries] == ["one", "other", "two"]
    one.write_text("title: [")
    broken = reader.again()
    assert broken.corpus.unread == {"one"}
    assert broken.problems
    one.write_bytes(b"\xff")
    other.unlink()
    assert reader.again().corpus.unread == {"one"}
    one.unlink()
    one.symlink_to("two.yaml")
    assert [entry.slug for entry in reader.again().corpus.entries] == ["one", "two"]
    (reader.records / "_people.yaml").unlink()
    assert reader.again().corpus.people == {}


def test_an_allowance_is_read_with_its_text(reader: Reader) -> None:
    (reader.records / "one.yaml").write_text(f"# allow: unknown-person, she is new\n{CITED}")
    reader.again()
    reader.again()
    assert "allow:" in reader.again().texts.at_hand(f"{SHOWN}/one.yaml")


def test_a_citation_is_known_by_its_statement_whenever_it_was_read(reader: Reader) -> None:
    """Equal citations are told apart, those of a record read again and those of one that was not."""
    for text in (CITED, CITED.replace("One", "Other"), CITED.replace("One", "Last")):
        (reader.records / "one.yaml").write_text(text)
        reading = reader.again()
        for entry in reading.corpus.entries:
            cite = entry.decision.status[0].cite
            assert cite is not None
            statement = reading.evidence.statement(cite)
            assert statement is not None
            assert statement.citation is cite


def test_after_a_reading_that_failed_nothing_is_missing(reader: Reader) -> None:
    cite = reader.again().corpus.entries[0].decision.status[0].cite
    assert cite is not None
    assert reader.again().evidence.statement(cite)
    (reader.records / "one.yaml").write_text(CITED.replace("One", "Other"))
    lock = reader.records / LOCK
    lock.mkdir()
    with pytest.raises(DiskFault, match="is a directory"):
        reader.again()
    lock.rmdir()
    reading = reader.again()
    cite = reading.corpus.entries[0].decision.status[0].cite
    assert cite is not None
    assert reading.evidence.statement(cite)
