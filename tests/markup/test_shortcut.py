"""The short way to HTML: what it takes, and that it makes of it what the converter makes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bootpath.markup import Converter, Mention, Target, block
from bootpath.markup.mention import Mentions
from bootpath.markup.shortcut import shortened

RECORDS = Path(__file__).parents[2] / "decisions"
CONVERTER = Converter()
TERM = re.compile(r"(?<!\w)(?:PVH?|legacy[ \t]*\n?[ \t]*support|42|amp|em|class)(?!\w)")
TARGETS = {
    "keep-it": Target("../decisions/keep-it.html", "Keep PV & _42_"),
    "odd": Target("odd.html", 'The "odd" <entry>'),
    "blank": Target("blank.html", "no\xa0break"),
    "asks": Target("page?a&b", "PV"),
}


def mentions(text: str) -> Iterator[Mention]:
    return (Mention(*found.span(), "terms.html#a&b") for found in TERM.finditer(text))


def both_ways(text: str, terms: Mentions | None) -> tuple[str, str]:
    """A text with the short way and without it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block, "shortened", lambda *_: None)
        long = CONVERTER.block(text, TARGETS.get, terms)
    return CONVERTER.block(text, TARGETS.get, terms), long


WORDS = st.sampled_from(
    ["PV", "PVH", "legacy", "support", "legacy support", "42", "amp", "em", "class", "a", "é", "中",
     "(PVH),", '"b', 'c"', "“d”", "’tis", "x86.", "1.5", "2016.", "–", "-", "--", "…", "²", "१.", "?!"],
)  # fmt: skip
SPANS = st.sampled_from(
    ["`code`", "`a b`", "`x_y`", "`<b>`", "`a&amp;b`", "`*PV*`", "`[[keep-it]]`", "`PV`,", "!`c`",
     "[[keep-it]]", "[[odd]]", "[[blank]]", "[[asks]]", "[[gone]]", "[[a_b]],", "([[v1.2]])",
     "[PV](https://e.org)", "[a b](http://e-x.org/a_b?x=1#y)", "[c\nd](https://e.org/%zz)"],
)  # fmt: skip
NASTY = st.sampled_from(
    ["*", "**", "_", "__", "_x_", "snake_case", "`", "``", "```\n", "~~", "~~~\n", "\\", "\\`", "&",
     "&amp;", "&copy;", "<", ">", "\t", "  ", "  \n", " \n", "\n ", "    ", "\n    ", "\n  ",
     "# ", "\n# ", "#", "> ", "\n> ", "* ", "+ ", "- ", "\n- ", "\n-", "1. ", "\n1. ", "12.",
     "---", "\n---\n", "- - -", "===", "\n===\n", "|", " | ", "| ", "||", "|-|-|", "|---|---|\n",
     "[", "]", "[[", "]]", "](", ")", "[a]", "[a](b)", "![a](https://e.org)", "[[x]](https://e.org)",
     "](https://e.org)", "](https://", "e.org1.5", "xn--a.org", ":80", "[a\n---\nb](https://e.org)",
     "<https://e.org/42>", "https://e.org/x_y", "a@b.org", "<em>", "{}", "=", "+", "$", "^", ": x",
     "\r\n", "\r", "\x0b", "\x0c", "\xa0", "\u2028", "\u3000", "\u200b", "\x85", "\x02", "\x03",
     "\u0345", "\u0301", "\x7f", "\n", "\n\n", "\n\n\n", ""],
)  # fmt: skip

UNITS = st.one_of(WORDS, WORDS, SPANS)
PHRASES = st.lists(UNITS, min_size=1, max_size=5).map(" ".join)
PARAGRAPHS = st.lists(PHRASES, min_size=1, max_size=3).map("\n".join)
ITEMS = st.lists(PHRASES, min_size=1, max_size=2).map(lambda lines: "- " + "\n  ".join(lines))
LISTS = st.lists(ITEMS, min_size=1, max_size=3).map("\n".join)
ROWS = st.lists(PHRASES, min_size=2, max_size=2).map(lambda cells: f"| {' | '.join(cells)} |")
TABLES = st.tuples(ROWS, st.sampled_from(["|---|---|", "| :-: | --: |"]), ROWS, ROWS).map("\n".join)
GAPS = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n\n", "\n\n\n", "\n", ""])
TEXTS = st.lists(
    st.tuples(st.one_of(PARAGRAPHS, PARAGRAPHS, LISTS, TABLES), GAPS).map("".join), max_size=4
).map("".join)


@st.composite
def disturbed(draw: st.DrawFn) -> str:
    """An ordinary text with something put in, or in the place of a character or two."""
    text = draw(TEXTS)
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.one_of(NASTY, UNITS)) + text[at + draw(st.integers(0, 2)) :]
    return text


@settings(deadline=None, max_examples=2_000)
@given(disturbed(), st.sampled_from([None, mentions]))
@example("[a\n---\nb](https://e.org)", None)
@example("see [a](https://e.org1.5/x)", None)
@example("[[keep-it]](https://e.org)", None)
@example("see ![a](https://e.org)", None)
@example("- a\n\n- b", None)
@example("| a | b |\n|---|---|\n| PV | c |\n| --- | --- |\n| PVH | 42 |", mentions)
def test_an_ordinary_text_becomes_what_the_converter_makes_of_it(
    text: str, terms: Mentions | None
) -> None:
    short, long = both_ways(text, terms)
    assert short == long


@settings(deadline=None, max_examples=500)
@given(st.lists(st.one_of(NASTY, UNITS), max_size=20).map("".join))
def test_any_text_becomes_what_the_converter_makes_of_it(text: str) -> None:
    short, long = both_ways(text, mentions)
    assert short == long


@pytest.mark.parametrize(
    "text",
    [
        "One – “paragraph”, with 1.5 % of\nit (or so).\n\n\nTwo; 2016 too?\n",
        "Ж 中 ß\n",
        "`code` and `more code`, [[gone]]\n[[keep-it]]s and [words\nof it](https://e.org/a_b).",
        "Before:\n\n- one\n- two `x_y`\n  goes on\n- [[a_b]]\n\nAfter.",
        "| a | b |\n|---|--:|\n| `c` | 1 |\n| d | [[gone]] |\n\nAfter.",
    ],
)
def test_the_short_way_is_taken_by_ordinary_texts(text: str) -> None:
    assert shortened(text, TARGETS.get, None) is not None
    assert len(set(both_ways(text, mentions))) == 1


@pytest.mark.parametrize(
    "text",
    ["", "1. one", "in\n1. one", "a\n---", "a\n===", "  a", "a  \nb", "a\n    b", "a_b_", "a * b",
     "a & b", "a < b", "# a", "a|b", "a\xa0b", "a\tb", "`a", "``a``", "`a\\`", "`a\nb`", "a\n- b",
     "- a\n\n- b", "- a\n    - b", "- - a", "-a", "> a", "[a](b)", "![a](https://e.org)",
     "[[a]](https://e.org)", "[a](https://127.0.0.1/)", "[a](https://e.org:80)", "[[blank]]",
     "[[asks]]", "| a |\n|---|\n| b |", "| a | b |\n|---|---|\n| c |", "| a | b |\n|---|---|"],
)  # fmt: skip
def test_what_may_mean_more_is_left_to_the_converter(text: str) -> None:
    assert shortened(text, TARGETS.get, None) is None


def test_nearly_all_shipped_records_go_the_short_way() -> None:
    texts = [
        record["context"]
        for file in RECORDS.glob("[!_]*.yaml")
        if "context" in (record := yaml.safe_load(file.read_text("utf-8")))
    ]
    short = sum(shortened(text, TARGETS.get, None) is not None for text in texts)
    assert short > 0.9 * len(texts)
