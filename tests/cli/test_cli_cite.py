"""`cite` and `position` from the installed wheel: mails in, lines into the record, exit codes."""

import os
import pty
import select
import signal
import subprocess
from pathlib import Path

import pytest

from example_tracker import tracker_with
from installed import Run

TODAY = ("--today", "2026-11-22")
SLUG = "drop-the-old-path"
SAID = (*TODAY, "--stance", "objects", "--option", "keep", "--says", "Sees no need of it.")

MAIL = """\
From: Ada Lovelace <ada@example.org>
Date: Thu, 14 Apr 2016 10:53:59 +0100
Subject: Re: [Xen-devel] Drop the old path
Message-ID: <made-up-for-this-test@example.org>

On 13 April 2016, Bob Kahn wrote:
> One entry that everybody uses is what we should strive for.

There is nothing wrong with an entry of a few lines.

Nacked-by: Ada Lovelace <ada@example.org>
"""
QUOTE = ("--quote", "nothing wrong with an entry")


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """A small tracker with invented people, in a directory `decisions`."""
    directory = tmp_path / "decisions"
    directory.mkdir()
    for name, text in tracker_with("").items():
        (directory / name).write_text(text, encoding="utf-8")
    return directory


def record(tracker: Path) -> Path:
    return tracker / f"{SLUG}.yaml"


def added(before: str, after: str) -> list[str]:
    """The lines that are new, when every other one stayed as it was."""
    old, new = before.splitlines(), after.splitlines()
    start = next(at for at, line in enumerate(new) if [line] != old[at : at + 1])
    end = start + len(new) - len(old)
    assert new[:start] + new[end:] == old
    return new[start:end]


def test_a_piped_mail_becomes_a_position_and_nothing_else_changes(
    bootpath: Run, tracker: Path
) -> None:
    before = record(tracker).read_text()
    result = bootpath("cite", SLUG, *SAID, *QUOTE, text=MAIL)
    assert result.returncode == 0, result.stderr
    assert result.stdout == (
        f"added to decisions/{SLUG}.yaml: Ada Lovelace, 2016-04-14, objects: keep\n"
    )
    lines = added(before, record(tracker).read_text())
    assert [line.strip() for line in lines] == [
        "positions:",
        "- person: ada",
        "date: 2016-04-14",
        "stance: objects",
        "option: keep",
        "says: Sees no need of it.",
        "cite:",
        "mail: made-up-for-this-test@example.org",
        "quote: nothing wrong with an entry",
        'title: "Re: Drop the old path"',
    ]
    assert bootpath("check", *TODAY).returncode == 0


def test_a_dry_run_shows_what_git_would_apply_and_writes_nothing(
    bootpath: Run, tracker: Path
) -> None:
    before = record(tracker).read_bytes()
    result = bootpath("cite", SLUG, *SAID, *QUOTE, "--dry-run", text=MAIL)
    assert result.returncode == 0
    dry_run = (*QUOTE, "--dry-run", "--color=always")
    assert "\x1b[32m+    date: 2016" in bootpath("cite", SLUG, *SAID, *dry_run, text=MAIL).stdout
    assert record(tracker).read_bytes() == before
    applied = subprocess.run(
        ["git", "apply", "-"], cwd=tracker.parent, input=result.stdout, text=True, check=False
    )
    assert applied.returncode == 0
    dry = record(tracker).read_bytes()
    record(tracker).write_bytes(before)
    bootpath("cite", SLUG, *SAID, *QUOTE, text=MAIL)
    assert record(tracker).read_bytes() == dry


@pytest.mark.usefixtures("tracker")
def test_a_stance_is_never_guessed(bootpath: Run) -> None:
    result = bootpath("cite", SLUG, *TODAY, *QUOTE, text=MAIL)
    assert result.returncode == 2
    assert result.stderr.splitlines() == [
        (
            "bootpath: a stance, an option and a paraphrase must be given:"
            " nothing is guessed from a mail"
        ),
        "  hint: add to the command",
        "    --stance: supports, conditional, neutral, objects, blocks or asks",
        "    --option: drop or keep",
        "    --says: what the person says about it, in your own words",
    ]


@pytest.mark.parametrize(
    ("mail", "code", "said"),
    [
        ("", 2, "standard input is empty"),
        ("\n \n", 2, "standard input is empty"),
        ("\x00\x01\x02" * 5000, 2, "no mail: it has no header"),
        (MAIL.replace("Ada Lovelace <", "A. Stranger <"), 1, "does not know A. Stranger"),
        (MAIL.replace("Message-ID", "X-Id"), 1, "no Message-ID and no Archived-At"),
        (MAIL.replace("Date:", "X-Date:"), 2, "no date that can be read"),
        (MAIL.replace("nothing wrong", "much wrong"), 1, "does not stand in the mail"),
        (MAIL.replace("Lovelace <", "\x1b[31mLovelace <"), 1, "does not know Ada [31mLovelace"),
        (
            f"From x Mon Apr  4 10:00:00 2016\n{MAIL}\nFrom x Mon Apr  4 10:00:00 2016\n{MAIL}",
            2,
            "several mails",
        ),
    ],
)
def test_bad_mails_give_a_sentence_and_a_code(
    bootpath: Run, tracker: Path, mail: str, code: int, said: str
) -> None:
    before = record(tracker).read_bytes()
    result = bootpath("cite", SLUG, *SAID, *QUOTE, text=mail)
    assert (result.returncode, "Traceback" in result.stderr) == (code, False)
    assert said in result.stderr
    assert "\x1b" not in result.stderr
    assert record(tracker).read_bytes() == before


@pytest.mark.usefixtures("tracker")
def test_a_mail_is_picked_from_several_and_found_in_an_archive(
    bootpath: Run, tmp_path: Path
) -> None:
    other = MAIL.replace("made-up-for-this-test", "another").replace("Ada", "Nobody")
    mbox = tmp_path / "list.mbox"
    separator = "From x Mon Apr  4 10:00:00 2016\n"
    mbox.write_text(f"{separator}{other}\n{separator}{MAIL}")
    named = ("--mail", "https://lore.kernel.org/all/made-up-for-this-test@example.org/")
    piped = bootpath("cite", SLUG, *SAID, *QUOTE, *named, "--dry-run", text=mbox.read_text())
    found = bootpath("cite", SLUG, *SAID, *QUOTE, *named, "--dry-run", "--archive", str(mbox))
    assert (piped.returncode, found.returncode) == (0, 0), piped.stderr + found.stderr
    assert piped.stdout == found.stdout
    assert "mail: made-up-for-this-test@example.org" in piped.stdout
    missing = bootpath("cite", SLUG, *SAID, "--mail", "no@example.org", "--archive", str(mbox))
    assert (missing.returncode, "does not have the mail" in missing.stderr) == (1, True)


def test_a_file_that_a_loop_of_the_shell_reads_is_left_where_it_was(
    command: list[str], tracker: Path, tmp_path: Path
) -> None:
    (tmp_path / "list.mbox").write_text(MAIL)
    shared = tracker / "_tracker.yaml"
    shared.write_text(shared.read_text() + "mail: [{mbox: ../list.mbox}]\n")
    (tmp_path / "ids").write_text("no@example.org\nmade-up-for-this-test@example.org\n")
    loop = 'while read id; do "$@" --mail "$id" > /dev/null 2>&1; echo $?; done < ids'
    ran = subprocess.run(
        ["sh", "-c", loop, "sh", *command, "cite", SLUG, *SAID, *QUOTE, "--dry-run"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.split() == ["1", "0"]


@pytest.mark.usefixtures("tracker")
def test_an_archive_that_cannot_be_read_is_told_from_a_missing_mail(
    bootpath: Run, tmp_path: Path
) -> None:
    (tmp_path / "broken.mbox").write_bytes(b"\x1f\x8b broken")
    result = bootpath("cite", SLUG, *SAID, "--mail", "a@b.c", "--archive", "broken.mbox")
    assert result.returncode == 74


def test_problems_that_the_position_would_bring_are_shown_and_nothing_is_written(
    bootpath: Run, tracker: Path
) -> None:
    before = record(tracker).read_bytes()
    result = bootpath("cite", SLUG, *SAID, *QUOTE, "--vote", "2", text=MAIL)
    assert result.returncode == 1
    assert "error[vote-differs-from-stance]" in result.stdout
    assert "nothing was written" in result.stderr
    assert record(tracker).read_bytes() == before


@pytest.mark.usefixtures("tracker")
def test_a_position_is_added_revised_and_withdrawn(bootpath: Run) -> None:
    who = (SLUG, *TODAY, "--person", "bob", "--option", "keep", "--says", "Said so.")
    source = ("--mail", "<a@example.org>")
    stance = ("--stance", "supports")
    add = ("position", "add", *who, *source, *stance)
    assert bootpath(*add, "--date", "2016-04-14").returncode == 0
    again = bootpath(*add, "--date", "2016-04-15")
    assert (again.returncode, "position revise" in again.stderr) == (2, True)
    revise = ("position", "revise", *who, "--url", "https://lists.example.org/x.html")
    assert bootpath(*revise, "--stance", "neutral", "--date", "2016-04-13").returncode == 2
    revised = bootpath(*revise, "--stance", "neutral", "--date", "2016-04-15")
    assert "neutral: keep (before: supports, 2016-04-14)" in revised.stdout
    withdraw = ("position", "withdraw", *who, *source)
    withdrawn = bootpath(*withdraw, "--date", "2016-04-16")
    assert "withdrawn: keep (before: neutral, 2016-04-15)" in withdrawn.stdout
    assert bootpath(*withdraw, "--date", "2016-04-17").returncode == 2
    assert bootpath("check", *TODAY).returncode == 0
    shown = bootpath("show", SLUG, *TODAY).stdout
    assert "Bob Kahn has withdrawn" in shown
    assert "withdrawn    Bob Kahn" in shown


def on_a_terminal(command: list[str], cwd: Path, keys: list[bytes]) -> tuple[int, str]:
    """Run `cite` on a pseudo-terminal with the mail as standard input, typing at each question."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(cwd)
        stdin = os.open("mail.eml", os.O_RDONLY)
        os.dup2(stdin, 0)
        os.execve(  # noqa: S606 -- the command under test, as a shell would start it
            command[0], [*command, "cite", SLUG, *TODAY], {**os.environ, "TERM": "dumb"}
        )
    shown = b""
    try:
        while True:
            if not select.select([terminal], [], [], 30)[0]:
                os.kill(pid, signal.SIGKILL)  # nothing will come: fail rather than wait
            piece = os.read(terminal, 4096)
            if not piece:
                break
            shown += piece
            if shown.endswith(b"empty to stop: ") and keys:
                os.write(terminal, keys.pop(0))
                shown += b"|"
    except OSError:  # the other side is closed
        pass
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode()


def test_on_a_terminal_the_maintainer_is_asked(command: list[str], tracker: Path) -> None:
    (tracker.parent / "mail.eml").write_text(MAIL)
    keys = [b"1\n", b"3-7\n", b"keep\n", b"objects\n", b"Sees no need.\n"]
    code, shown = on_a_terminal(command, tracker.parent, keys)
    assert code == 0, shown
    assert "added to" in shown
    assert "quote: nothing wrong with an entry" in record(tracker).read_text()


@pytest.mark.parametrize("key", [b"\n", b"\x04", b"\x03"])
def test_every_question_can_be_left_and_nothing_is_written(
    command: list[str], tracker: Path, key: bytes
) -> None:
    (tracker.parent / "mail.eml").write_text(MAIL)
    before = record(tracker).read_bytes()
    code, shown = on_a_terminal(command, tracker.parent, [b"1\n", b"3-7\n", key])
    assert (code, "interrupted" in shown) == (130, True)
    assert record(tracker).read_bytes() == before
