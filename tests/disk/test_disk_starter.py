import errno
import os
import stat
from pathlib import Path

import pytest

from bootpath.disk import starter
from bootpath.disk.fault import DiskFault
from bootpath.disk.starter import write_new


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def without_links(monkeypatch: pytest.MonkeyPatch, number: int = errno.EPERM) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", refuse)


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_appears_with_its_parents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        without_links(monkeypatch)
    path = tmp_path / "tracker" / "decisions" / "a.yaml"
    write_new(path, "title: Ä\n")
    assert path.read_bytes() == "title: Ä\n".encode()
    assert names(path.parent) == ["a.yaml"]


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_exists_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        without_links(monkeypatch)
    path = tmp_path / "a.yaml"
    path.write_bytes(b"mine")
    with pytest.raises(DiskFault, match=r"a\.yaml exists already") as caught:
        write_new(path, "new")
    assert caught.value.hint == "edit that file, or choose another name"
    assert path.read_bytes() == b"mine"
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize("leads_to", ["absent", "real"])
def test_a_link_counts_as_existing_and_is_not_followed(tmp_path: Path, leads_to: str) -> None:
    (tmp_path / "real").write_bytes(b"mine")
    (tmp_path / "a.yaml").symlink_to(leads_to)
    with pytest.raises(DiskFault, match="exists already"):
        write_new(tmp_path / "a.yaml", "new")
    assert (tmp_path / "real").read_bytes() == b"mine"
    assert not (tmp_path / "absent").exists()


def test_a_parent_that_is_a_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(DiskFault, match=r"cannot make the directory .*/file: "):
        write_new(tmp_path / "file" / "a.yaml", "new")


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()]
)
def test_a_failure_while_writing_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def half(path: Path, data: bytes) -> None:
        path.write_bytes(data[:1])
        raise error

    monkeypatch.setattr(starter, "_write", half)
    expected = DiskFault if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        write_new(tmp_path / "a.yaml", "new")
    assert names(tmp_path) == []


def test_another_refusal_of_the_link_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_links(monkeypatch, errno.EIO)
    with pytest.raises(DiskFault, match=r"cannot write .*a\.yaml: input/output error"):
        write_new(tmp_path / "a.yaml", "new")
    assert names(tmp_path) == []


def test_a_draft_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DiskFault, match="file name too long"):
        write_new(tmp_path / ("n" * 300), "new")


def test_a_text_that_utf_8_cannot_carry_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DiskFault, match=r"cannot hold the character \\udcff"):
        write_new(tmp_path / "a.yaml", "title: \udcff\n")
    assert names(tmp_path) == []


def test_the_mode_follows_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_new(tmp_path / "a.yaml", "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == 0o640
