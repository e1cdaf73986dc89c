"""What is known of a site from its last build: what its parts were made from, and their files.

It is kept in pieces, so that a build in which little came out different reads and writes little.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple, cast
from zlib import crc32

from bootpath.app.pickled import dumped, loaded
from bootpath.app.recall import Forgotten
from bootpath.disk.store import Store
from bootpath.disk.tree import Mark
from bootpath.trace import Node

Numbers = bytes
"""Numbers of nodes, as an array holds them."""

_SPACE = "site"
_CHUNKS = 64
_KEY_BITS = 20


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


class Listed(NamedTuple):
    """The names of the sections of a group, and what was read to list them."""

    names: tuple[str, ...]
    read: Numbers


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


class Ledger:
    """The last build of a site, as a store keeps it; empty where it keeps none that can be read.

    It is changed by a build and then saved. Where a piece of it is lost, asking for that raises
    Forgotten.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._changed: dict[str, bytes] = {}
        self._facets: dict[str, dict[str, bytes]] = {}
        self._shelves: dict[str, Shelf] = {}
        self._stale: set[str] = set()
        self.base = store.get(_SPACE, "base") or b""
        """What tells everything apart that all of the site depends on."""

    @cached_property
    def records(self) -> dict[str, str]:
        """The digests of the decisions' files, by slug."""
        found: dict[str, str] = self._get("records", {})
        return found

    @cached_property
    def static(self) -> tuple[Written, ...]:
        """The files that are made from no page."""
        return _written(self._get("static", ()))

    @cached_property
    def last(self) -> tuple[Written, ...]:
        """The files of the pages that come last."""
        return _written(self._get("last", ()))

    @cached_property
    def groups(self) -> list[Listed]:
        """The groups of sections."""
        return [Listed(*one) for one in self._get("groups", ())]

    @cached_property
    def sections(self) -> dict[str, tuple[tuple[tuple[Any, ...], ...], Numbers]]:
        """The sections by name, in plain tuples; `made` makes more of one."""
        kept = self._store.load(_SPACE + ".sections") if self.base else {}
        found: dict[str, Any] = {}
        for chunk in kept.values():
            found.update(cast("dict[str, Any]", loaded(chunk)))
        return found

    def made(self, name: str) -> Made | None:
        """A section as it was made; None where there was none of the name."""
        known = self.sections.get(name)
        return Made(_written(known[0]), known[1]) if known else None

    @cached_property
    def numbering(self) -> Numbering:
        """The numbers of nodes."""
        return Numbering(self._get("nodes", {}))

    def facets(self, kind: str) -> dict[str, bytes]:
        """The values of a kind of facet, pickled, by slug."""
        if kind not in self._facets:
            self._facets[kind] = self._get(f"facet.{kind}", {})
        return self._facets[kind]

    @cached_property
    def reads(self) -> list[dict[str, Numbers]]:
        """What was read for the facets of an entry, by stage and slug."""
        found: list[dict[str, Numbers]] = self._get("reads", [])
        return found

    def shelf(self, kind: str) -> Shelf | None:
        """An index; None where nothing is known."""
        if kind not in self._shelves:
            kept = self._get(f"index.{kind}", None)
            if kept is None:
                return None
            self._shelves[kind] = Shelf(*kept)
        return self._shelves[kind]

    def files(self) -> Iterator[tuple[Any, ...]]:
        """All files, as plain tuples of what `Written` has."""
        made = (files for files, _ in self.sections.values())
        return chain(self.static, self.last, chain.from_iterable(made))

    @property
    def whole(self) -> bool:
        """Whether every section that a group has is known."""
        return all(name in self.sections for group in self.groups for name in group.names)

    @property
    def count(self) -> int:
        """How many files the site has."""
        return sum(1 for _ in self.files())

    def forget(self) -> None:
        """Begin anew, for a site that has nothing in common with the last but its files."""
        for name in ("records", "groups", "sections", "static", "last", "numbering", "reads"):
            self.__dict__.pop(name, None)
        self._facets, self._shelves = {}, {}
        self.static = self.last = ()
        self.groups, self.sections, self.records = [], {}, {}
        self.numbering, self.reads = Numbering(), []
        self.base = b""
        self._stale = {""}

    def put_facet(self, kind: str, slug: str, value: bytes) -> None:
        """Take in a value of a facet."""
        known = self.facets(kind)
        if known.get(slug) != value:
            known[slug] = value
            self._stale.add(f"facet.{kind}")

    def put_shelf(self, kind: str, shelf: Shelf) -> None:
        """Take in an index."""
        self._shelves[kind] = shelf
        self._stale.add(f"index.{kind}")

    def put_sections(self, made: Mapping[str, Made], names: Iterable[str]) -> None:
        """Take in sections that were made, and those that stay as they are, in their order."""
        before = self.sections
        self.sections = {
            name: (tuple(map(tuple, made[name].files)), made[name].read)
            if name in made
            else before[name]
            for name in names
        }
        different = {*made, *(before.keys() - self.sections.keys())}
        self._stale.update(f"sections.{_chunk(name)}" for name in different)

    def put_reads(self, stage: int, read: Mapping[str, Numbers]) -> None:
        """Take in what was read for the facets of some entries."""
        while len(self.reads) <= stage:
            self.reads.append({})
        if any(self.reads[stage].get(slug) != numbers for slug, numbers in read.items()):
            self.reads[stage].update(read)
            self._stale.add("reads")

    def save(self, base: bytes, records: dict[str, str]) -> None:
        """Keep it for the next build."""
        everything = "" in self._stale
        site: dict[str, bytes] = {
            "base": base,
            "records": dumped(records),
            "static": dumped(tuple(map(tuple, self.static))),
            "last": dumped(tuple(map(tuple, self.last))),
            "groups": dumped([tuple(one) for one in self.groups]),
        }
        for kind, values in self._facets.items():
            if everything or f"facet.{kind}" in self._stale:
                site[f"facet.{kind}"] = dumped(values)
        for kind, shelf in self._shelves.items():
            if everything or f"index.{kind}" in self._stale:
                site[f"index.{kind}"] = dumped(tuple(shelf))
        if everything or "reads" in self._stale:
            site["reads"] = dumped(self.reads)
        if everything or self.numbering.grown:
            site["nodes"] = dumped(self.numbering.kept())
        chunks: dict[int, dict[str, Any]] = {number: {} for number in range(_CHUNKS)}
        for name, made in self.sections.items():
            chunks[_chunk(name)][name] = made
        written = {
            str(number): dumped(chunk)
            for number, chunk in chunks.items()
            if everything or f"sections.{number}" in self._stale
        }
        self._store.save_all({_SPACE: site, _SPACE + ".sections": written}, {})

    def _get(self, name: str, otherwise: Any) -> Any:  # noqa: ANN401 -- each piece is of its own type
        if not self.base:
            return otherwise
        kept = self._store.get(_SPACE, name)
        if kept is None:
            raise Forgotten
        return loaded(kept)


def _chunk(name: str) -> int:
    return crc32(name.encode(errors="surrogateescape")) % _CHUNKS


def _written(files: Iterable[tuple[Any, ...]]) -> tuple[Written, ...]:
    return tuple(Written(*one) for one in files)
