"""A regular file, read whole or not at all: no link followed, no pipe waited for, no limit passed."""

import os
import stat

_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY
_MORE = 8192  # bytes asked for beyond the size that the file had when it was opened

_KINDS = {
    stat.S_IFDIR: "directory",
    stat.S_IFIFO: "named pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFCHR: "device",
    stat.S_IFBLK: "device",
    stat.S_IFLNK: "symbolic link",
}


class NotRegular(Exception):  # noqa: N818 - an answer about a file; the caller words the problem
    """What stands there is no regular file; `kind` is its kind in words."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class TooLarge(Exception):  # noqa: N818 - an answer about a file; the caller words the problem
    """The file has more bytes than the limit; `size` is None when it grew while it was read."""

    def __init__(self, size: int | None) -> None:
        super().__init__(size)
        self.size = size


def kind_of(mode: int) -> str:
    """The kind of a file that is not regular, in words, from its `st_mode`."""
    return _KINDS.get(stat.S_IFMT(mode), "special file")


def read_regular(path: str | os.PathLike[str], limit: int) -> bytes:
    """Read a file of at most `limit` bytes.

    The last part of the path is not followed when it is a symbolic link. Raises NotRegular,
    TooLarge (without having read the file), and OSError when the system refuses.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegular(kind_of(status.st_mode))
        if status.st_size > limit:
            raise TooLarge(status.st_size)
        return _contents(descriptor, status.st_size, limit)
    finally:
        os.close(descriptor)


def _contents(descriptor: int, size: int, limit: int) -> bytes:
    parts = []
    have = 0
    while part := os.read(descriptor, max(size + 1 - have, _MORE)):
        parts.append(part)
        have += len(part)
        if have > limit:
            raise TooLarge(None)
    return b"".join(parts)


def real_path_inside(path: str | os.PathLike[str], root: str) -> str | None:
    """Where a symbolic link leads in the end, or None when that is outside of `root`.

    `root` is a real path (no links in it). Raises OSError when the link leads nowhere.
    """
    real = os.path.realpath(path, strict=True)
    return real if real.startswith(root.rstrip("/") + "/") else None
