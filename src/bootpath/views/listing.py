"""Tables of decisions: the pages of a status, a component, a tag, and their rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from heapq import nlargest
from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Entry
from bootpath.markup import plain
from bootpath.record import Status
from bootpath.trace import Remembered
from bootpath.views import feed
from bootpath.views.card import state, subjects
from bootpath.views.division import Part, Within, YearRef, divided, within, years
from bootpath.views.edition import Edition
from bootpath.views.glance import beside
from bootpath.views.library import Library
from bootpath.views.page import Frame, Page, Ref, Section
from bootpath.views.shelves import ByEntries
from bootpath.views.vantage import Vantage
from bootpath.views.words import STATUSES, StanceCount, Tag, clipped, counted

ROWS = 150
"""So many decisions stand in one table; a list with more has pages for its years."""

TAGS = 100
"""So many tags are named together, those that most decisions have."""


class Row(NamedTuple):
    """A decision in a table.

    - `ref`: a link to it; `components`: their titles in a row
    - `tag`: its status; `note`: a word on what it waits for
    - `counts`: people by stance
    - `asked` and `last`: the days of the question and of the last activity, ISO 8601
    """

    ref: Ref
    components: str
    tag: Tag
    note: str | None
    counts: tuple[StanceCount, ...]
    asked: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """What `list.html.j2` gets: a table of decisions that have something in common.

    - `frame`: the page's frame
    - `kind`: what they share, in a word (`Status`); `title`: which
    - `text`: what it means
    - `count`: how many decisions, in words; `order`: in which order they stand
    - `rows`: the decisions; `empty`: what to say when there is none
    - `years`: where there are too many for one table, links to the pages of the years in which
      they were asked; `rows` are the first of them all then
    - `whole` and `within`: on the page of a year, a link to the list it is part of, and its place
      among the other years
    - `others`: links to the other pages of this kind, with how many decisions each has
    """

    frame: Frame
    kind: str
    title: str
    text: Markup | str | None
    count: str
    order: str
    rows: tuple[Row, ...]
    empty: str
    years: tuple[YearRef, ...]
    whole: Ref | None
    within: Within | None
    others: tuple[Ref, ...]


class _List(NamedTuple):
    """A list before it is divided: `path` without its ending, `about` for search engines.

    Its decisions are those that `shelf` has at `key`; `others` makes links to the other lists.
    """

    path: str
    kind: str
    title: str
    text: Markup | str | None
    about: str
    shelf: ByEntries
    key: str
    empty: str
    others: Callable[[], tuple[Ref, ...]]
    order: str = "those alive first"
    feed: Ref | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its decisions."""
        return self.shelf.get(self.key, ())


def row(vantage: Vantage, entry: Entry) -> Row:
    """A decision as a table shows it."""
    library = vantage.library
    here, glance = state(library, entry), beside(library, entry)
    return Row(
        vantage.decision(entry.slug),
        ", ".join(vantage.component(key).text for key in subjects(library, entry).components),
        vantage.status(entry),
        glance.note,
        glance.counts,
        vantage.day(here.asked),
        vantage.day(here.last_activity),
    )


def groups(edition: Edition) -> tuple[Iterable[Section], ...]:
    """The pages of every status, component and tag, and of their years where they are long.

    Each list is a group, but for the tags: which there are is known when their group is listed.
    """
    below, library = edition.below, edition.library
    components = library.corpus.tracker.components
    named = Remembered(tags)
    return (
        *(_sections(edition, (partial(_status, below, key),)) for key in STATUSES),
        *(_sections(edition, (partial(_component, below, key),)) for key in components),
        _sections(edition, (partial(_tag, named, below, key) for key in _keys(library))),
    )


def _keys(library: Library) -> Iterator[str]:
    """The tags; they are looked up when the first of them is wanted."""
    yield from library.by_tag


def _sections(edition: Edition, lists: Iterable[Callable[[], _List]]) -> Iterator[Section]:
    """The sections of some lists; one looks its list up when it is made, and so depends on it."""
    below, deep = edition.below, edition.deep
    finders: dict[str, Callable[[], _List]] = {}
    parts: _Parts = Remembered(lambda path: _divided(below.library, finders[path]()))
    for found in lists:
        path = found().path
        finders[path] = found
        yield Section(path, partial(_page, below, found, parts))
        for at, part in enumerate(parts(path)):
            yield Section(f"{path}/{part.name}", partial(_year, deep, found, parts, at))


_Parts = Remembered[str, tuple[Part[Entry], ...]]
"""How lists are divided into years, by their paths."""


def _divided(library: Library, one: _List) -> tuple[Part[Entry], ...]:
    if len(one.entries) <= ROWS:
        return ()
    return divided(one.entries, lambda entry: library.asked(entry.slug), ROWS)


def _page(below: Vantage, find: Callable[[], _List], divisions: _Parts) -> Iterator[Page]:
    """A list, or where it is too long for one table its first rows; seen from a folder."""
    one = find()
    parts = divisions(one.path)
    is_long = bool(parts)
    path = f"{one.path}.html"
    count = counted(len(one.entries), "decision")
    value = ListPage(
        frame=below.frame(
            path,
            one.title if one.kind != "Tag" else f"Tag {one.title}",
            clipped(f"{count}{one.about}"),
            part="index.html",
            feed=one.feed,
        ),
        kind=one.kind,
        title=one.title,
        text=one.text,
        count=count,
        order=f"{f'The first {ROWS} of {count}' if is_long else count}, {one.order}",
        rows=tuple(row(below, entry) for entry in one.entries[:ROWS]),
        empty=one.empty,
        years=years(parts, f"{one.path.rpartition('/')[2]}/"),
        whole=None,
        within=None,
        others=one.others(),
    )
    yield Page(path, "list.html.j2", value)


def _year(deep: Vantage, find: Callable[[], _List], divisions: _Parts, at: int) -> Iterator[Page]:
    """The page of a year, seen from a folder inside a folder."""
    one = find()
    parts = divisions(one.path)
    part = parts[at]
    path = f"{one.path}/{part.name}.html"
    title = f"{one.title}, asked in {part.title}"
    count = counted(part.total, "decision")
    value = ListPage(
        frame=deep.frame(
            path, title, f"{title}: {count} in that year.", part="index.html", feed=one.feed
        ),
        kind=one.kind,
        title=title,
        text=None,
        count=count,
        order=f"{counted(len(part.items), 'decision')} in the order in which they were asked",
        rows=tuple(row(deep, entry) for entry in part.items),
        empty=one.empty,
        years=(),
        whole=Ref(one.title, f"{deep.root}{one.path}.html"),
        within=within(parts, at),
        others=(),
    )
    yield Page(path, "list.html.j2", value)


def _status(vantage: Vantage, key: Status) -> _List:
    found, word = vantage.library.by_status, STATUSES[key]
    titles: dict[str, str] = {other: one.word for other, one in STATUSES.items()}
    return _List(
        path=f"status/{key}",
        kind="Status",
        title=f"{word.word} decisions",
        text=word.meaning,
        about=f". {word.meaning}",
        shelf=found,
        key=key,
        empty=f"No decision is {word.word.lower()}.",
        others=partial(_others, vantage, "status", titles, found, key),
        order="the latest active first",
    )


def _component(vantage: Vantage, key: str) -> _List:
    components, found = vantage.library.corpus.tracker.components, vantage.library.by_component
    component = components[key]
    titles = {other: one.title for other, one in components.items()}
    return _List(
        path=f"components/{key}",
        kind="Component",
        title=component.title,
        text=vantage.prose(component.says),
        about=f". {plain(component.says) if component.says else ''}".rstrip(),
        shelf=found,
        key=key,
        empty="No decision is about this component.",
        others=partial(_others, vantage, "components", titles, found, key),
        feed=feed.of_component(key),
    )


def _tag(named: Callable[[Vantage], tuple[Ref, ...]], vantage: Vantage, key: str) -> _List:
    here = f"{vantage.root}tags/{key}.html"
    return _List(
        path=f"tags/{key}",
        kind="Tag",
        title=key,
        text=None,
        about=f" with the tag {key}.",
        shelf=vantage.library.by_tag,
        key=key,
        empty="No decision has this tag.",
        others=lambda: tuple(link for link in named(vantage) if link.href != here),
    )


def _others(
    vantage: Vantage, folder: str, titles: Mapping[str, str], found: ByEntries, key: str
) -> tuple[Ref, ...]:
    return tuple(
        _link(vantage, folder, other, title, found)
        for other, title in titles.items()
        if other != key
    )


def tags(vantage: Vantage) -> tuple[Ref, ...]:
    """Links to the pages of the tags, with how many decisions each has.

    Where there are very many, only those that most decisions have.
    """
    found = vantage.library.by_tag
    most = set(nlargest(TAGS, found, key=lambda key: (found.size(key), key)))
    return tuple(_link(vantage, "tags", key, key, found) for key in found if key in most)


def _link(vantage: Vantage, folder: str, key: str, title: str, found: ByEntries) -> Ref:
    return Ref(f"{title} {found.size(key)}", f"{vantage.root}{folder}/{key}.html")
