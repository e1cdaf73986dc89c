"""Files are taken over from the tree before: the same file under another name, or a copy of it."""

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from bootpath.disk.fault import DiskFault, OutputRefused
from bootpath.disk.output import KeptAsItIs, publish, publish_tree
from bootpath.disk.tree import MARKER, Tree, marks

OLD = 10**18  # 2001, in nanoseconds


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A tree of before, its files written long ago."""
    place = tmp_path / "old"
    tree = Tree(str(place))
    tree.plant()
    for name in ("index.html", "decisions/one.html", "a/b/c.txt"):
        tree.write(name, f"this is {name}".encode())
        os.utime(place / name, ns=(OLD, OLD))
    return place


KNOWN = (1, 1, 1)


@pytest.fixture
def new(tmp_path: Path) -> Tree:
    tree = Tree(str(tmp_path / "new"))
    tree.plant()
    return tree


def refusing(code: int) -> Any:
    def link(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return link


def test_a_file_that_is_taken_is_the_same_file(old: Path, new: Tree) -> None:
    for name in ("index.html", "decisions/one.html", "a/b/c.txt"):
        (mark,) = new.take([(name, marks(str(old))[name])], str(old))
        assert Path(new.root, name).samefile(old / name)
        assert marks(new.root)[name] == marks(str(old))[name] == mark
    shutil.rmtree(old)
    assert Path(new.root, "a/b/c.txt").read_text() == "this is a/b/c.txt"


@pytest.mark.parametrize(
    "code",
    [errno.EPERM, errno.EMLINK, errno.EXDEV, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES],
)
def test_where_there_are_no_links_it_is_a_copy_of_the_same_time(
    old: Path, new: Tree, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refusing(code))
    (mark,) = new.take([("a/b/c.txt", KNOWN)], str(old))
    taken = Path(new.root, "a/b/c.txt")
    assert not taken.samefile(old / "a/b/c.txt")
    assert taken.read_text() == "this is a/b/c.txt"
    assert taken.stat().st_mtime_ns == OLD
    assert marks(new.root)["a/b/c.txt"] == mark != marks(str(old))["a/b/c.txt"]


def test_after_the_first_refusal_no_link_is_tried(
    old: Path, new: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refusing(errno.EXDEV))
    new.take([("index.html", KNOWN)], str(old))
    monkeypatch.undo()
    new.take([("a/b/c.txt", KNOWN)], str(old))
    assert not Path(new.root, "a/b/c.txt").samefile(old / "a/b/c.txt")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_disk_that_refuses_is_a_fault(
    old: Path, new: Tree, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refusing(code))
    with pytest.raises(DiskFault, match="cannot write index"):
        new.take([("index.html", KNOWN)], str(old))


def test_what_is_not_there_cannot_be_taken(old: Path, new: Tree) -> None:
    with pytest.raises(DiskFault, match="cannot write gone"):
        new.take([("gone.html", KNOWN)], str(old))


def test_a_link_is_taken_as_a_link(old: Path, new: Tree, tmp_path: Path) -> None:
    """Nothing that lies elsewhere comes into a site by a link that somebody put there."""
    (tmp_path / "secret").write_text("secret")
    (old / "link").symlink_to(tmp_path / "secret")
    new.take([("link", KNOWN)], str(old))
    assert Path(new.root, "link").is_symlink()


def test_names_that_fall_together_are_refused(old: Path, new: Tree) -> None:
    new.write("Index.html", b"")
    with pytest.raises(OutputRefused, match="would be one file"):
        new.take([("index.html", KNOWN)], str(old))


def test_a_mark_tells_a_file_that_was_written_to(old: Path) -> None:
    before = marks(str(old))
    (old / "index.html").write_text("this is index.htm!")
    (old / "decisions" / "one.html").unlink()
    shutil.copy2(old / "a" / "b" / "c.txt", old / "copy")
    (old / "copy").replace(old / "a" / "b" / "c.txt")
    after = marks(str(old))
    assert [name for name in before if after.get(name) == before[name]] == [MARKER]


def test_what_is_no_file_has_a_mark_too(old: Path) -> None:
    (old / "link").symlink_to("nowhere")
    os.mkfifo(old / "a" / "pipe")
    (old / "folder").symlink_to("a")
    assert marks(str(old)).keys() == {
        MARKER,
        "index.html",
        "decisions/one.html",
        "a/b/c.txt",
        "a/pipe",
        "link",
        "folder",
    }


def test_where_nothing_is_there_are_no_marks(tmp_path: Path) -> None:
    assert marks(str(tmp_path / "nowhere")) == {}


def test_a_site_may_stay_as_it_is(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish([("index.html", b"1")], site, apart_from=[])
    before = marks(str(site))

    def fill(tree: Tree, place: str) -> int:
        assert place == str(site)
        tree.write("half.html", b"")
        raise KeptAsItIs(7)

    assert publish_tree(fill, site, apart_from=[]) == 7
    assert marks(str(site)) == before
    assert os.listdir(tmp_path) == ["site"]  # noqa: PTH208 - names, hidden ones too


def test_what_is_taken_outlives_the_site_that_it_was_taken_from(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish([("index.html", b"1"), ("gone.html", b"2")], site, apart_from=[])
    before = marks(str(site))["index.html"]

    def fill(tree: Tree, place: str) -> int:
        tree.take([("index.html", marks(place)["index.html"])], place)
        return 1

    publish_tree(fill, site, apart_from=[])
    assert marks(str(site)).keys() == {MARKER, "index.html"}
    assert marks(str(site))["index.html"] == before
    assert (site / "index.html").stat().st_nlink == 1
