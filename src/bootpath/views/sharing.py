"""How the pages look where somebody shares a link to them: title, description and picture."""

from collections.abc import Iterator
from functools import partial

from bootpath.corpus import Entry
from bootpath.markup import plain
from bootpath.picture import HEIGHT, WIDTH, Panel, png
from bootpath.record import CHOSEN
from bootpath.views.answer import answer_of
from bootpath.views.library import Library
from bootpath.views.page import Data, Page, Picture, Preview, Section
from bootpath.views.words import clipped, tag

SITE_PICTURE = "picture.png"
"""The picture of every page that has none of its own."""

TITLE = 110
"""So many characters of a question stand as the title of a preview."""

TEXT = 400
"""So many characters say what a picture shows: X takes 420, others more."""


def preview(library: Library, title: str, description: str) -> Preview:
    """Any page as previews show it; its address is for the page to say."""
    return Preview(title, description, "website", None, _of_site(library))


def of_person(library: Library, name: str, description: str) -> Preview:
    """The page of a person as previews show it."""
    return preview(library, name, description)._replace(kind="profile")


def of_decision(library: Library, entry: Entry) -> Preview:
    """The page of a decision as previews show it: its question, then status, answer and summary."""
    panel = library.panels.get(entry.slug)
    return Preview(
        clipped(entry.decision.question, TITLE),
        clipped(f"{stated(library, entry)} {_summary(entry)}".rstrip()),
        "article",
        None,
        _picture(library, f"pictures/{entry.slug}.png", panel) if panel else _of_site(library),
    )


def description(library: Library, entry: Entry) -> str:
    """A decision in short, for search engines, which show its title above: status and answer first."""
    says = f"{stated(library, entry)} {entry.decision.question} {_summary(entry)}"
    return clipped(says.rstrip())


def _summary(entry: Entry) -> str:
    return plain(entry.decision.summary) if entry.decision.summary else ""


def stated(library: Library, entry: Entry) -> str:
    """The status of a decision and the answer in a sentence, such as `Accepted: Keep it.`."""
    standing = library.standings[entry.slug]
    word = tag(standing).word
    if standing.word in CHOSEN and standing.outcome:
        return f"{word}: {answer_of(entry, standing).rstrip('.')}."
    if standing.word == "deferred" and standing.status and standing.status.until:
        return f"{word} until {standing.status.until.isoformat()}."
    return f"{word}."


def sections(library: Library) -> Iterator[Section]:
    """The pictures, where the site's own address is configured: previews need full addresses."""
    if library.base_url:
        yield Section(SITE_PICTURE, partial(_of_the_site, library))
    for slug in library.panels:
        yield Section(f"pictures/{slug}.png", partial(_of_one, library, slug))


def _of_the_site(library: Library) -> Iterator[Page]:
    if library.site_panel:
        yield Page(SITE_PICTURE, None, Data(png(library.site_panel)))


def _of_one(library: Library, slug: str) -> Iterator[Page]:
    yield Page(f"pictures/{slug}.png", None, Data(png(library.panels[slug])))


def _of_site(library: Library) -> Picture | None:
    panel = library.site_panel
    return _picture(library, SITE_PICTURE, panel) if panel else None


def _picture(library: Library, path: str, panel: Panel) -> Picture:
    return Picture(f"{library.base_url}{path}", WIDTH, HEIGHT, _said(panel))


def _said(panel: Panel) -> str:
    """What the picture says, for those who do not see it."""
    status = f"{panel.word}: {panel.line}" if panel.word else panel.line
    shares = ", ".join(share.text for share in panel.shares) or panel.note
    return clipped(" ".join(part for part in (panel.headline, status, shares) if part), TEXT)
