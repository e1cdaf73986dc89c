"""What goes wrong between us and the disk, as sentences that a user can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

_REMEDIES = {
    errno.ENOSPC: "free some space, then try again",
    errno.EDQUOT: "free some space, then try again",
    errno.EFBIG: "raise the limit on file sizes (ulimit -f), then try again",
    errno.EACCES: "check who may read and write there (ls -ld)",
    errno.EROFS: "name a place on a disk that can be written",
}


class DiskFault(Exception):  # noqa: N818 - the room's word; some of them are refusals, not errors
    """The disk refused, or we refuse to touch it.

    `message` is one sentence without a full stop, `hint` says what to do about it.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @classmethod
    def of(cls, action: str, error: OSError) -> "DiskFault":
        """The fault for an error of the system, met while `action` (`cannot write x`)."""
        return cls(f"{action}: {reason(error)}", _REMEDIES.get(error.errno or 0))


class OutputRefused(DiskFault):
    """The output is not a directory that we may replace, or a file would not lie inside it."""


class OutputBusy(DiskFault):
    """Another build writes the same output."""


@contextmanager
def translated(action: str) -> Iterator[None]:
    """Turn every OSError of the block into a DiskFault that begins with `action`."""
    try:
        yield
    except OSError as error:
        raise DiskFault.of(action, error) from error


def reason(error: OSError) -> str:
    """What the system says, as the end of a sentence: `permission denied`."""
    text = error.strerror or str(error) or "unknown error"
    return text[0].lower() + text[1:]


def printable(text: object) -> str:
    r"""The text with all that a terminal would not show as a character escaped (`\x1b`, `\u202e`).

    That also covers the bytes of a file name that are not UTF-8 (PEP 383).
    """
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in str(text)
    )
