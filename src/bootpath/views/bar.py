"""The bar above the matrix: people by stance as lengths, each stance with a pattern of its own."""

from typing import NamedTuple

from bootpath.standing import Standing
from bootpath.views.words import StanceCount, holders

_GAP = 1.0
"""What is free between two parts of the bar, in per cent of its length."""


_PATTERNS: dict[str, str] = {
    "conditional": "M0 0h4v8h-4z",
    "objects": "M0 1l1-1l3 3l3-3l1 1l-3 3l3 3l-1 1l-3-3l-3 3l-1-1l3-3z",
    "blocks": "M1 0h6v8h-6z",
    "asks": "M2.5 4a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0z",
}
"""What fills the part of a stance, in tiles of 8 by 8 px, after the shape that its word has.

Those who support fill theirs, those who are neutral leave it empty.
"""


class Segment(NamedTuple):
    """A stance: its key, where its part begins and how long it is in per cent, its pattern."""

    key: str
    x: str
    width: str
    pattern: str | None


class Bar(NamedTuple):
    """The bar, and its numbers in words."""

    counts: tuple[StanceCount, ...]
    segments: tuple[Segment, ...]


def bar(standing: Standing, counts: tuple[StanceCount, ...]) -> Bar | None:
    """People by stance; None where fewer than two people hold one, for then words are enough.

    Whoever holds two stances on two options is counted in both, as in the words.
    """
    held = holders(standing)
    total = sum(held.values())
    if total < 2:  # noqa: PLR2004 -- one person is no distribution
        return None
    room = 100 - _GAP * (len(held) - 1)
    segments, x = [], 0.0
    for key, number in held.items():
        length = room * number / total
        segments.append(Segment(key, f"{x:.1f}%", f"{length:.1f}%", _PATTERNS.get(key)))
        x += length + _GAP
    return Bar(counts, tuple(segments))
