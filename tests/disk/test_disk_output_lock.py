import errno
import fcntl
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bootpath.disk.fault import DiskFault, OutputBusy
from bootpath.disk.lock import locked
from bootpath.disk.output import publish

FILES = [("index.html", b"new")]

HOLDER = """
import sys
from pathlib import Path
from bootpath.disk.output import publish

def slow():
    yield "index.html", b"first"
    print("building", flush=True)
    sys.stdin.readline()

publish(slow(), Path(sys.argv[1]), apart_from=[])
"""


def test_a_second_build_is_turned_away_while_another_process_builds(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(target)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"building\n"
        with pytest.raises(OutputBusy, match=r"another build is writing .*/site") as caught:
            publish(FILES, target, apart_from=[])
        assert caught.value.hint == "wait until it ends, then build again"
        publish(FILES, tmp_path / "other", apart_from=[])
        other.communicate(b"\n")
    assert other.returncode == 0
    assert (target / "index.html").read_bytes() == b"first"
    assert publish(FILES, target, apart_from=[]) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "site"]


def test_a_build_inside_a_build_of_the_same_output_is_turned_away(tmp_path: Path) -> None:
    def inner() -> Iterator[tuple[str, bytes]]:
        with pytest.raises(OutputBusy):
            publish(FILES, tmp_path / "site", apart_from=[])
        yield "index.html", b"outer"

    publish(inner(), tmp_path / "site", apart_from=[])
    assert (tmp_path / "site" / "index.html").read_bytes() == b"outer"


def test_a_lock_file_that_lost_its_name_while_it_was_locked_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lock"
    flock = fcntl.flock
    calls = []

    def late(descriptor: int, operation: int) -> None:
        calls.append(descriptor)
        if len(calls) == 1:
            path.unlink()  # the holder before us is done: the name is gone
        elif len(calls) == 2:
            path.unlink()
            path.touch()  # and then belongs to another file
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    with locked(str(path), "site"):
        assert len(calls) == 3
        assert path.exists()
        with pytest.raises(OutputBusy), locked(str(path), "site"):
            pytest.fail("two hold the lock")
    assert not path.exists()


def test_many_at_once_never_hold_the_lock_together(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    inside: list[int] = []
    most: list[int] = []
    taken: list[int] = []

    def compete() -> None:
        for _ in range(300):
            try:
                with locked(path, "site"):
                    inside.append(1)
                    most.append(len(inside))
                    taken.append(1)
                    inside.pop()
            except OutputBusy:
                pass

    threads = [threading.Thread(target=compete) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(most) == {1}
    assert taken
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - names are what is compared


def test_a_lock_file_that_somebody_removed_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with locked(str(path), "site"):
        path.unlink()
    with locked(str(path), "site"):
        path.unlink()
        path.write_bytes(b"another's")
    assert path.read_bytes() == b"another's"


def test_a_lock_file_that_cannot_be_removed_locks_nothing_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    path = tmp_path / "lock"
    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refuse)
        with locked(str(path), "site"):
            assert path.exists()
    assert path.exists()
    with locked(str(path), "site"):
        assert path.exists()
    assert not path.exists()


def test_a_link_in_the_place_of_the_lock_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / ".site.bootpath-lock").symlink_to("victim")
    with pytest.raises(DiskFault, match=r"cannot lock .*/site: "):
        publish(FILES, tmp_path / "site", apart_from=[])
    assert not (tmp_path / "victim").exists()
