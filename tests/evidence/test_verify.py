"""What verification says of a citation: one case for each result, and what it never says."""

import pytest
from small_list import MBOX, List, position, verified

from bootpath.diagnostic import Severity
from bootpath.evidence import Outcome
from bootpath.mail.archives import State
from bootpath.rules import EVIDENCE

WORDS = "rather see the old path go"

CASES = {
    "misattributed": ("bob", "2016-04-13", f"mail: ada1@example.org, quote: {WORDS}"),
    "not-found": ("ada", "2016-04-13", "mail: ada1@example.org, quote: rather see the new path go"),
    "ambiguous": ("ada", "2016-04-13", "mail: ada1@example.org, quote: The plan is simple"),
    "speaker-unknown": (
        "ada",
        "2016-04-13",
        "mail: bob1@example.org, quote: nobody has ever asked for this",
    ),
    "mail-missing": ("ada", "2016-04-13", f"mail: nobody@example.org, quote: {WORDS}"),
    "mail-incomplete": (
        "bob",
        "2016-04-15",
        "mail: cut@example.org, quote: the very end of a long mail",
    ),
    "author-differs": ("bob", "2016-04-13", "mail: ada1@example.org"),
    "date-differs": ("ada", "2016-04-20", f"mail: ada1@example.org, quote: {WORDS}"),
    "quoted-by-differs": (
        "ada",
        "2016-04-13",
        f"mail: bob1@example.org, quote: {WORDS}, quoted-by: ada",
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_each_result_is_reported_by_its_code_alone(code: str) -> None:
    found = verified(position(*CASES[code])).report.diagnostics
    assert [one.code for one in found] == [code]


def test_every_code_about_evidence_has_a_case() -> None:
    elsewhere = {"archive-unreachable", "unverified-citation", "evidence-changed"}
    assert set(CASES) | elsewhere == EVIDENCE


def test_the_words_of_the_author_are_their_own() -> None:
    found = verified(position("ada", "2016-04-13", f"mail: ada1@example.org, quote: {WORDS}"))
    assert found.report.diagnostics == ()
    assert found.tally() == {Outcome.OWN_WORDS: 1}


def test_words_known_from_a_reply_are_quoted_with_the_right_speaker() -> None:
    found = verified(position("ada", "2016-04-13", f"mail: bob1@example.org, quote: {WORDS}"))
    (checked,) = found.fresh.claims.values()
    assert found.report.diagnostics == ()
    assert (checked.outcome, checked.said_by) == (Outcome.QUOTED, ("Ada Lovelace",))
    assert checked.quoted_by == ("Bob Kahn",)


def test_a_swap_of_two_people_names_who_said_the_words() -> None:
    (one,) = verified(position(*CASES["misattributed"])).report.diagnostics
    assert one.message == "these words are Ada Lovelace's, not Bob Kahn's"
    assert one.severity is Severity.ERROR
    assert one.place.span[:2] == (12, 43)


def test_a_miss_shows_the_nearest_passage_and_its_speaker() -> None:
    (one,) = verified(position(*CASES["not-found"])).report.diagnostics
    assert one.hint is not None
    assert "rather see the old path go once" in one.hint
    assert "Ada Lovelace" in one.hint


def test_words_in_a_diff_are_nobodys() -> None:
    texts = position("bob", "2016-04-14", "mail: bob1@example.org, quote: the new way of doing")
    (one,) = verified(texts).report.diagnostics
    assert one.code == "not-found"
    assert "diff" in (one.hint or "")


def test_a_suffix_settles_which_place_is_meant() -> None:
    cite = "mail: ada1@example.org, quote: The plan is simple, suffix: enough for me"
    assert verified(position("ada", "2016-04-13", cite)).tally() == {Outcome.OWN_WORDS: 1}


def test_an_id_of_two_mails_is_ambiguous_and_says_how_many() -> None:
    cite = "mail: twice@example.org, quote: of two mails with one id"
    (one,) = verified(position("ada", "2016-04-16", cite)).report.diagnostics
    assert one.code == "ambiguous"
    assert one.message == "2 mails bear this Message-ID"


@pytest.mark.parametrize("state", [State.UNREACHABLE, State.REFUSED])
def test_an_archive_in_trouble_is_a_warning_and_no_verdict(state: State) -> None:
    texts = position("ada", "2016-04-13", f"mail: ada1@example.org, quote: {WORDS}")
    (one,) = verified(texts, archive=List(state=state)).report.diagnostics
    assert (one.code, one.severity) == ("archive-unreachable", Severity.WARNING)
    assert "it is down" in one.message


def test_an_archive_in_trouble_is_told_once_a_file() -> None:
    cite = f"mail: ada1@example.org, quote: {WORDS}"
    texts = position("ada", "2016-04-13", cite)
    texts["drop-the-old-path.yaml"] += (
        f"  - {{person: ada, date: 2016-04-13, stance: asks, option: keep, says: And., cite: {{{cite}}}}}\n"
    )
    (one,) = verified(texts, archive=List(state=State.UNREACHABLE)).report.diagnostics
    assert "2 citations" in one.message


def test_a_mail_that_changed_since_is_named() -> None:
    texts = position("ada", "2016-04-13", f"mail: ada1@example.org, quote: {WORDS}")
    first = verified(texts)
    from bootpath.evidence.lock import written

    other = List(
        mbox=MBOX.replace(b"rather see", b"rather see").replace(b"enough for me", b"enough for us")
    )
    assert verified(texts, written(first.lock)).changed == ()
    assert verified(texts, written(first.lock), other).changed == ("ada1@example.org",)


def test_a_status_may_cite_anybody_on_another_day() -> None:
    texts = position("ada", "2016-04-13", f"mail: ada1@example.org, quote: {WORDS}")
    name = "drop-the-old-path.yaml"
    texts[name] = texts[name].replace(
        "date: 2016-04-13}]",
        "date: 2016-04-10, cite: {mail: bob1@example.org, quote: Please keep it for the machines}}]",
    )
    assert verified(texts).report.diagnostics == ()
