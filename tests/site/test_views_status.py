from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from site_corpora import FULL, TODAY, corpus
from wcwidth import wcswidth

from bootpath.evidence import Evidence
from bootpath.markup import Converter
from bootpath.views import Library
from bootpath.views.letter import WIDTH, Notes, joined, named, paragraph, written
from bootpath.views.overview import alive, counts, overview
from bootpath.views.state_letter import letter
from bootpath.views.stocktaking import state


def library(files: Mapping[str, str], today: date = TODAY) -> Library:
    records = corpus(files)
    return Library(records, Evidence(records, None), today, None, Converter())


def told(files: Mapping[str, str], slug: str = "drop-it", today: date = TODAY) -> str:
    """The state of a decision on one line, so that tests need not know where lines break."""
    there = library(files, today)
    entry = there.corpus.entry(slug)
    assert entry is not None
    return " ".join(letter(there, state(there, entry)).split())


def with_drop(**parts: str) -> dict[str, str]:
    """The full tracker with other keys in its decision."""
    lines = [
        "title: Drop it",
        "question: Should it go?",
        parts.pop("status", "status: [{is: open, date: 2016-04-01}]"),
        parts.pop("options", "options: {drop: {title: Drop}, keep: {title: Keep}}"),
        *parts.values(),
    ]
    return FULL | {"drop-it": "\n".join(lines) + "\n"}


def test_a_block_is_told_where_the_decision_stands_and_before_other_stances() -> None:
    text = told(FULL)
    assert 'Blocked by Bob Kahn since 2016-04-03: "Drop". [' in text
    assert text.index("Bob Kahn blocks") < text.index("Ada Lovelace supports")
    assert "the block of Bob Kahn, if it is lifted" in text


def test_an_earlier_stance_is_told_with_the_day_on_which_another_took_its_place() -> None:
    text = told(FULL)
    assert "2016-04-03 Ada Lovelace supports (objected until 2016-04-03); declared" in text
    assert "vote +1" in text


def test_a_stance_that_was_repeated_is_told_with_its_first_day() -> None:
    said = "positions: [" + ", ".join(
        f"{{person: ada, date: {day}, stance: {stance}, option: drop, says: So.}}"
        for day, stance in (
            ("2016-04-02", "neutral"),
            ("2016-04-03", "objects"),
            ("2016-04-05", "objects"),
        )
    )
    text = told(with_drop(positions=said + "]"))
    assert (
        "2016-04-05 Ada Lovelace objects (first on 2016-04-03, was neutral until 2016-04-03)"
        in text
    )


def test_a_withdrawn_position_is_told_as_held_no_more() -> None:
    said = "positions: [" + ", ".join(
        f"{{person: ada, date: {day}, stance: {stance}, option: drop, says: So.}}"
        for day, stance in (("2016-04-02", "supports"), ("2016-05-02", "withdrawn"))
    )
    text = told(with_drop(positions=said + "]"))
    assert "2016-05-02 Ada Lovelace holds no position any more (supported until 2016-05-02)" in text


def test_an_option_without_positions_says_so_and_silence_is_no_consent() -> None:
    assert '"Later" no position recorded' in told(FULL)
    assert "Silence is not counted as consent." in told(FULL)


def test_who_handed_a_statement_down_is_named() -> None:
    text = told(FULL)
    assert "as quoted by Bob Kahn" in text
    assert "as reported by Ada Lovelace" in text
    assert "as quoted in a later mail of theirs" in text


def test_who_spoke_outside_any_role_on_record_is_told_so_and_after_the_others() -> None:
    people = FULL["_people"].replace(
        "bob: {name: Bob Kahn}",
        "bob: {name: Bob Kahn, roles: [{title: Maintainer, until: 2015-01-01}]}",
    )
    said = "positions: [" + ", ".join(
        f"{{person: {who}, date: 2016-04-02, stance: supports, option: drop, says: So.}}"
        for who in ("bob", "silent")
    )
    text = told(with_drop(positions=said + "]") | {"_people": people})
    assert "Bob Kahn supports; as read, in no role on record that day" in text
    assert text.index("Silent Reader supports; as read So.") < text.index("Bob Kahn supports")


def test_a_condition_of_a_stance_is_told_with_it() -> None:
    assert "On condition: If it stays small.; The first thing" in told(FULL)


def test_the_clock_is_told_as_it_stands_on_the_day() -> None:
    assert "clock of 1 year starts when the last condition" in told(FULL, today=date(2017, 12, 31))
    assert "runs since 2018-01-01 until 2019-01-01" in told(FULL, today=date(2018, 6, 1))
    assert "started on 2018-01-01 and ran out on 2019-01-01" in told(FULL)
    assert "Clock run out since 2019-01-01: Its clock has run out." in told(FULL)
    assert "The record names no condition and sets no clock." in told(FULL, "keep-it")
    assert "No clock is set." in told(with_drop(conditions="conditions: [met]"))
    assert "The record names no condition. A clock of 1 day starts" in told(
        with_drop(clock="clock: {runs: P1D}")
    )
    assert "beyond the calendar" in told(
        with_drop(conditions="conditions: [met]", clock="clock: {runs: P9999Y}")
    )


def test_a_condition_is_met_not_met_or_given_up() -> None:
    text = told(with_drop(conditions="conditions: [met, ahead, gone]"))
    assert "The first thing (met on 2018-01-01) [" in text
    assert "The second thing (not met; expected by 2030-01-01)" in text
    assert "The third thing (given up on 2019-01-01)" in text
    assert 'the condition "The second thing", if it is met' in text


def test_a_deferral_is_told_with_its_day_and_when_that_is_over() -> None:
    put_off = with_drop(status="status: [{is: deferred, date: 2016-04-01, until: 2017-01-01}]")
    assert "Deferred since 2016-04-01, put off until 2017-01-01." in told(put_off)
    assert "It was put off until 2017-01-01" in told(put_off)
    early = told(put_off, today=date(2016, 5, 1))
    assert "the day until which it was put off: 2017-01-01" in early
    assert "Deferral over" not in early


def test_a_review_is_ahead_or_overdue() -> None:
    reviewed = with_drop(review="review: 2017-01-01")
    ahead = told(reviewed, today=date(2016, 12, 31))
    assert "the day on which it is to be looked at again: 2017-01-01" in ahead
    assert "Review overdue" not in ahead
    assert "Review overdue since 2017-01-01: It was to be looked at again." in told(reviewed)


def test_a_successor_that_was_accepted_is_told_first() -> None:
    keep = FULL["keep-it"].replace(
        "[{is: open, date: 2016-04-01}]",
        """
  - {is: open, date: 2016-04-01}
  - {is: accepted, date: 2016-06-01, outcome: keep}
links: {supersedes: [drop-it]}""",
    )
    text = told(FULL | {"keep-it": keep})
    assert 'Superseded since 2016-06-01 by "Keep it" (keep-it). Before that accepted since' in text
    assert "Superseded" not in told(FULL | {"keep-it": keep}, today=date(2016, 5, 31))


def test_an_expectation_is_open_past_due_or_judged_and_its_day_is_the_records() -> None:
    text = told(FULL)
    assert "All is well." in text
    assert (
        "The record takes 2017-01-01 as the day for it. Missed (judged 2017-02-01): It was" in text
    )
    assert "Not judged by 2026-11-22. That day has passed." in text
    before = told(FULL, today=date(2017, 1, 31))
    assert "Missed" not in before
    assert "Not judged by 2017-01-31. That day has passed." in before
    assert "what comes of the expectation of Ada Lovelace: All is well." in before


def test_a_question_is_open_until_it_is_answered_and_the_record_may_ask_too() -> None:
    asked = told(FULL, today=date(2016, 4, 4))
    assert "Bob Kahn asks: Who pays? [" in asked
    assert "an answer to: Who pays?" in asked
    later = told(FULL)
    assert "an answer to: Who pays?" not in later
    assert "The record asks: And then? No answer recorded." in later


def test_a_source_is_one_footnote_however_often_it_is_cited() -> None:
    there = library(FULL)
    lines = letter(there, state(there, there.corpus.by_slug["drop-it"])).splitlines()
    notes = [
        line.split("] ")[1].strip() for line in lines[lines.index("Sources") :] if "] " in line
    ]
    assert notes.count("https://ids.example.org/a@example.org") == 1
    assert len(notes) == len(set(notes))
    assert "commit abc1234 * Bare" in notes
    assert "Message-ID" not in " ".join(notes)


def test_without_an_archive_by_message_id_the_footnote_is_the_message_id() -> None:
    tracker = "title: Paths\n"
    text = told(FULL | {"_tracker": tracker})
    assert "[1] Message-ID a@example.org" in text


def test_events_are_the_last_ten_entries_and_a_met_condition_is_one() -> None:
    text = told(FULL)
    assert "The last 10 of 14 entries" in text
    assert "2018-01-01 Condition met: The first thing. It came. [" in text
    assert "The entries so far" in told(FULL, today=date(2016, 4, 2))


def test_a_condition_that_an_event_tells_with_the_same_evidence_is_told_once() -> None:
    files = with_drop(
        conditions="conditions: [met]",
        events="events: [{date: 2018-01-01, says: It is here., cite: {commit: bare@abc1234}}]",
    )
    text = told(files)
    assert "Condition met:" not in text
    assert "2018-01-01 It is here. [" in text


def test_the_overview_has_those_alive_what_presses_first_and_counts_the_rest() -> None:
    there = library(FULL)
    text = overview(there, alive(there))
    assert [one.slug for one in alive(there)] == ["drop-it", "keep-it"]
    assert "2 decisions on record: 1 open and 1 accepted." in text
    assert "secret" not in text
    assert "Unanswered: And then?" in text
    assert "Past due since 2018-01-01: what Bob Kahn expected has not been judged." in " ".join(
        text.split()
    )
    assert counts(there) == {"open": 1, "accepted": 1}


def test_the_overview_of_a_day_before_everything_says_so() -> None:
    there = library(FULL, date(2016, 3, 31))
    assert alive(there) == ()
    assert "Nothing was recorded by 2016-03-31." in overview(there, ())


def test_the_address_of_a_page_is_told_where_the_site_has_one() -> None:
    tracker = FULL["_tracker"] + "base-url: https://paths.example.org/xen\n"
    assert "https://paths.example.org/xen/decisions/drop-it.html" in told(
        FULL | {"_tracker": tracker}
    )
    assert "[drop-it]" in told(FULL)


@given(st.dates(date(2016, 1, 1), date(2020, 1, 1)))
def test_nothing_dated_later_is_told(today: date) -> None:
    there = library(FULL, today)
    for slug in ("drop-it", "keep-it"):
        one = state(there, there.corpus.by_slug[slug])
        days = [it.date for it in (*one.events, *one.questions, *one.expectations)]
        days += [it.since for it in (*one.stages, *one.due)]
        days += [it.date for side in one.sides for it in side.holders]
        days += [it.met or it.abandoned or "" for it in one.conditions]
        days += [it.judged or "" for it in one.expectations]
        assert max(days, default="") <= today.isoformat()
        assert one.recorded == (today >= date(2016, 4, 1))


def test_punctuation_is_ascii_names_keep_theirs_and_nothing_hidden_is_left() -> None:
    assert written("“a” – ‘b’… `c` → [[d]]\N{NO-BREAK SPACE}e\N{ZERO WIDTH SPACE}f") == (
        "\"a\" - 'b'... c -> d ef"
    )
    assert written("Käthe, 日本") == "Käthe, 日本"
    assert named("O’Brien\N{RIGHT-TO-LEFT OVERRIDE}\x1b[31m") == "O’Brien[31m"
    assert joined("https://example.org/a b\n\x07") == "https://example.org/a%20b"
    assert written("\ue000\ud800") == "??"


def test_an_address_is_never_broken_and_any_other_long_word_is() -> None:
    address = "https://example.org/" + "x" * 100
    assert list(paragraph(f"see {address} there")) == ["see", address, "there"]
    assert list(paragraph("y" * 100)) == ["y" * WIDTH, "y" * 28]
    assert list(paragraph("日" * 40)) == ["日" * 36, "日" * 4]


@given(st.text(), st.integers(0, 10))
def test_any_text_is_set_in_lines_of_72_columns_that_can_be_seen(text: str, indent: int) -> None:
    lines = list(paragraph(written(text), " " * indent))
    assert all(line.isprintable() for line in lines)
    assert all(wcswidth(line) <= WIDTH or "http" in line for line in lines)


def test_a_footnote_is_numbered_when_it_is_first_named() -> None:
    notes = Notes()
    assert notes.mark("https://b.example.org/", None) == " [1]"
    assert notes.mark("a", "https://b.example.org/") == " [2] [1]"
    assert notes.mark(None) == ""
    assert list(notes.lines()) == ["[1] https://b.example.org/", "[2] a"]
