"""The colours of a picture: the light tokens of the stylesheet, each in seven strengths."""

from functools import cache

INKS = {
    "paper": "#fdfcfa",
    "ink": "#1c1b19",
    "soft": "#5b5850",
    "rule": "#dedad1",
    "accent": "#1f5a8a",
    "supports": "#1c6b3f",
    "conditional": "#765600",
    "objects": "#a3361f",
    "blocks": "#7d1d3f",
    "asks": "#4c4f8f",
}
"""The tokens by name; a test holds them to the stylesheet."""

_STRENGTHS = 7
_NAMES = [name for name in INKS if name != "paper"]


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


@cache
def colours(accent: str | None = None) -> bytes:
    """The palette: paper, then each ink from faint to full, as red, green and blue.

    `accent`, as `#rrggbb`, takes the place of the stylesheet's.
    """
    inks = INKS | ({"accent": accent} if accent else {})
    paper = _rgb(inks["paper"])
    found = list(paper)
    for name in _NAMES:
        for strength in range(1, _STRENGTHS + 1):
            share = strength / _STRENGTHS
            found += [
                round(white + (ink - white) * share)
                for white, ink in zip(paper, _rgb(inks[name]), strict=True)
            ]
    return bytes(found)


@cache
def shade(name: str) -> list[int]:
    """For each grey of a mask, black to white, the place in the palette for a pixel of an ink."""
    first = _NAMES.index(name) * _STRENGTHS
    strengths = [round(grey * _STRENGTHS / 255) for grey in range(256)]
    return [first + strength if strength else 0 for strength in strengths]
