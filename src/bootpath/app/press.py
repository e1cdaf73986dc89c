"""The press: sections of an edition become files below a directory, by one process or several."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from bootpath.app.numbering import Numbering, Numbers
from bootpath.app.site_ledger import Written
from bootpath.crew.pool import spread
from bootpath.crew.sent import Sent
from bootpath.disk.store import digest
from bootpath.disk.tree import Mark, Tree
from bootpath.site import Renderer
from bootpath.trace import Node, noted
from bootpath.views import Edition, Page, Sections, groups, is_listed

PAYS = 100
"""Below so many sections a second process costs more than it takes off the first."""

_PIECES = 24
"""So many pieces of work there are for each process: they take unlike times."""

_FEW, _OVERVIEWS = 10, 16
"""A group with at most one in so many of all sections is small; its work goes in smaller pieces."""


class Place(NamedTuple):
    """Where a section stands: in which group, and at which place in it, both from 0."""

    group: int
    at: int


class Pressed(NamedTuple):
    """A section that was made: its files, and what was read for them, in the numbers asked for."""

    place: Place
    files: tuple[Written, ...]
    read: Numbers


class Facetted(NamedTuple):
    """What was worked out of a decision on the way: the values of facets of a stage, by kind.

    With it comes what was read for all of them, in the numbers asked for.
    """

    stage: int
    slug: str
    values: dict[str, object]
    read: Numbers


class Group(NamedTuple):
    """The sections of a group, and what was read to list them."""

    sections: Sections
    read: frozenset[Node]


class Old(NamedTuple):
    """An earlier site at hand: where it lies, and the digest and the mark of each of its files."""

    root: str
    files: Mapping[str, tuple[bytes, Mark]]


@dataclass(frozen=True)
class Press(Sent):
    """What makes files: the pages of an edition, and the templates they are made with."""

    edition: Edition
    templates: Mapping[str, str]

    def group(self, number: int) -> Group:
        """The sections of a group, always in the same order."""
        if number not in self._groups:
            with noted() as read:
                listed = groups(self.edition)[number]
                sections = listed if isinstance(listed, Sections) else Sections(tuple(listed))
                len(sections)  # how many there are is read here, and not by the first of them
            self._groups[number] = Group(sections, frozenset(read))
        return self._groups[number]

    @cached_property
    def stages(self) -> dict[str, int]:
        """The number of the stage that a kind of facet is of."""
        stages = enumerate(self.edition.stages)
        return {facet.kind: number for number, stage in stages for facet in stage.facets}

    @cached_property
    def _groups(self) -> dict[int, Group]:
        return {}

    @cached_property
    def count(self) -> int:
        """How many groups there are."""
        return len(groups(self.edition))

    @cached_property
    def _renderer(self) -> Renderer:
        return _renderer(frozenset(self.templates.items()))

    def bytes_of(self, page: Page) -> bytes:
        """The content of a page's file; raises TemplateFault."""
        return self._renderer.bytes_of(page)

    def fill(
        self,
        places: Sequence[Place],
        tree: Tree,
        old: Old,
        numbering: Numbering,
        jobs: int,
        step: Callable[[], None],
    ) -> Iterator[Pressed | Facetted]:
        """Write the files of some sections below a tree that was planted.

        What was read comes in the numbers of `numbering`. Facets that another process worked out on
        the way are handed over too. A file that is as it was in the old site is the same file.
        `step` is called once for each file. Raises TemplateFault, LostWorker and DiskFault.
        """
        total = len(places)
        if jobs < 2 or total < PAYS:  # noqa: PLR2004 -- one process is this one
            for place in places:
                pressed = _pressed(self, tree, old, numbering, place)
                for _ in pressed.files:
                    step()
                yield pressed
            return
        pieces = _pieces(places, jobs)
        for part in spread(_press, _Work(self, tree.root, old), pieces, jobs):
            adopted = numbering.adopt(part.nodes)
            for made in part.made:
                for file in made.files if isinstance(made, Pressed) else ():
                    tree.admit(file.path)
                    step()
                yield made._replace(read=adopted(made.read))


@lru_cache(maxsize=2)
def _renderer(templates: frozenset[tuple[str, str]]) -> Renderer:
    """The same templates are compiled once, however often a site is built by this process."""
    return Renderer(dict(templates))


def _pieces(places: Sequence[Place], jobs: int) -> list[Sequence[Place]]:
    """The work in pieces: first that of small groups, whose sections gather much and take longest."""
    sections = Counter(place.group for place in places)
    few = [place for place in places if sections[place.group] * _FEW <= len(places)]
    many = [place for place in places if sections[place.group] * _FEW > len(places)]
    size = max(1, len(many) // (jobs * _PIECES))
    return [
        *(few[at : at + _OVERVIEWS] for at in range(0, len(few), _OVERVIEWS)),
        *(many[at : at + size] for at in range(0, len(many), size)),
    ]


class _Work(NamedTuple):
    press: Press
    root: str
    old: Old


class _Part(NamedTuple):
    """What came of a piece of work, and the nodes that it has numbers for."""

    made: list[Pressed | Facetted]
    nodes: dict[str, str]


def _press(work: _Work, places: Sequence[Place]) -> _Part:
    tree, library, numbering = Tree(work.root), work.press.edition.library, Numbering()
    holders = (library.corpus.facets, library.facets)
    with ExitStack() as stack:
        fresh = [stack.enter_context(facets.fresh()) for facets in holders]
        made: list[Pressed | Facetted] = [
            _pressed(work.press, tree, work.old, numbering, place) for place in places
        ]
    stages = work.press.stages
    together = defaultdict[tuple[int, str], tuple[dict[str, object], set[Node]]](
        lambda: ({}, set())
    )
    for facets, worked_out in zip(holders, fresh, strict=True):
        for (kind, slug), read in worked_out.items():
            values, nodes = together[stages[kind], slug]
            values[kind] = facets.get(kind, slug)
            nodes |= read
    for where, (values, nodes) in together.items():
        made.append(Facetted(*where, values, numbering.pack(nodes)))
    return _Part(made, numbering.kept())


def _pressed(press: Press, tree: Tree, old: Old, numbering: Numbering, place: Place) -> Pressed:
    files = []
    section = press.group(place.group).sections[place.at]
    with noted() as read:
        for page in section.make():
            content = press.bytes_of(page)
            files.append(put(tree, old, page.path, content, listed=is_listed(page)))
    return Pressed(place, tuple(files), numbering.pack(read))


def put(tree: Tree, old: Old, path: str, content: bytes, *, listed: bool = False) -> Written:
    """Make a file with this content: the old one, if it has the same."""
    digested = digest(content)
    known = old.files.get(path)
    if known is not None and known[0] == digested:
        (mark,) = tree.take([(path, known[1])], old.root)
        return Written(path, digested, listed, mark)
    return Written(path, digested, listed, tree.write(path, content))
