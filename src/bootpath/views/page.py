"""What every page is made of: an address, a template's name, and the frame around the value."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from bootpath.corpus import Entry


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

    A page without a template is written as it is: its value is a `Text` or `Data`.
    """

    path: str
    template: str | None
    value: Any


@dataclass(frozen=True, slots=True)
class Text:
    """The content of a file that needs no template, such as JSON."""

    content: str


@dataclass(frozen=True, slots=True)
class Data:
    """The content of a file that is no text, such as a picture."""

    content: bytes


class Section(NamedTuple):
    """Pages that are made together, and apart from all others.

    `name` is unique in a site. `make` is a function of a module with its arguments, so that
    another process can be told of it.
    """

    name: str
    make: Callable[[], Iterable[Page]]


class Sections:
    """The `first` sections, and then `one` for each of some entries, made when it is asked for."""

    def __init__(
        self,
        first: tuple[Section, ...],
        entries: Callable[[], Sequence[Entry]] = tuple,
        one: Callable[[Entry], Section] | None = None,
    ) -> None:
        self._first = first
        self._entries = entries
        self._one = one

    def __len__(self) -> int:
        return len(self._first) + len(self._entries())

    def __getitem__(self, at: int) -> Section:
        beyond = at - len(self._first)
        if beyond < 0 or self._one is None:
            return self._first[at]
        return self._one(self._entries()[beyond])

    def __iter__(self) -> Iterator[Section]:
        yield from self._first
        if self._one:
            yield from map(self._one, self._entries())


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


class Image(NamedTuple):
    """A picture beside words that say the same: its address, and its size in CSS pixels."""

    href: str
    width: int
    height: int


class Picture(NamedTuple):
    """The picture of a preview: its full address, its size in pixels, and what it says."""

    address: str
    width: int
    height: int
    text: str


class Preview(NamedTuple):
    """How a page looks where a link to it is shared (Open Graph protocol).

    - `title` and `description`: plain text; `kind`: `website`, `article` or `profile`
    - `address`: the page's full address, where one is configured and the page is to be listed
    - `picture`: where an address is configured
    """

    title: str
    description: str
    kind: str
    address: str | None
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What `base.html.j2` needs for any page.

    - `root`: what leads from the page to the site's root (`""`, `"../"`, or a path)
    - `site`: the name of the tracker; `title`: the text of `<title>`; `description`: for search
      engines, plain text
    - `policy`: the content policy of the page
    - `logo`: the tracker's logo, where one is configured
    - `canonical`: the page's full address where one is configured
    - `listed`: whether search engines may list the page
    - `preview`: how the page looks where a link to it is shared
    - `linked`: what it is about in the terms of schema.org, as JSON-LD
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
    policy: str
    logo: Image | None
    canonical: str | None
    listed: bool
    preview: Preview
    linked: Mapping[str, Any] | None
    nav: tuple[NavItem, ...]
    as_of: str
    revision: str | None
    count: str
    everything: Ref | None
    feeds: tuple[Ref, ...]
