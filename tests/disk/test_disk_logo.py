"""The tracker's logo on the disk and in git: one regular file below the records, or a sentence."""

import os
from pathlib import Path

import pytest

from bootpath.disk.history import past_logo
from bootpath.disk.logo import logo_bytes
from bootpath.record.logo import LOGO_LIMIT
from bootpath.record.unshowable import Unshowable
from repository import git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "decisions"
    root.mkdir()
    (tmp_path / "secret.svg").write_bytes(b"secret")
    return root


def message(root: Path, path: str = "logo.svg") -> str:
    with pytest.raises(Unshowable) as caught:
        logo_bytes(root, path)
    assert caught.value.hint
    return caught.value.message


def test_a_file_beside_or_below_is_read(root: Path) -> None:
    (root / "art").mkdir()
    (root / "art" / "-a b.png").write_bytes(b"x")
    assert logo_bytes(root, "art/-a b.png") == b"x"


def test_a_directory_of_records_that_is_a_link_is_no_matter(root: Path, tmp_path: Path) -> None:
    (root / "logo.svg").write_bytes(b"x")
    (tmp_path / "way").symlink_to("decisions")
    assert logo_bytes(tmp_path / "way", "logo.svg") == b"x"


def test_a_link_inside_is_followed_and_one_that_leads_out_is_not(root: Path) -> None:
    (root / "real.svg").write_bytes(b"x")
    (root / "logo.svg").symlink_to("real.svg")
    assert logo_bytes(root, "logo.svg") == b"x"
    (root / "logo.svg").unlink()
    (root / "logo.svg").symlink_to("../secret.svg")
    assert message(root) == "is a symbolic link that leads out of the records' directory"


def test_a_directory_that_leads_out_does_not_help(root: Path) -> None:
    (root / "art").symlink_to("..")
    assert message(root, "art/secret.svg").endswith("leads out of the records' directory")


def test_a_path_that_leads_up_is_not_even_looked_at(root: Path) -> None:
    assert message(root, "../secret.svg").startswith("does not lead straight down")


@pytest.mark.parametrize("path", ["logo.svg", "art/logo.svg", "real.svg/logo.svg"])
def test_what_is_not_there_is_said(root: Path, path: str) -> None:
    (root / "real.svg").write_bytes(b"x")
    assert message(root, path) == "is not there"


def test_a_directory_and_a_pipe_are_refused_and_nobody_waits(root: Path) -> None:
    (root / "logo.svg").mkdir()
    assert message(root) == "is a directory, not a regular file"
    os.mkfifo(root / "pipe.svg")
    assert message(root, "pipe.svg") == "is a named pipe, not a regular file"


def test_a_gigabyte_is_refused_before_it_is_read(root: Path) -> None:
    with (root / "logo.svg").open("wb") as file:
        file.truncate(1 << 30)
    assert message(root) == "has more than 65,536 bytes"


def test_a_circle_of_links_is_said_as_the_system_says_it(root: Path) -> None:
    (root / "logo.svg").symlink_to("logo.svg")
    assert message(root) == "cannot be read: too many levels of symbolic links"


@pytest.fixture
def repository(root: Path) -> Path:
    """The records in git, with logos; the work tree has others by now."""
    (root / "art").mkdir()
    (root / "art" / "-*.svg").write_bytes(b"then")
    (root / "big.svg").write_bytes(b"x" * (LOGO_LIMIT + 1))
    (root / "link.svg").symlink_to("big.svg")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "logos")
    (root / "art" / "-*.svg").write_bytes(b"now")
    (root / "late.svg").write_bytes(b"late")
    return root


def test_a_logo_of_a_revision_is_the_one_of_then(repository: Path) -> None:
    assert past_logo(repository, "HEAD", "art/-*.svg") == b"then"


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("late.svg", "is not there"),
        ("art/*.svg", "is not there"),
        ("art.svg/x.svg", "is not there"),
        ("link.svg", "was no regular file at that revision"),
        ("big.svg", "has more than 65,536 bytes"),
        ("../decisions/big.svg", "does not lead straight down from the records' directory"),
    ],
)
def test_a_logo_that_was_none_at_a_revision_is_refused(
    repository: Path, path: str, found: str
) -> None:
    with pytest.raises(Unshowable) as caught:
        past_logo(repository, "HEAD", path)
    assert caught.value.message == found
