"""What we want to reach, and what a session says about it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median

import figures
from figures import Figures, Results, memory_ratio, time_ratio


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure we want to stay below, and what came out (None: not measured).

    It is a ratio, but for those that name their unit.
    """

    says: str
    limit: float
    measured: float | None
    may_be_equal: bool = True

    @property
    def verdict(self) -> str:
        """`met`, `not met` or `not measured`."""
        if self.measured is None:
            return "not measured"
        met = self.measured <= self.limit if self.may_be_equal else self.measured < self.limit
        return "met" if met else "not met"

    @property
    def bound(self) -> str:
        """The limit in words."""
        return f"{'at most' if self.may_be_equal else 'under'} {self.limit:g}"


_NONE = Figures({}, {}, {})


def aims(sizes: Mapping[int, Figures], start_up: Results) -> tuple[Aim, ...]:
    """The aims of builds, checks and start-up beside the figures, by how many decisions."""
    large = sizes.get(10_000, _NONE)
    found = large.commands

    def beside_hugo(words: str, command: str, limit: float, count: int = 10_000) -> Aim:
        ratio = time_ratio(sizes.get(count, _NONE).commands, command, figures.COUNTERPARTS[command])
        return Aim(f"{words} at {count:,}, time / Hugo's", limit, ratio)

    memory = memory_ratio(found, figures.BUILD, figures.HUGO)
    return (
        beside_hugo("cold build", figures.BUILD, 0.9, 1_000),
        beside_hugo("cold build", figures.BUILD, 0.9),
        beside_hugo("cold build, further aim", figures.BUILD, 0.7, 1_000),
        beside_hugo("cold build, further aim", figures.BUILD, 0.7),
        beside_hugo("build, nothing changed", figures.BUILD_SAME, 0.05),
        beside_hugo("build, one text changed", figures.BUILD_TEXT, 0.1),
        beside_hugo("build, one title changed", figures.BUILD_TITLE, 0.12),
        beside_hugo("cold check", figures.CHECK, 0.4, 1_000),
        beside_hugo("cold check", figures.CHECK, 0.4),
        beside_hugo("check, nothing changed", figures.CHECK_SAME, 0.05),
        Aim("cold build at 10,000, memory / Hugo's", 0.35, memory),
        _in_seconds("check FILE, its text changed", 0.15, found, figures.FILE_TEXT),
        Aim("serve, save to page at 10,000, seconds", 0.3, _time(large, figures.RELOAD), False),
        Aim("standing at 10,000, seconds", 0.5, _time(large, figures.STANDING), False),
        Aim("--help, time / bare Python's", 5, _start(start_up, figures.HELP), False),
    )


def growth_aims(sizes: Mapping[int, Results]) -> tuple[Aim, ...]:
    """The aims of growth beside the figures, by how many decisions."""
    largest = sizes.get(30_000, {}).get(figures.BUILD)
    memory = largest.peak_bytes / figures.MEGABYTE if largest else None
    return (Aim("cold build at 30,000, memory in MB", 600, memory, False),)


def mail_aims(sizes: Mapping[int, Results]) -> tuple[Aim, ...]:
    """The aims of searching an archive, by its size in MiB."""
    quarter, whole = sizes.get(256, {}), sizes.get(1024, {})
    growth = None
    if figures.LOOKUP in quarter and figures.LOOKUP in whole:
        growth = whole[figures.LOOKUP].peak_bytes / quarter[figures.LOOKUP].peak_bytes
    return (
        Aim("lookup, time in 1 GiB / grep's", 3, time_ratio(whole, figures.LOOKUP, figures.GREP)),
        Aim("lookup, memory in 1 GiB / in 256 MiB", 1.1, growth),
    )


def plain_aims(reached: Sequence[Aim]) -> list[dict[str, object]]:
    """The aims with their verdicts, as JSON can hold them."""
    return [asdict(aim) | {"verdict": aim.verdict} for aim in reached]


def _in_seconds(words: str, limit: float, found: Results, command: str) -> Aim:
    seconds = found[command].seconds if command in found else None
    return Aim(f"{words} at 10,000, seconds", limit, seconds, may_be_equal=False)


def _time(size: Figures, name: str) -> float | None:
    return median(size.times[name]) if name in size.times else None


def _start(start_up: Results, command: str) -> float | None:
    return time_ratio(start_up, command, figures.PYTHON)
