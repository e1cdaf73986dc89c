"""A directory for as long as a command runs."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bootpath.disk.fault import translated


@contextmanager
def scratch() -> Iterator[Path]:
    """A fresh directory that only this user can look into, and that is gone afterwards.

    Raises DiskFault when there is no room for one.
    """
    with translated("cannot make a temporary directory"):
        made = tempfile.TemporaryDirectory(prefix="bootpath-", ignore_cleanup_errors=True)
    with made as name:
        yield Path(name)
