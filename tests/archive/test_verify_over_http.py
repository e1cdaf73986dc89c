"""`bootpath verify` against a real public-inbox server."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import inbox_records
import pytest
from inbox_mails import CHIARA, MISSING, ODD, THOR
from inbox_records import ODD_IDS, SWAPPED, TRUE
from inbox_server import Inbox, served
from watched_command import Command

LOCK = "_citations.lock"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return inbox_records.written(tmp_path / "records")


def verified(bootpath: Command, base: str, records: Path, *more: str) -> dict[str, Any]:
    """The report of `verify` as JSON, with the exit code under `exit`."""
    options = ("--archive", base, "-C", str(records), "--format", "json")
    done = bootpath("verify", *more, *options)
    assert "Traceback" not in done.stderr
    return {**json.loads(done.stdout), "exit": done.returncode}


def results(records: Path) -> dict[tuple[str, str], str]:
    """The results in the lock, by Message-ID and person."""
    lock = json.loads((records / LOCK).read_text(encoding="utf-8"))
    return {(one["mail"], one["person"]): one["result"] for one in lock["citations"]}


def endpoint(base: str) -> tuple[str, int]:
    parts = urlsplit(base)
    assert parts.hostname
    assert parts.port
    return parts.hostname, parts.port


def test_citations_of_a_thread_are_verified_and_the_lock_says_how(
    base: str, bootpath: Command, records: Path
) -> None:
    report = verified(bootpath, base, records, TRUE)
    assert (report["exit"], report["diagnostics"]) == (0, [])
    assert report["summary"]["checked"] == {"citation": 7}
    own = {(one.ident, one.person.key): "own-words" for one in inbox_records.OWN}
    quoted = {(one.ident, one.person.key): "quoted" for one in inbox_records.QUOTED}
    assert results(records) == own | quoted


def test_citations_by_odd_ids_are_all_verified(base: str, bootpath: Command, records: Path) -> None:
    report = verified(bootpath, base, records, ODD_IDS)
    assert (report["exit"], report["diagnostics"]) == (0, [])
    assert results(records) == {(mail.ident, mail.writer.key): "own-words" for mail in ODD}


def test_a_planted_swap_names_who_said_it_and_everything_amiss_has_its_code(
    base: str, bootpath: Command, records: Path
) -> None:
    report = verified(bootpath, base, records)
    assert report["exit"] == 1
    found = [(one["code"], one["message"]) for one in report["diagnostics"]]
    assert found == [
        ("misattributed", f"these words are {CHIARA.name}'s, not {THOR.name}'s"),
        ("misattributed", f"these words are {THOR.name}'s, not {CHIARA.name}'s"),
        ("ambiguous", "2 mails bear this Message-ID"),
        ("not-found", "the mail does not say 'The console may stay dark for a whole minute.'"),
        ("mail-missing", f"no archive has the mail '{MISSING}'"),
    ]
    assert {Path(one["path"]).name for one in report["diagnostics"]} == {f"{SWAPPED}.yaml"}


def test_only_the_archive_that_is_given_is_contacted(
    base: str, bootpath: Command, records: Path
) -> None:
    verified(bootpath, base, records)
    assert bootpath.contacts() == {endpoint(base)}
    assert bootpath.names() == {"127.0.0.1"}
    assert bootpath.programs() <= {"git"}


def test_the_same_mails_give_the_same_lock_to_the_byte(
    base: str, bootpath: Command, records: Path
) -> None:
    verified(bootpath, base, records)
    first = (records / LOCK).read_bytes()
    verified(bootpath, base, records, "--no-cache")
    assert (records / LOCK).read_bytes() == first
    assert b"@north.example.org>" not in first


def test_check_reports_from_the_lock_what_verify_found_and_asks_nobody(
    base: str, bootpath: Command, records: Path
) -> None:
    verified(bootpath, base, records, "--fail-on", "never")
    before = bootpath.log.read_bytes()
    done = bootpath("check", str(records), "--format", "json")
    codes = [one["code"] for one in json.loads(done.stdout)["diagnostics"]]
    assert done.returncode == 1
    assert codes.count("misattributed") == 2
    assert "unverified-citation" not in codes
    assert b"socket" not in bootpath.log.read_bytes().removeprefix(before)


def test_a_server_that_has_stopped_leaves_what_was_fetched(
    inbox: Inbox, bootpath: Command, records: Path
) -> None:
    with served(inbox) as address:
        verified(bootpath, address, records, TRUE)
    (records / LOCK).unlink()
    again = verified(bootpath, address, records, TRUE)
    assert (again["exit"], again["diagnostics"]) == (0, [])
    anew = verified(bootpath, address, records, TRUE, "--no-cache")
    assert {one["code"] for one in anew["diagnostics"]} == {"archive-unreachable"}
    # words once verified stay so while only the mail cannot be had
    assert set(results(records).values()) == {"own-words", "quoted"}


def test_verifying_offline_contacts_nobody(base: str, bootpath: Command, records: Path) -> None:
    report = verified(bootpath, base, records, TRUE, "--offline")
    assert {one["code"] for one in report["diagnostics"]} == {"archive-unreachable"}
    assert bootpath.contacts() == set()
    assert bootpath.names() == set()
