"""import and unrecorded, from the installed wheel."""

import json
from pathlib import Path

import pytest

from installed import Run

TODAY = ("--today", "2026-11-22")

THREAD = """\
From mboxrd@z Thu Jan  1 00:00:00 1970
From: Ada Lovelace <ada@example.org>
Date: Fri, 01 Apr 2016 10:00:00 +0000
Subject: [PATCH] Drop the =?utf-8?q?=1B[31m?= old path
Message-ID: <1@x>

I think that we should drop the old path this year.

From mboxrd@z Thu Jan  1 00:00:00 1970
From: Bob Kahn <bob@example.org>
Date: Sat, 02 Apr 2016 10:00:00 +0000
Subject: Re: [PATCH] Drop the old path
Message-ID: <2@x>
In-Reply-To: <1@x>

It must stay until the new one is stable.

"""
OTHER = """\
From mboxrd@z Thu Jan  1 00:00:00 1970
From: Bob Kahn <bob@example.org>
Date: Sun, 03 Apr 2016 10:00:00 +0000
Subject: Another matter \x1b[31m
Message-ID: <3@x>

Words.

"""


@pytest.fixture
def tracker(bootpath: Run, tmp_path: Path) -> Path:
    bootpath("init", *TODAY)
    (tmp_path / "t.mbox").write_text(THREAD)
    return tmp_path / "decisions"


def test_a_thread_becomes_a_draft_that_check_passes_and_no_page_shows(
    bootpath: Run, tracker: Path
) -> None:
    result = bootpath("import", "t.mbox", "--component", "core", *TODAY)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("wrote decisions/drop-the-31m-old-path.yaml\nfill in: ")
    assert "ada-lovelace:\n  name: Ada Lovelace\n  address-hashes: [" in result.stdout
    assert "\x1b" not in result.stdout
    assert bootpath("check", "--fail-on", "warning", *TODAY).returncode == 0
    assert bootpath("build", "-o", "site", *TODAY).returncode == 0
    pages = [path for path in (tracker.parent / "site").rglob("*") if path.is_file()]
    assert pages
    assert not [page for page in pages if b"31m" in page.read_bytes() or "31m" in page.name]
    again = bootpath("import", "t.mbox", *TODAY)
    assert again.returncode == 74
    assert "there is a decision 'drop-the-31m-old-path' already" in again.stderr


def test_a_dry_run_prints_the_draft_alone_and_writes_nothing(bootpath: Run, tracker: Path) -> None:
    before = sorted(tracker.iterdir())
    result = bootpath("import", "-", "--dry-run", *TODAY, text=THREAD)
    assert result.returncode == 0
    assert result.stdout.startswith("# A draft from 2 mails.")
    assert "bob-kahn:" in result.stderr
    assert "bob-kahn:" not in result.stdout
    assert sorted(tracker.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "text", "code", "said"),
    [
        (("-",), "", 74, "standard input holds no mail"),
        (("-",), "\x00\x01\x02", 74, "standard input holds no mail"),
        (("-",), THREAD + OTHER, 2, "there are 2 threads; say which:"),
        (("-", "--thread", "7@x"), THREAD + OTHER, 2, "no thread has the mail '7@x'"),
        (("none.mbox",), "", 2, "there is no file or directory 'none.mbox'"),
        (("decisions",), "", 2, "is neither a Maildir nor a clone of a public-inbox"),
        (("https://lists.example.org/all/1@x/",), "", 2, "not fetched from the network"),
        (("t.mbox", "--slug", "Not A Slug"), "", 2, "cannot be the name of a decision"),
        (("t.mbox", "--slug", "index"), "", 2, "cannot be the name of a decision"),
        (("t.mbox", "--component", "cor"), "", 2, "there is no component 'cor'; did you mean"),
        (("t.mbox", "-C", "nowhere"), "", 74, "there is no directory nowhere"),
    ],
)
def test_what_cannot_be_imported_is_a_sentence_and_a_code(
    bootpath: Run, tracker: Path, arguments: tuple[str, ...], text: str, code: int, said: str
) -> None:
    before = sorted(tracker.iterdir())
    result = bootpath("import", *arguments, text=text)
    assert (result.returncode, result.stdout) == (code, "")
    assert said in result.stderr
    assert "\x1b" not in result.stderr
    assert "Traceback" not in result.stderr
    assert sorted(tracker.iterdir()) == before


def test_unrecorded_mails_are_listed_in_80_columns_and_as_json(
    bootpath: Run, tracker: Path
) -> None:
    record = tracker / "where-decisions-are-recorded.yaml"
    record.write_text(record.read_text().replace("20160413151414.example@example.org", "1@x"))
    result = bootpath("unrecorded", "--archive", "t.mbox")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "[PATCH] Drop the [31m old path\n"
        "  cited by where-decisions-are-recorded; 1 recorded\n"
        "  2016-04-02  Bob Kahn              Re: [PATCH] Drop the old path\n"
        "              2@x\n"
        "\n"
        "1 mail in 1 thread that no record mentions (1 cited thread in 2 mails)\n"
    )
    assert max(map(len, result.stdout.splitlines())) <= 80
    network = ("--archive", "https://lists.example.org/all")
    result = bootpath("unrecorded", "--archive", "t.mbox", *network, "--format", "json")
    assert result.returncode == 0
    assert "https://lists.example.org/all is left out: an archive on the network" in result.stderr
    assert json.loads(result.stdout) == {
        "mails-read": 2,
        "cited-threads": 1,
        "threads": [
            {
                "subject": "[PATCH] Drop the [31m old path",
                "cited-by": ["where-decisions-are-recorded"],
                "first-cited": "2016-04-01",
                "recorded": 1,
                "mails": [
                    {
                        "day": "2016-04-02",
                        "author": "Bob Kahn",
                        "subject": "Re: [PATCH] Drop the old path",
                        "id": "2@x",
                        "address": None,
                    }
                ],
            }
        ],
    }
    assert (
        "no later mail without a record"
        in bootpath("unrecorded", "--archive", "t.mbox", "--since", "2020-01-01").stdout
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "nothing says where mails are"),
        (("--archive", "none"), 2, "there is no file or directory 'none'"),
        (("--archive", "https://lists.example.org/all"), 2, "cannot be listed"),
        (("--archive", "cut.gz"), 74, "cannot read cut.gz: "),
        (("--archive", "t.mbox", "--since", "soon"), 2, "'soon' is no day"),
    ],
)
def test_what_cannot_be_listed_is_a_sentence_and_a_code(
    bootpath: Run, tracker: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    (tracker.parent / "cut.gz").write_bytes(b"\x1f\x8b\x08\x00\x00")
    result = bootpath("unrecorded", *arguments)
    assert result.returncode == code
    assert said in result.stderr
    assert "Traceback" not in result.stderr
