"""Amending: a record's text with a new position in it, checked before it is written."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import unified_diff
from pathlib import Path, PurePosixPath

from bootpath.app.checking import check
from bootpath.app.positions import Refused
from bootpath.app.reading import Reading, read_files
from bootpath.corpus import Entry
from bootpath.diagnostic import Diagnostic, Severity
from bootpath.disk.listing import raw_files
from bootpath.disk.records import RawFile, lock_bytes
from bootpath.disk.replacement import replace as replace_file
from bootpath.edit import CannotEdit, append
from bootpath.edit.layout import Value
from bootpath.evidence.lock import NAME as LOCK
from bootpath.record import Decision
from bootpath.report.value import Report

_ORDER = tuple(info.alias or name for name, info in Decision.model_fields.items())
_LATER = frozenset({"unverified-citation", "evidence-changed"})
"""What a new citation is until `verify` has run."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a directory as they were read, with the bytes that they were read from."""

    root: Path
    shown: str
    files: tuple[RawFile, ...]
    lock: bytes | None
    reading: Reading


@dataclass(frozen=True, slots=True)
class Amendment:
    """A file as it is and as it is to be; `problems` are those that the change would bring."""

    path: Path
    shown: str
    was: bytes
    now: bytes
    problems: Report


def records(root: Path, shown: str) -> Records:
    """Read a directory of records; raises DiskFault as reading does."""
    files = tuple(raw_files(root, shown))
    lock = lock_bytes(root, LOCK)
    return Records(root, shown, files, lock, read_files(files, lock=lock, shown=shown))


def amended(before: Records, entry: Entry, item: Mapping[str, Value], today: date) -> Amendment:
    """The record with the item behind its last position, every other byte kept.

    Raises Refused when there is no place for it.
    """
    was = next(file.data for file in before.files if file.path == entry.path) or b""
    try:
        now = append(was.decode("utf-8"), "positions", item, _ORDER).encode("utf-8")
    except CannotEdit as cannot:
        raise Refused(f"{entry.path}: {cannot.message}", cannot.hint) from None
    files = [file._replace(data=now) if file.path == entry.path else file for file in before.files]
    after = read_files(files, lock=before.lock, shown=before.shown)
    known = check(before.reading, today)
    report = check(after, today)
    new = _new(known.diagnostics, report.diagnostics)
    path = before.root / PurePosixPath(entry.path).name
    return Amendment(path, entry.path, was, now, replace(report, diagnostics=new))


def keep(amendment: Amendment) -> None:
    """Write the file; raises DiskFault when it changed meanwhile or the disk refuses."""
    replace_file(amendment.path, amendment.now, amendment.was)


def difference(amendment: Amendment) -> tuple[str, ...]:
    """The change as a unified diff, line by line with their ends, as `git apply` takes it."""
    name = amendment.shown.lstrip("/")
    was, now = (data.decode("utf-8").split("\n") for data in (amendment.was, amendment.now))
    lines = unified_diff(_ended(was), _ended(now), f"a/{name}", f"b/{name}")
    unended = "\n\\ No newline at end of file\n"
    return tuple(line if line.endswith("\n") else line + unended for line in lines)


def _ended(lines: list[str]) -> list[str]:
    """Lines with their line feeds; only the last may have none."""
    *whole, last = lines
    return [f"{line}\n" for line in whole] + ([last] if last else [])


def _new(before: tuple[Diagnostic, ...], after: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The errors and warnings that were not there; lines move, so places do not count."""
    known = Counter(map(_kind, before))
    new = []
    for one in after:
        if known[_kind(one)]:
            known[_kind(one)] -= 1
        elif one.severity in (Severity.ERROR, Severity.WARNING) and one.code not in _LATER:
            new.append(one)
    return tuple(new)


def _kind(one: Diagnostic) -> tuple[str, str, str]:
    return one.place.path, one.code, one.message
