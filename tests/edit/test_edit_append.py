"""Where `append` puts an item, one manner of writing at a time."""

import pytest

from bootpath.edit import CannotEdit, append, insertion

ORDER = ("title", "summary", "status", "positions", "conditions", "questions", "context", "events")
ITEM = {"person": "ada", "date": "2016-04-14"}


def appended(before: str, key: str = "positions") -> str:
    return append(before, key, ITEM, ORDER)


@pytest.mark.parametrize("dash", ["", "  ", "    "])
def test_a_dash_stands_where_the_other_dashes_stand(dash: str) -> None:
    before = f"title: T\npositions:\n{dash}- person: bob\n"
    item = f"{dash}- person: ada\n{dash}  date: 2016-04-14\n"
    assert appended(before + "events: []\n") == before + item + "events: []\n"


def test_an_item_is_indented_behind_its_dash_as_its_neighbours_are() -> None:
    before = "positions:\n-   person: bob\n    cite:\n        mail: a@b\n"
    cite = {"mail": "c@d"}
    after = append(before, "positions", {"person": "ada", "cite": cite})
    assert after == before + "-   person: ada\n    cite:\n        mail: c@d\n"


def test_items_in_braces_get_a_neighbour_in_braces() -> None:
    before = "positions:\n  - { person: bob }\n"
    assert appended(before) == before + "  - { person: ada, date: 2016-04-14 }\n"


def test_an_item_that_is_too_long_for_braces_becomes_a_block() -> None:
    before = "events:\n  - {date: 2016-04-13}\n"
    says = "long enough " * 10 + "to be folded"
    after = append(before, "events", {"date": "2016-04-14", "says": says})
    assert after.removeprefix(before).splitlines()[:2] == ["  - date: 2016-04-14", "    says: >-"]


def test_an_item_stays_in_braces_where_a_neighbour_is_as_long() -> None:
    before = f"events:\n  - {{date: 2016-04-13, says: {'long ' * 30}enough}}\n"
    after = append(before, "events", {"date": "2016-04-14", "says": "long " * 25 + "too"})
    assert after.removeprefix(before).startswith("  - {date: 2016-04-14, says: long ")


def test_a_short_citation_is_a_block_where_those_of_the_neighbours_are() -> None:
    before = "positions:\n  - person: bob\n    cite:\n      mail: a@b\n      quote: no\n"
    after = append(before, "positions", {"cite": {"mail": "c@d", "quote": "yes"}})
    assert after == before + "  - cite:\n      mail: c@d\n      quote: yes\n"


def test_texts_are_quoted_where_the_file_always_quotes_them() -> None:
    before = 'positions:\n  - person: bob\n    date: "2016-04-13"\n'
    assert appended(before) == before + '  - person: ada\n    date: "2016-04-14"\n'


def test_a_text_is_not_quoted_where_the_file_does_so_only_at_times() -> None:
    before = 'positions:\n  - date: "2016-04-13"\n  - date: 2016-04-13\n'
    assert appended(before) == before + "  - person: ada\n    date: 2016-04-14\n"


def test_an_item_stands_behind_its_dash_where_others_stand_below_theirs() -> None:
    before = "positions:\n-\n    person: bob\n"
    assert appended(before) == before + "- person: ada\n  date: 2016-04-14\n"


def test_an_empty_line_between_items_is_repeated() -> None:
    before = "positions:\n  - person: bob\n\n  - person: chen\n"
    item = "\n  - person: ada\n    date: 2016-04-14\n"
    assert appended(before + "\nevents: []\n") == before + item + "\nevents: []\n"


def test_empty_lines_that_a_block_text_keeps_stay_in_it() -> None:
    before = "positions:\n  - says: no\n\n  - says: |+\n      yes\n\n"
    assert appended(before).removeprefix(before) == "  - person: ada\n    date: 2016-04-14\n"


def test_a_comment_at_the_indentation_of_an_item_stays_with_it() -> None:
    before = "positions:\n  - person: bob # first\n  # he asked twice\n\n    # and was answered\n"
    item = "  - person: ada\n    date: 2016-04-14\n"
    after = "\n# What came later.\nevents: []\n"
    assert appended(before + after) == before + item + after


def test_a_comment_above_the_next_key_stays_above_it() -> None:
    before = "positions:\n- person: bob\n"
    after = "# What came later.\n# Newest last.\nevents: []\n"
    assert appended(before + after) == before + "- person: ada\n  date: 2016-04-14\n" + after


def test_a_comment_that_touches_nothing_stays_before_the_next_key() -> None:
    before = "positions:\n- person: bob\n"
    after = "\n# --- later ---\n\nevents: []\n"
    assert appended(before + after) == before + "- person: ada\n  date: 2016-04-14\n" + after


def test_a_comment_in_the_first_column_stays_with_the_item_that_it_touches() -> None:
    before = "positions:\n- person: bob\n# He asked twice.\n"
    after = "\n# What came later.\nevents: []\n"
    assert appended(before + after) == before + "- person: ada\n  date: 2016-04-14\n" + after


@pytest.mark.parametrize("empty", ["positions: []", "positions:", "positions:\n  [ ]"])
def test_an_empty_list_becomes_a_block_list(empty: str) -> None:
    item = "  - person: ada\n    date: 2016-04-14\n"
    assert appended(f"title: T\n{empty}\nevents: []\n") == (
        f"title: T\npositions:\n{item}events: []\n"
    )


def test_the_comment_behind_an_empty_list_stays_behind_its_key() -> None:
    assert appended("positions: []  # none yet\n  # newest last\n#  - person: bob\n") == (
        "positions:  # none yet\n"
        "  # newest last\n"
        "  - person: ada\n"
        "    date: 2016-04-14\n"
        "#  - person: bob\n"
    )


def test_a_comment_that_touches_an_empty_list_is_set_off() -> None:
    item = "  - person: ada\n    date: 2016-04-14\n"
    assert appended("positions: []#c\n") == f"positions: #c\n{item}"


def test_a_first_item_is_indented_as_the_other_lists_of_the_file() -> None:
    before = "status:\n- is: open\npositions: []\n"
    assert appended(before) == (
        "status:\n- is: open\npositions:\n- person: ada\n  date: 2016-04-14\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[{person: bob}]", "[{person: bob}, {person: ada, date: 2016-04-14}]"),
        ("[ {person: bob}, ]", "[ {person: bob}, {person: ada, date: 2016-04-14}, ]"),
        (
            "[\n  {person: bob}\n]",
            "[\n  {person: bob},\n  {person: ada, date: 2016-04-14}\n]",
        ),
        (
            "[\n  {person: bob},  # 1\n  # 2\n  ]  # 3",
            "[\n  {person: bob},  # 1\n  # 2\n  {person: ada, date: 2016-04-14},\n  ]  # 3",
        ),
        (
            "[\n  {person: bob}  # first\n]",
            "[\n  {person: bob},  # first\n  {person: ada, date: 2016-04-14}\n]",
        ),
        ("[\n  {person: bob}]", "[\n  {person: bob},\n  {person: ada, date: 2016-04-14}]"),
        ("[ # none yet\n]", "[{person: ada, date: 2016-04-14} # none yet\n]"),
    ],
)
def test_a_list_in_brackets_gets_its_item_inside_them(before: str, after: str) -> None:
    assert appended(f"positions: {before}\nevents: []\n") == f"positions: {after}\nevents: []\n"


def test_a_line_in_brackets_is_broken_before_it_gets_too_long() -> None:
    line = f"positions: [{{person: bob, says: {'x' * 50}}}"
    assert appended(f"{line}]\n") == (f"{line},\n            {{person: ada, date: 2016-04-14}}]\n")


def test_a_record_in_braces_gets_the_item_inside_its_list() -> None:
    before = '{"title": "T", "positions": [], "events": []}'
    assert appended(before) == (
        '{"title": "T", "positions": [{person: ada, date: 2016-04-14}], "events": []}'
    )


def test_a_missing_key_comes_behind_the_one_before_it_in_the_order() -> None:
    before = "title: T\nstatus:\n  - is: open\n  # since then\n"
    after = "# The rest.\ncontext: |\n  Text.\nevents: []\n"
    item = "positions:\n  - person: ada\n    date: 2016-04-14\n"
    assert appended(before + after) == before + item + after


def test_a_key_that_the_order_does_not_know_comes_last() -> None:
    item = "remarks:\n  - person: ada\n    date: 2016-04-14\n"
    assert appended("title: T\nevents: []\n", "remarks") == f"title: T\nevents: []\n{item}"


def test_a_missing_key_stands_close_below_the_only_one() -> None:
    item = "positions:\n  - person: ada\n    date: 2016-04-14\n"
    assert appended("title: T\n") == f"title: T\n{item}"


def test_a_missing_key_is_set_off_by_empty_lines_where_the_others_are() -> None:
    assert appended("title: T\n\nstatus: []\n\nevents: []\n") == (
        "title: T\n\nstatus: []\n\n"
        "positions:\n  - person: ada\n    date: 2016-04-14\n\n"
        "events: []\n"
    )


def test_a_key_behind_a_text_that_keeps_empty_lines_leaves_them_to_it() -> None:
    before = "title: T\n\nquestion: Q\n\nsummary: |+\n  Text.\n\n"
    item = "positions:\n  - person: ada\n    date: 2016-04-14\n"
    assert appended(f"{before}context: C\n") == f"{before}{item}context: C\n"


def test_a_line_of_blanks_does_not_become_a_part_of_the_new_text() -> None:
    before = "title: T\nevents:\n  - says: One.\n\n            \n"
    after = append(before + "\ncontext: C\n", "events", {"says": "Two.\nThree.\n"})
    assert after == before + "  - says: |\n      Two.\n      Three.\n\ncontext: C\n"


def test_the_end_of_the_document_stays_its_end() -> None:
    assert appended("---\npositions:\n  - person: bob\n...\n") == (
        "---\npositions:\n  - person: bob\n  - person: ada\n    date: 2016-04-14\n...\n"
    )


def test_lines_end_as_most_lines_of_the_file_do_and_a_byte_order_mark_stays() -> None:
    before = "\ufefftitle: T\r\npositions:\r\n  - person: bob\r\n"
    assert appended(before) == f"{before}  - person: ada\r\n    date: 2016-04-14\r\n"


def test_a_missing_last_line_break_stays_missing() -> None:
    before = "title: T\npositions:\n  - person: bob"
    assert appended(before) == f"{before}\n  - person: ada\n    date: 2016-04-14"


def test_a_last_line_break_is_written_when_the_new_text_ends_in_one() -> None:
    after = append("title: T\nevents: []", "events", {"says": "One.\nTwo.\n"})
    assert after == "title: T\nevents:\n  - says: |\n      One.\n      Two.\n"


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("title: a: b\n", "line 1: a colon and a space inside a value without quotes"),
        ("title: T\ntitle: U\n", "line 2: key 'title' stands here a second time"),
        ("", "line 1: the file is empty"),
        ("title: a\u202eb\n", "line 1: U+202E may not stand in a record"),
        ("title: T\rpositions: []\n", "line 1: a carriage return without a line feed"),
        ("- a\n", "line 1: the file is a list, not a mapping of keys to values"),
    ],
)
def test_a_text_that_is_no_sound_record_is_left_alone(before: str, sentence: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        appended(before)
    assert caught.value.message == f"the record cannot be read: {sentence}"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("value", "kind"), [("{a: b}", "a mapping"), ("none", "a text"), ('""', "a text")]
)
def test_a_key_that_holds_no_list_is_left_alone(value: str, kind: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        appended(f"title: T\npositions: {value}\n")
    assert caught.value.message == f"'positions' holds {kind}, not a list"
    assert caught.value.hint == "write positions: [] in its place"


def test_a_key_without_a_colon_is_left_alone() -> None:
    with pytest.raises(CannotEdit, match="'positions' holds a text, not a list"):
        appended("title: T\n? positions\n")


@pytest.mark.parametrize("before", ["{title: T}\n", "{title: T, positions: }\n"])
def test_a_record_in_braces_without_the_list_is_left_alone(before: str) -> None:
    with pytest.raises(CannotEdit, match="'positions'"):
        appended(before)


@pytest.mark.parametrize("key", ["positions", "events"])
@pytest.mark.parametrize("header", ["|", ">2", "|  # - is not its sign"])
def test_a_block_text_at_the_end_without_line_break_does_not_grow(key: str, header: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        appended(f"title: T\npositions:\n  - says: {header}\n      no", key)
    assert caught.value.hint == "end the last line with a line break"


@pytest.mark.parametrize("bad", ["a\rb", "a\x07b", "a\u2028b", "a\ud800b", "x" * 70_000])
def test_an_item_that_no_record_may_hold_is_refused(bad: str) -> None:
    with pytest.raises(CannotEdit, match="the item cannot stand in a record: line 3: "):
        append("title: T\npositions:\n", "positions", {"says": bad})


def test_an_item_that_makes_the_file_too_large_is_refused() -> None:
    before = "title: T\nevents:\n" + "  - says: more\n" * 18_000
    with pytest.raises(CannotEdit, match="more than the 262,144 a record may have"):
        append(before, "events", {"says": "word " * 3_000})


def test_an_edit_that_would_say_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(insertion, "item_text", lambda *_: "  - person: eve\n")
    with pytest.raises(CannotEdit, match="no place under 'positions' where the item would change"):
        appended("title: T\npositions: []\n")
