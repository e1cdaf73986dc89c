"""What every page is made of: an address, a template's name, and the frame around the value."""

from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol


class Revision(Protocol):
    """Where the records stand in version control: a commit, and whether files differ from it."""

    @property
    def commit(self) -> str:
        """The full hash of the commit."""

    @property
    def changed(self) -> bool:
        """Whether the records were changed since that commit."""


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: its path inside it, the template, and the template's value.

    A page without a template is written as it is: its value is a `Text`.
    """

    path: str
    template: str | None
    value: Any


@dataclass(frozen=True, slots=True)
class Text:
    """The content of a file that needs no template, such as JSON."""

    content: str


class Ref(NamedTuple):
    """A link: its words, and where it leads. Without an address it is words only."""

    text: str
    href: str | None = None


class Jump(NamedTuple):
    """A link to a place on the same page: its words, and the place's anchor."""

    text: str
    place: str


class NavItem(NamedTuple):
    """An entry of the site's navigation; `current` marks the page or the part one is in."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What `base.html.j2` needs for any page.

    - `root`: what leads from the page to the site's root (`""`, `"../"`, or a path)
    - `site`: the name of the tracker; `title`: the text of `<title>`; `description`: for search
      engines and previews, plain text
    - `canonical`: the page's full address where one is configured
    - `listed`: whether search engines may list the page
    - `nav`: the site's navigation
    - `as_of`: the day the page speaks of, ISO 8601
    - `revision`: the records' revision, shortened, with a word when files were changed since
    - `count`: how many decisions the site has, in words
    - `everything`: the page with all decisions on it, unless there are too many
    - `feeds`: the feed of the site, and that of what the page is about
    """

    root: str
    site: str
    title: str
    description: str
    canonical: str | None
    listed: bool
    nav: tuple[NavItem, ...]
    as_of: str
    revision: str | None
    count: str
    everything: Ref | None
    feeds: tuple[Ref, ...]
