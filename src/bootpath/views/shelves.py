"""The indexes of a library: its published decisions by what pages look them up by."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from bootpath.corpus import Corpus, Entry
from bootpath.evidence import Evidence
from bootpath.facet import Facets, Index, as_held
from bootpath.picture import Panel, can_draw
from bootpath.record import Stance
from bootpath.standing import Standing
from bootpath.trace import EACH, Node, note
from bootpath.views import panel
from bootpath.views.card import Standings, held, holders, speakers, state, subjects

PUBLISHED = "published"
"""The kind of node that the decisions which are published are."""

_YEAR = timedelta(days=366)

Slugs = tuple[str, ...]
ByEntries = Index[str, Slugs, tuple[Entry, ...]]
"""Decisions by a key: their slugs are held, their entries are shown."""


class Shelves:
    """What a library is, as far as its decisions are looked up."""

    corpus: Corpus
    evidence: Evidence
    today: date
    facets: Facets

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
        return self._shown(tuple(self.published))

    @cached_property
    def published(self) -> Index[str, None, None]:
        """The slugs of the decisions that are published."""
        return Index(
            self.facets,
            PUBLISHED,
            lambda: dict.fromkeys(
                sorted(e.slug for e in self.corpus.each() if state(self, e).word != "draft")
            ),
            as_held,
        )

    @property
    def by_interest(self) -> tuple[Entry, ...]:
        """The decisions as a table lists them: those alive first, each half by latest activity."""
        return self._by_interest.get(EACH, ())

    @cached_property
    def _by_interest(self) -> ByEntries:
        return self._by("by_interest", lambda: ((EACH, one) for one in self._ordered()))

    def _ordered(self) -> list[Entry]:
        return sorted(self.entries, key=self._interest)

    def asked(self, slug: str) -> date:
        """The day on which a published decision was asked: each has one."""
        return state(self, self.corpus.by_slug[slug]).asked or date.min

    def _interest(self, entry: Entry) -> tuple[bool, int, str]:
        here = state(self, entry)
        latest = here.last_activity
        return (not here.alive, -latest.toordinal() if latest else 0, entry.slug)

    @cached_property
    def by_status(self) -> ByEntries:
        """The decisions of each status."""
        return self._by("by_status", lambda: ((state(self, e).word, e) for e in self.by_interest))

    @cached_property
    def by_component(self) -> ByEntries:
        """The decisions about each component."""
        return self._by(
            "by_component",
            lambda: ((key, e) for e in self.by_interest for key in subjects(self, e).components),
        )

    @cached_property
    def by_tag(self) -> ByEntries:
        """The decisions with each tag, by tag."""
        return self._by(
            "by_tag",
            lambda: sorted(
                ((tag, e) for e in self.by_interest for tag in subjects(self, e).tags),
                key=lambda pair: pair[0],
            ),
        )

    @cached_property
    def by_person(self) -> ByEntries:
        """The decisions in which each person said something by the day, by slug."""
        return self._by(
            "by_person", lambda: ((who, e) for e in self.entries for who in speakers(self, e))
        )

    @cached_property
    def waiting(self) -> ByEntries:
        """The decisions that name each milestone as a condition."""
        return self._by(
            "waiting", lambda: ((key, e) for e in self.entries for key in subjects(self, e).awaited)
        )

    @cached_property
    def heard(
        self,
    ) -> Index[str, Mapping[str, tuple[Stance, ...]], Mapping[str, tuple[Stance, ...]]]:
        """The stances in each decision, by slug and by person; by interest, the silent left out."""
        return Index(
            self.facets,
            "heard",
            lambda: {e.slug: dict(found) for e in self.by_interest if (found := held(self, e))},
            as_held,
        )

    @cached_property
    def active(self) -> Index[str, None, None]:
        """The slugs of the decisions in which something happened within a year before the day."""
        return Index(
            self.facets,
            "active",
            lambda: {
                e.slug: None
                for e in self.entries
                if (last := state(self, e).last_activity) and self.today - last <= _YEAR
            },
            as_held,
        )

    @cached_property
    def holding(self) -> Index[str, Mapping[Stance, int], Mapping[Stance, int]]:
        """How many positions of each stance each person holds: the latest on each option."""
        return Index(self.facets, "holding", self._holding, as_held)

    def _holding(self) -> Mapping[str, Mapping[Stance, int]]:
        found: dict[str, Counter[Stance]] = {}
        for entry in self.entries:
            for person, stance in holders(self, entry):
                found.setdefault(person, Counter())[stance] += 1
        return {person: dict(numbers) for person, numbers in found.items()}

    @cached_property
    def panels(self) -> Index[str, Panel, Panel]:
        """What the pictures of decisions say, by slug, for those that have one of their own."""
        return Index(self.facets, "panels", self._panels, as_held)

    def _panels(self) -> Mapping[str, Panel]:
        if self.corpus.base_url is None:
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
    def _site_panel(self) -> Index[str, Panel | None, Panel | None]:
        return Index(self.facets, "site_panel", lambda: {EACH: self._of_site()}, as_held)

    def _of_site(self) -> Panel | None:
        base = self.corpus.base_url
        if base is None:
            return None
        numbers = {key: len(entries) for key, entries in self.by_status.items()}
        return panel.of_site(self.corpus, base, numbers)

    @property
    def indexes(self) -> tuple[Index[Any, Any, Any], ...]:
        """The indexes, each after those that it is made from."""
        return (
            self.published,
            self._by_interest,
            self.by_status,
            self.by_component,
            self.by_tag,
            self.by_person,
            self.waiting,
            self.heard,
            self.active,
            self.holding,
            self.panels,
            self._site_panel,
        )

    def _by(self, kind: str, work: Callable[[], Iterable[tuple[str, Entry]]]) -> ByEntries:
        return Index(self.facets, kind, lambda: _grouped(work()), self._shown)

    def _shown(self, slugs: Slugs) -> tuple[Entry, ...]:
        by_slug = self.corpus.by_slug
        return tuple(by_slug[slug] for slug in slugs)


def _grouped(pairs: Iterable[tuple[str, Entry]]) -> dict[str, Slugs]:
    found: dict[str, list[str]] = {}
    for key, entry in pairs:
        found.setdefault(key, []).append(entry.slug)
    return {key: tuple(slugs) for key, slugs in found.items()}
