"""The published records with their indexes: looked up once, read by every page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bootpath.corpus import Corpus, Entry
from bootpath.crew.sent import Sent
from bootpath.evidence import Evidence
from bootpath.facet import Facets
from bootpath.markup import Converter
from bootpath.views.card import cites, tally
from bootpath.views.cited import Cited, Citing, Tally, citings, of_decision, of_shared, tallied
from bootpath.views.glossary import Glossary
from bootpath.views.page import Revision
from bootpath.views.shelves import Shelves

_SHORT_HASH = 12


@dataclass(frozen=True)
class Library(Shelves, Sent):
    """A corpus with its evidence on a day, as the site shows it.

    Drafts are not published, nor is anything dated after the day.
    """

    corpus: Corpus
    evidence: Evidence
    today: date
    revision: Revision | None
    converter: Converter = field(repr=False)
    facets: Facets = field(default_factory=Facets, init=False, compare=False, repr=False)

    def citings(self) -> Iterator[Citing]:
        """Every citation of a mail that the site shows, as far as it is sorted by."""
        yield from citings(self._shared)
        for entry in self.entries:
            yield from cites(self, entry)

    def cited(self, slug: str | None) -> tuple[Cited, ...]:
        """The citations of a decision, or without a slug those of what all share."""
        if slug is None:
            return self._shared
        return tuple(of_decision(self.evidence, self.corpus.by_slug[slug], self.today))

    @cached_property
    def _shared(self) -> tuple[Cited, ...]:
        return tuple(of_shared(self.corpus, self.evidence, self.today))

    def tallies(self) -> Iterator[Tally]:
        """How the citations of each decision were checked, and those that decisions share."""
        yield tallied(self._shared)
        for entry in self.entries:
            yield tally(self, entry)

    @cached_property
    def named(self) -> dict[str, str]:
        """The key of the person of a name, in lower case; a name of several people is nobody's."""
        keys: dict[str, set[str]] = {}
        for key, person in self.corpus.people.items():
            for name in (person.name, *person.former_names):
                keys.setdefault(name.casefold(), set()).add(key)
        return {name: next(iter(found)) for name, found in keys.items() if len(found) == 1}

    @cached_property
    def glossary(self) -> Glossary:
        """The terms, as they are found in prose."""
        return Glossary(self.corpus.terms)

    @property
    def short_revision(self) -> str | None:
        """The revision as a reader cites it."""
        if self.revision is None:
            return None
        commit = self.revision.commit[:_SHORT_HASH]
        return f"{commit}, with changes since" if self.revision.changed else commit

    @property
    def base_url(self) -> str | None:
        """Where the site will be published, with a slash at its end; None when not configured."""
        return self.corpus.base_url


def record_file(entry: Entry) -> str:
    """The file of a record as people name it: its folder and its name, wherever they stand."""
    return "/".join(entry.path.rsplit("/", 2)[-2:])
