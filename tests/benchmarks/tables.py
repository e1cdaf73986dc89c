"""Figures as rows of words, and the rows as text with columns or as a table in Markdown."""

from collections.abc import Mapping, Sequence
from statistics import median

from aims import Aim
from figures import MEGABYTE, Results, Times, memory_ratio, time_ratio

Rows = list[list[str]]
"""The head and the lines of a table; each first cell is a name, the others are figures."""


def of_commands(
    results: Results, others: Mapping[str, str], other: str, *, memory: bool = True
) -> Rows:
    """One line for each command, with its ratios to what `others` sets it beside, called `other`.

    Without memory for commands that are too small to be told from what measures them.
    """
    compared = any(others.get(name) in results for name in results)
    with_pages = any(series.pages is not None for series in results.values())
    head = ["", "median", "range", "CPU", *(["memory"] if memory else [])]
    head += ["pages"] if with_pages else []
    head += [f"time / {other}"] if compared else []
    head += [f"memory / {other}"] if compared and memory else []
    lines = [head]
    for name, series in results.items():
        line = [name, *_times(series.times), f"{series.cpu_seconds:.3f} s"]
        beside = others.get(name, "")
        if memory:
            line.append(f"{series.peak_bytes / MEGABYTE:.0f} MB")
        if with_pages:
            line.append("" if series.pages is None else f"{series.pages:,}")
        if compared:
            line.append(_ratio(time_ratio(results, name, beside)))
        if compared and memory:
            line.append(_ratio(memory_ratio(results, name, beside)))
        lines.append(line)
    return lines


def of_times(found: Mapping[str, Times]) -> Rows:
    """One line for each thing that was timed."""
    return [["", "median", "range"], *([name, *_times(times)] for name, times in found.items())]


def of_stages(sizes: Mapping[int, Mapping[str, Times]]) -> Rows:
    """One line for each stage, one column for each size: milliseconds of processor per record."""
    head = ["ms per record", *(f"{count:,} records" for count in sizes)]
    names = list(dict.fromkeys(name for stages in sizes.values() for name in stages))
    per_record = {
        (count, name): median(times) * 1000 / count
        for count, stages in sizes.items()
        for name, times in stages.items()
    }
    lines = [
        [name, *(_milliseconds(per_record.get((count, name))) for count in sizes)] for name in names
    ]
    total = [
        _milliseconds(sum(per_record.get((count, name), 0) for name in names)) for count in sizes
    ]
    return [head, *lines, ["together", *total]]


def of_aims(reached: Sequence[Aim]) -> Rows:
    """One line for each aim: what it is, its limit, what was measured, and the verdict."""
    lines = [
        [aim.says, aim.bound, "" if aim.measured is None else f"{aim.measured:.3g}", aim.verdict]
        for aim in reached
    ]
    return [["", "aim", "measured", "verdict"], *lines]


def aligned(rows: Rows) -> str:
    """The rows with the first column set left and the others right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def markdown(rows: Rows) -> str:
    """The rows as a table in Markdown, the first column set left and the others right."""
    head, *lines = rows
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *lines))


def _times(times: Times) -> list[str]:
    return [f"{median(times):.3f} s", f"{min(times):.3f} to {max(times):.3f}"]


def _ratio(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.3f}"


def _milliseconds(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
