"""What this program is made of: whatever it worked out holds for the same program only."""

import os
import sys
from collections.abc import Iterator
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


@cache
def program() -> bytes:
    """Sixteen bytes that differ when this program, a library of its, or Python is another.

    Of our own files it is their names, sizes and times, so that it holds in a checkout too.
    Libraries are known by the directories that say their versions (the Python packaging
    specification of recorded installs, `NAME-VERSION.dist-info`), without loading any.
    """
    return digest(
        sys.version.encode(),
        "\n".join(sorted(_libraries())).encode(),
        "\n".join(sorted(_own(str(_PACKAGE)))).encode(errors="surrogateescape"),
    )


def _libraries() -> Iterator[str]:
    for place in sys.path:
        with suppress(OSError):
            for name in os.listdir(place or "."):  # noqa: PTH208 -- names are all that is needed
                if name.endswith(".dist-info") and name.partition("-")[0].lower() in _LIBRARIES:
                    yield f"{place} {name}"


def _own(directory: str) -> Iterator[str]:
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _own(entry.path)
            elif not entry.name.endswith(".pyc"):
                status = entry.stat()
                yield f"{entry.path[len(str(_PACKAGE)) :]} {status.st_size} {status.st_mtime_ns}"
