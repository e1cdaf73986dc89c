"""Mails that come on standard input."""

import os
import stat
import sys
from collections.abc import Collection
from io import UnsupportedOperation
from typing import BinaryIO

import click

LIMIT = 256 * 1024 * 1024
"""Bytes within which standard input must hold one mail, or begin a second one."""

_REMEDY = "pipe one mail in, or name it: --mail ID-OR-ADDRESS"


class _Piped:
    """Standard input as the mail room reads it: with `limit`, no longer than that."""

    def __init__(self, stream: BinaryIO, limit: int | None = None) -> None:
        self._stream = stream
        self._limit = limit
        self._read = 0

    def readinto(self, buffer: memoryview, /) -> int:
        data = self._stream.read(len(buffer))
        self._read += len(data)
        if self._limit is not None and self._read > self._limit:
            size = f"{self._limit // (1024 * 1024)} MiB"
            raise click.UsageError(f"there is no one mail in {size} of standard input; {_REMEDY}")
        buffer[: len(data)] = data
        return len(data)


def one_mail() -> bytes:
    """The mail on standard input; none, several and a terminal are wrong usage."""
    from bootpath.mail.mbox import mails

    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError(f"there is no mail on standard input; {_REMEDY}")
    found = mails(_Piped(sys.stdin.buffer, LIMIT))
    first = next(found, None)
    if first is None:
        raise click.UsageError(f"standard input is empty; {_REMEDY}")
    if next(found, None) is not None:
        remedy = "pipe one in, or pick one: --mail ID-OR-ADDRESS"
        raise click.UsageError(f"there are several mails on standard input; {remedy}")
    return first.data


def picked(names: Collection[str]) -> tuple[bytes, ...]:
    """The mails of these names, when standard input is a pipe or a file that has them.

    A file that has them not is left where it was: it may be what a loop of the shell reads.
    """
    from bootpath.mail.identity import mail_key
    from bootpath.mail.mbox import find

    if sys.stdin is None or not _brings_mails():
        return ()
    stream = sys.stdin.buffer
    start = stream.tell() if stream.seekable() else None
    found = find(_Piped(stream), names)
    for name in names:
        if mails := found.get(mail_key(name)):
            return mails
    if start is not None:
        os.lseek(stream.fileno(), start, os.SEEK_SET)
    return ()


def _brings_mails() -> bool:
    """Whether somebody redirected standard input; what a daemon or a tool left there is not read."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, UnsupportedOperation):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)
