"""The published records with their indexes: looked up once, read by every page."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from bootpath.corpus import Corpus, Entry
from bootpath.crew.sent import Sent
from bootpath.evidence import Evidence
from bootpath.facet import Facets
from bootpath.markup import Converter
from bootpath.picture import Panel, can_draw
from bootpath.record import Stance
from bootpath.standing import Standing
from bootpath.trace import EACH, Index, Node, note
from bootpath.views import panel
from bootpath.views.card import Standings, held, holders, speakers, state, subjects, tally
from bootpath.views.cited import Cited, Tally, every, of_shared, tallied
from bootpath.views.glossary import Glossary
from bootpath.views.page import Revision

PUBLISHED = "published"
"""The kind of node that the decisions which are published are."""

_SHORT_HASH = 12
_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Library(Sent):
    """A corpus with its evidence on a day, as the site shows it.

    Drafts are not published, nor is anything dated after the day.
    """

    corpus: Corpus
    evidence: Evidence
    today: date
    revision: Revision | None
    converter: Converter = field(repr=False)
    facets: Facets = field(default_factory=Facets, init=False, compare=False, repr=False)

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """The standing of every decision, by slug, each worked out when it is asked for."""
        return Standings(self.corpus, self.today)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The decisions that are published, by slug."""
        note(Node(PUBLISHED, EACH))
        return self._entries

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        by_slug = self.corpus.by_slug
        return tuple(by_slug[slug] for slug in sorted(self.published))

    @cached_property
    def published(self) -> Index[str, None]:
        """The slugs of the decisions that are published."""
        return Index(
            PUBLISHED,
            lambda: {e.slug: None for e in self.corpus.entries if state(self, e).word != "draft"},
        )

    @cached_property
    def _by_interest(self) -> Index[str, tuple[Entry, ...]]:
        return _entry_index(
            "by_interest", lambda: {EACH: tuple(sorted(self.entries, key=self._interest))}
        )

    @property
    def by_interest(self) -> tuple[Entry, ...]:
        """The decisions as a table lists them: those alive first, each half by latest activity."""
        return self._by_interest[EACH]

    def asked(self, slug: str) -> date:
        """The day on which a published decision was asked: each has one."""
        return state(self, self.corpus.by_slug[slug]).asked or date.min

    def _interest(self, entry: Entry) -> tuple[bool, int, str]:
        here = state(self, entry)
        latest = here.last_activity
        return (not here.alive, -latest.toordinal() if latest else 0, entry.slug)

    @cached_property
    def by_status(self) -> Index[str, tuple[Entry, ...]]:
        """The decisions of each status."""
        return _entry_index(
            "by_status", lambda: _grouped((state(self, e).word, e) for e in self.by_interest)
        )

    @cached_property
    def by_component(self) -> Index[str, tuple[Entry, ...]]:
        """The decisions about each component."""
        return _entry_index(
            "by_component",
            lambda: _grouped(
                (key, e) for e in self.by_interest for key in subjects(self, e).components
            ),
        )

    @cached_property
    def by_tag(self) -> Index[str, tuple[Entry, ...]]:
        """The decisions with each tag, by tag."""
        return _entry_index(
            "by_tag",
            lambda: dict(
                sorted(
                    _grouped(
                        (tag, e) for e in self.by_interest for tag in subjects(self, e).tags
                    ).items()
                )
            ),
        )

    @cached_property
    def by_person(self) -> Index[str, tuple[Entry, ...]]:
        """The decisions in which each person said something by the day, by slug."""
        return _entry_index(
            "by_person",
            lambda: _grouped((person, e) for e in self.entries for person in speakers(self, e)),
        )

    @cached_property
    def heard(self) -> Index[str, Mapping[str, tuple[Stance, ...]]]:
        """The stances in each decision, by slug and by person; by interest, the silent left out."""
        return Index(
            "heard",
            lambda: {e.slug: dict(found) for e in self.by_interest if (found := held(self, e))},
        )

    @cached_property
    def active(self) -> Index[str, None]:
        """The slugs of the decisions in which something happened within a year before the day."""
        return Index(
            "active",
            lambda: {
                e.slug: None
                for e in self.entries
                if (last := state(self, e).last_activity) and self.today - last <= _YEAR
            },
        )

    @cached_property
    def holding(self) -> Index[str, Mapping[Stance, int]]:
        """How many positions of each stance each person holds: the latest on each option."""
        return Index("holding", self._holding, lambda numbers: sorted(numbers.items()))

    def _holding(self) -> Mapping[str, Mapping[Stance, int]]:
        found: dict[str, Counter[Stance]] = {}
        for entry in self.entries:
            for person, stance in holders(self, entry):
                found.setdefault(person, Counter())[stance] += 1
        return found

    @cached_property
    def waiting(self) -> Index[str, tuple[Entry, ...]]:
        """The decisions that name each milestone as a condition."""
        return _entry_index(
            "waiting",
            lambda: _grouped((key, e) for e in self.entries for key in subjects(self, e).awaited),
        )

    @property
    def indexes(self) -> tuple[Index[Any, Any], ...]:
        """The indexes, each after those that it is made from."""
        return (
            self.published,
            self._by_interest,
            self.by_status,
            self.by_component,
            self.by_tag,
            self.by_person,
            self.heard,
            self.holding,
            self.waiting,
            self.active,
            self.panels,
            self._site_panel,
        )

    def cited(self) -> Iterator[Cited]:
        """Every citation of a mail that the site shows."""
        return every(self.corpus, self.evidence, self.entries, self.today)

    def tallies(self) -> Iterator[Tally]:
        """How the citations of each decision were checked, and those that decisions share."""
        yield self._shared_tally
        for entry in self.entries:
            yield tally(self, entry)

    @cached_property
    def _shared_tally(self) -> Tally:
        return tallied(of_shared(self.corpus, self.evidence, self.today))

    @cached_property
    def named(self) -> dict[str, str]:
        """The key of the person of a name, in lower case; a name of several people is nobody's."""
        keys: dict[str, set[str]] = {}
        for key, person in self.corpus.people.items():
            for name in (person.name, *person.former_names):
                keys.setdefault(name.casefold(), set()).add(key)
        return {name: next(iter(found)) for name, found in keys.items() if len(found) == 1}

    @cached_property
    def panels(self) -> Index[str, Panel]:
        """What the pictures of decisions say, by slug, for those that have one of their own."""
        return Index("panels", self._panels)

    def _panels(self) -> Mapping[str, Panel]:
        if self.base_url is None:
            return {}
        made = {
            entry.slug: panel.of_decision(self.corpus, entry, self.standings[entry.slug])
            for entry in self.by_interest[: panel.PICTURES]
        }
        return {slug: one for slug, one in made.items() if can_draw(one)}

    @property
    def site_panel(self) -> Panel | None:
        """What the picture of the whole site says, where the site's own address is configured."""
        return self._site_panel[EACH]

    @cached_property
    def _site_panel(self) -> Index[str, Panel | None]:
        return Index("site_panel", lambda: {EACH: self._of_site()})

    def _of_site(self) -> Panel | None:
        if self.base_url is None:
            return None
        numbers = {key: len(entries) for key, entries in self.by_status.items()}
        return panel.of_site(self.corpus, self.base_url, numbers)

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


def _entry_index(
    kind: str, work: Callable[[], Mapping[str, tuple[Entry, ...]]]
) -> Index[str, tuple[Entry, ...]]:
    return Index(kind, work, lambda entries: [entry.slug for entry in entries])


def _grouped(pairs: Iterator[tuple[str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for key, entry in pairs:
        found.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}
