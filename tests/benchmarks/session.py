"""What every session has: commands that take turns, a place for their files, and the machine."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import commands
import memory
from command import Command
from measure import output

Turn = Callable[[], Command]
"""Prepares what the command needs, which is not measured, and says how it is called."""

T = TypeVar("T")

SEED = 20160413
_LIBRARIES = ("pydantic", "jinja2", "markdown", "nh3", "pyyaml")


def take_turns(
    turns: Mapping[str, Turn], rounds: int, measure: Callable[[Command], T]
) -> dict[str, list[T]]:
    """Run A, B, C, A, B, C, ...; what one has written is on the disk before the next one starts.

    Raises CommandFailedError.
    """
    found: dict[str, list[T]] = {name: [] for name in turns}
    for _ in range(rounds):
        for name, turn in turns.items():
            command = turn()
            os.sync()
            found[name].append(measure(command))
    return found


@contextmanager
def place(directory: Path | None) -> Iterator[Path]:
    """A fresh directory inside the one named, or inside the system's; deleted in the end."""
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=directory) as name:
        yield Path(name)


def machine(directory: Path | None = None) -> dict[str, str]:
    """What the figures depend on; nothing that tells one host from another of its kind.

    With the directory in which files are written comes the kind of its file system.
    """
    usable = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    facts = {
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
        "processor": f"{_processor()}, {usable} cores to use",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "bootpath": output(commands.bootpath_version()),
    }
    if directory:
        facts |= {name: version(name) for name in _LIBRARIES}
        facts["libyaml"] = output(commands.libyaml_version())
        facts["files on"] = _file_system(directory)
    return facts


def with_hugo(facts: Mapping[str, str], hugo: Path | None) -> dict[str, str]:
    """The facts, and the version of Hugo where there is one."""
    if hugo is None:
        return dict(facts)
    said = output(commands.hugo_version(hugo))
    return {**facts, "Hugo": said.split()[1].split("-")[0].removeprefix("v")}


def print_facts(facts: Mapping[str, str], note: str | None) -> None:
    """The machine and the versions, and what else the reader must know."""
    print("\n".join(f"{name}: {value}" for name, value in facts.items()))
    if note:
        print(f"note: {note}")


def about(facts: Mapping[str, str], options: argparse.Namespace) -> dict[str, object]:
    """How the session came about, as JSON can hold it."""
    return {
        "machine": facts,
        "note": options.note,
        "seed": options.seed,
        "rounds": options.rounds,
        "memory": memory.how(),
    }


def sizes(text: str) -> tuple[int, ...]:
    """Whole numbers with commas between them, as an option; raises argparse.ArgumentTypeError."""
    return tuple(number(part) for part in text.split(","))


def number(text: str) -> int:
    """A whole number above 0, as an option; raises argparse.ArgumentTypeError."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)


def add_options(
    parser: argparse.ArgumentParser, *, of: tuple[int, ...], rounds: int, memory_rounds: int = 0
) -> None:
    """The options of the sessions with records, with what they are when they are left out.

    Without memory rounds a session does not look at the memory.
    """
    shown = ",".join(map(str, of))
    parser.add_argument(
        "--n", type=sizes, default=of, metavar="N,N,...", help=f"how many decisions ({shown})"
    )
    parser.add_argument(
        "--rounds",
        type=number,
        default=rounds,
        metavar="N",
        help=f"timed turns of each command ({rounds})",
    )
    if memory_rounds:
        parser.add_argument(
            "--memory-rounds",
            type=number,
            default=memory_rounds,
            metavar="N",
            help=f"turns in which its memory is looked at ({memory_rounds})",
        )
    parser.add_argument("--seed", type=int, default=SEED, help="of the generated records")
    parser.add_argument(
        "--place", type=Path, metavar="DIR", help="where all files go (the temporary directory)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single run there")
    parser.add_argument("--note", help="what a reader of the figures must know")


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, "unknown processor")


def _file_system(directory: Path) -> str:
    """The kind of file system a directory lies on, as the system lists it (proc(5))."""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return "unknown file system"
    mounts = [line.split()[1:3] for line in lines]
    resolved = directory.resolve()
    holding = [(len(at), kind) for at, kind in mounts if resolved.is_relative_to(at)]
    return max(holding, default=(0, "unknown file system"))[1]
