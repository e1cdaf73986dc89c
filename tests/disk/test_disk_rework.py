"""`rework_tree`: a directory comes to hold what is filled in, and all that stays is left alone."""

from pathlib import Path

import pytest
from below import Files, content, whole
from hypothesis import given, settings
from hypothesis import strategies as st

from bootpath.disk.fault import DiskFault, OutputRefused
from bootpath.disk.output import KeptAsItIs, publish
from bootpath.disk.rework import rework_tree
from bootpath.disk.tree import MARKER, Tree, marks

OLD = {"index.html": b"old", "a/b/c.html": b"old", "gone/x.html": b"old", "same.css": b"same"}
NEW = {"index.html": b"new", "a/b/c.html": b"old", "api/x.json": b"{}", "same.css": b"same"}


def folders(directory: Path) -> list[str]:
    return sorted(
        path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_dir()
    )


def reworked(files: Files, target: Path, *, elsewhere: bool = False) -> int:
    """What is as it lies is taken, the rest is written, by this process or as by another."""

    def fill(tree: Tree, place: str) -> int:
        lies = marks(place)
        other = Tree(tree.root)
        for name, data in files.items():
            if name in lies and (target / name).read_bytes() == data:
                assert tree.take([(name, lies[name])], place) == [lies[name]]
            elif elsewhere:
                other.write(name, data)
                tree.admit(name)
            else:
                tree.write(name, data)
        return len(files)

    return rework_tree(fill, target, apart_from=[])


@pytest.fixture
def target(tmp_path: Path) -> Path:
    publish(OLD.items(), tmp_path / "site", apart_from=[])
    return tmp_path / "site"


@pytest.mark.parametrize("elsewhere", [False, True])
def test_it_holds_what_was_filled_in_and_nothing_else(target: Path, elsewhere: bool) -> None:
    before = marks(str(target))
    assert reworked(NEW, target, elsewhere=elsewhere) == len(NEW)
    assert content(target) == whole(NEW)
    assert folders(target) == ["a", "a/b", "api"]
    assert [path.name for path in target.parent.iterdir()] == ["site"]
    after = marks(str(target))
    assert {name for name in NEW if after[name] == before.get(name)} == {"a/b/c.html", "same.css"}


NAMES = st.sampled_from(("a", "b", "a/b", "b/a", "a/c/d", "c/d/e", "c/f"))
SITES = st.dictionaries(NAMES, st.sampled_from((b"1", b"2")), max_size=5).filter(
    lambda files: not any(name.startswith(f"{other}/") for name in files for other in files)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SITES, min_size=1, max_size=4), st.booleans())
def test_whatever_it_held_before(
    tmp_path_factory: pytest.TempPathFactory, sites: list[Files], elsewhere: bool
) -> None:
    target = tmp_path_factory.mktemp("rework") / "site"
    publish(OLD.items(), target, apart_from=[])
    for files in sites:
        reworked(files, target, elsewhere=elsewhere)
        assert content(target) == whole(files)
        assert all(any((target / folder).iterdir()) for folder in folders(target))


@pytest.mark.parametrize("error", [KeyError("x"), DiskFault("no", "hint"), KeyboardInterrupt()])
def test_work_that_fails_half_way_changes_nothing(target: Path, error: BaseException) -> None:
    before = marks(str(target))

    def fill(tree: Tree, _: str) -> int:
        tree.write("index.html", b"half")
        raise error

    with pytest.raises(type(error)):
        rework_tree(fill, target, apart_from=[])
    assert marks(str(target)) == before
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_what_is_as_it_was_is_kept(target: Path) -> None:
    before = marks(str(target))

    def fill(*_: object) -> int:
        raise KeptAsItIs(4)

    assert rework_tree(fill, target, apart_from=[]) == 4
    assert marks(str(target)) == before


def test_what_a_killed_process_left_beside_it_is_no_part_of_it(target: Path) -> None:
    beside = target.with_name("site.new")
    beside.mkdir()
    (beside / "stray.html").write_bytes(b"stray")
    reworked(NEW, target)
    assert content(target) == whole(NEW)


def test_the_marker_is_there_even_if_somebody_took_it(target: Path) -> None:
    (target / MARKER).unlink()
    reworked(NEW, target)
    assert content(target) == whole(NEW)


def test_what_somebody_put_there_gives_way(target: Path) -> None:
    (target / "index.html").unlink()
    (target / "index.html").mkdir()
    (target / "api").symlink_to("a")
    (target / "a/b/c.html").unlink()
    (target / "a/b/c.html").mkdir()
    (target / "a/b/c.html/mine").touch()
    reworked({**NEW, "a/b/c.html": b"new"}, target)
    assert content(target) == whole({**NEW, "a/b/c.html": b"new"})
    assert not (target / "api").is_symlink()


def test_names_that_fall_together_are_refused_with_those_that_stay(target: Path) -> None:
    before = marks(str(target))
    with pytest.raises(OutputRefused, match=r"SAME\.css"):
        reworked({"same.css": b"same", "SAME.css": b"other"}, target)
    assert marks(str(target)) == before


def test_where_the_disk_refuses_it_says_so(target: Path) -> None:
    before = marks(str(target))
    target.with_name("site.new").touch()
    with pytest.raises(DiskFault, match=r"cannot write .*site: not a directory"):
        reworked(NEW, target)
    assert marks(str(target)) == before
