"""`append` on the shipped records and on records in every style: nothing else changes."""

import contextlib
import difflib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from scribe import Scribe

from bootpath.edit import CannotEdit, Value, append
from bootpath.source import Composed, Sequence, compose, plain

RECORDS = sorted((Path(__file__).parents[2] / "decisions").glob("*.yaml"))
ORDER = (
    *("title", "question", "summary", "status", "options", "positions", "conditions"),
    *("questions", "expectations", "links", "context", "events", "unverified"),
)
LISTS = ("status", "positions", "questions", "events")

WORDS = st.lists(st.sampled_from(("a", "the", "yes:", "no,", "#1", "[[x]]", "'tis", '"so"')))
TEXTS = st.one_of(
    WORDS.map(" ".join),
    st.text("ab -:#,[]{}'\"\\\n\t", max_size=12),
    st.lists(st.text("ab ", max_size=6), max_size=4).map("\n".join),
)
ITEMS = st.fixed_dictionaries(
    {"person": st.sampled_from(("ada", "NO", "1.10"))},
    optional={
        "date": st.just("2016-04-14"),
        "says": TEXTS,
        "cite": st.fixed_dictionaries({"mail": st.just("a@b")}, optional={"quote": TEXTS}),
        "answers": st.lists(st.fixed_dictionaries({"says": TEXTS}), max_size=2).map(tuple),
        "tags": st.lists(st.sampled_from(("pv", "pvh: 2")), max_size=3).map(tuple),
    },
)
RECORD = st.fixed_dictionaries(
    {"title": TEXTS},
    optional={
        "summary": TEXTS,
        "options": st.dictionaries(st.sampled_from(("x", "y")), st.just({"title": "T"})),
        "context": TEXTS,
        **{key: st.lists(ITEMS, max_size=3).map(tuple) for key in LISTS},
    },
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    text = Scribe(draw).record(draw(RECORD))
    assume(not compose(text).flaws)
    if draw(st.booleans()):
        text = text.rstrip("\n")
        assume(not compose(text).flaws)
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from(("", "\ufeff"))) + text


def data(text: str) -> dict[str, Any]:
    composed = sound(text)
    assert composed.tree is not None
    values: dict[str, Any] = plain(composed.tree, (), [])
    return values


def sound(text: str) -> Composed:
    composed = compose(text.removeprefix("\ufeff"))
    assert composed.flaws == []
    return composed


def kept(before: str, after: str) -> bool:
    """Whether the text is the old one with a single stretch put in."""
    pairs = enumerate(zip(before, after, strict=False))
    start = next((place for place, (old, new) in pairs if old != new), len(before))
    return after.endswith(before[start:]) and len(after) > len(before)


def in_brackets(text: str, key: str) -> bool:
    tree = sound(text).tree
    assert tree is not None
    node = tree.entries[key][1] if key in tree.entries else None
    if not isinstance(node, Sequence):
        return False
    return text.removeprefix("\ufeff").split("\n")[node.mark[0]][node.mark[1]] == "["


def remark_behind(text: str, key: str) -> str:
    """The comment behind the bracket that ends a list; nothing where there is none."""
    if not in_brackets(text, key):
        return ""
    tree = sound(text).tree
    assert tree is not None
    _, _, line, column = tree.entries[key][1].mark
    rest = text.removeprefix("\ufeff").split("\n")[line][column:]
    return "".join(re.findall(r"# c\d+", rest))


def remarked_lines(text: str) -> Iterator[tuple[str, str]]:
    """Each comment with what stands before it on its line, up to the end of a list."""
    for found in re.finditer(r"^(.*)(# c\d+)", re.sub(r"\s*\[\s*\]", "", text), re.MULTILINE):
        yield found[2], found[1].rstrip(" ,]")


def last_text(value: Any) -> str:
    while value and not isinstance(value, str):
        value = [*value.values()][-1] if isinstance(value, dict) else value[-1]
    return str(value)


def with_item(text: str, key: str, item: dict[str, Any]) -> str | None:
    """The new text, or none in the one case that is refused: a block text grows at the end."""
    if not text.endswith("\n"):
        with contextlib.suppress(CannotEdit):
            return append(text, key, item, ORDER)
        with pytest.raises(CannotEdit, match="ends inside a block text"):
            append(text, key, item, ORDER)
        return None
    return append(text, key, item, ORDER)


@settings(max_examples=100, deadline=None)
@given(texts(), st.sampled_from(LISTS), ITEMS)
def test_the_data_is_the_old_with_the_item_behind_it(
    text: str, key: str, item: dict[str, Any]
) -> None:
    before = data(text)
    after = with_item(text, key, item)
    if after is not None:
        assert data(after) == {**before, key: (*before.get(key, ()), item)}


@settings(max_examples=100, deadline=None)
@given(texts(), st.sampled_from(LISTS), ITEMS)
def test_without_the_stretch_put_in_the_text_is_the_old(
    text: str, key: str, item: dict[str, Any]
) -> None:
    after = with_item(text, key, item)
    if after is None:
        return
    if in_brackets(text, key):  # empty ones go, and a comma may come before a comment
        loose = re.compile(r"[\[\],]|\s")
        assert kept(loose.sub("", text), loose.sub("", after))
    else:
        assert kept(text, after)


@settings(max_examples=100, deadline=None)
@example(
    "title: x\nstatus: [{answers: [\n   ], person: ada, cite: {mail: 'a@b'}},]  # c3\n",
    "status",
    {"person": "ada", "date": "2016-04-14", "tags": (), "answers": ({"says": "a" * 40},)},
)
@given(texts(), st.sampled_from(LISTS), ITEMS)
def test_comments_stay_behind_and_above_what_they_stood_at(
    text: str, key: str, item: dict[str, Any]
) -> None:
    after = with_item(text, key, item)
    if after is None:
        return
    remarks = re.compile(r"# c\d+")
    assert remarks.findall(after) == remarks.findall(text)
    above = re.compile(r"^# c\d+\r?\n[a-z]+:", re.MULTILINE)
    assert set(above.findall(text)) <= set(above.findall(after))
    lines = dict(remarked_lines(after))
    behind = ""  # what an item on a line of its own pushes down with it
    if in_brackets(after, key):
        behind = remark_behind(text, key)
        assert behind == remark_behind(after, key)
    for remark, line in remarked_lines(text):
        assert remark == behind or lines[remark].startswith(line)


@settings(max_examples=100, deadline=None)
@given(texts(), st.sampled_from(LISTS), ITEMS)
def test_line_ends_and_the_last_one_are_those_of_the_file(
    text: str, key: str, item: dict[str, Any]
) -> None:
    after = with_item(text, key, item)
    if after is None:
        return
    if "\n" in text:
        assert ("\r\n" in after) == ("\r\n" in text)
    if "\r\n" in text:
        assert not re.search(r"(?<!\r)\n", after)
    assert after.endswith("\n") == text.endswith("\n") or last_text(item).endswith("\n")


@settings(max_examples=100, deadline=None)
@given(texts(), st.sampled_from(LISTS), ITEMS, ITEMS)
def test_a_second_item_comes_behind_the_first(
    text: str, key: str, item: dict[str, Any], other: dict[str, Any]
) -> None:
    after = with_item(text, key, item)
    again = None if after is None else with_item(after, key, other)
    if again is not None:
        assert data(again)[key][-2:] == (item, other)


CHANGES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "with CRLF": lambda text: text.replace("\n", "\r\n"),
    "with a byte order mark": lambda text: "\ufeff" + text,
    "without the last line break": lambda text: text.rstrip("\n"),
}
POSITION: dict[str, Value] = {
    "person": "roger-pau-monne",
    "date": "2016-04-13",
    "stance": "conditional",
    "says": "Would agree: if the stub stays small, and if the tools go on loading old kernels, "
    "which they do today.",
    "cite": {"mail": "20160413151414.example@example.org", "quote": "if the stub stays small"},
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_shipped_record_gains_lines_and_loses_none(path: Path, change: str) -> None:
    text = CHANGES[change](path.read_bytes().decode())
    before = data(text)
    for key in LISTS:
        after = append(text, key, POSITION, ORDER)
        assert data(after) == {**before, key: (*before.get(key, ()), POSITION)}
        assert kept(text, after)
        assert after.endswith("\n") == text.endswith("\n")
        old, new = text.split("\n"), after.split("\n")
        lines = difflib.unified_diff(old, new, lineterm="", n=0)
        changed = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
        assert changed
        if text.endswith("\n"):
            assert all(line.startswith("+") for line in changed)
