"""What earlier runs read: a record that is as it was need not be read again."""

import json
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from bootpath.app.memory import Forgotten
from bootpath.app.situation import Situation
from bootpath.disk.listing import Stamp
from bootpath.disk.store import Store

_FILES, _STAMPS, _NEEDS, _PACKED = "files", "stamps", "needs", "packed"
_FRESH = 2 * 10**9
"""Nanoseconds within which a file may be written twice and bear the same time (FAT has 2 s)."""

_SPARE = 1_000
"""So many more packed records than there are files are kept: those of other branches."""


def needs(store: Store) -> bytes | None:
    """What has to be known to see whether the records of a store lie as they lay."""
    return store.get(_FILES, _NEEDS)


def may_be_relied_on(stamp: Stamp, read: int) -> bool:
    """Whether a file that was read at a time (ns since 1970) bears another stamp if it is written to."""
    return max(stamp[1], stamp[2]) < read - _FRESH


@dataclass(slots=True)
class Recall:
    """The records of one directory as earlier runs knew them.

    A file whose stamp is that of an earlier run is taken to have the same bytes, unless it was
    written so shortly before that it may have been written again unnoticed (as git's index has it).
    """

    store: Store
    _stamps: dict[str, tuple[Stamp, str]] = field(default_factory=dict)
    _packed: set[str] = field(default_factory=set)
    _now: dict[str, tuple[Stamp | None, str]] = field(default_factory=dict)
    _fresh: dict[str, bytes] = field(default_factory=dict)
    _situation: Situation | None = None
    _since: int = 0

    def __post_init__(self) -> None:
        self._since = time.time_ns()
        kept = self.store.get(_FILES, _STAMPS)
        with suppress(ValueError, TypeError, AttributeError):
            known = json.loads(kept or b"{}")
            self._packed = set(known.get("packed", ()))
            for name, (stamp, digested) in known.get("files", {}).items():
                size, changed, entry, number = stamp
                self._stamps[name] = ((size, changed, entry, number), digested)

    def digest_of(self, name: str, stamp: Stamp | None) -> str | None:
        """The digest of a file by its name and stamp; None where it must be read."""
        known = self._stamps.get(name)
        return known[1] if known and stamp is not None and known[0] == stamp else None

    def has(self, digested: str) -> bool:
        """Whether the packed record of these bytes is kept."""
        return digested in self._packed or digested in self._fresh

    def packed(self, digested: str) -> bytes:
        """A packed record; raises Forgotten."""
        found = self._fresh.get(digested) or self.store.get(_PACKED, digested)
        if found is None:
            raise Forgotten(self.store)
        return found

    def keep(
        self, name: str, stamp: Stamp | None, digested: str, packed: bytes | None = None
    ) -> None:
        """Take in what a file is now, and its packed record where it was read and is sound."""
        self._now[name] = (
            stamp if stamp and may_be_relied_on(stamp, self._since) else None,
            digested,
        )
        if packed is not None:
            self._fresh[digested] = packed

    def situate(self, shown: str, beside: Mapping[str, Stamp | None]) -> Situation | None:
        """How all files lie that were kept, and those beside them; None where that cannot be told."""
        if all(stamp is None or may_be_relied_on(stamp, self._since) for stamp in beside.values()):
            files = tuple(
                (name, stamp or digested) for name, (stamp, digested) in self._now.items()
            )
            self._situation = Situation(shown, files, tuple(beside.items()))
        return self._situation

    def save(self) -> None:
        """Keep all of it for later runs, if anything changed."""
        wanted = self._situation.needs if self._situation else b""
        if wanted != (needs(self.store) or b""):
            self.store.save(_FILES, {_NEEDS: wanted})
        files = {name: one for name, one in self._now.items() if one[0] is not None}
        if not self._fresh and files == self._stamps:
            return
        kept = self._packed | self._fresh.keys()
        used = {digested for _, digested in self._now.values()} & kept
        gone = kept - used if len(kept) > 2 * len(self._now) + _SPARE else set()
        told = {"files": files, "packed": sorted(kept - gone)}
        self.store.save_all(
            {
                _PACKED: sorted(self._fresh.items()),  # as SQLite takes them quickest
                _FILES: ((_STAMPS, json.dumps(told).encode()),),
            },
            {_PACKED: gone},
        )
        if self.store.keeps:
            self._packed |= self._fresh.keys()
            self._fresh = {}
