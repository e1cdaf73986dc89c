"""Measures builds from few records to many, to see what grows with them: `run.py growth`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import aims
import figures
import growth
import memory
import session
import tables
import trial
from growth import Size
from measure import CommandFailedError

_COUNTS = (100, 300, 1_000, 3_000, 10_000, 30_000)
_WARM_UP_SIZE = 10
_BOOKLET = "all.html"
"""Everything in one page to be printed; larger trackers have none."""


def measure_size(directory: Path, count: int, options: argparse.Namespace) -> Size:
    """Builds of `count` generated decisions, in a directory that is not there yet."""
    made = trial.prepared(directory, count, options.seed, None)
    found = trial.run(made.growing, options.rounds, options.memory_rounds)
    pages = made.build.pages
    parts = {path: size for path, size in pages.items() if path != _BOOKLET}
    largest = max(parts, key=lambda path: (parts[path], path))
    return Size(found, len(pages), largest, parts[largest])


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and return the exit status: 1 when a command failed, whatever the figures."""
    parser = argparse.ArgumentParser(prog="run.py growth", description=__doc__)
    session.add_options(parser, of=_COUNTS, rounds=3, memory_rounds=1)
    options = parser.parse_args(arguments)
    sizes: dict[int, Size] = {}
    try:
        with session.place(options.place) as place:
            facts = session.machine(place)
            session.print_facts(facts, options.note)
            warm = trial.prepared(place / "first", _WARM_UP_SIZE, options.seed, None)
            trial.run(warm.growing, 1, 1)
            for count in options.n:
                sizes[count] = measure_size(place / f"n-{count}", count, options)
                print(f"\n{tables.aligned(growth.rows({count: sizes[count]}))}", flush=True)
    except CommandFailedError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"\nAll sizes, {options.rounds} rounds\n{tables.aligned(growth.rows(sizes))}")
    print(f"\nMemory: {memory.how()}.")
    reached = aims.growth_aims({count: size.commands for count, size in sizes.items()})
    print(f"\n{tables.aligned(tables.of_aims(reached))}")
    if options.json:
        whole = {
            **session.about(facts, options),
            "sizes": growth.plain(sizes),
            "aims": aims.plain_aims(reached),
        }
        options.json.write_text(figures.json_text(whole), encoding="utf-8")
    return 0
