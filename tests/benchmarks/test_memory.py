"""The memory of a command is that of all its processes, what they share counted once."""

import sys

import memory
import pytest
from command import Command
from measure import CommandFailedError
from small_process import from_a_small_process

MEGABYTE = 1_000_000

# A hundred megabytes before the fork, and then as much again in each of the two.
FORKED = """
import os, time
shared = b"a" * 100_000_000
child = os.fork()
own = b"b" * 100_000_000
time.sleep(0.5)
if child:
    os.waitpid(child, 0)
"""

pytestmark = pytest.mark.skipif(
    memory.how() == memory.LARGEST, reason="this system has no smaps_rollup"
)


def test_processes_are_added_up_and_what_a_fork_shares_counts_once() -> None:
    peak = memory.held(Command((sys.executable, "-c", FORKED)))
    assert 300 * MEGABYTE < peak < 340 * MEGABYTE


def test_an_orphan_counts_as_long_as_the_command_runs() -> None:
    orphan = f"{sys.executable} -c 'import time; x = bytes(1) * 10**8; time.sleep(2)' & sleep 1"
    peak = memory.held(Command(("sh", "-c", f"({orphan}) & wait; sleep 0.5")))
    assert peak > 100 * MEGABYTE


def test_a_process_between_vfork_and_exec_counts_once() -> None:
    parent, other = memory.Share(70, 90, 20), memory.Share(5, 25, 10)
    assert memory.total({1: (0, parent), 2: (1, parent), 3: (1, other)}) == 70 + 5 + 20
    assert memory.total({2: (1, other), 3: (1, other)}) == 5 + 5 + 10
    assert memory.total({}) == 0


def test_a_command_that_fails_while_it_is_looked_at_is_named() -> None:
    with pytest.raises(CommandFailedError, match="no records here"):
        memory.held(Command((sys.executable, "-c", "import sys; sys.exit('no records here')")))


def test_without_a_rollup_the_largest_process_counts() -> None:
    command = (sys.executable, "-c", FORKED)
    work = f"memory.how = lambda: memory.LARGEST\npeak = memory.held(Command({command!r}))"
    (peak,) = from_a_small_process(work, "peak")
    assert 200 * MEGABYTE < peak < 300 * MEGABYTE
