"""What is kept comes back as it was kept, or not at all, whatever befell the file it is in."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bootpath.disk.fault import DiskFault
from bootpath.disk.store import Store, digest, store_path, sweep

ONE, TWO = b"version 1", b"version 2"
KEPT = {f"key {number}": os.urandom(300) for number in range(40)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "stores" / "kept.sqlite"


def keep(path: Path, values: dict[str, bytes] = KEPT, version: bytes = ONE) -> None:
    with Store(path, version) as store:
        store.save("space", values)


def known(path: Path, version: bytes = ONE) -> dict[str, bytes]:
    with Store(path, version) as store:
        found = store.load("space")
        for key, value in KEPT.items():
            assert store.get("space", key) in (value, None)
        return found


def change(path: Path, statement: str, values: tuple[object, ...] = ()) -> None:
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(statement, values)


def test_what_is_kept_comes_back(path: Path) -> None:
    keep(path)
    assert known(path) == KEPT


def test_spaces_do_not_see_each_other(path: Path) -> None:
    with Store(path, ONE) as store:
        store.save("one", {"key": b"1"})
        store.save("two", {"key": b"2"})
        assert store.get("one", "key") == b"1"
        store.clear("one")
        assert store.get("one", "key") is None
        assert store.load("two") == {"key": b"2"}


def test_what_is_saved_anew_takes_the_place_and_what_is_gone_goes(path: Path) -> None:
    with Store(path, ONE) as store:
        store.save("space", {"a": b"1", "b": b"2"})
        store.save("space", {"a": b"3"}, gone=["b", "c"])
    assert Store(path, ONE).load("space") == {"a": b"3"}


def test_what_is_no_text_is_not_kept_and_fails_nothing(path: Path) -> None:
    name = os.fsdecode(b"name \xff")
    with Store(path, ONE) as store:
        store.save("space", {"sound": b"1"})
        store.save("space", {name: b"2"}, gone=[name])
        assert store.get("space", name) is None
        assert store.get("space", "sound") == b"1"


def test_another_version_knows_nothing_of_it(path: Path) -> None:
    keep(path)
    assert known(path, TWO) == {}
    assert known(path) == KEPT


@pytest.mark.parametrize("column", ["seal", "value", "key", "space"])
def test_a_row_that_was_changed_is_not_there(path: Path, column: str) -> None:
    keep(path)
    other: object = b"other" if column in ("seal", "value") else "other"
    change(path, f"update kept set {column} = ? where key = 'key 7'", (other,))  # noqa: S608
    assert known(path) == {key: value for key, value in KEPT.items() if key != "key 7"}


@pytest.mark.parametrize("other", [None, 7, "text"])
def test_a_value_of_another_type_is_not_there(path: Path, other: object) -> None:
    keep(path)
    change(path, "drop table kept")
    change(path, "create table kept (space, key, seal, value, primary key (space, key))")
    change(path, "insert into kept values ('space', 'key 7', ?, ?)", (bytes(16), other))
    assert known(path) == {}


def test_two_rows_that_changed_places_are_not_there(path: Path) -> None:
    keep(path)
    swap = "update kept set key = ? where key = ?"
    for now, was in (("x", "key 1"), ("key 1", "key 2"), ("key 2", "x")):
        change(path, swap, (now, was))
    assert known(path).keys() == KEPT.keys() - {"key 1", "key 2"}


def garbage(path: Path) -> None:
    path.write_bytes(b"garbage " * 4000)


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def another_base(path: Path) -> None:
    path.unlink()
    change(path, "create table other (a, b)")


def another_table(path: Path) -> None:
    change(path, "drop table kept")
    change(path, "create table kept (other)")


def a_directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_link_to_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere/at/all")


def strange_remains(path: Path) -> None:
    for end in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + end).write_bytes(b"garbage " * 4000)


DAMAGES: tuple[Callable[[Path], None], ...] = (
    garbage,
    nothing,
    half,
    another_base,
    another_table,
    a_directory,
    a_link_to_nowhere,
    strange_remains,
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_file_that_was_damaged_gives_nothing_false_and_fails_nothing(
    path: Path, damage: Callable[[Path], None]
) -> None:
    keep(path)
    damage(path)
    assert known(path).items() <= KEPT.items()
    keep(path, {"new": b"1"})
    assert known(path).items() <= {**KEPT, "new": b"1"}.items()


@pytest.mark.parametrize("damage", [garbage, nothing, another_base])
def test_a_file_that_was_spoilt_is_begun_anew(path: Path, damage: Callable[[Path], None]) -> None:
    keep(path)
    damage(path)
    keep(path, {"new": b"1"})
    with Store(path, ONE) as store:
        assert store.get("space", "new") == b"1"


@settings(deadline=None, max_examples=80, derandomize=True)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=9))
def test_whatever_bytes_are_others_nothing_false_comes_back(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[float, int]]
) -> None:
    path = tmp_path_factory.mktemp("store") / "kept.sqlite"
    keep(path)
    data = bytearray(path.read_bytes())
    for at, byte in changes:
        data[int(at * len(data))] = byte
    path.write_bytes(data)
    assert known(path).items() <= KEPT.items()


def test_without_a_path_nothing_is_kept() -> None:
    with Store(None, ONE) as store:
        store.save("space", KEPT)
        store.clear("space")
        store.hold()
        assert store.get("space", "key 1") is None
        assert store.load("space") == {}


def test_where_it_cannot_be_written_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep(tmp_path / "file" / "stores" / "kept.sqlite")
    assert known(tmp_path / "file" / "stores" / "kept.sqlite") == {}


def test_after_closing_nothing_is_known_and_nothing_fails(path: Path) -> None:
    store = Store(path, ONE)
    store.close()
    store.close()
    store.save("space", KEPT)
    assert store.load("space") == {}


def test_only_its_owner_may_look_into_the_directory(path: Path) -> None:
    keep(path)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_directory_that_others_may_write_to_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o770)
    with pytest.raises(DiskFault, match="others may write to the cache") as raised:
        store_path(tmp_path, "one")
    assert "chmod go-w" in str(raised.value.hint)
    tmp_path.chmod(0o755)
    assert store_path(tmp_path, "one").parent == tmp_path


def test_other_names_have_other_files(tmp_path: Path) -> None:
    names = [("a",), ("b",), ("a", "b"), ("ab",), ("", "ab"), ("a", ""), ()]
    assert len({store_path(tmp_path, *one) for one in names}) == len(names)


@given(st.lists(st.binary(max_size=3), max_size=3), st.lists(st.binary(max_size=3), max_size=3))
def test_other_parts_have_another_digest(one: list[bytes], other: list[bytes]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def forked(work: Callable[[], None]) -> int:
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    return child


def test_two_processes_keep_what_both_keep(path: Path) -> None:
    def work(mine: int) -> None:
        for number in range(60):
            with Store(path, ONE) as store:
                store.save("space", {f"{mine} {number}": bytes([mine]) * 500})
                assert store.get("space", f"{mine} {number}") == bytes([mine]) * 500

    children = [forked(lambda mine=mine: work(mine)) for mine in (1, 2)]  # type: ignore[misc]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    with Store(path, ONE) as store:
        assert len(store.load("space")) == 120


def test_what_is_held_is_of_one_moment(path: Path) -> None:
    with Store(path, ONE) as store, Store(path, ONE) as other:
        store.save("space", {"a": b"1", "b": b"1"})
        store.hold()
        assert store.get("space", "a") == b"1"
        other.save("space", {"a": b"2", "b": b"2"})
        assert store.get("space", "b") == b"1"
        store.save("space", {"a": b"3"})  # it was worked out from what is not so any more
    assert known(path) == {"a": b"2", "b": b"2"}


def test_what_is_held_is_let_go_when_something_is_saved(path: Path) -> None:
    with Store(path, ONE) as store, Store(path, ONE) as other:
        store.hold()
        store.get("space", "a")
        store.save("space", {"a": b"1"})
        other.save("space", {"a": b"2"})
        assert store.get("space", "a") == b"2"


@pytest.fixture
def stores(tmp_path: Path) -> list[Path]:
    found = []
    for number in range(4):
        path = tmp_path / f"{number}.sqlite"
        path.write_bytes(bytes(100))
        os.utime(path, (number, number))
        found.append(path)
    return found


@pytest.mark.parametrize(("limit", "left"), [(400, 4), (399, 3), (200, 2), (100, 1), (0, 0)])
def test_the_longest_unused_go_first(
    tmp_path: Path, stores: list[Path], limit: int, left: int
) -> None:
    sweep(tmp_path, tmp_path, limit)
    assert sorted(tmp_path.glob("*.sqlite")) == stores[4 - left :]


def test_what_is_in_use_stays(tmp_path: Path, stores: list[Path]) -> None:
    sweep(tmp_path, stores[0], 0)
    assert sorted(tmp_path.glob("*.sqlite")) == stores[:1]


def test_what_is_no_store_stays(tmp_path: Path, stores: list[Path]) -> None:
    (tmp_path / "mail").mkdir()
    (tmp_path / "note.txt").write_text("mine")
    sweep(tmp_path, tmp_path, 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mail", "note.txt"]
    assert stores


def test_a_directory_that_is_not_there_needs_no_sweeping(tmp_path: Path) -> None:
    sweep(tmp_path / "nowhere", tmp_path, 0)
