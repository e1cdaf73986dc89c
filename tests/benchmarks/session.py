"""What every session has: commands that take turns, and the machine that they ran on."""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import commands
from figures import Results
from measure import Run, measured, output

Command = Callable[[], Sequence[str]]


def take_turns(
    turns: Mapping[str, Command],
    rounds: int,
    clean: Callable[[str], None] = lambda _: None,
) -> dict[str, list[Run]]:
    """Run A, B, C, A, B, C, ...; `clean` comes after each run and is not timed."""
    runs: dict[str, list[Run]] = {name: [] for name in turns}
    for _ in range(rounds):
        for name, command in turns.items():
            runs[name].append(measured(command(), commands.environment()))
            clean(name)
    return runs


def machine() -> dict[str, str]:
    """What the figures depend on; nothing that tells one host from another of its kind."""
    usable = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    return {
        "processor": f"{_processor()}, {usable} cores to use",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "bootpath": output(commands.bootpath_version(), commands.environment()),
    }


def sizes(text: str) -> tuple[int, ...]:
    """Whole numbers with commas between them, as an option; raises argparse.ArgumentTypeError."""
    return tuple(number(part) for part in text.split(","))


def number(text: str) -> int:
    """A whole number above 0, as an option; raises argparse.ArgumentTypeError."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)


def plain(results: Results) -> dict[str, object]:
    """Every single run, as JSON can hold it."""
    return {command: asdict(series) for command, series in results.items()}


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, "unknown processor")
