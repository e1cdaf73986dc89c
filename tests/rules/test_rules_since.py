"""What records may have become since an earlier commit: each case is two states of one tracker."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bootpath.app.checking import CODES, check
from bootpath.app.reading import read_files
from bootpath.diagnostic import Diagnostic
from bootpath.disk.records import RawFile
from bootpath.evidence import Checked, Lock, Outcome, Statement, statements
from bootpath.evidence.lock import written
from bootpath.rules import PAST
from bootpath.rules.earlier import Earlier
from example_tracker import SUBJECT, TODAY, tracker_with

COMMIT = "0123456789abcdef0123456789abcdef01234567"
SHORT = "commit 0123456789ab"

Tracker = dict[str, str]


def files(tracker: Tracker) -> list[RawFile]:
    return [
        RawFile(f"decisions/{name}", text.encode(), None) for name, text in sorted(tracker.items())
    ]


def report(then: Tracker, now: Tracker, lock: bytes | None = None) -> tuple[Diagnostic, ...]:
    """What check says of the records now, held to those of a commit."""
    before = read_files(files(then), lock=lock)
    earlier = Earlier(before.corpus, before.evidence, COMMIT)
    return check(read_files(files(now)), TODAY, since=earlier).diagnostics


def since(then: Tracker, now: Tracker, lock: bytes | None = None) -> tuple[Diagnostic, ...]:
    """What it says of their past, which is all that matters here."""
    return tuple(one for one in report(then, now, lock) if one.code in PAST)


def codes(then: str, now: str) -> list[str]:
    return [one.code for one in since(tracker_with(then), tracker_with(now))]


def pointed(one: Diagnostic, now: Tracker) -> str:
    """The text that a diagnostic points at."""
    name, span = one.place.path.removeprefix("decisions/"), one.place.span
    line = now[name].split("\n")[span.line - 1]
    return line[span.column - 1 : span.end_column - 1 if span.line == span.end_line else None]


WHY = ", corrects: Misread."
LINE = "    corrects: Misread.\n"
ADA = "{person: ada, date: 2016-04-02, stance: objects, option: drop, says: No., cite: {mail: a@x.org}}"


def positions(*entries: str) -> str:
    listed = "".join(f"  - {entry}\n" for entry in entries)
    return f"positions:\n{listed}" if entries else "positions: []\n"


@dataclass(frozen=True)
class Rewrite:
    """A record then, the same with a correction, what is said without it, and of which text."""

    then: str
    corrected: str
    says: str
    at: str

    @property
    def now(self) -> str:
        """The record rewritten without a word."""
        return re.sub(r"(, |\n +)corrects: Misread\.", "", self.corrected)


STATUS = """\
status:
  - {is: open, date: 2016-04-01, says: Asked., cite: {mail: s@x.org}}
  - {is: deferred, date: 2016-04-20, until: 2027-01-01, cite: {mail: d@x.org}}
"""
QUESTION = """\
questions:
  - key: why
    asks: Why at all?
    person: ada
    date: 2016-04-02
    cite: {mail: q@x.org}
    answers:
      - {person: bob, date: 2016-04-03, says: Because., cite: {mail: r@x.org}}
"""
EXPECTED = """\
expectations:
  - person: ada
    date: 2016-04-02
    expects: It is gone.
    due: 2017-01-01
    cite: {mail: e@x.org}
    outcome: {is: missed, date: 2017-01-02, cite: {mail: o@x.org}}
"""
EVENT = (
    "events:\n  - {date: 2016-05-01, says: It was merged., cite: {commit: linux@0123456789ab}}\n"
)
MET = """\
# file: _milestones.yaml
new-path-stable:
  title: The new path is stable
  met: {date: 2016-06-01, cite: {commit: linux@0123456789ab}}
"""

REWRITES = {
    "stance": Rewrite(
        positions(ADA),
        positions(ADA.replace("objects", "supports" + WHY)),
        f"the position of 'ada' of 2016-04-02 said objects in {SHORT}",
        "supports",
    ),
    "option": Rewrite(
        positions(ADA),
        positions(ADA.replace("drop", "keep" + WHY)),
        f"the position of 'ada' of 2016-04-02 was on 'drop' in {SHORT}",
        "keep",
    ),
    "person": Rewrite(
        positions(ADA),
        positions(ADA.replace("ada", "bob" + WHY)),
        f"the position of 'ada' of 2016-04-02 was of 'ada' in {SHORT}",
        "bob",
    ),
    "date and mail": Rewrite(
        positions(ADA),
        positions(ADA.replace("04-02", "04-03" + WHY).replace("a@x", "b@x")),
        f"the position of 'ada' of 2016-04-02 was dated 2016-04-02 and cited 'a@x.org' in {SHORT}",
        "2016-04-03",
    ),
    "vote taken out": Rewrite(
        positions(ADA.replace("option", "vote: -1, option")),
        positions(ADA.replace("drop", "drop" + WHY)),
        f"the position of 'ada' of 2016-04-02 voted -1 in {SHORT}",
        ADA,
    ),
    "citation taken out": Rewrite(
        STATUS,
        STATUS.replace(", cite: {mail: s@x.org}", WHY),
        f"the status entry of 2016-04-01 cited 's@x.org' in {SHORT}",
        "{is: open, date: 2016-04-01, says: Asked.}",
    ),
    "position gone": Rewrite(
        positions(ADA, ADA.replace("ada", "bob").replace("a@x", "b@x")),
        positions(ADA.replace("ada", "bob").replace("a@x", "b@x")),
        "the position of 'ada' of 2016-04-02 is gone: it said objects, was on 'drop'"
        f" and cited 'a@x.org' in {SHORT}",
        "positions",
    ),
    "status entry": Rewrite(
        STATUS,
        STATUS.replace("2027-01-01", "2028-01-01" + WHY),
        f"the status entry of 2016-04-20 put it off until 2027-01-01 in {SHORT}",
        "2028-01-01",
    ),
    "status gone": Rewrite(
        STATUS,
        STATUS.rstrip("\n").rpartition("\n")[0] + "\n",
        "the status entry of 2016-04-20 is gone: it said deferred, put it off until 2027-01-01"
        f" and cited 'd@x.org' in {SHORT}",
        "status",
    ),
    "answer": Rewrite(
        QUESTION,
        QUESTION.replace("bob", "ada" + WHY),
        f"the answer to 'why' of 'bob' of 2016-04-03 was of 'bob' in {SHORT}",
        "ada",
    ),
    "answers gone": Rewrite(
        QUESTION,
        QUESTION.partition("    answers")[0],
        f"the answer to 'why' of 'bob' of 2016-04-03 is gone: it cited 'r@x.org' in {SHORT}",
        "key: why",
    ),
    "question gone": Rewrite(
        QUESTION,
        "",
        f"the question 'why' of 'ada' of 2016-04-02 is gone: it cited 'q@x.org' in {SHORT}",
        "t",
    ),
    "judgement": Rewrite(
        EXPECTED,
        EXPECTED.replace("missed", "held").replace("    due:", LINE + "    due:"),
        f"the expectation of 'ada' of 2016-04-02 was judged missed in {SHORT}",
        "held",
    ),
    "due": Rewrite(
        EXPECTED,
        EXPECTED.replace("due: 2017-01-01", "due: 2017-01-02\n" + LINE.rstrip("\n")),
        f"the expectation of 'ada' of 2016-04-02 was due on 2017-01-01 in {SHORT}",
        "2017-01-02",
    ),
    "milestone": Rewrite(
        MET,
        MET.replace("06-01", "06-02" + WHY),
        f"the fact that 'new-path-stable' was met, of 2016-06-01 was dated 2016-06-01 in {SHORT}",
        "2016-06-02",
    ),
    "milestone no longer met": Rewrite(
        MET,
        MET.partition("  met")[0],
        "the fact that 'new-path-stable' was met, of 2016-06-01 is gone: it cited"
        f" 'linux@0123456789ab' in {SHORT}",
        "new-path-stable",
    ),
}


@pytest.mark.parametrize("case", REWRITES.values(), ids=REWRITES)
def test_a_rewritten_entry_is_named_with_its_line_and_the_commit(case: Rewrite) -> None:
    now = tracker_with(case.now)
    (found,) = since(tracker_with(case.then), now)
    assert found.code == "rewritten-history"
    assert found.message == case.says
    assert pointed(found, now).startswith(case.at)


APPENDED = {
    "nothing": (positions(ADA), positions(ADA)),
    "prose": (positions(ADA), positions(ADA.replace("No.", "Does not want it."))),
    "order": (
        positions(ADA, ADA.replace("ada", "bob")),
        positions(ADA.replace("ada", "bob"), ADA),
    ),
    "a later position": (
        positions(ADA),
        positions(ADA, ADA.replace("04-02", "04-09").replace("objects", "withdrawn")),
    ),
    "one before it on the same day": (
        positions(ADA),
        positions(ADA.replace("drop", "keep").replace("objects", "supports"), ADA),
    ),
    "a vote": (positions(ADA), positions(ADA.replace("option", "vote: -1, option"))),
    "a citation": (
        "events:\n  - {date: 2016-05-01, says: It was merged.}\n",
        EVENT,
    ),
    "an outcome of an expectation": (EXPECTED.partition("    outcome")[0], EXPECTED),
    "an answer": (QUESTION.partition("    answers")[0], QUESTION),
    "a milestone that is met": (MET.partition("  met")[0], MET),
    "a scheme of the archive": (
        positions(ADA.replace("mail: a@x.org", "url: 'http://lists.example.org/1'")),
        positions(ADA.replace("mail: a@x.org", "url: 'https://lists.example.org/1/'")),
    ),
    "a status": (STATUS, STATUS + "  - {is: open, date: 2016-06-01}\n"),
    "an option": (
        "options: {drop: {title: Drop it}}\n",
        "options: {drop: {title: Away with it}, move: {title: Move it}}\n",
    ),
}


@pytest.mark.parametrize(("then", "now"), APPENDED.values(), ids=APPENDED)
def test_what_is_added_or_reworded_is_no_rewriting(then: str, now: str) -> None:
    assert codes(then, now) == []


@pytest.mark.parametrize(
    "case", [one for one in REWRITES.values() if one.corrected != one.now], ids=lambda one: one.at
)
def test_a_changed_entry_that_says_why_is_accepted(case: Rewrite) -> None:
    assert codes(case.then, case.corrected) == []


def test_an_entry_corrected_beyond_recognition_is_still_the_entry_that_is_corrected() -> None:
    other = (
        "{person: bob, date: 2016-04-09, stance: supports, option: keep, says: Stays.,"
        " cite: {mail: b@x.org}%s}"
    )
    assert codes(positions(ADA), positions(other % "")) == ["rewritten-history"]
    assert codes(positions(ADA), positions(other % ", corrects: It was another mail.")) == []


def test_each_correction_needs_a_reason_of_its_own() -> None:
    once = ADA[:-1] + ", corrects: It was misread.}"
    again = once.replace("objects", "supports")
    (found,) = since(tracker_with(positions(once)), tracker_with(positions(again)))
    assert found.code == "rewritten-history"
    assert "why it is changed again" in (found.hint or "")
    assert codes(positions(once), positions(again.replace("misread", "misread again"))) == []


def test_a_correction_of_nothing_is_no_problem() -> None:
    assert codes(positions(ADA), positions(ADA[:-1] + ", corrects: It was reworded.}")) == []


def test_an_entry_that_cannot_be_read_now_is_not_called_gone() -> None:
    now = tracker_with(positions(ADA.replace("objects", "objetcs")))
    assert [one.code for one in report(tracker_with(positions(ADA)), now)] == ["unknown-value"]


def test_a_rewriting_may_be_allowed_and_the_allowance_is_never_called_unused() -> None:
    then = tracker_with(positions(ADA, ADA.replace("ada", "bob")))
    now = tracker_with(positions(ADA))
    now[SUBJECT] = now[SUBJECT].replace(
        "positions:", "positions: # allow: rewritten-history a person asked to be taken out"
    )
    assert report(then, now) == ()
    assert report(now, now) == ()
    assert check(read_files(files(now)), TODAY).diagnostics == ()


def test_a_status_that_was_taken_back_may_not_hide_a_forbidden_move() -> None:
    before = "status:\n  - {is: open, date: 2016-04-01}\n"
    then = before + "  - {is: rejected, date: 2016-04-20, cite: {mail: no@x.org}}\n"
    taken = before + "  - {is: accepted, date: 2016-05-01, outcome: drop, cite: {mail: y@x.org}}\n"
    found = {one.code: one for one in since(tracker_with(then), tracker_with(taken))}
    assert set(found) == {"rewritten-history", "forbidden-transition-since"}
    moved = found["forbidden-transition-since"]
    assert moved.message == f"accepted cannot follow rejected, the status in {SHORT}"
    assert pointed(moved, tracker_with(taken)) == "accepted"
    assert codes(then, before) == ["rewritten-history"]


def test_a_decision_that_is_gone_is_missed_and_its_likely_heir_is_named() -> None:
    then = tracker_with("")
    now = dict(then)
    now["drop-it.yaml"] = now.pop(SUBJECT)
    (found,) = since(then, now)
    assert found.code == "removed-decision"
    assert found.place.path == f"decisions/{SUBJECT}"
    assert found.message == f"the decision 'drop-the-old-path' of {SHORT} is gone"
    assert found.hint == (
        "write 'aliases: [drop-the-old-path]' in decisions/drop-it.yaml, which asks the same,"
        " or restore it and end it as withdrawn or superseded"
    )
    now["drop-it.yaml"] += "aliases: [drop-the-old-path]\n"
    assert since(then, now) == ()


def test_the_history_of_a_renamed_decision_is_that_of_its_heir() -> None:
    then, now = tracker_with(positions(ADA)), tracker_with(positions())
    now["drop-it.yaml"] = now.pop(SUBJECT) + "aliases: [drop-the-old-path]\n"
    (found,) = since(then, now)
    assert (found.code, found.place.path) == ("rewritten-history", "decisions/drop-it.yaml")


def test_a_tombstone_is_enough_and_a_former_name_stays() -> None:
    then = tracker_with("aliases: [old-name]\n")
    stone = "status: [{is: open, date: 2016-04-01}, {is: withdrawn, date: 2016-05-01}]\n"
    (found,) = since(then, tracker_with(stone))
    assert found.message == f"the former name 'old-name' of {SHORT} is gone"
    assert since(then, tracker_with(stone + "aliases: [old-name]\n")) == ()


def test_while_a_record_cannot_be_read_none_is_called_gone() -> None:
    then = tracker_with("")
    now = dict(then)
    del now[SUBJECT]
    now["other.yaml"] = "title: [\n"
    assert "removed-decision" not in {one.code for one in since(then, now)}


QUOTED = positions(ADA.replace("a@x.org", "a@x.org, quote: not in this form"))


def locked(tracker: Tracker, outcome: Outcome) -> bytes:
    """A lock in which every claim of a tracker has one outcome."""
    corpus = read_files(files(tracker)).corpus
    made: list[Statement] = [
        one for _, shaped in corpus.shaped_files() for one in statements(shaped.record)
    ]
    return written(Lock({one.claim: Checked(outcome) for one in made}))


@pytest.mark.parametrize("words", ["quote: but in this form", "title: no quote at all"])
def test_words_that_were_verified_may_not_change(words: str) -> None:
    then, now = tracker_with(QUOTED), tracker_with(QUOTED.replace("quote: not in this form", words))
    (found,) = since(then, now, locked(then, Outcome.OWN_WORDS))
    assert found.code == "quote-changed-after-verification"
    assert found.message == f"the words verified in {SHORT} were 'not in this form'"
    corrected = now | {SUBJECT: now[SUBJECT].replace("says: No.", "says: No., corrects: Cut off.")}
    assert since(then, corrected, locked(then, Outcome.OWN_WORDS)) == ()


def test_words_that_were_not_verified_may_change() -> None:
    then, now = tracker_with(QUOTED), tracker_with(QUOTED.replace("not in", "but in"))
    assert since(then, now, locked(then, Outcome.NOT_FOUND)) == ()
    assert since(then, now) == ()


def test_verified_words_stay_verified_whatever_is_added_beside_them() -> None:
    then = tracker_with(QUOTED)
    more = QUOTED + QUOTED.partition("\n")[2].replace("drop", "keep").replace("not in", "but in")
    assert since(then, tracker_with(more), locked(then, Outcome.QUOTED)) == ()


def test_a_sense_of_a_term_is_held_to_its_words_too() -> None:
    term = (
        "# file: _terms.yaml\nstub:\n  word: stub\n  senses:\n"
        "    - {means: A small entry., cite: {mail: a@x.org, quote: not in this form}}\n"
    )
    then, now = tracker_with(term), tracker_with(term.replace("not in", "but in"))
    found = since(then, now, locked(then, Outcome.OWN_WORDS))
    assert [(one.code, one.hint) for one in found] == [
        ("quote-changed-after-verification", "put them back")
    ]


def test_every_check_against_the_past_is_tested_here() -> None:
    assert {
        "rewritten-history",
        "forbidden-transition-since",
        "quote-changed-after-verification",
        "removed-decision",
    } == PAST
    assert {code.name for code in CODES} >= PAST


ENTRIES = st.lists(
    st.builds(
        "{{person: {}, date: 2016-04-0{}, stance: {}, option: {}, says: {}., cite: {{mail: {}}}}}".format,
        st.sampled_from(["ada", "bob"]),
        st.integers(1, 3),
        st.sampled_from(["asks", "neutral"]),
        st.sampled_from(["drop", "keep"]),
        st.sampled_from(["Yes", "No"]),
        st.sampled_from(["a@x.org", "b@x.org"]),
    ),
    min_size=1,
    max_size=8,
)


@given(ENTRIES, st.data())
def test_of_any_list_each_entry_that_is_taken_out_is_missed_and_no_other(
    entries: list[str], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(entries))
    removed = data.draw(st.integers(0, len(entries)))
    then, now = tracker_with(positions(*entries)), tracker_with(positions(*shuffled[removed:]))
    found = since(then, now)
    assert [one.code for one in found] == ["rewritten-history"] * len(found)
    # two entries that state the same are missed by the same sentence, which is said once
    assert bool(found) == bool(removed)
    assert len(found) <= removed
