"""Names among the records that are no plain files, and records that are not where they should be."""

import os
import shutil
import socket
from pathlib import Path

import pytest
from hostile_run import COMMAND, TODAY, bootpath, found_codes, is_harmless, write_tracker


def test_pipes_devices_sockets_directories_and_links_out_are_refused_unopened(
    tmp_path: Path,
) -> None:
    records = tmp_path / "decisions"
    write_tracker(records, {})
    (tmp_path / "secret.yaml").write_text("title: the password is hunter2\n")
    os.mkfifo(records / "pipe.yaml")
    (records / "directory.yaml").mkdir()
    (records / "outside.yaml").symlink_to("../secret.yaml")
    (records / "zero.yaml").symlink_to("/dev/zero")
    (records / "terminal.yaml").symlink_to("/dev/tty")
    (records / "itself.yaml").symlink_to("itself.yaml")
    (records / "nowhere.yaml").symlink_to("nowhere")
    (records / "upwards.yaml").symlink_to("..")
    (records / "inside.yaml").symlink_to("keep-the-new-path.yaml")
    (records / "SHOUTED.YAML").write_text("")
    (records / "other.yml").write_text("")
    (records / "red\x1b[31m\u202e.yaml").write_text("title: x\n")
    (records / os.fsdecode(b"latin-\xe9.yaml")).write_text("title: x\n")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.fsencode(records / "socket.yaml"))
        run = bootpath(tmp_path, "check", "decisions", *TODAY)
    assert run.code == 1
    assert run.err == ""
    assert is_harmless(run.out)
    assert "hunter2" not in run.out
    assert found_codes(run.out) == {
        "pipe.yaml": {"not-a-regular-file"},
        "directory.yaml": {"not-a-regular-file"},
        "socket.yaml": {"not-a-regular-file"},
        "outside.yaml": {"symlink-outside"},
        "zero.yaml": {"symlink-outside"},
        "terminal.yaml": {"symlink-outside"},
        "upwards.yaml": {"symlink-outside"},
        "itself.yaml": {"dangling-symlink"},
        "nowhere.yaml": {"dangling-symlink"},
        "SHOUTED.YAML": {"wrong-extension"},
        "other.yml": {"wrong-extension"},
        "red\\x1b[31m\\u202e.yaml": {"unprintable-name"},
        "latin-\\udce9.yaml": {"unprintable-name"},
    }


def test_a_sparse_file_larger_than_the_memory_is_refused_by_its_size(tmp_path: Path) -> None:
    records = tmp_path / "decisions"
    write_tracker(records, {})
    with (records / "sparse.yaml").open("wb") as file:
        file.truncate(1 << 40)
    run = bootpath(tmp_path, "check", "decisions", *TODAY)
    assert run.code == 1
    assert found_codes(run.out) == {"sparse.yaml": {"file-too-large"}}


@pytest.mark.parametrize("command", ["check", "build"])
def test_records_that_are_missing_or_a_file_are_a_sentence(command: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("title: x\n")
    missing = bootpath(tmp_path, command, "nowhere", *TODAY)
    assert missing.code == (2 if command == "check" else 74)
    assert "there is no " in missing.err
    assert "nowhere" in missing.err
    default = bootpath(tmp_path, command, *TODAY)
    assert default.code == 74
    assert "there is no directory decisions" in default.err
    assert "bootpath init" in default.err
    assert all(is_harmless(run.out + run.err) for run in (missing, default))
    if command == "build":
        file = bootpath(tmp_path, command, "file", *TODAY)
        assert file.code == 74
        assert "file is a file, not a directory of records" in file.err


def test_a_name_that_is_not_there_is_shown_without_its_escape_sequences(tmp_path: Path) -> None:
    for arguments in (
        ("check", "\x1b[31mred\u202e"),
        ("build", "-o", "\x1b[31mred\u202e"),
        ("show", "\x1b[31mred\u202e"),
        ("list", "-C", "\x1b[31mred\u202e"),
        ("new", "\x1b[31mred\u202e"),
        ("check", "--today", "\x1b[31mred\u202e"),
        ("\x1b[31mred\u202e",),
    ):
        run = bootpath(tmp_path, *arguments)
        assert run.code in {2, 74}, arguments
        assert is_harmless(run.out + run.err), arguments


@pytest.mark.skipif(
    os.geteuid() == 0 and shutil.which("setpriv") is None, reason="root reads everything"
)
def test_what_may_not_be_read_is_a_sentence(tmp_path: Path) -> None:
    records = tmp_path / "decisions"
    write_tracker(records, {"locked.yaml": b"title: x\n"})
    (records / "locked.yaml").chmod(0)
    run = without_privilege(tmp_path, "check", "decisions", *TODAY)
    assert run[0] == 1
    assert "error[unreadable-file]: locked.yaml cannot be read: permission denied" in run[1]
    assert "decisions/locked.yaml:1:1" in run[1]
    records.chmod(0)
    try:
        code, out, err = without_privilege(tmp_path, "check", "decisions", *TODAY)
    finally:
        records.chmod(0o755)
    assert code == 74
    assert out == ""
    assert "bootpath: cannot list decisions: permission denied" in err
    assert "hint: check who may read" in err


def without_privilege(place: Path, *arguments: str) -> tuple[int, str, str]:
    """Run bootpath as somebody for whom permissions count, also when the tests run as root."""
    import subprocess

    from hostile_run import environment

    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    done = subprocess.run(
        [*(drop if os.geteuid() == 0 else []), *COMMAND, *arguments],
        cwd=place,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr
