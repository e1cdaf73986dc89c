"""How drawings show a status and a kind of link: marks, line styles with their words, line ends."""

from collections.abc import Iterable
from typing import NamedTuple

from bootpath.corpus import LinkKind

MARKS = {
    "open": "○",
    "accepted": "✓",
    "settled": "◆",
    "deferred": "◔",
    "rejected": "✕",
    "withdrawn": "↶",
    "superseded": "→",
}
"""The shape of each status: in a drawing the stylesheet cannot put it before the word."""

_HEAD, _HALF = 9, 4
_BAR, _SHORT = 5, 4


class LineStyle(NamedTuple):
    """A kind of line as a legend explains it: its key, its name, how it looks, a sample of it."""

    key: LinkKind
    name: str
    text: str

    @property
    def path(self) -> str:
        """The sample's line, 56 by 16 px."""
        return "M2 8H46"

    @property
    def ends(self) -> str:
        """What stands at the ends of the sample's line."""
        return ending(self.key, (2, 8), (-1, 0), at_target=False) + ending(
            self.key, (46, 8), (1, 0), at_target=True
        )


STYLES: dict[LinkKind, LineStyle] = {
    style.key: style
    for style in (
        LineStyle(
            "depends-on", "Depends on", "a full line, with an arrow to what has to come first"
        ),
        LineStyle("conflicts-with", "Conflicts with", "a dashed line with a bar at both ends"),
        LineStyle("supersedes", "Supersedes", "a thick line, with an arrow to what it replaces"),
        LineStyle("amends", "Amends", "a line of long dashes, with an arrow to what it changes"),
        LineStyle("relates-to", "Relates to", "a dotted line, without a direction"),
    )
}
"""The lines that stand for the kinds of link, told apart without colour."""


def legend(kinds: Iterable[LinkKind]) -> tuple[LineStyle, ...]:
    """The lines that a drawing has, in a fixed order."""
    held = set(kinds)
    return tuple(style for kind, style in STYLES.items() if kind in held)


def ending(
    kind: LinkKind, point: tuple[float, float], toward: tuple[int, int], *, at_target: bool
) -> str:
    """What stands at an end of a line, as path data; nothing where the line just ends.

    `toward` is the direction in which the line arrives, one step along one axis.
    """
    (x, y), (dx, dy) = point, toward
    if kind == "conflicts-with":
        x, y = x - dx * _SHORT, y - dy * _SHORT
        across_x, across_y = dy * _BAR, dx * _BAR
        return f"M{x + across_x:.0f} {y + across_y:.0f}L{x - across_x:.0f} {y - across_y:.0f}"
    if kind == "relates-to" or not at_target:
        return ""
    back_x, back_y = x - dx * _HEAD, y - dy * _HEAD
    return (
        f"M{x:.0f} {y:.0f}L{back_x + dy * _HALF:.0f} {back_y + dx * _HALF:.0f}"
        f"L{back_x - dy * _HALF:.0f} {back_y - dx * _HALF:.0f}Z"
    )
