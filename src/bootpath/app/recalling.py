"""Records read with the help of earlier runs: only what was written to since is read again."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from bootpath.app.memory import Cache, Forgotten
from bootpath.app.reading import (
    Found,
    Known,
    Reading,
    gathered,
    kind_of,
    packed_file,
    read_file,
    stem_of,
)
from bootpath.app.recall import Recall
from bootpath.app.situation import stamps
from bootpath.corpus import SHARED, Entry, Later
from bootpath.crew.pool import spread
from bootpath.disk.listing import Listed, Listing, Stamp
from bootpath.disk.logo import logo_bytes
from bootpath.disk.records import RawFile, lock_bytes
from bootpath.disk.store import digest_of
from bootpath.evidence.lock import NAME as LOCK
from bootpath.record import Decision
from bootpath.shape import Shaped, unpacked
from bootpath.source import decode

PAYS = 400
"""Below so many files to read a second process costs more than it takes off the first."""

_PIECE = 50
_DECISION = "decision"
_ALLOWANCE = b"allow:"
"""Where this stands the text is looked at in every run."""


class _Seen(NamedTuple):
    """A file of the directory: its name, its stamp, its digest where it has one, its bytes if read."""

    one: Listed
    stamp: Stamp | None
    digest: str | None
    raw: RawFile | None


class _Made(NamedTuple):
    """A file that was packed, and the record; None where it holds no sound decision."""

    packed: bytes | None
    shaped: Shaped | None


def recalled(
    listing: Listing, cache: Cache, jobs: int = 1, step: Callable[[], None] = lambda: None
) -> Reading:
    """Read every record of a directory, as `read` does; the cache knows what earlier runs read.

    A record from an earlier run is unpacked when it is first asked for, which raises Forgotten when
    it is not there any more. Raises DiskFault when there is no such directory.
    """
    root, shown = listing.root, listing.shown
    names = ("records", os.path.realpath(root))
    recall = Recall(cache.store(*names))
    seen = [_seen(one, recall) for one in listing.files]
    fresh = {
        one.digest: one.raw.data
        for one in seen
        if one.digest
        and one.raw
        and one.raw.data
        and may_pack(one.raw)
        and not recall.has(one.digest)
    }
    # each record is made while other processes go on with the files after it
    made = {
        digest: _Made(packed, of_packed(packed))
        for digest, packed in zip(fresh, all_packed(tuple(fresh.values()), jobs), strict=True)
    }
    digests = {one.one.entry.name: one.digest for one in seen if one.digest}
    beside = dict(stamps(root, (LOCK,)))

    def logo(path: str) -> bytes:
        beside.update(stamps(root, (path,)))
        return logo_bytes(root, path)

    reading = gathered(
        (_read(one, recall, made) for one in seen),
        step,
        lock_bytes(root, LOCK),
        shown,
        logo,
        digests,
    )
    situation = recall.situate(shown, beside) if len(digests) == len(seen) else None
    recall.save()
    cache.sweep(*names)
    return replace(reading, earlier=partial(_earlier, recall), situation=situation)


def _seen(one: Listed, recall: Recall) -> _Seen:
    stamp = one.stamp()
    known = recall.digest_of(one.entry.name, stamp)
    if known is not None and recall.has(known):
        return _Seen(one, stamp, known, None)
    raw = one.read()
    return _Seen(one, stamp, digest_of(raw.data) if raw.data is not None else None, raw)


def may_pack(raw: RawFile) -> bool:
    """Whether a file holds a decision that nobody has to look at again, if it is sound."""
    return raw.data is not None and kind_of(raw.path) not in SHARED and _ALLOWANCE not in raw.data


def _read(seen: _Seen, recall: Recall, made: Mapping[str, _Made]) -> Found | Known:
    path, name = seen.one.path, seen.one.entry.name
    if seen.digest is None:
        assert seen.raw is not None  # noqa: S101 -- what was not read has the digest of an earlier run
        return Found(seen.raw, None)
    if recall.has(seen.digest) and (seen.raw is None or may_pack(seen.raw)):
        recall.keep(name, seen.stamp, seen.digest)
        return known(seen.one, Later(partial(_unpacked, recall, seen.digest)))
    packed, shaped = made.get(seen.digest, (None, None))
    recall.keep(name, seen.stamp, seen.digest, packed if shaped else None)
    if shaped:
        return known(seen.one, shaped)
    assert seen.raw is not None  # noqa: S101 -- likewise
    assert seen.raw.data is not None  # noqa: S101 -- or it had no digest
    return Found(seen.raw, read_file(path, seen.raw.data))


def of_packed(packed: bytes | None) -> Shaped | None:
    """The record of a packed file with a sound decision; None of another."""
    return unpacked(_DECISION, packed) if packed is not None else None


def _earlier(recall: Recall, digest: str) -> Decision | None:
    try:
        decision: Decision = _unpacked(recall, digest).record
    except Forgotten:
        return None
    return decision


def _unpacked(recall: Recall, digest: str) -> Shaped:
    shaped = unpacked(_DECISION, recall.packed(digest))
    if shaped is None:
        raise Forgotten(recall.store)
    return shaped


def known(one: Listed, record: Shaped | Later) -> Known:
    """A file with a sound decision; its text is read when it is asked for, as it is then."""
    return Known(Entry(stem_of(one.path), one.path, record), partial(_text, one))


def _text(one: Listed) -> str:
    data = one.read().data
    return decode(data)[0] if data is not None else ""


def all_packed(files: tuple[bytes, ...], jobs: int) -> Iterator[bytes | None]:
    """The packed records of some files, by several processes where they are many."""
    jobs = jobs if len(files) >= PAYS else 1
    pieces = [files[at : at + _PIECE] for at in range(0, len(files), _PIECE)]
    for part in spread(_pack, None, pieces, jobs):
        yield from part


def _pack(_: None, files: tuple[bytes, ...]) -> list[bytes | None]:
    return [packed_file(data) for data in files]
