"""A layered layout: which row each node of a graph stands in, and in which order within the row.

Nodes are numbers in the order of time. Rows follow time from band to band (a year, say); within a
band, linked nodes stand in different rows, the later one below. A link that passes rows gets a
stand-in in each of them, so that it runs between the nodes. The order is found by barycentres
(Sugiyama, Tagawa and Toda, 1981): rows are swept up and down, each node goes to the mean of its
neighbours, and the arrangement with the fewest crossings is kept.
"""

from bisect import bisect_right, insort
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Pair = tuple[int, int]
"""Two linked nodes, the earlier one first."""

_SWEEPS = 12
_PATIENCE = 4


class Layers(NamedTuple):
    """Rows of items from left to right, and what each item is linked with.

    Items below the number of nodes are nodes, the others stand-ins. `above` and `below` are the
    neighbours in the next rows, `chains` the items of each pair from top to bottom.
    """

    rows: tuple[tuple[int, ...], ...]
    above: tuple[tuple[int, ...], ...]
    below: tuple[tuple[int, ...], ...]
    chains: tuple[tuple[int, ...], ...]


def layers(bands: Sequence[int], pairs: Sequence[Pair], most: int) -> Layers:
    """The layers of a graph, at most so many nodes in a row.

    `bands` gives the band of each node and never falls.
    """
    row_of = _rows(bands, pairs, most)
    rows: list[list[int]] = [[] for _ in range(max(row_of, default=-1) + 1)]
    for node, row in enumerate(row_of):
        rows[row].append(node)
    above: list[list[int]] = [[] for _ in bands]
    below: list[list[int]] = [[] for _ in bands]
    chains = []
    for upper, lower in pairs:
        chain = [upper]
        for row in range(row_of[upper] + 1, row_of[lower]):
            chain.append(len(above))
            rows[row].append(len(above))
            above.append([])
            below.append([])
        chain.append(lower)
        for one, next_one in pairwise(chain):
            below[one].append(next_one)
            above[next_one].append(one)
        chains.append(tuple(chain))
    return Layers(
        _ordered(rows, above, below),
        tuple(map(tuple, above)),
        tuple(map(tuple, below)),
        tuple(chains),
    )


def _rows(bands: Sequence[int], pairs: Sequence[Pair], most: int) -> list[int]:
    """The row of each node: the first with room that lies below whatever it is linked with."""
    earlier: list[list[int]] = [[] for _ in bands]
    for upper, lower in pairs:
        earlier[lower].append(upper)
    found: list[int] = []
    held: dict[int, int] = {}
    first = 0
    for node, band in enumerate(bands):
        if node and band != bands[node - 1]:
            first = max(found) + 1
        row = max([first, *(found[other] + 1 for other in earlier[node])])
        while held.get(row, 0) >= most:
            row += 1
        held[row] = held.get(row, 0) + 1
        found.append(row)
    return found


def crossings(rows: Sequence[Sequence[int]], below: Sequence[Sequence[int]]) -> int:
    """How many lines cross between neighbouring rows."""
    found = 0
    for row, next_row in pairwise(rows):
        place = {item: at for at, item in enumerate(next_row)}
        seen: list[int] = []
        for item in row:
            ends = sorted(place[other] for other in below[item])
            for end in ends:
                found += len(seen) - bisect_right(seen, end)
            for end in ends:
                insort(seen, end)
    return found


def _ordered(
    rows: list[list[int]], above: list[list[int]], below: list[list[int]]
) -> tuple[tuple[int, ...], ...]:
    best = [list(row) for row in rows]
    fewest = crossings(best, below)
    current, since = [list(row) for row in rows], 0
    for sweep in range(_SWEEPS):
        if not fewest or since == _PATIENCE:
            break
        down = sweep % 2 == 0
        walk = range(1, len(current)) if down else range(len(current) - 2, -1, -1)
        sides = above if down else below
        for row in walk:
            fixed = current[row - 1 if down else row + 1]
            current[row] = _by_barycentre(current[row], fixed, sides)
        count = crossings(current, below)
        since += 1
        if count < fewest:
            best, fewest, since = [list(row) for row in current], count, 0
    return tuple(map(tuple, best))


def _by_barycentre(row: list[int], fixed: list[int], sides: list[list[int]]) -> list[int]:
    """A row with each item at the mean of its neighbours; one without any keeps its place."""
    scale = 1 / max(len(fixed), 1)
    place = {item: (at + 0.5) * scale for at, item in enumerate(fixed)}
    own = 1 / max(len(row), 1)
    wanted = {}
    for at, item in enumerate(row):
        others = sides[item]
        wanted[item] = (
            sum(place[other] for other in others) / len(others) if others else (at + 0.5) * own
        )
    return sorted(row, key=lambda item: wanted[item])  # stable: ties keep their order
