"""Nodes by number, so that what was read for many things takes little room."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate

from bootpath.trace import Node

Numbers = bytes
"""Numbers of nodes, as an array holds them."""

_KEY_BITS = 20

_FEW = 6
"""So many numbers are looked for as bytes; for more of them all others are unpacked."""


class Numbering:
    """Nodes by number, so that what was read takes little room.

    A number is that of the kind and that of the key among those of its kind.
    """

    def __init__(self, kept: Mapping[str, str] | None = None) -> None:
        self._kept = dict(kept or {})
        self._kinds = {kind: number for number, kind in enumerate(self._kept)}
        self._keys: dict[str, dict[str, int]] = {}
        self.grown: set[str] = set()
        """The kinds that got new keys."""

    def pack(self, nodes: Iterable[Node]) -> Numbers:
        """The numbers of some nodes, new ones where they have none."""
        return array("I", [self._number(*node) for node in nodes]).tobytes()

    def numbers(self, nodes: Iterable[Node]) -> set[int]:
        """The numbers of those of some nodes that anything was made from."""
        found = set()
        for kind, key in nodes:
            if kind in self._kinds and (at := self._of(kind).get(key)) is not None:
                found.add(self._kinds[kind] << _KEY_BITS | at)
        return found

    def adopt(self, kept: Mapping[str, str]) -> Callable[[Numbers], Numbers]:
        """What turns numbers of another numbering, of which this is what it keeps, into our own."""
        ours: dict[int, int] = {}
        for number, (kind, keys) in enumerate(kept.items()):
            for at, key in enumerate(keys.split("\0")):
                ours[number << _KEY_BITS | at] = self._number(kind, key)

        def adopted(numbers: Numbers) -> Numbers:
            return array("I", map(ours.__getitem__, unpack(numbers))).tobytes()

        return adopted

    def kept(self) -> dict[str, str]:
        """The keys of each kind, as they are kept."""
        fresh = {kind: "\0".join(keys) for kind, keys in self._keys.items()}
        return {kind: fresh.get(kind, self._kept.get(kind, "")) for kind in self._kinds}

    def _number(self, kind: str, key: str) -> int:
        keys = self._of(kind)
        at = keys.get(key)
        if at is None:
            at = keys[key] = len(keys)
            self.grown.add(kind)
        return self._kinds[kind] << _KEY_BITS | at

    def _of(self, kind: str) -> dict[str, int]:
        found = self._keys.get(kind)
        if found is None:
            self._kinds.setdefault(kind, len(self._kinds))
            kept = self._kept.get(kind)
            found = {key: at for at, key in enumerate(kept.split("\0"))} if kept else {}
            self._keys[kind] = found
        return found


def unpack(numbers: Numbers) -> "array[int]":
    """The numbers of nodes."""
    found = array("I")
    found.frombytes(numbers)
    return found


def merged(some: Numbers, others: Numbers) -> Numbers:
    """The numbers of both, each once."""
    if not some or not others:
        return some or others
    return array("I", sorted({*unpack(some), *unpack(others)})).tobytes()


def among(wanted: set[int], all_read: Mapping[str, Numbers]) -> set[str]:
    """The names of those that read any of the numbers wanted."""
    if len(wanted) > _FEW:
        return {name for name, read in all_read.items() if not wanted.isdisjoint(unpack(read))}
    names = tuple(all_read)
    ends = tuple(accumulate(map(len, all_read.values())))
    joined = b"".join(all_read.values())
    return {names[bisect_right(ends, at)] for number in wanted for at in _found(number, joined)}


def _found(number: int, numbers: Numbers) -> Iterator[int]:
    """The places, in bytes, at which a number stands."""
    needle = array("I", (number,)).tobytes()
    at = numbers.find(needle)
    while at >= 0:
        if at % len(needle) == 0:  # else it only looks like one, across two
            yield at
        at = numbers.find(needle, at + 1)
