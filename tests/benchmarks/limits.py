"""What limits a cold build: what it would come to if one thing or another cost nothing."""

import re
from collections.abc import Mapping
from statistics import median
from typing import Any, NamedTuple

import figures
from figures import Figures
from tables import Rows

_CORES = re.compile(r"([0-9]+) cores to use")
_NOT_OF_DECISIONS = ("values of other pages", "values for machines")


class Limits(NamedTuple):
    """Ratios of time to that of Hugo's cold build.

    - `measured`: a cold build as it is
    - `shared`: the same if it had no part that one process does alone: its processor time divided
      among all cores
    - `plain`: the same if the values of pages other than those of decisions cost nothing
    """

    measured: float
    shared: float
    plain: float


def limits(found: Figures, cores: int) -> Limits | None:
    """The limits that figures tell of; None where something for it was not measured."""
    build, hugo = found.commands.get(figures.BUILD), found.commands.get(figures.HUGO)
    if not (build and hugo and found.stages):
        return None
    stages = {name: median(times) for name, times in found.stages.items()}
    saved = sum(stages.get(name, 0.0) for name in _NOT_OF_DECISIONS) / sum(stages.values())
    shared = build.cpu_seconds / cores / hugo.seconds
    return Limits(build.seconds / hugo.seconds, shared, shared * (1 - saved))


def cores_of(machine: Mapping[str, Any]) -> int:
    """How many cores a session had to use; 1 where it does not say."""
    found = _CORES.search(str(machine.get("processor", "")))
    return int(found[1]) if found else 1


def rows(sizes: Mapping[int, Figures], cores: int) -> Rows:
    """One line for each limit, one column for each size."""
    head = ["cold build, time / Hugo's", *(f"{count:,} records" for count in sizes)]
    known = [limits(found, cores) for found in sizes.values()]
    names = (
        "as it is",
        f"if all {cores} cores were busy all the time",
        "and the values of pages that are not decisions' cost nothing",
    )
    lines = [
        [name, *(f"{one[at]:.2f}" if one else "" for one in known)] for at, name in enumerate(names)
    ]
    return [head, *lines]
