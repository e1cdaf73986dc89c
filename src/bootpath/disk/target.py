"""Where an output may go: never over what somebody would miss."""

import os
from collections.abc import Sequence
from pathlib import Path

from bootpath.disk.fault import DiskFault, OutputRefused, printable
from bootpath.disk.tree import is_ours

_ELSEWHERE = "name another directory for the output, such as `-o site`"
_REPOSITORIES = (".git", ".hg", ".jj", ".svn")


def output_place(target: Path, apart_from: Sequence[Path]) -> Path:
    """The real path of the output, free of links.

    Raises OutputRefused for a symbolic link, the top of the file system, the home directory, any
    of `apart_from`, and every directory above one of them, by whatever name it is reached.
    """
    if target.is_symlink():
        raise OutputRefused(
            f"the output {printable(target)} is a symbolic link",
            f"name the directory that it leads to: -o {printable(os.path.realpath(target))}",
        )
    place = Path(os.path.realpath(target))
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home raises where there is none
    for kept in (Path("/"), home, *apart_from):
        if _is_or_holds(place, Path(os.path.realpath(kept))):
            raise OutputRefused(_too_high(target, place, kept), _ELSEWHERE)
    return place


def refuse_foreign(place: Path) -> None:
    """Raise OutputRefused when something stands at the place that no build of ours made."""
    if not os.path.lexists(place):
        return
    shown = printable(place)
    if not place.is_dir():
        raise OutputRefused(f"the output {shown} exists and is not a directory", _ELSEWHERE)
    if os.path.ismount(place):
        raise OutputRefused(
            f"the output {shown} is a mount point, which cannot be replaced as a whole",
            f"name a directory inside it: -o {shown}/site",
        )
    try:
        ours = is_ours(str(place))
    except OSError as error:
        raise DiskFault.of(f"cannot look into the output {shown}", error) from error
    if not ours:
        raise OutputRefused(
            f"the output {shown} holds files that no build of ours wrote",
            f"{_ELSEWHERE}, or empty {shown} if nothing in it is needed",
        )
    # A checked-out branch of pages bears the marker too, and its history must not go with it.
    for name in _REPOSITORIES:
        if os.path.lexists(place / name):
            raise OutputRefused(
                f"the output {shown} holds a repository ({name}), which a build would remove",
                "build into another directory, and copy the site from there",
            )


def _is_or_holds(place: Path, kept: Path) -> bool:
    """Whether `place` is `kept` or lies above it, also under another spelling or a bind mount."""
    above = (kept, *kept.parents)
    if place in above:
        return True
    try:
        status = place.stat()
    except OSError:
        return False  # what does not exist holds nothing
    return any(_is_same(status, path) for path in above)


def _is_same(status: os.stat_result, path: Path) -> bool:
    try:
        return os.path.samestat(status, path.stat())
    except OSError:
        return False


def _too_high(target: Path, place: Path, kept: Path) -> str:
    if place == place.parent:
        return "the output is the top of the file system"
    verb = "is" if _is_or_holds(Path(os.path.realpath(kept)), place) else "holds"
    return (
        f"the output {printable(target)} {verb} {printable(kept)}, which a build must not replace"
    )
