"""`bootpath cite --mail` against a real public-inbox server."""

import difflib
import json
import subprocess
from pathlib import Path
from urllib.parse import quote

import inbox_records
import pytest
from inbox_mails import (
    CHIARA,
    CHIARA_SAYS,
    FIRST,
    FOURTH,
    MISSING,
    ODD,
    THOR,
    TWICE,
)
from inbox_records import TRUE
from watched_command import Command

QUOTE = "A fixed mapping costs a page on every board"
RECORD = """\
# What the list said of the console.
title: 'Cited'
question: Must the console print before paging?   # asked again in June
components: [linux]
status: [{is: open, date: 2016-04-04}]
options:
  early: {title: Print early}
  late: {title: Print late}

positions:

  # taken down by hand
  - {person: agnes, date: 2016-04-04, stance: supports, option: early, says: 'Wants it.',
     cite: {mail: 20160404093000.1@north.example.org, quote: "print its first line"}}

summary: |
  Below everything.
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A decision with comments and a layout of its own, in a tracker that passes check."""
    path = inbox_records.written(tmp_path / "records", decisions=[TRUE]) / "cited.yaml"
    path.write_text(RECORD, encoding="utf-8")
    return path


def cite(
    bootpath: Command, base: str, record: Path, ident: str, *more: str
) -> subprocess.CompletedProcess[str]:
    """Cite a mail of the server for a stance in favour, unless told otherwise."""
    chosen = ("--stance", "supports", "--option", "early", "--says", "Has a view.")
    options = ("--mail", ident, "--archive", base, "-C", str(record.parent))
    return bootpath("cite", record.stem, *options, *chosen, *more)


def test_a_quoted_statement_becomes_a_position_of_whoever_made_it(
    base: str, bootpath: Command, record: Path
) -> None:
    options = ("--person", "chiara", "--quote", QUOTE)
    done = cite(bootpath, base, record, FOURTH.ident, *options)
    assert done.returncode == 0, done.stderr
    delta = list(difflib.ndiff(RECORD.splitlines(), record.read_text().splitlines()))
    added = "\n".join(line[2:] for line in delta if line.startswith("+ "))
    assert not [line for line in delta if line.startswith(("- ", "? "))]
    assert "date: 2016-04-04" in added  # when she said it, not when it was quoted
    assert f"mail: {FOURTH.ident}" in added
    assert "quoted-by: olenin" in added
    assert bootpath("check", str(record.parent)).returncode == 0
    verified = bootpath("verify", "--archive", base, "-C", str(record.parent))
    assert verified.returncode == 0, verified.stdout


def test_a_dry_run_shows_the_change_and_writes_nothing(
    base: str, bootpath: Command, record: Path
) -> None:
    options = ("--person", "chiara", "--quote", QUOTE, "--dry-run")
    done = cite(bootpath, base, record, FOURTH.ident, *options)
    assert done.returncode == 0, done.stderr
    changed = [line for line in done.stdout.splitlines() if line.startswith(("+", "-"))]
    assert not [line for line in changed if line.startswith("-") and line[:4] != "--- "]
    assert any(QUOTE in line for line in changed)
    assert record.read_text() == RECORD


def test_mails_of_odd_ids_are_cited_by_every_form_people_paste_and_then_verify(
    base: str, bootpath: Command, record: Path
) -> None:
    by_start = {mail.ident.partition("@")[0]: mail for mail in ODD}
    pasted = {
        "slash/inside/": "{ident}",
        "percent%2Fsign%": "Message-ID: <{ident}>",
        "hash#mark": "{base}{encoded}/",
        "question?and=equals&amp": "{base}{encoded}/raw",
        "ümläut-ß-Ж": "mid:{encoded}",
        "dot-at-the-end": "<{ident}>",
    }
    for start, form in pasted.items():
        mail = by_start[start]
        name = form.format(ident=mail.ident, encoded=quote(mail.ident, safe="@"), base=base)
        done = cite(bootpath, base, record, name, "--quote", mail.text.strip())
        assert done.returncode == 0, done.stderr
    done = bootpath("verify", "cited", "--archive", base, "-C", str(record.parent))
    assert done.returncode == 0, done.stdout
    lock = json.loads((record.parent / "_citations.lock").read_text(encoding="utf-8"))
    results = {one["mail"]: one["result"] for one in lock["citations"]}
    assert results == dict.fromkeys(
        (FIRST.ident, *(by_start[start].ident for start in pasted)), "own-words"
    )


@pytest.mark.parametrize(
    ("ident", "options", "sentence"),
    [
        (MISSING, (), "does not have the mail"),
        (TWICE, (), "2 different mails bear this Message-ID"),
        (
            FOURTH.ident,
            ("--person", "thor", "--quote", QUOTE),
            f"the words are those of {CHIARA.name}, whom the mail quotes, not of {THOR.name}",
        ),
        (FOURTH.ident, ("--quote", CHIARA_SAYS.replace("page", "core")[:43]), ""),
    ],
    ids=["missing", "used twice", "another's words", "words nobody said"],
)
def test_what_the_mail_does_not_bear_out_is_refused_and_the_record_stays(
    base: str, bootpath: Command, record: Path, ident: str, options: tuple[str, ...], sentence: str
) -> None:
    done = cite(bootpath, base, record, ident, *options)
    assert done.returncode in (1, 2)
    assert sentence in done.stderr
    assert done.stderr.startswith("bootpath: ")
    assert "Traceback" not in done.stderr
    assert record.read_text() == RECORD
