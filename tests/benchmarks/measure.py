"""Runs one command to its end and says how long it took and how much memory it held."""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from command import Command

UNIT = 1 if sys.platform == "darwin" else 1024  # getrusage(2): KiB on Linux, bytes on macOS
_PATIENCE = 10.0
"""Seconds that a process has to put things away once it is asked to end."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took."""

    seconds: float
    """Wall time from the start of the process to its end."""
    cpu_seconds: float
    """Time on all processors, of the user and of the system, with the processes it waited for."""
    peak_bytes: int
    """The most memory that one of its processes held at once (maximum resident set size)."""


class CommandFailedError(Exception):
    """A measured command did not end with status 0; the text has the command and its words."""


def measured(command: Command) -> Run:
    """Run the command and wait for it.

    Raises CommandFailedError when it cannot be started or does not end with status 0.

    Linux counts the memory of the process that starts a command towards the command's own
    maximum, so no figure can lie below `floor()`. Whoever measures has to stay small.
    """
    begun = time.perf_counter()
    with started(command) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * UNIT)


@contextmanager
def started(command: Command) -> Iterator["subprocess.Popen[bytes]"]:
    """The command as a running process, the leader of a session of its own (setsid(2)).

    Whoever asked for it waits for it. Raises CommandFailedError when it cannot be started or did
    not end with status 0. No process of the session is left behind when the waiting is given up.
    """
    with tempfile.TemporaryFile() as words:
        try:
            process = subprocess.Popen(
                command.words,
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=subprocess.STDOUT,
                env=command.environment,
                start_new_session=True,
            )
        except OSError as error:
            raise CommandFailedError(f"{command} did not start: {error}") from error
        try:
            yield process
        except BaseException:
            end(process)
            raise
        if process.returncode:
            words.seek(0)
            said = words.read().decode(errors="replace").strip()
            sentence = f"{command} ended with status {process.returncode}"
            raise CommandFailedError(f"{sentence}\n{said}" if said else sentence)


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a process: it is asked first, and then nothing of its process group is left."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_PATIENCE)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def told(command: Command) -> float:
    """The seconds that a command says a part of its work took; raises as `output` does."""
    return float(output(command))


def output(command: Command) -> str:
    """What the command prints, stripped; raises CommandFailedError as `measured` does."""
    try:
        done = subprocess.run(
            command.words, env=command.environment, capture_output=True, text=True, check=True
        )
    except OSError as error:
        raise CommandFailedError(f"{command} did not start: {error}") from error
    except subprocess.CalledProcessError as error:
        last = error.stderr.strip().rpartition("\n")[2]
        raise CommandFailedError(f"{command} failed: {last}") from error
    return done.stdout.strip()


def floor() -> int:
    """The least peak, in bytes, that `measured` can report: the peak of this very process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT
