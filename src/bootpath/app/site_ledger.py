"""What is known of a site from its last build: the files of its parts, and what they were made from."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple, cast

from bootpath.app.ledger import Kept, Ledger, piece_of
from bootpath.app.numbering import Numbers
from bootpath.app.pickled import dumped, loaded
from bootpath.disk.store import Store
from bootpath.disk.tree import Mark

_CHUNKS = 64


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


class Listed(NamedTuple):
    """The names of the sections of a group, and what was read to list them."""

    names: tuple[str, ...]
    read: Numbers


class SiteLedger(Ledger):
    """The last build of a site."""

    def __init__(self, store: Store | None) -> None:
        super().__init__(store, "site")

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
        """The sections by name, in plain tuples of what `Made` and `Written` have."""
        found: dict[str, Any] = {}
        for chunk in self._load(f"{self._space}.sections"):
            found.update(cast("dict[str, Any]", loaded(chunk)))
        return found

    def files(self) -> Iterator[tuple[Any, ...]]:
        """All files, as plain tuples of what `Written` has."""
        made = (files for files, _ in self.sections.values())
        return chain(self.static, self.last, chain.from_iterable(made))

    @property
    def whole(self) -> bool:
        """Whether every section that a group has is known."""
        return all(name in self.sections for group in self.groups for name in group.names)

    def paths(self) -> set[str]:
        """Where all files stand."""
        return {path for path, *_ in self.files()}

    @property
    def count(self) -> int:
        """How many files the site has."""
        return sum(1 for _ in self.files())

    def forget(self) -> None:
        """Begin anew, for a site that has nothing in common with the last but its files."""
        super().forget()
        self.static = self.last = ()
        self.groups, self.sections = [], {}

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

    def _pieces(self) -> dict[str, Kept]:
        pieces = super()._pieces()
        own = {
            "static": dumped(tuple(map(tuple, self.static))),
            "last": dumped(tuple(map(tuple, self.last))),
            "groups": dumped([tuple(one) for one in self.groups]),
        }
        chunks: dict[int, dict[str, Any]] = {number: {} for number in range(_CHUNKS)}
        for name, made in self.sections.items():
            chunks[_chunk(name)][name] = made
        return pieces | {
            self._space: (*pieces[self._space], *own.items()),
            f"{self._space}.sections": (
                (str(number), dumped(chunk))
                for number, chunk in chunks.items()
                if self._is_stale(f"sections.{number}")
            ),
        }


def _chunk(name: str) -> int:
    return piece_of(name, _CHUNKS)


def _written(files: Iterable[tuple[Any, ...]]) -> tuple[Written, ...]:
    return tuple(Written(*one) for one in files)
