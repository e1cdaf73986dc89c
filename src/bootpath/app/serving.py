"""Serving: build, watch the files, build again what changed, and show problems in the page."""

import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bootpath.app.building import build
from bootpath.app.checking import Last, check
from bootpath.app.order import Order
from bootpath.app.recall import Cache, recovering
from bootpath.app.recalling import recalled
from bootpath.crew.pool import cores
from bootpath.disk.fault import DiskFault
from bootpath.disk.listing import Listing
from bootpath.disk.output import publish_tree
from bootpath.disk.rework import rework_tree
from bootpath.disk.tree import names_below
from bootpath.disk.watch import FileStamp, stamp
from bootpath.report import Report, render

_WIDTH = 100


@dataclass
class Workshop:
    """The site as it is being written: the last good pages, and what stands against newer ones.

    They lie below `place`, a directory of the workshop's own, so that a save costs what it changed.
    """

    records: str
    templates: Path | None
    today: Callable[[], date]
    place: Path
    built: tuple[FileStamp, ...] = ()

    def build(self) -> tuple[Mapping[str, bytes], Report | None, str | None]:
        """Pages to show, the report, and what kept a report from being made.

        While an error stands the pages are the last good ones with the problems above them.
        """
        self.built = self._stamp()  # first: what is written during the build is the next version
        try:
            report = recovering(Cache(self.place / "cache"), self._build)
        except DiskFault as fault:
            sentence = fault.message + (f"\nhint: {fault.hint}" if fault.hint else "")
            return Pages(self._site, sentence), None, sentence
        if not report.diagnostics:
            return Pages(self._site), report, None
        text = render(report, "text", colour=False, width=_WIDTH)
        return Pages(self._site, text), report, None

    @property
    def _site(self) -> Path:
        return self.place / "site"

    def _build(self, cache: Cache) -> Report:
        directory, day = Path(self.records), self.today()
        again = self._site.is_dir()
        jobs = 1 if again else cores()
        reading = recalled(Listing(directory, self.records), cache, jobs)
        report = check(reading, day, last=Last(cache, directory, jobs))
        if not report.has_errors:
            order = Order(directory, self._site, day, self.templates, jobs=jobs, cache=cache)
            build(reading, order, put=rework_tree if again else publish_tree)
        return report

    def versions(self, tick: Callable[[], None]) -> Iterator[None]:
        """Yield when a record or a template is not as it was built; `tick` waits between two looks."""
        while True:
            tick()
            if self._stamp() != self.built:
                yield

    def _stamp(self) -> tuple[FileStamp, ...]:
        return stamp([Path(self.records)] + ([self.templates] if self.templates else []))


class Pages(Mapping[str, bytes]):
    """The pages below a directory, each with the problems at its top if there are any.

    Where there are no pages yet, there is one with the problems.
    """

    def __init__(self, root: Path, problems: str | None = None) -> None:
        self._root = root
        self._names = names_below(str(root))
        self._problems = problems
        self._only: bytes | None = None
        if problems and "index.html" not in self._names:
            page = (
                '<!doctype html><html lang="en"><head><meta charset="utf-8">'
                f"<title>Problems</title></head><body><h1>Problems</h1>{_shown(problems)}</body></html>"
            )
            self._only = page.encode()
            self._names = {"index.html", "404.html"}

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
