"""A site made anew from the one before: what nothing happened to is taken over as it lies there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice

from bootpath.app.numbering import Numbers
from bootpath.app.press import Facetted, Old, Place, Press, put
from bootpath.app.reading import Reading
from bootpath.app.revising import Revision, keep, revise
from bootpath.app.site_ledger import Listed, Made, SiteLedger, Written
from bootpath.disk.tree import MARKER, Mark, Tree, marks
from bootpath.trace import Node
from bootpath.views import Edition, last_pages


class Rebuild:
    """One build beside the last one, of which the ledger tells; `place` is where that lies."""

    def __init__(
        self,
        press: Press,
        static: Mapping[str, bytes],
        ledger: SiteLedger,
        base: bytes,
        place: str,
    ) -> None:
        self._press = press
        self._static = static
        self._ledger = ledger
        self._base = base
        self._marks = marks(place)
        self._old = Old(place, self._at_hand())

    def _at_hand(self) -> dict[str, tuple[bytes, Mark]]:
        """The files of the last site that lie as they were put."""
        here = self._marks
        return {
            path: (digest, mark)
            for path, digest, _, mark in self._ledger.files()
            if here.get(path) == mark
        }

    def is_same(self, records: Mapping[str, str]) -> bool:
        """Whether everything is as it was, and the last site stands where it was put."""
        known = self._old.files
        return (
            self._ledger.base == self._base
            and self._ledger.records == records
            and self._ledger.whole
            and len(known) == self._ledger.count
            and self._marks.keys() - {MARKER} == known.keys()
        )

    def into(
        self,
        tree: Tree,
        reading: Reading,
        told: Callable[[], Edition],
        jobs: int,
        step: Callable[[], None],
    ) -> None:
        """Make the site, and take into the ledger what the next build can go on from.

        `told` gives the edition with what git remembers. Raises as `Press.fill` does.
        """
        ledger, old = self._ledger, self._old
        edition = self._press.edition
        corpus = edition.library.corpus
        revision = revise(reading, edition.stages, ledger, self._base)
        ledger.static = tuple(
            put(tree, old, name, content) for name, content in sorted(self._static.items())
        )
        elsewhere = self._sections(tree, revision, jobs, step)
        listed = [path for path, _, is_listed, _ in ledger.files() if is_listed]
        ledger.last = tuple(
            put(tree, old, page.path, self._press.bytes_of(page))
            for page in last_pages(told(), listed)
        )
        keep(corpus, edition.stages, ledger, revision, elsewhere)

    def _sections(
        self, tree: Tree, revision: Revision | None, jobs: int, step: Callable[[], None]
    ) -> dict[Node, Numbers]:
        """Make the sections that must be made, and take the others over.

        The answer is what was read for the facets that other processes worked out.
        """
        ledger = self._ledger
        before, ledger.groups = ledger.groups, []
        all_read = {name: read for name, (_, read) in ledger.sections.items()}
        touched = revision.touched(all_read) if revision else set()  # nothing is known then
        wanted: list[Place] = []
        for number in range(self._press.count):
            if revision is None or revision.touches(before[number].read):
                group = self._press.group(number)
                names = tuple(section.name for section in group.sections)
                ledger.groups.append(Listed(names, ledger.numbering.pack(group.read)))
            else:
                ledger.groups.append(before[number])
            wanted += (
                Place(number, at)
                for at, name in enumerate(ledger.groups[-1].names)
                if name in touched or not self._is_at_hand(name)
            )
        made: dict[str, Made] = {}
        elsewhere: dict[Node, Numbers] = {}
        for one in self._press.fill(wanted, tree, self._old, ledger.numbering, jobs, step):
            if isinstance(one, Facetted):
                ledger.put_facet(*one.node, one.value)
                elsewhere[one.node] = one.read
                continue
            name = ledger.groups[one.place.group].names[one.place.at]
            made[name] = Made(one.files, one.read)
        names = tuple(chain.from_iterable(group.names for group in ledger.groups))
        made.update(self._taken(tree, [name for name in names if name not in made]))
        ledger.put_sections(made, names)
        return elsewhere

    def _taken(self, tree: Tree, names: Sequence[str]) -> Iterator[tuple[str, Made]]:
        """Take the files of some sections over, and give the sections whose files are others now.

        They are where files have to be copied.
        """
        sections = self._ledger.sections
        known = [(path, mark) for name in names for path, _, _, mark in sections[name][0]]
        here = iter(tree.take(known, self._old.root))
        for name in names:
            files, read = sections[name]
            found = list(islice(here, len(files)))
            if found != [mark for *_, mark in files]:
                pairs = zip(files, found, strict=True)
                taken = (
                    Written(path, digest, listed, mark) for (path, digest, listed, _), mark in pairs
                )
                yield name, Made(tuple(taken), read)

    def _is_at_hand(self, name: str) -> bool:
        """Whether the files of a section are known, and lie where they were put."""
        kept = self._ledger.sections.get(name)
        return kept is not None and all(file[0] in self._old.files for file in kept[0])
