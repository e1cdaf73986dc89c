"""Everything dated in all published decisions, oldest first, each with a name that never changes."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID, uuid5

from bootpath.corpus import Entry
from bootpath.markup import plain
from bootpath.views.history import Dated, dated
from bootpath.views.library import Library
from bootpath.views.page import Ref
from bootpath.views.vantage import Vantage
from bootpath.views.words import clipped

CLIP = 110
"""So many characters of a question, an answer or an event stand in a line."""

_OURS = UUID("4a51f0c3-ba4d-4a91-bd07-5f8a37388bed")
"""The namespace of our names (RFC 9562, version 5); any other value would repeat every entry."""


class Moment(NamedTuple):
    """A dated entry of a decision, or the day on which a milestone was met or given up.

    `slugs` are the decisions it is about: one, or all that name the milestone. `key` is the
    milestone's.
    """

    entry: Dated
    slugs: tuple[str, ...]
    key: str | None = None


class Words(NamedTuple):
    """A moment in words: who, what they did, about what (an option's title), and a text, cut."""

    who: str | None
    what: str
    about: str | None
    text: str | None


def chronicle(library: Library) -> tuple[Moment, ...]:
    """Every moment up to the library's day: by day, then by slug, then as the record has it."""
    found = [
        Moment(one, (entry.slug,))
        for entry in library.entries
        for one in dated(entry, library.today)
    ]
    found += _milestones(library)
    # The sort is stable: within a day the decisions stay in their order, the milestones after them.
    found.sort(key=lambda one: one.entry.date)
    return tuple(found)


def _milestones(library: Library) -> Iterator[Moment]:
    named = library.corpus.citing_milestones
    for key, milestone in sorted(library.corpus.milestones.items()):
        slugs = tuple(slug for slug in named.get(key, ()) if slug in library.published)
        for how, what, fact in (
            ("met", "Milestone met", milestone.met),
            ("abandoned", "Milestone given up", milestone.abandoned),
        ):
            if slugs and fact and fact.date <= library.today:
                name = f"milestone.{key}.{how}"
                about, text, cite = milestone.title, fact.says, fact.cite
                one = Dated(fact.date, None, what, about, text, cite, key, name=name)
                yield Moment(one, slugs, key)


def identifier(library: Library, moment: Moment) -> str:
    """The name of a moment for machines, a `urn:uuid:` of what it is.

    Neither the address of the site, nor its title, nor the place in a list enters. A renamed
    decision keeps its first name, which is the first of its aliases.
    """
    if moment.key:
        return urn(moment.entry.name)
    entry = library.corpus.by_slug[moment.slugs[0]]
    return urn(f"decision.{first_slug(entry)}.{moment.entry.name}")


def first_slug(entry: Entry) -> str:
    """The slug under which a decision was first recorded."""
    return entry.decision.aliases[0] if entry.decision.aliases else entry.slug


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
