"""What this program is made of: whatever it worked out holds for the same program only."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from bootpath.disk.store import digest

_PACKAGE = Path(__file__).parents[1]
_LIBRARIES = (
    "jinja2",
    "markdown",
    "markupsafe",
    "nh3",
    "pillow",
    "pydantic",
    "pydantic_core",
    "pyyaml",
    "wcwidth",
)

_RECORDS = ("dist-info", "egg-info")


@cache
def program() -> bytes:
    """Sixteen bytes that differ when this program, a library of its, or Python is another.

    Of our own files it is where they lie, their sizes and times, so that it holds in a checkout
    too. Libraries are known by what says their versions (the Python packaging specification of
    recorded installs, `NAME-VERSION.dist-info`, or what Debian has, `NAME-VERSION.egg-info`) and
    when that was put there, without loading any.
    """
    told = (sys.version, *sorted(_libraries(sys.path)), *sorted(_own(str(_PACKAGE))))
    return digest(*(one.encode(errors="surrogateescape") for one in told))


def _libraries(path: Sequence[str]) -> Iterator[str]:
    for place in path:
        with suppress(OSError), os.scandir(place or ".") as entries:
            for entry in entries:
                name, _, kind = entry.name.rpartition(".")
                if kind in _RECORDS and name.partition("-")[0].lower() in _LIBRARIES:
                    yield f"{entry.path} {entry.stat().st_mtime_ns}"


def _own(directory: str) -> Iterator[str]:
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _own(entry.path)
            elif not entry.name.endswith(".pyc"):
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
