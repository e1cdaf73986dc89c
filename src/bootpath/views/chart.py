"""The drawing of many decisions and their links: boxes in layers by year, and lines between them.

Lengths are in CSS pixels at a text size of 16 px; the page scales them with the reader's text.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from bootpath.corpus import LinkKind
from bootpath.views.layers import Layers, layers
from bootpath.views.lettering import Written, lines, tip, written
from bootpath.views.spacing import centres
from bootpath.views.stroke import ending

_BOX = 180
_PADDING = 11
_LINE = 17
_FONT = 14
_MOST_LINES = 3
_STATUS = 20
_BESIDE_BOX = 7
_STAND_IN = 7
_GAP = 8
_MOST_IN_A_ROW = 4
_MARGIN = 48
"""What the years need at the left."""
_BETWEEN_ROWS = 46
_BETWEEN_YEARS = 64
_EDGE = 10
_PORT = 15


class Point(NamedTuple):
    """A decision to draw: its title, where it leads, its status in words, the year it was asked."""

    title: str
    href: str
    label: str
    key: str
    word: str
    year: int


class Edge(NamedTuple):
    """A link to draw, from one point to another, by their places in the list of points."""

    kind: LinkKind
    source: int
    target: int


class Box(NamedTuple):
    """A decision as drawn: a link with its full words, its place and size, what stands in it.

    `tip` is the whole title where it had to be cut.
    """

    href: str
    label: str
    key: str
    x: int
    y: int
    width: int
    height: int
    title: tuple[Written, ...]
    status: Written
    tip: str | None


class Stroke(NamedTuple):
    """A link as drawn: its kind, the path of the line, and the path of what stands at its ends."""

    kind: LinkKind
    path: str
    ends: str


class Band(NamedTuple):
    """A year: its number, the baseline of that, where the rule above runs, and its decisions."""

    title: str
    y: int
    rule: int
    boxes: tuple[Box, ...]


class Chart(NamedTuple):
    """The whole drawing with its size."""

    width: int
    height: int
    bands: tuple[Band, ...]
    strokes: tuple[Stroke, ...]


class _Row(NamedTuple):
    top: int
    bottom: int


def chart(points: Sequence[Point], edges: Sequence[Edge]) -> Chart:
    """The drawing of some decisions, which are given in the order of time."""
    pairs = [(min(e.source, e.target), max(e.source, e.target)) for e in edges]
    found = layers([point.year for point in points], pairs, _MOST_IN_A_ROW)
    middle, whole = centres(found, len(points), (_BOX + 2 * _BESIDE_BOX, _STAND_IN), _GAP)
    middle = [_MARGIN + x for x in middle]
    titles = [lines(point.title, (_BOX - 2 * _PADDING) / _FONT, _MOST_LINES) for point in points]
    heights = [2 * _PADDING + len(title) * _LINE + _STATUS - 4 for title in titles]
    rows, rules = _rows(found, points, heights)
    tops = {item: row.top for row, items in zip(rows, found.rows, strict=True) for item in items}
    boxes = tuple(
        _box(point, title, round(middle[at]), tops[at], heights[at])
        for at, (point, title) in enumerate(zip(points, titles, strict=True))
    )
    return Chart(
        width=round(_MARGIN + whole + _EDGE),
        height=rows[-1].bottom + _EDGE if rows else 0,
        bands=tuple(
            Band(str(year), rule + 20, rule, tuple(box for _, box in held))
            for (year, held), rule in zip(
                groupby(zip(points, boxes, strict=True), key=lambda one: one[0].year),
                rules,
                strict=True,
            )
        ),
        strokes=_strokes(edges, found, middle, rows, boxes),
    )


def _rows(
    found: Layers, points: Sequence[Point], heights: Sequence[int]
) -> tuple[list[_Row], list[int]]:
    """Where each row begins and ends, and where the rule above each year runs."""
    rows: list[_Row] = []
    rules: list[int] = []
    y, year = 0, None
    for items in found.rows:
        nodes = [item for item in items if item < len(points)]
        if points[nodes[0]].year != year:
            year = points[nodes[0]].year
            rules.append(y + (_BETWEEN_YEARS // 2 if rows else 0))
            y += _BETWEEN_YEARS if rows else _BETWEEN_YEARS // 2
        else:
            y += _BETWEEN_ROWS
        rows.append(_Row(y, y + max(heights[node] for node in nodes)))
        y = rows[-1].bottom
    return rows, rules


def _box(point: Point, title: tuple[str, ...], x: int, y: int, height: int) -> Box:
    last = _PADDING + len(title) * _LINE
    return Box(
        href=point.href,
        label=point.label,
        key=point.key,
        x=x - _BOX // 2,
        y=y,
        width=_BOX,
        height=height,
        title=written(title, _PADDING + 12, _LINE),
        status=Written(last + 15, point.word),
        tip=tip(point.title, title),
    )


def _strokes(
    edges: Sequence[Edge],
    found: Layers,
    middle: Sequence[float],
    rows: Sequence[_Row],
    boxes: Sequence[Box],
) -> tuple[Stroke, ...]:
    ports = _ports(found, middle)
    row_of = {item: row for row, items in zip(rows, found.rows, strict=True) for item in items}
    strokes = []
    for number, (edge, chain) in enumerate(zip(edges, found.chains, strict=True)):
        upper, lower = chain[0], chain[-1]
        start = (middle[upper] + ports[upper, number], boxes[upper].y + boxes[upper].height)
        end = (middle[lower] + ports[lower, number], boxes[lower].y)
        path = [f"M{start[0]:.0f} {start[1]}"]
        x, y = start[0], row_of[upper].bottom
        if y > start[1]:
            path.append(f"V{y}")
        for item in chain[1:]:
            to = end[0] if item == lower else middle[item]
            top, bottom = row_of[item]
            half = (y + top) // 2
            path.append(f"C{x:.0f} {half} {to:.0f} {half} {to:.0f} {top}")
            if item != lower:
                path.append(f"V{bottom}")
            x, y = to, bottom
        forward = edge.source == upper
        strokes.append(
            Stroke(
                edge.kind,
                "".join(path),
                ending(edge.kind, start, (0, -1), at_target=not forward)
                + ending(edge.kind, end, (0, 1), at_target=forward),
            )
        )
    return tuple(strokes)


def _ports(found: Layers, middle: Sequence[float]) -> dict[tuple[int, int], float]:
    """How far from the middle of a box each line leaves it, by box and number of the line.

    The lines at one side of a box keep the order of what they lead to.
    """
    sides: dict[tuple[int, bool], list[tuple[float, int]]] = {}
    for number, chain in enumerate(found.chains):
        sides.setdefault((chain[0], True), []).append((middle[chain[1]], number))
        sides.setdefault((chain[-1], False), []).append((middle[chain[-2]], number))
    ports: dict[tuple[int, int], float] = {}
    for (item, _), ends in sides.items():
        step = min(_PORT, (_BOX - 2 * _PADDING) / max(len(ends) - 1, 1))
        for at, (_, number) in enumerate(sorted(ends)):
            ports[item, number] = (at - (len(ends) - 1) / 2) * step
    return ports
