"""Everything dated in all published decisions, oldest first, each with a name that never changes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from itertools import groupby
from typing import NamedTuple
from uuid import UUID, uuid5

from bootpath.corpus import Entry, former_slugs
from bootpath.facet import Index
from bootpath.markup import plain
from bootpath.record import Fact, Milestone
from bootpath.views.almanac import Almanac
from bootpath.views.history import Dated
from bootpath.views.library import Library
from bootpath.views.page import Ref
from bootpath.views.vantage import Vantage
from bootpath.views.words import clipped

CLIP = 110
"""So many characters of a question, an answer or an event stand in a line."""

_OURS = UUID("4a51f0c3-ba4d-4a91-bd07-5f8a37388bed")
"""The namespace of our names (RFC 9562, version 5); any other value would repeat every entry."""


class Dot(NamedTuple):
    """A moment without what there is to say of it."""

    day: date
    slugs: tuple[str, ...]
    key: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A dated entry of a decision, or the day on which a milestone was met or given up.

    `slugs` are the decisions it is about: one, or all that name the milestone. `key` is the
    milestone's. `at` is its place among the entries of its decision, or tells met from given up.
    """

    day: date
    slugs: tuple[str, ...]
    key: str | None
    at: int
    told: Callable[[], Dated] = field(repr=False, compare=False)

    @property
    def entry(self) -> Dated:
        """What there is to say of it: the record is read for it."""
        return self.told()


class Words(NamedTuple):
    """A moment in words: who, what they did, about what (an option's title), and a text, cut."""

    who: str | None
    what: str
    about: str | None
    text: str | None


@dataclass(frozen=True)
class Chronicle:
    """Every moment up to the library's day: by day, then by slug, then as the record has it."""

    almanac: Almanac

    @property
    def library(self) -> Library:
        """The library."""
        return self.almanac.library

    @cached_property
    def by_year(self) -> Index[int, tuple[Dot, ...], tuple[Moment, ...]]:
        """The moments of each year that has any."""
        return Index(self.library.facets, "moments", self._by_year, self._shown)

    def moment(self, dot: Dot) -> Moment:
        """A moment with what there is to say of it."""
        return Moment(*dot, partial(self._told, dot))

    def latest(self) -> Iterator[Moment]:
        """All of them, the last first."""
        for year in reversed(tuple(self.by_year)):
            yield from reversed(self.by_year[year])

    def of(self, entry: Entry) -> tuple[Moment, ...]:
        """Those that are about one decision."""
        found = [*self._entries(entry)]
        found += [one for one in self._milestones if entry.slug in one.slugs]
        return self._shown(sorted(found, key=_day))

    def _by_year(self) -> Mapping[int, tuple[Dot, ...]]:
        found = [one for entry in self.library.entries for one in self._entries(entry)]
        found += self._milestones
        # The sort is stable: within a day the decisions stay in their order, the milestones last.
        found.sort(key=_day)
        return {year: tuple(held) for year, held in groupby(found, lambda dot: dot.day.year)}

    def _shown(self, dots: Iterable[Dot]) -> tuple[Moment, ...]:
        return tuple(map(self.moment, dots))

    def _entries(self, entry: Entry) -> Iterator[Dot]:
        for at, day in enumerate(self.almanac.pasts[entry.slug].dates):
            yield Dot(day, (entry.slug,), None, at)

    def _told(self, dot: Dot) -> Dated:
        if dot.key:
            milestone = self.library.corpus.milestones[dot.key]
            _, what, fact = _facts(milestone)[dot.at]
            assert fact is not None  # noqa: S101 -- the moment is its day
            name = f"milestone.{dot.key}.{_facts(milestone)[dot.at][0]}"
            return Dated(
                fact.date, None, what, milestone.title, fact.says, fact.cite, dot.key, name=name
            )
        return self.almanac.entries(dot.slugs[0])[dot.at]

    @property
    def _milestones(self) -> Iterator[Dot]:
        library = self.library
        named = library.corpus.citing_milestones
        for key, milestone in sorted(library.corpus.milestones.items()):
            slugs = tuple(slug for slug in named.get(key, ()) if slug in library.published)
            for at, (_, _, fact) in enumerate(_facts(milestone)):
                if slugs and fact and fact.date <= library.today:
                    yield Dot(fact.date, slugs, key, at)


def _day(dot: Dot) -> date:
    return dot.day


def _facts(milestone: Milestone) -> tuple[tuple[str, str, Fact | None], ...]:
    """What may have become of a milestone: in a word for machines, one for people, and the fact."""
    return (
        ("met", "Milestone met", milestone.met),
        ("abandoned", "Milestone given up", milestone.abandoned),
    )


def identifier(library: Library, moment: Moment) -> str:
    """The name of a moment for machines, a `urn:uuid:` of what it is.

    Neither the address of the site, nor its title, nor the place in a list enters. A renamed
    decision keeps its first name, which is the first of its aliases.
    """
    if moment.key:
        return urn(moment.entry.name)
    entry = library.corpus.by_slug[moment.slugs[0]]
    return urn(f"decision.{first_slug(library, entry)}.{moment.entry.name}")


def first_slug(library: Library, entry: Entry) -> str:
    """The slug under which a decision was first recorded."""
    return next(iter(former_slugs(library.corpus, entry)), entry.slug)


def urn(name: str) -> str:
    """A name of ours as an absolute one: `urn:uuid:`, always the same for the same name."""
    return uuid5(_OURS, name).urn


def in_words(vantage: Vantage, moment: Moment) -> Words:
    """A moment as one line says it."""
    one = moment.entry
    text = clipped(plain(one.text), CLIP) if one.text and not one.about else None
    what = f"Status {one.what.lower()}" if one.own else one.what
    return Words(vantage.person(one.who).text if one.who else None, what, one.about, text)


def headline(words: Words) -> str:
    """A moment as one plain sentence without a full stop."""
    head = " ".join(filter(None, (words.who, words.what)))
    if words.about:
        head += f"{' ' if words.who else ': '}“{words.about}”"
    return ": ".join(filter(None, (head, words.text)))


def place(vantage: Vantage, moment: Moment) -> Ref:
    """Where a moment is told in full: the decision with its anchor, or the milestone."""
    if moment.key:
        return vantage.milestone(moment.key)
    return vantage.decision(moment.slugs[0], moment.entry.place)
