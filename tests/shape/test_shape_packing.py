"""A record from its packed form is the record from its file; what is not sound is never packed."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_shape_properties import CHANGES, COMMON, EDITS, FILE_OF, SHIPPED, changed, edited

from bootpath.app.reading import kind_of, packed_file, read_file
from bootpath.record import KINDS
from bootpath.shape import fitting, packed, shape, unpacked
from bootpath.source import compose, plain, sound


def assert_same(kind: str, text: str) -> None:
    """The quick way and the packed form of a text give what the careful way gives, or nothing."""
    composed, tree = compose(text), sound(text)
    if composed.tree is None or composed.flaws:
        assert tree is None
        return
    assert tree is not None
    shaped, data = shape(kind, "x.yaml", composed.tree), packed(tree)
    assert b"\n" not in data
    for again in (fitting(kind, tree), unpacked(kind, data)):
        assert (again is None) == bool(shaped.findings)
        if again:
            assert again == shaped
            assert repr(again.record) == repr(shaped.record)
            written = [one.record.model_dump(exclude_unset=True) for one in (again, shaped)]
            assert repr(written[0]) == repr(written[1])


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_file_is_packed_and_made_again(name: str) -> None:
    text = SHIPPED[name]
    assert_same(kind_of(name), text)
    data = packed_file(text.encode())
    assert data is not None
    assert unpacked(kind_of(name), data) == read_file(name, text.encode()).shaped


FULL = """
title: "Ein \\u00e9 \\\\ 😀 title"
question: Which?
status:
  - {is: deferred, date: 2016-04-13, until: 2017-01-01, says: "two\\nlines"}
options: {b: {title: B}, a: {title: A, excludes: [{decision: other, option: x}]}}
positions:
  - {person: ada, date: 2016-04-13, stance: supports, option: a, says: Yes., vote: "+1"}
clock: {runs: P1Y6M2W10D}
review: %s
links: {depends-on: [x, y], relates-to: []}
context: |
  A literal block.

    indented
unverified: [one]
"""


@pytest.mark.parametrize("review", ["P5Y", "2026-01-31"])
def test_values_of_every_type_come_through(review: str) -> None:
    assert_same("decision", FULL % review)
    assert packed_file((FULL % review).encode())


@COMMON
@given(CHANGES)
def test_a_record_with_wrong_values_is_never_unpacked(
    changes: list[tuple[list[int], str, Any]],
) -> None:
    for kind in KINDS:
        tree = compose(SHIPPED[FILE_OF[kind]]).tree
        assert tree is not None
        data = changed(json.loads(json.dumps(plain(tree, (), []))), changes)
        assert_same(kind, json.dumps(data, ensure_ascii=False, indent=1))


@settings(COMMON, max_examples=120)
@given(st.sampled_from(sorted(SHIPPED)), EDITS)
def test_however_a_file_is_cut_up_only_a_sound_record_is_unpacked(
    name: str, edits: list[tuple[str, int, str]]
) -> None:
    text = edited(SHIPPED[name], edits)
    assert_same(kind_of(name), text)
    read = read_file(name, text.encode())
    sound = not read.problems and not read.shaped.findings and not read.shaped.removed
    data = packed_file(text.encode())
    again = unpacked(kind_of(name), data) if data is not None else None
    assert again == (read.shaped if sound else None)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b"{}", b'"title"', b"\xff", b"{" * 300]
)
def test_what_is_no_packed_record_is_no_record(data: bytes) -> None:
    assert unpacked("decision", data) is None


def test_nothing_is_packed_of_a_file_that_is_not_text() -> None:
    assert packed_file(b"title: \xff") is None
    assert packed_file(b"") is None
    assert packed_file(b"a: 1\na: 2\n") is None
    assert packed_file(b"a: *b\n") is None
