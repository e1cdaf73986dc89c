"""A fresh directory takes the place of another, in one step wherever the system has one."""

import ctypes
import errno
import os
from collections.abc import Callable

_AT_FDCWD = -100  # linux/fcntl.h: a path is taken from the current directory
_RENAME_EXCHANGE = 1 << 1  # linux/fs.h
_IN_THE_WAY = (errno.ENOTEMPTY, errno.EEXIST)  # rename(2) allows either for the same thing
_NO_EXCHANGE = (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP)  # a file system that cannot do it


def put_in_place(fresh: str, target: str, aside: str) -> None:
    """Make `fresh` the directory at `target`; all three are paths on one file system.

    A target that is absent or empty is simply renamed over. Any other is exchanged with `fresh`
    (renameat2(2)), so that at every moment one whole directory stands at `target`, and lies at
    `fresh` afterwards. Where there is no exchange it is renamed to `aside` first, and a kill
    between the two renames leaves it there: `restore` puts it back. Raises OSError.
    """
    try:
        os.rename(fresh, target)  # noqa: PTH104 - paths are plain text in this module
    except OSError as error:
        if error.errno not in _IN_THE_WAY:
            raise
    else:
        return
    if not _exchanged(fresh, target):
        _rename_twice(fresh, target, aside)


def restore(target: str, aside: str) -> None:
    """Undo a `put_in_place` that was killed between its two renames; does nothing otherwise."""
    if os.path.lexists(aside) and not os.path.lexists(target):
        os.rename(aside, target)  # noqa: PTH104 - paths are plain text in this module


def _rename_twice(fresh: str, target: str, aside: str) -> None:
    try:
        os.rename(target, aside)  # noqa: PTH104 - paths are plain text in this module
        os.rename(fresh, target)  # noqa: PTH104 - likewise
    except BaseException:
        restore(target, aside)
        raise


def _exchanged(one: str, other: str) -> bool:
    """Exchange two names in one step; False when the system or the file system cannot."""
    if _renameat2 is None:
        return False
    ends = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other))
    if _renameat2(*ends, _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), one, None, other)


_Renameat2 = Callable[[int, bytes, int, bytes, int], int]


def _from_libc(library: object) -> _Renameat2 | None:
    """The function renameat2(2) of the C library, or None where it has none (macOS, old musl)."""
    function = getattr(library, "renameat2", None)
    if function is None:
        return None
    at = [ctypes.c_int, ctypes.c_char_p]
    function.argtypes = [*at, *at, ctypes.c_uint]
    function.restype = ctypes.c_int
    found: _Renameat2 = function
    return found


_renameat2 = _from_libc(ctypes.CDLL(None, use_errno=True))
