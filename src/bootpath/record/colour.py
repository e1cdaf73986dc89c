"""Colours of the site: their contrast, and the nearest shade of one that can be read."""

import re
from collections.abc import Sequence
from typing import NamedTuple

HEX_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.ASCII | re.IGNORECASE)

_ALMOST_BLACK = 0.04045

READABLE = 4.5
"""The contrast that text needs with its ground (WCAG 2.2, success criterion 1.4.3, level AA)."""


class Colour(NamedTuple):
    """A colour in sRGB, each part from 0 to 255; as text it is `#rrggbb`."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """Relative luminance, from 0 for black to 1 for white (WCAG 2.2, relative luminance)."""
        red, green, blue = map(_linear, self)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colour(text: str) -> Colour:
    """The colour that `#rgb` or `#rrggbb` names; raises ValueError for anything else."""
    if not HEX_COLOUR.fullmatch(text):
        raise ValueError(text)
    digits = text[1:] if len(text) == len("#rrggbb") else "".join(2 * digit for digit in text[1:])
    return Colour(*bytes.fromhex(digits))


class Grounds(NamedTuple):
    """What links stand on in a colour scheme, and what an accent is mixed with to be read there."""

    under: tuple[Colour, ...]
    away: Colour


LIGHT = Grounds((colour("#fdfcfa"), colour("#f5f2eb")), away=colour("#000"))
"""Paper and tint of the light pages, the same as in the tokens of the stylesheet."""

DARK = Grounds((colour("#171613"), colour("#22201b")), away=colour("#fff"))
"""Paper and tint of the dark pages."""


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((one.luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(one: Colour, grounds: Sequence[Colour]) -> float:
    """The contrast ratio of a colour with the ground on which it is hardest to read."""
    return min(contrast(one, ground) for ground in grounds)


def readable(accent: Colour, grounds: Grounds) -> Colour:
    """The nearest shade of an accent that can be read on the grounds: itself where it can.

    It is mixed with as little black or white as it takes.
    """
    mixed = (_mixed(accent, grounds.away, share) for share in range(256))
    return next(one for one in mixed if least_contrast(one, grounds.under) >= READABLE)


def _mixed(one: Colour, other: Colour, share: int) -> Colour:
    """A colour with so many 255ths of another in it."""
    return Colour(*(round(a + (b - a) * share / 255) for a, b in zip(one, other, strict=True)))


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= _ALMOST_BLACK else ((share + 0.055) / 1.055) ** 2.4
