"""A new file for a user to fill in: it appears whole, and never in the place of another."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from bootpath.disk.fault import DiskFault, printable, translated

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS)  # FAT, some network file systems


def write_new(path: Path, text: str) -> None:
    """Create the file with the text as UTF-8, and the directories above it.

    Raises DiskFault when something stands there already or the disk refuses; then nothing of the
    file is left.
    """
    shown = printable(path)
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise DiskFault(
            f"{shown} cannot hold the character {printable(text[error.start])}",
            "give the text in UTF-8",
        ) from None
    with translated(f"cannot make the directory {printable(path.parent)}"):
        path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with translated(f"cannot write {shown}"):
        try:
            _write(draft, data)
            _give_name(draft, path)
        except FileExistsError:
            raise DiskFault(
                f"{shown} exists already",
                "edit that file, or choose another name",
            ) from None
        finally:
            with suppress(FileNotFoundError):
                draft.unlink()


def _write(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, _FLAGS, 0o666), "wb") as file:
        file.write(data)


def _give_name(draft: Path, path: Path) -> None:
    """Let the finished draft appear at `path`; raises FileExistsError when that is taken."""
    try:
        os.link(draft, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # Without links the name is claimed with an empty file, which the draft then replaces.
        os.close(os.open(path, _FLAGS, 0o666))
        draft.replace(path)
