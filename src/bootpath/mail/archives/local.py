"""Archives on this machine: mbox files, plain or gzipped, and Maildirs."""

import gzip
import stat
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bootpath.mail.archives import Answers, found, unreachable
from bootpath.mail.headers import SECTION, parted
from bootpath.mail.identity import mail_key
from bootpath.mail.mbox import Part, Stream, find, mails
from bootpath.mail.message import SIZE, addresses, identities

_GZIP = b"\x1f\x8b"
_BROKEN = (OSError, EOFError, zlib.error)


@contextmanager
def opened(path: Path) -> Iterator[Stream]:
    """Open a file of mails for reading; whether it is gzipped is told by its first bytes.

    Raises OSError, also for what is no file: a FIFO would wait for ever.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(f"{path} is not a file")
    with path.open("rb", buffering=0) as stream:
        zipped = stream.read(len(_GZIP)) == _GZIP
        stream.seek(0)
        yield gzip.GzipFile(fileobj=stream) if zipped else stream


def every_mail(path: Path) -> Iterator[Part]:
    """Every mail of a file, in order; raises OSError when it cannot be read to the end."""
    try:
        with opened(path) as stream:
            yield from mails(stream)
    except (EOFError, zlib.error) as broken:
        raise OSError(f"{path} is damaged: {broken}") from broken


@dataclass(frozen=True, slots=True)
class MboxArchive:
    """A file of mails: mboxrd, mboxo or one bare mail, plain or gzipped."""

    path: Path

    @property
    def name(self) -> str:
        """The path as it was given."""
        return str(self.path)

    def lookup(self, keys: Collection[str]) -> Answers:
        """Find all the mails in one pass over the file."""
        if not keys:
            return {}
        try:
            with opened(self.path) as stream:
                return found(keys, find(stream, keys), self.name)
        except _BROKEN as broken:
            return unreachable(keys, self.name, _why(broken))

    def every(self) -> Iterator[bytes]:
        """Every mail in the order of the file; raises OSError when it cannot be read to the end."""
        return (part.data for part in every_mail(self.path))


@dataclass(frozen=True, slots=True)
class MaildirArchive:
    """A Maildir: one file a mail, in `cur` and `new`; subfolders are Maildirs of their own."""

    path: Path

    @property
    def name(self) -> str:
        """The path as it was given."""
        return str(self.path)

    def lookup(self, keys: Collection[str]) -> Answers:
        """Read the header section of every mail, and the whole of those that were asked for.

        A mail that vanishes meanwhile or may not be read is passed over, as mail readers move
        and delete files at any moment.
        """
        wanted = {mail_key(key) for key in keys}
        kept: dict[str, list[bytes]] = {}
        try:
            files = sorted(
                file for folder in ("cur", "new") for file in (self.path / folder).iterdir()
            )
        except OSError as broken:
            return unreachable(keys, self.name, _why(broken))
        for file in files:
            for key, mail in _bearing(file, wanted):
                if mail not in kept.setdefault(key, []):
                    kept[key].append(mail)
        return found(keys, {key: tuple(several) for key, several in kept.items()}, self.name)

    def every(self) -> Iterator[bytes]:
        """Every mail in the order of the file names, those passed over that `lookup` passes over.

        Raises OSError when it is no Maildir or cannot be listed.
        """
        for folder in ("cur", "new"):
            for file in sorted((self.path / folder).iterdir()):
                mail = b""
                with suppress(OSError):
                    if stat.S_ISREG(file.lstat().st_mode):
                        with file.open("rb") as stream:
                            mail = stream.read(SIZE + 1)
                if mail:
                    yield mail


def _bearing(file: Path, wanted: set[str]) -> Iterator[tuple[str, bytes]]:
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return
        with file.open("rb") as stream:
            start = stream.read(SECTION)
            headers = parted(start).headers
            keys = [key for key in (*identities(headers), *addresses(headers)) if key in wanted]
            mail = start + stream.read(SIZE + 1 - len(start)) if keys else b""
    except OSError:
        return
    for key in keys:
        yield key, mail


def _why(broken: BaseException) -> str:
    if isinstance(broken, OSError):
        return broken.strerror or str(broken)
    return f"it is damaged ({broken})"
