"""Page values: what each template gets, frozen and already formatted."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from bootpath.corpus import Corpus
from bootpath.diagnostic import Code
from bootpath.evidence import Evidence
from bootpath.markup import Converter
from bootpath.views import (
    about,
    api,
    asof,
    atlas,
    calendar,
    changes,
    crosstab,
    decision,
    everything,
    feed,
    hosting,
    landing,
    listing,
    people,
    person,
    rulebook,
    search,
    sharing,
    snapshot,
    terms,
    timeline,
    verification,
    world,
)
from bootpath.views.almanac import Almanac, almanac
from bootpath.views.changes import Log
from bootpath.views.chronicle import chronicle
from bootpath.views.library import Library
from bootpath.views.page import Data, Page, Revision, Text
from bootpath.views.vantage import Vantage

__all__ = ["Data", "Library", "Log", "Page", "Revision", "Text", "Vantage", "pages"]


def pages(
    corpus: Corpus,
    evidence: Evidence,
    today: date,
    *,
    revision: Revision | None,
    codes: Sequence[Code],
    convert: Converter,
    log: Log | None = None,
) -> Iterator[Page]:
    """Every page of the site as of a day, in an order that depends on nothing but the records.

    A page is a pure function of what is given here. Drafts are left out. `log` is what git
    remembers of the records; None when it could not be asked.
    """
    library = Library(corpus, evidence, today, revision, convert)
    top, below = Vantage(library, ""), Vantage(library, "../")
    days, listed = almanac(library), []
    readable = _readable(library, top, below, codes, days)
    for page in chain(readable, _dated(library, top, below, log)):
        if about.is_listed(page):
            listed.append(page.path)
        yield page
    yield about.missing(library)
    yield from about.redirects(below)
    yield about.robots(library)
    yield hosting.page(library)
    yield from sharing.pages(library)
    if days.days:
        yield asof.script(library, days, library.by_interest[: landing.ROWS])
    yield from search.pages(top, days.pasts)
    yield from about.sitemap(library, listed, log)
    yield from api.pages(library)
    for entry in library.entries:
        yield api.decision(library, entry)


def _dated(library: Library, top: Vantage, below: Vantage, log: Log | None) -> Iterator[Page]:
    """The pages of what happened when, the feeds, and the calendar of what is due."""
    moments = chronicle(library)
    yield from timeline.pages(top, below, moments)
    yield changes.page(top, log)
    yield from feed.pages(library, moments)
    yield calendar.page(library)


def _readable(
    library: Library,
    top: Vantage,
    below: Vantage,
    codes: Sequence[Code],
    days: Almanac,
) -> Iterator[Page]:
    """The pages of what is on record."""
    deep = Vantage(library, "../../")
    yield landing.page(top, days)
    for entry in library.entries:
        yield decision.page(below, entry, days)
    yield from snapshot.pages(below, days)
    yield from listing.pages(below, deep)
    yield from person.pages(below, deep)
    yield from people.pages(top)
    yield from crosstab.pages(below)
    yield from world.pages(top)
    yield terms.page(top)
    yield atlas.page(top)
    yield verification.page(top)
    yield rulebook.page(top, codes)
    if top.everything:
        yield everything.page(top)
    yield about.about(top)
