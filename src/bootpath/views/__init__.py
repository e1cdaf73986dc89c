"""Page values: what each template gets, frozen and already formatted."""

from collections.abc import Iterator, Sequence
from datetime import date

from bootpath.corpus import Corpus
from bootpath.diagnostic import Code
from bootpath.evidence import Evidence
from bootpath.markup import Converter
from bootpath.views import (
    about,
    api,
    decision,
    everything,
    landing,
    listing,
    people,
    rulebook,
    world,
)
from bootpath.views.library import Library
from bootpath.views.page import Page, Revision, Text
from bootpath.views.vantage import Vantage

__all__ = ["Library", "Page", "Revision", "Text", "Vantage", "pages"]


def pages(
    corpus: Corpus,
    evidence: Evidence,
    today: date,
    *,
    revision: Revision | None,
    codes: Sequence[Code],
    convert: Converter,
) -> Iterator[Page]:
    """Every page of the site as of a day, in an order that depends on nothing but the records.

    A page is a pure function of what is given here. Drafts are left out.
    """
    library = Library(corpus, evidence, today, revision, convert)
    top, below = Vantage(library, ""), Vantage(library, "../")
    paths = []
    for page in _readable(library, top, below, codes):
        paths.append(page.path)
        yield page
    yield about.missing(library)
    yield from about.redirects(below)
    yield about.robots(library)
    yield from about.sitemap(library, paths)
    yield from api.pages(library)
    for entry in library.entries:
        yield api.decision(library, entry)


def _readable(
    library: Library, top: Vantage, below: Vantage, codes: Sequence[Code]
) -> Iterator[Page]:
    """The pages that a sitemap names."""
    yield landing.page(top)
    for entry in library.entries:
        yield decision.page(below, entry)
    yield from listing.pages(below)
    yield from people.pages(below)
    yield people.page(top)
    yield from world.pages(top)
    yield rulebook.page(top, codes)
    if top.everything:
        yield everything.page(top)
    yield about.about(top)
