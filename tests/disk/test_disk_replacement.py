"""A file's new contents appear whole or not at all, and never over somebody else's."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from bootpath.disk.fault import DiskFault
from bootpath.disk.replacement import replace

OLD, NEW = b"title: old\n", b"title: new and longer\n"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.yaml"
    path.write_bytes(OLD)
    return path


def test_the_new_contents_take_the_place_of_the_old_and_the_mode_stays(record: Path) -> None:
    record.chmod(0o640)
    replace(record, NEW, OLD)
    assert record.read_bytes() == NEW
    assert record.stat().st_mode & 0o777 == 0o640
    assert os.listdir(record.parent) == ["record.yaml"]  # noqa: PTH208 - names, hidden ones too


def test_a_file_that_was_not_there_is_made(tmp_path: Path) -> None:
    replace(tmp_path / "new.lock", NEW, None)
    assert (tmp_path / "new.lock").read_bytes() == NEW


def test_a_link_stays_a_link(record: Path) -> None:
    link = record.with_name("link.yaml")
    link.symlink_to(record.name)
    replace(link, NEW, OLD)
    assert link.is_symlink()
    assert record.read_bytes() == NEW


@pytest.mark.parametrize("meanwhile", [b"title: theirs\n", b""])
def test_what_somebody_wrote_meanwhile_is_kept(record: Path, meanwhile: bytes) -> None:
    record.write_bytes(meanwhile)
    with pytest.raises(DiskFault) as refused:
        replace(record, NEW, OLD)
    assert "changed while it was being edited" in refused.value.message
    assert record.read_bytes() == meanwhile
    assert len(list(record.parent.iterdir())) == 1


def test_a_file_that_somebody_made_meanwhile_is_kept(record: Path) -> None:
    with pytest.raises(DiskFault):
        replace(record, NEW, None)
    assert record.read_bytes() == OLD


def test_a_directory_that_may_not_be_written_leaves_the_file_as_it_was(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(DiskFault) as refused:
        replace(record, NEW, OLD)
    monkeypatch.undo()
    assert "permission denied" in refused.value.message
    assert record.read_bytes() == OLD


def test_a_disk_that_is_full_leaves_the_file_as_it_was(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFault) as refused:
        replace(record, NEW, OLD)
    assert "no space left" in refused.value.message
    assert "free some space" in (refused.value.hint or "")
    assert record.read_bytes() == OLD
    assert len(list(record.parent.iterdir())) == 1


@pytest.mark.parametrize("step", ["fsync", "fdopen"])
def test_a_process_that_is_killed_while_writing_leaves_the_file_as_it_was(
    record: Path, step: str
) -> None:
    code = f"""
        import os, signal, sys
        from pathlib import Path
        from bootpath.disk.replacement import replace
        os.{step} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        replace(Path(sys.argv[1]), {NEW!r}, {OLD!r})
    """
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(record)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
        timeout=60,
    )
    assert killed.returncode == -signal.SIGKILL
    assert record.read_bytes() == OLD
