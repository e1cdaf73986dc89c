"""Measures what a build in one process spends its time on, stage by stage: `run.py stages`."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import commands
import figures
import session
import tables
from figures import Figures, Times
from measure import CommandFailedError, output


def measure_stages(directory: Path, rounds: int) -> Mapping[str, Times]:
    """The stages of a build of the generated decisions in a directory, in seconds of processor."""
    said = [
        json.loads(output(commands.stages(directory / "decisions", directory / f"stages-{number}")))
        for number in range(rounds)
    ]
    return {stage: tuple(each[stage] for each in said) for stage in said[0]}


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and return the exit status: 1 when a command failed."""
    parser = argparse.ArgumentParser(prog="run.py stages", description=__doc__)
    session.add_options(parser, of=(1000,), rounds=3)
    options = parser.parse_args(arguments)
    found: dict[int, Mapping[str, Times]] = {}
    try:
        with session.place(options.place) as place:
            facts = session.machine(place)
            session.print_facts(facts, options.note)
            for count in options.n:
                directory = place / f"n-{count}"
                output(commands.generate(count, directory, options.seed))
                found[count] = measure_stages(directory, options.rounds)
    except CommandFailedError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"\n{tables.aligned(tables.of_stages(found))}")
    if options.json:
        sizes = {count: Figures({}, {}, stages) for count, stages in found.items()}
        whole = {
            **session.about(facts, options),
            "sizes": figures.plain_figures(sizes),
        }
        options.json.write_text(figures.json_text(whole), encoding="utf-8")
    return 0
