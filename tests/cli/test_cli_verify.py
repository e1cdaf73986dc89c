"""`bootpath verify` from the installed command: the shipped records against the mails."""

import json
import os
from pathlib import Path

import pytest

from installed import ROOT, Run

MAILS = Path(os.environ.get("BOOTPATH_MAILS", ROOT.parent / "shared" / "mails" / "boot-path.mbox"))

needs_mails = pytest.mark.skipif(
    not MAILS.is_file(), reason="the mails of the discussion are not at hand (BOOTPATH_MAILS)"
)


@needs_mails
def test_every_citation_of_the_shipped_records_is_its_persons_own(
    bootpath: Run, shipped: Path
) -> None:
    (shipped / "_citations.lock").unlink()
    run = bootpath("verify", "--archive", str(MAILS), cwd=shipped.parent)
    assert run.returncode == 0, run.stdout + run.stderr
    lock = json.loads((shipped / "_citations.lock").read_text(encoding="utf-8"))
    results = {one["result"] for one in lock["citations"]}
    assert results == {"own-words", "quoted", "mail-found", "mail-missing"}
    reported = {
        one["person"] for one in lock["citations"] if one["result"] == "quoted" and "person" in one
    }
    assert {"konrad-wilk", "roger-pau-monne", "david-vrabel"} <= reported


@needs_mails
def test_the_lock_that_is_shipped_is_the_one_that_verification_writes(
    bootpath: Run, shipped: Path
) -> None:
    before = (shipped / "_citations.lock").read_bytes()
    run = bootpath("verify", "--archive", str(MAILS), cwd=shipped.parent)
    assert run.returncode == 0
    assert (shipped / "_citations.lock").read_bytes() == before
    assert "wrote" not in run.stderr


@needs_mails
def test_a_planted_swap_of_two_people_is_misattributed_and_names_who_said_it(
    bootpath: Run, shipped: Path
) -> None:
    record = shipped / "pv-pvops-deprecated-once-pvh-stable.yaml"
    text = record.read_text(encoding="utf-8")
    marker = text.index("the clock would start ticking", text.index("positions:"))
    start = text.rindex("person: konrad-wilk", 0, marker)
    swapped = text[:start] + text[start:].replace("konrad-wilk", "george-dunlap", 1)
    record.write_text(swapped, encoding="utf-8")
    run = bootpath("verify", "--archive", str(MAILS), "--format", "json", cwd=shipped.parent)
    assert run.returncode == 1
    found = [one for one in json.loads(run.stdout)["diagnostics"] if one["code"] == "misattributed"]
    (one,) = found
    assert "Konrad Rzeszutek Wilk" in one["message"]
    assert "not George Dunlap's" in one["message"]
    lines = swapped.split("\n")
    assert "the clock would start ticking" in lines[one["span"]["line"] - 1]


def test_without_an_archive_it_says_where_to_name_one(bootpath: Run) -> None:
    bootpath("init")
    run = bootpath("verify")
    assert run.returncode == 2
    assert "--archive" in run.stderr
    assert "mail: in _tracker.yaml" in run.stderr


def test_an_archive_that_is_not_there_is_wrong_usage(bootpath: Run) -> None:
    bootpath("init")
    run = bootpath("verify", "--archive", "nowhere.mbox")
    assert run.returncode == 2
    assert "there is no file or directory 'nowhere.mbox'" in run.stderr


def test_no_lock_leaves_the_lock_alone(bootpath: Run, tmp_path: Path) -> None:
    bootpath("init")
    (tmp_path / "empty.mbox").write_bytes(b"")
    run = bootpath("verify", "--archive", "empty.mbox", "--no-lock", "--fail-on", "warning")
    assert run.returncode == 1
    assert "mail-missing" in run.stdout
    assert not (tmp_path / "decisions" / "_citations.lock").exists()


def test_a_broken_lock_is_written_anew_by_a_whole_run_and_kept_by_a_part(
    bootpath: Run, tmp_path: Path
) -> None:
    bootpath("init")
    (tmp_path / "empty.mbox").write_bytes(b"")
    lock = tmp_path / "decisions" / "_citations.lock"
    lock.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    part = bootpath("verify", "where-decisions-are-recorded", "--archive", "empty.mbox")
    assert part.returncode == 74
    assert lock.read_text(encoding="utf-8") == "<<<<<<< HEAD\n"
    assert bootpath("check").returncode == 1
    assert bootpath("verify", "--archive", "empty.mbox").returncode == 0
    assert json.loads(lock.read_text(encoding="utf-8"))["version"] == 1


def test_the_day_is_noted_only_when_it_is_given(bootpath: Run, tmp_path: Path) -> None:
    bootpath("init")
    (tmp_path / "empty.mbox").write_bytes(b"")
    lock = tmp_path / "decisions" / "_citations.lock"
    bootpath("verify", "--archive", "empty.mbox")
    assert "verified-on" not in lock.read_text(encoding="utf-8")
    bootpath("verify", "--archive", "empty.mbox", "--today", "2026-11-22")
    assert '"verified-on": "2026-11-22"' in lock.read_text(encoding="utf-8")


def test_offline_asks_no_network(bootpath: Run) -> None:
    bootpath("init")
    run = bootpath("verify", "--archive", "http://127.0.0.1:9/list/", "--offline", "--no-lock")
    assert run.returncode == 0
    assert "was not asked: --offline" in " ".join(run.stdout.split())
