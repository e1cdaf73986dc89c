"""Page values: what each template gets, frozen and already formatted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain

from bootpath.corpus import Corpus, Entry
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
from bootpath.views.page import Data, Page, Revision, Section, Sections, Text
from bootpath.views.vantage import Vantage

__all__ = [
    "Data",
    "Edition",
    "Library",
    "Log",
    "Page",
    "Revision",
    "Section",
    "Sections",
    "Text",
    "Vantage",
    "edition",
    "groups",
    "is_listed",
    "last_pages",
    "pages",
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


def pages(edition: Edition) -> Iterator[Page]:
    """Every page of the site, in an order that depends on nothing but the records.

    A page is a pure function of the edition. Drafts are left out.
    """
    listed: list[str] = []
    for section in chain.from_iterable(groups(edition)):
        for page in section.make():
            if is_listed(page):
                listed.append(page.path)
            yield page
    yield from last_pages(edition, listed)


def last_pages(edition: Edition, listed: list[str]) -> Iterator[Page]:
    """The pages that can be made when all others are: `listed` are those for search engines.

    What git remembers is told here too: it is asked anew for every site.
    """
    told = changes.page(edition.top, edition.log)
    yield told
    yield from about.sitemap(edition.library, [*listed, told.path], edition.log)


def groups(edition: Edition) -> tuple[Iterable[Section], ...]:
    """All other pages, in sections that can be made in any order and in different processes.

    They come in groups: which sections a group has depends on what is read to list them.
    """
    return (
        _decisions(edition),
        snapshot.sections(edition.below, edition.days),
        *listing.groups(edition),
        *(person.sections(edition, key) for key in sorted(edition.library.corpus.people)),
        _overviews(edition),
        crosstab.sections(edition.below),
        timeline.sections(edition),
        feed.sections(edition),
        _apart(edition),
        sharing.sections(edition.library),
        _scripts(edition),
        _data(edition),
    )


def _decisions(edition: Edition) -> Sections:
    def of_one(entry: Entry) -> Section:
        page = partial(decision.page, edition.below, entry, edition.days)
        return _one(f"decision {entry.slug}", page)

    front = _one("landing", partial(landing.page, edition.top, edition.days))
    return Sections((front,), lambda: edition.library.entries, of_one)


def _overviews(edition: Edition) -> Iterator[Section]:
    top = edition.top
    yield Section("people", partial(people.pages, top))
    yield Section("world", partial(world.pages, top))
    yield _one("terms", partial(terms.page, top))
    yield _one("map", partial(atlas.page, top))
    yield _one("evidence", partial(verification.page, top))
    yield _one("rules", partial(rulebook.page, top, edition.codes))
    if top.everything:
        yield _one("everything", partial(everything.page, top))
    yield _one("about", partial(about.about, top))


def _apart(edition: Edition) -> Iterator[Section]:
    """What is about the site itself, or for machines."""
    library = edition.library
    yield _one("calendar", partial(calendar.page, library, edition.agenda))
    yield _one("missing", partial(about.missing, library))
    yield Section("redirects", partial(about.redirects, edition.below))
    yield _one("robots", partial(about.robots, library))
    yield _one("headers", partial(hosting.page, library))


def _scripts(edition: Edition) -> Iterator[Section]:
    library, days = edition.library, edition.days
    if days.first:
        yield _one("asof", partial(asof.script, library, days, landing.ROWS))
    yield from search.sections(edition.finder, edition.search_parts)


def _data(edition: Edition) -> Sections:
    library = edition.library
    all_together = (
        _one("api", partial(api.index, library)),
        _one("api decisions", partial(api.decisions, library)),
        Section("api shared", partial(api.shared, library)),
    )

    def of_one(entry: Entry) -> Section:
        return _one(f"api of {entry.slug}", partial(api.decision, library, entry))

    return Sections(all_together, lambda: library.entries, of_one)


def _one(name: str, make: Callable[[], Page]) -> Section:
    return Section(name, partial(_alone, make))


def _alone(make: Callable[[], Page]) -> Iterable[Page]:
    return (make(),)
