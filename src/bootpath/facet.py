"""Facets: what the rest of a site shows or needs to know of one record, each worked out once.

A page that names a decision depends on its title, and not on all that its record says. A facet is
such a part: a pure function of one entry, whose readers depend on its value alone.
"""

from collections.abc import Callable, Mapping
from functools import update_wrapper
from typing import Any, Generic, Protocol, TypeVar

from bootpath.trace import Node, note, noted


class Named(Protocol):
    """Something with a name of its own."""

    @property
    def slug(self) -> str:
        """The name."""


Entry = TypeVar("Entry", bound=Named)
Value = TypeVar("Value")


class Facets:
    """The values that are known, by kind and slug, and what was read for those worked out here.

    `before` gives the values of a kind that are known from another run and still right; they are
    asked for when the first of the kind is.
    """

    def __init__(self, before: Callable[[str], Mapping[str, Any]] | None = None) -> None:
        self._before = before
        self._values: dict[str, dict[str, Any]] = {}
        self.read: dict[Node, frozenset[Node]] = {}

    def of(self, kind: str) -> dict[str, Any]:
        """The values of a kind, by slug."""
        found = self._values.get(kind)
        if found is None:
            found = self._values[kind] = dict(self._before(kind)) if self._before else {}
        return found

    def forget(self, node: Node) -> None:
        """Drop a value, which is to be worked out anew."""
        self.of(node.kind).pop(node.key, None)


class Source(Protocol):
    """What facets are worked out from."""

    @property
    def facets(self) -> Facets:
        """The facets known."""


From = TypeVar("From", bound=Source)


class Facet(Generic[From, Entry, Value]):
    """A function of a source and an entry that is worked out once for each entry.

    It is used as a decorator; its kind is the function's name.
    """

    def __init__(self, work: Callable[[From, Entry], Value]) -> None:
        self.work = work
        self.kind = work.__name__
        update_wrapper(self, work)

    def __call__(self, source: From, entry: Entry) -> Value:
        """The value; whoever asks depends on it, and not on what it was worked out from."""
        node = Node(self.kind, entry.slug)
        note(node)
        values = source.facets.of(self.kind)
        if entry.slug not in values:
            with noted() as read:
                values[entry.slug] = self.work(source, entry)
            source.facets.read[node] = frozenset(read)
        found: Value = values[entry.slug]
        return found
