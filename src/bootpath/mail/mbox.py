"""Mails in an mbox: streamed one by one, or found by their ids in one pass over the bytes.

Read are mboxrd and mboxo (mbox(5)) with either line end, with a BOM too, and a bare mail.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from typing import NamedTuple, Protocol

from bootpath.mail.headers import parted
from bootpath.mail.identity import address_key, is_address, mail_key
from bootpath.mail.message import SIZE, addresses, identities

BLOCK = 512 * 1024
"""Bytes read at a time."""

_BEHIND = 64 * 1024  # how far before its Message-ID a mail may begin
_AHEAD = 2 * 1024  # what a separator and the header line after it take at most

_FROM = re.compile(
    rb"From [^\n]{0,900}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct"
    rb"|Nov|Dec) +\d{1,2} \d\d:\d\d(?::\d\d)?(?: +[A-Za-z0-9+-]{1,6}){1,3} *\r?\n"
    rb"(?=[!-9;-~]{1,80}[ \t]*:|>?From )"
)
_GIT = re.compile(rb"From [0-9a-f]{40,64} Mon Sep 17 00:00:00 2001\r?\n")
_ESCAPED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_MARK = b"\nFrom "

# A search runs fastest to a single byte that is rare, here the hyphen; what stands before it is
# looked at afterwards. The value is only looked ahead to: the next line may be such a header too.
_NAMED = rb"(?i:id)(?<=\n(?i:message-id))"
_ARCHIVED = rb"(?i:at)(?<=\n(?i:archived-at))"
_HEADER = rb"-(?:%b)(?=[ \t]*:\s*(?:[^<\r\n]*<\s*)?([^<>\r\n]*))"


class Stream(Protocol):
    """What a file opened for bytes, a pipe and a gzip file have in common."""

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Fill the buffer from its start; the number of bytes, 0 at the end."""


class Part(NamedTuple):
    """One mail of an mbox: its number from 1, its bytes unescaped, what is odd about it."""

    number: int
    data: bytes
    warning: str | None = None


def mails(stream: Stream) -> Iterator[Part]:
    """Every mail in order, at most one in memory, and of that no more than `SIZE` and a byte.

    A new mail begins only where a blank line precedes a `From ` line that names a date and is
    followed by a header. Such lines as git writes above patches count only where the file begins
    with one. Raises OSError as the stream does.
    """
    number = 0
    kept = bytearray()
    window = _Window(stream)
    more = True
    while more:
        at = window.done
        while (start := window.separator(at)) >= 0:
            kept += window.data[at:start]
            if kept.strip() or number:
                number += 1
                yield _part(number, bytes(kept))
            kept.clear()
            at = start
        kept += window.data[at : window.limit]
        del kept[SIZE + _AHEAD :]
        more = window.advance()
    if kept.strip():
        yield _part(number + 1, bytes(kept))


def find(stream: Stream, wanted: Collection[str]) -> dict[str, tuple[bytes, ...]]:
    """The mails with these Message-IDs or `Archived-At` addresses, in one pass.

    The answer has the keys that were found, as `mail_key` gives them; several mails under one
    key differ in their bytes. Memory does not grow with the stream. Raises OSError as it does.
    """
    keys = _Wanted(wanted)
    found: dict[str, list[bytes]] = {}
    for mail in _captured(stream, keys):
        headers = parted(mail).headers
        for key in (*identities(headers), *addresses(headers)):
            if key in keys.keys and mail not in found.setdefault(key, []):
                found[key].append(mail)
    return {key: tuple(several) for key, several in found.items()}


class _Window:
    """A stretch of the stream: before `done` it was seen, behind `limit` it may not be whole.

    One buffer serves for the whole stream. Two line ends stand before the first byte, so that
    the first mail begins like all others.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.data = bytearray(_BEHIND + _AHEAD + BLOCK)
        self._view = memoryview(self.data)
        self._room = _BEHIND + _AHEAD
        self._read()
        text = self.data[self._room : self.end]
        blank = len(text) - len(text.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
        first = self._room + blank
        self.data[first - 2 : first] = b"\n\n"
        self._first = first - 2
        self.done = first - 1
        self._is_mbox = self.data.startswith(b"From ", first, self.end)
        self._by_git = bool(_GIT.match(self.data, first, self.end))

    def advance(self) -> bool:
        """Go on to the next stretch; False when the stream has ended."""
        if self._is_last:
            return False
        self._view[: self._room] = self._view[BLOCK:]
        self.done = self.limit - BLOCK
        self._first = max(0, self._first - BLOCK)
        self._read()
        return True

    def reach(self, stop: int, needle: bytes) -> int:
        """Where a search ends for what begins before `stop` and before `limit`."""
        return min(min(stop, self.limit) + len(needle) - 1, self.end)

    def separator(self, at: int) -> int:
        """Where the next `From ` line stands that begins a mail, behind `at`; -1 if none does."""
        while (
            self._is_mbox and (at := self.data.find(_MARK, at, self.reach(self.limit, _MARK))) >= 0
        ):
            if self._separates(at + 1):
                return at + 1
            at += 1
        return -1

    def beginning(self, at: int) -> int:
        """Where the mail begins that `at` lies in."""
        while self._is_mbox and (at := self.data.rfind(_MARK, self._first, at)) >= 0:
            if self._separates(at + 1):
                return at + 1
        return self._first

    def _separates(self, at: int) -> bool:
        above = self.data[max(0, at - 3) : at]
        if not above.endswith((b"\n\n", b"\n\r\n")):
            return False
        if not _FROM.match(self.data, at, self.end):
            return False
        return self._by_git or not _GIT.match(self.data, at, self.end)

    def _read(self) -> None:
        """Fill the block, unless the stream ends; a pipe gives less at a time."""
        end = self._room
        while end < len(self.data) and (count := self._stream.readinto(self._view[end:])):
            end += count
        self.end = end
        self._is_last = end < len(self.data)
        self.limit = end if self._is_last else end - _AHEAD


def _captured(stream: Stream, wanted: "_Wanted") -> Iterator[bytes]:
    """Every mail that has a line looking like a wanted header, unescaped."""
    open_mail: bytearray | None = None
    window = _Window(stream)
    more = True
    while more:
        at = window.done
        places = _places(window, wanted)
        while at < window.limit:
            if open_mail is None:
                later = bisect_left(places, at)
                if later == len(places):
                    break
                hit = places[later]
                open_mail = bytearray(window.data[window.beginning(hit) : hit])
                at = hit
            end = window.separator(at)
            open_mail += window.data[at : window.limit if end < 0 else end]
            del open_mail[SIZE + _AHEAD :]
            if end < 0:
                break
            yield _unescaped(bytes(open_mail), is_mbox=True)
            open_mail = None
            at = end
        more = window.advance()
    if open_mail is not None:
        yield _unescaped(bytes(open_mail), is_mbox=open_mail.lstrip().startswith(b"From "))


class _Wanted:
    """Keys in their normal form, and the headers in whose raw bytes they may stand."""

    def __init__(self, keys: Collection[str]) -> None:
        self.keys = {mail_key(key) for key in keys}
        self._addresses = {mail_key(key) for key in keys if is_address(key)}
        self._ids = {
            mail_key(key).encode(charset, "replace")
            for key in keys
            for charset in ("utf-8", "latin-1")
            if not is_address(key)
        }
        names = [_NAMED, _ARCHIVED] if self._addresses else [_NAMED]
        self.header = re.compile(_HEADER % b"|".join(names))

    def accepts(self, header: re.Match[bytes]) -> bool:
        """Whether a header looks like a wanted one."""
        value = header[1].strip()
        if not self._addresses or header[0].lower() == b"-id":
            return value in self._ids
        return address_key(value.decode("utf-8", "replace")) in self._addresses


def _places(window: _Window, wanted: _Wanted) -> list[int]:
    """Where the headers of a window are, in order, that look like wanted ones.

    What is done here for each header is what searching an archive costs.
    """
    # to the end, since a header that begins before the limit may go on behind it
    headers = wanted.header.finditer(window.data, window.done, window.end)
    places = [header.start() for header in headers if wanted.accepts(header)]
    return places[: bisect_left(places, window.limit)]


def _part(number: int, raw: bytes) -> Part:
    data = _unescaped(raw, is_mbox=raw.lstrip(b"\r\n").startswith(b"From "))
    headers = parted(data).headers
    named = identities(headers) or addresses(headers)
    return Part(number, data, None if named else "there is no Message-ID")


def _unescaped(raw: bytes, *, is_mbox: bool) -> bytes:
    mail = raw.lstrip(b"\r\n")
    if is_mbox:
        # the `From ` line and the blank line before the next one belong to the file
        mail = mail.partition(b"\n")[2]
        if mail.endswith((b"\n\n", b"\n\r\n")):
            mail = mail.removesuffix(b"\n").removesuffix(b"\r")
        if b">From " in mail:
            mail = _ESCAPED.sub(b"", mail)
    return mail[: SIZE + 1]
