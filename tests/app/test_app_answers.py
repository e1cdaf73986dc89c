"""The last answers stand for as long as nothing changed, and no record is read to know that."""

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bootpath.app import recall
from bootpath.app.answers import Question, last_answers
from bootpath.app.building import build
from bootpath.app.checking import Last, check
from bootpath.app.memory import Cache
from bootpath.app.order import Order
from bootpath.app.recalling import recalled
from bootpath.app.situation import MOST_READ
from bootpath.app.unchanged import LastBuild, as_it_was
from bootpath.disk.listing import Listed, Listing
from bootpath.report import Report

ASK = Question(date(2016, 5, 1))
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
AGE = 10


@pytest.fixture
def records(tmp_path: Path) -> Path:
    place = tmp_path / "decisions"
    place.mkdir()
    (place / "logo.svg").write_text(LOGO)
    (place / "_tracker.yaml").write_text("title: T\nlogo: logo.svg\n")
    for name in ("one", "two"):
        status = "[{is: open, date: 2016-04-01}]"
        (place / f"{name}.yaml").write_text(f"title: T\nquestion: Q {name}?\nstatus: {status}\n")
    return place


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def aged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was written was written ten seconds ago: its stamp is relied on."""
    now = time.time_ns
    monkeypatch.setattr(recall.time, "time_ns", lambda: now() + AGE * 10**9)


def checked(records: Path, cache: Cache, ask: Question = ASK, shown: str = "decisions") -> Report:
    reading = recalled(Listing(records, shown), cache)
    last = Last(cache, records, 1)
    return check(reading, ask.today, fail_on_due=ask.fail_on_due, last=last)


def answer(
    records: Path, cache: Cache, ask: Question = ASK, shown: str = "decisions"
) -> Report | None:
    with last_answers(cache, Listing(records, shown)) as answers:
        return answers.report(records, ask)


@pytest.mark.usefixtures("aged")
def test_a_check_of_what_did_not_change_reads_nothing(
    records: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    (records / "two.yaml").write_text("title: T\nquestoin: Q?\n")
    found = checked(records, cache)
    monkeypatch.setattr(Listed, "read", lambda _: pytest.fail("it was read"))
    again = answer(records, cache)
    assert again
    assert [one.code for one in again.diagnostics] == ["no-status", "unknown-key"]
    assert (again.diagnostics, again.counted) == (found.diagnostics, found.counted)
    assert again.lines() == found.lines() != {}
    assert again.rules() == found.rules()


@pytest.mark.usefixtures("aged")
@pytest.mark.parametrize(
    "change",
    [
        lambda place: (place / "one.yaml").write_text("title: Other\nquestion: Q?\n"),
        lambda place: (place / "one.yaml").touch(),
        lambda place: (place / "one.yaml").unlink(),
        lambda place: (place / "one.yaml").rename(place / "three.yaml"),
        lambda place: (place / "three.yml").write_text(""),
        lambda place: (place / "_people.yaml").write_text("ada: {name: Ada}\n"),
        lambda place: (place / "_citations.lock").write_text("{}"),
        lambda place: (place / "logo.svg").write_text(LOGO.replace("9", "8")),
        lambda place: (place / "logo.svg").unlink(),
    ],
)
def test_a_change_of_anything_that_was_read_is_noticed(
    records: Path, cache: Cache, change: Callable[[Path], object]
) -> None:
    checked(records, cache)
    assert answer(records, cache)
    time.sleep(0.01)  # the clock of the disk may be coarser than two calls
    change(records)
    assert answer(records, cache) is None


@pytest.mark.usefixtures("aged")
def test_another_question_has_no_answer(records: Path, cache: Cache) -> None:
    checked(records, cache)
    assert answer(records, cache, Question(date(2016, 5, 2))) is None
    assert answer(records, cache, Question(ASK.today, fail_on_due=True)) is None
    assert answer(records, cache, shown="./decisions") is None
    assert answer(records, Cache(None)) is None


def test_what_was_written_just_now_is_read_once_more(records: Path, cache: Cache) -> None:
    """Within the time that a disk rounds to, a file may be written twice and bear one stamp."""
    for name in ("logo.svg", "_tracker.yaml"):
        os.utime(records / name, ns=(1, 1))
    time.sleep(recall._FRESH / 10**9 + 0.1)  # the times of their entries cannot be set
    before = (records / "one.yaml").read_text()
    (records / "one.yaml").write_text(before.replace("Q one", "Q 111"))
    checked(records, cache)
    stamp = (records / "one.yaml").stat()
    assert answer(records, cache)
    (records / "one.yaml").write_text(before.replace("Q one", "Q 222"))
    os.utime(records / "one.yaml", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert answer(records, cache) is None


def test_where_very_many_files_would_be_read_once_more_all_are_looked_at(
    records: Path, cache: Cache
) -> None:
    for number in range(MOST_READ):
        (records / f"d-{number}.yaml").write_text("title: T\nquestion: Q?\n")
    checked(records, cache)
    assert answer(records, cache) is None


@pytest.mark.usefixtures("aged")
def test_what_cannot_be_read_has_no_answer(records: Path, cache: Cache) -> None:
    (records / "three.yaml").symlink_to("nowhere.yaml")
    assert checked(records, cache).has_errors
    assert answer(records, cache) is None


def built(records: Path, order: Order) -> int:
    checked(records, order.cache)
    return build(recalled(Listing(records, "decisions"), order.cache), order)


@pytest.mark.usefixtures("aged")
def test_a_build_that_would_come_to_the_same_looks_into_nothing(
    records: Path, cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = Order(records, tmp_path / "site", ASK.today, cache=cache)
    assert as_it_was(order, Listing(records, "decisions"), ASK) is None
    count = built(records, order)
    monkeypatch.setattr(Listed, "read", lambda _: pytest.fail("it was read"))
    before = (tmp_path / "site").stat().st_ino
    again = as_it_was(order, Listing(records, "decisions"), ASK)
    assert isinstance(again, LastBuild)
    assert again.files == count
    assert (tmp_path / "site").stat().st_ino == before


@pytest.mark.usefixtures("aged")
def test_a_build_after_a_check_that_found_nothing_new_loses_nothing(
    records: Path, cache: Cache, tmp_path: Path
) -> None:
    """What the check knew is closed by then: the build must not ask there, and begin anew."""
    checked(records, cache)
    reading = recalled(Listing(records, "decisions"), cache)
    check(reading, ASK.today, last=Last(cache, records, 1))
    order = Order(records, tmp_path / "site", ASK.today, cache=cache)
    build(reading, order)
    assert as_it_was(order, Listing(records, "decisions"), ASK)


@pytest.mark.usefixtures("aged")
def test_a_site_that_is_not_as_it_was_built_is_built(
    records: Path, cache: Cache, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "own.css").write_text("/* 1 */")
    site = tmp_path / "site"
    order = Order(records, site, ASK.today, own, cache=cache)
    for change in (
        (site / "index.html").unlink,
        lambda: (site / "more.html").write_text(""),
        lambda: (site / "index.html").write_text(""),
        lambda: (own / "own.css").write_text("/* 2 */"),
    ):
        built(records, order)
        assert as_it_was(order, Listing(records, "decisions"), ASK)
        change()
        assert as_it_was(order, Listing(records, "decisions"), ASK) is None
    built(records, order)
    assert (
        as_it_was(order._replace(output=tmp_path / "other"), Listing(records, "decisions"), ASK)
        is None
    )
    assert (
        as_it_was(order._replace(today=date(2016, 5, 2)), Listing(records, "decisions"), ASK)
        is None
    )
