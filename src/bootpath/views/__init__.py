"""Page values: what each template gets, frozen and already formatted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

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
from bootpath.views.changes import Log
from bootpath.views.edition import Edition
from bootpath.views.library import Library
from bootpath.views.page import Data, Page, Revision, Section, Text
from bootpath.views.vantage import Vantage

__all__ = [
    "Data",
    "Edition",
    "Library",
    "Log",
    "Page",
    "Revision",
    "Section",
    "Text",
    "Vantage",
    "edition",
    "is_listed",
    "last_pages",
    "pages",
    "sections",
]

is_listed = about.is_listed


def edition(
    corpus: Corpus,
    evidence: Evidence,
    today: date,
    *,
    revision: Revision | None,
    codes: Sequence[Code],
    convert: Converter,
    log: Log | None = None,
) -> Edition:
    """The site as of a day, before any of its pages is made.

    `log` is what git remembers of the records; None when it could not be asked.
    """
    return Edition(Library(corpus, evidence, today, revision, convert), tuple(codes), log)


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

    A page is a pure function of what is given here. Drafts are left out.
    """
    made = edition(
        corpus, evidence, today, revision=revision, codes=codes, convert=convert, log=log
    )
    listed = []
    for section in sections(made):
        for page in section.make():
            if is_listed(page):
                listed.append(page.path)
            yield page
    yield from last_pages(made, listed)


def last_pages(edition: Edition, listed: list[str]) -> Iterator[Page]:
    """The pages that can be made when all others are: `listed` are those for search engines."""
    yield from about.sitemap(edition.library, listed, edition.log)


def sections(edition: Edition) -> Iterator[Section]:
    """All other pages, in parts that can be made in any order and in different processes."""
    top, below, deep, days = edition.top, edition.below, edition.deep, edition.days
    library = edition.library
    yield _one("landing", partial(landing.page, top, days))
    for entry in library.entries:
        yield _one(f"decision {entry.slug}", partial(decision.page, below, entry, days))
    yield from snapshot.sections(below, days)
    yield from listing.sections(edition)
    yield from person.sections(below, deep)
    yield Section("people", partial(people.pages, top))
    yield Section("matrix", partial(crosstab.pages, below))
    yield Section("world", partial(world.pages, top))
    yield _one("terms", partial(terms.page, top))
    yield _one("map", partial(atlas.page, top))
    yield _one("evidence", partial(verification.page, top))
    yield _one("rules", partial(rulebook.page, top, edition.codes))
    if top.everything:
        yield _one("everything", partial(everything.page, top))
    yield _one("about", partial(about.about, top))
    yield from timeline.sections(edition)
    yield _one("changes", partial(changes.page, top, edition.log))
    yield from feed.sections(edition)
    yield _one("calendar", partial(calendar.page, library))
    yield _one("missing", partial(about.missing, library))
    yield Section("redirects", partial(about.redirects, below))
    yield _one("robots", partial(about.robots, library))
    yield _one("headers", partial(hosting.page, library))
    yield from sharing.sections(library)
    if days.days:
        yield _one("asof", partial(asof.script, library, days, library.by_interest[: landing.ROWS]))
    yield Section("search", partial(search.pages, top, days.pasts))
    yield Section("api", partial(api.pages, library))
    for entry in library.entries:
        yield _one(f"api {entry.slug}", partial(api.decision, library, entry))


def _one(name: str, make: Callable[[], Page]) -> Section:
    return Section(name, partial(_alone, make))


def _alone(make: Callable[[], Page]) -> Iterable[Page]:
    return (make(),)
