"""What is known from the last run of what was worked out from records, and of what it was read from.

A store keeps it in pieces, so that a run in which little came out different reads and writes little.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple, cast
from zlib import crc32

from bootpath.app.memory import Forgotten
from bootpath.app.numbering import Numbering, Numbers
from bootpath.app.pickled import dumped, loaded
from bootpath.app.reading import Reading, Unread
from bootpath.disk.store import Store

_SIZE = 256
"""The values of a facet are kept in pieces of about so many."""


Kept = Iterable[tuple[str, bytes]]
"""Values as a store keeps them, by key."""


class Shelf(NamedTuple):
    """An index: what it held, and the kinds of nodes that it was made from."""

    held: Mapping[Any, Any]
    kinds: frozenset[str]


class Ledger:
    """The last run, as a space of a store keeps it; empty where it keeps none that can be read.

    It is changed by a run and then saved. Where a piece of it is lost, asking for that raises
    Forgotten. Without a store it is kept by who holds it, and begins empty.
    """

    def __init__(self, store: Store | None, space: str) -> None:
        self._store = store
        self._space = space
        self._values: dict[str, dict[str, object]] = {}
        self._fetched: set[tuple[str, int]] = set()
        self._shelves: dict[str, Shelf] = {}
        self._stale: set[str] = set()
        self._stale_pieces: set[tuple[str, int]] = set()
        self._all_stale = store is None
        self.base = b""
        """What tells everything apart that all of it depends on."""
        if store is not None:
            store.hold()  # its pieces belong together, whatever other runs keep meanwhile
            self.base = store.get(space, "base") or b""

    @property
    def keeps(self) -> bool:
        """Whether anything will be known of this run."""
        return self._store is None or self._store.keeps

    @cached_property
    def records(self) -> dict[str, str]:
        """The digests of the decisions' files, by slug."""
        found: dict[str, str] = self._get("records", {})
        return found

    @cached_property
    def unread(self) -> Unread:
        """What of the records could not be read."""
        return Unread(*self._get("unread", ()))

    @cached_property
    def _number(self) -> int:
        """How many records there were when it was begun: that says where a value is kept."""
        found: int = self._get("number", 0)
        return found

    @cached_property
    def numbering(self) -> Numbering:
        """The numbers of nodes."""
        return Numbering(self._get("nodes", {}))

    @cached_property
    def reads(self) -> list[dict[str, Numbers]]:
        """What was read for the facets of an entry, by stage and slug."""
        found: list[dict[str, Numbers]] = self._get("reads", [])
        return found

    def is_of(self, reading: Reading) -> bool:
        """Whether the records are those of this reading."""
        return self.records == reading.decisions and self.unread == reading.unread

    def facet(self, kind: str, slug: str) -> object:
        """The value of a facet; raises KeyError where there is none."""
        values = self._values.setdefault(kind, {})
        if slug not in values:
            self._fetch(kind, _place(slug, self._number))
        return values[slug]

    def holds(self, kind: str, slug: str) -> bool:
        """Whether a value of a facet was taken in, or was looked at."""
        return slug in self._values.get(kind, ())

    def shelf(self, kind: str) -> Shelf | None:
        """An index; None where nothing is known."""
        if kind not in self._shelves:
            held = self._get(f"index.{kind}", None)
            if held is None:
                return None
            self._shelves[kind] = Shelf(held, self.kinds[kind])
        return self._shelves[kind]

    @cached_property
    def kinds(self) -> dict[str, frozenset[str]]:
        """The kinds of nodes that each index was made from."""
        found: dict[str, frozenset[str]] = self._get("kinds", {})
        return found

    def forget(self) -> None:
        """Begin anew, for records that have nothing in common with the last ones."""
        for name in ("records", "unread", "_number", "numbering", "reads", "kinds"):
            self.__dict__.pop(name, None)
        self._values, self._shelves = {}, {}
        self.base = b""
        self._all_stale = True

    def put_facet(self, kind: str, slug: str, value: object) -> None:
        """Take in a value of a facet."""
        values = self._values.setdefault(kind, {})
        if self._all_stale:
            values[slug] = value
            return
        place = _place(slug, self._number)
        self._fetch(kind, place)
        if slug not in values or values[slug] != value:
            values[slug] = value
            self._stale_pieces.add((kind, place))

    def drop(self, slug: str, kinds: Iterable[str]) -> None:
        """Forget the facets of these kinds of a record that is gone, and what was read for them."""
        place = _place(slug, self._number)
        for kind in kinds:
            values = self._values.setdefault(kind, {})
            self._fetch(kind, place)
            values.pop(slug, None)
            self._stale_pieces.add((kind, place))
        for read in self.reads:
            read.pop(slug, None)
        self._stale.add("reads")

    def put_shelf(self, kind: str, shelf: Shelf) -> None:
        """Take in an index."""
        self._shelves[kind] = shelf
        self.kinds[kind] = shelf.kinds
        self._stale.add(f"index.{kind}")

    def put_reads(self, stage: int, read: Mapping[str, Numbers]) -> None:
        """Take in what was read for the facets of some entries."""
        while len(self.reads) <= stage:
            self.reads.append({})
        if any(self.reads[stage].get(slug) != numbers for slug, numbers in read.items()):
            self.reads[stage].update(read)
            self._stale.add("reads")

    def save(self, base: bytes, records: dict[str, str], unread: Unread) -> None:
        """Keep it for the next run."""
        self.base, self.records, self.unread = base, dict(records), unread
        if self._store is None or not self._store.keeps:
            return
        if self._all_stale:
            self._number = len(records)
        values = self._pieces()
        values[f"{self._space}.facets"] = self._facets(self._number)
        if self._all_stale:
            self._store.clear(*values)
        self._store.save_all(values, {})

    def _facets(self, number: int) -> Iterator[tuple[str, bytes]]:
        """The pieces of facets that are to be kept, for so many records."""
        for kind, values in self._values.items():
            pieces: dict[int, dict[str, object]] = {
                at: {}
                for at in range(_how_many(number))
                if self._all_stale or (kind, at) in self._stale_pieces
            }
            for slug, value in values.items() if pieces else ():
                if (at := _place(slug, number)) in pieces:
                    pieces[at][slug] = value
            yield from ((f"{kind}.{at}", dumped(piece)) for at, piece in pieces.items())

    def _pieces(self) -> dict[str, Kept]:
        """What is to be kept, by space."""
        found = {
            "base": self.base,
            "records": dumped(self.records),
            "unread": dumped(tuple(self.unread)),
            "number": dumped(self._number),
        }
        for kind, shelf in self._shelves.items():
            if self._is_stale(f"index.{kind}"):
                found[f"index.{kind}"] = dumped(shelf.held)
                found["kinds"] = dumped(self.kinds)
        if self._is_stale("reads"):
            found["reads"] = dumped(self.reads)
        if self._all_stale or self.numbering.grown:
            found["nodes"] = dumped(self.numbering.kept())
        return {self._space: found.items()}

    def _is_stale(self, name: str) -> bool:
        return self._all_stale or name in self._stale

    def _fetch(self, kind: str, at: int) -> None:
        """Take in a piece of a facet from the store; what was put in since is newer."""
        if self._holds_all or (kind, at) in self._fetched:
            return
        kept = self._kept(f"{self._space}.facets", f"{kind}.{at}")
        self._fetched.add((kind, at))
        values = self._values.setdefault(kind, {})
        for slug, value in cast("dict[str, object]", loaded(kept)).items():
            values.setdefault(slug, value)

    def _get(self, name: str, otherwise: Any) -> Any:  # noqa: ANN401 -- each piece is of its own type
        return otherwise if self._holds_all else loaded(self._kept(self._space, name))

    @property
    def _holds_all(self) -> bool:
        """Whether what is not here is not known: it was begun anew, or no store has any of it."""
        return self._all_stale or not self.base

    def _load(self, space: str) -> Iterable[bytes]:
        """All that the store keeps in a space."""
        return () if self._holds_all or self._store is None else self._store.load(space).values()

    def _kept(self, space: str, key: str) -> bytes:
        assert self._store is not None  # noqa: S101 -- without one all is here
        kept = self._store.get(space, key)
        if kept is None:
            raise Forgotten(self._store)
        return kept


def _how_many(number: int) -> int:
    """In how many pieces the values of a facet are kept for so many records."""
    return 1 + number // _SIZE


def _place(slug: str, number: int) -> int:
    """In which piece the value of a record is, of so many records."""
    return piece_of(slug, _how_many(number))


def piece_of(name: str, pieces: int) -> int:
    """In which of so many pieces what is kept by a name is: always in the same."""
    return crc32(name.encode(errors="surrogateescape")) % pieces
