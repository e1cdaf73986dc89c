"""Facets and indexes: what the rest of a site shows of one record, and what is gathered from all.

A page that names a decision depends on its title, and not on all that its record says. A facet is
such a part: a pure function of one entry, whose readers depend on its value alone. An index is
gathered from the facets of all entries; its readers depend on the keys that they look at.
"""

from collections.abc import Callable, Iterator, Mapping, Sized
from contextlib import contextmanager
from functools import update_wrapper
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from bootpath.trace import EACH, Node, note, noted


class Named(Protocol):
    """Something with a name of its own."""

    @property
    def slug(self) -> str:
        """The name."""


class Before(Protocol):
    """What another run worked out and is still right."""

    def facet(self, kind: str, slug: str) -> Any:  # noqa: ANN401 -- a value of any facet
        """The value of a facet; raises KeyError where there is none that is right."""

    def index(self, kind: str) -> "Gathered | None":
        """An index; None where it is to be gathered anew."""


class Gathered(Protocol):
    """An index as it is kept: what it holds, and the kinds of nodes that it was made from."""

    @property
    def held(self) -> Mapping[Any, Any]:
        """What it holds."""

    @property
    def kinds(self) -> frozenset[str]:
        """What it was made from."""


UNKNOWN = object()
"""Stands for a value that is not known."""


class Facets:
    """The values of facets that are known, and what was read for those that were made here.

    `before` is asked for a value when it is first wanted.
    """

    def __init__(self) -> None:
        self.before: Before | None = None
        self._values: dict[str, dict[str, Any]] = {}
        self.read: dict[Node, frozenset[Node]] = {}

    def get(self, kind: str, slug: str) -> Any:  # noqa: ANN401 -- a value of any facet
        """A value; UNKNOWN where it is to be worked out."""
        values = self._values.setdefault(kind, {})
        if slug in values:
            return values[slug]
        if self.before is None:
            return UNKNOWN
        try:
            found = values[slug] = self.before.facet(kind, slug)
        except KeyError:
            return UNKNOWN
        return found

    @contextmanager
    def fresh(self) -> Iterator[dict[Node, frozenset[Node]]]:
        """Collect what is worked out during the block, with what was read for it."""
        before, self.read = self.read, {}
        try:
            yield self.read
        finally:
            before.update(self.read)
            self.read = before

    def put(self, node: Node, value: object, read: frozenset[Node]) -> None:
        """Take in a value that was worked out."""
        self._values.setdefault(node.kind, {})[node.key] = value
        self.read[node] = read


class Source(Protocol):
    """What facets are worked out from."""

    @property
    def facets(self) -> Facets:
        """The facets known."""


Entry = TypeVar("Entry", bound=Named)
Value = TypeVar("Value")
From = TypeVar("From", bound=Source)


class Facet(Generic[From, Entry, Value]):
    """A function of a source and an entry that is worked out once for each entry.

    It is used as a decorator; its kind is the function's name. A value can be pickled, and equal
    values look alike to all that read them.
    """

    def __init__(self, work: Callable[[From, Entry], Value]) -> None:
        self.work = work
        self.kind = work.__name__
        update_wrapper(self, work)

    def __call__(self, source: From, entry: Entry) -> Value:
        """The value; whoever asks depends on it, and not on what it was worked out from."""
        note(Node(self.kind, entry.slug))
        found: Value = source.facets.get(self.kind, entry.slug)
        return self.make(source, entry) if found is UNKNOWN else found

    def make(self, source: From, entry: Entry) -> Value:
        """Work the value out, whether it is known or not."""
        with noted() as read:
            value = self.work(source, entry)
        source.facets.put(Node(self.kind, entry.slug), value, frozenset(read))
        return value


Key = TypeVar("Key")
Held = TypeVar("Held")
Shown = TypeVar("Shown")


class Index(Mapping[Key, Shown], Generic[Key, Held, Shown]):
    """A mapping gathered from the facets of all entries, when it is first looked at.

    Its readers are noted by key, or for all of it where it is gone through; keys are told apart by
    `str`. What it holds can be pickled; `show` makes of it what readers get.
    """

    def __init__(
        self,
        facets: Facets,
        kind: str,
        work: Callable[[], Mapping[Key, Held]],
        show: Callable[[Held], Shown],
    ) -> None:
        self.kind = kind
        self._facets = facets
        self._work = work
        self._show = show
        self._held: Mapping[Key, Held] | None = None
        self._kinds: frozenset[str] = frozenset()

    @property
    def held(self) -> Mapping[Key, Held]:
        """What it holds."""
        if self._held is None:
            before = self._facets.before
            known = before.index(self.kind) if before else None
            if known is None:
                with noted() as read:
                    self._held = self._work()
                self._kinds = frozenset(node.kind for node in read)
            else:
                self._held, self._kinds = known.held, known.kinds
        return self._held

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of the nodes that it was made from."""
        assert self.held is not None  # noqa: S101 -- it is gathered by now
        return self._kinds

    def __getitem__(self, key: Key) -> Shown:
        note(Node(self.kind, str(key)))
        return self._show(self.held[key])

    def peek(self, key: Key) -> Held:
        """What it holds at a key, before anything is made of it."""
        note(Node(self.kind, str(key)))
        return self.held[key]

    def size(self, key: Key) -> int:
        """How much it holds at a key; nothing where it has no such key."""
        note(Node(self.kind, str(key)))
        held = self.held.get(key)
        return len(held) if isinstance(held, Sized) else 0

    def __contains__(self, key: object) -> bool:
        note(Node(self.kind, str(key)))
        return key in self.held

    def __iter__(self) -> Iterator[Key]:
        note(Node(self.kind, EACH))
        return iter(self.held)

    def __len__(self) -> int:
        note(Node(self.kind, EACH))
        return len(self.held)


def as_held(value: Held) -> Held:
    """What an index shows when it shows what it holds."""
    return value


class Stage(NamedTuple):
    """Facets of a source, and the indexes that are gathered from them and from earlier stages."""

    source: Any
    facets: tuple[Facet[Any, Any, Any], ...]
    indexes: tuple[Index[Any, Any, Any], ...]
