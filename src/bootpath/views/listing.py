"""Tables of decisions: the pages of a status, a component, a tag, and their rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Entry
from bootpath.markup import plain
from bootpath.views import feed
from bootpath.views.attention import matters, note
from bootpath.views.page import Frame, Page, Ref
from bootpath.views.vantage import Vantage
from bootpath.views.words import STATUSES, StanceCount, Tag, clipped, counted, stance_counts


class Row(NamedTuple):
    """A decision in a table.

    - `ref`: a link to it; `components`: their titles in a row
    - `tag`: its status; `note`: a word on what it waits for
    - `counts`: people by stance; `last`: the day of the last activity, ISO 8601
    """

    ref: Ref
    components: str
    tag: Tag
    note: str | None
    counts: tuple[StanceCount, ...]
    last: str | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """What `list.html.j2` gets: a table of decisions that have something in common.

    - `frame`: the page's frame
    - `kind`: what they share, in a word (`Status`); `title`: which
    - `text`: what it means; `count`: how many decisions, in words
    - `rows`: the decisions, those alive first; `empty`: what to say when there is none
    - `others`: links to the other pages of this kind, with how many decisions each has
    """

    frame: Frame
    kind: str
    title: str
    text: Markup | str | None
    count: str
    rows: tuple[Row, ...]
    empty: str
    others: tuple[Ref, ...]


def row(vantage: Vantage, entry: Entry) -> Row:
    """A decision as a table shows it."""
    standing = vantage.library.standings[entry.slug]
    return Row(
        vantage.decision(entry.slug),
        ", ".join(vantage.component(key).text for key in dict.fromkeys(entry.decision.components)),
        vantage.status(entry),
        note(standing, matters(vantage.library, entry, standing)),
        stance_counts(standing),
        vantage.day(standing.last_activity),
    )


def pages(vantage: Vantage) -> Iterator[Page]:
    """The pages of every status, component and tag."""
    made = {entry.slug: row(vantage, entry) for entry in vantage.library.entries}
    yield from _statuses(vantage, made)
    yield from _components(vantage, made)
    yield from _tags(vantage, made)


def _statuses(vantage: Vantage, made: Mapping[str, Row]) -> Iterator[Page]:
    found = vantage.library.by_status
    others = {
        key: Ref(f"{word.word} {len(found.get(key, ()))}", f"{vantage.root}status/{key}.html")
        for key, word in STATUSES.items()
    }
    for key, word in STATUSES.items():
        entries = found.get(key, ())
        count = counted(len(entries), "decision")
        title = f"{word.word} decisions"
        path = f"status/{key}.html"
        yield Page(
            path,
            "list.html.j2",
            ListPage(
                frame=vantage.frame(path, title, f"{count}. {word.meaning}", part="index.html"),
                kind="Status",
                title=title,
                text=word.meaning,
                count=count,
                rows=tuple(made[entry.slug] for entry in entries),
                empty=f"No decision is {word.word.lower()}.",
                others=tuple(ref for other, ref in others.items() if other != key),
            ),
        )


def _components(vantage: Vantage, made: Mapping[str, Row]) -> Iterator[Page]:
    components = vantage.library.corpus.tracker.components
    found = vantage.library.by_component
    others = {
        key: Ref(f"{one.title} {len(found.get(key, ()))}", f"{vantage.root}components/{key}.html")
        for key, one in components.items()
    }
    for key, component in components.items():
        entries = found.get(key, ())
        count = counted(len(entries), "decision")
        path = f"components/{key}.html"
        about = f"{count}. {plain(component.says) if component.says else ''}".strip()
        yield Page(
            path,
            "list.html.j2",
            ListPage(
                frame=vantage.frame(
                    path,
                    component.title,
                    clipped(about),
                    part="index.html",
                    feed=feed.of_component(key),
                ),
                kind="Component",
                title=component.title,
                text=vantage.prose(component.says),
                count=count,
                rows=tuple(made[entry.slug] for entry in entries),
                empty="No decision is about this component.",
                others=tuple(ref for other, ref in others.items() if other != key),
            ),
        )


def _tags(vantage: Vantage, made: Mapping[str, Row]) -> Iterator[Page]:
    found = vantage.library.by_tag
    others = tags(vantage)
    for key, entries in found.items():
        count = counted(len(entries), "decision")
        path = f"tags/{key}.html"
        yield Page(
            path,
            "list.html.j2",
            ListPage(
                frame=vantage.frame(
                    path, f"Tag {key}", f"{count} with the tag {key}.", part="index.html"
                ),
                kind="Tag",
                title=key,
                text=None,
                count=count,
                rows=tuple(made[entry.slug] for entry in entries),
                empty="No decision has this tag.",
                others=tuple(ref for ref in others if ref.href != f"{vantage.root}{path}"),
            ),
        )


def tags(vantage: Vantage) -> tuple[Ref, ...]:
    """Links to the pages of all tags, with how many decisions each has."""
    return tuple(
        Ref(f"{key} {len(entries)}", f"{vantage.root}tags/{key}.html")
        for key, entries in vantage.library.by_tag.items()
    )
