"""Measures looking up mails in a large archive beside `grep` on the same file: `run.py mail`."""

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import aims
import commands
import figures
import session
import tables
from figures import Results, Series
from measure import CommandFailedError, floor, measured, output

_IDS = 100
_WARM_UP_ROUNDS = 1
_MEBIBYTE = 1 << 20
_BESIDE = dict.fromkeys((figures.LOOKUP, figures.GREP), figures.GREP)


def measure_archive(mebibytes: int, rounds: int, seed: int) -> Results:
    """Both commands on a generated archive of this size, taking turns; it is deleted after that.

    The uncounted rounds before bring the file into the system's memory, for both.
    """
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        mbox, idents = Path(name) / "list.mbox", Path(name) / "ids"
        making = commands.archive(mebibytes * _MEBIBYTE, mbox, _IDS, seed)
        idents.write_text(output(making), encoding="utf-8")
        turns: dict[str, session.Turn] = {
            figures.LOOKUP: lambda: commands.lookup(mbox, idents),
            figures.GREP: lambda: commands.grep(mbox),
        }
        session.take_turns(turns, _WARM_UP_ROUNDS, measured)
        runs = session.take_turns(turns, rounds, measured)
    return {command: Series(tuple(series)) for command, series in runs.items()}


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and return the exit status: 1 when a command failed, whatever the ratios."""
    options = _options(arguments)
    try:
        facts = session.machine()
        facts["grep"] = output(commands.grep_version()).partition("\n")[0]
        print("\n".join(f"{name}: {value}" for name, value in facts.items()))
        sizes: dict[int, Results] = {}
        for mebibytes in options.mib:
            sizes[mebibytes] = measure_archive(mebibytes, options.rounds, options.seed)
            print(f"\n{_IDS} mails in an archive of {mebibytes} MiB, {options.rounds} rounds")
            rows = tables.of_commands(sizes[mebibytes], _BESIDE, "grep's")
            print(tables.aligned(rows), flush=True)
    except CommandFailedError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"\nNo peak below {floor() >> 20} MiB can be seen: that much the runner itself held.")
    reached = aims.mail_aims(sizes)
    print(f"\n{tables.aligned(tables.of_aims(reached))}")
    if options.json:
        options.json.write_text(_json(facts, options.seed, sizes, reached), encoding="utf-8")
    return 0


def _json(
    facts: Mapping[str, str],
    seed: int,
    sizes: Mapping[int, Results],
    reached: Sequence[aims.Aim],
) -> str:
    results = {
        "machine": facts,
        "seed": seed,
        "floor_bytes": floor(),
        "mebibytes": {size: figures.plain(each) for size, each in sizes.items()},
        "aims": aims.plain_aims(reached),
    }
    return figures.json_text(results)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py mail", description=__doc__)
    parser.add_argument(
        "--mib",
        type=session.sizes,
        default=(256, 1024),
        metavar="N,N,...",
        help="sizes in MiB (256,1024)",
    )
    parser.add_argument(
        "--rounds", type=session.number, default=9, metavar="N", help="turns of each command (9)"
    )
    parser.add_argument("--seed", type=int, default=session.SEED, help="of the generated mails")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single run there")
    return parser.parse_args(arguments)
