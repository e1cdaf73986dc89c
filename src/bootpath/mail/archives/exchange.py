"""One HTTP request and its reply, in bounded time and space (RFC 9112)."""

import io
import socket
import ssl
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection, IncompleteRead
from typing import NamedTuple

from bootpath.mail.message import SIZE

CONNECT = 5.0
"""Seconds for a connection to stand, TLS included."""

ANSWER = 30.0
"""Seconds for the whole reply to arrive, however it trickles."""

_PIECE = 64 * 1024
_HEADERS = {
    "Accept": "*/*",
    "Accept-Encoding": "gzip",
    "Connection": "close",
    "User-Agent": "bootpath",
}


class TooLong(Exception):  # noqa: N818 - says what the reply is
    """A reply has more bytes than a mail may have."""


class Target(NamedTuple):
    """What to ask whom for. `path` is encoded already and has the query."""

    is_secure: bool
    host: str
    port: int | None
    path: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, header fields in lower case, and the content as it was sent."""

    status: int
    headers: dict[str, str]
    data: bytes

    def header(self, name: str) -> str:
        """A header field, given in lower case; empty when there is none."""
        return self.headers.get(name, "")


def reply_of(target: Target, monotonic: Callable[[], float]) -> Reply:
    """Send one GET request and read its reply.

    Raises OSError (TimeoutError when time is up), HTTPException for what is not HTTP, and
    TooLong. The content of anything but a success is not read.
    """
    connection: HTTPConnection
    if target.is_secure:
        context = ssl.create_default_context()
        connection = HTTPSConnection(target.host, target.port, timeout=CONNECT, context=context)
    else:
        connection = HTTPConnection(target.host, target.port, timeout=CONNECT)
    with ExitStack() as opened:
        opened.callback(connection.close)
        connection.connect()
        opened.enter_context(connection.sock)
        deadline = monotonic() + ANSWER
        # http.client bounds each read, not their sum: a trickle would hold us for ever
        connection.sock = _Bounded(connection.sock, lambda: deadline - monotonic())
        connection.request("GET", target.path, headers=_HEADERS)
        with connection.getresponse() as response:
            headers = {name.lower(): value for name, value in response.getheaders()}
            is_wanted = response.status == 200  # noqa: PLR2004 - OK
            return Reply(response.status, headers, _read(response) if is_wanted else b"")


def _read(response: HTTPResponse) -> bytes:
    data = bytearray()
    while piece := response.read(_PIECE):
        data += piece
        if len(data) > SIZE:
            raise TooLong
    if response.length:  # read() in pieces keeps quiet about an end that came too early
        raise IncompleteRead(bytes(data), response.length)
    return bytes(data)


class _Bounded:
    """A socket as http.client uses one, whose every read ends when time is up."""

    def __init__(self, inner: socket.socket, left: Callable[[], float]) -> None:
        self._inner = inner
        self._left = left

    def sendall(self, data: bytes) -> None:
        self._inner.settimeout(self._remaining())
        self._inner.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._inner, self._remaining), _PIECE)

    def close(self) -> None:
        """http.client closes its socket before it reads a reply to the end; ours stays open."""

    def _remaining(self) -> float:
        left = self._left()
        if left <= 0:
            raise TimeoutError("the answer takes too long")
        return left


class _Reader(io.RawIOBase):
    def __init__(self, inner: socket.socket, remaining: Callable[[], float]) -> None:
        self._inner = inner
        self._remaining = remaining

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        self._inner.settimeout(self._remaining())
        return self._inner.recv_into(buffer)
