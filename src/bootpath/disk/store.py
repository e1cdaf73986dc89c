"""What is kept from one run to the next: values by space and key, each under a seal.

A store is one SQLite file, so that runs that share it do not get in each other's way and one that
is killed leaves it whole. A value whose seal is broken is not there. No fault of a store ever fails
a run: what cannot be kept is worked out again.
"""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Self

from bootpath.disk.fault import DiskFault, printable

LIMIT = 2 << 30
"""Bytes that all stores of a directory may have together; the longest unused go first."""

_SUFFIX = ".sqlite"
_FAULTS = (sqlite3.Error, UnicodeError)  # a name that is no Unicode is no key
_WAIT = 5.0
_AGAIN = 0.02
_PAGE = 16_384
"""Bytes of a page of SQLite's: so large it holds several records, and not parts of them."""

_TABLE = """
create table if not exists kept (
    space text not null, key text not null, seal blob not null, value blob not null,
    primary key (space, key)
) without rowid
"""


def digest(*parts: bytes) -> bytes:
    """Sixteen bytes that differ where any of the parts does."""
    found = blake2b(digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


def digest_of(data: bytes) -> str:
    """The digest by which the bytes of a file are known."""
    return digest(data).hex()


class Store:
    """The values of one store; what it holds is lost when its `version` is another.

    Without a path nothing is kept.
    """

    def __init__(self, path: Path | None, version: bytes) -> None:
        self._version = version
        self._path = path
        self._base: sqlite3.Connection | None = None
        if path is not None:
            with suppress(sqlite3.Error, OSError):
                self._base = _opened(path)

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return self._base is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; afterwards nothing is known and nothing is kept."""
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
            self._base = None

    def remove(self) -> None:
        """Let go of the file, and remove it: the next run begins anew."""
        self.close()
        if self._path is not None:
            with suppress(OSError):
                _remove(self._path)

    def hold(self) -> None:
        """From now on, until something is saved, give what there is at the next question.

        What another run saves meanwhile is not seen, and then nothing of this one is kept.
        """
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.execute("begin")

    def get(self, space: str, key: str) -> bytes | None:
        """A value; None where there is none, or it is not as it was kept."""
        row = next(self._rows("and key = ?", space, key), None)
        return row[1] if row else None

    def load(self, space: str) -> dict[str, bytes]:
        """All values of a space, by key; those that are not as they were kept are left out."""
        return dict(self._rows("", space))

    def save(self, space: str, changed: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
        """Keep values, and forget some; all of it or nothing."""
        self.save_all({space: changed.items()}, {space: gone})

    def save_all(
        self,
        changed: Mapping[str, Iterable[tuple[str, bytes]]],
        gone: Mapping[str, Iterable[str]],
    ) -> None:
        """Keep values of several spaces by their keys, and forget some; all of it or nothing."""
        if self._base is None:
            return
        with suppress(*_FAULTS), self._base as base:
            for space, keys in gone.items():
                base.executemany(
                    "delete from kept where space = ? and key = ?", ((space, key) for key in keys)
                )
            for space, values in changed.items():
                base.executemany(
                    "insert or replace into kept values (?, ?, ?, ?)",
                    ((space, key, self._seal(space, key, value), value) for key, value in values),
                )

    def clear(self, *spaces: str) -> None:
        """Forget all values of some spaces."""
        if self._base is not None:
            with suppress(*_FAULTS), self._base as base:
                base.executemany("delete from kept where space = ?", ((one,) for one in spaces))

    def _rows(self, more: str, *words: str) -> Iterator[tuple[str, bytes]]:
        if self._base is None:
            return
        query = f"select space, key, seal, value from kept where space = ? {more}"  # noqa: S608 -- ours
        with suppress(*_FAULTS), closing(self._base.execute(query, words)) as found:
            for space, key, seal, value in found:
                if isinstance(value, bytes) and seal == self._seal(space, key, value):
                    yield key, value

    def _seal(self, space: str, key: str, value: bytes) -> bytes:
        return digest(self._version, space.encode(), key.encode(errors="surrogateescape"), value)


def _opened(path: Path) -> sqlite3.Connection:
    """The base at a path; one that is damaged is begun anew. Raises OSError and sqlite3.Error."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    until = time.monotonic() + _WAIT
    try:
        while True:
            try:
                return _connected(path)
            except sqlite3.OperationalError as error:
                # SQLite does not wait by itself while another run makes the same new file ready
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(_AGAIN)
    except sqlite3.OperationalError:
        raise  # it is in use, or cannot be written
    except sqlite3.DatabaseError:
        _remove(path)
        return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=_WAIT)
    try:
        base.execute(f"pragma page_size = {_PAGE}")  # of a new file
        base.execute("pragma journal_mode = wal")
        base.execute("pragma synchronous = normal")  # after a crash it is as at one save or another
        base.execute(_TABLE)
    except BaseException:
        base.close()
        raise
    return base


def store_path(directory: Path, *names: str) -> Path:
    """The file of the store for something of these names, in a directory of stores.

    Raises DiskFault for a directory that others may write to: what is kept there is believed.
    """
    with suppress(OSError):
        status = directory.stat()
        if status.st_uid != os.getuid() or status.st_mode & 0o022:
            shown = printable(directory)
            raise DiskFault(
                f"others may write to the cache {shown}",
                f"chmod go-w {shown}, name another with --cache-dir, or use --no-cache",
            )
    name = digest(*(name.encode(errors="surrogateescape") for name in names)).hex()
    return directory / (name + _SUFFIX)


def sweep(directory: Path, keep: Path, limit: int = LIMIT) -> None:
    """Remove the stores that were not used for the longest time, until the rest is in bounds."""
    found: list[tuple[float, int, Path]] = []
    with suppress(OSError):
        for path in directory.glob(f"*{_SUFFIX}"):
            status = path.stat()
            found.append((status.st_mtime, status.st_size, path))
    total = sum(size for _, size, _ in found)
    for _, size, path in sorted(found):
        if total <= limit:
            return
        if path != keep:
            with suppress(OSError):
                _remove(path)
            total -= size


def _remove(path: Path) -> None:
    """Remove a store with what SQLite keeps beside it; raises OSError."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
