"""The small drawing of a decision among those it is linked with, in the order of time.

Earlier decisions stand above it, later ones below. Each link is an arc at the left. All arcs end at
the one decision, so they never cross when the nearest stays innermost.
Lengths are in CSS pixels at a text size of 16 px.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from bootpath.corpus import LINK_KINDS, Entry
from bootpath.views.chart import Stroke
from bootpath.views.lettering import Written, clipped, lines, tip, width, written
from bootpath.views.related import inward, outward
from bootpath.views.stroke import ending
from bootpath.views.tie import Tie, ties_of
from bootpath.views.vantage import Vantage

NEIGHBOURS = 12
"""So many other decisions are drawn at most."""

_ARCS = 2
"""So many links with the same decision get a line of their own; the words name them all."""

_WIDTH = 320
_FONT, _SMALL, _BOLD = 14, 13, 1.1
_LINE, _NOTE, _GAP = 18, 17, 12
_PADDING, _PORT, _STEP, _BEND = 10, 10, 9, 8
_BOX_X = 64
_TEXT_X = _BOX_X + 12
_ROOM = (_WIDTH - _TEXT_X - 4) / _FONT
_MIDDLE = 5
"""The middle of a line of text lies so far above its baseline."""

_ORDER = {kind: at for at, kind in enumerate(LINK_KINDS)}


class Neighbour(NamedTuple):
    """Another decision as drawn: where it leads, its title, how it is linked and when it was asked.

    `tip` is the whole title where it had to be cut.
    """

    href: str
    title: tuple[Written, ...]
    note: Written
    tip: str | None


class Hub(NamedTuple):
    """The decision itself as drawn: its box, from `x` to the right edge, and its title."""

    x: int
    y: int
    height: int
    title: tuple[Written, ...]


class Neighbourhood(NamedTuple):
    """The drawing: what it shows in a sentence, its size, the decisions and the lines.

    `x` is where the titles begin. The first `earlier` neighbours stand above the hub.
    """

    text: str
    width: int
    height: int
    x: int
    earlier: int
    hub: Hub
    neighbours: tuple[Neighbour, ...]
    strokes: tuple[Stroke, ...]


class _Other(NamedTuple):
    asked: date
    slug: str
    ties: list[Tie]


def neighbourhood(vantage: Vantage, entry: Entry) -> Neighbourhood | None:
    """The drawing around a decision; None where fewer than two others are linked with it.

    Where there are too many, those with the weightier kinds of link are drawn.
    """
    library = vantage.library
    others: dict[str, _Other] = {}
    for tie in sorted(ties_of(library, entry), key=lambda tie: _ORDER[tie.kind]):
        slug = tie.target if tie.source == entry.slug else tie.source
        if slug not in others:
            others[slug] = _Other(library.asked(slug), slug, [])
        others[slug].ties.append(tie)
    if len(others) < 2:  # noqa: PLR2004 -- a single link needs no drawing
        return None
    shown = sorted(list(others.values())[:NEIGHBOURS])
    here = (library.asked(entry.slug), entry.slug)
    text = "Earlier decisions stand above this one, later ones below."
    if len(others) > len(shown):
        text += f" {len(shown)} of {len(others):,} are drawn."
    return _drawn(vantage, entry, shown, sum(one[:2] < here for one in shown), text)


def _drawn(
    vantage: Vantage, entry: Entry, shown: Sequence[_Other], earlier: int, text: str
) -> Neighbourhood:
    title = lines(entry.decision.title, (_ROOM - 1) / _BOLD, 3)
    ports = sum(len(one.ties[:_ARCS]) for one in shown)
    height = max(2 * _PADDING + len(title) * _LINE - 4, _PORT * (ports + 1))
    neighbours: list[Neighbour] = []
    above: list[tuple[int, Tie]] = []
    below: list[tuple[int, Tie]] = []
    y = top = 1
    for at, other in enumerate(shown):
        if at == earlier:
            top, y = y, y + height + _GAP
        one = _neighbour(vantage, entry, other, y)
        neighbours.append(one)
        (above if at < earlier else below).extend(
            (y + _LINE - 4 - _MIDDLE + 7 * number, tie)
            for number, tie in enumerate(other.ties[:_ARCS])
        )
        y = one.note.y + _GAP + 4
    if earlier == len(shown):
        top, y = y, y + height + _GAP
    first = top + (height - _PORT * (ports - 1)) // 2
    above.reverse()  # the nearest first
    arcs = [(first + _PORT * rank, end, rank, tie) for rank, (end, tie) in enumerate(above)]
    arcs += [
        (first + _PORT * (ports - 1 - rank), end, rank, tie)
        for rank, (end, tie) in enumerate(below)
    ]
    step = min(_STEP, (_BOX_X - _BEND - 6) // max(len(above), len(below)))
    middle = top + (height - len(title) * _LINE) // 2 + _LINE - 4
    return Neighbourhood(
        text=text,
        width=_WIDTH,
        height=y - _GAP + 2,
        x=_TEXT_X,
        earlier=earlier,
        hub=Hub(
            _BOX_X,
            top,
            height,
            written(title, middle, _LINE),
        ),
        neighbours=tuple(neighbours),
        strokes=tuple(
            _arc(start, end, _BOX_X - _BEND - 4 - rank * step, tie, entry.slug)
            for start, end, rank, tie in arcs
        ),
    )


def _neighbour(vantage: Vantage, entry: Entry, other: _Other, y: int) -> Neighbour:
    page = vantage.decision(other.slug)
    title = lines(page.text, _ROOM, 2)
    words = dict.fromkeys(_label(vantage, entry, tie) for tie in other.ties)
    note = _note(", ".join(words).capitalize(), other.asked)
    return Neighbour(
        href=page.href or "",
        title=written(title, y + _LINE - 4, _LINE),
        note=Written(y + max(len(title), 1) * _LINE + _NOTE - 4, note),
        tip=tip(page.text, title),
    )


def _note(label: str, asked: date) -> str:
    """How a decision is linked, and when it was asked: the day, or the year where that is all."""
    room = _ROOM * _FONT / _SMALL
    if width(label) + width(day := f" · {asked}") <= room:
        return label + day
    year = f" · {asked.year:04}"
    return clipped(label, room - width(year)) + year


def _label(vantage: Vantage, entry: Entry, tie: Tie) -> str:
    if tie.source == entry.slug:
        return outward(tie.kind)
    return inward(vantage.library, tie.kind, tie.source, entry.slug)


def _arc(start: int, end: int, x: int, tie: Tie, here: str) -> Stroke:
    """A line from the hub's edge out to `x`, along, and back in to another decision."""
    down = 1 if end > start else -1
    bend = min(_BEND, abs(end - start) // 2)
    near, far = _BOX_X, _TEXT_X - 6
    path = (
        f"M{near} {start}H{x + bend}Q{x} {start} {x} {start + down * bend}"
        f"V{end - down * bend}Q{x} {end} {x + bend} {end}H{far}"
    )
    ends = ending(tie.kind, (near, start), (1, 0), at_target=tie.target == here) + ending(
        tie.kind, (far, end), (1, 0), at_target=tie.target != here
    )
    return Stroke(tie.kind, path, ends)
