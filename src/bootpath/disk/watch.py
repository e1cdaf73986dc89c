"""A value that changes when the files below some directories do, for the development server."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

FileStamp = tuple[str, int, int]
"""The path of a file, when it was last changed (ns since 1970), and its size in bytes."""


def stamp(directories: Sequence[Path]) -> tuple[FileStamp, ...]:
    """The names, times and sizes of all files below the directories, in a fixed order.

    Two stamps are equal when nothing was written, added, renamed or removed in between. Hidden
    names are left out, as they are everywhere else: an editor's lock file is no change. A
    directory that is missing counts as empty, and what vanishes meanwhile as absent. Never raises.
    """
    return tuple(sorted(found for root in directories for found in _below(str(root))))


def _below(root: str) -> Iterator[FileStamp]:
    pending = [root]
    while pending:
        try:
            with os.scandir(pending.pop()) as listing:
                entries = [entry for entry in listing if not entry.name.startswith(".")]
        except OSError:
            continue
        for entry in entries:
            if _is_directory(entry):
                pending.append(entry.path)
            else:
                yield _file_stamp(entry)


def _is_directory(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _file_stamp(entry: "os.DirEntry[str]") -> FileStamp:
    try:
        status = entry.stat()  # follows a link: what it leads to is what is read
    except OSError:
        return entry.path, 0, 0
    return entry.path, status.st_mtime_ns, status.st_size
