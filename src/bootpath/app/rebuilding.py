"""A site made anew from the one before: what nothing happened to is taken over as it lies there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from bootpath.app.ledger import Ledger, Made, Written
from bootpath.app.pickled import dumped, loaded
from bootpath.app.press import Old, Place, Press, put
from bootpath.app.revising import Revision, shelf_of
from bootpath.corpus import former_slugs
from bootpath.disk.tree import MARKER, Tree, marks
from bootpath.trace import Node
from bootpath.views import Edition, last_pages

_LAST = "last"
"""The name under which a ledger keeps the pages that come last."""


class Rebuild:
    """One build beside the last one, of which the ledger tells; `place` is where that lies."""

    def __init__(
        self,
        press: Press,
        static: Mapping[str, bytes],
        ledger: Ledger,
        base: bytes,
        place: str,
    ) -> None:
        self._press = press
        self._static = static
        self._ledger = ledger
        self._base = base
        self._marks = marks(place)
        self._old = Old(
            place,
            {
                file.path: (file.digest, file.mark)
                for file in self._files()
                if self._marks.get(file.path) == file.mark
            },
        )

    @property
    def count(self) -> int:
        """How many files the last site has."""
        return sum(1 for _ in self._files())

    def is_same(self, records: Mapping[str, str]) -> bool:
        """Whether everything is as it was, and the last site stands where it was put."""
        known = self._old.files
        return (
            self._ledger.base == self._base
            and self._ledger.records == _by_slug(records)
            and len(known) == self.count
            and self._marks.keys() - {MARKER} == known.keys()
        )

    def into(
        self,
        tree: Tree,
        records: Mapping[str, str],
        told: Callable[[], Edition],
        jobs: int,
        step: Callable[[], None],
    ) -> Ledger:
        """Make the site, and answer by what the next build can go on from.

        `told` gives the edition with what git remembers. Raises as `Press.fill` does.
        """
        by_slug = _by_slug(records)
        revision = self._revision(by_slug)
        ledger = Ledger(base=self._base, records=by_slug)
        if revision is not None:
            ledger.numbering = self._ledger.numbering
        ledger.static = tuple(
            put(tree, self._old, name, content) for name, content in sorted(self._static.items())
        )
        made = self._sections(tree, revision, ledger, jobs, step)
        listed = [file.path for one in made.values() for file in one.files if file.listed]
        last = (
            put(tree, self._old, page.path, self._press.bytes_of(page))
            for page in last_pages(told(), listed)
        )
        ledger.sections = {**made, _LAST: Made(tuple(last), b"")}
        self._keep_cards(ledger, revision)
        return ledger

    def _files(self) -> Iterator[Written]:
        sections = (one.files for one in self._ledger.sections.values())
        return chain(self._ledger.static, chain.from_iterable(sections))

    def _revision(self, records: Mapping[str, str]) -> Revision | None:
        """What is different now; None where nothing of the last build helps but its files."""
        if self._ledger.base != self._base or self._ledger.records.keys() != records.keys():
            return None
        if self._renamed(records):
            return None  # that may lead any link elsewhere
        return Revision(self._press.edition, self._ledger, records)

    def _renamed(self, records: Mapping[str, str]) -> bool:
        """Whether a decision got or lost a former slug."""
        corpus = self._press.edition.library.corpus
        before = self._ledger.facets[former_slugs.kind]
        return any(
            loaded(before[slug]) != corpus.by_slug[slug].decision.aliases
            for slug, digest in records.items()
            if self._ledger.records[slug] != digest
        )

    def _sections(
        self,
        tree: Tree,
        revision: Revision | None,
        ledger: Ledger,
        jobs: int,
        step: Callable[[], None],
    ) -> dict[str, Made]:
        """All sections by name in their order: those that may stay as they are, and the others."""
        names: list[tuple[str, ...]] = []
        wanted: list[Place] = []
        for number in range(self._press.count):
            before = self._ledger.groups[number] if revision else None
            if before is None or revision is None or revision.touches(before[1]):
                group = self._press.group(number)
                names.append(tuple(section.name for section in group.sections))
                ledger.groups.append((names[-1], ledger.numbering.pack(group.read)))
            else:
                names.append(before[0])
                ledger.groups.append(before)
            wanted += (
                Place(number, at)
                for at, name in enumerate(names[-1])
                if revision is None or not self._stays(name, revision)
            )
        made: dict[str, Made] = {}
        for one in self._press.fill(wanted, tree, self._old, jobs, step):
            read = ledger.numbering.pack(one.read)
            made[names[one.place.group][one.place.at]] = Made(one.files, read)
        for name in chain.from_iterable(names):
            if name not in made:
                kept = self._ledger.sections[name]
                made[name] = Made(tuple(self._taken(tree, kept.files)), kept.read)
        return {name: made[name] for name in chain.from_iterable(names)}

    def _stays(self, name: str, revision: Revision) -> bool:
        """Whether a section is as it was, and its files lie where they were put."""
        kept = self._ledger.sections.get(name)
        return (
            kept is not None
            and all(file.path in self._old.files for file in kept.files)
            and not revision.touches(kept.read)
        )

    def _taken(self, tree: Tree, files: Iterable[Written]) -> Iterator[Written]:
        for file in files:
            yield file._replace(mark=tree.take(file.path, self._old.root))

    def _keep_cards(self, ledger: Ledger, revision: Revision | None) -> None:
        """Keep the facets and the indexes, those that no page asked for as well."""
        edition = self._press.edition
        every = frozenset(entry.slug for entry in edition.library.corpus.entries)
        if revision is not None:
            ledger.facets, ledger.reads = self._ledger.facets, self._ledger.reads
        else:
            ledger.reads = [{} for _ in edition.stages]
        by_slug = edition.library.corpus.by_slug
        for number, stage in enumerate(edition.stages):
            fresh = every if revision is None else revision.made[number]
            read: dict[str, set[Node]] = {slug: set() for slug in fresh}
            for facet in stage.facets:
                kept = ledger.facets.setdefault(facet.kind, {})
                for slug in fresh:
                    kept[slug] = dumped(facet(stage.source, by_slug[slug]))
                    read[slug] |= stage.source.facets.read[Node(facet.kind, slug)]
            ledger.reads[number].update(
                (slug, ledger.numbering.pack(nodes)) for slug, nodes in read.items()
            )
            for index in stage.indexes:
                known = self._ledger.shelves.get(index.kind)
                stays = revision is not None and known is not None and not revision.gathered(index)
                ledger.shelves[index.kind] = known if stays and known else shelf_of(index)


def _by_slug(records: Mapping[str, str]) -> dict[str, str]:
    return {
        name.removesuffix(".yaml"): digest
        for name, digest in records.items()
        if not name.startswith("_")
    }
