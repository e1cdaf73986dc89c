"""What runs remember for one another: in stores that outlive them, or in the process that runs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

import platformdirs

from bootpath.disk.fault import DiskFault
from bootpath.disk.store import Store, store_path, sweep
from bootpath.disk.versions import program

Ledger = TypeVar("Ledger")
Result = TypeVar("Result")


class Forgotten(Exception):  # noqa: N818 -- it is what happened
    """What a store kept is not there any more, or is damaged; it has to be worked out again."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.store = store


@dataclass
class Cache:
    """Where stores lie; None for nowhere."""

    directory: Path | None
    _opened: list[Store] = field(default_factory=list, init=False, repr=False, compare=False)

    def store(self, *names: str) -> Store:
        """The store for something of these names; raises DiskFault as `store_path` does."""
        if self.directory is None:
            return Store(None, b"")
        self._opened.append(Store(store_path(self.directory, *names), program()))
        return self._opened[-1]

    def close(self) -> None:
        """Let go of all stores that were asked for."""
        while self._opened:
            self._opened.pop().close()

    @contextmanager
    def ledger(self, make: Callable[[Store | None], Ledger], *names: str) -> Iterator[Ledger]:
        """The ledger of something of these names, for as long as the block has it."""
        with self.store(*names) as store:
            yield make(store)

    def sweep(self, *names: str) -> None:
        """Keep the stores in bounds; that of these names is in use."""
        if self.directory is not None:
            sweep(self.directory, store_path(self.directory, *names))


@dataclass
class Resident(Cache):
    """A process that runs again and again: its ledgers stay as they are, and nothing is written.

    After a run that failed half-way they may be half-changed, and have to be given up.
    """

    directory: None = None
    _ledgers: dict[tuple[str, ...], object] = field(default_factory=dict)

    @contextmanager
    def ledger(self, make: Callable[[Store | None], Ledger], *names: str) -> Iterator[Ledger]:
        """The ledger of something of these names, as it was left."""
        if names not in self._ledgers:
            self._ledgers[names] = make(None)
        yield cast("Ledger", self._ledgers[names])


NO_CACHE = Cache(None)
"""A cache that keeps nothing."""


def default_cache() -> Cache:
    """Where the system keeps caches (on Linux the XDG Base Directory specification says where).

    It is nowhere where that place is not this user's alone, as under `sudo`.
    """
    directory = platformdirs.user_cache_path("bootpath") / "stores"
    try:
        store_path(directory)
    except DiskFault:
        return NO_CACHE
    return Cache(directory)


def recovering(cache: Cache, work: Callable[[Cache], Result]) -> Result:
    """What some work comes to; where a store lost anything on the way, it is begun anew without.

    Afterwards all stores are closed.
    """
    try:
        return work(cache)
    except Forgotten as forgotten:
        forgotten.store.remove()
        return work(NO_CACHE)
    finally:
        cache.close()
