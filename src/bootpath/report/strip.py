"""One line of source as a terminal shows it, cut around its span where it is too long."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from bootpath.report.glyph import Glyph, glyphs

_CUT = "…"
# A line may be 256 KiB long. No more of it is looked at than could be shown, with some to spare
# for characters that take no cell.
_REACH = 2
# A span that fills the room by itself still gets this part of it as context.
_LEAST_CONTEXT = 4


class Strip(NamedTuple):
    """What is shown of a line, and the cells that its span takes there, the end exclusive.

    A span of no width, such as a place between two characters, takes one cell.
    """

    text: str
    start: int
    end: int


def strip(line: str, start: int, end: int, room: int) -> Strip:
    """Show a line within `room` cells; `start` and `end` are code points from 0, end exclusive."""
    low = max(start - _REACH * room, 0)
    high = start + _REACH * room
    near = [glyph._replace(at=glyph.at + low) for glyph in glyphs(line[low:high])]
    # The span grows to whole glyphs: half a letter cannot be underlined.
    first = bisect_right(near, start, key=_at) - 1 if start < len(line) else len(near)
    last = max(bisect_left(near, end, key=_at), first)
    is_whole = low == 0 and high >= len(line) and _cells(near) <= room
    left, right = (0, len(near)) if is_whole else _window(near, first, last, room)
    opening = _CUT if left or low else ""
    closing = _CUT if right < len(near) or high < len(line) else ""
    begins = len(opening) + _cells(near[left:first])
    ends = begins + _cells(near[first : min(last, right)])
    if last > right:
        ends += len(closing)
    shown = "".join(glyph.shown for glyph in near[left:right])
    return Strip(opening + shown + closing, begins, max(ends, begins + 1))


def _window(near: Sequence[Glyph], first: int, last: int, room: int) -> tuple[int, int]:
    """Which glyphs are shown of a line that is too long, with a cell left for each cut.

    The span comes first, then as much on its left as on its right, and what one side does not
    need goes to the other.
    """
    usable = room - 2 * len(_CUT)
    spare = max(usable - _cells(near[first:last]), usable // _LEAST_CONTEXT)
    context = max(spare // 2, spare - _cells(near[last:]))
    left = first - _fitting(near[:first][::-1], context)
    return left, left + _fitting(near[left:], usable)


def _fitting(row: Sequence[Glyph], room: int) -> int:
    """How many glyphs from the beginning of the row fit into the room."""
    used = 0
    for number, glyph in enumerate(row):
        used += glyph.cells
        if used > room:
            return number
    return len(row)


def _cells(row: Sequence[Glyph]) -> int:
    return sum(glyph.cells for glyph in row)


def _at(glyph: Glyph) -> int:
    return glyph.at
