"""One build per output: a lock that ends with its process, however that ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from bootpath.disk.fault import DiskFault, OutputBusy, printable

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK


@contextmanager
def locked(path: str, output: object) -> Iterator[None]:
    """Hold the lock file at `path` (flock(2)) during the block, and remove it afterwards.

    Raises OutputBusy at once when another build holds it, and DiskFault when it cannot be made.
    """
    try:
        descriptor = _acquired(path)
    except BlockingIOError:
        raise OutputBusy(
            f"another build is writing {printable(output)}",
            "wait until it ends, then build again",
        ) from None
    except OSError as error:
        raise DiskFault.of(f"cannot lock {printable(output)}", error) from error
    try:
        yield
    finally:
        _release(path, descriptor)


def _acquired(path: str) -> int:
    # Whoever held the lock removes the file when it is done. Between our open and our flock that
    # may happen, and then we would hold a file without a name while a third build locks a new one
    # of that name. So a lock counts only when its file is still the one that has the name.
    while True:
        descriptor = os.open(path, _FLAGS, 0o666)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _has_the_name(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _has_the_name(descriptor: int, path: str) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(path))
    except FileNotFoundError:
        return False


def _release(path: str, descriptor: int) -> None:
    try:
        if _has_the_name(descriptor, path):
            os.unlink(path)  # noqa: PTH108 - before the lock is given up, or it could be another's
    except OSError:
        pass  # a lock file that stays locks nothing: the flock ends with the descriptor
    finally:
        os.close(descriptor)
