"""A watch sees each kind of change: at once where an editor saves, or when it looks at every file."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bootpath.disk import watch
from bootpath.disk.watch import Watch

NEVER = 10**9


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("a.yaml", "b.yaml", "deep/er/c.j2"):
        path = tmp_path / name
        path.write_bytes(b"x")
        os.utime(path, ns=(10**18, 10**18))
    return tmp_path


@pytest.fixture
def thorough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every look is at every file."""
    monkeypatch.setattr(watch, "_PAUSE", 0)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No look but the first is at every file."""
    monkeypatch.setattr(watch, "_PAUSE", NEVER)


def replaced(path: Path, data: bytes) -> None:
    """Save as most editors do, and at the same time as before."""
    fresh = path.with_name(".new")
    fresh.write_bytes(data)
    os.utime(fresh, ns=(10**18, 10**18))
    fresh.replace(path)


IN_DIRECTORIES = [
    pytest.param(lambda root: (root / "new.yaml").touch(), id="added"),
    pytest.param(lambda root: (root / "deep" / "er" / "new.j2").touch(), id="added below"),
    pytest.param(lambda root: (root / "a.yaml").unlink(), id="removed"),
    pytest.param(lambda root: (root / "a.yaml").rename(root / "z.yaml"), id="renamed"),
    pytest.param(lambda root: replaced(root / "b.yaml", b"y"), id="replaced"),
    pytest.param(lambda root: (root / "dangling").symlink_to("absent"), id="linked"),
]
IN_PLACE = [
    pytest.param(lambda root: os.utime(root / "a.yaml", ns=(10**18, 10**18 + 1)), id="touched"),
    pytest.param(lambda root: (root / "deep" / "er" / "c.j2").write_bytes(b"y"), id="written"),
]


@pytest.mark.usefixtures("thorough")
def test_stamps_stay_while_nothing_changes(root: Path) -> None:
    looks = Watch([root])
    assert looks.look() == looks.look()
    assert looks.look().keys() == {f"{root}/a.yaml", f"{root}/b.yaml", f"{root}/deep/er/c.j2"}
    status = (root / "a.yaml").stat()
    stamp = (1, 10**18, status.st_ctime_ns, status.st_ino)
    assert looks.look()[f"{root}/a.yaml"] == stamp


@pytest.mark.usefixtures("thorough")
@pytest.mark.parametrize("change", [*IN_DIRECTORIES, *IN_PLACE])
def test_a_look_at_every_file_sees_each_kind_of_change(
    root: Path, change: Callable[[Path], object]
) -> None:
    looks = Watch([root])
    before = looks.look()
    change(root)
    assert looks.calls()
    assert looks.look() != before


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("change", IN_DIRECTORIES)
def test_a_quick_look_sees_what_is_another_file(
    root: Path, change: Callable[[Path], object]
) -> None:
    looks = Watch([root])
    before = looks.look()
    assert not looks.calls()
    change(root)
    assert looks.calls()
    after = looks.look()
    assert after != before
    assert not looks.calls()
    assert after == Watch([root]).look()


@pytest.mark.usefixtures("quick")
def test_a_quick_look_sees_what_is_written_into_a_file_at_work(root: Path) -> None:
    """Of many files these are the ones that were written to last."""
    for number in range(100):
        (root / f"{number:03}.yaml").touch()
    looks = Watch([root])
    looks.look()
    replaced(root / "077.yaml", b"x")
    looks.look()
    assert not looks.calls()
    (root / "077.yaml").write_bytes(b"longer")
    assert looks.calls()
    assert looks.look()[f"{root}/077.yaml"][0] == len(b"longer")
    assert not looks.calls()


@pytest.mark.usefixtures("quick")
def test_every_file_is_looked_at_when_it_is_time(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(100):
        (root / f"{number:03}.yaml").touch()
    looks = Watch([root])
    first = looks.look()
    last = list(first)[-1]
    Path(last).write_bytes(b"longer")
    assert not looks.calls()
    assert looks.look() == first
    now = watch.time.monotonic()
    monkeypatch.setattr(watch.time, "monotonic", lambda: now + 2 * NEVER)
    assert looks.calls()
    assert looks.look() != first


@pytest.mark.usefixtures("thorough")
def test_another_size_alone_is_a_change(root: Path) -> None:
    looks = Watch([root])
    before = looks.look()
    (root / "a.yaml").write_bytes(b"longer")
    os.utime(root / "a.yaml", ns=(10**18, 10**18))
    assert looks.look() != before


@pytest.mark.usefixtures("thorough")
def test_hidden_files_do_not_count(root: Path) -> None:
    looks = Watch([root])
    before = looks.look()
    (root / ".#a.yaml").symlink_to("user@host.1")
    (root / ".git").mkdir()
    (root / ".git" / "index").touch()
    assert looks.look() == before


@pytest.mark.usefixtures("quick")
def test_several_directories_count_and_missing_ones_are_empty(root: Path) -> None:
    both = Watch([root / "deep", root / "absent"])
    assert both.look() == Watch([root / "deep"]).look()
    assert Watch([root / "absent"]).look() == {}
    assert Watch([]).look() == {}
    (root / "absent").mkdir()
    assert both.calls()


@pytest.mark.usefixtures("thorough")
def test_a_link_counts_with_the_file_it_leads_to(root: Path) -> None:
    (root / "link.yaml").symlink_to("a.yaml")
    looks = Watch([root])
    before = looks.look()
    (root / "a.yaml").write_bytes(b"longer")
    after = looks.look()
    changed = {path for path, stamp in after.items() if before[path] != stamp}
    assert changed == {f"{root}/a.yaml", f"{root}/link.yaml"}


def test_a_circle_of_directories_ends(root: Path) -> None:
    (root / "deep" / "circle").symlink_to(root)
    assert len(Watch([root]).look()) == 4


def test_an_entry_that_vanished_is_no_directory() -> None:
    class Vanished:
        def is_dir(self, *, follow_symlinks: bool) -> bool:
            raise OSError(follow_symlinks)

        def stat(self) -> os.stat_result:
            raise FileNotFoundError

    vanished = Vanished()
    assert not watch._is_directory(vanished)  # type: ignore[arg-type] # stands for a DirEntry
    assert watch._stamp(vanished) == (0, 0, 0, 0)  # type: ignore[arg-type] # likewise
