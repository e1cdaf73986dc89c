"""diff, from the installed command, on the shipped records."""

import json
from pathlib import Path

import pytest

from installed import Run
from repository import git

PV = "pv-pvops-deprecated-once-pvh-stable"
TODAY = ("--today", "2026-11-22")


@pytest.fixture
def recorded(shipped: Path) -> Path:
    """The shipped records, committed."""
    git(shipped.parent, "init", "-q")
    git(shipped.parent, "add", "decisions")
    git(shipped.parent, "commit", "-q", "-m", "first")
    return shipped


def edit(records: Path, old: str, new: str) -> None:
    record = records / f"{PV}.yaml"
    text = record.read_text(encoding="utf-8")
    assert old in text
    record.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_between_two_days_it_tells_who_said_what_and_where(bootpath: Run, shipped: Path) -> None:
    assert shipped.is_dir()
    result = bootpath("diff", "--from", "2016-04-13", "--to", "2016-04-14")
    assert result.returncode == 0
    assert (
        "PV (pvops) deprecated once PVH is stable\n"
        f"[{PV}]\n"
        "2016-04-14  George Dunlap supports “Deprecate, then remove”\n"
        "            https://lkml.iu.edu/hypermail/linux/kernel/1604.1/04912.html\n"
    ) in result.stdout
    assert "2016-04-13" not in result.stdout.partition("\n")[2]


def test_of_two_revisions_it_tells_what_the_later_one_added(bootpath: Run, recorded: Path) -> None:
    assert bootpath("diff", "HEAD", *TODAY).stdout.startswith("Nothing changed from ")
    entry = (
        "  - {person: luis-rodriguez, date: 2026-11-01, stance: supports,\n"
        "     option: deprecate-then-remove, says: Is for it now., cite: {mail: new@example.org}}\n"
    )
    edit(recorded, "conditions: [pvh-guest", f"{entry}conditions: [pvh-guest")
    result = bootpath("diff", "HEAD", *TODAY)
    assert "to the work tree\n" in result.stdout
    assert (
        "2026-11-01  Luis R. Rodriguez moved from neutral to supports: “Deprecate, then\n"
        "            remove”\n"
        "            <new@example.org>\n"
    ) in result.stdout
    git(recorded.parent, "commit", "-q", "-a", "-m", "second")
    again = bootpath("diff", "HEAD~1", "HEAD", *TODAY)
    assert again.stdout.partition("\n")[2] == result.stdout.partition("\n")[2]
    backwards = bootpath("diff", "HEAD", "HEAD~1", *TODAY)
    assert "No longer in the record: the position of Luis R. Rodriguez" in backwards.stdout


def test_the_json_names_both_revisions_and_every_change(bootpath: Run, recorded: Path) -> None:
    edit(recorded, "summary: >-\n  Konrad reported", "summary: >-\n  Konrad told of")
    document = json.loads(bootpath("diff", "HEAD", "--format", "json", *TODAY).stdout)
    commit = git(recorded.parent, "rev-parse", "HEAD")
    assert document == {
        "format": 1,
        "before": {"revision": commit, "as-of": "2026-11-22"},
        "after": {"revision": None, "as-of": "2026-11-22"},
        "changes": [
            {
                "kind": "reworded",
                "decision": PV,
                "date": None,
                "sentence": "The text of summary was reworded",
                "field": "summary",
            }
        ],
    }


def test_days_of_an_earlier_revision_can_be_compared(bootpath: Run, recorded: Path) -> None:
    edit(recorded, "title: PV (pvops)", "title: Classic PV")
    days = ("--from", "2016-04-13", "--to", "2016-04-14")
    assert "Classic PV" in bootpath("diff", *days).stdout
    then = bootpath("diff", *days, "--at", "HEAD").stdout
    assert "Classic PV" not in then
    assert ", as recorded at " in then.partition("\n")[0]


def test_a_record_that_cannot_be_read_is_named_and_not_called_gone(
    bootpath: Run, recorded: Path
) -> None:
    (recorded / "pv-shim.yaml").write_text("title: [\n", encoding="utf-8")
    result = bootpath("diff", "HEAD", *TODAY)
    assert result.stdout.startswith("Nothing changed")
    assert result.stderr == "could not be read and was not compared: pv-shim\n"
    (recorded / "_people.yaml").write_text("a: [\n", encoding="utf-8")
    result = bootpath("diff", "HEAD", *TODAY)
    assert result.stdout.startswith("Nothing changed")
    assert result.stderr == "could not be read and were not compared: _people, pv-shim\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "name a revision to compare with"),
        (("a", "b", "c"), "name one revision or two"),
        (("HEAD", "--from", "2016-04-13"), "name revisions or days, not both"),
        (("--to", "2016-04-13"), "add --from DATE"),
        (("--from", "2016-04-14", "--to", "2016-04-13"), "2016-04-14 lies after 2016-04-13"),
        (("--from", "2016-04-14", "--to", "2016-04-15", *TODAY), "leave --as-of away"),
        (("HEAD", "--at", "HEAD"), "--at goes with --from and --to"),
        (("--from", "yesterday"), "'yesterday' is no day"),
        (("v9",), "there is no revision 'v9' here"),
    ],
)
def test_wrong_usage_says_what_to_type(
    bootpath: Run, recorded: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    assert recorded.is_dir()
    result = bootpath("diff", *arguments)
    assert result.returncode == 2
    assert sentence in result.stderr
