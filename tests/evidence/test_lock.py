"""The lock: the same findings are the same bytes, nothing private is in it, and check reads it."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_list import TODAY, List, position, reading, verified

from bootpath.app.checking import check
from bootpath.evidence import BrokenLock, Checked, Claim, Lock, Outcome, Remark, Seen
from bootpath.evidence.lock import read, written
from bootpath.mail.archives import State

WORDS = "rather see the old path go"
SOUND = position("ada", "2016-04-13", f"mail: ada1@example.org, quote: {WORDS}")

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_CLAIMS = st.builds(Claim, *[_TEXT] * 6)
_CHECKED = st.builds(
    Checked,
    st.sampled_from(Outcome),
    st.lists(_TEXT, max_size=2).map(tuple),
    st.lists(_TEXT, max_size=2).map(tuple),
    _TEXT,
    st.lists(st.builds(Remark, _TEXT, _TEXT), max_size=2).map(tuple),
)
_SEEN = st.builds(
    Seen, _TEXT, _TEXT, _TEXT, _TEXT, st.lists(_TEXT, max_size=2).map(tuple), st.booleans()
)
_LOCKS = st.builds(
    Lock,
    st.dictionaries(_CLAIMS, _CHECKED, max_size=4),
    st.dictionaries(_TEXT, _SEEN, max_size=3),
    _TEXT,
)


def codes(texts: dict[str, str], lock: bytes | None) -> list[str]:
    return [one.code for one in check(reading(texts, lock), TODAY).diagnostics]


@given(_LOCKS)
def test_what_is_written_is_read_again(lock: Lock) -> None:
    again = read(written(lock))
    assert (dict(again.claims), dict(again.mails)) == (dict(lock.claims), dict(lock.mails))
    assert again.verified_on == lock.verified_on
    assert written(again) == written(lock)


@given(_LOCKS)
def test_the_bytes_do_not_depend_on_the_order_of_findings(lock: Lock) -> None:
    turned = Lock(
        dict(reversed(lock.claims.items())), dict(reversed(lock.mails.items())), lock.verified_on
    )
    assert written(turned) == written(lock)


@given(_LOCKS)
def test_a_lock_shows_no_character_that_acts_on_a_terminal(lock: Lock) -> None:
    text = written(lock).decode()
    assert all(char.isprintable() or char == "\n" for char in text)
    json.loads(text)


@given(st.binary(max_size=60))
def test_no_bytes_make_reading_a_lock_raise_anything_else(data: bytes) -> None:
    with suppress(BrokenLock):
        assert written(read(data))


@pytest.mark.parametrize(
    "data",
    [
        b'{"version": 2}',
        b"[]",
        b"[" * 100_000,
        b'{"version": 1, "mails": [], "citations": {}}',
        b"\xff",
    ],
)
def test_what_verify_would_not_have_written_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenLock):
        read(data)


def test_it_keeps_no_address_no_path_and_no_text_of_a_mail() -> None:
    data = written(verified(SOUND).lock).decode()
    assert "/home" not in data
    assert "list.mbox" in data
    assert "ada@example.org" not in data
    assert "once the new one is stable" not in data


def test_it_has_no_day_unless_it_was_told_one() -> None:
    assert b"verified-on" not in written(verified(SOUND).lock)
    assert b'"verified-on": "2026-11-22"' in written(Lock(verified_on="2026-11-22"))


def test_without_a_lock_check_says_nothing_of_evidence() -> None:
    assert codes(SOUND, None) == []


def test_a_citation_that_the_lock_covers_is_no_problem() -> None:
    assert codes(SOUND, written(verified(SOUND).lock)) == []


def test_check_repeats_what_verification_found_without_any_archive() -> None:
    texts = position("bob", "2016-04-13", f"mail: ada1@example.org, quote: {WORDS}")
    assert codes(texts, written(verified(texts).lock)) == ["misattributed"]


def test_a_citation_that_the_lock_does_not_cover_is_unverified() -> None:
    assert codes(SOUND, written(Lock())) == ["unverified-citation"]


@pytest.mark.parametrize(
    ("person", "day", "quote", "said"),
    [
        ("bob", "2016-04-13", WORDS, "these words were verified as Ada Lovelace's, not Bob Kahn's"),
        (
            "ada",
            "2016-04-12",
            WORDS,
            "these words were verified as said on 2016-04-13, not on 2016-04-12",
        ),
        (
            "ada",
            "2016-04-13",
            "once the new one is",
            f"the words were '{WORDS}' when they were verified",
        ),
    ],
)
def test_a_change_after_verification_says_what_was_verified(
    person: str, day: str, quote: str, said: str
) -> None:
    lock = written(verified(SOUND).lock)
    texts = position(person, day, f"mail: ada1@example.org, quote: {quote}")
    (one,) = check(reading(texts, lock), TODAY).diagnostics
    assert (one.code, one.message) == ("evidence-changed", said)


def test_a_broken_lock_is_an_error_with_its_line_and_no_second_problem() -> None:
    lock = b'{\n"version": 1,\n<<<<<<< HEAD\n'
    (one,) = check(reading(SOUND, lock), TODAY).diagnostics
    assert (one.code, one.place.path) == ("broken-lock", "decisions/_citations.lock")
    assert one.place.span.line == 3
    assert "conflict markers" in one.message


def test_an_archive_in_trouble_does_not_undo_what_was_verified() -> None:
    lock = written(verified(SOUND).lock)
    again = verified(SOUND, lock, List(state=State.UNREACHABLE))
    assert again.report.diagnostics[0].code == "archive-unreachable"
    assert written(again.lock) == lock


def test_a_claim_that_no_record_makes_any_more_leaves_the_lock() -> None:
    lock = written(verified(SOUND).lock)
    texts = position(
        "ada", "2016-04-13", "mail: ada1@example.org, quote: The plan is simple enough"
    )
    (claim,) = verified(texts, lock).lock.claims
    assert claim.quote == "The plan is simple enough"
