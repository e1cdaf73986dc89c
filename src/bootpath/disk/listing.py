"""The records' directory: which files are in it, and how each lies there."""

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from bootpath.disk.fault import DiskFault, printable
from bootpath.disk.records import RawFile, raw_file

Stamp = tuple[int, int, int, int]
"""A file's size, when it and its entry were last changed (ns since 1970), and its number."""


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of a file."""
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


class Listed(NamedTuple):
    """A file of the records' directory that was not read yet; `path` is how messages name it."""

    path: str
    entry: "os.DirEntry[str]"

    def read(self) -> RawFile:
        """The file's bytes, or the problem that keeps us from them."""
        return raw_file(self.entry, self.path)

    def stamp(self) -> Stamp | None:
        """What tells whether the file was written to; None for what must be read to be known."""
        try:
            if not self.entry.is_file(follow_symlinks=False):
                return None
            status = self.entry.stat(follow_symlinks=False)
        except OSError:
            return None
        return stamp_of(status)


class Listing:
    """The directory `root` of records; `shown` is how the user typed it.

    It is listed and its files are looked at once, however often it is asked.
    """

    def __init__(self, root: Path, shown: str) -> None:
        self.root = root
        self.shown = shown

    @cached_property
    def files(self) -> list[Listed]:
        """Every `*.yaml` directly in the directory, sorted by name, hidden files left out.

        Their paths begin with `shown`. Raises DiskFault when there is no such directory or it cannot
        be listed.
        """
        prefix = self.shown.rstrip("/") + "/" if self.shown else ""
        entries = sorted(_candidates(self.root, self.shown), key=lambda entry: entry.name)
        return [Listed(prefix + entry.name, entry) for entry in entries]


def raw_files(root: Path, shown: str) -> list[RawFile]:
    """What a Listing lists, read.

    A file that cannot or must not be read carries a problem instead of bytes, and so does one that
    only looks like a record. Raises DiskFault as a Listing does.
    """
    return [one.read() for one in Listing(root, shown).files]


def absent(shown: str) -> DiskFault:
    """The fault that a records' directory, as the user typed it, is not there."""
    return DiskFault(
        f"there is no directory {printable(shown)}",
        "name the directory that holds the records, or start one with `bootpath init`",
    )


def no_directory(shown: str) -> DiskFault:
    """The fault that what the user named is no directory."""
    return DiskFault(
        f"{printable(shown)} is a file, not a directory of records",
        "name the directory that holds the records",
    )


def _candidates(root: Path, shown: str) -> Iterator["os.DirEntry[str]"]:
    # Hidden names are left out as the shell's `*` leaves them out: `.#x.yaml` is a dangling link
    # that Emacs makes while x.yaml is being edited, `._x.yaml` is what macOS puts on foreign disks.
    try:
        with os.scandir(root) as entries:
            for entry in entries:
                if entry.name[-5:].lower().endswith((".yaml", ".yml")) and entry.name[0] != ".":
                    yield entry
    except FileNotFoundError:
        raise absent(shown or str(root)) from None
    except NotADirectoryError:
        raise no_directory(shown or str(root)) from None
    except OSError as error:
        raise DiskFault.of(f"cannot list {printable(shown or root)}", error) from error
