"""From single runs to medians and ratios, and from there to JSON and back."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from measure import Run

BUILD = "build, cold"
BUILD_SAME = "build, nothing changed"
BUILD_TEXT = "build, one text changed"
BUILD_TITLE = "build, one title changed"
CHECK = "check, cold"
CHECK_SAME = "check, nothing changed"
CHECK_TEXT = "check, one text changed"
FILE_SAME = "check FILE, nothing changed"
FILE_TEXT = "check FILE, its text changed"
HUGO = "Hugo, cold"
HUGO_SAME = "Hugo, nothing changed"
HUGO_TEXT = "Hugo, one text changed"
HUGO_TITLE = "Hugo, one title changed"

HELP = "bootpath --help"
VERSION = "bootpath --version"
COMPLETION = "completion"
LIST = "bootpath list"
PYTHON = "python -c pass"

STANDING = "standing of all decisions"
RELOAD = "serve, from a save to the page"

LOOKUP = "lookup"
GREP = "grep -c"

COUNTERPARTS = {
    BUILD: HUGO,
    BUILD_SAME: HUGO_SAME,
    BUILD_TEXT: HUGO_TEXT,
    BUILD_TITLE: HUGO_TITLE,
    CHECK: HUGO,
    CHECK_SAME: HUGO_SAME,
    CHECK_TEXT: HUGO_TEXT,
    FILE_SAME: HUGO_SAME,
    FILE_TEXT: HUGO_TEXT,
    **{name: name for name in (HUGO, HUGO_SAME, HUGO_TEXT, HUGO_TITLE)},
}
"""What each command is set beside: Hugo, after the same edit."""

MEGABYTE = 1_000_000
_DIGITS = 4

Times = tuple[float, ...]
"""The seconds of each round."""


@dataclass(frozen=True, slots=True)
class Series:
    """All runs of one command on the same input."""

    runs: tuple[Run, ...]
    memory: tuple[int, ...] = ()
    """The bytes that all its processes held together, from runs that were not timed."""
    pages: int | None = None
    """How many HTML files the command wrote; None when it writes none."""

    @property
    def times(self) -> Times:
        """The wall times."""
        return tuple(run.seconds for run in self.runs)

    @property
    def seconds(self) -> float:
        """The median wall time."""
        return median(self.times)

    @property
    def cpu_seconds(self) -> float:
        """The median time on all processors."""
        return median(run.cpu_seconds for run in self.runs)

    @property
    def peak_bytes(self) -> float:
        """The median of the peaks: of all processes where that was measured, else of the largest."""
        return median(self.memory or [run.peak_bytes for run in self.runs])


Results = Mapping[str, Series]
"""Command → its runs, all from one session in which the commands took turns."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a session says of one size."""

    commands: Results
    times: Mapping[str, Times]
    """What is timed inside a process, or from one to another."""
    stages: Mapping[str, Times]
    """Stage of a build in one process → the seconds it kept the processor busy."""


def time_ratio(results: Results, command: str, other: str) -> float | None:
    """Median time over median time, or None when one of the two was not measured."""
    if command in results and other in results:
        return results[command].seconds / results[other].seconds
    return None


def memory_ratio(results: Results, command: str, other: str) -> float | None:
    """Median peak over median peak, or None when one of the two was not measured."""
    if command in results and other in results:
        return results[command].peak_bytes / results[other].peak_bytes
    return None


def plain(results: Results) -> dict[str, object]:
    """Every single run, as JSON can hold it; `results` gives the same back."""
    return {
        command: {
            "seconds": _rounded(series.times),
            "cpu_seconds": _rounded([run.cpu_seconds for run in series.runs]),
            "peak_bytes": [run.peak_bytes for run in series.runs],
            **({"memory_bytes": list(series.memory)} if series.memory else {}),
            **({"pages": series.pages} if series.pages is not None else {}),
        }
        for command, series in results.items()
    }


def results(found: Mapping[str, Any]) -> Results:
    """The runs that `plain` wrote."""
    columns = ("seconds", "cpu_seconds", "peak_bytes")
    return {
        command: Series(
            tuple(Run(*each) for each in zip(*(series[key] for key in columns), strict=True)),
            tuple(series.get("memory_bytes", ())),
            series.get("pages"),
        )
        for command, series in found.items()
    }


def plain_figures(sizes: Mapping[int, Figures]) -> dict[str, object]:
    """What is known of each size, as JSON can hold it; `figures` gives the same back."""
    return {
        str(count): {
            "commands": plain(each.commands),
            "times": {name: _rounded(times) for name, times in each.times.items()},
            "stages": {name: _rounded(times) for name, times in each.stages.items()},
        }
        for count, each in sizes.items()
    }


def figures(found: Mapping[str, Any]) -> dict[int, Figures]:
    """The sizes that `plain_figures` wrote."""
    return {
        int(count): Figures(
            results(each["commands"]),
            {name: tuple(times) for name, times in each["times"].items()},
            {name: tuple(times) for name, times in each["stages"].items()},
        )
        for count, each in found.items()
    }


def json_text(session: Mapping[str, object]) -> str:
    """The session as JSON, each list of numbers in one line."""
    text = json.dumps(session, indent=1, ensure_ascii=False)
    lists = re.compile(r"\[\s+([-0-9.e,\s]+?)\s+\]")
    return lists.sub(lambda found: f"[{' '.join(found[1].split())}]", text) + "\n"


def _rounded(seconds: Sequence[float]) -> list[float]:
    """To tenths of a millisecond: a clock's further digits are noise."""
    return [round(each, _DIGITS) for each in seconds]
