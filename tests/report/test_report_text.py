from collections.abc import Callable, Mapping
from inspect import cleandoc

import pytest

from bootpath.diagnostic import Diagnostic, Place, Related, Severity, Span
from bootpath.report import Report, render

Problem = Callable[..., Diagnostic]
Reports = Callable[..., Report]
Shown = Callable[..., str]

SOURCE = cleandoc("""
    title: Remove PVHv1
    links:
      depends-on: [pvh-dom0-defualt]
      relates-to: [one]
      amends: [two]
      depends-on: [three]
    context: |
      First.
      Second.

      Third.
      Fourth.
      Fifth.
    events:
""")


@pytest.fixture
def shown(report: Reports) -> Shown:
    """The paragraphs of the text report, without the summary line."""

    def made(
        *diagnostics: Diagnostic, texts: Mapping[str, str] | None = None, width: int = 80
    ) -> str:
        texts = {"a.yaml": SOURCE} if texts is None else texts
        output = render(report(*diagnostics, texts=texts), "text", colour=False, width=width)
        assert output.endswith("\n")
        return output.rsplit("\n\n", 1)[0]

    return made


def _rows(text: str) -> str:
    return text.strip("\n").removeprefix("\n")


def test_the_carets_stand_under_exactly_the_span_and_the_hint_below(
    problem: Problem, shown: Shown
) -> None:
    found = problem(
        (3, 16, 3, 32),
        message="no decision is called pvh-dom0-defualt",
        hint="write `pvh-dom0-default`",
    )
    assert shown(found) == _rows("""
error[dangling-link]: no decision is called pvh-dom0-defualt
 --> a.yaml:3:16
  |
3 |   depends-on: [pvh-dom0-defualt]
  |                ^^^^^^^^^^^^^^^^
  |
  = hint: write `pvh-dom0-default`
""")


def test_a_related_place_in_the_same_file_shares_the_snippet_in_the_order_of_lines(
    problem: Problem, shown: Shown
) -> None:
    first = Related(Place("a.yaml", Span(3, 3, 3, 13)), "first given here")
    found = problem((6, 3, 6, 13), message="depends-on is given twice", related=(first,))
    assert shown(found) == _rows("""
error[dangling-link]: depends-on is given twice
 --> a.yaml:6:3
  |
3 |   depends-on: [pvh-dom0-defualt]
  |   ---------- first given here
  :
6 |   depends-on: [three]
  |   ^^^^^^^^^^
""")


def test_a_single_line_between_two_marks_is_shown_rather_than_left_out(
    problem: Problem, shown: Shown
) -> None:
    first = Related(Place("a.yaml", Span(3, 3, 3, 13)), "first")
    assert "4 |   relates-to: [one]\n5 |   amends" in shown(
        problem((5, 3, 5, 9), related=(first,)),
    )


def test_two_marks_on_one_line_show_the_line_once(problem: Problem, shown: Shown) -> None:
    other = Related(Place("a.yaml", Span(4, 16, 4, 19)), "this one")
    assert shown(problem((4, 3, 4, 13), related=(other,))).endswith(
        _rows("""
4 |   relates-to: [one]
  |   ^^^^^^^^^^
  |                --- this one
""")
    )


def test_a_related_place_in_another_file_has_its_own_arrow(problem: Problem, shown: Shown) -> None:
    other = Related(Place("_people.yaml", Span(12, 1, 12, 4)), "nearest name")
    texts = {"a.yaml": SOURCE, "_people.yaml": "x: 1\n" * 11 + "ann:\n"}
    assert shown(problem((1, 1, 1, 6), related=(other,)), texts=texts) == _rows("""
error[dangling-link]: wrong
  --> a.yaml:1:1
   |
 1 | title: Remove PVHv1
   | ^^^^^
   |
  ::: _people.yaml:12:1
   |
12 | ann:
   | --- nearest name
""")


def test_a_span_over_lines_gets_a_bracket_and_a_gap(problem: Problem, shown: Shown) -> None:
    # The end is that of a YAML block: where the next token begins.
    assert shown(problem((7, 10, 14, 1))) == _rows("""
error[dangling-link]: wrong
  --> a.yaml:7:10
   |
 7 |   context: |
   |  __________^
 8 | |   First.
 9 | |   Second.
10 | |
   : |
13 | |   Fifth.
   | |________^
""")


def test_a_bracket_opens_beside_a_line_that_it_covers_whole(problem: Problem, shown: Shown) -> None:
    assert shown(problem((8, 3, 9, 10))).endswith(
        _rows("""
8 | /   First.
9 | |   Second.
  | |_________^
""")
    )


def test_a_long_related_place_and_a_short_one_in_the_same_file_are_two_snippets(
    problem: Problem, shown: Shown
) -> None:
    block = Related(Place("a.yaml", Span(8, 3, 9, 10)), "the block")
    assert shown(problem((7, 1, 7, 8), related=(block,))).endswith(
        _rows("""
7 | context: |
  | ^^^^^^^
  |
 ::: a.yaml:8:3
  |
8 | /   First.
9 | |   Second.
  | |_________- the block
""")
    )


def test_the_own_snippet_comes_before_a_shorter_related_one(problem: Problem, shown: Shown) -> None:
    title = Related(Place("a.yaml", Span(1, 1, 1, 6)), "the title")
    rows = shown(problem((8, 3, 9, 10), related=(title,))).splitlines()
    assert rows[1] == " --> a.yaml:8:3"
    assert " ::: a.yaml:1:1" in rows[2:]


def test_a_span_of_no_width_gets_one_caret(problem: Problem, shown: Shown) -> None:
    assert shown(problem((1, 8, 1, 8))).endswith("\n  |        ^")


def test_a_place_behind_the_last_character_is_marked_there(problem: Problem, shown: Shown) -> None:
    assert shown(problem((2, 7, 2, 7))).endswith("\n2 | links:\n  |       ^")


def test_the_line_number_gutter_is_as_wide_for_every_diagnostic(
    problem: Problem, shown: Shown
) -> None:
    rows = shown(problem((1, 1, 1, 6)), problem((10, 1, 10, 1))).splitlines()
    assert " 1 | title: Remove PVHv1" in rows
    assert "10 |" in rows


@pytest.mark.parametrize("texts", [{}, {"a.yaml": ""}, {"a.yaml": "one line"}])
def test_a_place_without_source_is_named_with_its_hint(
    problem: Problem, shown: Shown, texts: Mapping[str, str] | None
) -> None:
    found = problem((9, 1, 9, 1), hint="look there")
    assert shown(found, texts=texts) == _rows("""
error[dangling-link]: wrong
 --> a.yaml:9:1
  = hint: look there
""")


def test_a_related_place_without_source_still_says_its_message(
    problem: Problem, shown: Shown
) -> None:
    other = Related(Place("gone.yaml", Span(4, 2, 4, 3)), "given here too")
    assert shown(problem(related=(other,))).endswith(
        "\n ::: gone.yaml:4:2\n  |\n  | given here too"
    )


def test_crlf_line_ends_are_no_part_of_the_source(problem: Problem, shown: Shown) -> None:
    assert shown(problem((2, 1, 2, 6)), texts={"a.yaml": "a: 1\r\nlinks:\r\n"}).endswith(
        "\n2 | links:\n  | ^^^^^"
    )


def test_the_severity_is_the_first_word(problem: Problem, shown: Shown) -> None:
    words = [shown(problem(severity=severity)).split("[")[0] for severity in Severity]
    assert words == ["error", "warning", "note"]


def test_messages_and_hints_are_wrapped_at_words_with_a_hanging_indent(
    problem: Problem, shown: Shown
) -> None:
    found = problem(
        message="one two three four five six", hint="seven eight nine ten eleven twelve"
    )
    assert shown(found, texts={}, width=40) == _rows("""
error[dangling-link]: one two three four
    five six
 --> a.yaml:1:1
  = hint: seven eight nine ten eleven
          twelve
""")


def test_a_label_that_does_not_fit_beside_its_marks_stands_below_them(
    problem: Problem, shown: Shown
) -> None:
    label = "a label that says a good deal more than fits"
    first = Related(Place("a.yaml", Span(3, 16, 3, 32)), label)
    assert shown(problem((1, 1, 1, 6), related=(first,)), width=60).endswith(
        _rows("""
3 |   depends-on: [pvh-dom0-defualt]
  |                ----------------
  |                a label that says a good deal more than
  |                fits
""")
    )


def test_a_word_that_is_too_long_stays_whole(problem: Problem, shown: Shown) -> None:
    address = "https://lists.example.org/" + "x" * 60
    assert f"\n    {address}\n" in shown(problem(message=f"bad {address} here"), width=50)


def test_colour_changes_nothing_but_the_escape_sequences(problem: Problem, report: Reports) -> None:
    other = Related(Place("a.yaml", Span(8, 3, 11, 3)), "block")
    found = report(problem((3, 3, 3, 13), hint="do", related=(other,)), texts={"a.yaml": SOURCE})
    coloured = render(found, "text", colour=True, width=80)
    assert coloured.startswith("\x1b[1;31merror[dangling-link]\x1b[0m")
    plain = coloured
    for code in ("0", "1", "1;31", "1;32", "1;94", "94"):
        plain = plain.replace(f"\x1b[{code}m", "")
    assert plain == render(found, "text", colour=False, width=80)
