"""Where the items of layered rows stand from left to right: near their neighbours, never too near.

Each row in turn is set as close to the means of its neighbours as its order and the distances
allow. That is isotonic regression, solved by pooling adjacent violators (Ayer et al., 1955).
"""

from collections.abc import Sequence

from bootpath.views.layers import Layers

_SLACK = 24.0
"""So much more than the fullest row needs: without it that row could not give way at all."""
_PASSES = 16
_STRAIGHTENINGS = 6
_STRAIGHT = 8.0
"""So much more a stand-in heeds the next stand-in of its line than a node: lines run straight."""


def centres(
    found: Layers, nodes: int, widths: tuple[float, float], gap: float
) -> tuple[list[float], float]:
    """The middle of every item, and the width of the whole.

    `nodes` is how many nodes there are, `widths` that of a node and that of a stand-in. No two items of a row come nearer than the gap, and all lie between 0 and the width, which is
    a little more than that of the fullest row.
    """
    node, stand_in = widths
    sizes = [node] * nodes + [stand_in] * (len(found.above) - nodes)
    whole = max((_length(row, sizes, gap) for row in found.rows), default=0.0) + _SLACK
    middle = [0.0] * len(sizes)
    for row in found.rows:
        _settle(row, [whole / 2] * len(row), middle, sizes, gap, whole)
    count = len(found.rows)
    for turn in range(_PASSES):
        order = range(count) if turn % 2 == 0 else range(count - 1, -1, -1)
        for at in order:
            row = found.rows[at]
            wanted = [_wanted(item, found, middle, nodes) for item in row]
            _settle(row, wanted, middle, sizes, gap, whole)
    for _ in range(_STRAIGHTENINGS):
        straight = list(middle)
        for chain in found.chains:
            inner = chain[1:-1]
            if len(inner) > 1:
                mean = sum([middle[item] for item in inner]) / len(inner)
                for item in inner:
                    straight[item] = mean
        for row in found.rows:
            _settle(row, [straight[item] for item in row], middle, sizes, gap, whole)
    return middle, whole


def _wanted(item: int, found: Layers, middle: Sequence[float], nodes: int) -> float:
    """Where an item would stand if it were alone: at the mean of its neighbours."""
    total = weights = 0.0
    for other in (*found.above[item], *found.below[item]):
        weight = _STRAIGHT if item >= nodes and other >= nodes else 1.0
        total += weight * middle[other]
        weights += weight
    return total / weights if weights else middle[item]


def _length(row: Sequence[int], widths: Sequence[float], gap: float) -> float:
    return sum(widths[item] for item in row) + gap * max(len(row) - 1, 0)


def _settle(
    row: Sequence[int],
    wanted: Sequence[float],
    middle: list[float],
    sizes: Sequence[float],
    gap: float,
    whole: float,
) -> None:
    places = settled(wanted, [sizes[item] for item in row], gap, whole)
    for item, place in zip(row, places, strict=True):
        middle[item] = place


def settled(
    wanted: Sequence[float], sizes: Sequence[float], gap: float, whole: float
) -> list[float]:
    """The middles of things in a row, as near to what is wanted as order and distances allow.

    They keep their order and the gap, and lie between 0 and the whole, which must have room.
    """
    offsets, at = [], 0.0
    for size in sizes:
        offsets.append(at + size / 2)
        at += size + gap
    room = whole - (at - gap)
    blocks: list[tuple[float, float, int]] = []  # mean, weight, how many things
    for want, offset, size in zip(wanted, offsets, sizes, strict=True):
        # what is small gives way least: long lines should run straight
        mean, weight, count = want - offset, size**-2, 1
        while blocks and blocks[-1][0] > mean:
            other, heavy, more = blocks.pop()
            mean = (mean * weight + other * heavy) / (weight + heavy)
            weight, count = weight + heavy, count + more
        blocks.append((mean, weight, count))
    found: list[float] = []
    for mean, _, count in blocks:
        start = min(max(mean, 0.0), room)
        found += [start + offset for offset in offsets[len(found) : len(found) + count]]
    return found
