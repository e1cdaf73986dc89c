"""Pages about the site itself: how to read it, and what keeps its addresses alive."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from bootpath.views import sharing
from bootpath.views.card import state
from bootpath.views.changes import Log
from bootpath.views.library import Library
from bootpath.views.page import Frame, Page, Ref, Text
from bootpath.views.vantage import EVERYTHING_LIMIT, Vantage
from bootpath.views.verification import Result, legend
from bootpath.views.words import STANCES, STATUSES, counted


class Legend(NamedTuple):
    """A word of the site's own: its key for shape and colour, the word, a link, what it means."""

    key: str
    word: str
    href: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What `about.html.j2` gets.

    - `frame`: the page's frame
    - `statuses`, `stances` and `findings`: the legend
    - `everything_limit`: beyond so many decisions there is no page with all of them, in words
    """

    frame: Frame
    statuses: tuple[Legend, ...]
    stances: tuple[Legend, ...]
    findings: tuple[Result, ...]
    everything_limit: str


@dataclass(frozen=True, slots=True)
class MissingPage:
    """What `404.html.j2` gets: the frame, and links to where one may go on."""

    frame: Frame
    ways: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """What `redirect.html.j2` gets: the frame, and the decision that the address stands for."""

    frame: Frame
    target: Ref


class Listed(NamedTuple):
    """A page in the sitemap: its full address, and the day it last changed where that is known."""

    address: str
    changed: str | None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What `sitemap.xml.j2` gets: the pages that search engines may list."""

    pages: tuple[Listed, ...]


def about(vantage: Vantage) -> Page:
    """How to read the site, and how to correct it."""
    value = AboutPage(
        frame=vantage.frame(
            "about.html",
            "About this site",
            "What the words mean, where the statements come from, and how to correct one.",
            part="about.html",
        ),
        statuses=tuple(
            Legend(key, word.word, f"status/{key}.html", word.meaning)
            for key, word in STATUSES.items()
        ),
        stances=tuple(Legend(key, word.one, None, word.meaning) for key, word in STANCES.items()),
        findings=legend(),
        everything_limit=counted(EVERYTHING_LIMIT, "decision"),
    )
    return Page("about.html", "about.html.j2", value)


def missing(library: Library) -> Page:
    """The page for addresses that lead nowhere.

    A server shows it at any depth, so its links begin at the site's root where that is known.
    """
    base = library.base_url
    vantage = Vantage(library, urlsplit(base).path or "/" if base else "")
    ways = [
        Ref("All decisions", f"{vantage.root}index.html"),
        Ref("People", f"{vantage.root}people.html"),
        Ref("Terms", f"{vantage.root}terms.html"),
    ]
    value = MissingPage(
        vantage.frame("404.html", "Nothing here", "This address leads nowhere.", listed=False),
        tuple(ways),
    )
    return Page("404.html", "404.html.j2", value)


def redirects(vantage: Vantage) -> Iterator[Page]:
    """A page for each former slug, which leads to the present one."""
    library = vantage.library
    for alias, slug in sorted(library.corpus.aliases.items()):
        target = vantage.decision(slug)
        if target.href and not library.corpus.has(alias):
            path = f"decisions/{alias}.html"
            frame = vantage.frame(
                path,
                target.text,
                f"Moved: {target.text}",
                listed=False,
                preview=sharing.of_decision(library, library.corpus.by_slug[slug]),
            )
            value = RedirectPage(frame, Ref(target.text, f"{slug}.html"))
            yield Page(path, "redirect.html.j2", value)


def robots(library: Library) -> Page:
    """Leave to index everything, and where the sitemap is."""
    lines = ["User-agent: *", "Disallow:"]
    if library.base_url:
        lines.append(f"Sitemap: {library.base_url}sitemap.xml")
    return Page("robots.txt", None, Text("\n".join(lines) + "\n"))


def is_listed(page: Page) -> bool:
    """Whether search engines may list a page."""
    frame = getattr(page.value, "frame", None)
    return isinstance(frame, Frame) and frame.listed and page.path.endswith(".html")


def sitemap(library: Library, paths: list[str], log: Log | None) -> Iterator[Page]:
    """The addresses of the pages listed, where the site's own address is configured.

    Of a decision it says when the page last changed: when its record did, or when something in it
    came to pass. Of other pages, which gather from many records, it says nothing.
    """
    if base := library.base_url:
        days = _changed(library, log)
        found = tuple(Listed(base + path, days.get(path)) for path in paths)
        yield Page("sitemap.xml", "sitemap.xml.j2", Sitemap(found))


def _changed(library: Library, log: Log | None) -> dict[str, str]:
    """The days on which pages of decisions last changed, by path, where git knows them."""
    if log is None or library.revision is None or library.revision.changed:
        return {}
    recorded: dict[str, str] = {}
    for commit in log.commits:  # the newest first
        for file in commit.files:
            recorded.setdefault(file.path, commit.day)
    found = {}
    for entry in library.entries:
        day = recorded.get(f"{entry.slug}.yaml")
        last = state(library, entry).last_activity
        if day and day <= library.today.isoformat():
            found[f"decisions/{entry.slug}.html"] = max(day, last.isoformat() if last else day)
    return found
