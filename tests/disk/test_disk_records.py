import errno
import os
import socket
import time
from pathlib import Path

import pytest

from bootpath.diagnostic import Diagnostic, Severity, Span
from bootpath.disk import records, regular
from bootpath.disk.fault import DiskFault
from bootpath.disk.listing import raw_files
from bootpath.disk.records import CODES, LIMIT, RawFile
from bootpath.source import CODES as LOADER_CODES


def only(found: list[RawFile]) -> RawFile:
    assert len(found) == 1
    return found[0]


def problem_of(found: list[RawFile]) -> Diagnostic:
    raw = only(found)
    assert raw.data is None
    assert raw.problem is not None
    assert raw.problem.place.path == raw.path
    assert raw.problem.place.span == Span(1, 1, 1, 1)
    assert not raw.problem.message.endswith(".")
    assert raw.problem.hint
    return raw.problem


def test_records_come_sorted_by_name_with_their_bytes(tmp_path: Path) -> None:
    for name in ("b.yaml", "_tracker.yaml", "a-1.yaml", "a.yaml", "Z.yaml"):
        (tmp_path / name).write_bytes(name.encode())
    assert raw_files(tmp_path, "decisions") == [
        RawFile(f"decisions/{name}", name.encode(), None)
        for name in ("Z.yaml", "_tracker.yaml", "a-1.yaml", "a.yaml", "b.yaml")
    ]


@pytest.mark.parametrize(
    ("shown", "path"),
    [
        ("decisions", "decisions/a.yaml"),
        ("decisions/", "decisions/a.yaml"),
        ("./decisions//", "./decisions/a.yaml"),
        (".", "./a.yaml"),
        ("../up", "../up/a.yaml"),
        ("", "a.yaml"),
        ("/", "/a.yaml"),
    ],
)
def test_paths_begin_as_the_user_typed_the_directory(tmp_path: Path, shown: str, path: str) -> None:
    (tmp_path / "a.yaml").write_bytes(b"x")
    assert only(raw_files(tmp_path, shown)).path == path


def test_other_files_hidden_files_and_deeper_files_are_left_out(tmp_path: Path) -> None:
    for name in ("_citations.lock", "README.md", "yaml", ".x.yaml", "._a.yaml", ".yaml", ".yml"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".#a.yaml").symlink_to("user@host.4711:1")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "b.yaml").write_bytes(b"x")
    assert raw_files(tmp_path, "d") == []


def test_an_empty_file_is_read_as_no_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").touch()
    assert only(raw_files(tmp_path, "d")) == RawFile("d/a.yaml", b"", None)


@pytest.mark.parametrize("name", ["a.yml", "a.YAML", "a.Yml"])
def test_a_wrong_extension_is_a_warning_that_names_the_right_one(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    problem = problem_of(raw_files(tmp_path, "d"))
    assert problem.code == "wrong-extension"
    assert problem.severity is Severity.WARNING
    assert name in problem.message
    assert problem.hint == "rename it to a.yaml"


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    began = time.monotonic()
    problem = problem_of(raw_files(tmp_path, "d"))
    assert time.monotonic() - began < 1
    assert problem.code == "not-a-regular-file"
    assert problem.severity is Severity.ERROR
    assert problem.message == "a.yaml is a named pipe, not a regular file"


def test_a_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    problem = problem_of(raw_files(tmp_path, "d"))
    assert problem.code == "not-a-regular-file"
    assert problem.message == "a.yaml is a directory, not a regular file"


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket is at most 107 bytes long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("a.yaml")
        problem = problem_of(raw_files(tmp_path, "d"))
    assert problem.message == "a.yaml is a socket, not a regular file"


def test_a_link_to_a_device_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("/dev/zero")
    assert problem_of(raw_files(tmp_path, "d")).code == "symlink-outside"


@pytest.mark.parametrize("target", ["a.txt", "./deeper/../a.txt", "deeper/b.txt", "c.txt"])
def test_a_link_to_a_file_inside_is_read(tmp_path: Path, target: str) -> None:
    (tmp_path / "deeper").mkdir()
    (tmp_path / "a.txt").write_bytes(b"same")
    (tmp_path / "deeper" / "b.txt").write_bytes(b"same")
    (tmp_path / "c.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "link.yaml").symlink_to(target)
    assert only(raw_files(tmp_path, "d")) == RawFile("d/link.yaml", b"same", None)


def test_links_inside_are_read_also_when_the_directory_is_reached_by_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / "a.txt").write_bytes(b"x")
    (real / "a.yaml").symlink_to("a.txt")
    (tmp_path / "way").symlink_to("real")
    assert only(raw_files(tmp_path / "way", "way")).data == b"x"


@pytest.mark.parametrize("target", ["../secret", "../records-too/x", "way-out/secret"])
def test_a_link_that_leads_out_is_refused(tmp_path: Path, target: str) -> None:
    root = tmp_path / "records"
    root.mkdir()
    (tmp_path / "records-too").mkdir()
    (tmp_path / "records-too" / "x").write_bytes(b"secret")
    (tmp_path / "secret").write_bytes(b"secret")
    (root / "way-out").symlink_to("..")
    (root / "a.yaml").symlink_to(target)
    assert problem_of(raw_files(root, "d")).code == "symlink-outside"


@pytest.mark.parametrize("target", ["absent", "a.yaml", "plain/absent"])
def test_a_link_that_leads_nowhere_is_named_so(tmp_path: Path, target: str) -> None:
    (tmp_path / "plain").write_bytes(b"x")
    (tmp_path / "a.yaml").symlink_to(target)
    problem = problem_of(raw_files(tmp_path, "d"))
    assert problem.code == "dangling-symlink"
    assert problem.message.startswith("a.yaml is a symbolic link that leads nowhere: ")


def test_a_link_to_a_pipe_or_a_directory_inside_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.yaml").symlink_to("pipe")
    assert "a named pipe" in problem_of(raw_files(tmp_path, "d")).message
    (tmp_path / "a.yaml").unlink()
    (tmp_path / "directory").mkdir()
    (tmp_path / "a.yaml").symlink_to("directory")
    assert "a directory" in problem_of(raw_files(tmp_path, "d")).message


def test_a_link_that_may_not_be_followed_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> str:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    (tmp_path / "a.yaml").symlink_to("x")
    monkeypatch.setattr(records, "real_path_inside", refuse)
    assert problem_of(raw_files(tmp_path, "d")).code == "unreadable-file"


def test_a_file_at_the_limit_is_read_and_one_above_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"x" * LIMIT)
    raw = only(raw_files(tmp_path, "d"))
    assert raw.data is not None
    assert len(raw.data) == LIMIT == 262_144
    (tmp_path / "a.yaml").write_bytes(b"x" * (LIMIT + 1))
    problem = problem_of(raw_files(tmp_path, "d"))
    assert problem.code == "file-too-large"
    assert "262,145 bytes" in problem.message


def test_ten_megabytes_are_refused_by_their_size_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> bytes:
        raise AssertionError

    (tmp_path / "a.yaml").write_bytes(b"x" * 10_485_760)
    monkeypatch.setattr(os, "read", never)
    began = time.monotonic()
    problem = problem_of(raw_files(tmp_path, "d"))
    assert time.monotonic() - began < 0.5
    assert problem.message == (
        "a.yaml has 10,485,760 bytes, more than the 262,144 bytes a record may have"
    )


def test_a_file_that_grows_while_it_is_read_is_cut_off_at_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def endless(_: int, size: int) -> bytes:
        asked.append(size)
        return b"x" * size

    (tmp_path / "a.yaml").write_bytes(b"x")
    monkeypatch.setattr(os, "read", endless)
    problem = problem_of(raw_files(tmp_path, "d"))
    assert problem.code == "file-too-large"
    assert problem.message.startswith("a.yaml grew while it was read to more than the 262,144")
    assert sum(asked) < 2 * LIMIT


def test_a_file_read_in_pieces_comes_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = os.read
    (tmp_path / "a.yaml").write_bytes(b"abcdefgh" * 100)
    monkeypatch.setattr(os, "read", lambda descriptor, size: read(descriptor, min(size, 7)))
    assert only(raw_files(tmp_path, "d")).data == b"abcdefgh" * 100


def test_a_file_that_may_not_be_read_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    (tmp_path / "a.yaml").write_bytes(b"x")
    monkeypatch.setattr(records, "read_regular", refuse)
    problem = problem_of(raw_files(tmp_path, "d"))
    assert problem.code == "unreadable-file"
    assert problem.message == "a.yaml cannot be read: permission denied"


def test_a_pipe_put_in_the_place_of_a_file_after_listing_does_not_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x")
    read_regular = regular.read_regular

    def swapped(name: str, limit: int) -> bytes:
        path.unlink()
        os.mkfifo(path)
        return read_regular(name, limit)

    monkeypatch.setattr(records, "read_regular", swapped)
    assert problem_of(raw_files(tmp_path, "d")).code == "not-a-regular-file"


def test_a_link_put_in_the_place_of_a_file_after_listing_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x")
    read_regular = regular.read_regular

    def swapped(name: str, limit: int) -> bytes:
        path.unlink()
        path.symlink_to("/etc/passwd")
        return read_regular(name, limit)

    monkeypatch.setattr(records, "read_regular", swapped)
    assert problem_of(raw_files(tmp_path, "d")).code == "unreadable-file"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\x1b[31m.yaml", r"a\x1b[31m.yaml"),
        (b"a\xff.yaml", r"a\udcff.yaml"),
        ("a\u202elmay.yaml".encode(), r"a\u202elmay.yaml"),
        (b"a\n.yml", r"a\n.yml"),
    ],
)
def test_a_name_that_cannot_be_shown_is_refused_and_escaped(
    tmp_path: Path, name: bytes, shown: str
) -> None:
    (tmp_path / os.fsdecode(name)).write_bytes(b"x")
    problem = problem_of(raw_files(tmp_path, "d"))
    assert problem.code == "unprintable-name"
    assert problem.place.path == f"d/{shown}"
    assert shown in problem.message
    assert problem.message.isprintable()


def test_a_long_name_is_cut_in_the_message_and_kept_in_the_place(tmp_path: Path) -> None:
    name = "n" * 200 + ".yaml"
    (tmp_path / name).mkdir()
    problem = problem_of(raw_files(tmp_path, "d"))
    assert problem.place.path == f"d/{name}"
    assert problem.message == "n" * 79 + "… is a directory, not a regular file"


def test_one_refusal_does_not_hide_the_other_records(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    (tmp_path / "b.yaml").write_bytes(b"b")
    first, second = raw_files(tmp_path, "d")
    assert first.problem is not None
    assert second == RawFile("d/b.yaml", b"b", None)


def test_a_missing_directory_is_a_fault_that_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(DiskFault, match="there is no directory decisions") as caught:
        raw_files(tmp_path / "absent", "decisions")
    assert "bootpath init" in (caught.value.hint or "")


def test_a_file_in_the_place_of_the_directory_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(DiskFault, match="file is a file, not a directory of records"):
        raw_files(tmp_path / "file", "file")


def test_a_directory_that_cannot_be_listed_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> object:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(DiskFault, match="cannot list d: permission denied") as caught:
        raw_files(tmp_path, "d")
    assert caught.value.hint == "check who may read and write there (ls -ld)"


def test_ten_thousand_records_take_less_than_two_seconds_of_work(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.yaml").write_bytes(b"title: x\n")
    began = time.process_time()
    found = raw_files(tmp_path, "d")
    assert time.process_time() - began < 2
    assert len(found) == 10_000
    assert found[9_999] == RawFile("d/09999.yaml", b"title: x\n", None)


def test_each_code_is_documented_with_a_summary_and_a_reason() -> None:
    assert len({code.name for code in CODES}) == len(CODES)
    for code in CODES:
        summary, blank, *prose = code.doc.strip().splitlines()
        assert summary.endswith(".")
        assert blank == ""
        assert prose


def test_each_code_that_is_raised_is_documented_once_here_or_by_the_loader(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    (tmp_path / "b.yaml").write_bytes(b"x" * (LIMIT + 1))
    (tmp_path / "c.yaml").symlink_to("absent")
    (tmp_path / "d.yaml").symlink_to("/etc/passwd")
    (tmp_path / "e\x01.yaml").write_bytes(b"x")
    (tmp_path / "f.yml").write_bytes(b"x")
    raised = [raw.problem.code for raw in raw_files(tmp_path, "d") if raw.problem]
    assert len(raised) == 6
    documented = [code.name for code in (*CODES, *LOADER_CODES)]
    assert [documented.count(code) for code in raised] == [1] * 6
