"""How the files below some directories lie, for the development server: other stamps are other files."""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bootpath.disk.listing import Stamp, stamp_of

_ABSENT: Stamp = (0, 0, 0, 0)

_PAUSE = 10
"""A look at every file comes so many times as long after the last one as that took."""

_AT_WORK = 8
"""So many files that were written to last are looked at each time."""


class Watch:
    """Directories that are looked at again and again, with all that is below them.

    Hidden names are left out, as they are everywhere else: an editor's lock file is no change. A
    directory that is missing counts as empty, and what vanishes meanwhile as absent.

    To look at thousands of files takes a while. A file that is put in the place of another, as most
    editors save, has another number in its directory, and that has another stamp: so much is seen
    at once, and so is what is written into one of the files that were written to last. What is
    written into any other is seen when every file is looked at, at a small part of the time.
    """

    def __init__(self, directories: Sequence[Path]) -> None:
        self._roots = tuple(map(str, directories))
        self._directories: dict[str, Stamp] = {}
        self._files: dict[str, Stamp] = {}
        self._at_work: tuple[str, ...] = ()
        self._next = 0.0

    def calls(self) -> bool:
        """Whether something was written to, as far as that is seen at once, or it is time to look."""
        return (
            time.monotonic() >= self._next
            or any(_stamp_at(path) != one for path, one in self._directories.items())
            or any(_stamp_at(path) != self._files[path] for path in self._at_work)
        )

    def look(self) -> Mapping[str, Stamp]:
        """The stamps of all files by path, in no order; at every file if it is time to. Never raises.

        They are equal when nothing was written, added, renamed or removed in between.
        """
        begun = time.monotonic()
        thorough = begun >= self._next
        known = {} if thorough else self._files
        self._directories = {}
        files = dict(found for root in self._roots for found in self._below(root, known))
        files.update({path: _stamp_at(path) for path in self._at_work if path in files})
        if thorough:
            ended = time.monotonic()
            self._next = ended + _PAUSE * (ended - begun)
        written = [path for path, one in files.items() if self._files.get(path) != one]
        recent = dict.fromkeys((*written[:_AT_WORK], *self._at_work))
        self._at_work = tuple(path for path in recent if path in files)[:_AT_WORK]
        self._files = files
        return files

    def _below(self, root: str, known: Mapping[str, Stamp]) -> Iterator[tuple[str, Stamp]]:
        """The files below a directory; one that has the number it is known by is not looked at."""
        pending = [root]
        while pending:
            directory = pending.pop()
            self._directories[directory] = _stamp_at(directory)  # first: what comes later is new
            try:
                with os.scandir(directory) as listing:
                    entries = [entry for entry in listing if entry.name[0] != "."]
            except OSError:
                continue
            for entry in entries:
                path = entry.path
                if _is_directory(entry):
                    pending.append(path)
                elif (was := known.get(path)) and was[-1] == entry.inode():
                    yield path, was
                else:
                    yield path, _stamp(entry)


def _is_directory(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _stamp(entry: "os.DirEntry[str]") -> Stamp:
    try:
        return stamp_of(entry.stat())  # follows a link: what it leads to is what is read
    except OSError:
        return _ABSENT


def _stamp_at(path: str) -> Stamp:
    try:
        return stamp_of(os.stat(path))  # noqa: PTH116 -- asked very often
    except OSError:
        return _ABSENT
