"""The library as seen from the pages of one folder: every address is relative to it."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Entry, title
from bootpath.markup import Target, inline
from bootpath.record import Citation
from bootpath.trace import Remembered
from bootpath.views import finding, sharing
from bootpath.views.card import state
from bootpath.views.cite import Cite, Origin, Where, where
from bootpath.views.finding import Finding, Known, shown
from bootpath.views.fragment import linked
from bootpath.views.glossary import Reading
from bootpath.views.hosting import POLICY
from bootpath.views.library import Library
from bootpath.views.linked_data import Linked
from bootpath.views.page import Frame, Image, NavItem, Preview, Ref
from bootpath.views.theme import image
from bootpath.views.words import DRAFT, TAGS, Tag, counted

EVERYTHING_LIMIT = 300
"""So many decisions still stand on one page together."""

_SOURCES = 1_000
"""So many sources are remembered at a time."""

FEED = Ref("Feed", "feed.atom")
"""The feed of everything, seen from the root of the site."""

_NAV = (
    ("Decisions", "index.html"),
    ("People", "people.html"),
    ("Milestones", "milestones.html"),
    ("Expectations", "expectations.html"),
    ("Terms", "terms.html"),
    ("About", "about.html"),
)


class _Refs(dict[str, Ref]):
    """Links by key, each made when it is first asked for."""

    def __init__(self, make: Callable[[str], Ref]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> Ref:
        self[key] = made = self._make(key)
        return made


class _Source(NamedTuple):
    """A cited source.

    - `place`: where it can be read; `links`: the same at the cited words, as far as they were found
    - `short`: one link in a word
    - `known`: what is known of the citation, if a mail is cited; `found`: how it was checked
    """

    place: Where
    links: tuple[Ref, ...]
    short: Ref
    known: Known | None
    found: Finding | None


class Vantage:
    """Makes links, names, prose and citations for pages at one depth.

    `root` leads from such a page to the root of the site.
    """

    def __init__(self, library: Library, root: str) -> None:
        self.library = library
        self.root = root
        self._decisions = Remembered(self._decision)
        self._people = _Refs(self._person)
        self._milestones = _Refs(self._milestone)
        self._components = _Refs(self._component)
        self._tags = _Refs(lambda key: Ref(key, f"{root}tags/{key}.html"))
        self._nav: dict[str, tuple[NavItem, ...]] = {}
        self._sources: dict[int, _Source] = {}
        self._terms: Reading | None = None

    def reading(self) -> "Vantage":
        """This vantage for one page, whose prose leads to each term where it first stands."""
        page = object.__new__(Vantage)
        vars(page).update(vars(self))  # copy() takes five times as long
        page._terms = Reading(self.library.glossary, self.root)
        return page

    def decision(self, slug: str, anchor: str = "") -> Ref:
        """A link to a decision; the bare slug where none is published."""
        found = self._decisions(slug)
        return Ref(found.text, f"{found.href}#{anchor}") if anchor and found.href else found

    def _decision(self, slug: str) -> Ref:
        entry = self.library.corpus.entry(slug)
        if entry is None or entry.slug not in self.library.published:
            return Ref(slug)
        return Ref(title(self.library.corpus, entry), f"{self.root}decisions/{entry.slug}.html")

    def link(self, slug: str) -> Target | None:
        """Where `[[slug]]` in prose leads."""
        found = self.decision(slug)
        return Target(found.href, found.text) if found.href else None

    def person(self, key: str) -> Ref:
        """A link to a person; the bare key where nobody of that key is known."""
        return self._people[key]

    def _person(self, key: str) -> Ref:
        person = self.library.corpus.people.get(key)
        return Ref(person.name, f"{self.root}people/{key}.html") if person else Ref(key)

    def people(self, keys: Iterable[str]) -> tuple[Ref, ...]:
        """Links to several people."""
        return tuple(self.person(key) for key in keys)

    def milestone(self, key: str) -> Ref:
        """A link to a milestone; the bare key where none is known."""
        return self._milestones[key]

    def _milestone(self, key: str) -> Ref:
        milestone = self.library.corpus.milestones.get(key)
        return Ref(milestone.title, f"{self.root}milestones.html#{key}") if milestone else Ref(key)

    def component(self, key: str) -> Ref:
        """A link to a component; the bare key where none is known."""
        return self._components[key]

    def _component(self, key: str) -> Ref:
        component = self.library.corpus.tracker.components.get(key)
        return Ref(component.title, f"{self.root}components/{key}.html") if component else Ref(key)

    def tag(self, key: str) -> Ref:
        """A link to the page of a tag."""
        return self._tags[key]

    def status(self, entry: Entry) -> Tag:
        """The status of a decision."""
        return TAGS.get(state(self.library, entry).word, DRAFT)

    def prose(self, text: str | None) -> Markup | None:
        """A short text of the record."""
        return inline(text, self.link, self._terms) if text else None

    def block(self, text: str | None) -> Markup | None:
        """A longer text of the record, in Markdown."""
        return self.library.converter.block(text, self.link, self._terms) if text else None

    def called(self, name: str) -> Ref:
        """A name that stands in a mail, with a link if it is that of a known person."""
        visible = shown(name)
        key = self.library.named.get(visible.casefold())
        return self.person(key) if key else Ref(visible)

    def sent(self, text: str) -> str | None:
        """The day in the header of a mail in ISO 8601, unless it lies after the day of the site."""
        found = finding.day(text)
        return found if found and found <= self.as_of else None

    def cite(self, citation: Citation | None, speaker: str | None = None) -> Cite | None:
        """A citation of what a speaker said."""
        if citation is None:
            return None
        source = self._source(citation)
        found = source.found
        by_how = by = None
        if found and found.whole:
            pass
        elif citation.reported_by:
            by_how, by = "reported by", self.person(citation.reported_by)
        elif citation.quoted_by and citation.quoted_by == speaker:
            by_how = "as quoted in a later mail of theirs"
        elif citation.quoted_by:
            by_how, by = "as quoted by", self.person(citation.quoted_by)
        links, ident = source.links, source.place.ident
        return Cite(source.short, links, citation.quote, by_how, by, found, citation.title, ident)

    def origin(self, citation: Citation) -> Origin:
        """The source of a citation, whatever is cited from it."""
        source = self._source(citation)
        place, known = source.place, source.known
        seen = finding.mail(known, self) if known else None
        return Origin(citation.title, place.links, place.ident, seen)

    def brief(self, citation: Citation | None) -> Ref | None:
        """A citation as one link in a word."""
        return self._source(citation).short if citation else None

    def _source(self, citation: Citation) -> _Source:
        """The source of a citation: those of one page are asked for several times."""
        found = self._sources.get(id(citation))
        if found is None:
            if len(self._sources) > _SOURCES:
                self._sources.clear()
            found = self._sources[id(citation)] = self._checked(citation)
        return found

    def _checked(self, citation: Citation) -> _Source:
        place = where(self.library.corpus.tracker, citation)
        known = finding.known(self.library.evidence, citation)
        links = place.links
        # only words that were found can be scrolled to
        checked = known.checked if known else None
        if checked and checked.outcome.is_verified and citation.quote:
            words = citation.quote
            links = tuple(Ref(text, linked(href, words) if href else None) for text, href in links)
        short = Ref(place.kind, links[0].href) if links else Ref(place.ident or place.kind)
        found = finding.finding(known, self) if known else None
        return _Source(place, links, short, known, found)

    def day(self, day: date | None) -> str | None:
        """A day in ISO 8601, unless it lies after the day of the site."""
        return day.isoformat() if day and day <= self.library.today else None

    @cached_property
    def as_of(self) -> str:
        """The day of the site in ISO 8601."""
        return self.library.today.isoformat()

    @cached_property
    def _logo(self) -> Image | None:
        return image(self.library.corpus, self.root)

    @property
    def _count(self) -> str:
        return counted(len(self.library.entries), "decision")

    @property
    def everything(self) -> Ref | None:
        """The page with all decisions, where there is one."""
        small = len(self.library.entries) <= EVERYTHING_LIMIT
        return Ref("All on one page", f"{self.root}all.html") if small else None

    def frame(
        self,
        path: str,
        title: str,
        description: str,
        *,
        part: str = "",
        listed: bool = True,
        feed: Ref | None = None,
        preview: Preview | None = None,
        linked: Linked | None = None,
    ) -> Frame:
        """What stands around a page.

        `part` is the entry of the navigation it belongs to, `feed` the feed of what it is about,
        seen from the root of the site. Without a `preview` the title and the description are one.
        """
        site = self.library.corpus.tracker.title
        base = self.library.base_url
        address = base + path if base and listed else None
        preview = preview or sharing.preview(self.library, title, description)
        nav = self._nav.get(part)
        if nav is None:
            nav = tuple(NavItem(text, self.root + to, to == part) for text, to in _NAV)
            self._nav[part] = nav
        return Frame(
            root=self.root,
            site=site,
            title=f"{title} · {site}" if title != site else site,
            description=description,
            policy=POLICY,
            logo=self._logo,
            canonical=address,
            listed=listed,
            preview=preview._replace(address=address),
            linked=linked,
            nav=nav,
            as_of=self.as_of,
            revision=self.library.short_revision,
            count=self._count,
            everything=self.everything,
            feeds=tuple(
                Ref(one.text, f"{self.root}{one.href}") for one in (FEED, feed) if one is not None
            ),
        )
