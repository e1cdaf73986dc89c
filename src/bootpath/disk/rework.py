"""A tree that only this process writes and shows, changed where it lies: a save costs what it changed.

What is new is made beside it first, so that work that fails half-way changes nothing. It is then
put in file by file: whoever reads the tree from elsewhere meanwhile may find old and new together,
which is why an output is published as a whole instead.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from bootpath.disk.fault import printable, translated
from bootpath.disk.output import KeptAsItIs
from bootpath.disk.target import output_place
from bootpath.disk.tree import MARKER, Mark, Tree, names_below


def rework_tree(
    fill: Callable[[Tree, str], int], target: Path, *, apart_from: Sequence[Path]
) -> int:
    """Make what is filled into a tree the whole content of a directory that was published before.

    It is asked and answers as `publish_tree`, and must be asked by one process at a time. Raises
    OutputRefused, DiskFault, and what `fill` raises: then the directory is as it was, unless it was
    the disk that refused to put a file in.
    """
    place = str(output_place(target, apart_from))
    beside = f"{place}.new"
    refused = f"cannot write {printable(place)}"
    with translated(refused), suppress(FileNotFoundError):
        shutil.rmtree(beside)
    tree = _Reworked(beside, place)
    try:
        count = fill(tree, place)
        with translated(refused):
            tree.put_in()
    except KeptAsItIs as kept:
        return kept.count
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return count


class _Reworked(Tree):
    """What `place` shall hold; of that, what it does not hold yet lies below `root`."""

    def __init__(self, root: str, place: str) -> None:
        super().__init__(root)
        self._place = place
        self._fresh = Tree(root)
        self._fresh.plant()

    def write(self, name: str, data: bytes) -> Mark:
        super().admit(name)
        return self._fresh.write(name, data)

    def take(self, files: Sequence[tuple[str, Mark]], old: str) -> list[Mark]:
        for name, _ in files:
            super().admit(name)
        return [mark for _, mark in files] if old == self._place else self._fresh.take(files, old)

    def admit(self, name: str) -> None:
        super().admit(name)
        self._fresh.admit(name)

    def put_in(self) -> None:
        """Remove what the place shall not hold any more, and put in what is new."""
        _remove(self._place, names_below(self._place) - self._ledger.names)
        for name in (MARKER, *names_below(self.root)):
            target = f"{self._place}/{name}"
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - very many
            try:
                os.replace(f"{self.root}/{name}", target)  # noqa: PTH105 - likewise
            except IsADirectoryError:  # somebody's, with nothing in it by now
                shutil.rmtree(target)
                os.replace(f"{self.root}/{name}", target)  # noqa: PTH105 - likewise


def _remove(place: str, names: Iterable[str]) -> None:
    """Remove files, and the directories that hold nothing then."""
    for name in names:
        os.unlink(f"{place}/{name}")  # noqa: PTH108 - one of very many
        directory = name.rpartition("/")[0]
        with suppress(OSError):  # it holds something yet
            while directory:
                os.rmdir(f"{place}/{directory}")  # noqa: PTH106 - likewise
                directory = directory.rpartition("/")[0]
