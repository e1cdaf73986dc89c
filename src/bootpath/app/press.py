"""The press: sections of an edition become files below a directory, by one process or several."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bootpath.crew.pool import spread
from bootpath.crew.sent import Sent
from bootpath.disk.tree import Tree
from bootpath.site import Renderer
from bootpath.views import Edition, Page, Section, is_listed, sections

PAYS = 100
"""Below so many sections a second process costs more than it takes off the first."""

_PIECES = 24
"""So many pieces of work there are for each process: they take unlike times."""


class Made(NamedTuple):
    """A file that was made: its path, and whether search engines may list it."""

    path: str
    listed: bool


@dataclass(frozen=True)
class Press(Sent):
    """What makes files: the pages of an edition, and the templates they are made with."""

    edition: Edition
    templates: Mapping[str, str]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the edition, always in the same order."""
        return tuple(sections(self.edition))

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self.templates)

    def bytes_of(self, page: Page) -> bytes:
        """The content of a page's file; raises TemplateFault."""
        return self._renderer.bytes_of(page)

    def fill(self, tree: Tree, jobs: int, step: Callable[[], None]) -> Iterator[Made]:
        """Write the files of all sections below a tree that was planted, in the order of sections.

        `step` is called once for each file. Raises TemplateFault, LostWorker and DiskFault.
        """
        total = len(self.sections)
        if jobs < 2 or total < PAYS:  # noqa: PLR2004 -- one process is this one
            for made in _pages(self, tree, range(total)):
                step()
                yield made
            return
        size = max(1, total // (jobs * _PIECES))
        pieces = [range(at, min(at + size, total)) for at in range(0, total, size)]
        for part in spread(_write, _Work(self, tree.root), pieces, jobs):
            for made in part:
                tree.admit(made.path)
                step()
                yield made


class _Work(NamedTuple):
    press: Press
    root: str


def _write(work: _Work, numbers: range) -> list[Made]:
    return list(_pages(work.press, Tree(work.root), numbers))


def _pages(press: Press, tree: Tree, numbers: range) -> Iterator[Made]:
    for number in numbers:
        for page in press.sections[number].make():
            tree.write(page.path, press.bytes_of(page))
            yield Made(page.path, is_listed(page))
