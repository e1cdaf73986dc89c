"""Runs the command line in a process of its own and says what came of it and what it used."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from example_tracker import tracker_with

SOURCE = Path(__file__).parents[2] / "src"
MEASURED = Path(__file__).with_name("measured.py")
COMMAND = (sys.executable, "-m", "bootpath")
TODAY = ("--today", "2026-11-22")
SECONDS = 1.0
"""CPU beyond start-up that a nasty file may take; a whole group of them may take two."""

KILOBYTES = 200 * 1024
_HEADING = re.compile(r"^(?:error|warning)\[", re.MULTILINE)
_PROBLEM = re.compile(
    r"^(?:error|warning)\[(?P<code>[a-z0-9-]+)\]: \S.*(?:\n    .*)*\n +--> (?P<path>.+):\d+:\d+$",
    re.MULTILINE,
)
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)


class Run(NamedTuple):
    """What a run printed, how it ended, and what it used."""

    code: int
    out: str
    err: str
    seconds: float
    kilobytes: int


def environment() -> dict[str, str]:
    """A plain environment in which the package is found, installed or not."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    paths = [str(SOURCE), os.environ.get("PYTHONPATH", "")]
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "COLUMNS": "80"}


def bootpath(directory: Path, *arguments: str) -> Run:
    """Run bootpath in a directory, under limits."""
    reading, writing = os.pipe()
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", MEASURED, str(writing), *COMMAND, *arguments],
            cwd=directory,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            pass_fds=[writing],
            timeout=120,
            check=True,
        )
        report = json.loads(os.read(reading, 4096))
    finally:
        os.close(reading)
        os.close(writing)
    # Strictly UTF-8: what is not would be a fault of its own.
    return Run(out=done.stdout.decode(), err=done.stderr.decode(), **report)


def write_tracker(records: Path, files: Mapping[str, bytes]) -> None:
    """A small tracker without a problem, and files in it that may replace its own."""
    records.mkdir()
    sound = {name: text.encode() for name, text in tracker_with("").items()}
    for name, data in {**sound, **files}.items():
        (records / name).write_bytes(data)


def found_codes(report: str) -> dict[str, set[str]]:
    """The codes in a report for people, by file name; each problem must be a sentence with a place."""
    codes: dict[str, set[str]] = {}
    for match in _PROBLEM.finditer(report):
        codes.setdefault(Path(match["path"]).name, set()).add(match["code"])
    assert len(_HEADING.findall(report)) == len(_PROBLEM.findall(report))
    assert report.splitlines()[-1].startswith("checked ")
    return codes


def is_harmless(text: str) -> bool:
    """Whether a terminal would show the text and nothing else would happen."""
    return _UNSAFE.search(text) is None and "Traceback" not in text
