"""The site is the same for any number of processes, and however they are started."""

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from bootpath.app import press
from bootpath.app.building import build, site_files
from bootpath.app.memory import Cache
from bootpath.app.order import Order
from bootpath.app.reading import read
from bootpath.crew import pool
from bootpath.disk.fault import DiskFault, OutputRefused
from bootpath.disk.tree import MARKER
from installed import ROOT

TODAY = date(2026, 11, 22)
RECORDS = ROOT / "tests" / "golden" / "full" / "records"
METHODS = ["spawn", *(["fork"] if sys.platform == "linux" else [])]


@pytest.fixture(params=METHODS)
def how(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(press, "PAYS", 0)
    monkeypatch.setattr(pool, "method", lambda: request.param)
    return str(request.param)


def content(directory: Path) -> dict[str, bytes]:
    files = (path for path in directory.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(directory).as_posix(): path.read_bytes() for path in files}


@pytest.mark.usefixtures("how")
@pytest.mark.parametrize("jobs", [2, 5])
def test_the_site_is_that_of_one_process(jobs: int, tmp_path: Path) -> None:
    reading = read(RECORDS, "records")
    steps: list[None] = []
    count = build(
        reading, Order(RECORDS, tmp_path / "site", TODAY, jobs=jobs), lambda: steps.append(None)
    )
    alone = dict(site_files(reading.corpus, reading.evidence, RECORDS, TODAY, None))
    assert content(tmp_path / "site") == alone
    assert count == len(alone)
    assert len(steps) > len(alone) / 2


@pytest.mark.usefixtures("how")
def test_a_broken_template_is_named_by_any_process(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "decision.html.j2").write_text("{{ no_such_thing }}")
    with pytest.raises(DiskFault, match=r"decision\.html\.j2, line 1: 'no_such_thing' is undef"):
        build(read(RECORDS, "records"), Order(RECORDS, tmp_path / "site", TODAY, own, jobs=2))
    assert [path.name for path in tmp_path.iterdir()] == ["own"]


@pytest.mark.usefixtures("how")
def test_names_that_fall_together_are_refused_whoever_wrote_them(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "Index.html").write_text("a file of the user's own")
    with pytest.raises(OutputRefused, match=r"Index\.html and index\.html would be one file"):
        build(read(RECORDS, "records"), Order(RECORDS, tmp_path / "site", TODAY, own, jobs=2))


def test_records_without_digests_are_never_taken_for_the_same(tmp_path: Path) -> None:
    records = tmp_path / "records"
    shutil.copytree(RECORDS, records)
    order = Order(records, tmp_path / "site", TODAY, cache=Cache(tmp_path / "cache"))
    build(read(records, "records"), order)
    file = records / "drop-the-old-path.yaml"
    file.write_text(file.read_text().replace("title: ", "title: Really ", 1))
    reading = read(records, "records")
    assert reading.digests == {}
    build(reading, order)
    alone = dict(site_files(reading.corpus, reading.evidence, records, TODAY, None))
    assert content(tmp_path / "site") == alone
