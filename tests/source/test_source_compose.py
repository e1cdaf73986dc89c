"""Text becomes a tree of texts with places: what is refused, the limits, and that places hold."""

import pytest

from bootpath.diagnostic import Span
from bootpath.source import Flaw, Mapping, Route, compose, plain, span_at
from bootpath.source.composer import DEPTH_LIMIT, FLAW_LIMIT, NODE_LIMIT, TEXT_LIMIT


def tree_of(text: str) -> Mapping:
    composed = compose(text)
    assert composed.flaws == []
    assert composed.tree is not None
    return composed.tree


def data_of(text: str) -> object:
    holes: list[Route] = []
    data = plain(tree_of(text), (), holes)
    assert holes == []
    return data


def pointed_at(text: str, span: Span) -> str:
    assert span.line == span.end_line
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


def flaws_of(text: str) -> list[tuple[str, str]]:
    """The codes, each with the text that its span covers."""
    return [(flaw.code, pointed_at(text, flaw.span)) for flaw in compose(text).flaws]


def only_flaw(text: str) -> Flaw:
    (flaw,) = compose(text).flaws
    return flaw


def test_every_scalar_is_a_text_quoted_or_not() -> None:
    text = "a: [NO, 1.10, 12:30, 2025-02-30, ~, null, 0x1F, .inf, 1e3, 010, '1', \"\\x41\", '']\n"
    assert data_of(text) == {
        "a": ("NO", "1.10", "12:30", "2025-02-30", "~", "null", "0x1F", ".inf", "1e3", "010",
              "1", "A", "")
    }  # fmt: skip


def test_keys_are_texts_too() -> None:
    assert data_of("1: a\nno: b\n'': c\n? d\n: e\n~: f\n") == {
        "1": "a", "no": "b", "": "c", "d": "e", "~": "f"
    }  # fmt: skip


def test_an_absent_value_is_the_empty_text() -> None:
    assert data_of("a:\nb: [x, ]\nc: {d}\n? e\n") == {
        "a": "", "b": ("x",), "c": {"d": ""}, "e": ""
    }  # fmt: skip


def test_block_texts_keep_their_lines_and_crlf_makes_no_difference() -> None:
    text = "a: |\n  one\n\n  two\nb: >-\n  three\n  four\nc: 'five\n\n  six'\n"
    expected = {"a": "one\n\ntwo\n", "b": "three four", "c": "five\nsix"}
    assert data_of(text) == expected
    assert data_of(text.replace("\n", "\r\n")) == expected


def test_an_equals_sign_and_a_merge_sign_in_quotes_are_plain_keys() -> None:
    assert data_of("=: a\n'<<': b\n") == {"=": "a", "<<": "b"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x b\n", [("anchor", "&x b")]),
        ("a: &x\n  b: c\n", [("anchor", "&x")]),
        ("&x a: b\n", [("anchor", "&x a")]),
        ("a: [*x, b]\n", [("alias", "*x")]),
        ("*x : b\n", [("alias", "*x")]),
        ("a: !!str b\n", [("tag", "!!str b")]),
        ("a: !x {b: c}\n", [("tag", "!x {")]),
        ("a: ! b\n", [("tag", "! b")]),
        ("a: !!python/object:os.system x\n", [("tag", "!!python/object:os.system x")]),
        ("a: &x !y b\n", [("anchor", "&x !y b"), ("tag", "&x !y b")]),
        ("<<: {a: b}\n", [("merge-key", "<<")]),
        ("a: b\na: c\na: d\n", [("duplicate-key", "a"), ("duplicate-key", "a")]),
        ("? [a, b]\n: c\n", [("complex-key", "[")]),
        ("{{a: b}: c}: d\n", [("complex-key", "{")]),
        ("a: b\n---\nc: d\n", [("second-document", "---")]),
        ("- a\n", [("not-a-mapping", "-")]),
        ("a b c\n", [("not-a-mapping", "a")]),
        ("", [("empty-file", "")]),
        ("# nothing\n\n", [("empty-file", "#")]),
        ("---\n...\n", [("not-a-mapping", ".")]),
        ('a: "\\u202e"\n', [("forbidden-character", '"\\u202e"')]),
        ('"\\0": a\n', [("forbidden-character", '"\\0"')]),
        ('a: "\\r"\n', [("forbidden-character", '"\\r"')]),
    ],
)
def test_what_a_reader_could_misread_is_refused_where_it_stands(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert flaws_of(text) == found
    assert all(flaw.hint for flaw in compose(text).flaws)


@pytest.mark.parametrize("character", ["\0", "\x1b", "\ud800", "\uffff", "\x7f"])
def test_a_text_that_was_never_decoded_is_refused_too(character: str) -> None:
    text = f"a: b\nc: {character}\n"
    assert [flaw.code for flaw in compose(text).flaws] == ["forbidden-character"]
    assert compose(text).flaws[0].span == Span(2, 4, 2, 5)


def test_both_places_of_a_key_are_shown_and_the_first_value_stays() -> None:
    composed = compose("a: b\nc: d\n'a': e\n")
    (flaw,) = composed.flaws
    assert flaw.span == Span(3, 1, 3, 4)
    assert flaw.related == ((Span(1, 1, 1, 2), "it first stands here"),)
    assert composed.tree is not None
    assert plain(composed.tree, (), []) == {"a": "b", "c": "d"}


def test_what_is_refused_leaves_a_hole_and_the_rest_stands() -> None:
    composed = compose("a: *x\nb: [c, *x, d]\ne: f\n")
    holes: list[Route] = []
    assert composed.tree is not None
    assert plain(composed.tree, (), holes) == {"b": ("c", None, "d"), "e": "f"}
    assert holes == [("a",), ("b", 1)]


def test_a_value_with_a_tag_or_an_anchor_is_read_all_the_same() -> None:
    composed = compose("a: !!int 1\nb: &x {c: d}\n")
    assert composed.tree is not None
    assert plain(composed.tree, (), []) == {"a": "1", "b": {"c": "d"}}


def test_the_deepest_nesting_allowed_is_read_and_one_more_is_not() -> None:
    inner = DEPTH_LIMIT - 1
    assert compose(f"a: {'[' * inner}{']' * inner}\n").flaws == []
    deeper = only_flaw(f"a: {'[' * DEPTH_LIMIT}{']' * DEPTH_LIMIT}\n")
    assert (deeper.code, deeper.span[:2]) == ("too-deep", (1, 4 + inner))


def test_a_text_as_long_as_may_be_is_read_and_one_longer_is_not() -> None:
    assert compose("a: " + "x" * TEXT_LIMIT).flaws == []
    longer = compose("a: " + "x" * (TEXT_LIMIT + 1) + "\nb: c\n")
    assert [flaw.code for flaw in longer.flaws] == ["text-too-long"]
    assert longer.tree is not None
    assert plain(longer.tree, (), []) == {"b": "c"}


def test_as_many_values_as_may_be_are_read_and_one_more_is_not() -> None:
    assert compose("a: [" + "b, " * (NODE_LIMIT - 2) + "]").flaws == []
    more = compose("a: [" + "b, " * (NODE_LIMIT - 1) + "]")
    assert [flaw.code for flaw in more.flaws] == ["too-many-values"]
    assert more.tree is None


def test_after_many_flaws_reading_stops_and_says_so() -> None:
    composed = compose("a: b\n" * 1_000)
    assert len(composed.flaws) == FLAW_LIMIT + 1
    assert composed.flaws[-1].message == "more of the like; the file was read no further"
    assert composed.tree is None


def test_a_second_document_is_not_read_but_the_first_one_is() -> None:
    composed = compose("a: b\n---\nc: d\n")
    assert composed.tree is not None
    assert plain(composed.tree, (), []) == {"a": "b"}


PLACES = """\
title: Plain words # and a comment
'quoted': "a \\u0041"
block: |
  first
  second
folded: >-
  first
list:
  - one
  - {a: b, c: [d, e]}
  - - nested
empty:
日本: 😀 語
flow: {x: y,
  z: w}
"""


@pytest.mark.parametrize(
    ("route", "key", "covered"),
    [
        (("title",), False, "Plain words"),
        (("title",), True, "title"),
        (("quoted",), False, '"a \\u0041"'),
        (("quoted",), True, "'quoted'"),
        (("block",), False, "block"),
        (("folded",), False, "folded"),
        (("list",), False, "list"),
        (("list", 0), False, "one"),
        (("list", 1), False, "{a: b, c: [d, e]}"),
        (("list", 1, "a"), False, "b"),
        (("list", 1, "c"), False, "c"),
        (("list", 1, "c", 1), False, "e"),
        (("list", 2, 0), False, "nested"),
        (("empty",), False, "empty"),
        (("日本",), False, "😀 語"),
        (("日本",), True, "日本"),
        (("flow",), False, "flow"),
        (("flow", "z"), False, "w"),
        (("flow", "missing"), False, "flow"),
        (("list", 9), False, "list"),
        (("title", "deeper", 3), False, "Plain words"),
    ],
)
def test_a_route_leads_to_what_it_names(route: Route, key: bool, covered: str) -> None:
    for text in (PLACES, PLACES.replace("\n", "\r\n")):
        span = span_at(tree_of(text), text, route, key=key)
        assert pointed_at(text, span) == covered


def test_a_fragment_is_found_as_it_is_written_and_else_the_value_is_pointed_at() -> None:
    tree = tree_of(PLACES)
    found = span_at(tree, PLACES, ("block",), fragment="second")
    assert found == Span(5, 3, 5, 9)
    missing = span_at(tree, PLACES, ("block",), fragment="third")
    assert pointed_at(PLACES, missing) == "block"
    elsewhere = span_at(tree, PLACES, ("title",), fragment="second")
    assert pointed_at(PLACES, elsewhere) == "Plain words"
