"""What is known of a site from its last build: what its parts were made from, and their files."""

import pickle
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bootpath.app.pickled import dumped, loaded
from bootpath.disk.store import Store
from bootpath.disk.tree import Mark
from bootpath.trace import Node

Numbers = bytes
"""Numbers of nodes, as an array holds them."""

_SPACE = "site"
_FAULTS = (pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, ImportError)
_FAULTS_OF_KEYS = (IndexError, KeyError)


class Written(NamedTuple):
    """A file of the site: its path, a digest of its bytes, whether search engines may list it."""

    path: str
    digest: bytes
    listed: bool
    mark: Mark


class Made(NamedTuple):
    """A section as it was made: its files, and what was read for them."""

    files: tuple[Written, ...]
    read: Numbers


class Shelf(NamedTuple):
    """An index: what it held, and the kinds of nodes that it was made from."""

    held: Mapping[Any, Any]
    kinds: frozenset[str]


@dataclass(slots=True)
class Numbering:
    """Nodes by number, so that what was read takes little room."""

    nodes: list[Node] = field(default_factory=list)
    _numbers: dict[Node, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers = {node: number for number, node in enumerate(self.nodes)}

    def pack(self, nodes: Iterable[Node]) -> Numbers:
        """The numbers of some nodes, new ones where they have none."""
        found = array("I")
        for node in nodes:
            number = self._numbers.get(node)
            if number is None:
                number = self._numbers[node] = len(self.nodes)
                self.nodes.append(node)
            found.append(number)
        return found.tobytes()

    def numbers(self, nodes: Iterable[Node]) -> set[int]:
        """The numbers of those of some nodes that anything was made from."""
        return {self._numbers[node] for node in nodes if node in self._numbers}


def unpack(numbers: Numbers) -> "array[int]":
    """The numbers of nodes."""
    found = array("I")
    found.frombytes(numbers)
    return found


@dataclass(slots=True)
class Ledger:
    """The last build of a site.

    `base` tells everything apart that all of it depends on; `records` are the digests of the
    decisions' files, by slug. `groups` hold the names of the sections of each group, with what was
    read to list them; `static` are the files that are made from no page. `facets` are pickled, by
    kind and slug, and `reads` are what was read for those of an entry, by stage and slug.
    """

    base: bytes = b""
    records: dict[str, str] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=Numbering)
    facets: dict[str, dict[str, bytes]] = field(default_factory=dict)
    reads: list[dict[str, Numbers]] = field(default_factory=list)
    shelves: dict[str, Shelf] = field(default_factory=dict)
    groups: list[tuple[tuple[str, ...], Numbers]] = field(default_factory=list)
    sections: dict[str, Made] = field(default_factory=dict)
    static: tuple[Written, ...] = ()

    @property
    def count(self) -> int:
        """How many files the site has."""
        return len(self.static) + sum(len(one.files) for one in self.sections.values())


def read_ledger(store: Store) -> Ledger:
    """The ledger that a store keeps; an empty one where it keeps none that can be read."""
    kept = store.load(_SPACE)
    try:
        found = Ledger()
        found.base = kept["base"]
        for name in ("records", "reads", "groups", "sections", "static", "shelves", "facets"):
            setattr(found, name, loaded(kept[name]))
        nodes: Any = loaded(kept["nodes"])
        found.numbering = Numbering([Node(*one) for one in nodes])
    except (*_FAULTS, *_FAULTS_OF_KEYS):
        return Ledger()
    return found


def write_ledger(store: Store, ledger: Ledger) -> None:
    """Keep a ledger."""
    kept = {
        name: dumped(getattr(ledger, name))
        for name in ("records", "reads", "groups", "sections", "static", "shelves", "facets")
    }
    kept["base"] = ledger.base
    kept["nodes"] = dumped([tuple(node) for node in ledger.numbering.nodes])
    store.save(_SPACE, kept)
