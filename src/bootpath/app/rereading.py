"""Records read again and again by one process: only what was written to meanwhile is read."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from bootpath.app.reading import Found, Known, Reading, gathered, read_file
from bootpath.app.recall import may_be_relied_on
from bootpath.app.recalling import all_packed, known, may_pack, of_packed
from bootpath.disk.listing import Listed, Listing, Stamp
from bootpath.disk.logo import logo_bytes
from bootpath.disk.records import lock_bytes
from bootpath.disk.store import digest_of
from bootpath.evidence import Evidence
from bootpath.evidence.lock import NAME as LOCK
from bootpath.record import Decision


class _Held(NamedTuple):
    """A file as it was read: its stamp, where that can be relied on, and the digest of its bytes."""

    stamp: Stamp | None
    digest: str | None
    found: Found | Known

    @property
    def record(self) -> object:
        """The record in it; None where there is none."""
        if isinstance(self.found, Known):
            return self.found.entry.decision
        return self.found.read.shaped.record if self.found.read else None


class Rereader:
    """The records of one directory, as this process read them last."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}
        self._evidence: Evidence | None = None

    def read(self, listing: Listing, stamps: Mapping[str, Stamp], jobs: int = 1) -> Reading:
        """Read every record, as `read` does.

        `stamps` are those of the files by path, from a look at them that is not older than the last
        reading. Raises DiskFault when there is no such directory.
        """
        root, before = listing.root, self._held
        other = [
            one
            for one in listing.files
            if not (was := before.get(one.entry.name))
            or was.stamp is None
            or was.stamp != stamps.get(one.entry.path)
        ]
        names = [one.entry.name for one in other]
        fresh = dict(zip(names, _read(other, stamps, jobs), strict=True))
        held = before | fresh
        if len(held) > len(listing.files):
            held = {one.entry.name: held[one.entry.name] for one in listing.files}
        reading = gathered(
            (one.found for one in held.values()),
            lambda: None,
            lock_bytes(root, LOCK),
            listing.shown,
            partial(logo_bytes, root),
            {name: one.digest for name, one in held.items() if one.digest},
        )
        if self._evidence:
            reading.evidence.go_on_from(self._evidence, (one.record for one in fresh.values()))
        self._held, self._evidence = held, reading.evidence
        replaced = [before[name] for name in fresh.keys() & before.keys()]
        earlier = {one.digest: one.record for one in replaced if isinstance(one.record, Decision)}
        return replace(reading, earlier=earlier.get)


def _read(files: Sequence[Listed], stamps: Mapping[str, Stamp], jobs: int) -> list[_Held]:
    """Read some files, by several processes where they are many."""
    now = time.time_ns()
    raw = [one.read() for one in files]
    sound = {one.path: one.data for one in raw if one.data is not None and may_pack(one)}
    packed = dict(zip(sound, all_packed(tuple(sound.values()), jobs), strict=True))
    found = []
    for listed, one in zip(files, raw, strict=True):
        stamp = stamps.get(listed.entry.path)
        if stamp is not None and not may_be_relied_on(stamp, now):
            stamp = None
        if one.data is None:
            found.append(_Held(stamp, None, Found(one, None)))
            continue
        digest = digest_of(one.data)
        if shaped := of_packed(packed.get(one.path)):
            found.append(_Held(stamp, digest, known(listed, shaped)))
        else:
            found.append(_Held(stamp, digest, Found(one, read_file(one.path, one.data))))
    return found
