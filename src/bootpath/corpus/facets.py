"""The facets of a corpus: what is known of a decision in its links with others."""

from collections.abc import Iterator

from bootpath.corpus.entry import Choice, Entry, Link
from bootpath.facet import Facet, Source
from bootpath.record import Decision


@Facet
def title(_: Source, entry: Entry) -> str:
    """The title of a decision."""
    return entry.decision.title


@Facet
def former_slugs(_: Source, entry: Entry) -> tuple[str, ...]:
    """The slugs that a decision had before."""
    return entry.decision.aliases


@Facet
def links(_: Source, entry: Entry) -> tuple[Link, ...]:
    """The links that a decision writes."""
    return tuple(entry.links())


@Facet
def excluded(_: Source, entry: Entry) -> tuple[tuple[str, Choice], ...]:
    """The options of others that each option of a decision says it cannot be had with."""
    return tuple(
        (key, Choice(one.decision, one.option))
        for key, option in entry.decision.options.items()
        for one in option.excludes
    )


@Facet
def options(_: Source, entry: Entry) -> tuple[str, ...]:
    """The keys of a decision's options."""
    return tuple(entry.decision.options)


@Facet
def milestones(_: Source, entry: Entry) -> tuple[str, ...]:
    """The milestones that a decision names."""
    return tuple(milestones_of(entry.decision))


FACETS = (title, former_slugs, links, excluded, options, milestones)
"""The facets of a corpus."""


def milestones_of(decision: Decision) -> Iterator[str]:
    """The milestones a decision names, in its conditions and in conditional stances."""
    yield from decision.conditions
    for position in decision.positions:
        if position.milestone:
            yield position.milestone
