"""What became different since the last run: which nodes, found without reading what is the same."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from bootpath.app.ledger import Ledger, Shelf
from bootpath.app.numbering import Numbers, among, merged, unpack
from bootpath.app.reading import Reading
from bootpath.corpus import COURSE, ENTRY, RECORD, WHOLE, Corpus
from bootpath.crew.pool import spread
from bootpath.disk.store import digest
from bootpath.disk.versions import program
from bootpath.facet import Gathered, Index, Stage
from bootpath.trace import EACH, Node

_PIECE = 100
"""So many entries are worked on at a time."""


Elsewhere = list[dict[str, Numbers]]
"""What was read for facets that other processes worked out, by stage and slug; it may be empty."""


class _Before:
    """The facets and indexes of the last run that are still right."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.stale: dict[str, set[str]] = {}
        """For each kind of facet the entries of which it is made anew."""
        self.old: set[str] = set()
        """Kinds of indexes that are gathered anew."""

    def facet(self, kind: str, slug: str) -> Any:  # noqa: ANN401 -- a value of any facet
        if slug in self.stale.get(kind, ()):
            raise KeyError(slug)
        return self._ledger.facet(kind, slug)

    def index(self, kind: str) -> Gathered | None:
        return None if kind in self.old else self._ledger.shelf(kind)


class Compared(NamedTuple):
    """The decisions whose files are not as they were: different, new and gone ones, by slug."""

    different: set[str]
    new: set[str]
    gone: set[str]


class Revision:
    """Records beside those of the last run, on the same base.

    Making it works out the facets of the entries that are not as they were, and gathers the indexes
    that depend on facets which came out different. `changed` are the nodes that did.
    """

    def __init__(
        self, reading: Reading, compared: Compared, stages: Sequence[Stage], ledger: Ledger
    ) -> None:
        self._corpus = reading.corpus
        self._ledger = ledger
        self._before = _Before(ledger)
        self._new = compared.new
        self.changed = set(_presence(reading, compared, ledger))
        self.made: list[frozenset[str]] = []
        """For each stage the entries whose facets were made anew."""
        for stage in stages:
            stage.source.facets.before = self._before
        kinds = [facet.kind for stage in stages for facet in stage.facets]
        for slug in compared.gone:
            ledger.drop(slug, kinds)
            self.changed.update(Node(kind, slug) for kind in (RECORD, COURSE, *kinds))
        for slug in compared.different | compared.new:
            before = reading.earlier(ledger.records.get(slug, ""))
            self.changed.update(self._corpus.by_slug[slug].changes(before))
        for number, stage in enumerate(stages):
            self._renew(stage, compared.different | compared.new | self._touched(number))
            for index in stage.indexes:
                self._gather(index)

    def gathered(self, index: Index[Any, Any, Any]) -> bool:
        """Whether an index had to be gathered anew."""
        return index.kind in self._before.old

    def touches(self, numbers: Numbers) -> bool:
        """Whether anything of what was read is different now."""
        return not self._numbers.isdisjoint(unpack(numbers))

    def touched(self, all_read: Mapping[str, Numbers]) -> set[str]:
        """The names of those that read anything that is different now."""
        return among(self._numbers, all_read)

    @cached_property
    def _numbers(self) -> set[int]:
        return self._ledger.numbering.numbers(self.changed)

    def _touched(self, stage: int) -> set[str]:
        """The entries whose facets were worked out from something that is different now."""
        different = self._ledger.numbering.numbers(self.changed)
        return among(different, self._ledger.reads[stage]) if different else set()

    def _renew(self, stage: Stage, slugs: set[str]) -> None:
        """Make the facets of some entries anew, and see which came out different."""
        self.made.append(frozenset(slugs))
        by_slug = self._corpus.by_slug
        for facet in stage.facets:
            self._before.stale[facet.kind] = slugs
            for slug in slugs:
                value = facet.make(stage.source, by_slug[slug])
                if slug in self._new or value != self._ledger.facet(facet.kind, slug):
                    self.changed.add(Node(facet.kind, slug))

    def _gather(self, index: Index[Any, Any, Any]) -> None:
        """Gather an index anew if it must be, and see which of its keys came out different."""
        if not self.changed:
            return
        made_from = self._ledger.kinds[index.kind]
        if made_from.isdisjoint(node.kind for node in self.changed):
            return
        self._before.old.add(index.kind)
        shelf = self._ledger.shelf(index.kind)
        assert shelf is not None  # noqa: S101 -- a ledger that knows anything knows it
        was, now = shelf.held, index.held
        different = {
            str(key)
            for key in was.keys() | now.keys()
            if key not in was or key not in now or was[key] != now[key]
        }
        if different or list(was) != list(now):
            self.changed.update(Node(index.kind, key) for key in (*different, EACH))


def base_of(reading: Reading, *more: object) -> bytes:
    """Sixteen bytes that differ where anything does that all that is worked out depends on.

    That is the program, what a reading has besides decisions, and `more`, told apart by `repr`.
    """
    return digest(program(), reading.besides, repr(more).encode(errors="surrogateescape"))


def _compared(reading: Reading, ledger: Ledger) -> Compared:
    was, now = ledger.records, reading.decisions
    new, gone = now.keys() - was.keys(), was.keys() - now.keys()
    different = {slug for slug, digested in now.items() if was.get(slug) != digested} - new
    return Compared(different, new, gone)


def _presence(reading: Reading, compared: Compared, ledger: Ledger) -> Iterator[Node]:
    """What is different in which decisions there are, and whether all of them could be read."""
    was, now = ledger.unread, reading.unread
    if names := compared.new | compared.gone | (was.slugs ^ now.slugs):
        yield from (Node(ENTRY, name) for name in (*names, EACH))
    if was.whole != now.whole:
        yield Node(WHOLE, EACH)


def revise(
    reading: Reading, stages: Sequence[Stage], ledger: Ledger, base: bytes
) -> Revision | None:
    """What is different now; None where nothing that the ledger knows can help.

    Then the ledger forgets what it knew.
    """
    if ledger.base != base:
        ledger.forget()
        return None
    compared = _compared(reading, ledger)
    for slug in compared.different | compared.new | compared.gone:
        entry = reading.corpus.by_slug.get(slug)
        before = () if slug in compared.new else ledger.facet("former_slugs", slug)
        if before != (entry.decision.aliases if entry else ()):
            ledger.forget()  # that may lead any link elsewhere
            return None
    return Revision(reading, compared, stages, ledger)


def keep(
    corpus: Corpus,
    stages: Sequence[Stage],
    ledger: Ledger,
    revision: Revision | None,
    elsewhere: Elsewhere,
) -> None:
    """Take the facets and indexes into the ledger, those that nobody asked for as well.

    Of those that other processes worked out it has the values.
    """
    if not ledger.keeps:
        return
    by_slug = corpus.by_slug
    for number, stage in enumerate(stages):
        fresh = by_slug.keys() if revision is None else revision.made[number]
        known = elsewhere[number] if elsewhere else {}
        packed: dict[str, Numbers] = {}
        for slug in fresh:
            read: set[Node] = set()
            for facet in stage.facets:
                if revision is None and ledger.holds(facet.kind, slug):
                    continue
                value = facet(stage.source, by_slug[slug])
                node = Node(facet.kind, slug)
                if node not in stage.source.facets.read:
                    # it came from the ledger of a check: for what was read it is made again
                    value = facet.make(stage.source, by_slug[slug])
                ledger.put_facet(facet.kind, slug, value)
                read |= stage.source.facets.read[node]
            packed[slug] = merged(known.get(slug, b""), ledger.numbering.pack(read))
        ledger.put_reads(number, packed)
        for index in stage.indexes:
            if revision is None or revision.gathered(index):
                ledger.put_shelf(index.kind, Shelf(index.held, index.kinds))


class Staged(Protocol):
    """Something that has facets and indexes in stages."""

    @property
    def corpus(self) -> Corpus:
        """The records."""

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages, always in the same order."""


def work_out(whole: Staged, jobs: int, ledger: Ledger) -> Elsewhere:
    """Work all facets out by several processes, and the indexes of a stage after its facets.

    The ledger gets the facets; the answer is what was read for them.
    """
    packed: Elsewhere = []
    if jobs < 2:  # noqa: PLR2004 -- one process is this one: it works out what it needs
        return packed
    for number, stage in enumerate(whole.stages):
        packed.append({})
        slugs = tuple(whole.corpus.by_slug)
        pieces = [(number, slugs[at : at + _PIECE]) for at in range(0, len(slugs), _PIECE)]
        for part in spread(_worked_out, whole, pieces, jobs):
            for slug, values, read in part:
                packed[number][slug] = ledger.numbering.pack(read)
                for facet, value in zip(stage.facets, values, strict=True):
                    stage.source.facets.put(Node(facet.kind, slug), value, read)
                    ledger.put_facet(facet.kind, slug, value)
        for index in stage.indexes:
            assert index.held is not None  # noqa: S101 -- it is gathered by now
    return packed


def _worked_out(
    whole: Staged, piece: tuple[int, tuple[str, ...]]
) -> list[tuple[str, tuple[object, ...], frozenset[Node]]]:
    number, slugs = piece
    stage = whole.stages[number]
    by_slug = whole.corpus.by_slug
    found = []
    for slug in slugs:
        values = tuple(facet(stage.source, by_slug[slug]) for facet in stage.facets)
        facets = stage.source.facets
        read = frozenset[Node]().union(
            *(facets.read[Node(facet.kind, slug)] for facet in stage.facets)
        )
        found.append((slug, values, read))
    return found
