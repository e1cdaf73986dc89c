"""What `status` and `digest` print of hostile records: lines for a mail, and nothing to obey."""

import re
from datetime import date
from pathlib import Path

import pytest
from every_field import every_field
from hostile_corpus import groups
from hostile_run import bootpath, is_harmless, write_tracker
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from bootpath.app.digesting import Digest
from bootpath.app.reading import Reading, read_files
from bootpath.app.telling import Telling
from bootpath.disk.records import RawFile
from bootpath.views.letter import WIDTH

TODAY = date(2026, 11, 22)
GROUPS = dict(groups())
ONE_ADDRESS = re.compile(r"\s*(?:\[\d+\] +)?\S*https?://\S+", re.IGNORECASE)
PAYLOADS = {
    "long word": "x" * 3_000,
    "long address": "see https://example.org/" + "y" * 3_000 + " there",
    "address in brackets": "(https://example.org/" + "z" * 100 + ")",
    "wide": "日本語" * 100,
    "emoji": "👩‍👩‍👧 🏳️ " * 12,
    "combining": "Z" + "\u0337" * 150,
    "typographic": "“quoted” – ‘so’… → «and» ・ ´",
    "separator": "From me Sun Nov 22 00:00:00 2026",
    "quotation": "> > > quoted",
    "tabs and lines": "a\tb\n\n\nc\n--\nd",
    "header": "Bcc: all@example.org",
}


def reading(text: str) -> Reading:
    files = [
        RawFile(f"decisions/{name}", content.encode("utf-8", "surrogatepass"), None)
        for name, content in every_field(text).items()
    ]
    return read_files(files)


def letters(found: Reading, today: date = TODAY) -> list[str]:
    telling = Telling(found, today, None)
    texts = [telling.text(None), *(telling.text(entry) for entry in found.corpus.entries)]
    return [*texts, Digest(found, date(2016, 3, 31), today).text()]


def faults(text: str) -> list[str]:
    """The lines that are too long or hold what cannot be seen."""
    return [
        line
        for line in text.split("\n")
        if not ((line.isprintable() and wcswidth(line) <= WIDTH) or is_one_address(line))
    ]


def is_one_address(line: str) -> bool:
    return line.isprintable() and ONE_ADDRESS.fullmatch(line) is not None


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_hostile_text_in_every_field_makes_lines_for_a_mail(payload: str) -> None:
    for text in letters(reading(payload)):
        assert faults(text) == []
        assert is_harmless(text.replace("\n", ""))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200), st.dates(date(2016, 3, 1), date(2018, 1, 1)))
def test_any_text_in_every_field_makes_lines_for_a_mail(payload: str, today: date) -> None:
    for text in letters(reading(payload), today):
        assert faults(text) == []


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_mail_of_hostile_records_has_short_lines_and_no_header_of_theirs(payload: str) -> None:
    data = Digest(reading(payload), date(2016, 3, 31), TODAY).mbox(None, ["list@example.org"])
    lines = data.decode("ascii").split("\n")
    assert max(map(len, lines)) <= 78
    assert [line for line in lines[1:] if line.startswith("From ")] == []
    head = lines[: lines.index("")]
    assert [line for line in head if line.startswith("Bcc")] == []


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_of_nasty_files_is_told_without_a_traceback(name: str, tmp_path: Path) -> None:
    files = {file: one.data for file, one in GROUPS[name].items()}
    write_tracker(tmp_path / "decisions", files)
    today = ("--today", "2026-11-22")
    for arguments in (("status",), ("digest", "--since", "2016-01-01")):
        run = bootpath(tmp_path, *arguments, *today)
        assert run.code == 0, run.err
        assert is_harmless(run.out)
        assert is_harmless(run.err)
        assert faults(run.out) == []
