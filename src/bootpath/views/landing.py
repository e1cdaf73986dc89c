"""The landing page: where everything stands, what waits for somebody, what changed lately."""

from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from typing import NamedTuple

from markupsafe import Markup

from bootpath.markup import plain
from bootpath.views import linked_data
from bootpath.views.almanac import Almanac
from bootpath.views.asof import Control, landing
from bootpath.views.attention import Notice, matters, notice
from bootpath.views.card import state
from bootpath.views.glance import urgency
from bootpath.views.history import Dated, HistoryItem, line
from bootpath.views.library import Library
from bootpath.views.listing import Row, row, tags
from bootpath.views.page import Frame, Page, Ref
from bootpath.views.vantage import Vantage
from bootpath.views.verification import summary
from bootpath.views.words import STATUSES, clipped, counted

ROWS = 150
"""So many decisions stand in the table."""

NOTICES = 12
"""So many matters stand under "Needs attention"."""

CLIP = 110
"""So many characters of a question or an expectation stand there."""

CHANGES = 10
"""So many dated entries stand under "Changed lately"."""


class StatusCount(NamedTuple):
    """How many decisions have a status: its key, its word, the number, a link to its page."""

    key: str
    word: str
    number: str
    href: str


class Change(NamedTuple):
    """A dated entry of any decision: a link to the decision, and the entry."""

    decision: Ref
    item: HistoryItem


@dataclass(frozen=True, slots=True)
class LandingPage:
    """What `index.html.j2` gets.

    - `frame`: the page's frame
    - `title` and `text`: what this is
    - `asof`: the line with the date slider
    - `counts`: decisions by status
    - `evidence`: the quotations by how they were checked, with a link to all of them
    - `notices`: what waits for somebody, the most pressing first; `more`: how many more there are
    - `changes`: the latest dated entries, newest first
    - `rows`: the decisions, those alive first; `left_out`: how many are not in the table
    - `components` and `tags`: links to their pages
    """

    frame: Frame
    title: str
    text: Markup | None
    asof: Control | None
    counts: tuple[StatusCount, ...]
    evidence: Ref | None
    notices: tuple[Notice, ...]
    more: str | None
    changes: tuple[Change, ...]
    rows: tuple[Row, ...]
    left_out: str | None
    components: tuple[Ref, ...]
    tags: tuple[Ref, ...]


def page(vantage: Vantage, days: Almanac) -> Page:
    """The landing page, seen from the root of the site."""
    library = vantage.library
    tracker = library.corpus.tracker
    pressing = _pressing(library)
    about = plain(tracker.description) if tracker.description else tracker.title
    left_out = len(library.entries) - ROWS
    value = LandingPage(
        frame=vantage.frame(
            "index.html",
            tracker.title,
            clipped(about),
            part="index.html",
            linked=linked_data.landing(library),
        ),
        title=tracker.title,
        text=vantage.prose(tracker.description),
        asof=landing(vantage, days),
        counts=tuple(
            StatusCount(key, word.word, f"{number:,}", f"status/{key}.html")
            for key, word in STATUSES.items()
            if (number := library.by_status.size(key))
        ),
        evidence=summary(vantage),
        notices=tuple(_notice(vantage, slug, at) for _, _, slug, at in pressing[:NOTICES]),
        more=counted(len(pressing) - NOTICES, "more matter") if len(pressing) > NOTICES else None,
        changes=tuple(
            Change(vantage.decision(slug), line(vantage, one, f"decisions/{slug}.html"))
            for slug, one in _latest(library, days)
        ),
        rows=tuple(row(vantage, entry) for entry in library.by_interest[:ROWS]),
        left_out=counted(left_out, "decision") if left_out > 0 else None,
        components=tuple(
            Ref(f"{one.title} {library.by_component.size(key)}", f"components/{key}.html")
            for key, one in tracker.components.items()
        ),
        tags=tags(vantage),
    )
    return Page("index.html", "index.html.j2", value)


def _pressing(library: Library) -> list[tuple[int, int, str, int]]:
    """The kind of each matter, since when it waits, of which decision, and the place among its own.

    The most pressing come first.
    """
    return sorted(
        (kind, -since.toordinal(), entry.slug, at)
        for entry in library.entries
        for at, (kind, since) in enumerate(urgency(library, entry))
    )


def _notice(vantage: Vantage, slug: str, at: int) -> Notice:
    library = vantage.library
    entry = library.corpus.by_slug[slug]
    return notice(vantage, entry, matters(library, entry, library.standings[slug])[at], CLIP)


def _latest(library: Library, days: Almanac) -> list[tuple[str, Dated]]:
    """The latest dated entries; within a day and a decision the last in the record is newest."""
    last = {e.slug: state(library, e).last_activity or date.min for e in library.entries}
    # Ten decisions have ten entries that are as late as the last activity of any other.
    since = min(nlargest(CHANGES, last.values()), default=date.min)
    found = (
        ((one.date, slug, at), one)
        for slug, day in last.items()
        if day >= since
        for at, one in enumerate(days.entries(slug))
    )
    return [(key[1], one) for key, one in nlargest(CHANGES, found, key=lambda pair: pair[0])]
