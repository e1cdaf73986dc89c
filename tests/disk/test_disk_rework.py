"""`OwnTree`: a directory comes to hold what is filled in, and all that stays is left alone."""

from pathlib import Path

import pytest
from below import Files, content, whole
from hypothesis import given, settings
from hypothesis import strategies as st

from bootpath.disk.fault import DiskFault, OutputRefused
from bootpath.disk.output import KeptAsItIs
from bootpath.disk.rework import OwnTree
from bootpath.disk.tree import MARKER, Mark, Tree, marks

OLD = {"index.html": b"old", "a/b/c.html": b"old", "gone/x.html": b"old", "same.css": b"same"}
NEW = {"index.html": b"new", "a/b/c.html": b"old", "api/x.json": b"{}", "same.css": b"same"}


def folders(directory: Path) -> list[str]:
    return sorted(
        path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_dir()
    )


class Site:
    """A tree of one's own, filled as a build does: it knows what it put, and looks at nothing."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.tree = OwnTree()
        self.files: Files | None = None

    def put(self, files: Files, *, elsewhere: bool = False, taken: bool = True) -> int:
        """What is as it was is left, or released and taken; the rest is written, or by another."""

        def fill(tree: Tree, place: str) -> int:
            assert (tree.lies(place) is None) == (self.files is not None)
            before = self.files or {}
            same = {name for name, data in files.items() if before.get(name) == data}
            kept = set() if taken else same
            tree.release(name for name in before if name not in kept)
            other = Tree(tree.root)
            for name in sorted(files.keys() - kept):
                if name in same:
                    mark = marks(place)[name]
                    assert tree.take([(name, mark)], place) == [mark]
                elif elsewhere:
                    other.write(name, files[name])
                    tree.admit(name)
                else:
                    tree.write(name, files[name])
            return len(files)

        count = self.tree.put(fill, self.target, apart_from=[])
        self.files = files
        return count


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path / "site")
    assert site.tree.names == frozenset()
    assert site.put(OLD) == len(OLD)
    return site


def lies(site: Site) -> dict[str, Mark]:
    return marks(str(site.target))


@pytest.mark.parametrize("elsewhere", [False, True])
@pytest.mark.parametrize("taken", [False, True])
def test_it_holds_what_was_filled_in_and_nothing_else(
    site: Site, elsewhere: bool, taken: bool
) -> None:
    assert content(site.target) == whole(OLD)
    before = lies(site)
    assert site.put(NEW, elsewhere=elsewhere, taken=taken) == len(NEW)
    assert content(site.target) == whole(NEW)
    assert site.tree.names == NEW.keys()
    assert folders(site.target) == ["a", "a/b", "api"]
    assert [path.name for path in site.target.parent.iterdir()] == ["site"]
    after = lies(site)
    same = {name for name, mark in after.items() if mark == before.get(name)}
    assert same == {"a/b/c.html", "same.css", MARKER}


NAMES = st.sampled_from(("a", "b", "a/b", "b/a", "a/c/d", "c/d/e", "c/f"))
SITES = st.dictionaries(NAMES, st.sampled_from((b"1", b"2")), max_size=5).filter(
    lambda files: not any(name.startswith(f"{other}/") for name in files for other in files)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SITES, min_size=1, max_size=4), st.booleans(), st.booleans())
def test_whatever_it_held_before(
    tmp_path_factory: pytest.TempPathFactory, sites: list[Files], elsewhere: bool, taken: bool
) -> None:
    site = Site(tmp_path_factory.mktemp("rework") / "site")
    site.put(OLD)
    for files in sites:
        site.put(files, elsewhere=elsewhere, taken=taken)
        assert content(site.target) == whole(files)
        assert all(any((site.target / folder).iterdir()) for folder in folders(site.target))


@pytest.mark.parametrize("error", [KeyError("x"), DiskFault("no", "hint"), KeyboardInterrupt()])
def test_work_that_fails_half_way_changes_nothing(site: Site, error: BaseException) -> None:
    before = lies(site)

    def fill(tree: Tree, _: str) -> int:
        tree.release(["index.html"])
        tree.write("index.html", b"half")
        raise error

    with pytest.raises(type(error)):
        site.tree.put(fill, site.target, apart_from=[])
    assert lies(site) == before
    assert [path.name for path in site.target.parent.iterdir()] == ["site"]


def test_after_a_failure_it_is_published_as_a_whole(site: Site) -> None:
    with pytest.raises(OutputRefused, match="two files of the name"):
        site.tree.put(
            lambda tree, _: bool(tree.write("index.html", b"")), site.target, apart_from=[]
        )
    assert content(site.target) == whole(OLD)
    site.files = None
    assert site.put(NEW) == len(NEW)
    assert content(site.target) == whole(NEW)
    assert site.tree.names == NEW.keys()


@pytest.mark.parametrize("known", [False, True])
def test_what_is_as_it_was_is_kept(site: Site, known: bool) -> None:
    before = lies(site)

    def fill(*_: object) -> int:
        raise KeptAsItIs(4)

    tree = site.tree if known else OwnTree()
    assert tree.put(fill, site.target, apart_from=[]) == 4
    assert lies(site) == before
    assert tree.names == (OLD.keys() if known else set())


def test_what_a_killed_process_left_beside_it_is_no_part_of_it(site: Site) -> None:
    beside = site.target.with_name("site.new")
    beside.mkdir()
    (beside / "stray.html").write_bytes(b"stray")
    site.put(NEW)
    assert content(site.target) == whole(NEW)


def test_names_that_fall_together_are_refused_with_those_that_stay(site: Site) -> None:
    before = lies(site)
    with pytest.raises(OutputRefused, match=r"SAME\.css"):
        site.put({"same.css": b"same", "SAME.css": b"other"}, taken=False)
    assert lies(site) == before


def test_a_name_may_be_written_in_another_way_when_it_is_released(site: Site) -> None:
    site.put({"Same.css": b"same", "GONE": b"a file now"})
    assert content(site.target) == whole({"Same.css": b"same", "GONE": b"a file now"})


def test_where_the_disk_refuses_it_says_so(site: Site) -> None:
    before = lies(site)
    site.target.with_name("site.new").touch()
    with pytest.raises(DiskFault, match=r"cannot write .*site: not a directory"):
        site.put(NEW)
    assert lies(site) == before
