"""Serving: build into memory, watch the files, build again, and show problems in the page."""

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bootpath.app.building import site_files
from bootpath.app.checking import check
from bootpath.app.reading import read
from bootpath.disk.fault import DiskFault
from bootpath.disk.watch import FileStamp, stamp
from bootpath.report import Report, render

_WIDTH = 100


@dataclass(slots=True)
class Workshop:
    """The site as it is being written: the last good pages, and what stands against newer ones."""

    records: str
    templates: Path | None
    today: Callable[[], date]
    files: dict[str, bytes] = field(default_factory=dict)
    built: tuple[FileStamp, ...] = ()

    def build(self) -> tuple[dict[str, bytes], Report | None, str | None]:
        """Pages to show, the report, and what kept a report from being made.

        While an error stands the pages are the last good ones with the problems above them.
        """
        directory, day = Path(self.records), self.today()
        self.built = self._stamp()  # first: what is written during the build is the next version
        try:
            reading = read(directory, self.records)
            checked = check(reading, day)
            report = checked.report
            if not checked.has_errors:
                self.files = dict(
                    site_files(reading.corpus, reading.evidence, directory, day, self.templates)
                )
        except DiskFault as fault:
            sentence = fault.message + (f"\nhint: {fault.hint}" if fault.hint else "")
            return _with_problems(self.files, sentence), None, sentence
        if not report.diagnostics:
            return self.files, report, None
        text = render(report, "text", colour=False, width=_WIDTH)
        return _with_problems(self.files, text), report, None

    def versions(self, tick: Callable[[], None]) -> Iterator[None]:
        """Yield when a record or a template is not as it was built; `tick` waits between two looks."""
        while True:
            tick()
            if self._stamp() != self.built:
                yield

    def _stamp(self) -> tuple[FileStamp, ...]:
        return stamp([Path(self.records)] + ([self.templates] if self.templates else []))


def _with_problems(files: dict[str, bytes], text: str) -> dict[str, bytes]:
    """The pages with the problems at the top of each; a page of its own where there are none."""
    shown = (
        f'<section class="problems" aria-label="Problems"><pre>{html.escape(text)}</pre></section>'
    )
    if "index.html" not in files:
        page = (
            '<!doctype html><html lang="en"><head><meta charset="utf-8">'
            f"<title>Problems</title></head><body><h1>Problems</h1>{shown}</body></html>"
        )
        return {"index.html": page.encode(), "404.html": page.encode()}
    return {
        path: content.replace(b"<main", shown.encode() + b"<main", 1)
        if path.endswith(".html")
        else content
        for path, content in files.items()
    }
