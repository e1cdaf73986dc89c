"""Pages about the site itself: how to read it, and what keeps its addresses alive."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

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


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What `sitemap.xml.j2` gets: full addresses."""

    addresses: tuple[str, ...]


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
        if target.href and alias not in library.corpus.by_slug:
            path = f"decisions/{alias}.html"
            frame = vantage.frame(path, target.text, f"Moved: {target.text}", listed=False)
            value = RedirectPage(frame, Ref(target.text, f"{slug}.html"))
            yield Page(path, "redirect.html.j2", value)


def robots(library: Library) -> Page:
    """Leave to index everything, and where the sitemap is."""
    lines = ["User-agent: *", "Disallow:"]
    if library.base_url:
        lines.append(f"Sitemap: {library.base_url}sitemap.xml")
    return Page("robots.txt", None, Text("\n".join(lines) + "\n"))


def sitemap(library: Library, paths: list[str]) -> Iterator[Page]:
    """The addresses of all pages, where the site's own address is configured."""
    if base := library.base_url:
        yield Page("sitemap.xml", "sitemap.xml.j2", Sitemap(tuple(base + path for path in paths)))
