"""Where a rule looks at the usual case first, its answer is that of the whole look."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bootpath import prose
from bootpath.rules.citations import is_address, is_address_by_parts

COMMON = settings(deadline=None, derandomize=True, max_examples=600)


ADDRESSES = st.lists(
    st.sampled_from(
        ["https://", "http://", "ftp:", "a", "Lists", ".", "..", "example.org", "/", "//", ":", "@",
         ":80", ":x", "?", "#", "-", "_", "[::1]", "[", "é", "％", "\n", " ", "%20", "~", "0", "{"]
    ),
    max_size=9,
)  # fmt: skip


@settings(COMMON, max_examples=3_000)
@given(ADDRESSES.map("".join) | ADDRESSES.map(lambda parts: "https://" + "".join(parts)))
@example("https://lists.example.org/archives/a@b")
@example("https://a@lists.example.org/")
@example("https://lists.example.org\n")
@example("https://example/")
def test_an_address_is_one_whichever_way_it_is_looked_at(text: str) -> None:
    assert is_address(text) == is_address_by_parts(text)


BRACKETED = st.lists(
    st.sampled_from(
        ["[[", "]]", "[", "]", "a", "b-c", " ", "\n", "\r\n", "\r", "`", "``", "\\", "    ", "```\n",
         "- ", "> ", "|", "[[a]]", "é"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@settings(COMMON, max_examples=2_000)
@given(BRACKETED)
def test_every_reference_stands_in_double_brackets(text: str) -> None:
    assert set(prose.references(text)) <= set(prose.bracketed(text))


LINES = st.lists(
    st.sampled_from(
        ["a", "text of a line", "> " * 5, ">" * 10, "- " * 5, "1. " * 4, " " * 9, " " * 10, "\t" * 10,
         "* * * * * ", "|" * 60, "|" * 101, "*" * 700, "`" * 9, "\\``", "é", "\u3000" * 10, "\ud800",
         "한", "\x00", "\x7f", "\x85", "😀", "\r", "\x0b" * 10, "\x1c" * 10]
    ),
    max_size=60,
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\r\n", "\r", "", " "])


@COMMON
@given(ENDS, LINES)
def test_what_is_plainly_simple_is_counted_alike_in_bytes_and_in_characters(
    end: str, lines: list[str]
) -> None:
    text = end.join(lines)
    rows, bars = text.count("\n") + text.count("\r") + 1, text.count("|")
    simple = (
        rows <= prose.LINES // prose.DEPTH
        and bars <= prose.COLUMNS
        and (bars + 1) * rows <= prose.CELLS
        and sum(map(text.count, "\\`*_[]<>~")) <= prose.MARKS
        and not re.search(rf"`{{{prose.TICKS + 1},}}|\\``+", text)
        and not re.search(rf"[\r\n][\s>*+.\d-]{{{prose.DEPTH}}}", "\n" + text)
    )
    assert prose._is_plainly_simple(text, text.encode("utf-8", "surrogatepass")) == simple
    odd = re.search(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]", text)
    found = [one.fragment for one in prose.complaints(text) if "no character" in one.sentence]
    assert found == ([odd[0]] if odd else [])
