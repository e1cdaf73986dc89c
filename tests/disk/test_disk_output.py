import ctypes
import errno
import os
import resource
import shutil
import signal
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from below import Files, content, whole

from bootpath.disk import exchange, output, tree
from bootpath.disk.fault import DiskFault, OutputRefused
from bootpath.disk.output import publish
from bootpath.disk.tree import MARKER, is_ours

OLD = {"index.html": b"old", "a/b/c.html": b"old", "gone.html": b"old"}
NEW = {"index.html": b"new", "a/b/c.html": b"new", "api/x.json": b"{}"}


def beside(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


def build(files: Files, target: Path) -> int:
    return publish(files.items(), target, apart_from=[])


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        monkeypatch.setattr(exchange, "_renameat2", None)
    return str(request.param)


def refusing(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(exchange, "_renameat2", refuse)


def test_an_output_is_made_with_its_parents_and_marked(tmp_path: Path) -> None:
    target = tmp_path / "build" / "public" / "site"
    assert build(NEW, target) == 3
    assert content(target) == whole(NEW)
    assert beside(target) == ["site"]


@pytest.mark.usefixtures("way")
def test_a_second_build_replaces_the_whole_content(target: Path) -> None:
    build(OLD, target)
    assert build(NEW, target) == 3
    assert content(target) == whole(NEW)
    assert not (target / "gone.html").exists()
    assert beside(target) == ["site"]


def test_an_empty_directory_is_replaced(target: Path) -> None:
    target.mkdir()
    build(NEW, target)
    assert content(target) == whole(NEW)
    assert beside(target) == ["site"]


def test_an_output_without_files_is_still_ours(target: Path) -> None:
    assert build({}, target) == 0
    assert content(target) == whole({})
    assert build(NEW, target) == 3


def test_an_output_is_the_same_whether_built_fresh_or_over_another(tmp_path: Path) -> None:
    build(NEW, tmp_path / "fresh")
    build(OLD, tmp_path / "over")
    build(NEW, tmp_path / "over")
    assert content(tmp_path / "fresh") == content(tmp_path / "over")


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_modes_follow_the_umask(target: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        build(NEW, target)
    finally:
        os.umask(before)
    for path in (target, target / "a"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o777 & ~mask
    for name in (MARKER, "index.html", "a/b/c.html"):
        assert stat.S_IMODE((target / name).stat().st_mode) == 0o666 & ~mask


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError, SystemExit])
def test_an_exception_of_the_stream_passes_and_leaves_the_old_content(
    target: Path, error: type[BaseException]
) -> None:
    def cut_short() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        raise error

    build(OLD, target)
    with pytest.raises(error) as caught:
        publish(cut_short(), target, apart_from=[])
    assert not isinstance(caught.value, DiskFault)
    assert content(target) == whole(OLD)
    assert beside(target) == ["site"]


@pytest.mark.usefixtures("way")
def test_the_old_content_stands_until_the_last_file_is_written(target: Path) -> None:
    seen = []

    def watched() -> Iterator[tuple[str, bytes]]:
        for item in NEW.items():
            yield item
            seen.append(content(target))

    build(OLD, target)
    publish(watched(), target, apart_from=[])
    assert seen == [whole(OLD)] * 3


def test_a_disk_limit_in_the_middle_of_a_file_leaves_the_old_content(target: Path) -> None:
    build(OLD, target)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    assert signal.getsignal(signal.SIGXFSZ) is signal.SIG_IGN
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, before[1]))
    try:
        with pytest.raises(DiskFault, match=r"cannot write big\.html: file too large") as caught:
            build({"small.html": b"x", "big.html": b"x" * 10_000}, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "ulimit -f" in (caught.value.hint or "")
    assert content(target) == whole(OLD)
    assert beside(target) == ["site"]


def test_a_full_disk_leaves_the_old_content(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = [1000]
    write = os.write

    def writing(descriptor: int, data: bytes) -> int:
        if not room[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        done = write(descriptor, data[: room[0]])
        room[0] -= done
        return done

    build(OLD, target)
    monkeypatch.setattr(os, "write", writing)
    with pytest.raises(DiskFault, match="cannot write b: no space left on device") as caught:
        build({"a": b"x" * 400, "b": b"x" * 2000}, target)
    assert caught.value.hint == "free some space, then try again"
    assert content(target) == whole(OLD)
    assert beside(target) == ["site"]


def test_a_file_written_in_pieces_comes_whole(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:3]))
    build({"a": b"0123456789", "empty": b""}, target)
    assert content(target) == whole({"a": b"0123456789", "empty": b""})


def test_a_directory_that_cannot_be_made_is_a_fault(target: Path) -> None:
    name = "n" * 300
    with pytest.raises(DiskFault, match=r"cannot make the directory n+: file name too long"):
        build({f"{name}/x": b""}, target)
    assert beside(target) == []


def test_a_parent_that_is_a_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(DiskFault, match=r"cannot make the directory .*/file: "):
        build(NEW, tmp_path / "file" / "site")


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP])
def test_two_renames_do_where_the_file_system_knows_no_exchange(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    build(OLD, target)
    refusing(number, monkeypatch)
    build(NEW, target)
    assert content(target) == whole(NEW)
    assert beside(target) == ["site"]


def test_another_refusal_of_the_exchange_is_a_fault_and_leaves_the_old_content(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(OLD, target)
    refusing(errno.EACCES, monkeypatch)
    with pytest.raises(DiskFault, match=r"cannot put the new site in the place of .*: permission"):
        build(NEW, target)
    assert content(target) == whole(OLD)
    assert beside(target) == ["site"]


def test_a_refusal_of_the_plain_rename_is_a_fault(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "rename", refuse)
    with pytest.raises(DiskFault, match="input/output error"):
        build(NEW, target)
    assert beside(target) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_an_interruption_between_the_two_renames_is_undone(
    target: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    rename = os.rename
    calls = []

    def interrupted(one: str, other: str) -> None:
        calls.append(one)
        if len(calls) == 3:  # the plain rename, then the old one aside, then the new one in
            raise error
        rename(one, other)

    build(OLD, target)
    monkeypatch.setattr(exchange, "_renameat2", None)
    monkeypatch.setattr(os, "rename", interrupted)
    with pytest.raises(DiskFault if error is OSError else error):
        build(NEW, target)
    assert len(calls) == 4
    assert content(target) == whole(OLD)
    assert beside(target) == ["site"]


def test_an_interruption_after_the_two_renames_keeps_the_new_content(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.rename
    calls = []

    def interrupted(one: str, other: str) -> None:
        calls.append(one)
        rename(one, other)
        if len(calls) == 3:
            raise KeyboardInterrupt

    build(OLD, target)
    with monkeypatch.context() as patch:
        patch.setattr(exchange, "_renameat2", None)
        patch.setattr(os, "rename", interrupted)
        with pytest.raises(KeyboardInterrupt):
            build(NEW, target)
    assert content(target) == whole(NEW)
    build(NEW, target)
    assert beside(target) == ["site"]


def test_the_exchange_is_in_use_on_linux() -> None:
    assert exchange._renameat2 is not None
    assert exchange._from_libc(object()) is None


def test_an_exchange_with_something_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        exchange._exchanged(str(tmp_path / "a"), str(tmp_path / "b"))


def test_an_old_content_that_cannot_be_removed_is_said_and_where_it_lies(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    build(OLD, target)
    with monkeypatch.context() as patch:
        patch.setattr(output, "remove_tree", refuse)
        with pytest.raises(DiskFault, match=r"the new site stands in .*permission") as caught:
            build(NEW, target)
    assert content(target) == whole(NEW)
    hint = caught.value.hint or ""
    assert content(Path(hint.removeprefix("remove "))) == whole(OLD)
    build(NEW, target)
    assert beside(target) == ["site"]


def test_what_a_killed_build_left_is_removed_and_nothing_else(tmp_path: Path, target: Path) -> None:
    build(OLD, tmp_path / ".site.bootpath-new-0123456789abcdef")
    (tmp_path / ".site.bootpath-new-00000000000000ff").mkdir()
    kept = [
        ".site.bootpath-new-0123456789abcdee",  # holds no marker
        ".site.bootpath-new-short",
        ".site.bootpath-new-0123456789abcdef.txt",
        ".other.bootpath-new-0123456789abcdef",
        "xsite.bootpath-new-0123456789abcdef",
    ]
    for name in kept:
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine").write_bytes(b"x")
    link = tmp_path / ".site.bootpath-new-1111111111111111"
    link.symlink_to(kept[0])
    build(NEW, target)
    assert beside(target) == sorted([*kept, link.name, "site"])


def test_a_left_over_that_cannot_be_removed_is_a_fault(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    build(OLD, tmp_path / ".site.bootpath-new-0123456789abcdef")
    monkeypatch.setattr(output, "remove_tree", refuse)
    with pytest.raises(DiskFault, match="what an interrupted build left behind cannot be removed"):
        build(NEW, target)


def test_a_file_put_into_an_empty_target_during_the_build_is_kept(target: Path) -> None:
    def slow() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        (target / "mine").write_bytes(b"precious")

    target.mkdir()
    with pytest.raises(OutputRefused, match="holds files that no build of ours wrote"):
        publish(slow(), target, apart_from=[])
    assert content(target) == {"mine": b"precious"}
    assert beside(target) == ["site"]


def test_removing_a_tree_takes_links_away_but_not_what_they_lead_to(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_bytes(b"x")
    build(OLD, tmp_path / "site")
    (tmp_path / "site" / "link").symlink_to(outside)
    (tmp_path / "site" / "a" / "link").symlink_to(outside)
    tree.remove_tree(str(tmp_path / "site"))
    assert content(outside) == {"precious": b"x"}
    assert beside(outside) == ["outside"]


def test_a_removal_cut_short_leaves_a_tree_that_is_still_ours(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise KeyboardInterrupt

    build(OLD, target)
    monkeypatch.setattr(shutil, "rmtree", refuse)
    with pytest.raises(KeyboardInterrupt):
        tree.remove_tree(str(target))
    assert is_ours(str(target))


def test_a_marker_that_is_no_regular_file_marks_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"x")
    (tmp_path / MARKER).mkdir()
    assert not is_ours(str(tmp_path))
    (tmp_path / MARKER).rmdir()
    (tmp_path / MARKER).symlink_to("mine")
    assert not is_ours(str(tmp_path))


def test_what_does_not_exist_is_not_ours(tmp_path: Path) -> None:
    assert not is_ours(str(tmp_path / "absent"))


def test_twenty_thousand_files_take_no_more_than_a_few_seconds(target: Path) -> None:
    files = {f"d/{n % 100}/{n}.html": b"x" * 500 for n in range(20_000)}
    began = time.process_time()
    assert build(files, target) == 20_000
    assert time.process_time() - began < 8


def test_the_output_does_not_depend_on_the_current_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def wandering() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        os.chdir("/")
        yield "x.html", b"new"

    assert publish(wandering(), Path("site"), apart_from=[]) == 2
    assert content(tmp_path / "site") == whole({"index.html": b"new", "x.html": b"new"})


def test_a_real_small_disk_that_is_full_leaves_the_old_content(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.system(f"mount -t tmpfs -o size=256k none '{disk}' 2>/dev/null") != 0:  # noqa: S605
        pytest.skip("mounting a small disk needs the right to do so")
    try:
        build(OLD, disk / "site")
        with pytest.raises(DiskFault, match="no space left on device"):
            build({f"{n}.html": b"x" * 9000 for n in range(100)}, disk / "site")
        assert content(disk / "site") == whole(OLD)
        assert beside(disk / "site") == ["site"]
    finally:
        os.system(f"umount '{disk}'")  # noqa: S605 - as above
