"""A real public-inbox server: every mail comes back, with whoever said each word in it."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from inbox_mails import (
    AGNES,
    AGNES_SAYS,
    CHIARA,
    CHIARA_SAYS,
    FETCHED,
    FIRST,
    FOURTH,
    FROM_LINES,
    IDS,
    LONGEST,
    MISSING,
    OLENIN,
    OLENIN_SAYS,
    SECOND,
    THIRD,
    THOR,
    THOR_SAYS,
    TOO_LONG,
    TWICE,
    TWICE_AGAIN,
    TWICE_FIRST,
    Mail,
    Writer,
)
from inbox_server import Inbox, served

from bootpath.mail.archives import Answer, State
from bootpath.mail.archives.cache import CachedArchive
from bootpath.mail.archives.git import GitArchive
from bootpath.mail.archives.http import Clock, HttpArchive
from bootpath.mail.matching import Claim, Finding, Result, result
from bootpath.mail.message import message
from bootpath.mail.person import Person, address_hash

CLOCK = Clock(time.monotonic, time.time, time.sleep)


@pytest.fixture(scope="session")
def answers(base: str) -> dict[str, Answer]:
    """What the server gives for every id it has."""
    return dict(HttpArchive(base, CLOCK).lookup(IDS))


def person(writer: Writer) -> Person:
    return Person((writer.name,))


def compared(answer: Answer, writer: Writer, fragment: str, day: date | None = None) -> Result:
    claim = Claim(person(writer), fragment, day)
    return result(claim, [message(mail) for mail in answer.mails])


def test_every_id_is_found_and_one_that_was_never_sent_is_missing(
    base: str, figure: Callable[[str], None]
) -> None:
    before = time.monotonic()
    found = HttpArchive(base, CLOCK).lookup([*IDS, MISSING])
    seconds = time.monotonic() - before
    lost = [ident for ident in IDS if found[ident].state is not State.FOUND]
    figure(
        f"{len(IDS)} ids fetched over HTTP, {len(IDS) - len(lost)} found,"
        f" 1 unknown id answered {found[MISSING].state}, in {seconds:.2f} s"
    )
    assert lost == []
    assert found[MISSING] == Answer(
        State.MISSING, archive=base, reason=f"{base} does not have the mail"
    )


def stripped(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip("\n").splitlines()]


@pytest.mark.parametrize("mail", FETCHED, ids=lambda mail: mail.ident[:30])
def test_a_mail_says_what_its_writer_wrote(answers: dict[str, Answer], mail: Mail) -> None:
    read = [message(data) for data in answers[mail.ident].mails]
    (own,) = (one for one in read if one.subject == mail.subject)
    assert mail.ident in own.ids
    assert (own.author, own.address) == mail.writer[1:]
    assert own.day == mail.sent.date()
    # format=flowed joins what it broke; everything else is as it was typed
    assert stripped(own.text) == stripped(mail.text.replace("beside \n", "beside "))
    assert own.warnings == ()


def test_lines_that_begin_like_an_mbox_come_back_as_they_were(answers: dict[str, Answer]) -> None:
    (data,) = answers[FROM_LINES.ident].mails
    assert data.decode().partition("\n\n")[2].rstrip("\n") == FROM_LINES.text.rstrip("\n")
    below = compared(answers[FROM_LINES.ident], AGNES, "And this stands below all of them")
    assert below.finding is Finding.OWN_WORDS


@pytest.mark.parametrize(
    ("mail", "words"),
    [(FIRST, AGNES_SAYS), (SECOND, THOR_SAYS), (THIRD, CHIARA_SAYS), (FOURTH, OLENIN_SAYS)],
    ids=["8bit", "base64", "quoted-printable", "format=flowed"],
)
def test_words_in_any_encoding_are_their_writers_own(
    answers: dict[str, Answer], mail: Mail, words: str
) -> None:
    found = compared(answers[mail.ident], mail.writer, words, mail.sent.date())
    assert found.finding is Finding.OWN_WORDS
    assert found.notes == ()


@pytest.mark.parametrize(
    ("speaker", "quoted", "words", "chain"),
    [
        (CHIARA, THIRD, CHIARA_SAYS, [OLENIN]),
        (THOR, SECOND, THOR_SAYS, [CHIARA, OLENIN]),
        (AGNES, FIRST, AGNES_SAYS, [THOR, CHIARA, OLENIN]),
    ],
    ids=["depth 1", "depth 2", "depth 3"],
)
def test_quoted_words_are_those_of_whoever_is_named_at_their_depth(
    answers: dict[str, Answer], speaker: Writer, quoted: Mail, words: str, chain: list[Writer]
) -> None:
    found = compared(answers[FOURTH.ident], speaker, words, quoted.sent.date())
    assert found.finding is Finding.QUOTED
    assert found.quoted_by == tuple(writer.name for writer in chain)
    assert found.notes == ()


@pytest.mark.parametrize(
    ("pinned_on", "words", "speaker"),
    [
        (OLENIN, CHIARA_SAYS, CHIARA),
        (CHIARA, THOR_SAYS, THOR),
        (THOR, AGNES_SAYS, AGNES),
        (AGNES, OLENIN_SAYS, OLENIN),
    ],
)
def test_words_pinned_on_another_person_are_misattributed(
    answers: dict[str, Answer], pinned_on: Writer, words: str, speaker: Writer
) -> None:
    found = compared(answers[FOURTH.ident], pinned_on, words)
    assert found.finding is Finding.MISATTRIBUTED
    assert found.said_by == (speaker.name,)


def test_a_writer_is_known_by_the_hash_of_an_address_under_another_spelling(
    answers: dict[str, Answer],
) -> None:
    spelled = Person(("Dmitri Olenin",), frozenset({address_hash(OLENIN.address)}))
    (data,) = answers[FOURTH.ident].mails
    found = result(Claim(spelled, OLENIN_SAYS), [message(data)])
    assert found.finding is Finding.OWN_WORDS


def test_both_mails_of_an_id_come_back_and_words_in_them_are_ambiguous(
    answers: dict[str, Answer],
) -> None:
    read = {message(mail).text.strip() for mail in answers[TWICE].mails}
    assert read == {TWICE_FIRST.text.strip(), TWICE_AGAIN.text.strip()}
    found = compared(answers[TWICE], CHIARA, "The early buffer holds four lines")
    assert found.finding is Finding.AMBIGUOUS


def test_an_id_beyond_the_limit_of_the_server_is_found_only_in_its_git(
    inbox: Inbox, base: str
) -> None:
    assert len(TOO_LONG.ident) > LONGEST
    assert max(map(len, IDS)) == LONGEST
    over_http = HttpArchive(base, CLOCK).lookup([TOO_LONG.ident])[TOO_LONG.ident]
    assert over_http.state is State.MISSING
    in_git = GitArchive(inbox.directory).lookup([TOO_LONG.ident])[TOO_LONG.ident]
    assert message(in_git.mails[0]).subject == TOO_LONG.subject


def test_case_and_percent_signs_tell_ids_apart(base: str) -> None:
    near = [
        "case-kept@odd.example.org",
        "percent/sign%@odd.example.org",
        "plus and plus@odd.example.org",
        "dot-at-the-end@odd.example.org",
    ]
    found = HttpArchive(base, CLOCK).lookup(near)
    assert [found[ident].state for ident in near] == [State.MISSING] * len(near)


@pytest.mark.parametrize("place", ["", "git", "git/0.git"])
def test_the_git_directory_of_the_inbox_has_the_same_mails(
    inbox: Inbox, answers: dict[str, Answer], place: str
) -> None:
    in_git = GitArchive(inbox.directory / place).lookup([*IDS, MISSING])
    assert {ident: set(in_git[ident].mails) for ident in IDS} == {
        ident: set(answers[ident].mails) for ident in IDS
    }
    assert in_git[MISSING].state is State.MISSING


def test_the_cache_answers_when_the_server_has_stopped(inbox: Inbox, cache: Path) -> None:
    with served(inbox) as address:
        cached = CachedArchive(cache, HttpArchive(address, CLOCK))
        fetched = cached.lookup(IDS)
    stopped = HttpArchive(address, CLOCK).lookup([FIRST.ident])[FIRST.ident]
    assert stopped.state is State.UNREACHABLE
    assert stopped.reason == f"cannot reach {address}: Connection refused"
    assert cached.lookup(IDS) == fetched
    assert {answer.state for answer in fetched.values()} == {State.FOUND}
    assert cached.lookup([MISSING])[MISSING].state is State.UNREACHABLE
