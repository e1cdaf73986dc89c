import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import below
import pytest
from below import Files

from bootpath.disk import exchange
from bootpath.disk.output import publish
from bootpath.disk.tree import MARKER, MARKER_TEXT

STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "fcntl.flock"}

ENDLESS = """
import itertools, sys
from pathlib import Path
from bootpath.disk.output import publish

for turn in itertools.count():
    text = (b"old", b"new")[turn % 2] * 1000
    names = (f"{n % 7}/{n}.html" for n in range(80))
    publish(((name, text) for name in names), Path(sys.argv[1]), apart_from=[])
    if turn == 0:
        print("ready", flush=True)
"""


def site(text: bytes) -> dict[str, bytes]:
    return {f"{n % 3}/{n}.html": text for n in range(6)}


def content(directory: Path) -> Files:
    found = below.content(directory)
    assert found.pop(MARKER) == MARKER_TEXT
    return found


def killed_at_step(number: int, target: Path) -> bool:
    """Build in a child process that is killed before its n-th call that changes the disk.

    False when the build was done before it came to that.
    """
    child = os.fork()
    if child == 0:
        left = [number]

        def count(event: str, _: object) -> None:
            if event in STEPS:
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(count)
            publish(site(b"new").items(), target, apart_from=[])
        except BaseException:  # noqa: BLE001 - nothing may get out of the child into the test run
            os._exit(99)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def failing() -> Iterator[tuple[str, bytes]]:
    yield "index.html", b"never"
    raise BrokenPipeError


@pytest.mark.parametrize("atomic", [True, False], ids=["exchange", "two renames"])
def test_a_build_killed_at_any_step_leaves_the_old_site_or_the_new_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, atomic: bool
) -> None:
    if not atomic:
        monkeypatch.setattr(exchange, "_renameat2", None)
    target = tmp_path / "site"
    seen = []
    absent = 0
    for step in range(1, 500):
        publish(site(b"old").items(), target, apart_from=[])
        if not killed_at_step(step, target):
            break
        if atomic or target.exists():
            assert content(target) in (site(b"old"), site(b"new"))
        else:
            # Between the two renames the old site lies beside; any later build brings it back,
            # be it one that fails.
            absent += 1
            with pytest.raises(BrokenPipeError):
                publish(failing(), target, apart_from=[])
            assert content(target) == site(b"old")
        seen.append(content(target)["0/0.html"])
        publish(site(b"next").items(), target, apart_from=[])
        assert content(target) == site(b"next")
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
    else:
        pytest.fail("the build never came to its end")
    assert len(seen) > 25
    assert set(seen) == {b"old", b"new"}
    assert seen == sorted(seen, reverse=True)
    assert absent == (0 if atomic else 1)


def test_builds_killed_from_outside_at_arbitrary_times_leave_a_whole_site(tmp_path: Path) -> None:
    target = tmp_path / "site"
    for turn in range(15):
        with subprocess.Popen(
            [sys.executable, "-c", ENDLESS, str(target)], stdout=subprocess.PIPE
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            time.sleep(0.003 + 0.0037 * turn)
            child.kill()
        assert child.returncode == -signal.SIGKILL
        found = content(target)
        assert len(found) == 80
        assert set(found.values()) in ({b"old" * 1000}, {b"new" * 1000})
    publish(site(b"next").items(), target, apart_from=[])
    assert content(target) == site(b"next")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_lock_of_a_killed_build_does_not_hold_the_next_one_back(tmp_path: Path) -> None:
    target = tmp_path / "site"
    while not (tmp_path / ".site.bootpath-lock").exists():
        assert killed_at_step(3, target)
    publish(site(b"next").items(), target, apart_from=[])
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
