"""The links between published decisions, each once: what the drawings of them are made from."""

from collections.abc import Iterator
from typing import NamedTuple

from bootpath.corpus import Entry, LinkKind, links
from bootpath.views.library import Library

BOTH_WAYS: frozenset[LinkKind] = frozenset({"conflicts-with", "relates-to"})
"""The kinds of link that say the same of both decisions."""


class Tie(NamedTuple):
    """A link from one published decision to another, by their slugs."""

    kind: LinkKind
    source: str
    target: str

    @property
    def ends(self) -> tuple[LinkKind, str, str]:
        """What two links share that say the same thing."""
        if self.kind in BOTH_WAYS and self.target < self.source:
            return (self.kind, self.target, self.source)
        return self


def written(library: Library, entry: Entry) -> Iterator[Tie]:
    """The links a decision writes to other published ones; former slugs are followed."""
    for link in links(library.corpus, entry):
        target = library.corpus.entry(link.target)
        if target and target is not entry and target.slug in library.published:
            yield Tie(link.kind, entry.slug, target.slug)


def ties(library: Library) -> tuple[Tie, ...]:
    """All links, whichever side wrote them, in the order of the slugs."""
    found: dict[tuple[LinkKind, str, str], Tie] = {}
    for entry in library.entries:
        for tie in written(library, entry):
            found.setdefault(tie.ends, tie)
    return tuple(found.values())


def ties_of(library: Library, entry: Entry) -> tuple[Tie, ...]:
    """The links of one decision: those it writes, then those that others write to it."""
    found: dict[tuple[LinkKind, str, str], Tie] = {}
    for tie in written(library, entry):
        found.setdefault(tie.ends, tie)
    for link in library.corpus.backlinks.get(entry.slug, ()):
        if link.source in library.published and link.source != entry.slug:
            tie = Tie(link.kind, link.source, entry.slug)
            found.setdefault(tie.ends, tie)
    return tuple(found.values())
