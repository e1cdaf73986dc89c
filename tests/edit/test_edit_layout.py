"""How values are written from scratch, and that every text comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bootpath.edit import Style, document, item_text
from bootpath.edit.layout import Value
from bootpath.source import compose, plain

TEXTS = st.one_of(
    st.text(st.sampled_from("ab -:#,[]{}?&*!|>'\"%@`\\~<.\n\t\u00e9\u00a0\U0001f427"), max_size=40),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf", "Cn")), max_size=60),
    st.lists(st.text("abc.:#-", min_size=1, max_size=12), max_size=60).map(" ".join),
)
KEYS = st.one_of(st.text("abc-", min_size=1, max_size=8), st.text("a<:#-'\"[]{} ", max_size=5))
VALUES: st.SearchStrategy[Value] = st.recursive(
    TEXTS,
    lambda inner: st.one_of(
        st.dictionaries(KEYS, inner, max_size=4), st.lists(inner, max_size=4).map(tuple)
    ),
    max_leaves=12,
)
STYLES = st.builds(
    Style,
    step=st.integers(1, 4),
    dash=st.integers(0, 4),
    offset=st.integers(2, 4),
    pad=st.sampled_from(("", " ")),
    quoted=st.frozensets(KEYS, max_size=3),
    block=st.frozensets(st.tuples(KEYS, st.booleans()), max_size=3),
)


def data(text: str) -> object:
    composed = compose(text)
    assert composed.flaws == []
    assert composed.tree is not None
    return plain(composed.tree, (), [])


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5), STYLES)
def test_a_document_reads_back_as_the_values_that_it_was_made_of(
    values: dict[str, Value], style: Style
) -> None:
    assert data(document(values, style)) == values


@given(st.dictionaries(KEYS, VALUES, max_size=5), st.integers(0, 6), STYLES, st.booleans())
def test_an_item_reads_back_as_the_values_that_it_was_made_of(
    item: dict[str, Value], indent: int, style: Style, flow: bool
) -> None:
    text = item_text(item, indent, style, flow=flow)
    assert data(f"list:\n{text}") == {"list": (item,)}


@given(st.lists(st.text("abc,.", min_size=1, max_size=20), min_size=30).map(" ".join))
def test_prose_is_folded_at_a_hundred_columns(prose: str) -> None:
    lines = document({"says": prose}).splitlines()
    if len(prose) > 94:
        assert lines[0] == "says: >-"
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize(
    "text",
    ["NO", "1.10", "2016-04-13", "-1", "+2", "12:30", "a#b", "null", "<a@b>", "it's", 'a "b"'],
)
def test_a_text_that_is_safe_is_written_as_it_is(text: str) -> None:
    assert document({"says": text}) == f"says: {text}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", '""'),
        (" a", '" a"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("a:", '"a:"'),
        ("- a", '"- a"'),
        ("---", '"---"'),
        ("<<", '"<<"'),
        ("[[slug]]", '"[[slug]]"'),
        ("'s", '"\'s"'),
        ('"a" it\'s: b', "'\"a\" it''s: b'"),
        ("\\: b", "'\\: b'"),
        ("a\tb", r'"a\tb"'),
        ("\n", r'"\n"'),
        ("a\n\n", r'"a\n\n"'),
    ],
)
def test_a_text_that_is_not_safe_is_quoted(text: str, written: str) -> None:
    assert document({"says": text}) == f"says: {written}\n"


def test_a_flow_mapping_quotes_what_only_braces_make_unsafe() -> None:
    cite = {"url": "https://lists.example.org/7", "quote": "yes, then"}
    assert document({"cite": cite}) == (
        'cite: {url: "https://lists.example.org/7", quote: "yes, then"}\n'
    )


def test_a_citation_that_is_too_long_for_one_line_becomes_a_block() -> None:
    cite = {"mail": f"{'x' * 80}@example.org", "quote": "yes"}
    assert document({"cite": cite}) == f"cite:\n  mail: {'x' * 80}@example.org\n  quote: yes\n"


def test_a_word_that_is_too_long_is_not_folded() -> None:
    address = f"https://example.org/{'x' * 100}"
    assert document({"document": address}) == f"document: {address}\n"


def test_prose_with_a_blank_at_its_end_is_quoted_however_long_it_is() -> None:
    prose = "word " * 30
    assert document({"says": prose}) == f'says: "{prose}"\n'


def test_a_text_of_several_lines_is_a_literal_block() -> None:
    assert document({"context": "One.\n\n- Two.\n", "summary": "a\nb"}) == (
        "context: |\n  One.\n\n  - Two.\nsummary: |-\n  a\n  b\n"
    )


def test_a_mapping_with_a_text_of_several_lines_is_a_block() -> None:
    assert document({"keep": {"says": "a\nb"}}) == "keep:\n  says: |-\n    a\n    b\n"


def test_a_record_reads_as_one_that_a_person_wrote() -> None:
    record: dict[str, Value] = {
        "title": "PVH: the only way in",
        "components": ["linux", "xen"],
        "status": [{"is": "draft", "date": "2016-04-13"}],
        "options": {"keep": {"title": "Keep it"}},
        "positions": [],
        "questions": [
            {
                "key": "old-machines",
                "asks": "What becomes of old machines, "
                + "and of older ones, " * 4
                + "in the end?",
                "answers": [{"person": "ada", "says": "Nothing: they stay."}],
            }
        ],
        "unverified": ["Whether anybody noticed."],
    }
    assert document(record) == (
        'title: "PVH: the only way in"\n'
        "components: [linux, xen]\n"
        "status:\n"
        "  - is: draft\n"
        "    date: 2016-04-13\n"
        "options:\n"
        "  keep: {title: Keep it}\n"
        "positions: []\n"
        "questions:\n"
        "  - key: old-machines\n"
        "    asks: >-\n"
        "      What becomes of old machines, and of older ones, and of older ones, and of older"
        " ones, and of\n"
        "      older ones, in the end?\n"
        "    answers:\n"
        "      - person: ada\n"
        '        says: "Nothing: they stay."\n'
        "unverified:\n"
        "  - Whether anybody noticed.\n"
    )
