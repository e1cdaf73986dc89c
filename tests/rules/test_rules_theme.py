"""Accent and logo as `check` sees them on the disk: a place, a sentence, a remedy."""

from datetime import date
from pathlib import Path

import pytest

from bootpath.app.checking import check
from bootpath.app.reading import read, read_past
from bootpath.diagnostic import Diagnostic, Severity
from bootpath.record.logo import Logo
from repository import git
from small_pictures import svg


@pytest.fixture
def records(tmp_path: Path) -> Path:
    (tmp_path / "decisions").mkdir()
    return tmp_path / "decisions"


def problems(records: Path, tracker: str) -> tuple[Diagnostic, ...]:
    (records / "_tracker.yaml").write_text(f"title: Paths\n{tracker}", encoding="utf-8")
    return check(read(records, "decisions"), date(2026, 11, 22)).diagnostics


def only(found: tuple[Diagnostic, ...]) -> Diagnostic:
    (one,) = found
    return one


def test_a_good_accent_and_logo_are_no_problem(records: Path) -> None:
    (records / "logo.svg").write_bytes(svg())
    assert problems(records, "accent: '#1f5a8a'\nlogo: logo.svg\n") == ()


def test_a_pale_accent_is_a_warning_that_names_the_shade_the_site_takes(records: Path) -> None:
    found = only(problems(records, "accent: '#FC0'\n"))
    assert (found.code, found.severity) == ("low-contrast", Severity.WARNING)
    assert found.message == (
        "'#FC0' has a contrast of 1.35 with the light pages, and links need 4.5"
    )
    assert found.hint == "write '#866b00', the nearest shade that can be read"
    assert problems(records, "accent: '#866b00'\n") == ()


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("navy", "'navy' is no colour"),
        ("'#12'", "'#12' is no colour"),
        ("'#fff;} body{display:none'", "'#fff;} body{display:none' is no colour"),
        ("1f5a8a", "'1f5a8a' is no colour"),
    ],
)
def test_what_is_no_colour_is_an_error_at_its_place(
    records: Path, written: str, message: str
) -> None:
    found = only(problems(records, f"accent: {written}\n"))
    assert (found.code, found.severity) == ("malformed-colour", Severity.ERROR)
    assert (found.place.span.line, found.place.span.column) == (2, 9)
    assert found.message == message
    assert found.hint == "write it in quotes, as in '#1f5a8a'"


def test_a_colour_without_quotes_is_told_to_be_a_comment(records: Path) -> None:
    found = only(problems(records, "accent: #1f5a8a\n"))
    assert (found.code, found.message) == ("blank", "'accent' is empty")
    assert found.hint == "put quotes around it, as in '#1f5a8a': a bare # begins a comment"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "../../etc/passwd",
            "the logo '../../etc/passwd' does not lead straight down from the records' directory",
        ),
        ("logo.svg", "the logo 'logo.svg' is not there"),
        ("broken.png", "the logo 'broken.png' is no PNG: its first bytes are others"),
    ],
)
def test_a_logo_that_cannot_be_shown_is_an_error_at_its_place(
    records: Path, written: str, message: str
) -> None:
    (records / "broken.png").write_bytes(b"GIF89a")
    found = only(problems(records, f"logo: {written}\n"))
    assert (found.code, found.severity) == ("unusable-logo", Severity.ERROR)
    assert found.place.path == "decisions/_tracker.yaml"
    assert (found.place.span.line, found.place.span.column) == (2, 7)
    assert found.message == message
    assert found.hint


def test_an_earlier_revision_has_the_logo_of_then(records: Path) -> None:
    then = svg(attributes='viewBox="0 0 1 1"')
    (records / "logo.svg").write_bytes(then)
    assert problems(records, "logo: logo.svg\n") == ()
    git(records, "init", "-q")
    git(records, "add", ".")
    git(records, "commit", "-q", "-m", "logo")
    (records / "logo.svg").unlink()
    assert only(problems(records, "logo: logo.svg\n")).code == "unusable-logo"
    reading, _ = read_past(records, "decisions", "HEAD")
    assert reading.corpus.logo == Logo("logo.svg", then, 32, 32)
