"""What is kept holds for one program: another version of it, or of a library, is another."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bootpath.disk import versions


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bytes]:
    """The program, if it lay in `tmp_path/bootpath` and its libraries in `tmp_path/site`."""
    package, site = tmp_path / "bootpath", tmp_path / "site"
    (package / "views").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "views" / "page.py").write_text("ROWS = 8\n")
    (site / "jinja2-3.1.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(versions, "_PACKAGE", package)
    monkeypatch.setattr(sys, "path", [str(site), str(tmp_path / "nowhere")])

    def ask() -> bytes:
        versions.program.cache_clear()
        return versions.program()

    return ask


@pytest.fixture(autouse=True)
def asked_anew() -> object:
    yield
    versions.program.cache_clear()


def test_the_same_program_is_the_same(told: Callable[[], bytes], tmp_path: Path) -> None:
    before = told()
    cached = tmp_path / "bootpath" / "__pycache__"
    cached.mkdir()
    (cached / "page.pyc").write_bytes(b"compiled")
    (tmp_path / "site" / "click-8.0.dist-info").mkdir()
    assert told() == before
    assert len(before) == 16


def changed_file(place: Path) -> None:
    (place / "bootpath" / "views" / "page.py").write_text("ROWS = 80\n")


def touched_file(place: Path) -> None:
    os.utime(place / "bootpath" / "views" / "page.py", (1, 1))


def new_file(place: Path) -> None:
    (place / "bootpath" / "views" / "new.py").write_text("")


def file_gone(place: Path) -> None:
    (place / "bootpath" / "views" / "page.py").unlink()


def new_template(place: Path) -> None:
    (place / "bootpath" / "page.html.j2").write_text("")


def library_upgraded(place: Path) -> None:
    (place / "site" / "jinja2-3.1.0.dist-info").rename(place / "site" / "jinja2-3.1.1.dist-info")


def library_put_there_again(place: Path) -> None:
    os.utime(place / "site" / "jinja2-3.1.0.dist-info", (1, 1))


def library_of_debian(place: Path) -> None:
    (place / "site" / "PyYAML-6.0.egg-info").write_text("")


@pytest.mark.parametrize(
    "change",
    [
        changed_file,
        touched_file,
        new_file,
        file_gone,
        new_template,
        library_upgraded,
        library_put_there_again,
        library_of_debian,
    ],
)
def test_another_file_or_library_makes_another_program(
    told: Callable[[], bytes], tmp_path: Path, change: Callable[[Path], None]
) -> None:
    before = told()
    change(tmp_path)
    assert told() != before


def test_another_place_is_another_program(
    told: Callable[[], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where all files have the same time, as in Nix, the place tells two versions apart."""
    before = told()
    (tmp_path / "bootpath").rename(tmp_path / "other")
    monkeypatch.setattr(versions, "_PACKAGE", tmp_path / "other")
    assert told() != before


def test_another_python_is_another_program(
    told: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told()
    monkeypatch.setattr(sys, "version", "4.0")
    assert told() != before
