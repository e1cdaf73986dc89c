"""New positions against those recorded, and their way into the file."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from mails_at_hand import PEOPLE, decision

from bootpath.app.amending import amended, difference, keep, records
from bootpath.app.positions import Draft, Intent, Refused, item, lacking, replaced
from bootpath.app.stating import Statement, drafted
from bootpath.disk.fault import DiskFault
from bootpath.record import Citation, Position
from example_tracker import tracker_with

SLUG = "drop-the-old-path"
TODAY = date(2026, 11, 22)


def position(day: int, stance: str = "supports", person: str = "ada") -> Position:
    return Position(
        person=person,
        date=f"2016-04-{day:02}",  # type: ignore[arg-type]  # as a record writes it
        stance=stance,  # type: ignore[arg-type]
        option="drop",
        says="Said.",
        cite=Citation(mail=f"{stance}@example.org"),
    )


def new(day: int, stance: str = "objects", **given: object) -> Draft:
    cite = {"mail": f"{stance}@example.org"}
    return Draft("ada", date(2016, 4, day), stance, "drop", "Says so.", cite, **given)  # type: ignore[arg-type]


def test_keys_stand_in_the_order_of_the_shipped_records() -> None:
    full = new(2, "conditional", basis="declared", condition="If.", milestone="m", vote=1)
    assert list(item(full)) == [
        *("person", "date", "stance", "option", "vote", "basis"),
        *("condition", "milestone", "says", "cite"),
    ]
    assert "basis" not in item(new(2, basis="as-read"))
    assert [item(new(2, vote=vote))["vote"] for vote in (-2, 0, 2)] == ["-2", "0", "+2"]


def test_everything_that_is_lacking_is_named_at_once() -> None:
    wanted = lacking(decision(), None, None, " ")
    assert list(wanted) == ["--stance", "--option", "--says"]
    assert wanted["--stance"] == "supports, conditional, neutral, objects, blocks or asks"
    assert wanted["--option"] == "drop or keep"


def test_add_refuses_a_second_position_and_revise_a_first_one() -> None:
    with pytest.raises(Refused, match="there is a position") as caught:
        replaced([position(1)], new(2), Intent.ADD)
    assert "revise" in str(caught.value.hint)
    with pytest.raises(Refused, match="there is no position"):
        replaced([position(1, person="bob")], new(2), Intent.REVISE)
    assert replaced([position(1)], new(2), Intent.REVISE) == position(1)
    assert replaced([], new(2), Intent.ADD) is None


def test_a_revision_is_no_older_than_what_it_replaces() -> None:
    with pytest.raises(Refused, match="is of 2016-04-05, later than 2016-04-02"):
        replaced([position(5)], new(2), Intent.REVISE)
    assert replaced([position(2)], new(2), Intent.REVISE) == position(2)


def test_what_was_withdrawn_is_added_again_and_not_revised() -> None:
    said = [position(1), position(3, "withdrawn")]
    with pytest.raises(Refused, match="since it was withdrawn on 2016-04-03"):
        replaced(said, new(4), Intent.REVISE)
    with pytest.raises(Refused, match="since it was withdrawn"):
        replaced(said, new(4, "withdrawn"), Intent.WITHDRAW)
    assert replaced(said, new(4), Intent.ADD) is None


def test_the_same_position_is_not_recorded_twice() -> None:
    with pytest.raises(Refused, match="recorded already"):
        replaced([position(2, "objects")], new(2), Intent.CITE)


def test_an_overlooked_position_takes_the_place_of_the_one_before_its_day() -> None:
    said = [position(1), position(5, "neutral")]
    assert replaced(said, new(3), Intent.CITE) == said[0]
    assert replaced(said, new(6), Intent.CITE) == said[1]


def test_a_statement_needs_who_when_and_one_source() -> None:
    with pytest.raises(Refused) as caught:
        drafted(Statement(stance="asks", option="drop", says="Asks."), decision(), PEOPLE)
    assert caught.value.message.startswith("a person, a day and a source must be given")
    known = {"person": "ada", "day": date(2016, 4, 2), "stance": "asks", "option": "drop"}
    both = Statement(**known, says="Asks.", mail="a@b.c", commit="linux@1234567")  # type: ignore[arg-type]
    with pytest.raises(Refused, match="not --mail and --commit"):
        drafted(both, decision(), PEOPLE)


@pytest.mark.parametrize(
    ("pasted", "cite"),
    [
        ("<a@example.org>", {"mail": "a@example.org"}),
        ("https://lore.kernel.org/r/a@example.org", {"mail": "a@example.org"}),
        ("https://lists.example.org/1.html", {"url": "https://lists.example.org/1.html"}),
    ],
)
def test_a_stated_mail_is_cited_as_it_can_be_found(pasted: str, cite: Mapping[str, str]) -> None:
    known = {"person": "ada", "day": date(2016, 4, 2), "stance": "asks", "option": "drop"}
    statement = Statement(**known, says="Asks.", mail=pasted)  # type: ignore[arg-type]
    assert drafted(statement, decision(), PEOPLE).cite == cite


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    for name, text in tracker_with("").items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def entry_of(directory: Path, text: bytes | None = None) -> Path:
    path = directory / f"{SLUG}.yaml"
    if text is not None:
        path.write_bytes(text)
    return path


def amendment(directory: Path, draft: Draft):  # noqa: ANN201 -- what amended gives
    before = records(directory, "decisions")
    entry = before.reading.corpus.entry(SLUG)
    assert entry is not None
    return amended(before, entry, item(draft), TODAY)


def test_only_the_new_lines_differ_and_the_rest_keeps_every_byte(directory: Path) -> None:
    path = entry_of(directory)
    odd = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b" # remark\r\n")
    entry_of(directory, odd)
    found = amendment(directory, new(2))
    assert found.problems.diagnostics == ()
    keep(found)
    lines = path.read_bytes().splitlines(keepends=True)
    assert b"".join(line for line in lines if line in odd.splitlines(keepends=True)) == odd
    assert all(line.endswith(b"\r\n") for line in lines)


def test_the_difference_is_what_git_would_apply(directory: Path) -> None:
    lines = difference(amendment(directory, new(2)))
    assert lines[:2] == (
        "--- a/decisions/drop-the-old-path.yaml\n",
        "+++ b/decisions/drop-the-old-path.yaml\n",
    )
    assert [line for line in lines[2:] if line.startswith("-")] == []
    assert "+    date: 2016-04-02\n" in lines


def test_a_file_without_a_last_line_end_is_shown_as_such(directory: Path) -> None:
    path = entry_of(directory)
    entry_of(directory, path.read_bytes().rstrip(b"\n"))
    shown = "".join(difference(amendment(directory, new(2))))
    assert shown.count("\n\\ No newline at end of file\n") == 2


def test_problems_that_the_position_brings_are_told_from_those_that_were_there(
    directory: Path,
) -> None:
    path = entry_of(directory)
    entry_of(directory, path.read_bytes() + b"summary: See [[no-such-decision]].\n")
    assert amendment(directory, new(2)).problems.diagnostics == ()
    codes = [one.code for one in amendment(directory, new(2, vote=2)).problems.diagnostics]
    assert codes == ["vote-differs-from-stance"]


def test_a_file_that_changed_meanwhile_is_left_alone(directory: Path) -> None:
    found = amendment(directory, new(2))
    path = entry_of(directory)
    path.write_bytes(path.read_bytes() + b"# by somebody else\n")
    with pytest.raises(DiskFault, match="changed while it was being edited"):
        keep(found)
    assert path.read_bytes().endswith(b"# by somebody else\n")
    assert b"objects" not in path.read_bytes()


def test_a_record_with_no_place_for_the_position_is_refused(directory: Path) -> None:
    path = entry_of(directory)
    entry_of(directory, path.read_bytes() + b"positions: {}\n")
    with pytest.raises(Refused, match="'positions' holds a mapping"):
        amendment(directory, new(2))
