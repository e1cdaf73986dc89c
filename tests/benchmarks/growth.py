"""What grows with the records and what does not: one size beside the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import figures
from figures import MEGABYTE, Results
from tables import Rows

_KILOBYTE = 1000


@dataclass(frozen=True, slots=True)
class Size:
    """What a session says of the builds of so many records."""

    commands: Results
    pages: int
    """How many HTML files the site has."""
    largest_page: str
    """The path of the largest of them, without the booklet that small trackers have."""
    largest_bytes: int


def rows(sizes: Mapping[int, Size]) -> Rows:
    """One line for each size: in all and per record."""
    head = ["records", "cold", "per record", "memory", "per record"]
    head += ["nothing changed", "one text changed", "pages", "largest page"]
    return [head, *(_row(count, size) for count, size in sizes.items())]


def _row(count: int, size: Size) -> list[str]:
    cold = size.commands[figures.BUILD]
    return [
        f"{count:,}",
        f"{cold.seconds:.2f} s",
        f"{milliseconds_per_record(count, size):.2f} ms",
        f"{cold.peak_bytes / MEGABYTE:.0f} MB",
        f"{kilobytes_per_record(count, size):.0f} kB",
        f"{size.commands[figures.BUILD_SAME].seconds:.2f} s",
        f"{size.commands[figures.BUILD_TEXT].seconds:.2f} s",
        f"{size.pages:,}",
        f"{size.largest_bytes / _KILOBYTE:.0f} kB: {size.largest_page}",
    ]


def milliseconds_per_record(count: int, size: Size) -> float:
    """The wall time of a cold build divided among the records."""
    return size.commands[figures.BUILD].seconds * 1000 / count


def kilobytes_per_record(count: int, size: Size) -> float:
    """The memory of a cold build divided among the records, with what Python itself takes."""
    return size.commands[figures.BUILD].peak_bytes / _KILOBYTE / count


def plain(sizes: Mapping[int, Size]) -> dict[str, object]:
    """Every single run of each size, as JSON can hold it; `sizes` gives the same back."""
    return {
        str(count): {
            "commands": figures.plain(size.commands),
            "pages": size.pages,
            "largest_page": size.largest_page,
            "largest_bytes": size.largest_bytes,
        }
        for count, size in sizes.items()
    }


def sizes(found: Mapping[str, Any]) -> dict[int, Size]:
    """The sizes that `plain` wrote."""
    return {
        int(count): Size(
            figures.results(each["commands"]),
            each["pages"],
            each["largest_page"],
            each["largest_bytes"],
        )
        for count, each in found.items()
    }
