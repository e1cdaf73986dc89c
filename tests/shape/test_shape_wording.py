"""What does not fit is said in one sentence each, once, with a guess at what was meant."""

import textwrap

import pytest

from bootpath.shape import shape
from bootpath.source import compose
from example_tracker import problems_in, tracker_with

SOUND = "title: A\nquestion: B\nstatus: [{is: open, date: 2016-04-01}]\n"


def found(text: str, kind: str = "decision") -> list[tuple[str, str, str]]:
    """Code, message and hint of each finding of the shape stage."""
    composed = compose(text)
    assert composed.tree is not None
    assert composed.flaws == []
    return [
        (one.code, one.message, one.hint or "")
        for one in shape(kind, "x.yaml", composed.tree).findings
    ]


@pytest.mark.parametrize(
    ("line", "code", "message", "hint"),
    [
        ("tgas: [a]", "unknown-key", "unknown key 'tgas'", "did you mean 'tags'?"),
        ("Tags: [a]", "unknown-key", "unknown key 'Tags'", "did you mean 'tags'?"),
        ("links: {depends_on: []}", "unknown-key", "unknown key 'depends_on' in 'links'",
         "did you mean 'depends-on'?"),
        ("xyzzy: a", "unknown-key", "unknown key 'xyzzy'", "the keys here are title, question,"),
        ("options: {a: {title: b, '[key]': c}}", "unknown-key", "unknown key '[key]' in an option",
         "the keys here are title, says"),
        ("options: {'[key]': {title: a}}", "malformed-slug", "'[key]' is no slug", "use lower-case"),
        ("tags: linux", "wrong-type", "'tags' must be a list, not the text 'linux'", "write [a, b]"),
        ("tags: {a: b}", "wrong-type", "'tags' must be a list, not a mapping", "write [a, b]"),
        ("summary: [a]", "wrong-type", "'summary' must be a text, not a list", "write it as one"),
        ("options: [a]", "wrong-type", "'options' must be a mapping, not a list", "write one key"),
        ("options: {a: b}", "wrong-type", "'a' must be a mapping, not the text 'b'", "write one"),
        ("positions: [a]", "wrong-type", "this item must be a mapping, not the text 'a'", "write"),
        ("events: [{date: [], says: x}]", "wrong-type", "'date' must be a date, not a list",
         "write it as YYYY-MM-DD"),
        ("clock: {runs: []}", "wrong-type", "'runs' must be a duration, not a list", "write it as"),
        ("summary:", "blank", "'summary' is empty", "write a value or delete the key"),
        ("summary: '  '", "blank", "'summary' holds only blanks", "write a text"),
        ("tags: ['']", "blank", "this item is empty", "write a value"),
        ("tags: [A b]", "malformed-slug", "'A b' is no slug", "use lower-case letters"),
        ("tags: [a--b]", "malformed-slug", "'a--b' is no slug", "use lower-case letters"),
        (f"tags: [{'a' * 65}]", "malformed-slug", f"'{'a' * 65}' is longer than 64", "shorten it"),
        ("events: [{date: 2025-02-30, says: x}]", "malformed-date",
         "2025-02-30 is no day of the calendar", "check the day against its month"),
        ("events: [{date: 13 April 2016, says: x}]", "malformed-date",
         "'13 April 2016' is no date", "write it as YYYY-MM-DD"),
        ("events: [{date: 2016-4-1, says: x}]", "malformed-date", "'2016-4-1' is no date", "write"),
        ("clock: {runs: 5 years}", "malformed-duration", "'5 years' is no ISO 8601 duration",
         "write years, months, weeks and days as in P5Y"),
        ("slug: |\n  a\n  b", "malformed-slug", "'a b' is no slug", "use lower-case letters"),
        (f"events: [{{date: 2016-04-01, says: x, cite: {{mail: {'a' * 1001}}}}}]", "line-too-long",
         "'mail' is longer than 1,000 characters", "shorten it"),
        ('events: [{date: 2016-04-01, says: x, cite: {quote: "a\\nb"}}]', "several-lines",
         "'quote' runs over several lines", "keep it on one line"),
        ("events: [{date: 2016-04-01}]", "missing-key", "an event has no 'says'", "add says:"),
        ("positions: [{person: ada}]", "missing-key",
         "a position has no 'date', 'stance', 'option', 'says'",
         "add date:, stance:, option:, says:"),
        ("questions: [{}]", "missing-key", "a question has no 'key', 'asks', 'date'", "add key:"),
        ("clock: {}", "missing-key", "a clock has no 'runs'", "add runs:"),
    ],
)  # fmt: skip
def test_a_mismatch_is_one_sentence_and_what_to_type(
    line: str, code: str, message: str, hint: str
) -> None:
    ((one, sentence, remedy),) = found(f"{SOUND}{line}\n")
    assert one == code
    assert sentence.startswith(message)
    assert remedy.startswith(hint)


@pytest.mark.parametrize(
    ("status", "message", "hint"),
    [
        ("acepted", "'acepted' is no status", "did you mean 'accepted'?"),
        ("Accepted", "'Accepted' is no status", "did you mean 'accepted'?"),
        ("xyzzy", "'xyzzy' is no status", "known are accepted, deferred, draft, open, rejected"),
    ],
)
def test_a_misspelt_status_is_guessed_at(status: str, message: str, hint: str) -> None:
    ((code, sentence, remedy),) = found(SOUND.replace("open", status))
    assert (code, sentence) == ("unknown-value", message)
    assert remedy.startswith(hint)


def test_a_status_that_is_no_word_has_the_wrong_type_and_an_empty_one_is_empty() -> None:
    ((code, message, _),) = found(SOUND.replace("is: open", "is: [open]"))
    assert (code, message) == ("wrong-type", "'is' must be a word, not a list")
    ((code, message, _),) = found(SOUND.replace("is: open", "is: ''"))
    assert (code, message) == ("blank", "'is' is empty")


@pytest.mark.parametrize("vote", ["3", "-3", "++1", "yes", "''", "[]", "+1.0", "٢"])
def test_a_vote_is_on_the_scale(vote: str) -> None:
    position = f"{{person: a, date: 2016-04-01, stance: asks, option: b, says: c, vote: {vote}}}"
    ((code, _, hint),) = found(f"{SOUND}positions: [{position}]\n")
    assert (code, hint) == ("malformed-vote", "write -2, -1, 0, +1 or +2")


def test_the_key_that_a_misspelt_one_was_meant_for_is_not_said_to_be_missing() -> None:
    assert [code for code, _, _ in found(SOUND.replace("title", "titel"))] == ["unknown-key"]
    codes = [code for code, _, _ in found(SOUND.replace("title", "xyzzy"))]
    assert codes == ["unknown-key", "missing-key"]


def test_a_long_value_is_cut_in_the_message() -> None:
    ((_, message, _),) = found(f"{SOUND}tags: [{'A' * 5_000}]\n")
    assert message == f"'{'A' * 79}…' is no slug"


def test_all_mismatches_are_found_at_once_in_every_kind_of_file() -> None:
    assert len(found("tilte: a\nstatus: open\ntags: [A]\nevents: [{date: x}]\n")) == 6
    assert [c for c, _, _ in found("ada: {nme: Ada}\nBob: {name: ''}\n", "people")] == [
        "unknown-key", "malformed-slug", "blank"
    ]  # fmt: skip
    assert [c for c, _, _ in found("a: {title: b, met: {}}\n", "milestones")] == ["missing-key"]
    assert [c for c, _, _ in found("a: {word: b, senses: []}\n", "terms")] == ["blank"]
    codes = [c for c, _, _ in found("title: a\narchives: {b: {title: c, by: d}}\n", "tracker")]
    assert sorted(codes) == ["missing-key", "unknown-value"]


@pytest.mark.parametrize(
    ("fragment", "codes"),
    [
        # a list item that is left out moves the others: the rules still name the right places
        (
            """
            positions:
              - just words
              - {person: adda, date: 2016-04-02, stance: supports, option: drop, says: Yes.,
                 cite: {mail: a@example.org}}
            """,
            ["wrong-type 1", "unknown-person 2"],
        ),
        # what is missing by a typo is not missed by a rule
        (
            """
            positions:
              - {persn: ada, date: 2016-04-02, stance: supports, option: drop, says: Yes.,
                 cyte: {mail: a@example.org}}
            """,
            ["unknown-key 1", "unknown-key 2"],
        ),
        ("status: [{is: oepn, date: 2016-04-01}]", ["unknown-value 0"]),
        ("status: open", ["wrong-type 0"]),
        ("status: [{is: accepted, date: 2016-04-20, outcom: drop, cite: {mail: a@example.org}}]",
         ["unknown-key 0"]),
        ("status: [{is: accepted, date: 2016-04-20, outcome: Drop, cite: {mail: a@example.org}}]",
         ["malformed-slug 0"]),
        ("status: [{is: accepted, date: 2016-04-20, outcome: drop, cite: yes@example.org}]",
         ["wrong-type 0"]),
        ("status: [{is: deferred, date: 2016-04-20, until: soon}]", ["malformed-date 0"]),
        # options that cannot be read are not said to be unknown
        (
            """
            options: {drop: Drop it}
            status: [{is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: a@example.org}}]
            """,
            ["wrong-type 0"],
        ),
        ("links: {relates-to: keep-the-new-path}", ["wrong-type 0"]),
        ("events: [{date: 2016-05-01, says: x, cite: {commti: 'linux@0123456789ab'}}]",
         ["unknown-key 0"]),
        ("events: [{date: 2999-13-01, says: x, cite: {mail: a@example.org}}]",
         ["malformed-date 0"]),
        ("slug: Other Name", ["malformed-slug 0"]),
    ],
)  # fmt: skip
def test_one_mistake_is_one_problem(fragment: str, codes: list[str]) -> None:
    texts = tracker_with(textwrap.dedent(fragment).lstrip("\n") + "\n")
    found = problems_in(texts)
    assert [f"{one.code} {one.place.span.line - 1}" for one in found] == codes


def test_a_shared_file_that_is_damaged_still_defines_its_keys() -> None:
    assert [one.code for one in problems_in(tracker_with("""
        # file: _people.yaml
        ada: {name: ''}
        bob: just a name
    """))] == ["blank", "wrong-type"]  # fmt: skip
    assert [one.code for one in problems_in(tracker_with("""
        # file: _milestones.yaml
        new-path-stable: {titel: The new path is stable}
    """))] == ["unknown-key"]  # fmt: skip
    assert [one.code for one in problems_in(tracker_with("""
        # file: _tracker.yaml
        components: {linux: Linux, xen: Xen}
    """))] == ["wrong-type", "wrong-type"]  # fmt: skip


def test_a_record_that_cannot_be_read_is_no_dangling_link() -> None:
    assert [one.code for one in problems_in(tracker_with("""
        links: {relates-to: [keep-the-new-path], supersedes: [keep-the-new-path]}
        summary: See [[keep-the-new-path]].
        # file: keep-the-new-path.yaml
        title: [
    """))] == ["syntax"]  # fmt: skip


def test_an_allowance_is_not_called_unused_while_a_record_is_damaged() -> None:
    allowed = (
        "# file: _people.yaml\nada: {name: Ada}\nbob: {name: Bob}\n"
        "eve: {name: Eve} # allow: unused-person she will speak\n"
    )
    assert problems_in(tracker_with(allowed)) == ()
    damaged = problems_in(tracker_with("tilte: x\n" + allowed))
    assert [one.code for one in damaged] == ["unknown-key"]


@pytest.mark.parametrize(
    "fragment",
    [
        "titel: x # allow: unknown-key why",
        "title: # allow: blank why",
        "title: a # allow: duplicate-key why\ntitle: b # allow: duplicate-key why",
        "title: 'a # allow: syntax why\n# allow: syntax why",
        "title: a # allow: missing-key why\n# file: keep-the-new-path.yaml\nnothing: {}",
    ],
)
def test_what_keeps_a_record_from_being_read_cannot_be_allowed(fragment: str) -> None:
    codes = {one.code for one in problems_in(tracker_with(fragment + "\n"))}
    assert codes & {"unknown-key", "blank", "duplicate-key", "syntax", "missing-key"}
    if "'" not in fragment:
        assert "malformed-allowance" in codes
