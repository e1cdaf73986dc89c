import errno
import os
import shutil
from pathlib import Path

import pytest

from bootpath.disk import target as target_module
from bootpath.disk.fault import DiskFault, OutputRefused
from bootpath.disk.output import publish
from bootpath.disk.tree import MARKER

FILES = [("index.html", b"new")]


def refused(target: Path, *apart_from: Path) -> OutputRefused:
    with pytest.raises(OutputRefused) as caught:
        publish(FILES, target, apart_from=apart_from)
    assert not caught.value.message.endswith(".")
    assert caught.value.hint
    return caught.value


def mark(directory: Path) -> None:
    (directory / MARKER).write_bytes(b"")


def test_a_directory_with_files_of_somebody_else_is_not_touched(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "thesis.tex").write_bytes(b"precious")
    fault = refused(target)
    assert "holds files that no build of ours wrote" in fault.message
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (target / "thesis.tex").read_bytes() == b"precious"


def test_a_hidden_file_is_enough_to_make_a_directory_somebody_elses(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".hidden").touch()
    assert "no build of ours wrote" in refused(tmp_path / "site").message


def test_a_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"x")
    assert "exists and is not a directory" in refused(tmp_path / "site").message
    assert (tmp_path / "site").read_bytes() == b"x"


@pytest.mark.parametrize("leads_to", ["real", "absent", "site"])
def test_a_symbolic_link_is_not_replaced_wherever_it_leads(tmp_path: Path, leads_to: str) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(leads_to)
    assert "is a symbolic link" in refused(tmp_path / "site").message
    assert (tmp_path / "site").is_symlink()
    assert list((tmp_path / "real").iterdir()) == []


def test_a_target_below_a_symbolic_link_is_built_where_the_link_leads(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "way").symlink_to("real")
    publish(FILES, tmp_path / "way" / "site", apart_from=[])
    assert (tmp_path / "real" / "site" / "index.html").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["/", "//", "/.", "/usr/.."])
def test_the_top_of_the_file_system_is_refused(name: str) -> None:
    assert refused(Path(name)).message == "the output is the top of the file system"


def test_the_home_directory_and_what_holds_it_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "users" / "me"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    for place in (home, tmp_path / "users"):
        mark(place)
        message = refused(place).message
        assert str(home) in message
    assert f"{home} is {home}" in refused(home).message
    publish(FILES, home / "site", apart_from=[])


@pytest.mark.parametrize("way", ["records", ".", "..", "records/../records", "sideways"])
def test_what_must_be_kept_and_what_holds_it_are_refused_by_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    project = tmp_path / "project"
    records = project / "records"
    records.mkdir(parents=True)
    for place in (tmp_path, project, records):
        mark(place)
    (tmp_path / "by-link").symlink_to("project")
    monkeypatch.chdir(project)
    target = tmp_path / "by-link" / "records" if way == "sideways" else Path(way)
    refused(target, records)
    refused(target, Path("records"))
    refused(target, tmp_path / "by-link" / "records")
    assert records.is_dir()


def test_what_must_be_kept_is_refused_before_it_exists(tmp_path: Path) -> None:
    message = refused(tmp_path / "new", tmp_path / "new" / "records").message
    assert "new holds " in message
    assert not (tmp_path / "new").exists()


def test_another_spelling_of_what_must_be_kept_is_known_by_its_inode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a file system without case, `Records` and `records` are one directory under two paths.
    # Here realpath is made to keep a link's own name, which has the same effect.
    records = tmp_path / "records"
    records.mkdir()
    mark(records)
    (tmp_path / "Records").symlink_to("records")
    monkeypatch.setattr(os.path, "realpath", os.path.abspath)
    monkeypatch.setattr(Path, "is_symlink", lambda _: False)
    assert "which a build must not replace" in refused(tmp_path / "Records", records).message


def test_something_to_keep_that_does_not_exist_is_in_nobodys_way(tmp_path: Path) -> None:
    for _ in range(2):
        publish(FILES, tmp_path / "site", apart_from=[tmp_path / "absent"])
    assert (tmp_path / "site" / "index.html").exists()


def test_a_directory_inside_what_must_be_kept_is_no_danger_to_it(tmp_path: Path) -> None:
    publish(FILES, tmp_path / "site", apart_from=[tmp_path])
    assert (tmp_path / "site" / "index.html").exists()


@pytest.mark.parametrize("name", [".git", ".hg", ".jj", ".svn"])
def test_a_repository_in_the_output_is_not_removed(tmp_path: Path, name: str) -> None:
    target = tmp_path / "site"
    publish(FILES, target, apart_from=[])
    (target / name).mkdir()
    assert f"holds a repository ({name})" in refused(target).message
    assert (target / name).is_dir()


def test_a_mount_point_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: path.name == "site")
    fault = refused(tmp_path / "site")
    assert "is a mount point" in fault.message
    assert (fault.hint or "").endswith("/site/site")


def test_an_output_that_cannot_be_looked_into_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> bool:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    (tmp_path / "site").mkdir()
    monkeypatch.setattr(target_module, "is_ours", refuse)
    with pytest.raises(DiskFault, match=r"cannot look into the output .*: permission denied"):
        publish(FILES, tmp_path / "site", apart_from=[])


def test_names_with_control_characters_are_escaped_in_the_message(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J").write_bytes(b"x")
    assert r"a\x1b[2J" in refused(tmp_path / "a\x1b[2J").message


def test_a_marked_directory_can_be_moved_and_built_again(tmp_path: Path) -> None:
    publish(FILES, tmp_path / "site", apart_from=[])
    shutil.move(tmp_path / "site", tmp_path / "elsewhere")
    assert publish(FILES, tmp_path / "elsewhere", apart_from=[]) == 1
