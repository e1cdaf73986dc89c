"""A record that is as an earlier run read it is not read again, and what is read is the same."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from bootpath.app import memory, recall, recalling
from bootpath.app.memory import NO_CACHE, Cache, Forgotten, default_cache, recovering
from bootpath.app.reading import Reading, read
from bootpath.app.recall import Recall
from bootpath.app.recalling import recalled
from bootpath.disk.listing import Listed, Listing
from bootpath.disk.records import RawFile
from bootpath.disk.store import Store

ONE = "title: One\nquestion: Which?\nstatus: [{is: open, date: 2016-01-01}]\n"
TWO = ONE.replace("One", "Two")
HOUR = 3600 * 10**9


@pytest.fixture
def records(tmp_path: Path) -> Path:
    place = tmp_path / "decisions"
    place.mkdir()
    (place / "_tracker.yaml").write_text("title: T\n")
    (place / "one.yaml").write_text(ONE)
    (place / "two.yaml").write_text(TWO)
    return place


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "stores")


@pytest.fixture
def ahead(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Moves the clock of a run: files that were just written are old then."""
    by = [HOUR]
    clock = SimpleNamespace(time_ns=lambda: time.time_ns() + by[0])
    monkeypatch.setattr(recall, "time", clock)
    return lambda nanoseconds: by.__setitem__(0, nanoseconds)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read."""
    names: list[str] = []
    real = Listed.read

    def watched(self: Listed) -> RawFile:
        names.append(self.entry.name)
        return real(self)

    monkeypatch.setattr(Listed, "read", watched)
    return names


def again(records: Path, cache: Cache, opened: list[str]) -> tuple[Reading, list[str]]:
    """What a run reads, and which files it opens for it: names without `.yaml`."""
    opened.clear()
    reading = recalled(Listing(records, "decisions"), cache)
    found = [name.removesuffix(".yaml") for name in opened if not name.startswith("_")]
    assert said(reading) == said(read(records, "decisions"))
    return reading, found


def said(reading: Reading) -> object:
    """All that a reading says of the records."""
    return (
        [(entry.slug, entry.path, entry.decision) for entry in reading.corpus.entries],
        reading.corpus.files,
        reading.corpus.unread,
        reading.problems,
        reading.findings,
        dict(reading.texts),
    )


@pytest.mark.usefixtures("ahead")
def test_only_what_was_written_to_is_read_again(
    records: Path, cache: Cache, opened: list[str]
) -> None:
    assert again(records, cache, opened)[1] == ["one", "two"]
    assert again(records, cache, opened)[1] == []
    (records / "one.yaml").write_text(ONE.replace("Which", "What"))
    assert again(records, cache, opened)[1] == ["one"]
    assert again(records, cache, opened)[1] == []


def test_what_was_written_just_now_is_read_again(
    records: Path, cache: Cache, opened: list[str], ahead: Callable[[int], None]
) -> None:
    """Within that time a file may be written twice and bear the same time."""
    ahead(0)
    again(records, cache, opened)
    assert again(records, cache, opened)[1] == ["one", "two"]
    ahead(HOUR)
    again(records, cache, opened)
    assert again(records, cache, opened)[1] == []


def test_what_was_written_in_the_future_is_read_again(
    records: Path, cache: Cache, opened: list[str], ahead: Callable[[int], None]
) -> None:
    ahead(-HOUR)
    again(records, cache, opened)
    assert again(records, cache, opened)[1] == ["one", "two"]


@pytest.mark.usefixtures("ahead")
def test_a_time_that_was_set_back_hides_nothing(
    records: Path, cache: Cache, opened: list[str]
) -> None:
    path = records / "one.yaml"
    os.utime(path, (1, 1))
    again(records, cache, opened)
    path.write_text(TWO)
    os.utime(path, (1, 1))
    reading, found = again(records, cache, opened)
    assert found == ["one"]
    assert reading.corpus.by_slug["one"].decision.title == "Two"


@pytest.mark.usefixtures("ahead")
def test_two_files_that_change_places_are_read_again(
    records: Path, cache: Cache, opened: list[str]
) -> None:
    again(records, cache, opened)
    (records / "one.yaml").rename(records / "x")
    (records / "two.yaml").rename(records / "one.yaml")
    (records / "x").rename(records / "two.yaml")
    reading, _ = again(records, cache, opened)
    assert [entry.decision.title for entry in reading.corpus.entries] == ["Two", "One"]


@pytest.mark.usefixtures("ahead")
def test_a_link_is_followed_each_time(records: Path, cache: Cache, opened: list[str]) -> None:
    (records / "inside").mkdir()
    (records / "inside" / "real").write_text(ONE)
    (records / "link.yaml").symlink_to("inside/real")
    again(records, cache, opened)
    assert again(records, cache, opened)[1] == ["link"]


@pytest.mark.usefixtures("ahead")
def test_what_has_a_problem_or_an_allowance_is_read_each_time(
    records: Path, cache: Cache, opened: list[str]
) -> None:
    (records / "broken.yaml").write_text("title: [")
    (records / "misfit.yaml").write_text("title: One\nstatus: 7\n")
    (records / "allowing.yaml").write_text(f"{ONE}tags: [a] # allow: no-such-code because\n")
    (records / "empty.yaml").write_text("")
    again(records, cache, opened)
    expected = ["allowing", "broken", "empty", "misfit"]
    assert again(records, cache, opened)[1] == expected


@pytest.mark.usefixtures("ahead")
def test_a_record_that_comes_back_is_known_still(
    records: Path, cache: Cache, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when somebody goes to another branch and returns."""
    packed: list[int] = []
    real = recalling.packed_file
    monkeypatch.setattr(recalling, "packed_file", lambda data: packed.append(1) or real(data))
    again(records, cache, opened)
    (records / "one.yaml").write_text(TWO)
    again(records, cache, opened)
    (records / "one.yaml").write_text(ONE)
    again(records, cache, opened)
    assert len(packed) == 2


@pytest.mark.usefixtures("ahead")
def test_another_version_reads_everything_anew(
    records: Path, cache: Cache, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    again(records, cache, opened)
    monkeypatch.setattr(memory, "program", lambda: b"another")
    assert again(records, cache, opened)[1] == ["one", "two"]


@pytest.mark.usefixtures("ahead")
def test_without_a_cache_everything_is_read(records: Path, opened: list[str]) -> None:
    again(records, NO_CACHE, opened)
    assert again(records, NO_CACHE, opened)[1] == ["one", "two"]


def rows(cache: Cache, statement: str) -> None:
    assert cache.directory
    for path in cache.directory.glob("*.sqlite"):
        with closing(sqlite3.connect(path)) as base, base:
            base.execute(statement)


@pytest.mark.usefixtures("ahead")
def test_a_record_that_is_lost_is_forgotten_and_the_work_is_done_without(
    records: Path, cache: Cache
) -> None:
    recalled(Listing(records, "decisions"), cache)
    rows(cache, "update kept set value = x'00' where space = 'packed'")
    with pytest.raises(Forgotten):
        said(recalled(Listing(records, "decisions"), cache))
    used: list[Cache] = []

    def work(given: Cache) -> object:
        used.append(given)
        return said(recalled(Listing(records, "decisions"), given))

    assert recovering(cache, work) == said(read(records, "decisions"))
    assert used == [cache, NO_CACHE]
    assert recovering(cache, work) == said(read(records, "decisions"))
    assert used[2:] == [cache]


@pytest.mark.usefixtures("ahead")
@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"{",
        b"[]",
        b"7",
        b"null",
        b'{"files": 7}',
        b'{"files": {"one.yaml": 7}}',
        b'{"files": {"one.yaml": [[1, 2], "digest"]}}',
        b'{"files": {}, "packed": 7}',
        b"\xff",
    ],
)
def test_a_list_of_files_of_another_form_is_as_none(
    records: Path, cache: Cache, opened: list[str], kept: bytes
) -> None:
    names = ("records", os.path.realpath(records))
    with cache.store(*names) as store:
        store.save("files", {"stamps": kept})
    assert again(records, cache, opened)[1] == ["one", "two"]


@pytest.mark.usefixtures("ahead")
def test_what_is_lost_of_one_tracker_is_no_loss_of_another(
    records: Path, cache: Cache, opened: list[str], tmp_path: Path
) -> None:
    recalled(Listing(records, "decisions"), cache)
    rows(cache, "update kept set value = x'00' where space = 'packed'")
    other = shutil.copytree(records, tmp_path / "other")
    again(other, cache, opened)
    expected = said(read(records, "decisions"))
    assert (
        recovering(cache, lambda given: said(recalled(Listing(records, "decisions"), given)))
        == expected
    )
    assert again(other, cache, opened)[1] == []


@pytest.mark.usefixtures("ahead")
def test_records_that_nobody_has_any_more_are_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recall, "_SPARE", 3)
    path = tmp_path / "kept.sqlite"
    for number in range(10):
        with Store(path, b"") as store:
            run = Recall(store)
            run.keep("one.yaml", (1, 1, 1, number), f"{number}", b"packed")
            run.save()
    with Store(path, b"") as store:
        kept = store.load("packed")
        assert "9" in kept
        assert len(kept) <= 6
        last = Recall(store)
        assert all(last.has(digest) for digest in kept)
        assert last.packed("9") == b"packed"


@pytest.mark.usefixtures("ahead")
def test_where_nothing_changed_nothing_is_written(
    records: Path, cache: Cache, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    again(records, cache, opened)
    monkeypatch.setattr(Store, "save_all", lambda *_: pytest.fail("it was written"))
    again(records, cache, opened)


def test_the_cache_of_the_system_is_used_where_it_is_ours_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(memory.platformdirs, "user_cache_path", lambda name: tmp_path / name)
    found = default_cache()
    assert found.directory is not None
    assert found.directory.is_relative_to(tmp_path)
    found.directory.mkdir(parents=True)
    found.directory.chmod(0o777)
    assert default_cache() == NO_CACHE
