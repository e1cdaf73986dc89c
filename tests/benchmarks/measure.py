"""Runs one command to its end and says how long it took and how much memory it held."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

UNIT = 1 if sys.platform == "darwin" else 1024  # getrusage(2): KiB on Linux, bytes on macOS


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took."""

    seconds: float
    """Wall time from the start of the process to its end."""
    cpu_seconds: float
    """Time on all processors, of the user and of the system."""
    peak_bytes: int
    """The most memory the process held at once (maximum resident set size)."""


class CommandFailedError(Exception):
    """A measured command did not end with status 0; the text has the command and its words."""


def measured(command: Sequence[str], environment: Mapping[str, str]) -> Run:
    """Run the command and wait for it.

    Raises CommandFailedError when it cannot be started or does not end with status 0.

    Linux counts the memory of the process that starts a command towards the command's own
    maximum, so no figure can lie below `floor()`. Whoever measures has to stay small.
    """
    with tempfile.TemporaryFile() as words:
        started = time.perf_counter()
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=subprocess.STDOUT,
                env=environment,
            )
        except OSError as error:
            raise CommandFailedError(f"{' '.join(command)} did not start: {error}") from error
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            words.seek(0)
            said = words.read().decode(errors="replace").strip()
            sentence = f"{' '.join(command)} ended with status {process.returncode}"
            raise CommandFailedError(f"{sentence}\n{said}" if said else sentence)
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * UNIT)


def told(command: Sequence[str], environment: Mapping[str, str]) -> Run:
    """What a command says that a part of its work took; raises CommandFailedError as `measured`."""
    return Run(**json.loads(output(command, environment)))


def output(command: Sequence[str], environment: Mapping[str, str]) -> str:
    """What the command prints, stripped; raises CommandFailedError as `measured` does."""
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    except OSError as error:
        raise CommandFailedError(f"{' '.join(command)} did not start: {error}") from error
    except subprocess.CalledProcessError as error:
        last = error.stderr.strip().rpartition("\n")[2]
        raise CommandFailedError(f"{' '.join(command)} failed: {last}") from error
    return done.stdout.strip()


def floor() -> int:
    """The least peak, in bytes, that `measured` can report: the peak of this very process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT
