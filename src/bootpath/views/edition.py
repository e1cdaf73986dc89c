"""One edition of the site: the library on a day, and what many of its pages share."""

from dataclasses import dataclass
from functools import cached_property

from bootpath.corpus import FACETS as CORPUS_FACETS
from bootpath.corpus import Corpus
from bootpath.crew.sent import Sent
from bootpath.diagnostic import Code
from bootpath.facet import Stage
from bootpath.views.almanac import Almanac, past
from bootpath.views.api import brief
from bootpath.views.calendar import Agenda, agenda
from bootpath.views.card import FACETS as CARD_FACETS
from bootpath.views.changes import Log
from bootpath.views.chronicle import Chronicle
from bootpath.views.glance import FACETS as GLANCE_FACETS
from bootpath.views.library import Library
from bootpath.views.search import Layout, layout
from bootpath.views.searched import FACETS as FINDER_FACETS
from bootpath.views.searched import Finder
from bootpath.views.vantage import Vantage
from bootpath.views.voice import Voices, uttered, voices


@dataclass(frozen=True)
class Edition(Sent):
    """What the pages are made from: the library, the checks that there are, what git remembers.

    `log` is None when git could not be asked.
    """

    library: Library
    codes: tuple[Code, ...]
    log: Log | None

    @property
    def corpus(self) -> Corpus:
        """The records."""
        return self.library.corpus

    @property
    def stages(self) -> tuple[Stage, ...]:
        """All facets and indexes, each after those that it is made from."""
        library = self.library
        corpus = library.corpus
        return (
            Stage(corpus, CORPUS_FACETS, corpus.indexes),
            Stage(library, CARD_FACETS, library.indexes),
            Stage(library, (*GLANCE_FACETS, brief, uttered), (self.voices, self.agenda)),
            Stage(
                self.days,
                (past,),
                (self.days.index, self.chronicle.by_year, self.finder.numbers),
            ),
            Stage(self.finder, FINDER_FACETS, (self.search_parts,)),
        )

    @cached_property
    def top(self) -> Vantage:
        """The library as seen from the root of the site."""
        return Vantage(self.library, "")

    @cached_property
    def below(self) -> Vantage:
        """The library as seen from a folder."""
        return Vantage(self.library, "../")

    @cached_property
    def deep(self) -> Vantage:
        """The library as seen from a folder inside a folder."""
        return Vantage(self.library, "../../")

    @cached_property
    def days(self) -> Almanac:
        """The days on which something happened."""
        return Almanac(self.library)

    @cached_property
    def voices(self) -> Voices:
        """What each person said."""
        return voices(self.library)

    @cached_property
    def agenda(self) -> Agenda:
        """What is due."""
        return agenda(self.library)

    @cached_property
    def chronicle(self) -> Chronicle:
        """Everything dated, oldest first."""
        return Chronicle(self.days)

    @cached_property
    def finder(self) -> Finder:
        """What decisions are found by."""
        return Finder(self.days)

    @cached_property
    def search_parts(self) -> Layout:
        """How the index of the search is divided."""
        return layout(self.finder)
