"""Work is shared by processes, comes back in order, and nobody is left behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from bootpath.crew.pair import by_two
from bootpath.crew.pool import LostWorker, cores, spread

METHODS = ["spawn", *(["fork"] if sys.platform == "linux" else [])]


def times(factor: int, number: int) -> tuple[int, int]:
    time.sleep(0.01 * (number % 3))
    return factor * number, os.getpid()


def refuse(_: None, number: int) -> int:
    if number == 3:
        raise ValueError(f"no {number}")
    return number


def vanish(_: None, number: int) -> int:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("how", METHODS)
def test_what_comes_back_is_in_order_and_made_by_several(how: str) -> None:
    found = list(spread(times, 7, range(20), 3, how))
    assert [number for number, _ in found] == [7 * number for number in range(20)]
    makers = {maker for _, maker in found}
    assert len(makers) > 1
    assert os.getpid() not in makers


@pytest.mark.parametrize(("jobs", "count"), [(1, 5), (4, 1), (4, 0)])
def test_one_job_or_one_piece_is_done_here(jobs: int, count: int) -> None:
    found = list(spread(times, 2, range(count), jobs))
    assert found == [(2 * number, os.getpid()) for number in range(count)]


@pytest.mark.parametrize("how", METHODS)
def test_what_the_work_raises_is_raised_here(how: str) -> None:
    with pytest.raises(ValueError, match="no 3"):
        list(spread(refuse, None, range(9), 2, how))


@pytest.mark.parametrize("how", METHODS)
def test_a_worker_that_is_killed_is_told_of(how: str) -> None:
    with pytest.raises(LostWorker):
        list(spread(vanish, None, range(9), 2, how))


def test_there_is_a_core() -> None:
    assert cores() >= 1


OWNER = """
import sys, time
from bootpath.crew.pool import spread
sys.path.insert(0, sys.argv[1])
from slow_work import slow

if __name__ == "__main__":
    print("ready", flush=True)
    try:
        list(spread(slow, None, range(40), 2, sys.argv[2]))
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""

SLOW = """
import os, time

def slow(_, number):
    os.write(1, f"{os.getpid()}\\n".encode())
    time.sleep(0.2)
"""


def running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("how", METHODS)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_the_process_they_belong_to(
    number: signal.Signals, how: str, tmp_path: Path
) -> None:
    (tmp_path / "owner.py").write_text(OWNER)
    (tmp_path / "slow_work.py").write_text(SLOW)
    command = [sys.executable, str(tmp_path / "owner.py"), str(tmp_path), how]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        workers = set()
        while len(workers) < 2:
            workers.add(int(process.stdout.readline()))
        process.send_signal(number)
        rest = process.stdout.read()  # ends when the last process has closed it
    assert ("interrupted" in rest) == (number == signal.SIGINT)
    deadline = time.monotonic() + 10
    while any(map(running, workers)):
        assert time.monotonic() < deadline, "a worker lives on"
        time.sleep(0.05)


@pytest.mark.parametrize("count", [0, 1, 5, 6, 7, 20])
def test_what_two_threads_make_is_in_order(count: int) -> None:
    makers: set[threading.Thread] = set()
    before = threading.active_count()

    def work(number: int) -> int:
        makers.add(threading.current_thread())
        time.sleep(0.002)
        return 2 * number

    assert by_two(work, range(count), pays=6) == [2 * number for number in range(count)]
    assert len(makers) == (0 if not count else 2 if count >= 6 else 1)
    assert threading.active_count() == before


@pytest.mark.parametrize("here", [True, False])
def test_what_a_thread_raises_is_raised_when_both_have_ended(here: bool) -> None:
    done: list[int] = []
    before, caller = threading.active_count(), threading.current_thread()

    def work(number: int) -> None:
        time.sleep(0.01)
        if (threading.current_thread() is caller) == here:
            raise KeyboardInterrupt
        done.append(number)

    with pytest.raises(KeyboardInterrupt):
        by_two(work, range(200), pays=2)
    assert len(done) < 5
    assert threading.active_count() == before
