"""All records linked: lookups, back-links, chains and cycles. It answers and judges nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from bootpath.record import Decision, Milestone, Person, Term, Tracker
from bootpath.record.logo import Logo, NoLogo
from bootpath.shape import Shaped

LinkKind = Literal["depends-on", "conflicts-with", "supersedes", "amends", "relates-to"]
LINK_KINDS: tuple[LinkKind, ...] = (
    "depends-on",
    "conflicts-with",
    "supersedes",
    "amends",
    "relates-to",
)
SharedKind = Literal["tracker", "people", "milestones", "terms"]
SHARED: tuple[SharedKind, ...] = ("tracker", "people", "milestones", "terms")


class Link(NamedTuple):
    """A typed link as it was written: from one decision to another, `at` an index of its list."""

    kind: LinkKind
    source: str
    target: str
    at: int


class Choice(NamedTuple):
    """An option of a decision, by their keys."""

    slug: str
    option: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision with its slug, its file, and what the shape stage left out of it."""

    slug: str
    path: str
    decision: Decision
    shaped: Shaped

    def links(self) -> Iterator[Link]:
        """The links this decision writes, in the order of their kinds."""
        links = self.decision.links
        if links.model_fields_set:
            for kind in LINK_KINDS:
                for index, target in enumerate(getattr(links, kind.replace("-", "_"))):
                    yield Link(kind, self.slug, target, index)


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file that all decisions share: its path, the keys it defines, what could not be read.

    `keys` is None when the file could not be read: then nothing can be said to be missing in it.
    """

    path: str
    keys: Mapping[str, frozenset[str]] | None
    shaped: Shaped


_NOTHING = Shaped(None)


@dataclass(frozen=True)
class Corpus:
    """The records of one tracker.

    `unread` holds the slugs of files that could not be read at all: they exist, and nothing more
    is known of them. `files` holds the shared files that are there. `logo` is the tracker's, or
    why it cannot be shown; None when there is none, or it was not looked for.
    """

    entries: tuple[Entry, ...] = ()
    unread: frozenset[str] = frozenset()
    files: Mapping[SharedKind, SharedFile] = field(default_factory=dict)
    logo: Logo | NoLogo | None = None

    @property
    def whole(self) -> bool:
        """Whether every record was read completely."""
        return (
            not self.unread
            and not any(entry.shaped.removed for entry in self.entries)
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
        for entry in self.entries:
            yield entry.path, entry.shaped

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
    def aliases(self) -> dict[str, str]:
        """Former slug → slug of the decision that bears it now."""
        return {alias: entry.slug for entry in self.entries for alias in entry.decision.aliases}

    def entry(self, slug: str) -> Entry | None:
        """The decision with a slug, or with a former slug; None when there is none to read."""
        return self.by_slug.get(self.aliases.get(slug, slug)) or self.by_slug.get(slug)

    def knows(self, slug: str) -> bool:
        """Whether a decision of this name exists, be it readable or not."""
        return slug in self.by_slug or slug in self.aliases or slug in self.unread

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """Every name a link may use, sorted."""
        return tuple(sorted({*self.by_slug, *self.aliases, *self.unread}))

    @cached_property
    def backlinks(self) -> dict[str, tuple[Link, ...]]:
        """For each decision the links that others write to it."""
        found: dict[str, list[Link]] = {}
        for entry in self.entries:
            for link in entry.links():
                target = self.entry(link.target)
                if target:
                    found.setdefault(target.slug, []).append(link)
        return {slug: tuple(links) for slug, links in found.items()}

    @cached_property
    def exclusions(self) -> dict[Choice, tuple[Choice, ...]]:
        """For each option that cannot be had together with others those others.

        It counts in both directions, whichever side wrote it; what does not exist is left out.
        """
        found: dict[Choice, dict[Choice, None]] = {}
        for entry in self.entries:
            for key, option in entry.decision.options.items():
                for one in option.excludes:
                    target = self.entry(one.decision)
                    if target and target is not entry and one.option in target.decision.options:
                        here, there = Choice(entry.slug, key), Choice(target.slug, one.option)
                        found.setdefault(here, {})[there] = None
                        found.setdefault(there, {})[here] = None
        return {choice: tuple(others) for choice, others in found.items()}

    def successors(self, slug: str) -> tuple[str, ...]:
        """The decisions that say they supersede this one."""
        links = self.backlinks.get(slug, ())
        return tuple(link.source for link in links if link.kind == "supersedes")

    def cycles(self, kind: LinkKind) -> list[tuple[str, ...]]:
        """The groups of decisions that lead back to themselves by links of a kind.

        Each cycle is a path, beginning at its least slug, without the return to it. One cycle is
        given for each strongly connected component (Tarjan's algorithm, without recursion).
        """
        edges = {
            entry.slug: [
                target.slug
                for link in entry.links()
                if link.kind == kind
                and (target := self.entry(link.target))
                and target.slug != entry.slug
            ]
            for entry in self.entries
        }
        return sorted(_cycle(group, edges) for group in _components(edges) if len(group) > 1)

    @cached_property
    def citing_milestones(self) -> dict[str, tuple[str, ...]]:
        """Milestone → slugs of the decisions that wait for it or mention it, sorted."""
        found: dict[str, set[str]] = {}
        for entry in self.entries:
            for key in milestones_of(entry.decision):
                found.setdefault(key, set()).add(entry.slug)
        return {key: tuple(sorted(slugs)) for key, slugs in found.items()}


def milestones_of(decision: Decision) -> Iterator[str]:
    """The milestones a decision names, in its conditions and in conditional stances."""
    yield from decision.conditions
    for position in decision.positions:
        if position.milestone:
            yield position.milestone


def _components(edges: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Strongly connected components (Tarjan 1972), iteratively."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in edges:
        if root in index:
            continue
        work = [(root, iter(edges[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, targets = work[-1]
            following = next(targets, None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    at = stack.index(node)
                    group, stack[at:] = stack[at:], []
                    on_stack.difference_update(group)
                    yield group
            elif following not in index:
                index[following] = low[following] = len(index)
                stack.append(following)
                on_stack.add(following)
                work.append((following, iter(edges[following])))
            elif following in on_stack:
                low[node] = min(low[node], index[following])


def _cycle(group: Iterable[str], edges: Mapping[str, list[str]]) -> tuple[str, ...]:
    """A shortest path from the least slug of a component back to it."""
    members = set(group)
    start = min(members)
    paths: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for path in paths:
        for target in edges[path[-1]]:
            if target == start:
                return path
            if target in members and target not in seen:
                seen.add(target)
                paths.append((*path, target))
    raise AssertionError("a component of several nodes has a cycle through each")
