"""From single runs to medians, ratios and aims, and to the tables that show them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from measure import Run

CHECK = "bootpath check"
BUILD = "bootpath build"
HUGO = "hugo"
HELP = "bootpath --help"
PYTHON = "python -c pass"
STANDING = "standing"
LOOKUP = "lookup"
GREP = "grep -c"

_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Series:
    """All runs of one command on the same input."""

    runs: tuple[Run, ...]
    pages: int | None = None
    """How many HTML files the command wrote; None when it writes none."""

    @property
    def seconds(self) -> float:
        """The median wall time."""
        return median(run.seconds for run in self.runs)

    @property
    def cpu_seconds(self) -> float:
        """The median time on all processors."""
        return median(run.cpu_seconds for run in self.runs)

    @property
    def peak_bytes(self) -> float:
        """The median of the peaks."""
        return median(run.peak_bytes for run in self.runs)

    @property
    def span(self) -> tuple[float, float]:
        """The shortest and the longest wall time."""
        times = [run.seconds for run in self.runs]
        return min(times), max(times)


Results = Mapping[str, Series]
"""Command → its runs, all from one session in which the commands took turns."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure we want to stay below, and what came out (None: not measured).

    It is a ratio, but for those that say they are seconds.
    """

    says: str
    limit: float
    ratio: float | None
    may_be_equal: bool = True

    @property
    def verdict(self) -> str:
        """`met`, `not met` or `not measured`."""
        if self.ratio is None:
            return "not measured"
        met = self.ratio <= self.limit if self.may_be_equal else self.ratio < self.limit
        return "met" if met else "not met"


def aims(
    sizes: Mapping[int, Results], start_up: Results, standing: Mapping[int, Series]
) -> tuple[Aim, ...]:
    """The aims of the project beside the figures of this session, by how many decisions."""
    thousand, ten_thousand = sizes.get(1_000, {}), sizes.get(10_000, {})
    return (
        Aim("check, time at 1,000 / Hugo's", 0.6, time_ratio(thousand, CHECK, HUGO)),
        Aim("cold build, time at 1,000 / Hugo's", 2, time_ratio(thousand, BUILD, HUGO)),
        Aim("cold build, memory at 10,000 / Hugo's", 0.4, memory_ratio(ten_thousand, BUILD, HUGO)),
        Aim("--help, time / bare Python's", 5, time_ratio(start_up, HELP, PYTHON), False),
        Aim("standing at 10,000, seconds", 0.5, _seconds(standing.get(10_000)), False),
    )


def _seconds(series: Series | None) -> float | None:
    return series.seconds if series else None


def mail_aims(sizes: Mapping[int, Results]) -> tuple[Aim, ...]:
    """The aims of searching an archive, by its size in MiB."""
    quarter, whole = sizes.get(256, {}), sizes.get(1024, {})
    growth = None
    if LOOKUP in quarter and LOOKUP in whole:
        growth = whole[LOOKUP].peak_bytes / quarter[LOOKUP].peak_bytes
    return (
        Aim("lookup, time in 1 GiB / grep's", 3, time_ratio(whole, LOOKUP, GREP)),
        Aim("lookup, memory in 1 GiB / in 256 MiB", 1.1, growth),
    )


def time_ratio(results: Results, command: str, other: str) -> float | None:
    """Median time over median time, or None when one of the two was not measured."""
    if command in results and other in results:
        return results[command].seconds / results[other].seconds
    return None


def memory_ratio(results: Results, command: str, other: str) -> float | None:
    """Median peak over median peak, or None when one of the two was not measured."""
    if command in results and other in results:
        return results[command].peak_bytes / results[other].peak_bytes
    return None


def table(results: Results, other: str, *, memory: bool = True) -> str:
    """One line for each command, with its ratios to the `other` when that was measured too.

    Without memory for commands that are too small to be told from what measures them.
    """
    head = ["", "median", "range", "CPU"]
    with_pages = any(series.pages is not None for series in results.values())
    head += ["peak"] if memory else []
    head += ["pages"] if memory and with_pages else []
    if other in results:
        head += [f"time / {other}", *([f"memory / {other}"] if memory else [])]
    return _aligned([head, *_lines(results, other, memory=memory, with_pages=with_pages)])


def _lines(results: Results, other: str, *, memory: bool, with_pages: bool) -> Iterator[list[str]]:
    for name, series in results.items():
        low, high = series.span
        line = [
            name,
            f"{series.seconds:.3f} s",
            f"{low:.3f} to {high:.3f}",
            f"{series.cpu_seconds:.3f} s",
        ]
        ratios = [time_ratio(results, name, other)]
        if memory:
            line.append(f"{series.peak_bytes / _MEBIBYTE:.0f} MiB")
            if with_pages:
                line.append("" if series.pages is None else str(series.pages))
            ratios.append(memory_ratio(results, name, other))
        line += [f"{ratio:.2f}" for ratio in ratios if ratio is not None]
        yield line


def aims_table(reached: Sequence[Aim]) -> str:
    """One line for each aim: what it is, its limit, what was measured, and the verdict."""
    lines = [
        [
            aim.says,
            f"{'at most' if aim.may_be_equal else 'under'} {aim.limit:g}",
            "" if aim.ratio is None else f"{aim.ratio:.2f}",
            aim.verdict,
        ]
        for aim in reached
    ]
    return _aligned([["", "aim", "measured", ""], *lines])


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    """The rows with the first column set left and the others right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
