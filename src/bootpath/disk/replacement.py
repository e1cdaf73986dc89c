"""A file's new contents: they appear whole, and never over what somebody else wrote meanwhile."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from bootpath.disk.fault import DiskFault, printable, translated

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


def replace(path: Path, data: bytes, was: bytes | None) -> None:
    """Put a file's new contents in the place of `was`, its contents when it was read.

    `was` is None for a file that was not there. A symbolic link is followed, and the mode of the
    file kept. Raises DiskFault when the file changed meanwhile or the disk refuses; then the file
    is as it was.
    """
    shown = printable(path)
    with translated(f"cannot write {shown}"):
        real = path.resolve()
        mode = real.stat().st_mode & 0o7777 if was is not None else None
        draft = real.with_name(f".{real.name}.{secrets.token_hex(8)}")
        try:
            with os.fdopen(os.open(draft, _FLAGS, 0o666), "wb") as file:
                if mode is not None:
                    os.fchmod(file.fileno(), mode)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if _contents(real) != was:
                raise DiskFault(f"{shown} changed while it was being edited", "try again")
            draft.replace(real)
        finally:
            with suppress(FileNotFoundError):
                draft.unlink()


def _contents(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
