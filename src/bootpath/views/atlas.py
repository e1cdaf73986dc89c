"""The map: all decisions and the links between them, as a drawing and in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from bootpath.corpus import Entry
from bootpath.views.chart import Chart, Edge, Point, chart
from bootpath.views.page import Frame, Page, Ref
from bootpath.views.related import Relation, relations
from bootpath.views.stroke import MARKS, LineStyle, legend
from bootpath.views.tie import Tie, ties
from bootpath.views.vantage import Vantage
from bootpath.views.words import Tag, counted

DRAWN = 200
"""So many linked decisions are still drawn."""

LINES = 400
"""So many links are still drawn."""

APART = 100
"""So many decisions without a link are named."""

ROOM = 110_000
"""How much the list may weigh in bytes where nothing is drawn, by a rough count."""

_ENTRY_WEIGHT = 200
_LINK_WEIGHT = 40


class Linked(NamedTuple):
    """A decision with links: a link to it, its status, its links by kind.

    `more` says how many of its links are left to its page.
    """

    ref: Ref
    tag: Tag
    relations: tuple[Relation, ...]
    more: str | None


class LinkedGroup(NamedTuple):
    """Decisions that were asked in the same year; no heading where the years are not told apart."""

    title: str | None
    decisions: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class MapPage:
    """What `map.html.j2` gets.

    - `frame`: the page's frame
    - `count`: how many decisions and links there are, in words; None without decisions
    - `chart`: the drawing, unless there is nothing to draw, or too much; `legend`: its lines
    - `groups`: the decisions with links, in words
    - `left_out`: how many of those are left to their own pages, in words
    - `apart`: the decisions without a link; `more_apart`: how many are not named, in words
    """

    frame: Frame
    count: str | None
    chart: Chart | None
    legend: tuple[LineStyle, ...]
    groups: tuple[LinkedGroup, ...]
    left_out: str | None
    apart: tuple[Ref, ...]
    more_apart: str | None


def page(vantage: Vantage) -> Page:
    """The map, seen from the root of the site."""
    library = vantage.library
    found = ties(library)
    linked = {slug for tie in found for slug in (tie.source, tie.target)}
    apart = [entry for entry in library.by_interest if entry.slug not in linked]
    small = len(linked) <= DRAWN and len(found) <= LINES
    groups, left_out = _by_year(vantage, linked) if small else _by_interest(vantage, linked)
    value = MapPage(
        frame=vantage.frame(
            "map.html", "Map", "All decisions, and how they depend on each other and differ."
        ),
        count=(
            f"{counted(len(library.entries), 'decision')}, {counted(len(found), 'link')}"
            if library.entries
            else None
        ),
        chart=_chart(vantage, linked, found) if small and found else None,
        legend=legend(tie.kind for tie in found),
        groups=groups,
        left_out=counted(left_out, "more decision") if left_out else None,
        apart=tuple(vantage.decision(entry.slug) for entry in apart[:APART]),
        more_apart=(counted(len(apart) - APART, "more decision") if len(apart) > APART else None),
    )
    return Page("map.html", "map.html.j2", value)


def _in_time(vantage: Vantage, linked: set[str]) -> list[Entry]:
    library = vantage.library
    return sorted(
        (entry for entry in library.entries if entry.slug in linked),
        key=lambda entry: (library.asked(entry.slug), entry.slug),
    )


def _chart(vantage: Vantage, linked: set[str], found: Sequence[Tie]) -> Chart:
    entries = _in_time(vantage, linked)
    at = {entry.slug: number for number, entry in enumerate(entries)}
    return chart(
        [_point(vantage, entry) for entry in entries],
        [Edge(tie.kind, at[tie.source], at[tie.target]) for tie in found],
    )


def _point(vantage: Vantage, entry: Entry) -> Point:
    page, tag = vantage.decision(entry.slug), vantage.status(entry)
    asked = vantage.library.asked(entry.slug)
    return Point(
        title=page.text,
        href=page.href or "",
        label=f"{page.text}, {tag.word}, asked {asked}",
        key=tag.key,
        word=f"{MARKS[tag.key]} {tag.word}",
        year=asked.year,
    )


def _by_year(vantage: Vantage, linked: set[str]) -> tuple[tuple[LinkedGroup, ...], int]:
    return tuple(
        LinkedGroup(f"{year:04}", tuple(_linked(vantage, entry) for entry in entries))
        for year, entries in groupby(
            _in_time(vantage, linked), key=lambda entry: vantage.library.asked(entry.slug).year
        )
    ), 0


def _by_interest(vantage: Vantage, linked: set[str]) -> tuple[tuple[LinkedGroup, ...], int]:
    """The decisions with links, those alive first, as many as have room."""
    room, kept = ROOM, []
    for one in _each_by_interest(vantage, linked):
        room -= _weight(one)
        if room < 0:
            break
        kept.append(one)
    return (LinkedGroup(None, tuple(kept)),), len(linked) - len(kept)


def _each_by_interest(vantage: Vantage, linked: set[str]) -> Iterator[Linked]:
    for entry in vantage.library.by_interest:
        if entry.slug in linked:
            yield _linked(vantage, entry)


def _weight(one: Linked) -> int:
    refs = [one.ref, *(other.ref for relation in one.relations for other in relation.decisions)]
    return _ENTRY_WEIGHT + sum(
        len(ref.text.encode()) + len(ref.href or "") + _LINK_WEIGHT for ref in refs
    )


_OF_A_KIND = 20
"""So many links of one kind are named with a decision."""


def _linked(vantage: Vantage, entry: Entry) -> Linked:
    """A decision with the links to others that are published."""
    shown, more = [], 0
    for label, others in relations(vantage, entry):
        here = vantage.decision(entry.slug)
        there = tuple(one for one in others if one.ref.href and one.ref != here)
        if there:
            shown.append(Relation(label, there[:_OF_A_KIND]))
            more += len(there[_OF_A_KIND:])
    return Linked(
        vantage.decision(entry.slug),
        vantage.status(entry),
        tuple(shown),
        counted(more, "more link") if more else None,
    )
