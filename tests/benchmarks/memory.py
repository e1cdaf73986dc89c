"""How much memory all processes of a command hold together at the worst moment.

The kernel's own maximum is of single processes: it would hide that bootpath works in several, and
adding their sizes up would count the pages that they share once for each.
"""

import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from command import Command
from measure import measured, started

SUMMED = "the largest sum over all processes of a command, what they share counted once"
LARGEST = "the maximum resident set of the largest process, for there is no smaps_rollup here"

_INTERVAL = 0.02
"""Seconds between two looks; a peak that is shorter can be missed."""
_PROCESSES = Path("/proc")
_KIBIBYTE = 1024


class Share(NamedTuple):
    """The memory of one process in bytes."""

    own: int
    """What it has made itself; of a page that n processes share since a fork, the n-th part."""
    made: int
    """The same, with the pages that it shares counted whole."""
    mapped: int
    """What it has mapped of files: programs and libraries."""


def held(command: Command) -> int:
    """The peak in bytes.

    All processes map nearly the same files, so the largest share of these counts for all. The
    proportional set size would divide it with processes that have nothing to do with the command.

    Looking costs time, so a run that is looked at is not timed. Without smaps_rollup (proc(5)) it
    is the peak of the largest process. Raises CommandFailedError as `measured` does.
    """
    if how() == LARGEST:
        return measured(command).peak_bytes
    peak = 0
    with started(command) as process:
        while process.poll() is None:
            peak = max(peak, total(_shares(process.pid)))
            time.sleep(_INTERVAL)
    return peak


def total(shares: Mapping[int, tuple[int, Share]]) -> int:
    """What processes hold together: number → the number of the parent, and its share.

    A process that holds exactly what its parent holds has only just been started, by vfork(2): it
    still runs in its parent's memory.
    """
    counted = [
        share for parent, share in shares.values() if shares.get(parent, (0, None))[1] != share
    ]
    mapped = max((share.mapped for share in counted), default=0)
    return mapped + sum(share.own for share in counted)


def how() -> str:
    """What `held` tells on this system, in words."""
    return SUMMED if (_PROCESSES / "self" / "smaps_rollup").exists() else LARGEST


def _shares(session: int) -> dict[int, tuple[int, Share]]:
    """The processes of a session, orphans among them too; those that are ending may be missing."""
    found = {}
    for process in _PROCESSES.iterdir():
        if process.name.isdecimal():
            with suppress(OSError, ValueError):  # it has ended, and holds nothing any more
                status = (process / "stat").read_bytes()
                # the name of the program comes first, in parentheses, and may hold anything
                _state, parent, _group, its, *_ = status.rpartition(b")")[2].split()
                if int(its) == session:
                    found[int(process.name)] = (int(parent), _share(process))
    return found


def _share(process: Path) -> Share:
    """The memory of a process; raises OSError or ValueError when it has ended."""
    _, *lines = (process / "smaps_rollup").read_text(encoding="utf-8").splitlines()
    sizes = {name: int(rest.split()[0]) for name, rest in (line.split(":") for line in lines)}
    own, made, resident = (sizes[name] * _KIBIBYTE for name in ("Pss_Anon", "Anonymous", "Rss"))
    return Share(own, made, resident - made)
