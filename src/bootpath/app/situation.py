"""How the records of a directory lie on the disk: where that is the same, nothing was written to."""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bootpath.disk.listing import Listed, Listing, Stamp, stamp_of
from bootpath.disk.store import digest, digest_of

MOST_READ = 200
"""Files whose stamps cannot be relied on are read to know them again, if they are no more."""


@dataclass(frozen=True)
class Situation:
    """The files by which records are known again, and `shown`, the directory as the user typed it.

    `files` are the records with their stamps, or with a digest where the stamp cannot be relied on;
    `beside` are other files that were read, by their paths below the directory, None for what is
    not there.
    """

    shown: str
    files: tuple[tuple[str, Stamp | str], ...]
    beside: tuple[tuple[str, Stamp | None], ...]

    @cached_property
    def told(self) -> bytes:
        """Sixteen bytes that differ where anything in it does."""
        facts = repr((self.shown, self.files, self.beside))
        return digest(facts.encode(errors="surrogateescape"))

    @property
    def needs(self) -> bytes:
        """What has to be known to look for the same situation later."""
        read = [name for name, one in self.files if isinstance(one, str)]
        return json.dumps({"read": read, "beside": [name for name, _ in self.beside]}).encode()


def situation_now(listing: Listing, needs: bytes | None) -> Situation | None:
    """How the records lie now, with the same files read; None where they have to be looked at.

    Raises DiskFault when there is no such directory.
    """
    try:
        known = json.loads(needs or b"")
        read, beside = set(known["read"]), tuple(known["beside"])
    except (ValueError, TypeError, KeyError):
        return None
    if len(read) > MOST_READ:
        return None
    files = []
    for one in listing.files:
        name = one.entry.name
        known_by = _digest(one) if name in read else one.stamp()
        if known_by is None:
            return None
        files.append((name, known_by))
    return Situation(listing.shown, tuple(files), tuple(stamps(listing.root, beside).items()))


def stamps(root: Path, names: Iterable[str]) -> Mapping[str, Stamp | None]:
    """The stamps of files by their paths below a directory; None for what cannot be looked at."""
    found: dict[str, Stamp | None] = {}
    for name in names:
        found[name] = None
        with suppress(OSError, ValueError):
            found[name] = stamp_of(os.stat(root / name))  # noqa: PTH116 -- a path from a record
    return found


def _digest(one: Listed) -> str | None:
    data = one.read().data
    return None if data is None else digest_of(data)
