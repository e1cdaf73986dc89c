"""Builds in one process and times each stage of it: `stages.py RECORDS OUT`; prints JSON.

It goes by the doors of the rooms, as `build` does, and with nothing kept from an earlier time. The
figures are the seconds in which the processor worked for this process.
"""

import gc
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

gc.disable()  # as the command does

from bootpath.app.checking import CODES, check  # noqa: E402  (the importing is timed as well)
from bootpath.app.reading import read  # noqa: E402
from bootpath.disk.output import publish  # noqa: E402
from bootpath.disk.templates import static_files, template_sources  # noqa: E402
from bootpath.markup import Converter  # noqa: E402
from bootpath.site import render  # noqa: E402
from bootpath.views import Page, edition, pages  # noqa: E402

VALUES = ("values of decisions", "values of other pages", "values for machines")
STAGES = ("start and import", "read", "check", *VALUES, "render", "write")

_DAY = date(2026, 1, 1)
T = TypeVar("T")


def main() -> int:
    """Build, and print how long each stage took; exit status 1 when the records have errors."""
    records, out = (Path(argument) for argument in sys.argv[1:])
    started = time.process_time()
    reading = read(records, "")
    have_read = time.process_time()
    checked = check(reading, _DAY)
    have_checked = time.process_time()
    spent: Counter[str] = Counter()
    values = pages(
        edition(
            reading.corpus,
            reading.evidence,
            _DAY,
            revision=None,
            codes=CODES,
            convert=Converter(),
            log=None,
        )
    )
    timed = _timed(values, spent, _kind)
    files = render(timed, template_sources(None), static_files(None))
    publish(_timed(files, spent, lambda _: "files"), out, apart_from=[records])
    ended = time.process_time()
    # each stream draws on the one before it, so its time has that one's in it
    seconds = (
        started,
        have_read - started,
        have_checked - have_read,
        *(spent[kind] for kind in VALUES),
        spent["files"] - sum(spent[kind] for kind in VALUES),
        ended - have_checked - spent["files"],
    )
    print(json.dumps(dict(zip(STAGES, seconds, strict=True))))
    return 1 if checked.has_errors else 0


def _kind(page: Page) -> str:
    """Which stage the value of a page is counted to."""
    decisions, others, machines = VALUES
    if not page.path.endswith(".html"):
        return machines
    return decisions if page.path.startswith("decisions/") else others


def _timed(stream: Iterable[T], spent: "Counter[str]", name: Callable[[T], str]) -> Iterator[T]:
    """The same stream; what drawing each from it takes is added up under its name."""
    drawn = iter(stream)
    while True:
        begun = time.process_time()
        try:
            each = next(drawn)
        except StopIteration:
            return
        spent[name(each)] += time.process_time() - begun  # type: ignore[assignment]  # of seconds
        yield each


if __name__ == "__main__":
    sys.exit(main())
