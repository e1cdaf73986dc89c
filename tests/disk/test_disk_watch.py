import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bootpath.disk import watch
from bootpath.disk.watch import stamp


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("a.yaml", "b.yaml", "deep/er/c.j2"):
        path = tmp_path / name
        path.write_bytes(b"x")
        os.utime(path, ns=(10**18, 10**18))
    return tmp_path


def test_a_stamp_stays_while_nothing_changes(root: Path) -> None:
    assert stamp([root]) == stamp([root])
    assert stamp([root]) == (
        (f"{root}/a.yaml", 10**18, 1),
        (f"{root}/b.yaml", 10**18, 1),
        (f"{root}/deep/er/c.j2", 10**18, 1),
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda root: os.utime(root / "a.yaml", ns=(10**18, 10**18 + 1)),
        lambda root: (root / "new.yaml").touch(),
        lambda root: (root / "deep" / "er" / "new.j2").touch(),
        lambda root: (root / "a.yaml").unlink(),
        lambda root: (root / "a.yaml").rename(root / "z.yaml"),
        lambda root: (root / "deep" / "er" / "c.j2").write_bytes(b"longer"),
        lambda root: (root / "dangling").symlink_to("absent"),
    ],
    ids=["touched", "added", "added below", "removed", "renamed", "written", "linked"],
)
def test_a_stamp_changes_with_each_kind_of_change(
    root: Path, change: Callable[[Path], object]
) -> None:
    before = stamp([root])
    change(root)
    assert stamp([root]) != before


def test_another_size_alone_changes_the_stamp(root: Path) -> None:
    before = stamp([root])
    (root / "a.yaml").write_bytes(b"longer")
    os.utime(root / "a.yaml", ns=(10**18, 10**18))
    assert stamp([root]) != before


def test_hidden_files_do_not_count(root: Path) -> None:
    before = stamp([root])
    (root / ".#a.yaml").symlink_to("user@host.1")
    (root / ".git").mkdir()
    (root / ".git" / "index").touch()
    assert stamp([root]) == before


def test_several_directories_count_and_missing_ones_are_empty(root: Path) -> None:
    both = stamp([root / "deep", root / "absent"])
    assert both == stamp([root / "deep"])
    assert stamp([root / "absent"]) == ()
    assert stamp([]) == ()


def test_a_link_counts_with_the_file_it_leads_to(root: Path, tmp_path: Path) -> None:
    (root / "link.yaml").symlink_to("a.yaml")
    before = stamp([root])
    (tmp_path / "a.yaml").write_bytes(b"longer")
    changed = set(stamp([root])) - set(before)
    assert {name for name, _, _ in changed} == {f"{root}/a.yaml", f"{root}/link.yaml"}


def test_a_circle_of_directories_ends(root: Path) -> None:
    (root / "deep" / "circle").symlink_to(root)
    assert len(stamp([root])) == 4


def test_an_entry_that_vanished_is_no_directory() -> None:
    class Vanished:
        path = "x"

        def is_dir(self, *, follow_symlinks: bool) -> bool:
            raise OSError(follow_symlinks)

        def stat(self) -> os.stat_result:
            raise FileNotFoundError

    vanished = Vanished()
    assert not watch._is_directory(vanished)  # type: ignore[arg-type] # stands for a DirEntry
    assert watch._file_stamp(vanished) == ("x", 0, 0)  # type: ignore[arg-type] # likewise
