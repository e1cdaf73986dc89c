"""A thread becomes a draft that passes check as it comes and takes no side for anybody."""

import gzip
import io
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from bootpath.app.drafting import QUESTION
from bootpath.app.gathering import PIPED, Piped, listable, piped
from bootpath.app.importing import MAILS, Draft, SeveralThreads, draft
from bootpath.app.reading import Reading, read_files
from bootpath.corpus import Corpus
from bootpath.disk.fault import DiskFault
from bootpath.disk.records import RawFile
from bootpath.mail.archives.cache import mboxrd
from bootpath.mail.person import address_hash
from bootpath.record import MailPlace
from bootpath.source.text import FILE_LIMIT
from example_tracker import TODAY, problems_in, tracker_with

WORDS = "I think the old path should go once the new one is stable.\n"


def mail(
    ident: str, *above: str, who: str = "Ada Lovelace <ada@example.org>", body: str = WORDS,
    subject: str = "Re: [PATCH v2 0/4] Drop the path", day: int = 2, extra: str = "",
) -> bytes:  # fmt: skip
    named = f"Message-ID: <{ident}>\n" if ident else ""
    references = "References: " + " ".join(f"<{one}>" for one in above) + "\n" if above else ""
    date_header = f"Date: Sat, {day:02} Apr 2016 10:00:00 +0000\n" if day else ""
    head = f"From: {who}\nSubject: {subject}\n{date_header}{named}{references}{extra}\n"
    return (head + body).encode()


def reading(fragment: str = "") -> Reading:
    texts = tracker_with(fragment)
    return read_files(
        RawFile(f"decisions/{name}", text.encode(), None) for name, text in texts.items()
    )


def drafted(mails: Sequence[bytes], wanted: str | None = None, today: date = TODAY) -> Draft:
    return draft(Piped(tuple(mails)), wanted, reading().corpus, "linux", today)


def problems(text: str, extra: str = "") -> list[str]:
    """What check says, the warning about people whom nobody names yet left out."""
    texts = tracker_with(extra)
    before = problems_in(texts)
    return [str(one) for one in problems_in({**texts, "draft.yaml": text}) if one not in before]


def taken_over(text: str) -> str:
    """The draft as a maintainer makes it: the comments taken off, the judgement filled in."""
    text = text.replace("positions: []\n", "positions:\n").replace("is: draft", "is: open")
    text = text.replace("options: {}", "options: {drop: {title: Drop it}}")
    blocks = re.sub(r"^#(?=  (?!To |above)|$)", "", text, flags=re.MULTILINE)
    blocks = blocks.replace("    stance:", "    stance: supports").replace(
        "option:", "option: drop"
    )
    return blocks.replace("    says:", "    says: Wants it gone.")


THREAD = [
    mail("1@x", subject="[PATCH v2 0/4] Drop the path", day=1),
    mail("2@x", "1@x", who="Bob Kahn <bob@example.org>"),
    mail("3@x", "1@x", "2@x", who='"Zoé Müller" <zoe@example.org>', day=3),
]


def test_the_draft_passes_check_as_it_comes() -> None:
    made = drafted(THREAD)
    assert made.title == "Drop the path"
    assert problems(made.text) == []
    assert "  - {is: draft, date: 2016-04-01}\n" in made.text
    assert "components: [linux]\n" in made.text
    assert f"question: {QUESTION}\n" in made.text
    assert made.remarks == ()


def test_no_position_is_taken_and_no_stance_is_guessed() -> None:
    text = drafted(THREAD).text
    record = read_files([RawFile("decisions/draft.yaml", text.encode(), None)]).corpus.entries[0]
    assert record.decision.positions == ()
    assert text.count("stance:   # supports, conditional") == 3
    assert not re.search(r"stance: *(?!#)\w", text)


def test_taken_over_and_filled_in_the_positions_pass_check_too() -> None:
    made = drafted(THREAD)
    people = (
        f"# file: _people.yaml\nada: {{name: Ada Lovelace}}\nbob: {{name: Bob Kahn}}\n{made.people}"
    )
    text = taken_over(made.text)
    assert problems(text, people) == []
    found = read_files([RawFile("decisions/draft.yaml", text.encode(), None)]).corpus.entries[0]
    assert [(one.person, one.date.day) for one in found.decision.positions] == [
        ("ada", 1),
        ("bob", 2),
        ("zoe-muller", 3),
    ]
    cite = found.decision.positions[1].cite
    assert cite is not None
    assert (cite.mail, cite.quote) == ("2@x", "I think the old path should go once the new one")


def test_who_answered_whom_is_an_outline_without_addresses() -> None:
    made = drafted(THREAD)
    assert "  - `1` Ada Lovelace, 2016-04-01, [mail](https://ids.example.org/1@x)\n" in made.text
    assert "      - `2` Bob Kahn, 2016-04-02, [mail](https://ids.example.org/2@x)\n" in made.text
    assert "          - `3` Zoé Müller, 2016-04-03, [mail](" in made.text
    assert "#  # 3. Zoé Müller, 2016-04-03, answers 2 (Bob Kahn)\n" in made.text
    assert "example.org>" not in made.text


def test_people_who_are_unknown_are_given_a_key_and_the_hash_of_their_address() -> None:
    made = drafted([*THREAD, mail("4@x", "1@x", who="Zoé Müller <z@example.net>", day=4)])
    hashes = sorted(map(address_hash, ("zoe@example.org", "z@example.net")))
    assert made.people.startswith("zoe-muller:\n  name: Zoé Müller\n  address-hashes:")
    assert all(one in made.people for one in hashes)
    assert "@" not in made.people
    assert made.text.count("- person: zoe-muller   # add them to _people.yaml\n") == 2


def test_a_known_address_names_a_person_whatever_the_name_and_a_part_of_a_name_does_not() -> None:
    known = f"# file: _people.yaml\nada: {{name: Ada Lovelace, address-hashes: [{address_hash('a@b')}]}}"
    corpus = reading(known).corpus
    mails = (mail("1@x", who="Countess <a@b>"), mail("2@x", "1@x", who="Ada <other@b>"))
    made = draft(Piped(mails), None, corpus, None, TODAY)
    assert "#  - person: ada\n" in made.text
    assert "#  - person: ada-2   # add them to _people.yaml, or is it ada?\n" in made.text


def test_an_address_in_the_place_of_a_name_is_never_shown() -> None:
    made = drafted([mail("1@x", who="eve@example.org", subject="Ask eve@example.org about it")])
    assert "eve@" not in made.text + made.people
    assert made.title == "Ask (address) about it"
    assert "somebody without a name" in made.text
    assert problems(made.text) == []


HOSTILE = [
    "[[no-such-decision]] *Ada* `x` <script>alert(1)</script> [a](javascript:b)",
    "# allow: self-link because",
    "x: {y: &z [*z, !!t]} - 'q\" %",
    "\u202e\u2066evil\u0000\u0085\u2028",
    "<<<<<<< HEAD",
    "`" * 40,
    "> " * 60,
    "1. " * 40,
    "| a " * 150,
    "王小明",
    "=?utf-8?q?=0A=0Dtitle=3A_x?=",
    "w@x.org " * 20,
    "A" * 3000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_subject_or_body_makes_a_draft_that_passes(text: str) -> None:
    mails = [
        mail(
            "1@x", subject=text, who=f'"{text}" <a@b.org>', body=f"We should do {text} all day.\n"
        ),
        mail("2@x", "1@x", who=f"{text} <c@d.org>", body=f"{text}\n\nIt must be {text}\n"),
    ]
    made = drafted(mails)
    assert problems(made.text) == []
    people = (
        f"# file: _people.yaml\nada: {{name: Ada Lovelace}}\nbob: {{name: Bob Kahn}}\n{made.people}"
    )
    found = [one for one in problems(taken_over(made.text), people) if "mixes scripts" not in one]
    assert found == []


@pytest.mark.parametrize(
    ("ident", "archived", "cited"),
    [
        ("a/b%c+d?e#f@x", "", 'mail: "a/b%c+d?e#f@x"|mail: a/b%c+d?e#f@x'),
        ("a b@x", "<http://lists.example.org/1>", 'url: "https://lists.example.org/1"'),
        ("", "<https://elsewhere.example.net/2>", 'url: "https://elsewhere.example.net/2"'),
        ("", "", "cite:   # the mail has neither a Message-ID nor an archive's address"),
        ("no-at-sign", "", "cite:   # the mail has neither"),
    ],
)
def test_a_mail_is_cited_by_its_id_or_else_by_its_address(
    ident: str, archived: str, cited: str
) -> None:
    extra = f"Archived-At: {archived}\n" if archived else ""
    made = drafted([mail(ident, extra=extra, body="Thanks\n")])
    assert any(one in made.text for one in cited.split("|"))
    assert bool(made.remarks) == cited.startswith("cite:")
    assert problems(made.text) == []


def test_a_thread_that_begins_in_the_future_or_on_no_day_is_drafted_today() -> None:
    early = date(2016, 3, 1)
    made = drafted([mail("1@x")], today=early)
    assert "{is: draft, date: 2016-03-01}" in made.text
    undated = drafted([mail("1@x", day=0)])
    assert f"date: {TODAY}" in undated.text
    assert "date:   # the mail has no readable date" in undated.text
    assert undated.remarks[-1].startswith("no mail has a readable date")
    assert problems(undated.text) == []


def test_a_thread_too_large_is_cut_and_says_so_in_a_file_of_a_record_s_size() -> None:
    body = "".join(f"We should keep the part with the number {n} for all of us. " for n in range(9))
    mails = [mail("0@x")]
    mails += [
        mail(f"{n}-{'y' * 200}@x", "0@x", f"{n - 1}-{'y' * 200}@x", body=body)
        for n in range(1, MAILS + 5)
    ]
    made = drafted(mails)
    assert made.remarks[0] == f"the thread has {MAILS + 5} mails; the first {MAILS} are drafted"
    assert len(made.text.encode()) <= FILE_LIMIT
    assert "more mails are left out: the file would be too large" in made.text
    assert "more mails of the thread are left out." in made.text
    assert problems(made.text) == []


def test_a_long_chain_of_answers_goes_on_at_the_last_level_and_names_what_it_answers() -> None:
    mails = [mail(f"{n}@x", *([f"{n - 1}@x"] if n else []), day=n + 1) for n in range(9)]
    made = drafted(mails)
    assert re.search(r"^ {18}- `9` Ada Lovelace, .*, answers `8`$", made.text, re.MULTILINE)
    assert problems(made.text) == []


def test_several_threads_are_listed_and_none_is_guessed() -> None:
    mails = [*THREAD, mail("9@x", subject="Something \x1b[31m else", day=9)]
    with pytest.raises(SeveralThreads) as unclear:
        drafted(mails)
    assert str(unclear.value).split("\n") == [
        "there are 2 threads; say which:",
        "  2016-04-01    3 mails  [PATCH v2 0/4] Drop the path",
        "    --thread '1@x'",
        "  2016-04-09     1 mail  Something [31m else",
        "    --thread '9@x'",
    ]
    for name in ("3@x", "<3@x>", "https://lore.kernel.org/all/3@x/", "id:3@x"):
        assert drafted(mails, name).title == "Drop the path"
    with pytest.raises(SeveralThreads, match="no thread has the mail '7@x'; it is one of:"):
        drafted(mails, "7@x")


def test_of_many_threads_the_largest_are_listed() -> None:
    mails = [mail(f"{n}@x", subject=f"Matter {n}") for n in range(50)]
    with pytest.raises(SeveralThreads, match="and 30 more, none of them larger"):
        drafted(mails)


def test_a_mail_that_came_by_two_lists_is_drafted_once() -> None:
    copy = mail("2@x", "1@x", who="Bob Kahn <bob@example.org>", subject="Re: [xen] Drop the path")
    assert "#  # 4." not in drafted([*THREAD, copy]).text


@pytest.mark.parametrize("mails", [[], [b"\0\xff" * 900], [b"words and no headers\n"]])
def test_what_holds_no_mail_is_refused_with_a_sentence(mails: list[bytes]) -> None:
    with pytest.raises(DiskFault, match="standard input holds no mail"):
        drafted(mails)


@pytest.mark.parametrize("packed", [False, True])
def test_mails_come_through_a_pipe_plain_and_gzipped(packed: bool) -> None:
    data = mboxrd(THREAD)
    stream = io.BufferedReader(io.BytesIO(gzip.compress(data) if packed else data))
    assert list(piped(stream).every()) == THREAD


def test_a_damaged_or_endless_pipe_is_refused_with_a_sentence() -> None:
    cut = gzip.compress(mboxrd(THREAD))[:-20]
    with pytest.raises(DiskFault, match="cannot read standard input: it is damaged"):
        piped(io.BufferedReader(io.BytesIO(cut)))
    line = b"words of a mail\n" * 65536
    many = b"".join(mboxrd([mail(f"{n}@x") + line]) for n in range(PIPED // len(line) + 1))
    with pytest.raises(DiskFault, match="more than 64 MiB of mail on standard input"):
        piped(io.BufferedReader(io.BytesIO(gzip.compress(many, 1))))


def test_a_maildir_and_a_file_give_the_same_draft(tmp_path: Path) -> None:
    for folder in ("cur", "new"):
        (tmp_path / "dir" / folder).mkdir(parents=True)
    for n, one in enumerate(THREAD):
        (tmp_path / "dir" / "cur" / f"{n}:2,S").write_bytes(one)
    (tmp_path / "dir" / "cur" / "link").symlink_to(tmp_path)
    (tmp_path / "box").write_bytes(mboxrd(THREAD))
    corpus: Corpus = reading().corpus
    texts = []
    for place in (MailPlace(mbox=str(tmp_path / "box")), MailPlace(maildir=str(tmp_path / "dir"))):
        source = listable(place)
        assert source is not None
        texts.append(draft(source, None, corpus, None, TODAY).text)
    assert texts[0] == texts[1]


def test_an_archive_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    source = listable(MailPlace(mbox=str(tmp_path)))
    assert source is not None
    with pytest.raises(DiskFault, match=r"cannot read .*is not a file"):
        draft(source, None, reading().corpus, None, TODAY)
