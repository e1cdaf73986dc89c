"""Who read what: while something is worked out, the sources that it reads are noted.

What was worked out from a few sources stays right for as long as those stay the same. So it may be
kept, and what it was worked out from need not be written down by hand, where it would be forgotten:
the sources note themselves when they are read. (The method is that of Mokhov, Mitchell and Peyton
Jones, "Build Systems à la Carte", 2018: verifying traces, with early cutoff by facets.)
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Generic, NamedTuple, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Node(NamedTuple):
    """Something that can be read: of which kind, and which one of that kind."""

    kind: str
    key: str


EACH = "*"
"""The key that stands for all of a kind together."""

_open: list[set[Node]] = []


def note(node: Node) -> None:
    """Say that something was read; whatever is being worked out depends on it."""
    if _open:
        _open[-1].add(node)


class _Noted:
    __slots__ = ()

    def __enter__(self) -> set[Node]:
        read: set[Node] = set()
        _open.append(read)
        return read

    def __exit__(self, *_: object) -> None:
        _open.pop()


_NOTED = _Noted()


def noted() -> AbstractContextManager[set[Node]]:
    """Collect what is read during the block, and only there: what asks for it notes the answer."""
    return _NOTED  # one for all blocks: there are many thousands, and what it knows is in the stack


class Remembered(Generic[Key, Value]):
    """Answers that are worked out once each; whoever asks again has read the same sources."""

    def __init__(self, work: Callable[[Key], Value]) -> None:
        self._work = work
        self._known: dict[Key, tuple[Value, frozenset[Node]]] = {}

    def __call__(self, key: Key) -> Value:
        """The answer."""
        known = self._known.get(key)
        if known is None:
            with noted() as read:
                known = self._known[key] = (self._work(key), frozenset(read))
        if _open:
            _open[-1].update(known[1])
        return known[0]
