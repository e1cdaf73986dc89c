"""A site made anew from the one before: what nothing happened to is taken over as it lies there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from bootpath.app.numbering import merged
from bootpath.app.press import Facetted, Old, Place, Press, put
from bootpath.app.reading import Reading
from bootpath.app.revising import Elsewhere, Revision, keep, revise
from bootpath.app.site_ledger import Listed, Made, SiteLedger, Written
from bootpath.disk.tree import MARKER, Mark, Tree
from bootpath.views import Edition, last_pages


class Rebuild:
    """One build beside the last one, of which the ledger tells; `place` is where that lies.

    `here` is what lies there, None where that is what the ledger has.
    """

    def __init__(
        self,
        press: Press,
        static: Mapping[str, bytes],
        ledger: SiteLedger,
        base: bytes,
        place: str,
        here: Mapping[str, Mark] | None,
    ) -> None:
        self._press = press
        self._static = static
        self._ledger = ledger
        self._base = base
        self._place = place
        self._here = here

    def _lies(self, files: Iterable[tuple[Any, ...]]) -> bool:
        """Whether some files lie as they were put."""
        here = self._here
        if here is not None:
            for path, _, _, mark in files:
                if here.get(path) != mark:
                    return False
        return True

    def is_same(self, reading: Reading) -> bool:
        """Whether everything is as it was, and the last site stands where it was put."""
        return (
            self._ledger.base == self._base
            and self._ledger.is_of(reading)
            and self._ledger.whole
            and (self._here is None or self._here.keys() - {MARKER} == self._ledger.paths())
            and self._lies(self._ledger.files())
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
        ledger = self._ledger
        edition = self._press.edition
        corpus = edition.library.corpus
        before, always = ledger.sections, (*ledger.static, *ledger.last)
        revision = revise(reading, edition.stages, ledger, self._base)
        wanted = self._wanted(revision)
        names = tuple(chain.from_iterable(group.names for group in ledger.groups))
        staying = ledger.sections.keys() & set(names) - set(map(self._name, wanted))
        replaced = [before[name][0] for name in before.keys() - staying]
        old = Old(self._place, self._at_hand(chain(always, *replaced)))
        tree.release(path for path, *_ in chain(always, *replaced))
        ledger.static = tuple(
            put(tree, old, name, content) for name, content in sorted(self._static.items())
        )
        made, elsewhere = self._made(tree, old, wanted, jobs, step)
        made.update(self._taken(tree, [name for name in names if name in staying]))
        ledger.put_sections(made, names)
        listed = [path for path, _, is_listed, _ in ledger.files() if is_listed]
        ledger.last = tuple(
            put(tree, old, page.path, self._press.bytes_of(page))
            for page in last_pages(told(), listed)
        )
        keep(corpus, edition.stages, ledger, revision, elsewhere)

    def _at_hand(self, files: Iterable[tuple[Any, ...]]) -> dict[str, tuple[bytes, Mark]]:
        """Those of some files of the last site that lie as they were put."""
        return {file[0]: (file[1], file[3]) for file in files if self._lies((file,))}

    def _name(self, place: Place) -> str:
        """The name of a section."""
        return self._ledger.groups[place.group].names[place.at]

    def _wanted(self, revision: Revision | None) -> list[Place]:
        """The sections that must be made; which there are, in groups, is taken into the ledger."""
        ledger = self._ledger
        before, ledger.groups = ledger.groups, []
        sections = ledger.sections
        all_read = {name: read for name, (_, read) in sections.items()}
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
                if name in touched or name not in sections or not self._lies(sections[name][0])
            )
        return wanted

    def _made(
        self,
        tree: Tree,
        old: Old,
        wanted: Sequence[Place],
        jobs: int,
        step: Callable[[], None],
    ) -> tuple[dict[str, Made], Elsewhere]:
        """The sections that must be made, by name, made.

        The second answer is what was read for the facets that other processes worked out.
        """
        ledger = self._ledger
        made: dict[str, Made] = {}
        elsewhere: Elsewhere = [{} for _ in self._press.edition.stages]
        for one in self._press.fill(wanted, tree, old, ledger.numbering, jobs, step):
            if isinstance(one, Facetted):
                for kind, value in one.values.items():
                    ledger.put_facet(kind, one.slug, value)
                reads = elsewhere[one.stage]
                reads[one.slug] = merged(reads.get(one.slug, b""), one.read)
                continue
            made[self._name(one.place)] = Made(one.files, one.read)
        return made, elsewhere

    def _taken(self, tree: Tree, names: Sequence[str]) -> Iterator[tuple[str, Made]]:
        """Take the files of some sections over, and give the sections whose files are others now.

        They are where files have to be copied.
        """
        if self._here is None:
            return  # they lie there
        sections = self._ledger.sections
        known = [(path, mark) for name in names for path, _, _, mark in sections[name][0]]
        here = iter(tree.take(known, self._place))
        for name in names:
            files, read = sections[name]
            found = list(islice(here, len(files)))
            if found != [mark for *_, mark in files]:
                pairs = zip(files, found, strict=True)
                taken = (
                    Written(path, digest, listed, mark) for (path, digest, listed, _), mark in pairs
                )
                yield name, Made(tuple(taken), read)
