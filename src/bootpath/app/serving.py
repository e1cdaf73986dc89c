"""Serving: build, watch the files, build again what changed, and show problems in the page."""

import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from bootpath.app.building import build
from bootpath.app.checking import Last, check
from bootpath.app.memory import Resident
from bootpath.app.order import Order
from bootpath.app.rereading import Rereader
from bootpath.crew.pool import cores
from bootpath.disk.fault import DiskFault
from bootpath.disk.listing import Listing, Stamp
from bootpath.disk.rework import OwnTree
from bootpath.disk.watch import Watch
from bootpath.report import Report, render

_WIDTH = 100


@dataclass
class _Known:
    """What the last run left: what its check and its build knew, and what the pages' directory holds."""

    memory: Resident = field(default_factory=Resident)
    site: OwnTree = field(default_factory=OwnTree)


@dataclass
class Workshop:
    """The site as it is being written: the last good pages, and what stands against newer ones.

    They lie below `place`, a directory of the workshop's own, and what they were made from stays in
    memory, so that a save costs what it changed.
    """

    records: str
    templates: Path | None
    today: Callable[[], date]
    place: Path
    _rereader: Rereader = field(default_factory=Rereader, init=False)
    _known: _Known = field(default_factory=_Known, init=False)
    _seen: Mapping[str, Stamp] | None = field(default=None, init=False)
    _names: frozenset[str] = field(default=frozenset(), init=False)

    def build(self) -> tuple[Mapping[str, bytes], Report | None, str | None]:
        """Pages to show, the report, and what kept a report from being made.

        While an error stands the pages are the last good ones with the problems above them.
        """
        if self._seen is None:
            self._seen = self._watch.look()
        try:
            report = self._build(self._seen)
        except DiskFault as fault:
            sentence = fault.message + (f"\nhint: {fault.hint}" if fault.hint else "")
            return self._pages(sentence), None, sentence
        if not report.diagnostics:
            return self._pages(), report, None
        text = render(report, "text", colour=False, width=_WIDTH)
        return self._pages(text), report, None

    def _pages(self, problems: str | None = None) -> "Pages":
        return Pages(self.place / "site", self._names, problems)

    def _build(self, seen: Mapping[str, Stamp]) -> Report:
        directory, day = Path(self.records), self.today()
        known = self._known
        self._known = _Known()  # until it ends well: a run that fails leaves it half-changed
        jobs = 1 if self._names else cores()
        reading = self._rereader.read(Listing(directory, self.records), seen, jobs)
        report = check(reading, day, last=Last(known.memory, directory, jobs))
        if not report.has_errors:
            site = self.place / "site"
            order = Order(directory, site, day, self.templates, jobs=jobs, cache=known.memory)
            build(reading, order, put=known.site.put)
            self._names = known.site.names
        self._known = known
        return report

    def versions(self, tick: Callable[[], None]) -> Iterator[None]:
        """Yield when a record or a template is not as it was built; `tick` waits between two looks."""
        while True:
            tick()
            if self._watch.calls() and self.is_behind():
                yield

    def is_behind(self) -> bool:
        """Look at the files, and say whether they are others than at the last look.

        What is written after it, while they are built, is the next version.
        """
        before, self._seen = self._seen, self._watch.look()
        return before != self._seen

    @cached_property
    def _watch(self) -> Watch:
        return Watch([Path(self.records)] + ([self.templates] if self.templates else []))


class Pages(Mapping[str, bytes]):
    """The pages below a directory, by their names, each with the problems at its top if there are any.

    Where there are no pages yet, there is one with the problems.
    """

    def __init__(self, root: Path, names: frozenset[str], problems: str | None = None) -> None:
        self._root = root
        self._names = names
        self._problems = problems
        self._only: bytes | None = None
        if problems and "index.html" not in self._names:
            page = (
                '<!doctype html><html lang="en"><head><meta charset="utf-8">'
                f"<title>Problems</title></head><body><h1>Problems</h1>{_shown(problems)}</body></html>"
            )
            self._only = page.encode()
            self._names = frozenset({"index.html", "404.html"})

    def __getitem__(self, path: str) -> bytes:
        if path not in self._names:
            raise KeyError(path)
        if self._only is not None:
            return self._only
        try:
            content = (self._root / path).read_bytes()
        except OSError:  # a build took the page away meanwhile
            raise KeyError(path) from None
        if self._problems and path.endswith(".html"):
            return content.replace(b"<main", _shown(self._problems).encode() + b"<main", 1)
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _shown(problems: str) -> str:
    text = html.escape(problems)
    return f'<section class="problems" aria-label="Problems"><pre>{text}</pre></section>'
