"""The records' directory as it lies on the disk: the bytes of each file, or why it was refused."""

import errno
import os
from pathlib import Path
from typing import NamedTuple

from bootpath.diagnostic import Code, Diagnostic, Place, Severity, Span
from bootpath.disk.fault import DiskFault, printable, reason
from bootpath.disk.regular import NotRegular, TooLarge, kind_of, read_regular, real_path_inside

LIMIT = 262_144
"""Bytes that a record may have: 256 KiB."""

LOCK_LIMIT = 256 * 1024 * 1024
"""Bytes that a lock may have: it grows with the number of citations."""

_NAME_SHOWN = 80
_START = Span(1, 1, 1, 1)

# `file-too-large` is documented where the loader lists its limits: it is the same limit, met
# here before the bytes are read.
CODES: tuple[Code, ...] = (
    Code(
        "not-a-regular-file",
        Severity.ERROR,
        """A name that ends in .yaml belongs to a directory, a pipe, a socket or a device.

        Opening a pipe waits for a writer that may never come, and opening a device may do
        anything. Only regular files are opened; the rest is refused by its kind.
        """,
    ),
    Code(
        "symlink-outside",
        Severity.ERROR,
        """A symbolic link among the records leads out of their directory.

        Records arrive as patches from strangers, and a link to a file elsewhere would put that
        file's text into a message or on a page. A link to a file inside the directory is read.
        """,
    ),
    Code(
        "dangling-symlink",
        Severity.ERROR,
        """A symbolic link among the records leads nowhere, or back to itself.

        The record that somebody meant to be there is missing, and what refers to it with it.
        """,
    ),
    Code(
        "unreadable-file",
        Severity.ERROR,
        """The system does not let us read a record.

        Permissions, a damaged disk, or a file that was removed while it was looked for. A record
        that was not read is not checked, and that is never silent.
        """,
    ),
    Code(
        "unprintable-name",
        Severity.ERROR,
        """The name of a record holds control characters or bytes that are not UTF-8.

        Such a name can make a terminal or a log show something else than what is there. It is
        shown with escapes, and the file is not read.
        """,
    ),
    Code(
        "wrong-extension",
        Severity.WARNING,
        """A file looks like a record, but its name does not end in .yaml in lower case.

        Records have one ending, so that a decision has one place to be found and a forgotten
        file does not pass for a checked one. A file with another ending is not read.
        """,
    ),
)

_WARNINGS = {code.name for code in CODES if code.severity is Severity.WARNING}


class RawFile(NamedTuple):
    """One file of the records' directory: its bytes, or the problem that kept us from them."""

    path: str
    data: bytes | None
    problem: Diagnostic | None


def lock_bytes(root: Path, name: str) -> bytes | None:
    """The lock beside the records; None when there is none.

    Raises DiskFault when what stands there is no file, is too large, or cannot be read.
    """
    path = root / name
    shown = printable(path)
    try:
        return read_regular(path, LOCK_LIMIT)
    except FileNotFoundError:
        return None
    except NotRegular as other:
        message = f"{shown} is a {other.kind}, not a regular file"
        raise DiskFault(message, "remove it; bootpath verify writes a new one") from None
    except TooLarge:
        message = f"{shown} has more than {LOCK_LIMIT:,} bytes"
        raise DiskFault(message, "remove it; bootpath verify writes a new one") from None
    except OSError as error:
        raise DiskFault.of(f"cannot read {shown}", error) from error


class _Refusal(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.hint = hint


def raw_file(entry: "os.DirEntry[str]", path: str) -> RawFile:
    """The bytes of a file, or the problem that keeps us from them; `path` is how messages name it."""
    try:
        return RawFile(path, _data(entry), None)
    except _Refusal as refusal:
        path = printable(path)
        return RawFile(path, None, _problem(refusal, path))


def _problem(refusal: _Refusal, path: str) -> Diagnostic:
    severity = Severity.WARNING if refusal.code in _WARNINGS else Severity.ERROR
    return Diagnostic(refusal.code, severity, Place(path, _START), refusal.message, refusal.hint)


def _data(entry: "os.DirEntry[str]") -> bytes:
    name = _shown_name(entry.name)
    _refuse_name(entry.name, name)
    try:
        # The kind comes from the directory itself (or an lstat), so that nothing but a regular
        # file is ever opened; read_regular looks again at what it has opened.
        path = entry.path if entry.is_file(follow_symlinks=False) else _linked(entry, name)
        return read_regular(path, LIMIT)
    except NotRegular as other:
        raise _not_regular(name, other.kind) from None
    except TooLarge as found:
        size = "grew while it was read to" if found.size is None else f"has {found.size:,} bytes,"
        raise _Refusal(
            "file-too-large",
            f"{name} {size} more than the {LIMIT:,} bytes a record may have",
            "move long material to a document and cite it",
        ) from None
    except OSError as error:
        raise _Refusal(
            "unreadable-file",
            f"{name} cannot be read: {reason(error)}",
            "check who may read the file (ls -l)",
        ) from None


def _refuse_name(name: str, shown: str) -> None:
    if not name.isprintable():
        raise _Refusal(
            "unprintable-name",
            f'the name "{shown}" holds characters that cannot be shown',
            "rename the file to its slug and .yaml",
        )
    if not name.endswith(".yaml"):
        stem = shown.rpartition(".")[0]
        raise _Refusal(
            "wrong-extension",
            f"{shown} is not read: the name of a record ends in .yaml",
            f"rename it to {stem}.yaml",
        )


def _linked(entry: "os.DirEntry[str]", name: str) -> str:
    """Where a symbolic link leads; refuses other kinds of files and links that lead outside."""
    if not entry.is_symlink():
        raise _not_regular(name, kind_of(entry.stat(follow_symlinks=False).st_mode))
    try:
        root = os.path.realpath(os.path.dirname(entry.path))  # noqa: PTH120 - an entry has a str
        real = real_path_inside(entry.path, root)
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ELOOP, errno.ENOTDIR):
            raise
        raise _Refusal(
            "dangling-symlink",
            f"{name} is a symbolic link that leads nowhere: {reason(error)}",
            "remove the link, or restore the file that it names",
        ) from None
    if real is None:
        raise _Refusal(
            "symlink-outside",
            f"{name} is a symbolic link that leads out of the records' directory",
            "put a copy of the file in the place of the link",
        )
    return real


def _not_regular(name: str, kind: str) -> _Refusal:
    return _Refusal(
        "not-a-regular-file",
        f"{name} is a {kind}, not a regular file",
        "move it out of the records' directory",
    )


def _shown_name(name: str) -> str:
    text = printable(name)
    return text if len(text) <= _NAME_SHOWN else text[: _NAME_SHOWN - 1] + "…"
