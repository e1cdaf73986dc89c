"""What a decision is linked with: other decisions, and the sources it draws on."""

from collections.abc import Iterable
from typing import NamedTuple

from bootpath.corpus import Entry, LinkKind, links
from bootpath.record import Citation
from bootpath.views.card import state
from bootpath.views.cite import Origin, identity
from bootpath.views.history import Dated
from bootpath.views.library import Library
from bootpath.views.page import Jump, Ref
from bootpath.views.vantage import Vantage
from bootpath.views.words import Tag, iso

_WORDS: dict[LinkKind, tuple[str, str]] = {
    "depends-on": ("Depends on", "Needed by"),
    "conflicts-with": ("Conflicts with", "Conflicts with"),
    "supersedes": ("Supersedes", "Superseded by"),
    "amends": ("Amends", "Amended by"),
    "relates-to": ("Relates to", "Relates to"),
}


class RelatedDecision(NamedTuple):
    """Another decision: a link to it, and its status if it is published."""

    ref: Ref
    tag: Tag | None


class Relation(NamedTuple):
    """The decisions linked in one way, with the words for it."""

    label: str
    decisions: tuple[RelatedDecision, ...]


class Source(NamedTuple):
    """A source, and links to the entries that draw on it."""

    origin: Origin
    uses: tuple[Jump, ...]


def relations(vantage: Vantage, entry: Entry) -> tuple[Relation, ...]:
    """The decisions linked with one, whichever side wrote the link, each kind once.

    A link to a decision that is not published shows its slug; a link from one is not shown.
    """
    library = vantage.library
    found: dict[str, dict[str, RelatedDecision]] = {}
    for link in links(library.corpus, entry):
        label = outward(link.kind)
        found.setdefault(label, {})[link.target] = _related(vantage, link.target)
    for link in library.corpus.backlinks.get(entry.slug, ()):
        if link.source in library.published:
            label = inward(library, link.kind, link.source, entry.slug)
            found.setdefault(label, {})[link.source] = _related(vantage, link.source)
    return tuple(Relation(label, tuple(others.values())) for label, others in found.items())


def outward(kind: LinkKind) -> str:
    """The words at the decision that wrote a link."""
    return _WORDS[kind][0]


def inward(library: Library, kind: LinkKind, source: str, here: str) -> str:
    """The words at the decision that a link of another one leads to."""
    known = state(library, library.corpus.by_slug[here])
    if kind == "supersedes" and source not in known.superseded_by:
        return "To be superseded by"
    return _WORDS[kind][1]


def _related(vantage: Vantage, slug: str) -> RelatedDecision:
    ref = vantage.decision(slug)
    other = vantage.library.corpus.entry(slug) if ref.href else None
    return RelatedDecision(ref, vantage.status(other) if other else None)


def sources(vantage: Vantage, entry: Entry, entries: Iterable[Dated]) -> tuple[Source, ...]:
    """Every source of a decision once, in the order of its dated entries."""
    first: dict[str, Citation] = {}
    uses: dict[str, dict[str, Jump]] = {}
    for one in entries:
        if one.cite is None:
            continue
        key = identity(one.cite)
        first.setdefault(key, one.cite)
        who = vantage.person(one.who).text if one.who else one.what or "Event"
        words = f"{who}, {iso(one.date)}"
        uses.setdefault(key, {}).setdefault(words, Jump(words, one.place))
    clock = entry.course.clock
    if clock and clock.cite:
        key = identity(clock.cite)
        first.setdefault(key, clock.cite)
        uses.setdefault(key, {}).setdefault("Clock", Jump("Clock", "conditions"))
    return tuple(
        Source(vantage.origin(citation), tuple(uses[key].values()))
        for key, citation in first.items()
    )
