"""Gathering: every mail of archives that can be listed, as header summaries, each mail once."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Protocol

from bootpath.disk.fault import DiskFault, printable, reason
from bootpath.mail.archives.git import GitArchive
from bootpath.mail.archives.local import MaildirArchive, MboxArchive
from bootpath.mail.mbox import Stream, mails
from bootpath.mail.summary import Summary, summary
from bootpath.record import MailPlace

PIPED = 64 * 1024 * 1024
"""Bytes of mail that are taken from standard input, since all of it is kept."""

_GZIP = b"\x1f\x8b"

Seen = set[tuple[str, str, int | None]]
"""Mails met before: each name of a mail with its author and moment."""


class Listable(Protocol):
    """An archive that can say which mails it has."""

    @property
    def name(self) -> str:
        """How the archive is called in messages."""

    def every(self) -> Iterator[bytes]:
        """Every mail in an order of its own; raises OSError when it cannot be read to the end."""


@dataclass(frozen=True, slots=True)
class Piped:
    """Mails that came through a pipe."""

    kept: tuple[bytes, ...]
    name: str = "standard input"

    def every(self) -> Iterator[bytes]:
        """Every mail in the order in which they came."""
        return iter(self.kept)


def piped(stream: BufferedReader) -> Piped:
    """Read mails from a pipe, gzipped or not; raises DiskFault when they are damaged or too many."""
    zipped = stream.peek(len(_GZIP)).startswith(_GZIP)
    source: Stream = gzip.GzipFile(fileobj=stream) if zipped else stream
    kept: list[bytes] = []
    size = 0
    try:
        for part in mails(source):
            kept.append(part.data)
            size += len(part.data)
            if size > PIPED:
                raise DiskFault(
                    f"more than {PIPED // 1024 // 1024} MiB of mail on standard input",
                    "write it to a file and name that",
                )
    except (OSError, EOFError, zlib.error) as broken:
        raise _unreadable("standard input", broken) from broken
    return Piped(tuple(kept))


def listable(place: MailPlace) -> Listable | None:
    """The archive at a place; None for one on the network, which has no list of its mails."""
    if place.mbox is not None:
        return MboxArchive(Path(place.mbox))
    if place.maildir is not None:
        return MaildirArchive(Path(place.maildir))
    return None if place.git is None else GitArchive(Path(place.git))


def every_mail(archive: Listable) -> Iterator[bytes]:
    """Every mail of an archive; raises DiskFault with a sentence when it cannot be read."""
    try:
        yield from archive.every()
    except OSError as broken:
        raise _unreadable(archive.name, broken) from broken


def summaries(archive: Listable, seen: Seen) -> Iterator[Summary]:
    """The summaries of the mails of an archive that were not seen before; they are then.

    A mail that reached several lists lies in an archive several times: it has the same id, author
    and date. Raises DiskFault when the archive cannot be read.
    """
    for data in every_mail(archive):
        found = summary(data)
        if not found.is_mail:
            continue
        names = {(key, found.author, found.moment) for key in found.keys}
        if seen.isdisjoint(names):
            yield found
        seen |= names


def _unreadable(name: str, broken: BaseException) -> DiskFault:
    why = reason(broken) if isinstance(broken, OSError) else f"it is damaged ({broken})"
    return DiskFault(f"cannot read {printable(name)}: {why}", "name a file of mails that is whole")
