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
from bootpath.disk.names import NameLedger
from bootpath.disk.output import KeptAsItIs, publish_tree
from bootpath.disk.target import output_place
from bootpath.disk.tree import MARKER, Mark, Tree, names_below


class OwnTree:
    """What a directory of this process holds. It must be asked by one thread at a time."""

    def __init__(self) -> None:
        self._held: NameLedger | None = None

    @property
    def names(self) -> frozenset[str]:
        """The relative names of its files, the marker left out; none while they are not known."""
        return frozenset(self._held.names - {MARKER} if self._held else ())

    def put(
        self, fill: Callable[[Tree, str], int], target: Path, /, *, apart_from: Sequence[Path]
    ) -> int:
        """Make what is filled into a tree the whole content of the directory.

        It is asked and answers as `publish_tree`, which it asks for the first time, and whenever it
        failed the time before. From then on all that lies there stays, unless `fill` releases it.
        Raises OutputRefused, DiskFault, and what `fill` raises: then the directory is as it was,
        unless it was the disk that refused to put a file in.
        """
        held, self._held = self._held, None
        if held is None:
            return self._published(fill, target, apart_from)
        place = str(output_place(target, apart_from))
        beside = f"{place}.new"
        refused = f"cannot write {printable(place)}"
        with translated(refused), suppress(FileNotFoundError):
            shutil.rmtree(beside)
        tree = _Reworked(beside, held)
        try:
            count = fill(tree, place)
            with translated(refused):
                tree.put_in(place)
        except KeptAsItIs as kept:
            count = kept.count
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        self._held = held
        return count

    def _published(
        self, fill: Callable[[Tree, str], int], target: Path, apart_from: Sequence[Path]
    ) -> int:
        filled: list[Tree] = []

        def noting(tree: Tree, place: str) -> int:
            count = fill(tree, place)
            filled.append(tree)
            return count

        count = publish_tree(noting, target, apart_from=apart_from)
        self._held = filled[0].names if filled else None
        return count


class _Reworked(Tree):
    """What the place shall hold; of that, what it does not hold yet lies below `root`."""

    def __init__(self, root: str, held: NameLedger) -> None:
        super().__init__(root)
        self.names = held
        self._released: set[str] = set()
        self._fresh = Tree(root)
        self._fresh.plant()

    def lies(self, place: str) -> None:  # noqa: ARG002 -- it is its own
        return None

    def release(self, names: Iterable[str]) -> None:
        for name in names:
            self.names.release(name)
            self._released.add(name)

    def write(self, name: str, data: bytes) -> Mark:
        self.names.admit(name)
        return self._fresh.write(name, data)

    def take(self, files: Sequence[tuple[str, Mark]], old: str) -> list[Mark]:  # noqa: ARG002 -- its own
        for name, _ in files:
            self.names.admit(name)
            self._released.discard(name)
        return [mark for _, mark in files]

    def admit(self, name: str) -> None:
        self.names.admit(name)
        self._fresh.admit(name)

    def put_in(self, place: str) -> None:
        """Put in what is new, and remove what the place shall not hold any more."""
        fresh = names_below(self.root)
        _remove(place, self._released - fresh)
        for name in fresh:
            target = f"{place}/{name}"
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - very many
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
