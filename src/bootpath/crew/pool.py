"""As many processes as asked for: work goes out in pieces, what came of them comes back in order.

A piece is worked on by a function of a module, which gets what all pieces share and the piece
itself. Where processes are forked, what is shared costs nothing; elsewhere each process is sent a
copy once.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

Shared = TypeVar("Shared")
Piece = TypeVar("Piece")
Result = TypeVar("Result")

Method = str
"""How processes are started: `fork` or `spawn`."""

_LOOK = 0.5
"""Seconds between two looks whether the process that a worker belongs to is still there."""

_here: Any = None
"""In a worker, what all pieces share."""


class LostWorker(Exception):  # noqa: N818 -- it is what happened
    """A worker ended before its work did: it was killed, or the memory ran out."""


def cores() -> int:
    """How many processes can run at once."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def method() -> Method:
    """How processes are started here.

    Forking is by far the cheaper. It is left to Linux (on macOS the system's own libraries do not
    survive it), and to a process without other threads, whose locks a child would inherit.
    """
    alone = threading.active_count() == 1
    return "fork" if sys.platform == "linux" and alone else "spawn"


def spread(
    work: Callable[[Shared, Piece], Result],
    shared: Shared,
    pieces: Sequence[Piece],
    jobs: int,
    how: Method | None = None,
) -> Iterator[Result]:
    """What `work` makes of each piece, in their order, by at most `jobs` processes.

    With one job or one piece all is done in this process. What `work` raises is raised here, and
    ends the others. Raises LostWorker.
    """
    jobs = min(jobs, len(pieces))
    if jobs < 2:  # noqa: PLR2004 -- one process is this one
        for piece in pieces:
            yield work(shared, piece)
        return
    # most runs start no process: they start quicker without these
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    context = multiprocessing.get_context(how or method())
    pool = ProcessPoolExecutor(jobs, context, _begin, (shared, os.getpid()))
    try:
        yield from pool.map(partial(_work, work), pieces)
    except BrokenProcessPool as error:
        raise LostWorker(str(error)) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(shared: Any, parent: int) -> None:  # noqa: ANN401 -- whatever is shared
    """Make a worker ready: an interruption is for the process it belongs to, and so is its end."""
    global _here  # noqa: PLW0603 -- a worker has one owner, and this is where it keeps what is shared
    _here = shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process when the one it belongs to was killed, which could not say so."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def _work(work: Callable[[Any, Any], Any], piece: Any) -> Any:  # noqa: ANN401 -- as in `spread`
    return work(_here, piece)
