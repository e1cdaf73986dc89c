"""A directory tree that bears our marker: planted, filled by one process or more, removed."""

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from bootpath.crew.pair import by_two
from bootpath.disk.fault import DiskFault, printable
from bootpath.disk.names import NameLedger

MARKER = ".bootpath-site"
"""The file in the top directory of every output that says it is ours to replace."""

MARKER_TEXT = b"""\
`bootpath build` wrote this directory and replaces it as a whole.
Keep nothing here that it did not write: the next build removes it.
"""

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


Mark = tuple[int, int, int]
"""By what a file can be known again: its size, when it was changed (ns since 1970), its number."""

_NO_LINK = (errno.EPERM, errno.EMLINK, errno.EXDEV, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES)


def marks(root: str) -> dict[str, Mark]:
    """What lies below a directory by relative names, its folders left out; nothing without one.

    What is no regular file is among it: no build of ours made that.
    """
    found: dict[str, Mark] = {}
    for name, entry in _below(root):
        with suppress(OSError):
            found[name] = _mark(entry.stat(follow_symlinks=False))
    return found


def names_below(root: str) -> set[str]:
    """The relative names of the files of a tree; the marker is none."""
    return {name for name, _ in _below(root)} - {MARKER}


def _below(root: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    pending = [""]
    while pending:
        prefix = pending.pop()
        with suppress(OSError), os.scandir(f"{root}/{prefix}") as entries:
            for entry in entries:
                name = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    pending.append(f"{name}/")
                else:
                    yield name, entry


class Tree:
    """A fresh tree below `root`, as one process sees it.

    Several processes may fill one tree, each by a `Tree` of its own; the one that planted it
    admits the names of what the others wrote, because two of them may fall together.
    """

    def __init__(self, root: str) -> None:
        self.root = root
        self._base = os.fsencode(root) + b"/"
        self.names = NameLedger(MARKER)
        """The names of its files."""
        self._planted = False
        self._links = True

    def plant(self) -> None:
        """Make the directory, which must not exist yet.

        The marker comes first, so that a tree cut short at any moment is known as ours. Raises
        DiskFault when the disk refuses.
        """
        _make(self._base, "")
        _write(self._base, MARKER, MARKER_TEXT)
        self._planted = True

    def lies(self, place: str) -> Mapping[str, Mark] | None:
        """What lies at a place; None where it is known to lie as it was put there."""
        return marks(place)

    def release(self, names: Iterable[str]) -> None:
        """Some files of what lies in its place may be others from now on, or none."""

    def write(self, name: str, data: bytes) -> Mark:
        """Write a file, and answer by what it can be known again.

        Raises OutputRefused for a name that NameLedger does not admit, DiskFault when the disk
        refuses.
        """
        for directory in self.names.admit(name):
            _make(self._base, directory, shared=not self._planted)
        return _write(self._base, name, data)

    def take(self, files: Sequence[tuple[str, Mark]], old: str) -> list[Mark]:
        """Make files the same as those of their names below the tree `old`, their times included.

        Each is one file with two names where the file system has that, and keeps its mark then; it
        is a copy elsewhere. The answer are their marks. Raises as `write` does.
        """
        for name, _ in files:
            for directory in self.names.admit(name):
                _make(self._base, directory, shared=not self._planted)
        return by_two(lambda file: self._taken(*file, old), files)

    def _taken(self, name: str, mark: Mark, old: str) -> Mark:
        source, target = f"{old}/{name}", f"{self.root}/{name}"
        try:
            if self._links and _linked(source, target):
                return mark
            self._links = False
            shutil.copy2(source, target, follow_symlinks=False)
            return _mark(os.stat(target, follow_symlinks=False))  # noqa: PTH116 - one of very many
        except OSError as error:
            raise DiskFault.of(f"cannot write {_shown(self._base, name)}", error) from error

    def admit(self, name: str) -> None:
        """Take in the name of a file that another process wrote; raises OutputRefused."""
        self.names.admit(name)


def is_ours(directory: str) -> bool:
    """Whether this is a directory (no link to one) that bears the marker or holds nothing.

    Raises OSError when it cannot be looked into; what does not exist is not ours.
    """
    try:
        if not stat.S_ISDIR(os.lstat(directory).st_mode):
            return False
    except FileNotFoundError:
        return False
    with suppress(FileNotFoundError):
        return stat.S_ISREG(os.lstat(f"{directory}/{MARKER}").st_mode)
    with os.scandir(directory) as entries:
        return next(entries, None) is None


def remove_tree(directory: str) -> None:
    """Remove a directory of ours, the marker last, so that a removal cut short can be resumed.

    Raises OSError when something in it cannot be removed.
    """
    with os.scandir(directory) as entries:
        inside = [entry for entry in entries if entry.name != MARKER]
    by_two(_remove, inside, pays=2)
    with suppress(FileNotFoundError):
        os.unlink(f"{directory}/{MARKER}")  # noqa: PTH108 - likewise
    os.rmdir(directory)  # noqa: PTH106 - likewise


def _remove(entry: "os.DirEntry[str]") -> None:
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path)
    else:
        os.unlink(entry.path)  # noqa: PTH108 - one of very many


def _make(base: bytes, name: str, *, shared: bool = False) -> None:
    try:
        os.mkdir(base + name.encode())  # noqa: PTH102 - paths are bytes, whatever the locale
    except OSError as error:
        if shared and isinstance(error, FileExistsError):
            return  # another process was the first to need it
        raise DiskFault.of(f"cannot make the directory {_shown(base, name)}", error) from error


def _linked(source: str, target: str) -> bool:
    """Give a file a second name; False where the file system has no such thing."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINK:
            raise
        return False
    return True


def _write(base: bytes, name: str, data: bytes) -> Mark:
    try:
        descriptor = os.open(base + name.encode(), _FLAGS, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            return _mark(os.fstat(descriptor))
        finally:
            os.close(descriptor)
    except OSError as error:
        raise DiskFault.of(f"cannot write {_shown(base, name)}", error) from error


def _mark(status: os.stat_result) -> Mark:
    return (status.st_size, status.st_mtime_ns, status.st_ino)


def _shown(base: bytes, name: str) -> str:
    return printable(name or os.fsdecode(base.rstrip(b"/")))
