"""status and digest from the installed wheel, on the shipped records."""

import json
from email import message_from_string
from pathlib import Path

import pytest

from installed import Run
from repository import git

PV = "pv-pvops-deprecated-once-pvh-stable"
TODAY = ("--today", "2026-11-22")


@pytest.mark.usefixtures("shipped")
def test_the_state_of_a_decision_differs_from_day_to_day_as_the_record_does(bootpath: Run) -> None:
    texts = [bootpath("status", PV, "--as-of", f"2016-04-{day}").stdout for day in (12, 13, 14)]
    assert len(set(texts)) == 3
    assert "Nothing was recorded on this by 2016-04-12." in texts[0]
    assert "George Dunlap" not in texts[1]
    assert "George Dunlap supports" in texts[2]
    today = bootpath("status", PV, *TODAY)
    assert (today.returncode, today.stderr) == (0, "")
    assert "Sources\n-------\n[1]  https://lkml.iu.edu/" in today.stdout


@pytest.mark.usefixtures("shipped")
def test_the_state_is_also_json(bootpath: Run) -> None:
    one = json.loads(bootpath("status", PV, "--as-of", "2016-04-14", "--format", "json").stdout)
    assert (one["format"], one["as_of"], one["revision"]) == (1, "2016-04-14", None)
    assert one["decision"]["slug"] == PV
    assert one["decision"]["status"] == "accepted"
    assert one["decision"]["expectations"][0]["verdict"] is None
    every = json.loads(bootpath("status", *TODAY, "--format", "json").stdout)
    assert PV in [state["slug"] for state in every["decisions"]]
    assert sum(every["counts"].values()) == 19


@pytest.mark.usefixtures("shipped")
def test_a_file_names_its_decision_and_a_misspelt_one_gets_a_suggestion(bootpath: Run) -> None:
    assert bootpath("status", f"decisions/{PV}.yaml", *TODAY).returncode == 0
    result = bootpath("status", "pv-shimm", *TODAY)
    assert result.returncode == 2
    assert "there is no decision 'pv-shimm'; did you mean 'pv-shim'?" in result.stderr


def test_the_state_at_a_revision_is_what_was_recorded_then(
    bootpath: Run, shipped: Path, tmp_path: Path
) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "decisions")
    git(tmp_path, "commit", "-q", "-m", "Records")
    record = shipped / f"{PV}.yaml"
    record.write_text(record.read_text().replace("title: PV (pvops)", "title: Other words", 1))
    assert bootpath("status", PV, *TODAY).stdout.startswith("Other words")
    then = bootpath("status", PV, "--at", "HEAD", *TODAY)
    assert then.stdout.startswith("PV (pvops) deprecated once PVH is stable\n")
    assert "as recorded at revision" in then.stdout
    assert bootpath("status", "--at", "nowhere", *TODAY).returncode == 2


def test_a_record_that_cannot_be_read_is_not_passed_over_in_silence(
    bootpath: Run, shipped: Path
) -> None:
    (shipped / "broken.yaml").write_text("title: [")
    for arguments in (("status",), ("digest", "--since", "2026-06-01")):
        result = bootpath(*arguments, *TODAY)
        assert result.returncode == 0
        assert result.stderr == "1 record could not be read: see bootpath check\n"


@pytest.mark.usefixtures("shipped")
def test_a_digest_tells_what_is_dated_after_a_day_and_up_to_another(bootpath: Run) -> None:
    result = bootpath("digest", "--since", "2016-04-13", "--until", "2016-04-14")
    assert (result.returncode, result.stderr) == (0, "")
    assert 'George Dunlap supports "Deprecate, then remove". [' in result.stdout
    assert "Konrad" not in result.stdout
    assert "2016-04-15" not in result.stdout


@pytest.mark.usefixtures("shipped")
def test_a_digest_of_days_on_which_nothing_changed_says_so_and_makes_no_mail(bootpath: Run) -> None:
    quiet = ("digest", "--since", "2014-01-01", "--until", "2014-02-01")
    result = bootpath(*quiet)
    assert result.returncode == 0
    assert result.stdout.endswith("\nNothing changed.\n")
    mail = bootpath(*quiet, "--mbox")
    assert (mail.returncode, mail.stdout) == (0, "")
    assert "Nothing changed." in mail.stderr


@pytest.mark.usefixtures("shipped")
def test_a_digest_is_a_mail_that_comes_out_the_same_each_time(bootpath: Run) -> None:
    command = ("digest", "--since", "2026-05-01", *TODAY, "--mbox", "--to", "list@example.org")
    first = bootpath(*command, "--from", "Ada <ada@example.org>").stdout
    assert first == bootpath(*command, "--from", "Ada <ada@example.org>").stdout
    separator, _, rest = first.partition("\n")
    assert separator == "From ada@example.org Sun Nov 22 00:00:00 2026"
    mail = message_from_string(rest)
    assert (mail["From"], mail["To"]) == ("Ada <ada@example.org>", "list@example.org")
    assert mail["Message-ID"].endswith("@example.org>")
    assert max(map(len, first.splitlines())) <= 78
    assert ".invalid>" in bootpath(*command).stdout


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Missing option '--since'"),
        (("--since", "2017-01-01", "--until", "2016-01-01"), "--since names the earlier day"),
        (("--since", "2016-01-01", "--to", "a@example.org"), "add --mbox"),
        (("--since", "2016-01-01", "--mbox", "--to", "nobody"), "'nobody' is no mail address"),
        (("--since", "yesterday"), "'yesterday' is no day; write it as YYYY-MM-DD"),
    ],
)
def test_a_digest_that_cannot_be_made_says_what_to_type(
    bootpath: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    result = bootpath("digest", *arguments)
    assert result.returncode == 2
    assert sentence in result.stderr
