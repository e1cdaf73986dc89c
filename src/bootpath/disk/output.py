"""The output directory: built beside the old one, then put in its place as a whole.

Beside an output `site` there may be, only while a build runs or after one was killed,
`.site.bootpath-lock`, `.site.bootpath-new-*` (a staging directory, or the old site after the
exchange) and `.site.bootpath-old` (the old site, where the system knows no exchange).
"""

import os
import re
import secrets
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from bootpath.disk.exchange import put_in_place, restore
from bootpath.disk.fault import DiskFault, printable, reason, translated
from bootpath.disk.lock import locked
from bootpath.disk.target import output_place, refuse_foreign
from bootpath.disk.tree import Tree, is_ours, remove_tree


def publish(
    files: Iterable[tuple[str, bytes]],
    target: Path,
    *,
    apart_from: Sequence[Path],
) -> int:
    """Make the files, by their relative names, the whole content of the target directory.

    Everything else is as `publish_tree` has it.
    """

    def fill(tree: Tree, _: str) -> int:
        count = 0
        for name, data in files:
            tree.write(name, data)
            count += 1
        return count

    return publish_tree(fill, target, apart_from=apart_from)


class KeptAsItIs(Exception):  # noqa: N818 - what `fill` raises is an answer
    """The old content is what would be written; `count` is how many files it has."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class Putting(Protocol):
    """A way to make what is filled into a tree the content of a directory, as `publish_tree` is one."""

    def __call__(
        self, fill: Callable[[Tree, str], int], target: Path, /, *, apart_from: Sequence[Path]
    ) -> int:
        """Answer the number of files."""


def publish_tree(
    fill: Callable[[Tree, str], int],
    target: Path,
    *,
    apart_from: Sequence[Path],
) -> int:
    """Make what is filled into a fresh tree the whole content of the target directory.

    `fill` gets the tree, and the real path of the target, where the old content lies if there is
    any. It may raise KeptAsItIs instead, and then nothing is touched.

    Until the last file is written the old content stands untouched; it is replaced in one step
    and removed afterwards. `apart_from` are directories that must not be replaced: the records,
    the templates, the current directory. Answers the number of files, which `fill` does.

    Raises OutputRefused for a target or a name that is not safe, OutputBusy while another build
    writes the same target, DiskFault when the disk refuses, and lets through what `fill`
    raises. Whatever it raises, the old content is whole.
    """
    place = output_place(target, apart_from)
    refuse_foreign(place)
    with translated(f"cannot make the directory {printable(place.parent)}"):
        place.parent.mkdir(parents=True, exist_ok=True)
    with locked(_beside(place, "lock"), place):
        _mend(place)
        try:
            return _replace(place, fill)
        except KeptAsItIs as kept:
            return kept.count


def _replace(place: Path, fill: Callable[[Tree, str], int]) -> int:
    fresh = _beside(place, f"new-{secrets.token_hex(8)}")
    aside = _beside(place, "old")
    try:
        tree = Tree(fresh)
        tree.plant()
        count = fill(tree, str(place))
        # Building takes a while, and somebody may have put a file there meanwhile.
        refuse_foreign(place)
        with translated(f"cannot put the new site in the place of {printable(place)}"):
            put_in_place(fresh, str(place), aside)
    except BaseException:
        # What matters is the exception under way; the next build removes what stays behind.
        with suppress(OSError):
            remove_tree(fresh)
        raise
    for old in (fresh, aside):
        if os.path.lexists(old):
            _remove(old, f"the new site stands in {printable(place)}, but the old one")
    return count


def _mend(place: Path) -> None:
    """Clean up after builds of this target that were killed; only their lock's holder may."""
    with translated(f"cannot clean up beside {printable(place)}"):
        restore(str(place), _beside(place, "old"))
        remains = re.compile(re.escape(_beside(place, "")) + "(?:new-[0-9a-f]{16}|old)")
        with os.scandir(place.parent) as entries:
            left = [entry.path for entry in entries if remains.fullmatch(entry.path)]
        ours = [path for path in left if is_ours(path)]
    for path in ours:
        _remove(path, "what an interrupted build left behind")


def _remove(directory: str, what: str) -> None:
    try:
        remove_tree(directory)
    except OSError as error:
        shown = printable(directory)
        raise DiskFault(
            f"{what} cannot be removed from {shown}: {reason(error)}",
            f"remove {shown}",
        ) from error


def _beside(place: Path, role: str) -> str:
    return f"{place.parent.as_posix().rstrip('/')}/.{place.name}.bootpath-{role}"
