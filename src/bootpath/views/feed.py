"""Atom feeds (RFC 4287): one entry for each dated event of all decisions, a component, a decision."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Entry, title
from bootpath.views.chronicle import (
    Chronicle,
    Moment,
    first_slug,
    headline,
    identifier,
    in_words,
    place,
    urn,
)
from bootpath.views.cite import Cite
from bootpath.views.edition import Edition
from bootpath.views.library import Library
from bootpath.views.page import Page, Ref, Section
from bootpath.views.vantage import Vantage
from bootpath.views.words import counted

PATH = "feed.atom"

LATEST = 100
"""So many entries stand in a feed."""

FEEDS_LIMIT = 300
"""Among so many decisions each has a feed of its own; among more only those in which something
happened within a year. Their number follows what happens, and not how much was ever recorded."""

NAMED = 20
"""So many decisions stand with a milestone that they name."""


class FeedEntry(NamedTuple):
    """An entry of a feed.

    - `ident`: its name, a `urn:uuid:` that never changes; `updated`: a date-time (RFC 3339)
    - `title`: plain text; `href`: where it is told in full
    - `text`: the record's paraphrase; `cite`: the source
    - `decisions`: the decisions that name the milestone which was met; `more`: how many are left
      out, in words
    """

    ident: str
    title: str
    updated: str
    href: str | None
    text: Markup | None
    cite: Cite | None
    decisions: tuple[Ref, ...]
    more: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """What `feed.atom.j2` gets.

    - `ident`: the feed's name; `title`; `author`: who wrote it, as a whole
    - `updated`: the date-time of the newest entry, or of the site's day where there is none
    - `own`: the feed's full address, where the site's is known; `about`: the page it goes with
    - `entries`: newest first
    """

    ident: str
    title: str
    author: str
    updated: str
    own: str | None
    about: str
    entries: tuple[FeedEntry, ...]


def of_decision(library: Library, entry: Entry) -> Ref | None:
    """The feed of a decision, seen from the root of the site; None when it has none."""
    if len(library.entries) > FEEDS_LIMIT and entry.slug not in library.active:
        return None
    return Ref("Feed of this decision", _path(entry.slug))


def _path(slug: str) -> str:
    return f"feeds/decisions/{slug}.atom"


def of_component(key: str) -> Ref:
    """The feed of a component, seen from the root of the site."""
    return Ref("Feed of this component", f"feeds/{key}.atom")


def sections(edition: Edition) -> Iterator[Section]:
    """Every feed: of everything, of each component, and of decisions.

    Links are full addresses where the site's own is configured. Elsewhere they are relative, and
    there is no `xml:base`: they are resolved against the place of the feed (RFC 3986, 5.1.3), be
    it a server or a directory.
    """
    library, chronicle = edition.library, edition.chronicle
    yield Section(PATH, partial(_of_all, _vantage(library, ""), chronicle))
    below, deep = _vantage(library, "../"), _vantage(library, "../../")
    for key in library.corpus.tracker.components:
        path = f"feeds/{key}.atom"
        yield Section(path, partial(_of_component, below, chronicle, path, key))
    is_long = len(library.entries) > FEEDS_LIMIT
    for slug in library.active if is_long else library.published:
        yield Section(_path(slug), partial(_of_decision, deep, chronicle, slug))


def _of_all(vantage: Vantage, chronicle: Chronicle) -> Iterator[Page]:
    title = vantage.library.corpus.tracker.title
    found = islice(chronicle.latest(), LATEST)
    yield _page(vantage, PATH, "tracker", title, "index.html", found)


def _of_component(vantage: Vantage, chronicle: Chronicle, path: str, key: str) -> Iterator[Page]:
    library = vantage.library
    tracker = library.corpus.tracker
    slugs = {entry.slug for entry in library.by_component.get(key, ())}
    found = islice((one for one in chronicle.latest() if not slugs.isdisjoint(one.slugs)), LATEST)
    name, called = f"component.{key}", f"{tracker.components[key].title} · {tracker.title}"
    yield _page(vantage, path, name, called, f"components/{key}.html", found)


def _of_decision(vantage: Vantage, chronicle: Chronicle, slug: str) -> Iterator[Page]:
    library = vantage.library
    entry = library.corpus.by_slug[slug]
    name = f"decision.{first_slug(library, entry)}"
    called = f"{title(library.corpus, entry)} · {library.corpus.tracker.title}"
    found = islice(reversed(chronicle.of(entry)), LATEST)
    yield _page(vantage, _path(slug), name, called, f"decisions/{slug}.html", found)


def _vantage(library: Library, root: str) -> Vantage:
    return Vantage(library, library.base_url or root)


def _page(
    vantage: Vantage, path: str, name: str, called: str, about: str, moments: Iterable[Moment]
) -> Page:
    library = vantage.library
    tracker = library.corpus.tracker.title
    entries = tuple(_entry(vantage, moment) for moment in moments)
    value = Feed(
        # Two trackers may have a decision of the same slug, but not feeds of the same name.
        ident=urn(f"feed.{tracker}.{name}"),
        title=called,
        author=f"The record keepers of {tracker}",
        updated=entries[0].updated if entries else _moment(library.today),
        own=library.base_url + path if library.base_url else None,
        about=vantage.root + about,
        entries=entries,
    )
    return Page(path, "feed.atom.j2", value)


def _entry(vantage: Vantage, moment: Moment) -> FeedEntry:
    one = moment.entry
    words = headline(in_words(vantage, moment))
    title = words if moment.key else f"{vantage.decision(moment.slugs[0]).text}: {words}"
    slugs = moment.slugs if moment.key else ()
    return FeedEntry(
        ident=identifier(vantage.library, moment),
        title=title,
        updated=_moment(one.date),
        href=place(vantage, moment).href,
        text=vantage.prose(one.says or one.text),
        cite=vantage.cite(one.cite, one.who),
        decisions=tuple(map(vantage.decision, slugs[:NAMED])),
        more=counted(len(slugs) - NAMED, "more decision") if len(slugs) > NAMED else None,
    )


def _moment(day: date) -> str:
    """The beginning of a day: records date by days, and a feed asks for a time (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00Z"
