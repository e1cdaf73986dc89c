"""Output that cannot be written, and signals in the middle of the work: a sentence and a code."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile_run import COMMAND, TODAY, bootpath, environment, write_tracker

from example_tracker import tracker_with

MANY = 1_500
SUBJECT = "drop-the-old-path.yaml"


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """A directory with records that are sound, and one with records that are not."""
    write_tracker(tmp_path / "decisions", {})
    write_tracker(tmp_path / "broken", {SUBJECT: b"titel: x\n" * 40})
    return tmp_path


@pytest.fixture(scope="module")
def long_work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records enough that a check takes a while."""
    place = tmp_path_factory.mktemp("long")
    text = tracker_with("")[SUBJECT].encode() + b"context: |\n" + b"  Some *words* here.\n\n" * 30
    # no two of them alike: those would be read once
    records = {f"record-{n}.yaml": text + b"  %d.\n" % n for n in range(MANY)}
    write_tracker(place / "decisions", records)
    return place


def started(place: Path, *arguments: str, stdout: int = subprocess.PIPE) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=place,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
    )


COMMANDS = [
    ("check", "decisions"),
    ("check", "broken", "--format", "sarif"),
    ("list", "-C", "decisions", "--format", "json"),
    ("explain", "syntax"),
    ("--help",),
]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_full_disk_behind_standard_output_is_a_sentence(
    arguments: tuple[str, ...], tracker: Path
) -> None:
    with Path("/dev/full").open("w") as full:
        process = started(tracker, *arguments, stdout=full.fileno())
        _, err = process.communicate(timeout=60)
    assert process.returncode == 74
    assert err.endswith(": no space left on device\n")
    assert err.startswith("bootpath: cannot ")


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_reader_that_went_away_is_a_sentence(arguments: tuple[str, ...], tracker: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        process = started(tracker, *arguments, stdout=writing)
        _, err = process.communicate(timeout=60)
    finally:
        os.close(writing)
    assert process.returncode == 74
    assert err == "bootpath: cannot write the output: broken pipe\n"


def test_standard_output_that_is_closed_from_the_start_is_no_traceback(tracker: Path) -> None:
    process = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *COMMAND, "check", "decisions", *TODAY],
        cwd=tracker,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )
    assert process.returncode == 74
    assert process.stderr.startswith("bootpath: cannot write the output")
    assert "Traceback" not in process.stderr


def interrupted(process: "subprocess.Popen[str]", number: signal.Signals) -> tuple[int, str]:
    assert process.poll() is None, "the work was over too soon to be interrupted"
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    return process.returncode, err


def wait_until_at_work(process: "subprocess.Popen[str]", seconds: float) -> None:
    """Wait until a process has used some CPU time of its own (Linux), or simply that long."""
    status = Path(f"/proc/{process.pid}/stat")
    ticks = os.sysconf("SC_CLK_TCK")
    for _ in range(2_000):
        if not status.exists():
            time.sleep(seconds)
            return
        fields = status.read_text().rpartition(")")[2].split()
        if (int(fields[11]) + int(fields[12])) / ticks > seconds or process.poll() is not None:
            return
        time.sleep(0.005)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_check_that_is_interrupted_ends_with_a_sentence(
    number: signal.Signals, long_work: Path
) -> None:
    start_up = bootpath(long_work, "schema").seconds
    process = started(long_work, "check", "decisions", "--jobs", "1", *TODAY)
    wait_until_at_work(process, start_up + 0.3)
    assert interrupted(process, number) == (130, "bootpath: interrupted\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_interrupted_ends_with_a_sentence_and_leaves_nothing_half_made(
    number: signal.Signals, long_work: Path
) -> None:
    process = started(long_work, "build", "decisions", "-o", "site", *TODAY)
    before = {"decisions"}
    while process.poll() is None and {path.name for path in long_work.iterdir()} <= before:
        time.sleep(0.005)
    time.sleep(0.05)
    assert interrupted(process, number) == (130, "bootpath: interrupted\n")
    left = {path.name for path in long_work.iterdir() if not path.name.endswith(".lock")}
    assert left == before


CLEARING = """
import signal, sys, time
import click
from bootpath.cli import boundary

class Cleared:
    def __del__(self):
        signal.raise_signal({number})

@click.command()
def work():
    boundary.heed_interruption()
    Cleared()
    time.sleep(20)

sys.exit(boundary.run(work, []))
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_that_python_drops_while_it_clears_away_is_heeded_all_the_same(
    number: signal.Signals, tmp_path: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", CLEARING.format(number=int(number))],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    )
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "bootpath: interrupted\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_no_moment_of_the_start_answers_an_interruption_with_a_traceback(
    number: signal.Signals, tracker: Path
) -> None:
    for hundredths in range(8, 36, 9):
        process = started(tracker, "check", "decisions", *TODAY)
        time.sleep(hundredths / 100)
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
        # Python ends itself by SIGINT, which a shell reports as 130 too, when the interruption
        # passed through a string that was being executed, as in the making of a dataclass.
        assert process.returncode in {0, 130, -number, -signal.SIGINT}, err
        assert process.returncode != 130 or err == "bootpath: interrupted\n"
        assert "bootpath" not in err.replace("bootpath: interrupted", "")
