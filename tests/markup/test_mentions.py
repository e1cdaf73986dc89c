"""Words that lead to what they mean: links are put in, and nothing else changes."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bootpath.markup import Converter, Mention, Target, inline
from bootpath.prose import complaints

CONVERTER = Converter()
WORD = re.compile(r"(?<!\w)(?:PVH?|legacy\s+support|42|amp|em|klzzwxh|class)(?!\w)")
HREF = "terms.html#a&b"
LINK = re.compile(r'<a class="term" href="terms\.html#a&amp;b">(.*?)</a>', re.DOTALL)

PIECES = st.sampled_from(
    [
        *("PV", "PVH", "legacy support", "legacy\nsupport", "42", "amp", "em", "class", "xPV"),
        *(
            "\n\n",
            "\n",
            " ",
            "- ",
            "1. ",
            "> ",
            "# ",
            "## ",
            "    ",
            "```\n",
            "| a | b |\n|---|---|\n",
        ),
        *("*", "**", "_", "`", "~~", "\\", "&", "&amp;", "<", ">", '"', "'", "|", "(", ")"),
        *("[[keep-it]]", "[[gone]]", "[PV](https://e.org/PV)", "<https://e.org/42>", "<em>", "\\*"),
        *("<a class=PV>", "![PV](x)", "[PV]", "é", "中", "a", "B", "\x02", "\x03", "\x00"),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def link(slug: str) -> Target | None:
    return Target("keep-it.html", "Keep PV") if slug == "keep-it" else None


def mentions(text: str) -> Iterator[Mention]:
    return (Mention(*found.span(), HREF) for found in WORD.finditer(text))


def nothing(_text: str) -> tuple[()]:
    return ()


def links_inside_links(html: str) -> int:
    depth = worst = 0
    for tag in re.findall(r"</?a\b", html):
        depth += 1 if tag == "<a" else -1
        worst = max(worst, depth)
    return worst - 1 if worst > 1 else 0


@settings(deadline=None, max_examples=500)
@given(TEXTS)
def test_a_short_text_without_its_term_links_is_what_it_was(text: str) -> None:
    html = inline(text, link, mentions)
    assert LINK.sub(r"\1", html) == inline(text, link)
    assert links_inside_links(html) == 0


@settings(deadline=None, max_examples=500)
@given(TEXTS)
def test_markdown_without_its_term_links_is_what_it_was(text: str) -> None:
    html = CONVERTER.block(text, link, mentions)
    assert LINK.sub(r"\1", html) == CONVERTER.block(text, link)
    assert links_inside_links(html) == 0


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_a_glossary_that_finds_nothing_changes_nothing(text: str) -> None:
    assert inline(text, link, nothing) == inline(text, link)
    assert CONVERTER.block(text, link, nothing) == CONVERTER.block(text, link)


def linked(html: str) -> list[str]:
    return LINK.findall(html)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The PV path and PVH.", ["PV", "PVH"]),
        ("Over *PV* and **PVH**, ~~PV~~.", ["PV", "PVH", "PV"]),
        ("- PV\n- the legacy\n  support\n", ["PV", "legacy\n  support"]),
        ("| PV | b |\n|---|---|\n| PVH | x |\n", ["PVH"]),
        ("# PV\n\nPVH", ["PVH"]),
        ("> PV said he\n\nPVH", ["PVH"]),
        ("`PV` and PVH", ["PVH"]),
        ("    PV in code\n\nPVH", ["PVH"]),
        ("```\nPV\n```\n\nPVH", ["PVH"]),
        ("[PV](https://example.org/PV) and PVH", ["PVH"]),
        ("<https://example.org/PV> and PVH", ["PVH"]),
        ("[[keep-it]] and PVH", ["PVH"]),
        ("legacy *support* and PVH & PV", ["PVH", "PV"]),
        ("un*PV*der PVH", ["PVH"]),
        (r"\*PV\* PVH", ["PV", "PVH"]),
    ],
)
def test_words_are_linked_in_prose_only(text: str, words: list[str]) -> None:
    assert linked(CONVERTER.block(text, link, mentions)) == words


def test_a_short_text_links_words_beside_code_and_references() -> None:
    html = inline("`PV` and [[keep-it]], PVH & <PV>, [[PV]]", link, mentions)
    assert html == (
        '<code>PV</code> and <a href="keep-it.html">Keep PV</a>, '
        '<a class="term" href="terms.html#a&amp;b">PVH</a> &amp; '
        '&lt;<a class="term" href="terms.html#a&amp;b">PV</a>&gt;, <code>PV</code>'
    )


def test_a_text_too_complex_to_convert_is_shown_as_typed_without_links() -> None:
    text = "PV " + "[" * 5_000
    assert any(complaints(text))
    assert CONVERTER.block(text, link, mentions) == CONVERTER.block(text, link)
