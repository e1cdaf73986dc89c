"""The tracker's logo as it lies on the disk, below the directory of the records."""

import errno
import os
from pathlib import Path

from bootpath.disk.fault import reason
from bootpath.disk.regular import NotRegular, TooLarge, read_regular, real_path_inside
from bootpath.record.logo import LOGO_LIMIT, logo_kind
from bootpath.record.unshowable import Unshowable

_ABSENT = (errno.ENOENT, errno.ENOTDIR)


def logo_bytes(root: Path, path: str) -> bytes:
    """The bytes of the file at a path below the records' directory.

    Raises Unshowable for a path that no logo may have, for a link that leads out of the directory,
    and for what is no regular file, is too large, or cannot be read.
    """
    logo_kind(path)
    try:
        real = real_path_inside(root / path, os.path.realpath(root))
        if real is not None:
            return read_regular(real, LOGO_LIMIT)
    except NotRegular as other:
        raise Unshowable(
            f"is a {other.kind}, not a regular file", "put a picture in its place"
        ) from None
    except TooLarge:
        raise too_large() from None
    except OSError as error:
        if error.errno in _ABSENT:
            raise absent() from None
        raise Unshowable(
            f"cannot be read: {reason(error)}", "check who may read the file (ls -l)"
        ) from None
    raise Unshowable(
        "is a symbolic link that leads out of the records' directory",
        "put a copy of the file in the place of the link",
    )


def absent() -> Unshowable:
    """The fault that there is no such file."""
    return Unshowable("is not there", "put the picture beside _tracker.yaml, or delete the key")


def too_large() -> Unshowable:
    """The fault that a logo would keep readers waiting."""
    return Unshowable(f"has more than {LOGO_LIMIT:,} bytes", "save it smaller, as SVG or PNG")
