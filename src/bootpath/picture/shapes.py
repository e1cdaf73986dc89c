"""The shapes that stand with a status or a stance, as the pages show them, and the site's mark."""

from collections.abc import Callable
from functools import lru_cache

from PIL import Image, ImageDraw

_SCALE = 4
"""Shapes are drawn so many times larger, and reduced to smooth edges."""

_Draw = Callable[[ImageDraw.ImageDraw, float], None]


def _disc(draw: ImageDraw.ImageDraw, unit: float) -> None:
    draw.ellipse((unit, unit, 9 * unit, 9 * unit), fill=255)


def _ring(draw: ImageDraw.ImageDraw, unit: float) -> None:
    draw.ellipse((unit, unit, 9 * unit, 9 * unit), outline=255, width=round(1.1 * unit))


def _half(draw: ImageDraw.ImageDraw, unit: float) -> None:
    _ring(draw, unit)
    draw.pieslice((unit, unit, 9 * unit, 9 * unit), 90, 270, fill=255)


def _quarter(draw: ImageDraw.ImageDraw, unit: float) -> None:
    _ring(draw, unit)
    draw.pieslice((unit, unit, 9 * unit, 9 * unit), 270, 360, fill=255)


def _square(draw: ImageDraw.ImageDraw, unit: float) -> None:
    draw.rectangle((1.4 * unit, 1.4 * unit, 8.6 * unit, 8.6 * unit), fill=255)


def _diamond(draw: ImageDraw.ImageDraw, unit: float) -> None:
    points = [(5, 0.4), (9.6, 5), (5, 9.6), (0.4, 5)]
    draw.polygon([(unit * x, unit * y) for x, y in points], fill=255)


def _strokes(*lines: tuple[tuple[float, float], ...]) -> _Draw:
    """A shape of thick lines; the places lie in a square of ten by ten."""

    def draw_them(draw: ImageDraw.ImageDraw, unit: float) -> None:
        thick = 1.5 * unit
        for line in lines:
            places = [(unit * x, unit * y) for x, y in line]
            draw.line(places, fill=255, width=round(thick), joint="curve")
            for x, y in (places[0], places[-1]):
                end = (x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2)
                draw.ellipse(end, fill=255)

    return draw_them


_tick = _strokes(((1.4, 5.4), (4, 8.2), (8.8, 2)))
_cross = _strokes(((1.8, 1.8), (8.2, 8.2)), ((8.2, 1.8), (1.8, 8.2)))
_onward = _strokes(((1, 5), (9, 5)), ((5.8, 1.8), (9, 5), (5.8, 8.2)))
_back = _strokes(((9, 5), (1, 5)), ((4.2, 1.8), (1, 5), (4.2, 8.2)))
_query = _strokes(
    ((2.6, 2.9), (3.2, 1.5), (5, 1), (6.8, 1.5), (7.3, 3), (6.6, 4.3), (5, 5.4), (5, 6.4)),
    ((5, 8.8), (5, 8.9)),
)

SHAPES: dict[str, tuple[_Draw, str]] = {
    "open": (_ring, "accent"),
    "accepted": (_tick, "supports"),
    "settled": (_diamond, "supports"),
    "deferred": (_quarter, "conditional"),
    "rejected": (_cross, "objects"),
    "withdrawn": (_back, "soft"),
    "superseded": (_onward, "soft"),
    "supports": (_disc, "supports"),
    "conditional": (_half, "conditional"),
    "neutral": (_ring, "soft"),
    "objects": (_cross, "objects"),
    "blocks": (_square, "blocks"),
    "asks": (_query, "asks"),
}
"""The shape and the ink of each status and each stance that is held."""


@lru_cache(maxsize=64)
def shape(key: str, size: int) -> Image.Image:
    """The shape of a status or a stance as a mask, so many pixels wide and high."""
    canvas = Image.new("L", (size * _SCALE, size * _SCALE), 0)
    SHAPES[key][0](ImageDraw.Draw(canvas), size * _SCALE / 10)
    return canvas.reduce(_SCALE)


@lru_cache(maxsize=4)
def mark(size: int) -> Image.Image:
    """The site's mark, the icon of its pages, as a mask: a square with a path left out of it."""
    canvas = Image.new("L", (size * _SCALE, size * _SCALE), 0)
    draw, unit = ImageDraw.Draw(canvas), size * _SCALE / 32
    draw.rounded_rectangle((0, 0, 32 * unit, 32 * unit), 6 * unit, fill=255)
    curve = [_on_curve(step / 24) for step in range(25)]
    for line in ([(9, 6), (9, 26)], curve, [(19, 18), (23, 22), (19, 26)]):
        places = [(unit * x, unit * y) for x, y in line]
        draw.line(places, fill=0, width=round(3 * unit), joint="curve")
        for x, y in (places[0], places[-1]):
            draw.ellipse((x - 1.5 * unit, y - 1.5 * unit, x + 1.5 * unit, y + 1.5 * unit), fill=0)
    return canvas.reduce(_SCALE)


def _on_curve(share: float) -> tuple[float, float]:
    """A place on the curve of the icon, a cubic Bézier from (9, 12) to (23, 22)."""
    ends = ((9, 12), (17, 12), (15, 22), (23, 22))
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    x, y = (sum(w * end[i] for w, end in zip(weights, ends, strict=True)) for i in (0, 1))
    return x, y
