"""The curve of growth as an SVG: four panels over the number of records, drawn from the figures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import count, takewhile
from math import floor, log10

import figures
from growth import Size, kilobytes_per_record, milliseconds_per_record

_WIDTH, _HEIGHT = 880, 620
_PANEL = (440, 290)
_PLOT = (330, 176)
_CORNER = (56, 70)
"""Where the plot begins inside its panel: room for numbers on the left, title and names above."""
_TOP = 40
_FEWEST_TICKS = 4

_STYLE = """
text { font: 13px system-ui, "DejaVu Sans", sans-serif; fill: #24292f; }
.title { font-weight: 600; }
.head { font-size: 16px; font-weight: 600; }
.paper { fill: #ffffff; }
.rule { stroke: #d0d7de; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; }
.a { stroke: #0550ae; } .a.dot, .a.name { fill: #0550ae; stroke: none; }
.b { stroke: #a4420b; } .b.dot, .b.name { fill: #a4420b; stroke: none; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .paper { fill: #0d1117; }
  .rule { stroke: #3d444d; }
  .a { stroke: #79c0ff; } .a.dot, .a.name { fill: #79c0ff; }
  .b { stroke: #ffa657; } .b.dot, .b.name { fill: #ffa657; }
}
"""

_Value = Callable[[int, Size], float]


@dataclass(frozen=True, slots=True)
class Panel:
    """One drawing: its title with the unit, and its lines, each with a name where there are two."""

    title: str
    lines: tuple[tuple[str, _Value], ...]
    in_decades: bool = False
    """Whether each step upwards is ten times the one before, for what falls by so much."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Values along an edge of a plot: where each lies, from 0 to 1, and which are written there."""

    least: float
    most: float
    ticks: tuple[float, ...]
    in_decades: bool

    def at(self, value: float) -> float:
        """Where a value lies between the two ends."""
        least, most, here = self.least, self.most, value
        if self.in_decades:
            least, most, here = log10(least), log10(most), log10(here)
        return (here - least) / (most - least)


PANELS = (
    Panel("cold build: milliseconds per record", (("", milliseconds_per_record),)),
    Panel("cold build: memory, kB per record", (("", kilobytes_per_record),), in_decades=True),
    Panel(
        "built again: seconds in all",
        (
            ("nothing changed", lambda _, size: size.commands[figures.BUILD_SAME].seconds),
            ("one text changed", lambda _, size: size.commands[figures.BUILD_TEXT].seconds),
        ),
    ),
    Panel("largest page but the booklet: kB", (("", lambda _, size: size.largest_bytes / 1000),)),
)


def drawn(sizes: Mapping[int, Size], where: str) -> str:
    """The SVG; `where` is what the figures were measured on. The same figures give the same text.

    Raises ValueError when there are fewer than two sizes, which make no line.
    """
    if len(sizes) < 2:
        raise ValueError("a curve needs two sizes")
    ordered = dict(sorted(sizes.items()))
    panels = "".join(
        f'<g transform="translate({_PANEL[0] * (at % 2)} {_TOP + _PANEL[1] * (at // 2)})">\n'
        f"{_panel(panel, ordered)}</g>\n"
        for at, panel in enumerate(PANELS)
    )
    head = "What grows with the number of records"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" role="img" aria-labelledby="title desc">\n'
        f'<title id="title">{head}</title>\n'
        f'<desc id="desc">{escape(_in_words(ordered, where))}</desc>\n'
        f"<style>{_STYLE}</style>\n"
        f'<rect class="paper" width="{_WIDTH}" height="{_HEIGHT}"/>\n'
        f'<text class="head" x="{_CORNER[0]}" y="32">{head}</text>\n'
        f"{panels}</svg>\n"
    )


def _in_words(sizes: Mapping[int, Size], where: str) -> str:
    (few, small), *_, (many, large) = sizes.items()
    said = [f"Four drawings over {few:,} to {many:,} records, measured on {where}."]
    for panel in PANELS:
        for name, value in panel.lines:
            ends = f"{_short(value(few, small))} to {_short(value(many, large))}"
            said.append(f"{panel.title}{f', {name}' if name else ''}: from {ends}.")
    return " ".join(said)


def _panel(panel: Panel, sizes: Mapping[int, Size]) -> str:
    counts = tuple(sizes)
    across = Axis(counts[0], counts[-1], counts, in_decades=True)
    upwards = _upwards(panel, sizes)
    (left, top), (width, height) = _CORNER, _PLOT
    foot = top + height
    parts = [f'<text class="title" x="{left}" y="{top - 36}">{escape(panel.title)}</text>']
    for tick in upwards.ticks:
        y = foot - height * upwards.at(tick)
        parts.append(f'<path class="rule" d="M{left} {y:.1f}h{width}"/>')
        parts.append(
            f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{_short(tick)}</text>'
        )
    for tick in across.ticks:
        x = left + width * across.at(tick)
        parts.append(f'<text x="{x:.1f}" y="{foot + 20}" text-anchor="middle">{tick:,}</text>')
    for letter, (_, value) in zip("ab", panel.lines, strict=False):
        points = [
            (left + width * across.at(at), foot - height * upwards.at(value(at, size)))
            for at, size in sizes.items()
        ]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        parts.append(f'<path class="line {letter}" d="M{path}"/>')
        parts += [
            f'<circle class="{letter} dot" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in points
        ]
    # Names stand in a row under the title: however close the lines run, they are apart.
    for at, (letter, (name, _)) in enumerate(zip("ab", panel.lines, strict=False)):
        if name:
            x, y = left + 5 + 150 * at, top - 16
            parts.append(f'<circle class="{letter} dot" cx="{x}" cy="{y - 4}" r="4"/>')
            parts.append(f'<text class="{letter} name" x="{x + 9}" y="{y}">{escape(name)}</text>')
    return "".join(f"{part}\n" for part in parts)


def _upwards(panel: Panel, sizes: Mapping[int, Size]) -> Axis:
    values = [value(at, size) for _, value in panel.lines for at, size in sizes.items()]
    if panel.in_decades:
        least, most = floor(log10(min(values))), floor(log10(max(values))) + 1
        ticks = tuple(10.0**power for power in range(least, most + 1))
        return Axis(ticks[0], ticks[-1], ticks, in_decades=True)
    step = _step(max(values))
    steps = list(takewhile(lambda tick: tick < max(values) + step, (step * at for at in count())))
    return Axis(0, steps[-1], tuple(steps), in_decades=False)


def _step(most: float) -> float:
    """The largest of 1, 2, 5, 10, ... that makes at least four steps up to `most`."""
    power = 10.0 ** floor(log10(most))
    steps = [power * each for each in (1, 0.5, 0.2, 0.1)]
    return next(step for step in steps if most / step >= _FEWEST_TICKS)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.3g}"
