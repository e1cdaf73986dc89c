"""All records linked: lookups, back-links, chains and cycles. It answers and judges nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Literal

from bootpath.corpus.cycles import cycles
from bootpath.corpus.entry import ENTRY, Choice, Entry, Later, Link, LinkKind
from bootpath.corpus.facets import excluded, former_slugs, links, milestones, options
from bootpath.crew.sent import Sent
from bootpath.facet import Facets, Index, as_held
from bootpath.record import Milestone, Person, Term, Tracker
from bootpath.record.logo import Logo, NoLogo
from bootpath.shape import Shaped
from bootpath.trace import EACH, Node, note

SharedKind = Literal["tracker", "people", "milestones", "terms"]
SHARED: tuple[SharedKind, ...] = ("tracker", "people", "milestones", "terms")

WHOLE = "whole"
"""The kind of node that says whether every record was read completely."""


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file that all decisions share: its path, the keys it defines, what could not be read.

    `keys` is None when the file could not be read: then nothing can be said to be missing in it.
    """

    path: str
    keys: Mapping[str, frozenset[str]] | None
    shaped: Shaped


@dataclass(frozen=True)
class Corpus(Sent):
    """The records of one tracker.

    `unread` holds the slugs of files that could not be read at all: they exist, and nothing more
    is known of them. `files` holds the shared files that are there. `logo` is the tracker's, or
    why it cannot be shown; None when there is none, or it was not looked for.
    """

    entries: tuple[Entry, ...] = ()
    unread: frozenset[str] = frozenset()
    files: Mapping[SharedKind, SharedFile] = field(default_factory=dict)
    logo: Logo | NoLogo | None = None
    facets: Facets = field(default_factory=Facets, init=False, compare=False, repr=False)

    def each(self) -> tuple[Entry, ...]:
        """The decisions, by slug; whoever goes through them depends on which there are."""
        note(Node(ENTRY, EACH))
        return self.entries

    @property
    def whole(self) -> bool:
        """Whether every record was read completely."""
        note(Node(WHOLE, EACH))
        return self._whole

    @cached_property
    def _whole(self) -> bool:
        return (
            not self.unread
            and not any(entry.is_damaged for entry in self.entries)
            and not any(file.shaped.removed or file.keys is None for file in self.files.values())
        )

    def shared_files(self) -> Iterator[tuple[str, Shaped]]:
        """The shared files that could be read, with their records."""
        for file in self.files.values():
            if file.shaped.record is not None:
                yield file.path, file.shaped

    def shaped_files(self) -> Iterator[tuple[str, Shaped]]:
        """Every record file that could be read, with its record."""
        yield from self.shared_files()
        for entry in self.each():
            yield entry.path, entry.shaped

    def paths(self) -> Iterator[str]:
        """The files whose records could be read."""
        yield from (path for path, _ in self.shared_files())
        yield from (entry.path for entry in self.entries)

    def at_hand(self, arrivals: list[Entry]) -> Iterator[Any]:
        """The records that were read by now; entries that are read later are added to `arrivals`."""
        for _, shaped in self.shared_files():
            yield shaped.record
        for entry in self.entries:
            if entry.known is not None:
                yield entry.known
            elif isinstance(entry.record, Later):
                entry.record.told = partial(arrivals.append, entry)

    @cached_property
    def tracker(self) -> Tracker:
        """The tracker's own record; one without a name when there is none."""
        found: Tracker | None = self._shared("tracker")
        return found or Tracker(title="Decisions")

    @cached_property
    def base_url(self) -> str | None:
        """Where the site will be published, with a slash at its end; None when not configured."""
        address = self.tracker.base_url
        if address and address.startswith(("https://", "http://")):
            return address.rstrip("/") + "/"
        return None

    @cached_property
    def people(self) -> dict[str, Person]:
        """Who spoke, by key."""
        found: dict[str, Person] = self._root("people")
        return found

    @cached_property
    def milestones(self) -> dict[str, Milestone]:
        """What may come true, by key."""
        found: dict[str, Milestone] = self._root("milestones")
        return found

    @cached_property
    def terms(self) -> dict[str, Term]:
        """The words of the discussion, by key."""
        found: dict[str, Term] = self._root("terms")
        return found

    def _shared(self, kind: SharedKind) -> Any:  # noqa: ANN401 -- one model a kind
        file = self.files.get(kind)
        return file.shaped.record if file else None

    def _root(self, kind: SharedKind) -> Any:  # noqa: ANN401 -- one model a kind
        found = self._shared(kind)
        return found.root if found else {}

    def keys(self, kind: SharedKind, section: str = "") -> frozenset[str] | None:
        """What a shared file defines, also where the definition is broken; None when unreadable."""
        file = self.files.get(kind)
        if file is None:
            return frozenset()
        return None if file.keys is None else file.keys.get(section, frozenset())

    @cached_property
    def by_slug(self) -> dict[str, Entry]:
        """The decisions by slug."""
        return {entry.slug: entry for entry in self.entries}

    @cached_property
    def aliases(self) -> Index[str, str, str]:
        """Former slug → slug of the decision that bears it now."""
        return Index(self.facets, "aliases", self._aliases, as_held)

    def _aliases(self) -> Mapping[str, str]:
        return {alias: entry.slug for entry in self.each() for alias in former_slugs(self, entry)}

    def entry(self, slug: str) -> Entry | None:
        """The decision with a slug, or with a former slug; None when there is none to read."""
        # when a former name comes or goes everything is worked out anew: nobody has to note that
        note(Node(ENTRY, slug))
        return self.by_slug.get(self.aliases.held.get(slug, slug)) or self.by_slug.get(slug)

    def has(self, slug: str) -> bool:
        """Whether there is a decision to read whose slug this is now."""
        note(Node(ENTRY, slug))
        return slug in self.by_slug

    def knows(self, slug: str) -> bool:
        """Whether a decision of this name exists, be it readable or not."""
        note(Node(ENTRY, slug))
        return slug in self.by_slug or slug in self.aliases.held or slug in self.unread

    @property
    def slugs(self) -> tuple[str, ...]:
        """Every name a link may use, sorted."""
        note(Node(ENTRY, EACH))
        return self._slugs

    @cached_property
    def _slugs(self) -> tuple[str, ...]:
        return tuple(sorted({*self.by_slug, *self.aliases.held, *self.unread}))

    @cached_property
    def backlinks(self) -> Index[str, tuple[Link, ...], tuple[Link, ...]]:
        """For each decision the links that others write to it."""
        return Index(self.facets, "backlinks", self._backlinks, as_held)

    def _backlinks(self) -> Mapping[str, tuple[Link, ...]]:
        found: dict[str, list[Link]] = {}
        for entry in self.each():
            for link in links(self, entry):
                target = self.entry(link.target)
                if target:
                    found.setdefault(target.slug, []).append(link)
        return {slug: tuple(written) for slug, written in found.items()}

    @cached_property
    def exclusions(self) -> Index[Choice, tuple[Choice, ...], tuple[Choice, ...]]:
        """For each option that cannot be had together with others those others.

        It counts in both directions, whichever side wrote it; what does not exist is left out.
        """
        return Index(self.facets, "exclusions", self._exclusions, as_held)

    def _exclusions(self) -> Mapping[Choice, tuple[Choice, ...]]:
        found: dict[Choice, dict[Choice, None]] = {}
        for entry in self.each():
            for key, other in excluded(self, entry):
                target = self.entry(other.slug)
                if target and target is not entry and other.option in options(self, target):
                    here, there = Choice(entry.slug, key), Choice(target.slug, other.option)
                    found.setdefault(here, {})[there] = None
                    found.setdefault(there, {})[here] = None
        return {choice: tuple(others) for choice, others in found.items()}

    def successors(self, slug: str) -> tuple[str, ...]:
        """The decisions that say they supersede this one, sorted."""
        links = self.backlinks.get(slug, ())
        return tuple(sorted(link.source for link in links if link.kind == "supersedes"))

    def cycles(self, kind: LinkKind) -> list[tuple[str, ...]]:
        """The groups of decisions that lead back to themselves by links of a kind.

        Each cycle is a path, beginning at its least slug, without the return to it.
        """
        edges = {
            entry.slug: [
                target.slug
                for link in links(self, entry)
                if link.kind == kind
                and (target := self.entry(link.target))
                and target.slug != entry.slug
            ]
            for entry in self.each()
        }
        return cycles(edges)

    @cached_property
    def citing_milestones(self) -> Index[str, tuple[str, ...], tuple[str, ...]]:
        """Milestone → slugs of the decisions that wait for it or mention it, sorted."""
        return Index(self.facets, "citing_milestones", self._citing_milestones, as_held)

    def _citing_milestones(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for entry in self.each():
            for key in milestones(self, entry):
                found.setdefault(key, set()).add(entry.slug)
        return {key: tuple(sorted(slugs)) for key, slugs in found.items()}

    @property
    def indexes(self) -> tuple[Index[Any, Any, Any], ...]:
        """The indexes of a corpus, none of which is made from another."""
        return (self.aliases, self.backlinks, self.exclusions, self.citing_milestones)
