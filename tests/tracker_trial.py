"""A small tracker on the disk with its site and its cache: built from what is known, and anew."""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import Any

import pytest

from bootpath.app import auditing, memory, press, recall, recalling, rereading, revising, serving
from bootpath.app.answers import Question, last_answers
from bootpath.app.building import build, site_files
from bootpath.app.checking import Last, check
from bootpath.app.memory import Cache, recovering
from bootpath.app.order import Order
from bootpath.app.reading import Reading, read
from bootpath.app.recalling import recalled
from bootpath.app.serving import Workshop
from bootpath.app.unchanged import as_it_was
from bootpath.crew import pool
from bootpath.disk import watch
from bootpath.disk.fault import DiskFault
from bootpath.disk.listing import Listing
from bootpath.disk.store import Store, digest
from bootpath.disk.tree import MARKER
from bootpath.report import Report
from bootpath.site import Renderer
from bootpath.templating import TemplateFault
from bootpath.views import listing, person, search, timeline
from drawn import Fields

TODAY = date(2017, 3, 1)
_FAULTS = (TemplateFault, DiskFault, RuntimeError)
_AGED = 10 * 10**9
_ROOM = (
    (search, "LIMIT", 700),
    (listing, "ROWS", 2),
    (person, "LINES", 4),
    (timeline, "LINES", 12),
)


@cache
def _renderer(key: bytes) -> Renderer:  # noqa: ARG001 -- it tells sources apart
    return Renderer(_sources[-1])


_sources: list[Any] = []


def _compiled(sources: Any) -> Renderer:
    """The templates, compiled once for all builds of a test run."""
    _sources[:] = [sources]
    return _renderer(digest(repr(sorted(sources.items())).encode()))


class Stale(AssertionError):  # noqa: N818 -- it is what the site is then
    """The site is not what a clean build gives."""


class Trial:
    """A tracker whose site is built over and over with one cache."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.records = place / "decisions"
        self.site = place / "site"
        self.cache = place / "cache"
        self.templates: Path | None = None
        self.today = TODAY
        self.files: dict[str, Fields] = {}
        self.version = 0
        self.ahead = 0
        self.stores: list[Store] = []
        self.workshop = Workshop(str(self.records), None, lambda: self.today, place / "workshop")
        self.records.mkdir()

    def write(self, name: str, fields: Fields) -> None:
        """Write a file of the records."""
        self.files[name] = fields
        self.path(name).write_text(json.dumps(fields, ensure_ascii=False, indent=1))

    def remove(self, name: str) -> None:
        """Remove a file of the records."""
        del self.files[name]
        self.path(name).unlink()

    def path(self, name: str) -> Path:
        """A file of the records."""
        return self.records / name

    def load(self) -> None:
        """Take in what lies on the disk, where something else wrote it."""
        self.files = {}
        for path in sorted(self.records.glob("*.yaml")):
            try:
                self.files[path.name] = json.loads(path.read_text())
            except ValueError:
                path.unlink()

    @property
    def decisions(self) -> list[str]:
        """The names of the files of decisions."""
        return [name for name in sorted(self.files) if not name.startswith("_")]

    def build(
        self,
        site: Path | None = None,
        *,
        jobs: int = 1,
        checked: bool = False,
    ) -> int:
        """Build as the command does; nothing is built of records that are broken.

        Where nothing changed since a checked build the last answer is taken, which is looked at too.
        """
        known = Cache(self.cache)
        order = Order(
            self.records, site or self.site, self.today, self.templates, jobs=jobs, cache=known
        )
        try:
            if checked and (
                last := as_it_was(order, Listing(self.records, "decisions"), Question(self.today))
            ):
                self._compare_reports(last.report)
                return last.files
            return recovering(known, lambda now: self._build(order._replace(cache=now), checked))
        finally:
            self.close()

    def _build(self, order: Order, checked: bool) -> int:
        reading = self._recalled(order.cache, order.jobs)
        if checked:
            self._check(reading, order.cache, order.jobs)
        if reading.problems or reading.findings:
            return -1
        try:
            return build(reading, order)
        except _FAULTS:
            if self.clean() is None:
                return -1
            raise

    def serve(self) -> None:
        """Build as the server does at a save; raise Stale unless it shows what a clean build gives."""
        workshop = self.workshop
        workshop.templates = self.templates
        workshop.is_behind()
        try:
            pages, report, fault = workshop.build()
        except _FAULTS:
            if self.clean() is None:
                return
            raise
        if report is None:
            assert self.clean() is None, fault
            return
        self._compare_reports(report, workshop.records)
        if not report.has_errors:
            self.compare(workshop.place / "site")
            assert pages.keys() == content(workshop.place / "site").keys()

    def _recalled(self, known: Cache, jobs: int = 1) -> Reading:
        return recalled(Listing(self.records, "decisions"), known, jobs)

    def close(self) -> None:
        """Let go of the stores that were opened, as the end of a process does."""
        while self.stores:
            self.stores.pop().close()

    def clean(self) -> dict[str, bytes] | None:
        """The site as it is without any cache; None where records do not give one.

        Where check finds errors no command gets as far as that: a fault is no one's then.
        """
        reading = read(self.records, "decisions")
        if reading.problems or reading.findings:
            return None
        corpus, evidence = reading.corpus, reading.evidence
        try:
            return dict(site_files(corpus, evidence, self.records, self.today, self.templates))
        except _FAULTS:
            return None

    def compare(self, site: Path | None = None) -> None:
        """Raise Stale unless the site is that of a clean build."""
        expected = self.clean()
        if expected is None:
            return
        found = content(site or self.site)
        wrong = sorted(
            path for path in expected.keys() | found.keys() if expected.get(path) != found.get(path)
        )
        if wrong:
            raise Stale("\n".join(_told(path, expected, found) for path in wrong[:8]))

    def check(self, jobs: int = 1) -> None:
        """Check as the command does; raise Stale unless it finds what it finds without a cache."""
        known = Cache(self.cache)
        try:
            with last_answers(known, Listing(self.records, "decisions")) as answers:
                report = answers.report(self.records, Question(self.today))
            if report:
                self._compare_reports(report)
            recovering(known, lambda now: self._check(self._recalled(now, jobs), now, jobs))
        finally:
            self.close()

    def _check(self, reading: Reading, known: Cache, jobs: int) -> None:
        self._compare_reports(check(reading, self.today, last=Last(known, self.records, jobs)))

    def _compare_reports(self, found: Report, shown: str = "decisions") -> None:
        expected = check(read(self.records, shown), self.today)
        if (found.diagnostics, found.counted) != (expected.diagnostics, expected.counted):
            more = [one for one in found.diagnostics if one not in expected.diagnostics]
            less = [one for one in expected.diagnostics if one not in found.diagnostics]
            raise Stale(f"found, and not there: {more}\nthere, and not found: {less}")
        if found.lines() != expected.lines():
            raise Stale("the report shows other lines")

    def apart(self, work: Callable[[], object], calls: int = 0) -> None:
        """Do something in a process of its own, which is killed after so many calls (0: never)."""
        child = os.fork()
        if not child:
            try:
                if calls:
                    sys.setprofile(_Killer(calls))
                work()
            finally:
                os._exit(0)
        os.waitpid(child, 0)


class _Killer:
    def __init__(self, calls: int) -> None:
        self.left = calls

    def __call__(self, _frame: FrameType, event: str, _argument: object) -> None:
        self.left -= event in ("call", "c_call")
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)


def room() -> str | None:
    """Where files are made quickly; None for where temporary files are made anyway."""
    memory = Path("/dev/shm")  # noqa: S108 -- each test has a directory of its own there
    return str(memory) if memory.is_dir() else None


def content(site: Path) -> dict[str, bytes]:
    """What stands in a site by its path; of what is no regular file that it is none."""
    found = {}
    for path in site.rglob("*"):
        if path.is_symlink() or not path.is_dir():
            regular = path.is_file() and not path.is_symlink()
            found[path.relative_to(site).as_posix()] = path.read_bytes() if regular else b"?"
    found.pop(MARKER, None)
    return found


def _told(path: str, expected: dict[str, bytes], found: dict[str, bytes]) -> str:
    if path not in expected:
        return f"{path} should not be there"
    if path not in found:
        return f"{path} is missing"
    for number, (right, wrong) in enumerate(
        zip(expected[path].splitlines(), found[path].splitlines(), strict=False), 1
    ):
        if right != wrong:
            return f"{path}, line {number}:\n  is   {wrong[:300]!r}\n  must {right[:300]!r}"
    return f"{path} is longer or shorter"


@contextmanager
def trials(place: Path) -> Iterator[Trial]:
    """A trial in a directory, with what it takes to make it quick and its clock ours."""
    trial = Trial(place)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(press, "Renderer", _compiled)
        for module in (press, recalling, auditing):
            patch.setattr(module, "PAYS", 0)
        patch.setattr(pool, "method", lambda: "fork")
        # what a few decisions fill is divided as if they were many
        for module, name, most in _ROOM:
            patch.setattr(module, name, most)
        for module in (memory, revising):
            patch.setattr(module, "program", lambda: b"version %d" % trial.version)
        # a file is as old as it is, or ten seconds older: then its stamp is relied on
        clock = SimpleNamespace(time_ns=lambda: _now() + trial.ahead * _AGED)
        for module in (recall, rereading):
            patch.setattr(module, "time", clock)
        patch.setattr(serving, "cores", lambda: 1)
        patch.setattr(watch, "_PAUSE", 0)  # every file is looked at each time
        begin = Store.__init__

        def begun(self: Store, path: Path | None, version: bytes) -> None:
            begin(self, path, version)
            trial.stores.append(self)

        patch.setattr(Store, "__init__", begun)
        yield trial


def _now() -> int:
    import time

    return time.time_ns()
