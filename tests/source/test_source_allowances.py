"""Comments that allow: where they are read, which lines they cover, and what is none."""

import pytest

from bootpath.diagnostic import Span
from bootpath.source import Allowance, allowances, compose


def found(text: str) -> list[Allowance]:
    return allowances(text, compose(text).tree)


def test_behind_a_value_it_covers_its_own_line() -> None:
    text = "a: b\nc: d  # allow: self-link it was one once  \n"
    (one,) = found(text)
    assert one == Allowance("self-link", "it was one once", Span(2, 7, 2, 41), (2,))


def test_alone_on_a_line_it_covers_that_line_and_the_next() -> None:
    (one,) = found("a:\n  # allow: self-link why\n  b: c\n")
    assert one.lines == (2, 3)
    assert one.span == Span(2, 3, 2, 25)


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_the_reason_ends_with_the_line(end: str) -> None:
    (one,) = found(f"a: b # allow: code a reason # more{end}")
    assert one.reason == "a reason # more"


@pytest.mark.parametrize(
    ("comment", "code", "reason"),
    [
        ("#allow:x", "x", ""),
        ("#\tallow:\tx\ty", "x", "y"),
        ("# allow:", "", ""),
        ("# allow: x", "x", ""),
    ],
)
def test_blanks_make_no_difference(comment: str, code: str, reason: str) -> None:
    (one,) = found(f"a: b\n{comment}\n")
    assert (one.code, one.reason) == (code, reason)


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  # allow: x y\n",
        "a: >\n  words\n  # allow: x y\nb: c\n",
        "a: 'b # allow: x y'\n",
        'a: "b\n\n  # allow: x y"\n',
        "'# allow: x': b\n",
        "a: [b, 'c # allow: x y']\n",
        "a: b#allow: x\n",
        "a: b # allowed: x\n",
        "a: b # do allow: x\n",
        "a: |\n  " + "x" * 70_000 + "\n  # allow: x y\n",
    ],
)
def test_what_stands_in_a_text_or_resembles_it_is_no_allowance(text: str) -> None:
    assert found(text) == []


def test_between_block_texts_it_is_one() -> None:
    lines = [one.span.line for one in found("a: |\n  b\n# allow: x y\nc: |\n  d\n# allow: z w\n")]
    assert lines == [3, 6]


def test_inside_a_flow_list_it_is_one() -> None:
    (one,) = found("a: [b, # allow: x y\n  c]\n")
    assert one.lines == (1,)


def test_without_a_tree_every_comment_counts() -> None:
    assert [one.code for one in allowances("# allow: x y\na: 'b # allow: z w'\n", None)] == [
        "x",
        "z",
    ]
