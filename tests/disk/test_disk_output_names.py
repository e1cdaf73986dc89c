import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bootpath.disk.fault import OutputRefused
from bootpath.disk.names import NameLedger
from bootpath.disk.output import publish
from bootpath.disk.tree import MARKER


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("/etc/passwd", "is absolute"),
        ("//x", "is absolute"),
        ("..", "has an empty part"),
        ("../x", "has an empty part"),
        ("a/../../x", "has an empty part"),
        ("a/..", "has an empty part"),
        (".", "has an empty part"),
        ("./x", "has an empty part"),
        ("a/./x", "has an empty part"),
        ("a//x", "has an empty part"),
        ("a/", "has an empty part"),
        ("", "has an empty part"),
        ("..\\x", "holds a backslash"),
        ("a\\b", "holds a backslash"),
        ("a\0b", "holds a backslash or a character"),
        ("a\nb", "holds a backslash or a character"),
        ("a\x7fb", "holds a backslash or a character"),
        ("a\udcffb", "holds a backslash or a character"),
        ("d/" * 33 + "x", "lies more than 32 directories deep"),
    ],
)
def test_a_name_that_is_not_inside_the_output_is_refused(
    tmp_path: Path, name: str, why: str
) -> None:
    target = tmp_path / "site"
    publish([("index.html", b"old")], target, apart_from=[])
    with pytest.raises(OutputRefused) as caught:
        publish([("a.html", b"new"), (name, b"new")], target, apart_from=[])
    assert why in caught.value.message
    assert caught.value.message.isprintable()
    assert caught.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (target / "index.html").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("a.html", "a.html", "the output has two files of the name a.html"),
        ("a.html", "A.html", "a.html and A.html would be one file"),
        ("d/straße", "d/STRASSE", "d/straße and d/STRASSE would be one file"),
        ("é", "e\u0301", "would be one file"),
        ("É", "e\u0301", "would be one file"),
        ("ﬁ", "fi", "would be one file"),
        ("a", "a/b", "a and a/ would be one file"),
        ("a/b", "a", "a/ and a would be one file"),
        ("A", "a/b/c", "A and a/ would be one file"),
        ("a/b/c", "A/B", "a/b/ and A/B would be one file"),
        ("A/x", "a/y", "A/ and a/ would be one file"),
        ("d/A/x", "d/a/y", "d/A/ and d/a/ would be one file"),
        ("x", MARKER, f"the output has two files of the name {MARKER}"),
        ("x", MARKER.upper(), "would be one file"),
    ],
)
def test_two_names_that_fall_together_anywhere_are_refused(
    tmp_path: Path, first: str, second: str, message: str
) -> None:
    with pytest.raises(OutputRefused) as caught:
        publish([(first, b"1"), (second, b"2")], tmp_path / "site", apart_from=[])
    assert message in caught.value.message
    assert list(tmp_path.iterdir()) == []


def test_names_that_only_look_dangerous_are_written(tmp_path: Path) -> None:
    names = [
        "...",
        "..a",
        "a..",
        ".nojekyll",
        "~",
        "-rf",
        "a b",
        "日本/語.html",
        "C:x",
        "d/" * 32 + "x",
    ]
    publish([(name, name.encode()) for name in names], tmp_path / "site", apart_from=[])
    for name in names:
        assert (tmp_path / "site" / name).read_bytes() == name.encode()


def test_each_directory_is_asked_for_once_and_outermost_first() -> None:
    ledger = NameLedger()
    assert ledger.admit("index.html") == []
    assert ledger.admit("a/b/c/x") == ["a", "a/b", "a/b/c"]
    assert ledger.admit("a/b/y") == []
    assert ledger.admit("a/d/y") == ["a/d"]


@given(
    st.lists(
        st.sampled_from(("a", "A", "b", "b/a", "B/c", "b/a/d", "e/f/g", "é", "e\u0301")),
        max_size=20,
    )
)
def test_a_name_that_was_released_is_as_if_it_had_never_been(names: list[str]) -> None:
    """Each name is admitted, or released if it was; a ledger of those that are left agrees."""
    ledger, left = NameLedger(), list[str]()
    for name in names:
        if name in left:
            ledger.release(name)
            left.remove(name)
            continue
        fresh = NameLedger()
        made = {directory for one in left for directory in fresh.admit(one)}
        try:
            wanted = set(fresh.admit(name))
        except OutputRefused as refused:
            with pytest.raises(OutputRefused, match=re.escape(refused.message)):
                ledger.admit(name)
            return
        assert set(ledger.admit(name)) == wanted
        assert made.isdisjoint(wanted)
        left.append(name)
        assert ledger.names == set(left)
